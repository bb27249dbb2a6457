//! The child's date of birth is not the one in last year's return.
//!
//! Why: every age is counted from it; one of the two years is wrong.
//!
//! What to do: check which is right; if last year's was wrong, ask for it to be amended.
//!
//! Source: Children looked-after return guide, validation check 203.

use crate::ssda903::writing::*;

/// Asked of children in both years' headers. A date that is none counts as missing.
pub const RULE: Rule =
    rule("203").items(&["DOB"]).needs(&[Need::LastYear("Header")]).per_child(is_another).examples(&[
        passes("the same", &[header("DOB=2015-05-26"), last_year(header("DOB=2015-05-26"))]),
        finds("missing now", &[header("SEX=F").found(), last_year(header("DOB=2015-05-26"))]),
        passes(
            "not in last year's",
            &[header("DOB=2015-05-26"), last_year(header("CHILD=102 DOB=2015-05-27"))],
        ),
        boundary_finds(
            "a day later",
            &[header("DOB=2015-05-27").found(), last_year(header("DOB=2015-05-26"))],
        ),
        boundary_passes("missing in both", &[header("SEX=F"), last_year(header("SEX=F"))]),
    ]);

fn is_another(child: &Child, _: &Collection, sink: &mut Sink) {
    let Some(before) = child.last_year.header() else { return };
    child.headers.iter().filter(|now| now.dob.known() != before.dob.known()).for_each(|now| sink.row(now));
}
