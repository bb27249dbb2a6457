//! The target date of an initial child protection conference is at a weekend.
//!
//! Why: the target is counted in working days, so it cannot fall on a Saturday or Sunday.
//!
//! What to do: count 15 working days from the strategy discussion again.
//!
//! Source: Children in need census guide, validation rule 8870Q.

use jiff::civil::Weekday;

use crate::cin_census::writing::*;

/// Bank holidays are not looked at.
pub const RULE: Rule =
    rule("8870Q").query().items(&["InitialCPCtarget"]).per_section47(is_at_a_weekend).examples(&[
        passes("a Monday", &[section47("InitialCPCtarget=2025-06-16")]),
        finds("a Sunday", &[section47("InitialCPCtarget=2025-06-15").found()]),
        boundary_finds("a Saturday", &[section47("InitialCPCtarget=2025-06-14").found()]),
        boundary_passes("a Friday", &[section47("InitialCPCtarget=2025-06-13")]),
    ]);

fn is_at_a_weekend(enquiry: &Section47, _: &Census) -> bool {
    let weekday = enquiry.conference_target.known().map(Date::weekday);
    matches!(weekday, Some(Weekday::Saturday | Weekday::Sunday))
}
