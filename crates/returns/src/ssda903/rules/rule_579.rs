//! A new decision to place the child for adoption was made while an earlier one was open, or before it had ended.
//!
//! Why: one plan for adoption stands at a time.
//!
//! What to do: give the day the earlier decision was given up and the reason, or remove the row that is not a new
//! decision.
//!
//! Source: Children looked-after return guide, validation check 579.

use crate::ssda903::writing::*;

/// By date of decision, each needs the one before it to be over.
pub const RULE: Rule =
    rule("579").items(&["DATE_PLACED", "DATE_PLACED_CEASED"]).per_child(overlap).examples(&[
        passes(
            "one after the other",
            &[
                placed_adoption("DATE_PLACED=2026-05-01 DATE_PLACED_CEASED=2026-05-04"),
                placed_adoption("DATE_PLACED=2026-05-26"),
            ],
        ),
        finds(
            "the earlier is open",
            &[placed_adoption("DATE_PLACED=2026-05-01"), placed_adoption("DATE_PLACED=2026-05-26").found()],
        ),
        boundary_passes(
            "on the day it ended",
            &[
                placed_adoption("DATE_PLACED=2026-05-01 DATE_PLACED_CEASED=2026-05-26"),
                placed_adoption("DATE_PLACED=2026-05-26"),
            ],
        ),
        boundary_finds(
            "the day before",
            &[
                placed_adoption("DATE_PLACED=2026-05-01 DATE_PLACED_CEASED=2026-05-26"),
                placed_adoption("DATE_PLACED=2026-05-25").found(),
            ],
        ),
    ]);

fn overlap(child: &Child, _: &Collection, sink: &mut Sink) {
    let decisions = in_order(child.placed_adoption, |decision| decision.date_placed.known());
    for pair in decisions.windows(2) {
        let (before, after) = (pair[0], pair[1]);
        let open = before.date_placed_ceased.is_blank() && after.date_placed.is_known();
        if open || after.date_placed.is_before(&before.date_placed_ceased) {
            sink.row(after);
        }
    }
}
