//! Some of the items on the child's adoption are filled and others are blank.
//!
//! Why: an adoption is told whole or not at all.
//!
//! What to do: fill every item on the adoption, or none if the child was not adopted.
//!
//! Source: Children looked-after return guide, validation check 151.

use crate::ssda903::writing::*;

/// Six items, all or none.
pub const RULE: Rule = rule("151").items(ADOPTION_ITEMS).per_ad1(is_told_in_part).examples(&[
    passes(
        "whole",
        &[ad1(
            "DATE_INT=2025-05-26 DATE_MATCH=2026-05-26 FOSTER_CARE=0 NB_ADOPTR=2 SEX_ADOPTR=MF LS_ADOPTR=L11",
        )],
    ),
    finds("the match only", &[ad1("DATE_MATCH=2026-05-26").found()]),
    boundary_passes("nothing", &[ad1("DOB=2022-05-26")]),
    boundary_finds(
        "one is missing",
        &[ad1("DATE_INT=2025-05-26 DATE_MATCH=2026-05-26 FOSTER_CARE=0 NB_ADOPTR=2 SEX_ADOPTR=MF").found()],
    ),
]);

fn is_told_in_part(adoption: &Ad1, _: &Collection) -> bool {
    adoption.filled().contains(&true) && adoption.filled().contains(&false)
}
