//! Whether an adopted child's carers fostered the child before is said with a code that is not 0 or 1.
//!
//! Why: adoptions by foster carers are counted apart.
//!
//! What to do: enter 1 if the adopters were the child's foster carers, and 0 if not.
//!
//! Source: Children looked-after return guide, validation check 114.

use crate::ssda903::writing::*;

/// Blank is another rule's business.
pub const RULE: Rule = rule("114").items(&["FOSTER_CARE"]).per_ad1(is_no_code).examples(&[
    passes("a code", &[ad1("FOSTER_CARE=1")]),
    finds("words", &[ad1("FOSTER_CARE=FORMER FOSTER CARER").found()]),
    boundary_passes("nothing", &[ad1("NB_ADOPTR=2")]),
    boundary_finds("the next number", &[ad1("FOSTER_CARE=2").found()]),
]);

fn is_no_code(adoption: &Ad1, _: &Collection) -> bool {
    adoption.foster_care.filled_but_none_of(&["0", "1"])
}
