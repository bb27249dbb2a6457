//! An initial child protection conference was held at a weekend.
//!
//! Why: conferences are held on working days, so the date is probably wrong.
//!
//! What to do: correct the date.
//!
//! Source: Children in need census guide, validation rule 8875.

use jiff::civil::Weekday;

use crate::cin_census::writing::*;

/// Bank holidays are not looked at.
pub const RULE: Rule =
    rule("8875").items(&["Section47.DateOfInitialCPC"]).per_section47(is_at_a_weekend).examples(&[
        passes("a Monday", &[section47("DateOfInitialCPC=2025-06-16")]),
        finds("a Sunday", &[section47("DateOfInitialCPC=2025-06-15").found()]),
        boundary_finds("a Saturday", &[section47("DateOfInitialCPC=2025-06-14").found()]),
        boundary_passes("a Friday", &[section47("DateOfInitialCPC=2025-06-13")]),
    ]);

fn is_at_a_weekend(enquiry: &Section47, _: &Census) -> bool {
    let weekday = enquiry.initial_conference_date.known().map(Date::weekday);
    matches!(weekday, Some(Weekday::Saturday | Weekday::Sunday))
}
