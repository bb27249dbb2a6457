//! Nobody is allocated to an open case.
//!
//! Why: inspectors look for children without a worker first.
//!
//! What to do: give the allocated worker, and allocate one if there is none.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: every list.

use crate::annex_a::writing::*;

/// Open assessments, children in need, plans, children looked after and care leavers.
pub const RULE: Rule = rule("A005").items(&["Allocated Worker"]).per_child(has_no_worker).examples(&[
    passes("a worker", &[in_need("CIN Start Date=2026-05-26; Allocated Worker=A. Worker;")]),
    finds("none", &[in_need("CIN Start Date=2026-05-26;").found()]),
    finds("what a spreadsheet writes for none", &[protection("Allocated Worker=#N/A;").found()]),
    boundary_passes("closed", &[in_need("CIN Start Date=2026-05-26; CIN Closure Date=2026-06-30;")]),
    boundary_finds("a care leaver", &[care_leaver("Allocated Worker=unallocated;").found()]),
]);

fn has_no_worker(child: &Child, _: Extract, sink: &mut Sink) {
    let mut open: Vec<(&dyn Row, &Text)> = vec![];
    let assessments = child.assessments.iter().filter(|row| row.authorisation_date.is_blank());
    open.extend(assessments.map(|row| (row as &dyn Row, &row.worker)));
    let in_need = child.in_need.iter().filter(|row| row.closure_date.is_blank());
    open.extend(in_need.map(|row| (row as &dyn Row, &row.worker)));
    let protection = child.protection.iter().filter(|row| row.end_date.is_blank());
    open.extend(protection.map(|row| (row as &dyn Row, &row.worker)));
    let looked_after = child.looked_after.iter().filter(|row| row.end_date.is_blank());
    open.extend(looked_after.map(|row| (row as &dyn Row, &row.worker)));
    open.extend(child.care_leavers.iter().map(|row| (row as &dyn Row, &row.worker)));
    open.iter().filter(|(_, worker)| says_nothing(worker)).for_each(|(row, _)| sink.row(*row));
}
