//! A married couple of a man and a woman is said to adopt the child, but the sex given is another.
//!
//! Why: how many couples and single people adopt, and who they are, is published every year.
//!
//! What to do: check the legal status and the sex of the adopters, and correct the wrong one.
//!
//! Source: Children looked-after return guide, validation check 520.

use crate::ssda903::writing::*;

/// L11 goes with MF.
pub const RULE: Rule = rule("520").items(&["LS_ADOPTR", "SEX_ADOPTR"]).per_ad1(is_not_mf).examples(&[
    passes("a man and a woman", &[ad1("LS_ADOPTR=L11 SEX_ADOPTR=MF")]),
    finds("two women", &[ad1("LS_ADOPTR=L11 SEX_ADOPTR=FF").found()]),
    boundary_passes("two women, and said so", &[ad1("LS_ADOPTR=L12 SEX_ADOPTR=FF")]),
    boundary_finds("not said", &[ad1("LS_ADOPTR=L11").found()]),
]);

fn is_not_mf(ad1: &Ad1, _: &Collection) -> bool {
    ad1.ls_adoptr.is("L11") && !ad1.sex_adoptr.is("MF")
}
