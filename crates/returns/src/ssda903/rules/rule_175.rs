//! The number of adopters is not 1 or 2.
//!
//! Why: adoptions by one person and by couples are counted apart.
//!
//! What to do: enter 1 or 2.
//!
//! Source: Children looked-after return guide, validation check 175.

use crate::ssda903::writing::*;

/// Blank is another rule's business.
pub const RULE: Rule = rule("175").items(&["NB_ADOPTR"]).per_ad1(is_no_code).examples(&[
    passes("a couple", &[ad1("NB_ADOPTR=2")]),
    finds("a word", &[ad1("NB_ADOPTR=TWO").found()]),
    boundary_passes("nothing", &[ad1("SEX_ADOPTR=MF")]),
    boundary_finds("the nearest numbers", &[ad1("NB_ADOPTR=0").found(), ad1("NB_ADOPTR=3").found()]),
]);

fn is_no_code(adoption: &Ad1, _: &Collection) -> bool {
    adoption.nb_adoptr.filled_but_none_of(&["1", "2"])
}
