//! The child was looked after for the whole year, but some of the health information is missing.
//!
//! Why: immunisations, teeth checks, health assessments and substance misuse are counted for every such child.
//!
//! What to do: fill the four items, or correct the child's episodes.
//!
//! Source: Children looked-after return guide, validation check 191.

use crate::ssda903::writing::*;

/// Points at the child's first episode where there is no health row at all.
pub const RULE: Rule = rule("191")
    .items(&["CHILD", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE"])
    .needs(&[Need::Table("Episodes"), Need::Table("OC2")])
    .per_child(lacks_answers)
    .examples(&[
        passes(
            "all four",
            &[
                episode("DECOM=2025-05-26"),
                oc2("IMMUNISATIONS=1 TEETH_CHECK=1 HEALTH_ASSESSMENT=1 SUBSTANCE_MISUSE=0"),
            ],
        ),
        finds(
            "one is missing",
            &[episode("DECOM=2025-05-26"), oc2("IMMUNISATIONS=1 TEETH_CHECK=1 HEALTH_ASSESSMENT=1").found()],
        ),
        boundary_finds(
            "no row",
            &[
                episode("DECOM=2026-05-26 RNE=P"),
                episode("DECOM=2025-05-26 DEC=2026-05-26 REC=X1").found(),
                collection("given=OC2"),
            ],
        ),
        boundary_passes(
            "came on the second day",
            &[episode("DECOM=2026-04-02 RNE=S"), collection("given=OC2")],
        ),
    ]);

fn lacks_answers(child: &Child, collection: &Collection, sink: &mut Sink) {
    if !child.is_continuously_looked_after(collection) {
        return;
    }
    let lacking = |row: &&Oc2| row.required_health().iter().any(|answer| answer.is_blank());
    child.oc2.iter().filter(lacking).for_each(|row| sink.row(row));
    if let (true, Some(first)) = (child.oc2.is_empty(), child.earliest_episode()) {
        sink.row(first);
    }
}
