//! The child came into care this year, and what is asked about earlier permanence is missing.
//!
//! Why: whether adoptions and other permanent homes hold is known from children who come back into care.
//!
//! What to do: say how the child left care before, with the authority and the date; Z1 says that there was no such
//! arrangement.
//!
//! Source: Children looked-after return guide, validation check 630.

use crate::ssda903::writing::*;

/// Anything but Z1 needs the authority and the date too.
pub const RULE: Rule =
    rule("630").items(&["RNE"]).needs(&[Need::Table("PrevPerm")]).per_child(is_not_told).examples(&[
        passes("no such arrangement", &[episode("DECOM=2026-05-26 RNE=S"), prev_perm("PREV_PERM=Z1")]),
        passes(
            "all told",
            &[episode("DECOM=2026-05-26 RNE=S"), prev_perm("PREV_PERM=P1 LA_PERM=352 DATE_PERM=2020-05-05")],
        ),
        passes("only changed placement", &[episode("DECOM=2026-05-26 RNE=P"), collection("given=PrevPerm")]),
        finds("nothing told", &[episode("DECOM=2026-05-26 RNE=S").found(), collection("given=PrevPerm")]),
        finds(
            "no authority",
            &[episode("DECOM=2026-05-26 RNE=S").found(), prev_perm("PREV_PERM=P1 DATE_PERM=2020-05-05")],
        ),
        boundary_passes(
            "came on 31 March",
            &[episode("DECOM=2026-03-31 RNE=S"), collection("given=PrevPerm")],
        ),
        boundary_finds(
            "came on 1 April",
            &[episode("DECOM=2026-04-01 RNE=S").found(), collection("given=PrevPerm")],
        ),
    ]);

fn is_not_told(child: &Child, collection: &Collection, sink: &mut Sink) {
    let incomplete = |row: &PrevPerm| {
        let unknown = row.la_perm.is_blank() || row.date_perm.is_blank();
        row.prev_perm.is_blank() || (!row.prev_perm.is("Z1") && unknown)
    };
    if !child.prev_perm.is_empty() && !child.prev_perm.iter().any(incomplete) {
        return;
    }
    for episode in child.episodes.iter().filter(|episode| episode.rne.is("S")) {
        if episode.decom.is_on_or_after(collection.start) {
            sink.row(episode);
        }
    }
}
