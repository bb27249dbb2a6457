//! An assessment starts while another assessment of the same referral goes on.
//!
//! Why: assessments follow one another; two at once are usually one typed twice.
//!
//! What to do: correct the dates, or remove the assessment that is there twice.
//!
//! Source: Children in need census guide, validation rule 8863Q.

use crate::cin_census::writing::*;

/// An open assessment runs to the reference date. The next may not start on the day the one before is authorised.
pub const RULE: Rule = rule("8863Q")
    .query()
    .items(&["AssessmentActualStartDate", "AssessmentAuthorisationDate"])
    .per_referral(starts_within_another)
    .examples(&[
        passes(
            "one after the other",
            &[
                assessment("AssessmentActualStartDate=2025-05-26 AssessmentAuthorisationDate=2025-06-26"),
                assessment("AssessmentActualStartDate=2025-07-26"),
            ],
        ),
        finds(
            "within",
            &[
                assessment("AssessmentActualStartDate=2025-05-26 AssessmentAuthorisationDate=2025-07-26")
                    .found(),
                assessment("AssessmentActualStartDate=2025-06-26").found(),
            ],
        ),
        boundary_finds(
            "the day it is authorised",
            &[
                assessment("AssessmentActualStartDate=2025-05-26 AssessmentAuthorisationDate=2025-06-26")
                    .found(),
                assessment("AssessmentActualStartDate=2025-06-26").found(),
            ],
        ),
        boundary_passes(
            "of another referral",
            &[
                assessment("CINdetailsID=1 AssessmentActualStartDate=2025-05-26"),
                assessment("CINdetailsID=2 AssessmentActualStartDate=2025-06-26"),
            ],
        ),
    ]);

fn starts_within_another(referral: &Referral, census: &Census, sink: &mut Sink) {
    for (at, row) in referral.assessments.iter().enumerate() {
        for (_, other) in referral.assessments.iter().enumerate().filter(|(other_at, _)| *other_at != at) {
            let end = &other.authorisation_date;
            let end = end.known().or_else(|| end.is_blank().then_some(census.end));
            if row.start_date.is_within(&other.start_date, end) {
                sink.cells(&[
                    (row, "AssessmentActualStartDate"),
                    (other, "AssessmentActualStartDate"),
                    (other, "AssessmentAuthorisationDate"),
                ]);
            }
        }
    }
}
