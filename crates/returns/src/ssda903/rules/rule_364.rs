//! A child was detained under the Police and Criminal Evidence Act for longer than 21 days.
//!
//! Why: the Act limits narrowly how long a child may be kept in authority accommodation instead of a police
//! cell.
//!
//! What to do: check the legal status and the dates. A remand by a court is J1.
//!
//! Source: Children looked-after return guide, validation check 364.

use crate::ssda903::writing::*;

/// J2 for more than 21 days, in one episode or in several that follow one another.
pub const RULE: Rule = rule("364").items(&["DEC", "DECOM", "LS"]).per_child(is_over_21_days).examples(&[
    passes("short", &[episode("DECOM=2026-05-01 DEC=2026-05-03 LS=J2")]),
    finds("a month", &[episode("DECOM=2026-05-01 DEC=2026-05-31 LS=J2").found()]),
    finds(
        "two moves under one detention",
        &[
            episode("DECOM=2026-05-01 DEC=2026-05-03 LS=J2").found(),
            episode("DECOM=2026-05-03 DEC=2026-05-31 LS=J2").found(),
        ],
    ),
    passes(
        "two apart",
        &[episode("DECOM=2026-05-01 DEC=2026-05-03 LS=J2"), episode("DECOM=2026-06-01 DEC=2026-06-03 LS=J2")],
    ),
    boundary_passes("exactly 21 days", &[episode("DECOM=2026-05-01 DEC=2026-05-22 LS=J2")]),
    boundary_finds("a day more", &[episode("DECOM=2026-05-01 DEC=2026-05-23 LS=J2").found()]),
    boundary_finds("open since February", &[episode("DECOM=2027-02-28 LS=J2").found()]),
]);

fn is_over_21_days(child: &Child, collection: &Collection, sink: &mut Sink) {
    for stretch in stretches(child, |episode| episode.ls.is("J2"), collection.end) {
        if stretch.days > 21 {
            stretch.episodes.iter().for_each(|episode| sink.row(*episode));
        }
    }
}
