//! There is adoption information for the child, but no episode that ended by adoption this year.
//!
//! Why: the adoption row is for children adopted in the year, and the episodes say who they are.
//!
//! What to do: give E11 or E12 as the reason the last episode ceased, or remove the adoption row.
//!
//! Source: Children looked-after return guide, validation check 602.

use crate::ssda903::writing::*;

/// An adoption row with anything in it needs an episode that ended by adoption in the year.
pub const RULE: Rule =
    rule("602").items(&["CHILD"]).needs(&[Need::Table("Episodes")]).per_child(was_not_adopted).examples(&[
        passes("adopted", &[episode("DEC=2026-06-01 REC=E11"), ad1("DATE_INT=2025-06-01")]),
        passes("an empty row", &[episode("DECOM=2026-06-01"), ad1("DOB=2020-06-01")]),
        finds("ended otherwise", &[episode("DEC=2026-06-01 REC=E13"), ad1("DATE_INT=2025-06-01").found()]),
        finds("no episodes", &[ad1("NB_ADOPTR=1").found(), collection("given=Episodes")]),
        boundary_finds(
            "adopted the day before the year",
            &[episode("DEC=2026-03-31 REC=E11"), ad1("DATE_INT=2025-06-01").found()],
        ),
        boundary_passes(
            "adopted on the first day of it",
            &[episode("DEC=2026-04-01 REC=E11"), ad1("DATE_INT=2025-06-01")],
        ),
    ]);

fn was_not_adopted(child: &Child, collection: &Collection, sink: &mut Sink) {
    let adopted = |episode: &Episode| {
        episode.rec.one_of(&["E11", "E12"]) && episode.dec.is_within(collection.start, collection.end)
    };
    if !child.episodes.iter().any(adopted) {
        child.ad1.iter().filter(|adoption| !adoption.is_empty()).for_each(|adoption| sink.row(adoption));
    }
}
