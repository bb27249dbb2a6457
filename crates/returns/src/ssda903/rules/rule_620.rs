//! The child is said to be a mother, but was under 11 when the year began.
//!
//! Why: a child of that age is not a mother: the answer or the date of birth is wrong.
//!
//! What to do: correct the date of birth, or say 0 for not a mother.
//!
//! Source: Children looked-after return guide, validation check 620.

use crate::ssda903::writing::*;

/// The eleventh birthday must not be after 1 April of the year.
pub const RULE: Rule = rule("620").items(&["DOB", "MOTHER"]).per_header(is_too_young).examples(&[
    passes("of age", &[header("MOTHER=1 DOB=2010-05-26")]),
    passes("not a mother", &[header("MOTHER=0 DOB=2020-05-26")]),
    finds("far too young", &[header("MOTHER=1 DOB=2020-05-26").found()]),
    boundary_passes("11 that very day", &[header("MOTHER=1 DOB=2015-04-01")]),
    boundary_finds("11 the day after", &[header("MOTHER=1 DOB=2015-04-02").found()]),
]);

fn is_too_young(header: &Header, collection: &Collection) -> bool {
    header.mother.is("1") && header.dob.plus_years(11).is_after(collection.start)
}
