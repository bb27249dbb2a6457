//! The decision to place the child for adoption came after the freeing order.
//!
//! Why: a court makes the order only for a child whom the authority has already decided to place.
//!
//! What to do: check the date of the decision and the date the legal status began.
//!
//! Source: Children looked-after return guide, validation check 556, until 2023/24.

use crate::ssda903::writing::*;

/// Each episode under D1 against the date of the decision.
pub const RULE: Rule =
    rule("556").until(2024).items(&["DATE_PLACED", "DECOM"]).per_child(was_ordered_before).examples(&[
        passes(
            "decided before",
            &[placed_adoption("DATE_PLACED=2005-05-01"), episode("DECOM=2005-05-26 LS=D1")],
        ),
        passes(
            "before the first of two",
            &[
                placed_adoption("DATE_PLACED=2005-05-20"),
                episode("DECOM=2005-06-26 LS=D1"),
                episode("DECOM=2005-05-26 LS=D1"),
            ],
        ),
        finds(
            "decided after",
            &[placed_adoption("DATE_PLACED=2005-06-01"), episode("DECOM=2005-05-26 LS=D1").found()],
        ),
        boundary_passes(
            "that day",
            &[placed_adoption("DATE_PLACED=2005-05-26"), episode("DECOM=2005-05-26 LS=D1")],
        ),
        boundary_finds(
            "the day after",
            &[placed_adoption("DATE_PLACED=2005-05-27"), episode("DECOM=2005-05-26 LS=D1").found()],
        ),
    ]);

fn was_ordered_before(child: &Child, _: &Collection, sink: &mut Sink) {
    for episode in child.episodes.iter().filter(|episode| episode.ls.is("D1")) {
        if child.placed_adoption.iter().any(|decision| decision.date_placed.is_after(&episode.decom)) {
            sink.row(episode);
        }
    }
}
