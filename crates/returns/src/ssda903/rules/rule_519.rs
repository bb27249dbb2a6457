//! A couple in a civil partnership is said to adopt the child, but the sex given is not that of a couple.
//!
//! Why: how many couples and single people adopt, and who they are, is published every year.
//!
//! What to do: check the legal status and the sex of the adopters, and correct the wrong one.
//!
//! Source: Children looked-after return guide, validation check 519.

use crate::ssda903::writing::*;

/// L2 goes with MM, FF and MF.
pub const RULE: Rule = rule("519").items(&["LS_ADOPTR", "SEX_ADOPTR"]).per_ad1(is_no_couple).examples(&[
    passes("two men", &[ad1("LS_ADOPTR=L2 SEX_ADOPTR=MM")]),
    finds("one", &[ad1("LS_ADOPTR=L2 SEX_ADOPTR=M1").found()]),
    boundary_passes("a man and a woman", &[ad1("LS_ADOPTR=L2 SEX_ADOPTR=MF")]),
    boundary_finds("not said", &[ad1("LS_ADOPTR=L2").found()]),
]);

fn is_no_couple(ad1: &Ad1, _: &Collection) -> bool {
    ad1.ls_adoptr.is("L2") && !ad1.sex_adoptr.one_of(&["MM", "FF", "MF"])
}
