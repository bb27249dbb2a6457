//! Two children have the same unique pupil number.
//!
//! Why: the number ties a child to their schooling; with two children on one, both histories are wrong.
//!
//! What to do: find out whose number it is. If both are one child, join their records.
//!
//! Source: Children in need census guide, validation rule 1520.

use std::collections::BTreeMap;

use crate::cin_census::writing::*;

/// One fault for each number that is shared.
pub const RULE: Rule = rule("1520").items(&["UPN"]).whole_return(shares_a_number).examples(&[
    passes("each their own", &[identifiers("LAchildID=1 UPN=A123"), identifiers("LAchildID=2 UPN=A124")]),
    finds(
        "two on one",
        &[identifiers("LAchildID=1 UPN=A123").found(), identifiers("LAchildID=2 UPN=A123").found()],
    ),
    boundary_passes("both without", &[identifiers("LAchildID=1"), identifiers("LAchildID=2")]),
]);

fn shares_a_number(returned: &Return, _: &Census, sink: &mut Sink) {
    let mut with: BTreeMap<&Text, Vec<&dyn Row>> = BTreeMap::new();
    for child in returned.tables.identifiers.iter().filter(|child| child.upn.is_filled()) {
        with.entry(&child.upn).or_default().push(child);
    }
    with.values().filter(|rows| rows.len() > 1).for_each(|rows| sink.rows(rows));
}
