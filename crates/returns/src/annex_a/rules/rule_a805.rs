//! A child went missing from placement and was not offered a return interview.
//!
//! Why: the interview is where the child can say why they went and what happened.
//!
//! What to do: offer the interview; if it was offered, record it.
//!
//! S: Statutory guidance on children who run away or go missing, 2014.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 8.

use crate::annex_a::writing::*;

/// Missing in the last 12 months; no answer is no.
pub const RULE: Rule = rule("A805")
    .items(&[
        "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months",
        "Was the child offered a Return Interview after their last missing episode (Y/N)?",
    ])
    .per_looked_after(was_offered_nothing)
    .examples(&[
        passes(
            "offered",
            &[looked_after(
                "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months=2; Was the child offered a Return Interview after their last missing episode (Y/N)?=a) Yes;",
            )],
        ),
        finds(
            "not offered",
            &[looked_after("Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months=2;").found()],
        ),
        boundary_finds(
            "once",
            &[looked_after("Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months=1;").found()],
        ),
        boundary_passes(
            "never missing",
            &[looked_after("Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months=0;")],
        ),
    ]);

fn was_offered_nothing(row: &LookedAfter, _: Extract) -> bool {
    row.n_missing.known().is_some_and(|times| times > 0) && !says_yes(&row.interview_offered)
}
