//! The child went missing or away on a day that is in none of their episodes.
//!
//! Why: only a looked-after child can be missing from care.
//!
//! What to do: correct the day the child went, or add or correct the episode.
//!
//! Source: Children looked-after return guide, validation check 581.

use crate::ssda903::writing::*;

/// An episode holds its first and its last day.
pub const RULE: Rule = rule("581").items(&["MIS_START"]).per_child(is_in_no_episode).examples(&[
    passes("in an episode", &[episode("DECOM=2026-05-01"), missing("MIS_START=2026-05-26")]),
    passes("no episodes", &[missing("MIS_START=2026-05-26")]),
    finds(
        "between two",
        &[
            episode("DECOM=2026-05-01 DEC=2026-05-10"),
            episode("DECOM=2026-05-12"),
            missing("MIS_START=2026-05-11").found(),
        ],
    ),
    boundary_passes("the first day", &[episode("DECOM=2026-05-01"), missing("MIS_START=2026-05-01")]),
    boundary_finds("the day before", &[episode("DECOM=2026-05-01"), missing("MIS_START=2026-04-30").found()]),
]);

fn is_in_no_episode(child: &Child, _: &Collection, sink: &mut Sink) {
    for missing in child.missing.iter().filter(|missing| missing.mis_start.is_known()) {
        let holds = |episode: &Episode| {
            let not_over = episode.dec.is_blank() || missing.mis_start.is_on_or_before(&episode.dec);
            missing.mis_start.is_on_or_after(&episode.decom) && not_over
        };
        if !child.episodes.is_empty() && !child.episodes.iter().any(holds) {
            sink.row(missing);
        }
    }
}
