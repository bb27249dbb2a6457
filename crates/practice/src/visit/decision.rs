//! Whether a visit may be planned, or recorded, as somebody tells it.
//!
//! What is certainly wrong is refused; what is only unusual is asked about once and kept with the answer. How the
//! answers were typed, and who may give them, is not here.

use std::fmt;

use jiff::civil::{Date, DateTime, Time, Weekday};
use kith_vocabulary::birth::Birth;
use kith_vocabulary::calendar::add_years;

use super::Seen;

/// The longest that a visit, or the way there and back, can be: a day.
pub const MOST_MINUTES: i64 = 24 * 60;
/// A visit told later than this many days after it is asked about.
pub const LONG_AGO_DAYS: i32 = 60;
/// A visit longer than this many minutes is asked about.
pub const LONG_MINUTES: i64 = 4 * 60;

/// What is told of one child of a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldChild {
    /// What the child is called, for the answer.
    pub name: String,
    /// What is known of the birth.
    pub birth: Birth,
    /// Whether the child was seen; nothing when it was not said.
    pub seen: Option<Seen>,
    /// What the child said.
    pub own_words: Option<String>,
}

/// What is told of a visit that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told<'a> {
    /// The day.
    pub happened_on: Date,
    /// When it began, if that was said.
    pub happened_at: Option<Time>,
    /// How long it took.
    pub minutes: i64,
    /// How long the way took, if that was said.
    pub travel_minutes: Option<i64>,
    /// Each child of the visit.
    pub children: &'a [ToldChild],
    /// Why something unusual is right all the same.
    pub unusual_because: Option<&'a str>,
}

/// What is unusual in a visit, though it may be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unusual {
    /// It is told more than 60 days after.
    LongAgo,
    /// It took more than 4 hours.
    Long,
    /// It began at night, or on a Sunday evening.
    Late,
}

/// Why a visit cannot be kept as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It has not happened yet.
    InTheFuture,
    /// It names no child.
    NoChild,
    /// It does not say of this child whether they were seen.
    NotSaid(usize, String),
    /// It gives words of a child who was not seen.
    WordsOfUnseen(usize, String),
    /// It says that a child was seen who was not born yet.
    NotBorn(usize, String),
    /// It took no time, or more than a day.
    Minutes,
    /// The way there and back took more than a day.
    TravelMinutes,
    /// It is unusual, and nobody said why.
    WhyUnusual(Vec<Unusual>),
    /// It is planned for a day that has passed.
    DayPassed,
    /// It is planned for more than a year ahead.
    TooFarAhead,
}

/// Whether a visit that happened can be kept as it is told, at this moment in London.
pub fn decide_held(told: &Told, now: DateTime) -> Result<(), Vec<Refusal>> {
    let mut refusals = Vec::new();
    let is_later_today = told.happened_on == now.date() && told.happened_at.is_some_and(|at| at > now.time());
    if told.happened_on > now.date() || is_later_today {
        refusals.push(Refusal::InTheFuture);
    }
    if !(1..=MOST_MINUTES).contains(&told.minutes) {
        refusals.push(Refusal::Minutes);
    }
    if told.travel_minutes.is_some_and(|minutes| !(0..=MOST_MINUTES).contains(&minutes)) {
        refusals.push(Refusal::TravelMinutes);
    }
    if told.children.is_empty() {
        refusals.push(Refusal::NoChild);
    }
    for (at, child) in told.children.iter().enumerate() {
        refusals.extend(refusal_of_child(at, child, told.happened_on));
    }
    let unusual = unusual(told, now.date());
    let is_explained = told.unusual_because.is_some_and(|why| !why.trim().is_empty());
    if !unusual.is_empty() && !is_explained {
        refusals.push(Refusal::WhyUnusual(unusual));
    }
    if refusals.is_empty() { Ok(()) } else { Err(refusals) }
}

fn refusal_of_child(at: usize, child: &ToldChild, on: Date) -> Option<Refusal> {
    let name = child.name.clone();
    match child.seen {
        None => Some(Refusal::NotSaid(at, name)),
        Some(seen) if seen.is_seen() && !is_born_by(child.birth, on) => Some(Refusal::NotBorn(at, name)),
        Some(Seen::NotSeen) if child.own_words.is_some() => Some(Refusal::WordsOfUnseen(at, name)),
        Some(_) => None,
    }
}

