//! The first child was born after the collection year, or after the young woman left care.
//!
//! Why: the question is about young women who became mothers while they were looked after.
//!
//! What to do: correct the child's date of birth, or say that she was not a mother in care and remove the date.
//!
//! Source: Children looked-after return guide, validation check 625.
//!
//! Differs: a young woman with an open episode has not left care, and an earlier episode's end is not held against
//! her; and a birth after the year is reported even if no episode has ended.

use crate::ssda903::writing::*;

/// She has left care when no episode is open; then the latest end is the day she left.
pub const RULE: Rule = rule("625").items(&["DEC", "MC_DOB"]).per_child(is_born_too_late).examples(&[
    passes("born in care", &[header("MC_DOB=2026-05-26"), episode("DECOM=2026-04-01 DEC=2026-08-01")]),
    passes(
        "still looked after",
        &[
            header("MC_DOB=2026-09-26"),
            episode("DECOM=2026-04-01 DEC=2026-08-01"),
            episode("DECOM=2026-08-01"),
        ],
    ),
    finds(
        "born after she left",
        &[header("MC_DOB=2026-09-26").found(), episode("DECOM=2026-04-01 DEC=2026-08-01").found()],
    ),
    finds("born after the year", &[header("MC_DOB=2027-05-26").found(), episode("DECOM=2026-04-01")]),
    boundary_passes(
        "born the day she left",
        &[header("MC_DOB=2026-08-01"), episode("DECOM=2026-04-01 DEC=2026-08-01")],
    ),
    boundary_passes("born on 31 March", &[header("MC_DOB=2027-03-31"), episode("DECOM=2026-04-01")]),
    boundary_finds(
        "born on 1 April, while she is still looked after",
        &[header("MC_DOB=2027-04-01").found(), episode("DECOM=2026-04-01")],
    ),
    boundary_passes(
        "an end that is not a date",
        &[header("MC_DOB=2026-09-26"), episode("DECOM=2026-04-01 DEC=31/02/2026")],
    ),
]);

fn is_born_too_late(child: &Child, collection: &Collection, sink: &mut Sink) {
    let ended = child.episodes.iter().filter(|episode| episode.dec.is_known());
    let last = ended.max_by_key(|episode| episode.dec.known());
    let is_open = child.episodes.iter().any(|episode| episode.dec.is_blank());
    for header in child.headers {
        let after_care = !is_open && last.is_some_and(|last| header.mc_dob.is_after(&last.dec));
        match last {
            Some(last) if after_care || header.mc_dob.is_after(collection.end) => sink.rows(&[header, last]),
            None if header.mc_dob.is_after(collection.end) => sink.row(header),
            _ => {}
        }
    }
}
