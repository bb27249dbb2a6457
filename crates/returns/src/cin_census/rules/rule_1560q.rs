//! A former unique pupil number does not have the shape of one.
//!
//! Why: the former number ties the child to earlier schooling; this one cannot be found.
//!
//! What to do: ask the school for the number; if it is not known, leave it out.
//!
//! Source: Children in need census guide, validation rule 1560Q.

use kith_vocabulary::identifiers::upn::Upn;

use crate::cin_census::writing::*;

/// A letter, eleven digits, and a digit or (when it was temporary) a letter.
pub const RULE: Rule = rule("1560Q").query().items(&["FormerUPN"]).per_identifiers(has_no_shape).examples(&[
    passes("a number", &[identifiers("FormerUPN=X987654321231")]),
    passes("none", &[identifiers("UPN=R100000000001")]),
    finds("a letter among the digits", &[identifiers("FormerUPN=X0000y0000007").found()]),
    boundary_finds("a digit short", &[identifiers("FormerUPN=X98765432123").found()]),
    boundary_passes("a temporary number", &[identifiers("FormerUPN=P00000000000B")]),
]);

fn has_no_shape(child: &ChildIdentifiers, _: &Census) -> bool {
    child.former_upn.is_filled() && child.former_upn.as_str().parse::<Upn>().is_err()
}
