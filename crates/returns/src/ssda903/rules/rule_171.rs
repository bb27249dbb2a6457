//! The date of birth of the mother's child is not a date.
//!
//! Why: it says how old a young mother was.
//!
//! What to do: give the date of birth as day/month/year, or leave it blank if she has no child.
//!
//! Source: Children looked-after return guide, validation check 171.

use crate::ssda903::writing::*;

/// Blank is another rule's business.
pub const RULE: Rule = rule("171").items(&["MC_DOB"]).per_header(is_not_a_date).examples(&[
    passes("a date", &[header("MC_DOB=2026-05-26")]),
    finds("a day that is not", &[header("MC_DOB=38/04/2026").found()]),
    boundary_passes("nothing", &[header("SEX=F")]),
    boundary_finds("a year of two figures", &[header("MC_DOB=26/05/26").found()]),
]);

fn is_not_a_date(header: &Header, _: &Collection) -> bool {
    header.mc_dob.is_unknown()
}
