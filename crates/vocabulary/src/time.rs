//! How instants are stored, and how dates and times are written for people.
//!
//! Machines keep instants in universal time, as text of one width so that texts sort as the instants do. People
//! read London time in the style of GOV.UK. Which day it is, and what counts as a working day, is in the calendar.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};

/// A text that is not a stored instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnInstant;

impl fmt::Display for NotAnInstant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is not a stored date and time")
    }
}

impl std::error::Error for NotAnInstant {}

/// The stored text of an instant, to the microsecond: `2026-11-25T01:00:00.000000Z`.
pub fn instant_to_text(at: Timestamp) -> String {
    format!("{at:.6}")
}

/// The instant that a stored text names; no other spelling is taken.
pub fn instant_from_text(text: &str) -> Result<Timestamp, NotAnInstant> {
    let at: Timestamp = text.parse().map_err(|_| NotAnInstant)?;
    if instant_to_text(at) == text { Ok(at) } else { Err(NotAnInstant) }
}

/// `12 March 2026`.
pub fn date_in_words(date: Date) -> String {
    format!("{} {} {}", date.day(), month_in_words(date), date.year())
}

/// `12 March 2026 at 4:05pm`. For an instant, turn it into London time first.
pub fn date_and_time_in_words(at: DateTime) -> String {
    format!("{} at {}", date_in_words(at.date()), time_in_words(at.time()))
}

/// `4:05pm`, and `4pm` on the hour.
pub fn time_in_words(time: Time) -> String {
    let hour = match time.hour() % 12 {
        0 => 12,
        hour => hour,
    };
    let half = if time.hour() < 12 { "am" } else { "pm" };
    match time.minute() {
        0 => format!("{hour}{half}"),
        minute => format!("{hour}:{minute:02}{half}"),
    }
}

/// `Thursday 12 March`, where the year is plain.
pub fn day_and_date(date: Date) -> String {
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let day = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0);
    format!("{} {} {}", DAYS[day % 7], date.day(), month_in_words(date))
}

fn month_in_words(date: Date) -> &'static str {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = usize::try_from(date.month() - 1).unwrap_or(0);
    MONTHS[month % 12]
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};
    use proptest::prelude::*;

    #[test]
    fn an_instant_is_stored_at_one_width() {
        let at: Timestamp = "2026-11-25T01:00:00Z".parse().unwrap();
        assert_eq!(instant_to_text(at), "2026-11-25T01:00:00.000000Z");
        assert_eq!(instant_from_text("2026-11-25T01:00:00.000000Z"), Ok(at));
    }

    #[test]
    fn other_spellings_of_an_instant_are_refused() {
        for text in
            ["", "2026-11-25", "2026-11-25T01:00:00Z", "2026-11-25T01:00:00.000000+00:00", "yesterday"]
        {
            assert_eq!(instant_from_text(text), Err(NotAnInstant), "{text}");
        }
    }

    #[test]
    fn dates_are_written_as_people_read_them() {
        assert_eq!(date_in_words(date(2026, 3, 2)), "2 March 2026");
        assert_eq!(day_and_date(date(2026, 3, 12)), "Thursday 12 March");
        assert_eq!(day_and_date(date(2026, 11, 29)), "Sunday 29 November");
        assert_eq!(date_and_time_in_words(date(2026, 3, 12).at(16, 5, 0, 0)), "12 March 2026 at 4:05pm");
    }

    #[test]
    fn the_clock_has_twelve_hours() {
        let check = |hour, minute, words| assert_eq!(time_in_words(time(hour, minute, 0, 0)), words);
        check(0, 0, "12am");
        check(0, 30, "12:30am");
        check(11, 59, "11:59am");
        check(12, 0, "12pm");
        check(16, 0, "4pm");
        check(23, 9, "11:09pm");
    }

    proptest! {
        #[test]
        fn instants_read_back_and_their_texts_sort_as_they_do(
            first in 0..4_000_000_000_000_000i64,
            second in 0..4_000_000_000_000_000i64,
        ) {
            let first = Timestamp::from_microsecond(first).unwrap();
            let second = Timestamp::from_microsecond(second).unwrap();
            let (first_text, second_text) = (instant_to_text(first), instant_to_text(second));
            prop_assert_eq!(instant_from_text(&first_text), Ok(first));
            prop_assert_eq!(first.cmp(&second), first_text.cmp(&second_text));
        }
    }
}
