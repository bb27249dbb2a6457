//! A child is unaccompanied and seeking asylum this year, but was in last year's return without being so.
//!
//! Why: a child arrives alone once; one of the two years is wrong.
//!
//! What to do: check the status; if last year's return was wrong, ask for it to be amended.
//!
//! Source: Children looked-after return guide, validation check 205D.

use crate::ssda903::writing::*;

/// Points at the header, or at the UASC file where there is no header.
pub const RULE: Rule = rule("205D")
    .items(&["CHILD", "UASC"])
    .needs(&[Need::LastYear("UASC")])
    .per_child(was_not_so_before)
    .examples(&[
        passes(
            "so in both",
            &[header("UASC=1"), last_year(header("UASC=1")), collection("given_last_year=UASC")],
        ),
        finds(
            "not so last year",
            &[header("UASC=1").found(), last_year(header("UASC=0")), collection("given_last_year=UASC")],
        ),
        boundary_passes("not in last year's return", &[uasc("SEX=M"), last_year(uasc("CHILD=102 SEX=M"))]),
        boundary_finds(
            "in the header, and in no file last year",
            &[
                header("DOB=2010-05-26").found(),
                uasc("SEX=M"),
                last_year(header("DOB=2010-05-26")),
                collection("given_last_year=UASC"),
            ],
        ),
    ]);

fn was_not_so_before(child: &Child, _: &Collection, sink: &mut Sink) {
    if child.uasc_mark() != Some(true) || child.last_year.uasc_mark() != Some(false) {
        return;
    }
    child.headers.iter().for_each(|header| sink.row(header));
    if child.headers.is_empty() {
        child.uasc.iter().for_each(|row| sink.row(row));
    }
}
