//! Something happened in a case after it was closed.
//!
//! Why: a case closes when the last of its work has ended.
//!
//! What to do: correct the closure date, or move what happened later to a referral of its own.
//!
//! Source: Children in need census guide, validation rule 8565.
//!
//! Differs: the public validator stops with an error of its own on most returns, and then reports nothing.

use crate::cin_census::writing::*;

/// Assessments, enquiries, conferences and plans of the same referral; the closing day itself is in time.
pub const RULE: Rule = rule("8565")
    .items(&[
        "CINclosureDate",
        "DateOfInitialCPC",
        "AssessmentActualStartDate",
        "AssessmentAuthorisationDate",
        "S47ActualStartDate",
        "CPPendDate",
        "CINPlanStartDate",
        "CINPlanEndDate",
    ])
    .per_referral(goes_on_after_closure)
    .examples(&[
        passes(
            "all before",
            &[details("CINclosureDate=2025-05-26"), assessment("AssessmentAuthorisationDate=2025-05-20")],
        ),
        finds(
            "an assessment after",
            &[
                details("CINclosureDate=2025-05-26").found(),
                assessment("AssessmentAuthorisationDate=2025-05-27").found(),
            ],
        ),
        finds(
            "a conference after",
            &[details("CINclosureDate=2025-05-26 DateOfInitialCPC=2025-05-27").found()],
        ),
        boundary_passes(
            "the closing day",
            &[details("CINclosureDate=2025-05-26"), protection_plan("CPPendDate=2025-05-26")],
        ),
        boundary_finds(
            "the day after",
            &[details("CINclosureDate=2025-05-26").found(), protection_plan("CPPendDate=2025-05-27").found()],
        ),
    ]);

fn goes_on_after_closure(referral: &Referral, _: &Census, sink: &mut Sink) {
    for row in referral.details {
        let after = |dates: &[&Cell<Date>]| dates.iter().any(|date| date.is_after(&row.closure_date));
        for part in referral.assessments {
            if after(&[&part.start_date, &part.authorisation_date]) {
                sink.rows(&[row, part]);
            }
        }
        for part in referral.section47 {
            if after(&[&part.start_date, &part.initial_conference_date]) {
                sink.rows(&[row, part]);
            }
        }
        for part in referral.plans {
            if after(&[&part.start_date, &part.end_date]) {
                sink.rows(&[row, part]);
            }
        }
        for part in referral.protection_plans.iter().filter(|plan| after(&[&plan.end_date])) {
            sink.rows(&[row, part]);
        }
        if after(&[&row.initial_conference_date]) {
            sink.row(row);
        }
    }
}
