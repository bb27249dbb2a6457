//! An unmarried couple of the same sex is said to adopt the child, but the sex given is another.
//!
//! Why: how many couples and single people adopt, and who they are, is published every year.
//!
//! What to do: check the legal status and the sex of the adopters, and correct the wrong one.
//!
//! Source: Children looked-after return guide, validation check 518.

use crate::ssda903::writing::*;

/// L4 goes with MM and FF.
pub const RULE: Rule =
    rule("518").items(&["LS_ADOPTR", "SEX_ADOPTR"]).per_ad1(is_not_of_one_sex).examples(&[
        passes("two women", &[ad1("LS_ADOPTR=L4 SEX_ADOPTR=FF")]),
        finds("a man and a woman", &[ad1("LS_ADOPTR=L4 SEX_ADOPTR=MF").found()]),
        boundary_passes("a man and a woman, and said so", &[ad1("LS_ADOPTR=L3 SEX_ADOPTR=MF")]),
        boundary_finds("not said", &[ad1("LS_ADOPTR=L4").found()]),
    ]);

fn is_not_of_one_sex(ad1: &Ad1, _: &Collection) -> bool {
    ad1.ls_adoptr.is("L4") && !ad1.sex_adoptr.one_of(&["MM", "FF"])
}
