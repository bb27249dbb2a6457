//! The child was missing or away when they left care at 18, but the reason for leaving is not E8.
//!
//! Why: a young person who is missing on their eighteenth birthday leaves care for no other reason that is known.
//!
//! What to do: give E8 as the reason the episode ceased, or correct the dates.
//!
//! Source: Children looked-after return guide, validation check 580.

use crate::ssda903::writing::*;

/// The time missing, the episode and the eighteenth year all end on one day.
pub const RULE: Rule = rule("580").items(&["REC"]).per_child(left_for_another_reason).examples(&[
    passes("E8", &[episode("DEC=2026-06-01 REC=E8"), missing("DOB=2008-06-01 MIS_END=2026-06-01")]),
    finds(
        "another reason",
        &[episode("DEC=2026-06-01 REC=E7").found(), missing("DOB=2008-06-01 MIS_END=2026-06-01")],
    ),
    boundary_passes(
        "not the birthday",
        &[episode("DEC=2026-06-01 REC=E7"), missing("DOB=2008-06-02 MIS_END=2026-06-01")],
    ),
    boundary_finds(
        "born on 29 February",
        &[
            episode("DEC=2026-02-28 REC=E7").found(),
            missing("DOB=2008-02-29 MIS_END=2026-02-28"),
            collection("year=2026"),
        ],
    ),
]);

fn left_for_another_reason(child: &Child, _: &Collection, sink: &mut Sink) {
    for episode in child.episodes.iter().filter(|episode| !episode.rec.is("E8")) {
        let until_18 = |missing: &Missing| {
            missing.mis_end.is_same_day(&episode.dec)
                && missing.mis_end.is_same_day(missing.dob.plus_years(18))
        };
        if child.missing.iter().any(until_18) {
            sink.row(episode);
        }
    }
}
