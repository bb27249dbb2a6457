//! The child's date of birth is missing or is not a date.
//!
//! Why: every age in the return is counted from it.
//!
//! What to do: give the date of birth as day/month/year.
//!
//! Source: Children looked-after return guide, validation check 102.

use crate::ssda903::writing::*;

/// Blank is a fault too: every child has a birthday.
pub const RULE: Rule = rule("102").items(&["DOB"]).per_header(has_no_birthday).examples(&[
    passes("a date", &[header("DOB=2015-05-26")]),
    finds("missing", &[header("SEX=F").found(), header("CHILD=102 DOB=2015-05-26")]),
    boundary_passes("29 February in a leap year", &[header("DOB=2012-02-29")]),
    boundary_finds("29 February in another year", &[header("DOB=29/02/2013").found()]),
]);

fn has_no_birthday(header: &Header, _: &Collection) -> bool {
    !header.dob.is_known()
}
