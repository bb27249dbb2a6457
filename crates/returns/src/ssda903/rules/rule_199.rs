//! An episode began after the child had been adopted from care.
//!
//! Why: a child who comes back after adoption gets a new identity in the return, so that the old one stays closed.
//!
//! What to do: give the child a new id for the new period of care, or correct the reason the earlier episode ceased.
//!
//! Source: Children looked-after return guide, validation check 199.
//!
//! Differs: only this year and last year are loaded, so an adoption recorded earlier is not seen.

use crate::ssda903::writing::*;

/// Points at every episode that began later than one that ended in adoption.
pub const RULE: Rule = rule("199").query().items(&["CHILD"]).per_child(was_adopted_before).examples(&[
    passes("adopted last", &[episode("DECOM=2025-05-26 REC=X1"), episode("DECOM=2026-05-26 REC=E11")]),
    finds("came back", &[episode("DECOM=2025-05-26 REC=E12"), episode("DECOM=2026-05-26").found()]),
    finds(
        "came back after last year",
        &[last_year(episode("DECOM=2025-05-26 REC=E11")), episode("DECOM=2026-05-26").found()],
    ),
    boundary_passes("the same day", &[episode("DECOM=2026-05-26 REC=E12"), episode("DECOM=2026-05-26")]),
    boundary_passes(
        "left in another way",
        &[episode("DECOM=2025-05-26 REC=E13"), episode("DECOM=2026-05-26")],
    ),
]);

fn was_adopted_before(child: &Child, _: &Collection, sink: &mut Sink) {
    let both_years = child.episodes.iter().chain(child.last_year.episodes);
    let adopted = both_years
        .filter(|episode| episode.rec.one_of(&["E11", "E12"]))
        .filter_map(|episode| episode.decom.known())
        .min();
    child
        .episodes
        .iter()
        .filter(|episode| episode.decom.is_after(adopted))
        .for_each(|episode| sink.row(episode));
}