/// Whether somebody may have been born by a day. Where nobody knows the birth, they were.
pub fn is_born_by(birth: Birth, on: Date) -> bool {
    match birth {
        Birth::Expected(_) => false,
        Birth::Unknown => true,
        _ => birth.earliest().is_none_or(|earliest| earliest <= on),
    }
}

/// What is unusual in a visit as it is told on this day.
pub fn unusual(told: &Told, today: Date) -> Vec<Unusual> {
    let mut found = Vec::new();
    let days_ago = today.since(told.happened_on).map_or(0, |span| span.get_days());
    if days_ago > LONG_AGO_DAYS {
        found.push(Unusual::LongAgo);
    }
    if told.minutes > LONG_MINUTES && told.minutes <= MOST_MINUTES {
        found.push(Unusual::Long);
    }
    if told.happened_at.is_some_and(|at| is_late(told.happened_on, at)) {
        found.push(Unusual::Late);
    }
    found
}

fn is_late(on: Date, at: Time) -> bool {
    let is_sunday_evening = on.weekday() == Weekday::Sunday && at.hour() >= 18;
    at.hour() < 7 || at.hour() >= 21 || is_sunday_evening
}

/// Whether a visit can be planned for this day, to so many children.
pub fn decide_planned(on: Date, n_children: usize, today: Date) -> Result<(), Vec<Refusal>> {
    let mut refusals = Vec::new();
    if on < today {
        refusals.push(Refusal::DayPassed);
    } else if on > add_years(today, 1) {
        refusals.push(Refusal::TooFarAhead);
    }
    if n_children == 0 {
        refusals.push(Refusal::NoChild);
    }
    if refusals.is_empty() { Ok(()) } else { Err(refusals) }
}

impl fmt::Display for Unusual {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unusual::LongAgo => "it was more than 60 days ago",
            Unusual::Long => "it took more than 4 hours",
            Unusual::Late => "it was at night or on a Sunday evening",
        })
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::InTheFuture => {
                f.write_str("The visit must be in the past. Plan it instead if it is still to come")
            }
            Refusal::NoChild => f.write_str("Choose at least one child"),
            Refusal::NotSaid(_, name) => write!(f, "Say whether {name} was seen"),
            Refusal::WordsOfUnseen(_, name) => {
                write!(f, "You wrote {name}’s own words, but that {name} was not seen. Change one of them")
            }
            Refusal::NotBorn(_, name) => {
                write!(f, "{name} was not born yet on the day of the visit. Choose “Not seen”")
            }
            Refusal::Minutes => f.write_str("How long it took must be between 1 minute and 24 hours"),
            Refusal::TravelMinutes => f.write_str("Travel must be between 0 minutes and 24 hours"),
            Refusal::WhyUnusual(what) => {
                let what: Vec<String> = what.iter().map(ToString::to_string).collect();
                write!(f, "Check this visit: {}. If that is right, say why", what.join(", and "))
            }
            Refusal::DayPassed => f.write_str("This day has passed. Record the visit instead if it happened"),
            Refusal::TooFarAhead => f.write_str("Plan a visit for a day within the next year"),
        }
    }
}

