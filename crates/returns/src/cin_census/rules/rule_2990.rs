//! A referral that was closed after assessment with no further action has an enquiry, a conference or a plan.
//!
//! Why: if there was more than an assessment, the case did not end with no further action after it.
//!
//! What to do: correct the reason for closure, or move the activity to the referral it belongs to.
//!
//! Source: Children in need census guide, validation rule 2990.

use crate::cin_census::writing::*;

/// RC8 is no further action, RC9 is early help.
pub const RULE: Rule = rule("2990")
    .items(&[
        "CINdetails.DateOfInitialCPC",
        "Section47.LAchildID",
        "CINplanDates.LAchildID",
        "ChildProtectionPlans.LAchildID",
    ])
    .per_referral(has_more_than_an_assessment)
    .examples(&[
        passes("an assessment only", &[details("ReasonForClosure=RC8"), assessment("AssessmentFactors=21")]),
        finds(
            "an enquiry",
            &[details("ReasonForClosure=RC8").found(), section47("S47ActualStartDate=2025-06-10").found()],
        ),
        finds(
            "a conference at the referral",
            &[details("ReasonForClosure=RC9 DateOfInitialCPC=2025-06-10").found()],
        ),
        boundary_passes(
            "closed for another reason",
            &[details("ReasonForClosure=RC7"), section47("S47ActualStartDate=2025-06-10")],
        ),
        boundary_passes(
            "the enquiry is of another referral",
            &[
                details("CINdetailsID=1 ReasonForClosure=RC8"),
                section47("CINdetailsID=2 S47ActualStartDate=2025-06-10"),
            ],
        ),
    ]);

fn has_more_than_an_assessment(referral: &Referral, _: &Census, sink: &mut Sink) {
    let mut more: Vec<&dyn Row> = vec![];
    more.extend(referral.section47.iter().map(|row| row as &dyn Row));
    more.extend(referral.plans.iter().map(|row| row as &dyn Row));
    more.extend(referral.protection_plans.iter().map(|row| row as &dyn Row));
    for row in referral.details.iter().filter(|row| row.reason_for_closure.one_of(&["RC8", "RC9"])) {
        if !more.is_empty() || row.initial_conference_date.is_filled() {
            let mut rows: Vec<&dyn Row> = vec![row];
            rows.extend(&more);
            sink.rows(&rows);
        }
    }
}
