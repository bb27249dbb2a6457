//! The child was over 25 when the year began.
//!
//! Why: nobody over 25 is in the return; the date of birth is wrong, or the row should not be there.
//!
//! What to do: correct the date of birth, or remove the row.
//!
//! Source: Children looked-after return guide, validation check 351.

use crate::ssda903::writing::*;

/// A twenty-fifth birthday on the first day of the year is not over 25.
pub const RULE: Rule = rule("351").items(&["DOB"]).per_header(is_too_old).examples(&[
    passes("a child", &[header("DOB=2015-05-26")]),
    finds("too old", &[header("DOB=1999-05-26").found()]),
    boundary_passes("25 that very day", &[header("DOB=2001-04-01")]),
    boundary_finds("25 the day before", &[header("DOB=2001-03-31").found()]),
]);

fn is_too_old(header: &Header, collection: &Collection) -> bool {
    header.dob.plus_years(25).is_before(collection.start)
}
