//! A child unaccompanied and seeking asylum last year is not so any more, and the date it ended does not bear this
//! out.
//!
//! Why: money and support follow the status, so its end must be recorded in the year in which it happened.
//!
//! What to do: check the day the status ended, in this return and in last year's.
//!
//! Source: Children looked-after return guide, validation check 205A.

use crate::ssda903::writing::*;

/// The status must have ended within last year, and no end may be given this year.
pub const RULE: Rule = rule("205A")
    .items(&["CHILD", "UASC"])
    .needs(&[Need::Table("UASC"), Need::LastYear("UASC")])
    .per_child(end_is_not_borne_out)
    .examples(&[
        passes(
            "ended last year",
            &[header("UASC=0"), uasc("CHILD=102"), last_year(uasc("SEX=M DUC=2025-05-26"))],
        ),
        finds("no end given", &[header("UASC=0").found(), uasc("CHILD=102"), last_year(uasc("SEX=M"))]),
        finds(
            "an end this year",
            &[
                uasc("SEX=M DUC=2026-05-26").found(),
                header("UASC=0").found(),
                last_year(uasc("SEX=M DUC=2025-05-26")),
            ],
        ),
        passes("still so", &[header("UASC=1"), uasc("SEX=M"), last_year(uasc("SEX=M"))]),
        boundary_passes(
            "the last day of last year",
            &[header("UASC=0"), uasc("CHILD=102"), last_year(uasc("DUC=2026-03-31"))],
        ),
        boundary_finds(
            "the day after",
            &[header("UASC=0").found(), uasc("CHILD=102"), last_year(uasc("DUC=2026-04-01"))],
        ),
    ]);

fn end_is_not_borne_out(child: &Child, collection: &Collection, sink: &mut Sink) {
    let Some(now) = child.uasc_mark() else { return };
    if now || child.last_year.uasc_mark() != Some(true) {
        return;
    }
    let (first, last) = (collection.start.plus_years(-1), collection.start.plus_days(-1));
    let ended_last_year = child.last_year.uasc.iter().any(|row| row.duc.is_within(first, last));
    if !ended_last_year || child.uasc.iter().any(|row| row.duc.is_filled()) {
        child.uasc.iter().for_each(|row| sink.row(row));
        child.headers.iter().for_each(|header| sink.row(header));
    }
}
