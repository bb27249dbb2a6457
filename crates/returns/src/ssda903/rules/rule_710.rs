//! A child under a deprivation of liberty order was in a placement where such an order cannot be.
//!
//! Why: secure homes and custody deprive of liberty by law, and parents and supported accommodation cannot do it by
//! order.
//!
//! What to do: check the placement's code and the dates of the order and of the episode.
//!
//! Source: Children looked-after return guide, validation check 710, from 2026/27.
//!
//! Differs: others look for the placement under the name PLACEMENT, which the return does not have, and so never run
//! this check.

use crate::ssda903::writing::*;

/// Not K1, K3, P1 or R5, in any episode that shares a day with an ended order.
pub const RULE: Rule =
    rule("710").since(2027).items(&["DOLO_START", "PLACE"]).per_child(cannot_be_there).examples(&[
        passes(
            "a children's home",
            &[episode("DECOM=2026-05-01 PLACE=K2"), dolo("DOLO_START=2026-05-26 DOLO_END=2026-05-28")],
        ),
        finds(
            "with parents",
            &[
                episode("DECOM=2026-05-01 PLACE=P1").found(),
                dolo("DOLO_START=2026-05-26 DOLO_END=2026-05-28").found(),
            ],
        ),
        passes("the order is open", &[episode("DECOM=2026-05-01 PLACE=K1"), dolo("DOLO_START=2026-05-26")]),
        boundary_finds(
            "one day together",
            &[
                episode("DECOM=2026-05-01 DEC=2026-05-26 PLACE=R5").found(),
                dolo("DOLO_START=2026-05-26 DOLO_END=2026-05-28").found(),
            ],
        ),
        boundary_passes(
            "a day apart",
            &[
                episode("DECOM=2026-05-01 DEC=2026-05-25 PLACE=K3"),
                dolo("DOLO_START=2026-05-26 DOLO_END=2026-05-28"),
            ],
        ),
    ]);

fn cannot_be_there(child: &Child, _: &Collection, sink: &mut Sink) {
    for order in child.dolo.iter().filter(|order| order.dolo_start.is_known()) {
        let during = |episode: &&Episode| {
            let not_over = episode.dec.is_blank() || order.dolo_start.is_on_or_before(&episode.dec);
            not_over && order.dolo_end.is_on_or_after(&episode.decom)
        };
        let placed = child
            .episodes
            .iter()
            .filter(during)
            .filter(|episode| episode.place.one_of(&["K1", "K3", "P1", "R5"]));
        placed.for_each(|episode| sink.rows(&[order, episode]));
    }
}
