//! One thing that is due for a child, and the words that say why.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kith_vocabulary::calendar::london;
use kith_vocabulary::ids::RecordId;
use kith_vocabulary::time::{date_in_words, time_in_words};

use super::amount::{Amount, Due};
use super::definition::Definition;
use super::happening::HappeningKind;
use crate::visit::due::day_in_words;
use crate::words;

/// What a time limit is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StartedBy {
    /// Something that happened.
    Happening(HappeningKind),
    /// The birthday at which the child reached an age.
    Birthday(u16),
    /// The birth of a child whose deadline waited for it.
    Birth,
}

impl StartedBy {
    /// `referral`, or `19th birthday`.
    pub fn label(self) -> String {
        match self {
            StartedBy::Happening(kind) => kind.label().to_owned(),
            StartedBy::Birth => "birth".to_owned(),
            StartedBy::Birthday(age) => format!("{age}{} birthday", ordinal(age)),
        }
    }
}

fn ordinal(n: u16) -> &'static str {
    match (n % 100, n % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

/// Something that is, or was, due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline<'c> {
    /// The rule, in the version that made it due.
    pub definition: &'c Definition,
    /// How long there is in this turn.
    pub within: Amount,
    /// What it is counted from.
    pub by: StartedBy,
    /// The row that says so.
    pub started_by: RecordId,
    /// The day from which it is counted.
    pub started_on: Date,
    /// The instant from which hours are counted.
    pub started_at: Option<Timestamp>,
    /// The last moment in time; nothing while the clock stands still.
    pub due: Option<Due>,
    /// When it was met.
    pub met: Option<Due>,
    /// When it became needless without having been met.
    pub ended_on: Option<Date>,
}

words! {
    /// How far a deadline has come, whatever day it is.
    DeadlineState {
        /// It was not met yet.
        Open "open" "Open",
        /// The clock stands still.
        Paused "paused" "Paused",
        /// It was met in time.
        Met "met" "Met in time",
        /// It was met after its last day.
        MetLate "met late" "Met late",
        /// Its last day passed, and then it became needless.
        Missed "missed" "Not met",
        /// It became needless in time, or a manager found that it is not needed.
        NotNeeded "not needed" "Not needed",
    }
}

/// How an open deadline looks today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// The last day has passed.
    Overdue,
    /// It is within the days in which somebody is told.
    Soon,
    /// There is time.
    InTime,
}

impl Due {
    /// Whether a moment comes after the last one in time.
    fn is_before(self, moment: Due) -> bool {
        match (moment.at, self.at) {
            (Some(moment), Some(due)) => moment > due,
            _ => moment.on > self.on,
        }
    }

    /// How an open deadline looks at an instant of a day in London, told from a day on.
    pub fn standing(self, warn_on: Date, today: Date, now: Timestamp) -> Standing {
        if self.is_before(Due { on: today, at: Some(now) }) {
            Standing::Overdue
        } else if today >= warn_on {
            Standing::Soon
        } else {
            Standing::InTime
        }
    }
}

impl Deadline<'_> {
    /// How far it has come.
    pub fn state(&self) -> DeadlineState {
        match (self.due, self.met, self.ended_on) {
            (Some(due), Some(met), _) if due.is_before(met) => DeadlineState::MetLate,
            (_, Some(_), _) => DeadlineState::Met,
            (Some(due), None, Some(ended)) if ended > due.on => DeadlineState::Missed,
            (_, None, Some(_)) => DeadlineState::NotNeeded,
            (Some(_), None, None) => DeadlineState::Open,
            (None, None, None) => DeadlineState::Paused,
        }
    }

    /// From which day somebody is told.
    pub fn warn_on(&self) -> Option<Date> {
        let days = i32::from(self.definition.warning_days).days();
        Some(self.due?.on.saturating_sub(days))
    }

    /// Why it is due then: `45 working days from referral on 30 December 2025 (Working Together 2023)`.
    pub fn reason(&self) -> String {
        let since = match self.started_at.filter(|_| self.due.is_some_and(|due| due.at.is_some())) {
            Some(at) => {
                let at = london(at);
                format!("at {} on {}", time_in_words(at.time()), date_in_words(at.date()))
            }
            None => format!("on {}", date_in_words(self.started_on)),
        };
        format!("{} from {} {since} ({})", self.within, self.by.label(), self.definition.basis())
    }
}

/// `due 4 March`, `due today`, `overdue since 4 March`; with the time of day where hours are counted.
pub fn due_in_words(due: Due, standing: Standing, today: Date) -> String {
    let time = due.at.map_or_else(String::new, |at| format!(" at {}", time_in_words(london(at).time())));
    let day = day_in_words(due.on, today);
    match standing {
        Standing::Overdue => format!("overdue since {day}{time}"),
        _ if due.on == today => format!("due today{time}"),
        _ if today.tomorrow().is_ok_and(|tomorrow| due.on == tomorrow) => format!("due tomorrow{time}"),
        _ => format!("due {day}{time}"),
    }
}
