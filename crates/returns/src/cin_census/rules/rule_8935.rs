//! A child has more than one open child protection plan.
//!
//! Why: a child has one plan at a time; two open ones are usually an old one that was not ended.
//!
//! What to do: give the day on which the earlier plan ended, or remove the plan that is there twice.
//!
//! Source: Children in need census guide, validation rule 8935.
//!
//! Differs: the public validator compares plans of the same number within a referral only, so it misses two open
//! plans of one referral; Kith looks at all the child's plans.

use crate::cin_census::writing::*;

/// Open is without an end date.
pub const RULE: Rule = rule("8935").items(&["CPPendDate"]).per_child(has_several_open_plans).examples(&[
    passes(
        "one open",
        &[
            protection_plan("CPPID=1 CPPendDate=2025-04-26"),
            protection_plan("CPPID=2 CPPstartDate=2025-05-26"),
        ],
    ),
    finds(
        "two open",
        &[
            protection_plan("CPPID=1 CPPstartDate=2025-04-26").found(),
            protection_plan("CPPID=2 CPPstartDate=2025-05-26").found(),
        ],
    ),
    boundary_finds(
        "in two referrals",
        &[
            protection_plan("CINdetailsID=1 CPPstartDate=2025-04-26").found(),
            protection_plan("CINdetailsID=2 CPPstartDate=2025-05-26").found(),
        ],
    ),
    boundary_passes(
        "of two children",
        &[
            protection_plan("LAchildID=1 CPPstartDate=2025-04-26"),
            protection_plan("LAchildID=2 CPPstartDate=2025-05-26"),
        ],
    ),
    boundary_passes(
        "an end that is not a date, which another rule reports",
        &[
            protection_plan("CPPID=1 CPPstartDate=2025-04-26 CPPendDate=soon"),
            protection_plan("CPPID=2 CPPstartDate=2025-05-26"),
        ],
    ),
]);

fn has_several_open_plans(child: &Child, _: &Census, sink: &mut Sink) {
    let open = child.protection_plans.iter().filter(|plan| plan.end_date.is_blank());
    let open: Vec<&dyn Row> = open.map(|plan| plan as &dyn Row).collect();
    if open.len() > 1 {
        sink.rows(&open);
    }
}
