//! A single person is said to adopt the child, but the sex given is that of a couple, or none.
//!
//! Why: how many couples and single people adopt, and who they are, is published every year.
//!
//! What to do: check the legal status and the sex of the adopters, and correct the wrong one.
//!
//! Source: Children looked-after return guide, validation check 514.

use crate::ssda903::writing::*;

/// L0 goes with M1 and F1.
pub const RULE: Rule = rule("514").items(&["LS_ADOPTR", "SEX_ADOPTR"]).per_ad1(is_not_single).examples(&[
    passes("one", &[ad1("LS_ADOPTR=L0 SEX_ADOPTR=F1")]),
    finds("a couple", &[ad1("LS_ADOPTR=L0 SEX_ADOPTR=FF").found()]),
    boundary_passes("a couple, and said so", &[ad1("LS_ADOPTR=L12 SEX_ADOPTR=FF")]),
    boundary_finds("not said", &[ad1("LS_ADOPTR=L0").found()]),
]);

fn is_not_single(ad1: &Ad1, _: &Collection) -> bool {
    ad1.ls_adoptr.is("L0") && !ad1.sex_adoptr.one_of(&["M1", "F1"])
}
