//! The child's date of birth is after the end of the year.
//!
//! Why: the return is about children who were looked after in the year.
//!
//! What to do: correct the date of birth.
//!
//! Source: Children looked-after return guide, validation check 301.

use crate::ssda903::writing::*;

/// A child born on the last day of the year may be right.
pub const RULE: Rule = rule("301").items(&["DOB"]).per_header(is_not_born).examples(&[
    passes("born before", &[header("DOB=2015-05-26")]),
    finds("born later", &[header("DOB=2028-05-26").found()]),
    boundary_passes("the last day of the year", &[header("DOB=2027-03-31")]),
    boundary_finds("the day after", &[header("DOB=2027-04-01").found()]),
]);

fn is_not_born(header: &Header, collection: &Collection) -> bool {
    header.dob.is_after(collection.end)
}
