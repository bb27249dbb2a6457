//! A child with a child protection plan was not seen alone at the last visit.
//!
//! Why: a child who is never seen alone cannot say what is wrong at home.
//!
//! What to do: see the child alone; if the child is too young or refused, be ready to say so.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 7.

use crate::annex_a::writing::*;

/// Open plans with a visit.
pub const RULE: Rule = rule("A703")
    .query()
    .items(&["Date of the Last Statutory Visit", "Was the Child Seen Alone?"])
    .per_child_protection(was_not_alone)
    .examples(&[
        passes(
            "alone",
            &[protection("Date of the Last Statutory Visit=2026-06-24; Was the Child Seen Alone?=a) Yes;")],
        ),
        finds(
            "not alone",
            &[protection("Date of the Last Statutory Visit=2026-06-24; Was the Child Seen Alone?=b) No;")
                .found()],
        ),
        boundary_finds("no answer", &[protection("Date of the Last Statutory Visit=2026-06-24;").found()]),
        boundary_passes("no visit yet", &[protection("Was the Child Seen Alone?=b) No;")]),
    ]);

fn was_not_alone(row: &ChildProtection, _: Extract) -> bool {
    row.end_date.is_blank() && row.last_visit_date.is_known() && !says_yes(&row.seen_alone)
}
