//! An initial child protection conference was not held within 15 working days of the strategy discussion.
//!
//! Why: until the conference nobody has decided how the child is to be kept safe.
//!
//! What to do: hold the conference or record why it is not necessary; if it was late, be ready to say why.
//!
//! S: Working Together to Safeguard Children 2023.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 5.

use kith_vocabulary::calendar::working_days_between;

use crate::annex_a::writing::*;

/// Up to the conference, or to the day of the lists.
pub const RULE: Rule = rule("A502")
    .query()
    .items(&[
        "Strategy discussion initiating Section 47 Enquiry Start Date",
        "Was an Initial Child Protection Conference deemed unnecessary?",
        "Date of Initial Child Protection Conference",
    ])
    .per_enquiry(is_late)
    .examples(&[
        passes("this month", &[enquiry("Strategy discussion initiating Section 47 Enquiry Start Date=2026-06-26;")]),
        finds("in May", &[enquiry("Strategy discussion initiating Section 47 Enquiry Start Date=2026-05-06;").found()]),
        boundary_passes("15 working days", &[enquiry("Strategy discussion initiating Section 47 Enquiry Start Date=2026-06-09;")]),
        boundary_finds("16 working days", &[enquiry("Strategy discussion initiating Section 47 Enquiry Start Date=2026-06-08;").found()]),
        boundary_passes(
            "deemed unnecessary",
            &[enquiry(
                "Strategy discussion initiating Section 47 Enquiry Start Date=2026-05-06; Was an Initial Child Protection Conference deemed unnecessary?=a) Yes;",
            )],
        ),
    ]);

fn is_late(enquiry: &Enquiry, extract: Extract) -> bool {
    let end = &enquiry.conference_date;
    let end = end.known().or_else(|| end.is_blank().then_some(extract.on));
    let days = enquiry.start_date.known().zip(end).map(|(start, end)| working_days_between(start, end));
    !says_yes(&enquiry.conference_unnecessary) && days.is_some_and(|days| days > 15)
}