impl std::error::Error for Refusal {}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    fn now() -> DateTime {
        date(2026, 11, 25).at(10, 0, 0, 0)
    }

    fn child(birth: &str, seen: Option<Seen>, words: Option<&str>) -> ToldChild {
        ToldChild {
            name: "Ada".into(),
            birth: birth.parse().unwrap(),
            seen,
            own_words: words.map(Into::into),
        }
    }

    #[track_caller]
    fn check(change: impl FnOnce(&mut Told), expected: &[Refusal]) {
        let children = [child("2019-05-04", Some(Seen::Alone), None)];
        let mut told = Told {
            happened_on: date(2026, 11, 24),
            happened_at: Some(time(16, 0, 0, 0)),
            minutes: 45,
            travel_minutes: None,
            children: &children,
            unusual_because: None,
        };
        change(&mut told);
        assert_eq!(decide_held(&told, now()).err().unwrap_or_default(), expected, "{told:?}");
    }

    #[test]
    fn a_visit_is_recorded_once_it_has_happened() {
        check(|_| {}, &[]);
        check(
            |told| (told.happened_on, told.happened_at) = (date(2026, 11, 25), Some(time(10, 0, 0, 0))),
            &[],
        );
        check(|told| (told.happened_on, told.happened_at) = (date(2026, 11, 25), None), &[]);
        check(
            |told| (told.happened_on, told.happened_at) = (date(2026, 11, 25), Some(time(10, 1, 0, 0))),
            &[Refusal::InTheFuture],
        );
        check(|told| told.happened_on = date(2026, 11, 26), &[Refusal::InTheFuture]);
    }

    #[test]
    fn a_visit_takes_a_minute_to_a_day() {
        let why = Some("the move to the new placement");
        for (minutes, expected) in [
            (0, vec![Refusal::Minutes]),
            (1, vec![]),
            (1440, vec![]),
            (1441, vec![Refusal::Minutes]),
            (-5, vec![Refusal::Minutes]),
        ] {
            check(|told| (told.minutes, told.unusual_because) = (minutes, why), &expected);
        }
        check(|told| told.travel_minutes = Some(0), &[]);
        check(|told| told.travel_minutes = Some(-1), &[Refusal::TravelMinutes]);
        check(|told| told.travel_minutes = Some(1441), &[Refusal::TravelMinutes]);
    }

    #[test]
    fn every_child_of_the_visit_has_an_answer_that_can_be_true() {
        let name = || "Ada".to_owned();
        let cases = [
            (child("2019-05-04", None, None), vec![Refusal::NotSaid(0, name())]),
            (child("2019-05-04", Some(Seen::NotSeen), None), vec![]),
            (
                child("2019-05-04", Some(Seen::NotSeen), Some("I like it here")),
                vec![Refusal::WordsOfUnseen(0, name())],
            ),
            (child("2019-05-04", Some(Seen::WithOthers), Some("I like it here")), vec![]),
            (child("expected 2026-12-01", Some(Seen::NotSeen), None), vec![]),
            (child("expected 2026-12-01", Some(Seen::WithOthers), None), vec![Refusal::NotBorn(0, name())]),
            (child("2026-11-24", Some(Seen::WithOthers), None), vec![]),
            (child("2026-11-25", Some(Seen::Alone), None), vec![Refusal::NotBorn(0, name())]),
            (child("2026-11", Some(Seen::Alone), None), vec![]),
            (child("", Some(Seen::Alone), None), vec![]),
        ];
        for (told_child, expected) in cases {
            let children = [told_child];
            let mut refused = Vec::new();
            let told = Told {
                happened_on: date(2026, 11, 24),
                happened_at: None,
                minutes: 45,
                travel_minutes: None,
                children: &children,
                unusual_because: None,
            };
            refused.extend(decide_held(&told, now()).err().unwrap_or_default());
            assert_eq!(refused, expected, "{children:?}");
        }
        check(|told| told.children = &[], &[Refusal::NoChild]);
    }

    #[test]
    fn what_is_unusual_is_asked_about_until_somebody_says_why() {
        let ask = |what: Unusual| [Refusal::WhyUnusual(vec![what])];
        check(|told| told.happened_on = date(2026, 9, 26), &[]);
        check(|told| told.happened_on = date(2026, 9, 25), &ask(Unusual::LongAgo));
        check(|told| told.minutes = 240, &[]);
        check(|told| told.minutes = 241, &ask(Unusual::Long));
        check(|told| told.happened_at = Some(time(20, 59, 0, 0)), &[]);
        check(|told| told.happened_at = Some(time(21, 0, 0, 0)), &ask(Unusual::Late));
        check(|told| told.happened_at = Some(time(6, 59, 0, 0)), &ask(Unusual::Late));
        check(|told| told.happened_at = Some(time(7, 0, 0, 0)), &[]);
        let sunday = date(2026, 11, 22);
        check(|told| (told.happened_on, told.happened_at) = (sunday, Some(time(17, 59, 0, 0))), &[]);
        check(
            |told| (told.happened_on, told.happened_at) = (sunday, Some(time(18, 0, 0, 0))),
            &ask(Unusual::Late),
        );
        check(|told| (told.minutes, told.unusual_because) = (241, Some(" ")), &ask(Unusual::Long));
        check(|told| (told.minutes, told.unusual_because) = (241, Some("the move")), &[]);
    }

    #[test]
    fn a_visit_is_planned_for_a_day_from_today_to_a_year_ahead() {
        let today = date(2028, 2, 29);
        let check = |on, n_children, expected: &[Refusal]| {
            assert_eq!(decide_planned(on, n_children, today).err().unwrap_or_default(), expected, "{on}");
        };
        check(date(2028, 2, 28), 1, &[Refusal::DayPassed]);
        check(date(2028, 2, 29), 1, &[]);
        check(add_years(today, 1), 1, &[]);
        check(date(2029, 3, 2), 1, &[Refusal::TooFarAhead]);
        check(date(2028, 3, 1), 0, &[Refusal::NoChild]);
    }
}
