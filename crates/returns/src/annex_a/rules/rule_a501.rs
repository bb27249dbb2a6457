//! An initial child protection conference was held before the strategy discussion.
//!
//! Why: the 15 working days to the conference are counted between these two days.
//!
//! What to do: correct whichever of the two dates is wrong.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 5.

use crate::annex_a::writing::*;

/// The conference may be on the same day.
pub const RULE: Rule = rule("A501")
    .items(&[
        "Strategy discussion initiating Section 47 Enquiry Start Date",
        "Date of Initial Child Protection Conference",
    ])
    .per_enquiry(ends_first)
    .examples(&[
        passes("none", &[enquiry("Strategy discussion initiating Section 47 Enquiry Start Date=2026-05-26;")]),
        finds(
            "before",
            &[enquiry(
                "Strategy discussion initiating Section 47 Enquiry Start Date=2026-05-26; Date of Initial Child Protection Conference=2026-05-25;",
            )
            .found()],
        ),
        boundary_passes(
            "the same day",
            &[enquiry(
                "Strategy discussion initiating Section 47 Enquiry Start Date=2026-05-26; Date of Initial Child Protection Conference=2026-05-26;",
            )],
        ),
    ]);

fn ends_first(enquiry: &Enquiry, _: Extract) -> bool {
    enquiry.conference_date.is_before(&enquiry.start_date)
}
