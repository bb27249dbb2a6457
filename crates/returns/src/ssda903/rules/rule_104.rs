//! The date a child stopped being unaccompanied and seeking asylum is not a date, or is before this year.
//!
//! Why: a child whose status ended in an earlier year no longer belongs in this file.
//!
//! What to do: correct the date, or remove the row if the status ended before 1 April.
//!
//! Source: Children looked-after return guide, validation check 104.

use crate::ssda903::writing::*;

/// Blank says that the status has not ended.
pub const RULE: Rule = rule("104").items(&["DUC"]).per_uasc(is_no_date_of_the_year).examples(&[
    passes("in the year", &[uasc("DUC=2026-05-26")]),
    passes("not ended", &[uasc("SEX=M")]),
    finds("no date", &[uasc("DUC=26/13/2026").found()]),
    boundary_passes("the first day of the year", &[uasc("DUC=2026-04-01")]),
    boundary_finds("the day before", &[uasc("DUC=2026-03-31").found()]),
]);

fn is_no_date_of_the_year(row: &Uasc, collection: &Collection) -> bool {
    row.duc.is_unknown() || row.duc.is_before(collection.start)
}
