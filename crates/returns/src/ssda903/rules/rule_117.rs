//! A decision on placing the child for adoption, or to stop, is after the year or after the child left care.
//!
//! Why: nobody decides on adoption for a child who is no longer looked after.
//!
//! What to do: check the dates of the decision against the child's last episode.
//!
//! Source: Children looked-after return guide, validation check 117.

use crate::ssda903::writing::*;

/// Compares with the latest episode that another one does not follow.
pub const RULE: Rule = rule("117")
    .items(&["DATE_PLACED", "DATE_PLACED_CEASED", "DECOM", "DEC", "REC"])
    .per_child(is_too_late)
    .examples(&[
        passes(
            "in time",
            &[episode("DECOM=2025-05-26 DEC=2026-07-01 REC=E11"), placed_adoption("DATE_PLACED=2026-05-26")],
        ),
        finds(
            "after the child left",
            &[
                episode("DECOM=2025-05-26 DEC=2026-07-01 REC=E4A").found(),
                placed_adoption("DATE_PLACED=2026-05-26 DATE_PLACED_CEASED=2026-08-01").found(),
            ],
        ),
        finds(
            "after the year",
            &[episode("DECOM=2025-05-26").found(), placed_adoption("DATE_PLACED=2027-05-26").found()],
        ),
        boundary_passes(
            "the day the child left",
            &[episode("DECOM=2025-05-26 DEC=2026-07-01 REC=E11"), placed_adoption("DATE_PLACED=2026-07-01")],
        ),
        boundary_finds(
            "the day after the year",
            &[episode("DECOM=2025-05-26").found(), placed_adoption("DATE_PLACED=2027-04-01").found()],
        ),
    ]);

fn is_too_late(child: &Child, collection: &Collection, sink: &mut Sink) {
    let ending = child.episodes_in_order.iter().filter(|episode| episode.decom.is_known());
    let Some(last) =
        ending.filter(|episode| !episode.rec.is("X1")).max_by_key(|episode| episode.decom.known())
    else {
        return;
    };
    for decision in child.placed_adoption {
        let dates = [&decision.date_placed, &decision.date_placed_ceased];
        if dates.iter().any(|date| date.is_after(collection.end) || date.is_after(&last.dec)) {
            sink.rows(&[*last, decision]);
        }
    }
}
