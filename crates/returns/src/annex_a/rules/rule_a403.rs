//! An assessment was authorised and the child was not seen.
//!
//! Why: an assessment without the child's own voice is not an assessment of the child.
//!
//! What to do: see the child; if the child was seen, record it.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 4.

use crate::annex_a::writing::*;

/// No answer is no.
pub const RULE: Rule = rule("A403")
    .items(&["Child Seen During Continuous Assessment", "Continuous Assessment Date of Authorisation"])
    .per_assessment(is_finished_unseen)
    .examples(&[
        passes(
            "seen",
            &[assessment(
                "Child Seen During Continuous Assessment=a) Yes; Continuous Assessment Date of Authorisation=2026-05-26;",
            )],
        ),
        finds(
            "not seen",
            &[assessment(
                "Child Seen During Continuous Assessment=b) No; Continuous Assessment Date of Authorisation=2026-05-26;",
            )
            .found()],
        ),
        boundary_finds("no answer", &[assessment("Continuous Assessment Date of Authorisation=2026-05-26;").found()]),
        boundary_passes("still open", &[assessment("Child Seen During Continuous Assessment=b) No;")]),
    ]);

fn is_finished_unseen(assessment: &Assessment, _: Extract) -> bool {
    assessment.authorisation_date.is_known() && !says_yes(&assessment.seen)
}
