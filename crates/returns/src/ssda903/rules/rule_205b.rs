//! A child is unaccompanied and seeking asylum this year as last year, but the dates the status ends do not bear this
//! out.
//!
//! Why: the status ends on the eighteenth birthday unless it is ended before, and the date says which.
//!
//! What to do: check the day the status ends, in this return and in last year's.
//!
//! Source: Children looked-after return guide, validation check 205B.

use crate::ssda903::writing::*;

/// Last year's date should be the eighteenth birthday; this year's the same, or another within the year.
pub const RULE: Rule = rule("205B")
    .items(&["DUC", "UASC"])
    .needs(&[Need::Table("UASC"), Need::LastYear("UASC")])
    .per_child(dates_are_not_borne_out)
    .examples(&[
        passes(
            "the eighteenth birthday in both",
            &[uasc("SEX=M DUC=2027-05-26"), last_year(uasc("SEX=M DOB=2009-05-26 DUC=2027-05-26"))],
        ),
        passes(
            "ended in the year",
            &[uasc("SEX=M DUC=2026-05-26"), last_year(uasc("SEX=M DOB=2009-05-26 DUC=2027-05-26"))],
        ),
        finds(
            "last year's is another day",
            &[uasc("SEX=M DUC=2026-05-26").found(), last_year(uasc("SEX=M DOB=2009-05-26 DUC=2026-05-26"))],
        ),
        boundary_finds(
            "ended the day after the year",
            &[uasc("SEX=M DUC=2027-04-01").found(), last_year(uasc("SEX=M DOB=2009-05-26 DUC=2027-05-26"))],
        ),
        boundary_passes(
            "not so last year",
            &[uasc("SEX=M DUC=2027-04-01"), last_year(uasc("CHILD=102 SEX=M"))],
        ),
    ]);

fn dates_are_not_borne_out(child: &Child, collection: &Collection, sink: &mut Sink) {
    if child.uasc_mark() != Some(true) || child.last_year.uasc_mark() != Some(true) {
        return;
    }
    let before = child.last_year.uasc.first();
    let birthday = before.and_then(|row| row.dob.plus_years(18));
    let end_before = before.and_then(|row| row.duc.known());
    for row in child.uasc {
        let ends = row.duc.is_within(collection.start, collection.end) || row.duc.is_same_day(end_before);
        if !ends || !end_before.is_same_day(birthday) {
            sink.row(row);
            child.headers.iter().for_each(|header| sink.row(header));
        }
    }
}
