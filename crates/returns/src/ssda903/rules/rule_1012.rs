//! There is information about a child who had no episode of care this year.
//!
//! Why: reviews, health checks, times missing and decisions about permanence are told of looked-after children only.
//!
//! What to do: remove the row, or add the child's episodes.
//!
//! Source: Children looked-after return guide, validation check 1012.

use crate::ssda903::writing::*;

/// Whatever the child has in these six tables, without an episode.
pub const RULE: Rule =
    rule("1012").items(&["CHILD"]).needs(&[Need::Table("Episodes")]).per_child(has_no_episode).examples(&[
        passes("looked after", &[review("CHILD=101"), episode("CHILD=101")]),
        finds(
            "not looked after",
            &[
                review("CHILD=101").found(),
                oc2("CHILD=101").found(),
                missing("CHILD=101").found(),
                collection("given=Episodes"),
            ],
        ),
        finds(
            "about permanence",
            &[
                ad1("CHILD=101").found(),
                prev_perm("CHILD=101").found(),
                placed_adoption("CHILD=101").found(),
                collection("given=Episodes"),
            ],
        ),
        boundary_passes(
            "a care leaver with nothing else",
            &[oc3("CHILD=101"), header("CHILD=101"), collection("given=Episodes")],
        ),
        boundary_finds("another child was", &[review("CHILD=101").found(), episode("CHILD=102")]),
    ]);

fn has_no_episode(child: &Child, _: &Collection, sink: &mut Sink) {
    if !child.episodes.is_empty() {
        return;
    }
    child.placed_adoption.iter().for_each(|row| sink.row(row));
    child.missing.iter().for_each(|row| sink.row(row));
    child.reviews.iter().for_each(|row| sink.row(row));
    child.ad1.iter().for_each(|row| sink.row(row));
    child.prev_perm.iter().for_each(|row| sink.row(row));
    child.oc2.iter().for_each(|row| sink.row(row));
}
