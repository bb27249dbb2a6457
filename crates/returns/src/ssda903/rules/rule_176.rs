//! The sex of the adopters is not one of the collection's codes.
//!
//! Why: it says who adopts.
//!
//! What to do: record M1, F1, MM, FF or MF as the collection's guide has it.
//!
//! Source: Children looked-after return guide, validation check 176.

use kith_vocabulary::codes::adopter_sex::AdopterSex;

use crate::ssda903::writing::*;

/// Blank is another rule's business.
pub const RULE: Rule = rule("176").items(&["SEX_ADOPTR"]).per_ad1(is_no_code).examples(&[
    passes("a code", &[ad1("SEX_ADOPTR=MF")]),
    finds("a number", &[ad1("SEX_ADOPTR=1").found()]),
    boundary_passes("nothing", &[ad1("NB_ADOPTR=2")]),
    boundary_finds("the letters turned round", &[ad1("SEX_ADOPTR=FM").found()]),
]);

fn is_no_code(adoption: &Ad1, _: &Collection) -> bool {
    let sex = &adoption.sex_adoptr;
    sex.is_filled() && AdopterSex::from_code(sex.as_str()).is_none()
}
