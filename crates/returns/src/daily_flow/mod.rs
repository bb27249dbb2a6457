//! The Department's daily flow: what is known of one child as the JSON that its service takes, and what has to be said
//! of a child who was sent before.
//!
//! The service keeps what it was sent until it is told otherwise, so a part that is no longer in the record is sent once
//! more, marked to be purged. Sending is not here.

mod since;
mod told;

pub use since::{purged_child, since_sent};
pub use told::{FlowFacts, WorkerFacts, told_child};

use jiff::civil::{Date, date};

/// The first day of which the flow tells: 1 April of the year two years back.
pub fn flow_begins(today: Date) -> Date {
    let two_years_back = today.checked_sub(jiff::ToSpan::months(24)).unwrap_or(today);
    let year = two_years_back.year();
    if two_years_back < date(year, 4, 1) { date(year - 1, 4, 1) } else { date(year, 4, 1) }
}

#[cfg(test)]
mod tests;
