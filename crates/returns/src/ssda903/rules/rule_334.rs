//! The decision that the child should be placed for adoption is before the child came into care.
//!
//! Why: the plan is made for a child in care; one of the two dates is wrong.
//!
//! What to do: check the day of the decision and the day the child started to be looked after.
//!
//! Source: Children looked-after return guide, validation check 334.

use crate::ssda903::writing::*;

/// The latest start of a period of care counts.
pub const RULE: Rule =
    rule("334").items(&["DATE_INT", "DECOM", "RNE"]).per_child(is_decided_too_early).examples(&[
        passes("decided later", &[ad1("DATE_INT=2026-05-26"), episode("DECOM=2025-05-26 RNE=S")]),
        finds(
            "decided before",
            &[
                ad1("DATE_INT=2026-04-26").found(),
                episode("DECOM=2025-05-26 RNE=S"),
                episode("DECOM=2026-05-26 RNE=S").found(),
                episode("DECOM=2026-06-26 RNE=P"),
            ],
        ),
        passes("no start known", &[ad1("DATE_INT=2024-05-26"), episode("DECOM=2025-05-26 RNE=P")]),
        boundary_passes("that very day", &[ad1("DATE_INT=2026-05-26"), episode("DECOM=2026-05-26 RNE=S")]),
        boundary_finds(
            "the day before",
            &[ad1("DATE_INT=2026-05-25").found(), episode("DECOM=2026-05-26 RNE=S").found()],
        ),
    ]);

fn is_decided_too_early(child: &Child, _: &Collection, sink: &mut Sink) {
    let starts = child.episodes.iter().filter(|episode| episode.rne.is("S") && episode.decom.is_known());
    let Some(start) = starts.max_by_key(|episode| episode.decom.known()) else { return };
    for adoption in child.ad1.iter().filter(|adoption| adoption.date_int.is_before(&start.decom)) {
        sink.rows(&[start, adoption]);
    }
}
