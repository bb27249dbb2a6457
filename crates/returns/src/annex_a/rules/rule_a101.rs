//! A contact has no date, or is dated after the day of the lists.
//!
//! Why: the list is of the contacts of the last six months.
//!
//! What to do: give the day on which the contact came in.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 1.

use crate::annex_a::writing::*;

/// The day of the lists itself is in time.
pub const RULE: Rule = rule("A101").items(&["Date of Contact"]).per_contact(has_no_date_in_time).examples(&[
    passes("a date", &[contact("Date of Contact=2026-05-26;")]),
    finds("none", &[contact("Age=11;").found()]),
    boundary_passes("the day itself", &[contact("Date of Contact=2026-06-30;")]),
    boundary_finds("the day after", &[contact("Date of Contact=2026-07-01;").found()]),
]);

fn has_no_date_in_time(contact: &Contact, extract: Extract) -> bool {
    !contact.contact_date.is_on_or_before(extract.on)
}
