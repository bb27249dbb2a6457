//! The child's ethnic background is missing or is not one of the census's codes.
//!
//! Why: national figures are given by ethnic background, and a child without a valid code falls out of them.
//!
//! What to do: record what the child or family say; NOBT if they have not been asked yet, REFU if they did not
//! wish to say.
//!
//! Source: Children in need census guide, validation rule 4220.

use kith_vocabulary::codes::ethnicity::Ethnicity;

use crate::cin_census::writing::*;

/// Blank is no code.
pub const RULE: Rule = rule("4220").items(&["Ethnicity"]).per_characteristics(is_no_code).examples(&[
    passes("a code", &[characteristics("Ethnicity=WBRI")]),
    passes("not yet asked", &[characteristics("Ethnicity=NOBT")]),
    finds("missing", &[characteristics("LAchildID=101").found()]),
    boundary_finds("nearly a code", &[characteristics("Ethnicity=ABAB").found()]),
]);

fn is_no_code(child: &ChildCharacteristics, _: &Census) -> bool {
    Ethnicity::from_code(child.ethnicity.as_str()).is_none()
}
