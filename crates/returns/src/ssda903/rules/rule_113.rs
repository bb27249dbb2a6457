//! The date the child was matched with adopters is not a date.
//!
//! Why: how long a child waits for adopters is counted to this day.
//!
//! What to do: give the day of the match, as day/month/year.
//!
//! Source: Children looked-after return guide, validation check 113.

use crate::ssda903::writing::*;

/// Blank is another rule's business.
pub const RULE: Rule = rule("113").items(&["DATE_MATCH"]).per_ad1(match_is_not_a_date).examples(&[
    passes("a date", &[ad1("DATE_MATCH=2026-05-26")]),
    finds("a day that is not", &[ad1("DATE_MATCH=38/04/2026").found()]),
    boundary_passes("nothing", &[ad1("NB_ADOPTR=2")]),
    boundary_finds("a year of two figures", &[ad1("DATE_MATCH=26/05/26").found()]),
]);

fn match_is_not_a_date(adoption: &Ad1, _: &Collection) -> bool {
    adoption.date_match.is_unknown()
}
