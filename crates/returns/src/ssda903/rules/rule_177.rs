//! The adopters' legal status is not one of the collection's codes.
//!
//! Why: it says who adopts.
//!
//! What to do: record L0, L11, L12, L2, L3 or L4 as the collection's guide has it.
//!
//! Source: Children looked-after return guide, validation check 177.

use kith_vocabulary::codes::adopter_legal_status::AdopterLegalStatus;

use crate::ssda903::writing::*;

/// Blank is another rule's business.
pub const RULE: Rule = rule("177").items(&["LS_ADOPTR"]).per_ad1(is_no_code).examples(&[
    passes("a code", &[ad1("LS_ADOPTR=L11")]),
    finds("a word", &[ad1("LS_ADOPTR=MARRIED").found()]),
    boundary_passes("nothing", &[ad1("NB_ADOPTR=2")]),
    boundary_finds("a code that was split", &[ad1("LS_ADOPTR=L1").found()]),
]);

fn is_no_code(adoption: &Ad1, _: &Collection) -> bool {
    let status = &adoption.ls_adoptr;
    status.is_filled() && AdopterLegalStatus::from_code(status.as_str()).is_none()
}
