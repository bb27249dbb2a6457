//! A referral with no further action has an assessment, an enquiry or a conference.
//!
//! Why: those are further action, so one of the two is wrong.
//!
//! What to do: correct the no further action flag, or move the activity to the referral it belongs to.
//!
//! Source: Children in need census guide, validation rule 8831.

use crate::cin_census::writing::*;

/// Assessments and enquiries count when they have a date.
pub const RULE: Rule = rule("8831")
    .items(&["CINdetails.DateOfInitialCPC", "Assessments.LAchildID", "Section47.LAchildID"])
    .per_referral(something_was_done)
    .examples(&[
        passes(
            "further action",
            &[details("ReferralNFA=false"), assessment("AssessmentActualStartDate=2025-05-26")],
        ),
        finds(
            "an assessment",
            &[
                details("ReferralNFA=true").found(),
                assessment("AssessmentActualStartDate=2025-05-26").found(),
            ],
        ),
        finds(
            "an enquiry",
            &[details("ReferralNFA=1").found(), section47("S47ActualStartDate=2025-05-26").found()],
        ),
        boundary_finds("a conference only", &[details("ReferralNFA=1 DateOfInitialCPC=2025-05-26").found()]),
        boundary_passes(
            "an assessment without dates",
            &[details("ReferralNFA=1"), assessment("AssessmentFactors=21")],
        ),
    ]);

fn something_was_done(referral: &Referral, _: &Census, sink: &mut Sink) {
    let mut done: Vec<&dyn Row> = vec![];
    for assessment in referral.assessments {
        if assessment.start_date.is_filled() || assessment.authorisation_date.is_filled() {
            done.push(assessment);
        }
    }
    for enquiry in referral.section47 {
        if enquiry.start_date.is_filled() || enquiry.initial_conference_date.is_filled() {
            done.push(enquiry);
        }
    }
    for row in referral.details.iter().filter(|row| is_true(&row.no_further_action)) {
        if !done.is_empty() || row.initial_conference_date.is_filled() {
            let mut rows: Vec<&dyn Row> = vec![row];
            rows.extend(&done);
            sink.rows(&rows);
        }
    }
}
