//! There is UASC information for a care leaver who was not looked after this year.
//!
//! Why: who came alone and sought asylum is asked of looked-after children only.
//!
//! What to do: remove the UASC row, or correct the episodes.
//!
//! Source: Children looked-after return guide, validation check 1014.
//!
//! Differs: a care leaver with no episode at all this year is reported too; others pass over them.

use crate::ssda903::writing::*;

/// No episode shares a day with the year, and the care leaver's questions are answered.
pub const RULE: Rule = rule("1014")
    .items(&["ACCOM", "ACTIV", "DUC", "IN_TOUCH"])
    .needs(&[Need::Table("Episodes")])
    .per_child(was_not_looked_after)
    .examples(&[
        passes("looked after", &[uasc("DUC=2026-06-01"), oc3("IN_TOUCH=YES"), episode("DECOM=2026-05-26")]),
        passes(
            "nothing is told of a care leaver",
            &[uasc("DUC=2026-06-01"), oc3("DOB=2008-06-01"), episode("DECOM=2025-05-26 DEC=2025-06-26")],
        ),
        finds(
            "left before the year",
            &[
                uasc("DUC=2026-06-01").found(),
                oc3("IN_TOUCH=YES").found(),
                episode("DECOM=2025-05-26 DEC=2025-06-26"),
            ],
        ),
        finds(
            "no episode",
            &[uasc("DUC=2026-06-01").found(), oc3("IN_TOUCH=YES").found(), collection("given=Episodes")],
        ),
        boundary_passes(
            "left on 1 April",
            &[uasc("DUC=2026-06-01"), oc3("IN_TOUCH=YES"), episode("DECOM=2025-05-26 DEC=2026-04-01")],
        ),
        boundary_finds(
            "left on 31 March",
            &[
                uasc("DUC=2026-06-01").found(),
                oc3("IN_TOUCH=YES").found(),
                episode("DECOM=2025-05-26 DEC=2026-03-31"),
            ],
        ),
    ]);

fn was_not_looked_after(child: &Child, collection: &Collection, sink: &mut Sink) {
    let in_year = |episode: &Episode| {
        let not_over = episode.dec.is_blank() || episode.dec.is_on_or_after(collection.start);
        episode.decom.is_on_or_before(collection.end) && not_over
    };
    if child.episodes.iter().any(in_year) {
        return;
    }
    for leaver in child.oc3.iter().filter(|leaver| leaver.is_answered()) {
        child.uasc.iter().for_each(|asylum| sink.rows(&[asylum, leaver]));
    }
}
