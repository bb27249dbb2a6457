//! A conference led to a child protection plan, but the child is not in the list of plans.
//!
//! Why: the child may be without a plan that was agreed, or the answer is wrong.
//!
//! What to do: add the plan to list 7, or correct what the conference decided.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 5.

use crate::annex_a::writing::*;

/// Looks for the child in list 7.
pub const RULE: Rule = rule("A503")
    .items(&["Did the Initial Child Protection Conference Result in a Child Protection Plan"])
    .per_child(has_no_plan)
    .examples(&[
        passes(
            "in the list",
            &[
                enquiry(
                    "Did the Initial Child Protection Conference Result in a Child Protection Plan=a) Yes;",
                ),
                protection("Age=11;"),
            ],
        ),
        finds(
            "not in the list",
            &[enquiry(
                "Did the Initial Child Protection Conference Result in a Child Protection Plan=a) Yes;",
            )
            .found()],
        ),
        boundary_passes(
            "no plan was made",
            &[enquiry(
                "Did the Initial Child Protection Conference Result in a Child Protection Plan=b) No;",
            )],
        ),
        boundary_finds(
            "another child is in the list",
            &[
                enquiry("Did the Initial Child Protection Conference Result in a Child Protection Plan=Yes;")
                    .found(),
                protection("Child Unique ID=102;"),
            ],
        ),
    ]);

fn has_no_plan(child: &Child, _: Extract, sink: &mut Sink) {
    if child.protection.is_empty() {
        child.enquiries.iter().filter(|row| says_yes(&row.led_to_plan)).for_each(|row| sink.row(row));
    }
}
