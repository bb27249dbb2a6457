//! The child's sex is recorded as unknown.
//!
//! Why: the return is about children somebody knows; their sex is nearly always known.
//!
//! What to do: record M or F if it is known; if not, explain it when the return is sent.
//!
//! Source: Children looked-after return guide, validation check 232.

use crate::ssda903::writing::*;

/// U is a code, and is to be looked at.
pub const RULE: Rule = rule("232").since(2025).query().items(&["SEX"]).per_header(is_unknown).examples(&[
    passes("known", &[header("SEX=F")]),
    finds("unknown", &[header("SEX=U").found(), header("CHILD=102 SEX=M")]),
    boundary_passes("nothing is another rule's business", &[header("DOB=2015-05-26")]),
]);

fn is_unknown(header: &Header, _: &Collection) -> bool {
    header.sex.is("U")
}
