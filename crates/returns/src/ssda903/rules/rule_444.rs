//! Two children have the same unique pupil number.
//!
//! Why: the number ties a child to their schooling; with two children on one, both histories are wrong.
//!
//! What to do: find out whose number it is. If both rows are one child, join their records.
//!
//! Source: Children looked-after return guide, validation check 444, from 2025/26.

use std::collections::HashMap;

use crate::ssda903::writing::*;

/// The codes that say a number is not known may be shared.
pub const RULE: Rule = rule("444").since(2026).items(&["UPN"]).whole_return(shares_a_number).examples(&[
    passes("each their own", &[header("CHILD=101 UPN=A123"), header("CHILD=102 UPN=A124")]),
    finds("two on one", &[header("CHILD=101 UPN=A123").found(), header("CHILD=102 UPN=A123").found()]),
    boundary_passes(
        "both not known",
        &[header("CHILD=101 UPN=UN1"), header("CHILD=102 UPN=UN1"), header("CHILD=103")],
    ),
]);

fn shares_a_number(returned: &Return, _: &Collection, sink: &mut Sink) {
    let mut with: HashMap<&Text, usize> = HashMap::new();
    for header in &returned.this.headers {
        *with.entry(&header.upn).or_default() += 1;
    }
    for header in &returned.this.headers {
        let upn = &header.upn;
        if upn.is_filled() && !upn.one_of(&["UN1", "UN2", "UN3", "UN4", "UN5"]) && with[upn] > 1 {
            sink.row(header);
        }
    }
}
