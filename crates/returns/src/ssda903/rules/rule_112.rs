//! The date of the decision that the child should be placed for adoption is not a date.
//!
//! Why: how long adoption takes is counted from this day.
//!
//! What to do: give the day of the decision, as day/month/year.
//!
//! Source: Children looked-after return guide, validation check 112.

use crate::ssda903::writing::*;

/// Blank is another rule's business.
pub const RULE: Rule = rule("112").items(&["DATE_INT"]).per_ad1(decision_is_not_a_date).examples(&[
    passes("a date", &[ad1("DATE_INT=2026-05-26")]),
    finds("a day that is not", &[ad1("DATE_INT=38/04/2026").found()]),
    boundary_passes("nothing", &[ad1("NB_ADOPTR=2")]),
    boundary_finds("a year of two figures", &[ad1("DATE_INT=26/05/26").found()]),
]);

fn decision_is_not_a_date(adoption: &Ad1, _: &Collection) -> bool {
    adoption.date_int.is_unknown()
}
