//! An episode starts before the one before it has ended.
//!
//! Why: a child is in one episode at a time, and the days of both would be counted.
//!
//! What to do: correct the start of this episode or the end of the one before.
//!
//! Source: Children looked-after return guide, validation check 501.

use crate::ssda903::writing::*;

/// The later of two episodes may start on the day the earlier ended.
pub const RULE: Rule = rule("501").items(&["DEC", "DECOM"]).per_pair(At::Later, overlaps).examples(&[
    passes("after it", &[episode("DECOM=2026-05-01 DEC=2026-05-26"), episode("DECOM=2026-06-26")]),
    finds("within it", &[episode("DECOM=2026-05-01 DEC=2026-05-26"), episode("DECOM=2026-05-10").found()]),
    boundary_passes("that day", &[episode("DECOM=2026-05-01 DEC=2026-05-26"), episode("DECOM=2026-05-26")]),
    boundary_finds(
        "the day before",
        &[episode("DECOM=2026-05-01 DEC=2026-05-26"), episode("DECOM=2026-05-25").found()],
    ),
    boundary_passes(
        "an end that is not a date",
        &[episode("DECOM=2026-05-01 DEC=31/02/2026"), episode("DECOM=2026-05-26")],
    ),
    boundary_finds(
        "the third within the second",
        &[
            episode("DECOM=2026-05-01 DEC=2026-05-10"),
            episode("DECOM=2026-05-10 DEC=2026-05-26"),
            episode("DECOM=2026-05-25").found(),
        ],
    ),
]);

fn overlaps(earlier: &Episode, later: &Episode, _: &Collection) -> bool {
    later.decom.is_before(&earlier.dec)
}
