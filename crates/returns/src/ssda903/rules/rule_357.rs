//! The first episode of a child who came into care this year is not marked as the start of being looked
//! after.
//!
//! Why: a period of care is counted from an episode that says it started; without one the child never came
//! into care.
//!
//! What to do: look for an earlier episode that was left out. If there is none, change the reason for the new
//! episode to S.
//!
//! Source: Children looked-after return guide, validation check 357.

use crate::ssda903::writing::*;

/// Only a first episode that starts in the year: an earlier one may go on from a return that is not at hand.
pub const RULE: Rule = rule("357").items(&["RNE"]).per_child(does_not_start).examples(&[
    passes("started", &[episode("DECOM=2026-05-26 RNE=S"), episode("DECOM=2026-06-26 RNE=P")]),
    finds(
        "moved before coming",
        &[episode("DECOM=2026-05-26 RNE=P").found(), episode("DECOM=2026-06-26 RNE=P")],
    ),
    finds("no reason at all", &[episode("DECOM=2026-05-26").found()]),
    boundary_finds("from the first day of the year", &[episode("DECOM=2026-04-01 RNE=L").found()]),
    boundary_passes("from the day before", &[episode("DECOM=2026-03-31 RNE=L")]),
]);

fn does_not_start(child: &Child, collection: &Collection, sink: &mut Sink) {
    if let Some(first) = child.earliest_episode()
        && first.decom.is_on_or_after(collection.start)
        && !first.rne.is("S")
    {
        sink.row(first);
    }
}
