//! A child has no referral.
//!
//! Why: a child is in the census because of a referral.
//!
//! What to do: add the child's referral, or leave the child out.
//!
//! Source: Children in need census guide, validation rule 8590.

use crate::cin_census::writing::*;

/// Looks at each child with identifiers.
pub const RULE: Rule = rule("8590").items(&["LAchildID"]).per_child(has_no_referral).examples(&[
    passes("one", &[identifiers("LAchildID=101"), details("LAchildID=101")]),
    finds("none", &[identifiers("LAchildID=101").found()]),
    boundary_finds("another child's", &[identifiers("LAchildID=101").found(), details("LAchildID=102")]),
]);

fn has_no_referral(child: &Child, _: &Census, sink: &mut Sink) {
    if child.details.is_empty() {
        child.identifiers.iter().for_each(|identity| sink.row(identity));
    }
}
