//! The placement that the child went missing or away from has ended, but there is no day the child came back.
//!
//! Why: a child who has left a placement is no longer missing from it.
//!
//! What to do: give the day the child came back, or the day the placement ended if they did not.
//!
//! Source: Children looked-after return guide, validation check 575.

use crate::ssda903::writing::*;

/// A time without an end that began in an episode which has ended.
pub const RULE: Rule = rule("575").items(&["MIS_END"]).per_child(outlasts_its_placement).examples(&[
    passes(
        "came back",
        &[episode("DECOM=2026-05-01 DEC=2026-06-01"), missing("MIS_START=2026-05-26 MIS_END=2026-05-28")],
    ),
    passes("the placement goes on", &[episode("DECOM=2026-05-01"), missing("MIS_START=2026-05-26")]),
    finds(
        "the placement ended",
        &[episode("DECOM=2026-05-01 DEC=2026-06-01"), missing("MIS_START=2026-05-26").found()],
    ),
    boundary_finds(
        "missing from the last day",
        &[episode("DECOM=2026-05-01 DEC=2026-06-01"), missing("MIS_START=2026-06-01").found()],
    ),
    boundary_passes(
        "missing from the day after",
        &[episode("DECOM=2026-05-01 DEC=2026-06-01"), missing("MIS_START=2026-06-02")],
    ),
]);

fn outlasts_its_placement(child: &Child, _: &Collection, sink: &mut Sink) {
    for missing in child.missing.iter().filter(|missing| missing.mis_end.is_blank()) {
        let ended = |episode: &Episode| missing.mis_start.is_within(&episode.decom, &episode.dec);
        if child.episodes.iter().any(ended) {
            sink.row(missing);
        }
    }
}
