//! More child protection plans start in the year than initial conferences are held.
//!
//! Why: a plan is made by a conference, so there cannot be more plans than conferences.
//!
//! What to do: look for plans entered twice, and for conferences whose date was not recorded.
//!
//! Source: Children in need census guide, validation rule 2883.

use crate::cin_census::writing::*;

/// Counts over the whole return: conferences at referrals and at section 47 enquiries together.
pub const RULE: Rule = rule("2883")
    .items(&["CPPstartDate", "DateOfInitialCPC"])
    .whole_return(more_plans_than_conferences)
    .examples(&[
        passes(
            "more conferences",
            &[section47("DateOfInitialCPC=2026-03-01"), section47("DateOfInitialCPC=2026-03-08")],
        ),
        finds("no conference", &[protection_plan("CPPstartDate=2026-03-01")]),
        boundary_passes(
            "as many",
            &[protection_plan("CPPstartDate=2026-03-01"), details("DateOfInitialCPC=2026-03-01")],
        ),
        boundary_passes(
            "a plan from the last day of the year before",
            &[protection_plan("CPPstartDate=2025-03-31")],
        ),
    ]);

fn more_plans_than_conferences(returned: &Return, census: &Census, sink: &mut Sink) {
    let tables = &returned.tables;
    let at_referrals =
        tables.details.iter().filter(|row| census.includes(&row.initial_conference_date)).count();
    let at_enquiries =
        tables.section47.iter().filter(|row| census.includes(&row.initial_conference_date)).count();
    let plans = tables.protection_plans.iter().filter(|plan| census.includes(&plan.start_date)).count();
    if plans > at_referrals + at_enquiries {
        sink.whole_return();
    }
}
