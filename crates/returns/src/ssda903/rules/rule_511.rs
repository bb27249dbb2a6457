//! Two people are said to adopt the child, but one sex is given.
//!
//! Why: how many couples and single people adopt, and who they are, is published every year.
//!
//! What to do: check how many adopters there are, and correct their number or their sex.
//!
//! Source: Children looked-after return guide, validation check 511.

use crate::ssda903::writing::*;

/// Two go with MM, FF and MF.
pub const RULE: Rule = rule("511").items(&["NB_ADOPTR", "SEX_ADOPTR"]).per_ad1(is_one).examples(&[
    passes("two", &[ad1("NB_ADOPTR=2 SEX_ADOPTR=MF")]),
    finds("two and one", &[ad1("NB_ADOPTR=2 SEX_ADOPTR=M1").found()]),
    boundary_passes("one", &[ad1("NB_ADOPTR=1 SEX_ADOPTR=F1")]),
    boundary_passes("not said", &[ad1("NB_ADOPTR=2")]),
]);

fn is_one(ad1: &Ad1, _: &Collection) -> bool {
    ad1.nb_adoptr.is("2") && ad1.sex_adoptr.one_of(&["M1", "F1"])
}
