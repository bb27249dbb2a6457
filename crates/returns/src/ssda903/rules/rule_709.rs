//! A child under a deprivation of liberty order was in a kind of placement where that is not expected.
//!
//! Why: orders are made for children's homes and for placements that no other code fits; elsewhere it may be a slip.
//!
//! What to do: check the placement's code and the dates of the order and of the episode.
//!
//! Source: Children looked-after return guide, validation check 709, from 2026/27.
//!
//! Differs: others look for the placement under the name PLACEMENT, which the return does not have, and so never run
//! this check.

use crate::ssda903::writing::*;

/// Expected are K2, Z12 and Z13, in every episode that shares a day with an ended order.
pub const RULE: Rule =
    rule("709").since(2027).items(&["DOLO_START", "PLACE"]).per_child(is_not_expected_there).examples(&[
        passes(
            "a children's home",
            &[
                episode("DECOM=2026-05-01 DEC=2026-06-01 PLACE=K2"),
                dolo("DOLO_START=2026-05-26 DOLO_END=2026-05-28"),
            ],
        ),
        finds(
            "foster care",
            &[
                episode("DECOM=2026-05-01 PLACE=U1").found(),
                dolo("DOLO_START=2026-05-26 DOLO_END=2026-05-28").found(),
            ],
        ),
        passes(
            "the order is open",
            &[episode("DECOM=2026-05-01 DEC=2026-06-01 PLACE=U1"), dolo("DOLO_START=2026-05-26")],
        ),
        boundary_finds(
            "one day together",
            &[
                episode("DECOM=2026-05-01 DEC=2026-05-26 PLACE=U1").found(),
                dolo("DOLO_START=2026-05-26 DOLO_END=2026-05-28").found(),
            ],
        ),
        boundary_passes(
            "a day apart",
            &[
                episode("DECOM=2026-05-01 DEC=2026-05-25 PLACE=U1"),
                dolo("DOLO_START=2026-05-26 DOLO_END=2026-05-28"),
            ],
        ),
    ]);

fn is_not_expected_there(child: &Child, _: &Collection, sink: &mut Sink) {
    for order in child.dolo.iter().filter(|order| order.dolo_start.is_known()) {
        let during = |episode: &&Episode| {
            let not_over = episode.dec.is_blank() || order.dolo_start.is_on_or_before(&episode.dec);
            not_over && order.dolo_end.is_on_or_after(&episode.decom)
        };
        let placed = child
            .episodes
            .iter()
            .filter(during)
            .filter(|episode| !episode.place.one_of(&["K2", "Z12", "Z13"]));
        placed.for_each(|episode| sink.rows(&[order, episode]));
    }
}
