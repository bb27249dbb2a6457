//! A child protection plan starts on another day than the initial child protection conference.
//!
//! Why: the conference makes the plan, on the same day.
//!
//! What to do: correct whichever of the dates is wrong, or record the conference that is missing. For a child
//! who moved in on a plan, record the day of the transfer conference at the referral.
//!
//! Source: Children in need census guide, validation rule 2885.

use crate::cin_census::writing::*;

/// Plans that start in the year, beside the conferences of their own referral.
pub const RULE: Rule = rule("2885")
    .items(&["CPPstartDate", "DateOfInitialCPC"])
    .per_referral(has_no_conference_that_day)
    .examples(&[
        passes(
            "the day of the conference",
            &[protection_plan("CPPstartDate=2025-06-10"), section47("DateOfInitialCPC=2025-06-10")],
        ),
        passes(
            "the day recorded at the referral",
            &[protection_plan("CPPstartDate=2025-06-10"), details("DateOfInitialCPC=2025-06-10")],
        ),
        finds("no conference", &[protection_plan("CPPstartDate=2025-06-10").found()]),
        boundary_finds(
            "the day after",
            &[
                protection_plan("CPPstartDate=2025-06-11").found(),
                section47("DateOfInitialCPC=2025-06-10").found(),
            ],
        ),
        boundary_passes("started before the year", &[protection_plan("CPPstartDate=2025-03-31")]),
    ]);

fn has_no_conference_that_day(referral: &Referral, census: &Census, sink: &mut Sink) {
    let that_day = |plan: &ProtectionPlan| {
        let at_enquiry = referral.section47.iter().map(|row| &row.initial_conference_date);
        let at_referral = referral.details.iter().map(|row| &row.initial_conference_date);
        at_enquiry.chain(at_referral).any(|date| date.is_same_day(&plan.start_date))
    };
    for plan in referral.protection_plans {
        if census.includes(&plan.start_date) && !that_day(plan) {
            let mut rows: Vec<&dyn Row> = vec![plan];
            rows.extend(referral.section47.iter().map(|row| row as &dyn Row));
            rows.extend(referral.details.iter().map(|row| row as &dyn Row));
            sink.rows(&rows);
        }
    }
}
