//! A child's status is child protection plan or looked after, but the child has no open row in that list.
//!
//! Why: the lists contradict each other about how much is being done for the child.
//!
//! What to do: correct the case status, or add the child to list 7 or list 8.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 6.

use crate::annex_a::writing::*;

/// Open cases; looks into lists 7 and 8.
pub const RULE: Rule = rule("A604").items(&["Case Status"]).per_child(is_not_in_the_other_list).examples(&[
    passes("in list 7", &[in_need("Case Status=b) Child Protection plan;"), protection("Age=11;")]),
    passes("neither status", &[in_need("Case Status=c) Child in need plan;")]),
    finds("not in list 7", &[in_need("Case Status=b) Child Protection plan;").found()]),
    finds("not in list 8", &[in_need("Case Status=a) Looked after child;").found()]),
    boundary_finds(
        "the plan has ended",
        &[
            in_need("Case Status=b) Child Protection plan;").found(),
            protection("Child Protection Plan End Date=2026-06-29;"),
        ],
    ),
]);

fn is_not_in_the_other_list(child: &Child, _: Extract, sink: &mut Sink) {
    let has_plan = child.protection.iter().any(|row| row.end_date.is_blank());
    let is_looked_after = child.looked_after.iter().any(|row| row.end_date.is_blank());
    for row in child.in_need.iter().filter(|row| row.closure_date.is_blank()) {
        let status = row.case_status.as_str().to_lowercase();
        let lacks_plan = status.contains("protection") && !has_plan;
        let lacks_care = status.contains("looked after") && !is_looked_after;
        if lacks_plan || lacks_care {
            sink.row(row);
        }
    }
}
