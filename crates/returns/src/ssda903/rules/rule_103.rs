//! The child's ethnicity is missing or is not one of the collection's codes.
//!
//! Why: figures by ethnicity show which children are looked after more often than others.
//!
//! What to do: record the code as the family gives it; REFU says they would not, NOBT that it has not been asked yet.
//!
//! Source: Children looked-after return guide, validation check 103.

use kith_vocabulary::codes::ethnicity::Ethnicity;

use crate::ssda903::writing::*;

/// Blank is a fault too: there are codes for not knowing.
pub const RULE: Rule = rule("103").items(&["ETHNIC"]).per_header(is_no_code).examples(&[
    passes("a code", &[header("ETHNIC=MWBC")]),
    finds("missing", &[header("SEX=F").found(), header("CHILD=102 ETHNIC=WBRI")]),
    boundary_passes("typed in small letters", &[header("ETHNIC=wbri")]),
    boundary_finds("words", &[header("ETHNIC=WHITE BRITISH").found()]),
]);

fn is_no_code(header: &Header, _: &Collection) -> bool {
    Ethnicity::from_code(header.ethnic.as_str()).is_none()
}
