//! No child has more than one disability recorded.
//!
//! Why: many disabled children have several disabilities, so probably only the first is being recorded.
//!
//! What to do: check how disabilities are recorded and brought into the census.
//!
//! Source: Children in need census guide, validation rule 2888Q.

use crate::cin_census::writing::*;

/// NONE is not a disability.
pub const RULE: Rule =
    rule("2888Q").query().items(&["Disability"]).whole_return(nobody_has_several).examples(&[
        passes("one child has two", &[disability("Disability=MOB"), disability("Disability=LD")]),
        finds(
            "each has one",
            &[disability("LAchildID=1 Disability=MOB"), disability("LAchildID=2 Disability=LD")],
        ),
        boundary_finds(
            "one with none beside it",
            &[disability("Disability=MOB"), disability("Disability=NONE")],
        ),
        boundary_passes("no disabilities are in the return", &[identifiers("UPN=A123")]),
    ]);

fn nobody_has_several(returned: &Return, _: &Census, sink: &mut Sink) {
    let is_one = |row: &&Disability| row.disability.filled_but_none_of(&["NONE"]);
    let has_several = |child: Child| child.disabilities.iter().filter(is_one).count() > 1;
    if !returned.tables.disabilities.is_empty() && !returned.children().any(has_several) {
        sink.whole_return();
    }
}
