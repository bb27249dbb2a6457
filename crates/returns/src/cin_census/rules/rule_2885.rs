//! A child protection plan starts on another day than the initial child protection conference.
//!
//! Why: the conference makes the plan, on the same day.
//!
//! What to do: correct whichever of the dates is wrong, or record the conference that is missing. For a child
//! who moved in on a plan, without an enquiry here, record the day of the transfer conference at the referral.
//!
//! Source: Children in need census guide, validation rule 2885.

use crate::cin_census::writing::*;

/// Plans that start in the year. Their conference is at a section 47 enquiry of the same referral; the date at the
/// referral counts where no enquiry called for a conference.
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
        finds(
            "recorded at the referral beside an enquiry",
            &[
                protection_plan("CPPstartDate=2025-06-10").found(),
                details("DateOfInitialCPC=2025-06-10"),
                section47("DateOfInitialCPC=2025-06-09").found(),
            ],
        ),
        boundary_finds(
            "the day after",
            &[
                protection_plan("CPPstartDate=2025-06-11").found(),
                section47("DateOfInitialCPC=2025-06-10").found(),
            ],
        ),
        boundary_passes(
            "the enquiry called for no conference",
            &[
                protection_plan("CPPstartDate=2025-06-10"),
                details("DateOfInitialCPC=2025-06-10"),
                section47("ICPCnotRequired=true"),
            ],
        ),
        boundary_passes("started before the year", &[protection_plan("CPPstartDate=2025-03-31")]),
    ]);

fn has_no_conference_that_day(referral: &Referral, census: &Census, sink: &mut Sink) {
    let enquiries = referral.section47.iter().filter(|row| !is_true(&row.conference_not_required));
    let mut held: Vec<(&dyn Row, &Cell<Date>)> =
        enquiries.map(|row| (row as &dyn Row, &row.initial_conference_date)).collect();
    if held.is_empty() {
        held.extend(referral.details.iter().map(|row| (row as &dyn Row, &row.initial_conference_date)));
    }
    let plans = referral.protection_plans.iter().filter(|plan| census.includes(&plan.start_date));
    let (right, wrong): (Vec<_>, Vec<_>) =
        plans.partition(|plan| held.iter().any(|(_, date)| date.is_same_day(&plan.start_date)));
    for plan in wrong {
        let mut rows: Vec<&dyn Row> = vec![plan];
        // A conference that made another plan of the referral is in order.
        rows.extend(held.iter().filter(|_| right.is_empty()).map(|(row, _)| *row));
        sink.rows(&rows);
    }
}
