//! How long something may take, and the day or instant that this leads to.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan};
use kith_vocabulary::calendar::{add_months, from_london, is_working_day, london};
use serde::{Deserialize, Deserializer, de};

use crate::words;

words! {
    /// What an amount of time is counted in.
    Unit {
        /// Hours on the clock, from an instant, whatever the clocks do in between.
        Hours "hours" "hours",
        /// Days on which offices are open.
        WorkingDays "working days" "working days",
        /// Days.
        Days "days" "days",
        /// Weeks.
        Weeks "weeks" "weeks",
        /// Months: the same day of a later month, or its last day where it is shorter.
        Months "months" "months",
        /// Years: the same day of a later year; 29 February becomes 28 February.
        Years "years" "years",
    }
}

/// An amount of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Amount {
    /// How many.
    pub n: u16,
    /// Of what.
    pub unit: Unit,
}

/// The most of any unit that a time limit may be.
const MOST: u16 = 400;

/// A text that is no amount of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnAmount;

impl fmt::Display for NotAnAmount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "a time limit is a number from 0 to {MOST} and hours, working days, days, weeks, months or years"
        )
    }
}

impl std::error::Error for NotAnAmount {}

impl FromStr for Amount {
    type Err = NotAnAmount;

    fn from_str(text: &str) -> Result<Self, NotAnAmount> {
        let (n, unit) = text.split_once(' ').ok_or(NotAnAmount)?;
        let is_plain = n.bytes().all(|digit| digit.is_ascii_digit());
        let n: u16 = n.parse().ok().filter(|n| is_plain && *n <= MOST).ok_or(NotAnAmount)?;
        let unit = unit.parse().or_else(|_| if n == 1 { format!("{unit}s").parse() } else { "".parse() });
        Ok(Amount { n, unit: unit.map_err(|_| NotAnAmount)? })
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = self.unit.label();
        let unit = if self.n == 1 { unit.trim_end_matches('s') } else { unit };
        write!(f, "{} {unit}", self.n)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(de::Error::custom)
    }
}

/// When time stood still: from a day, up to the day on which it went on; without one, it still stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pause {
    /// The first day that does not count.
    pub from: Date,
    /// The first day that counts again.
    pub until: Option<Date>,
}

impl Pause {
    fn holds(&self, on: Date) -> bool {
        self.from <= on && self.until.is_none_or(|until| on < until)
    }
}

/// The last moment in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// The last day in time.
    pub on: Date,
    /// The last instant in time, where hours are counted.
    pub at: Option<Timestamp>,
}

/// When this amount after a day or instant is due. Nothing while time stands still.
///
/// The day itself is day 0. Hours without a known instant are counted from the start of the day in London, so that
/// what is not known never makes it later.
pub(super) fn due_after(on: Date, at: Option<Timestamp>, amount: Amount, pauses: &[Pause]) -> Option<Due> {
    let n = i64::from(amount.n);
    let due = match amount.unit {
        Unit::Hours => {
            let from = at.unwrap_or_else(|| from_london(on.to_datetime(jiff::civil::Time::midnight())));
            return hours_after(from, n, pauses);
        }
        Unit::WorkingDays => return days_after(on, n, pauses, is_working_day).map(Due::by_day),
        Unit::Days | Unit::Weeks if pauses.is_empty() => {
            let days = if amount.unit == Unit::Weeks { n * 7 } else { n };
            return on.checked_add(days.days()).ok().map(Due::by_day);
        }
        Unit::Days => return days_after(on, n, pauses, |_| true).map(Due::by_day),
        Unit::Weeks => return days_after(on, n * 7, pauses, |_| true).map(Due::by_day),
        Unit::Months => add_months(on, i32::from(amount.n)),
        Unit::Years => add_months(on, i32::from(amount.n) * 12),
    };
    if pauses.is_empty() {
        return Some(Due::by_day(due));
    }
    // Months have no days of their own to leave out: every day that stood still is added at the end.
    let mut day = on;
    let mut end = due;
    while day < end {
        day = day.saturating_add(1.day());
        if pauses.iter().any(|pause| pause.holds(day)) {
            if pauses.iter().any(|pause| pause.until.is_none() && pause.holds(day)) {
                return None;
            }
            end = end.saturating_add(1.day());
        }
    }
    Some(Due::by_day(end))
}

impl Due {
    fn by_day(on: Date) -> Self {
        Due { on, at: None }
    }
}

/// The day on which so many days have counted.
fn days_after(from: Date, n: i64, pauses: &[Pause], counts: impl Fn(Date) -> bool) -> Option<Date> {
    let (mut day, mut left) = (from, n);
    while left > 0 {
        day = day.tomorrow().ok()?;
        if let Some(pause) = pauses.iter().find(|pause| pause.holds(day)) {
            pause.until?;
        } else if counts(day) {
            left -= 1;
        }
    }
    Some(day)
}

fn hours_after(from: Timestamp, n: i64, pauses: &[Pause]) -> Option<Due> {
    let mut at = from.checked_add(SignedDuration::from_hours(n)).ok()?;
    for pause in pauses {
        let start = start_of(pause.from).max(from);
        if start >= at {
            continue;
        }
        let until = start_of(pause.until?);
        if until > start {
            at = at.checked_add(until.duration_since(start)).ok()?;
        }
    }
    Some(Due { on: london(at).date(), at: Some(at) })
}

fn start_of(day: Date) -> Timestamp {
    from_london(day.to_datetime(jiff::civil::Time::midnight()))
}
