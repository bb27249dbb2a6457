//! When somebody was born, as far as anybody knows.
//!
//! Records of real families hold half-known dates and children not yet born. Each has a stored text that reads
//! back as the same, and words for people. What follows from an age is not here.

use std::fmt;
use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::calendar;
use crate::time::date_in_words;

/// When somebody was born, as far as anybody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Birth {
    /// Born on this day.
    Born(Date),
    /// Born in this month, the day is not known.
    BornInMonth {
        /// The year.
        year: i16,
        /// The month, 1 to 12.
        month: i8,
    },
    /// Born in or about this year.
    BornInYear(i16),
    /// Not yet born, and expected on this day.
    Expected(Date),
    /// Nobody knows.
    #[default]
    Unknown,
}

/// A text that is no date of birth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotABirth;

impl fmt::Display for NotABirth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("give a date of birth as a day, a month or a year, or the day the baby is expected")
    }
}

impl std::error::Error for NotABirth {}

impl Birth {
    /// The day of birth, if it is known to the day.
    pub fn born_on(self) -> Option<Date> {
        match self {
            Birth::Born(date) => Some(date),
            _ => None,
        }
    }

    /// The day on which a baby is expected.
    pub fn expected_on(self) -> Option<Date> {
        match self {
            Birth::Expected(date) => Some(date),
            _ => None,
        }
    }

    /// The first day on which the person can have been born; nothing if they are not born or nobody knows.
    pub fn earliest(self) -> Option<Date> {
        match self {
            Birth::Born(date) => Some(date),
            Birth::BornInMonth { year, month } => Date::new(year, month, 1).ok(),
            Birth::BornInYear(year) => Date::new(year, 1, 1).ok(),
            Birth::Expected(_) | Birth::Unknown => None,
        }
    }

    /// The last day on which the person can have been born; nothing if they are not born or nobody knows.
    pub fn latest(self) -> Option<Date> {
        match self {
            Birth::Born(date) => Some(date),
            Birth::BornInMonth { .. } => self.earliest().map(Date::last_of_month),
            Birth::BornInYear(year) => Date::new(year, 12, 31).ok(),
            Birth::Expected(_) | Birth::Unknown => None,
        }
    }

    /// Age in years on a day, when it is certain in spite of what is not known.
    pub fn age_on(self, date: Date) -> Option<u16> {
        let youngest = calendar::age_on(self.latest()?, date)?;
        let oldest = calendar::age_on(self.earliest()?, date)?;
        (youngest == oldest).then_some(oldest)
    }

    /// What people say of somebody's age on a day.
    pub fn age_in_words(self, on: Date) -> String {
        match self {
            Birth::Born(born) => exact_age_in_words(born, on),
            Birth::BornInMonth { .. } | Birth::BornInYear(_) => self.rough_age_in_words(on),
            Birth::Expected(date) if on <= date => format!("due {}", date_in_words(date)),
            Birth::Expected(date) => format!("was due {}", date_in_words(date)),
            Birth::Unknown => "age not known".to_owned(),
        }
    }

    fn rough_age_in_words(self, on: Date) -> String {
        match self.earliest().and_then(|earliest| calendar::age_on(earliest, on)) {
            None => "not yet born".to_owned(),
            Some(0) => "under 1".to_owned(),
            Some(years) => format!("about {years}"),
        }
    }
}

/// The stored text: `2019-05-04`, `2019-05`, `2019`, `expected 2026-12-01`, or nothing.
impl fmt::Display for Birth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Birth::Born(date) => write!(f, "{date}"),
            Birth::BornInMonth { year, month } => write!(f, "{year:04}-{month:02}"),
            Birth::BornInYear(year) => write!(f, "{year:04}"),
            Birth::Expected(date) => write!(f, "expected {date}"),
            Birth::Unknown => Ok(()),
        }
    }
}

impl FromStr for Birth {
    type Err = NotABirth;

    fn from_str(text: &str) -> Result<Self, NotABirth> {
        if let Some(date) = text.strip_prefix("expected ") {
            return whole_date(date).map(Birth::Expected).ok_or(NotABirth);
        }
        let birth = match text.len() {
            0 => Some(Birth::Unknown),
            4 => whole_date(&format!("{text}-01-01")).map(|date| Birth::BornInYear(date.year())),
            7 => whole_date(&format!("{text}-01"))
                .map(|date| Birth::BornInMonth { year: date.year(), month: date.month() }),
            _ => whole_date(text).map(Birth::Born),
        };
        birth.ok_or(NotABirth)
    }
}

/// Only the plain form of ten characters: no other spelling of a date, so that texts can be compared and sorted.
fn whole_date(text: &str) -> Option<Date> {
    let date: Date = text.parse().ok()?;
    (date.to_string() == text).then_some(date)
}

fn exact_age_in_words(born: Date, on: Date) -> String {
    let Some(years) = calendar::age_on(born, on) else {
        return "not yet born".to_owned();
    };
    if years >= 2 {
        return format!("{years} years");
    }
    let months = (1..24).take_while(|&months| calendar::add_months(born, months) <= on).count();
    if months > 0 {
        return counted(months, "month");
    }
    let days = (0..31).take_while(|&days| born.saturating_add((days + 1).days()) <= on).count();
    if days >= 14 { counted(days / 7, "week") } else { counted(days, "day") }
}

fn counted(n: usize, unit: &str) -> String {
    if n == 1 { format!("1 {unit}") } else { format!("{n} {unit}s") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const TODAY: Date = date(2026, 11, 25);

    #[test]
    fn each_kind_of_knowledge_has_its_own_text() {
        let check = |birth: Birth, text: &str| {
            assert_eq!(birth.to_string(), text);
            assert_eq!(text.parse(), Ok(birth));
        };
        check(Birth::Born(date(2019, 5, 4)), "2019-05-04");
        check(Birth::BornInMonth { year: 2019, month: 5 }, "2019-05");
        check(Birth::BornInYear(2019), "2019");
        check(Birth::Expected(date(2026, 12, 1)), "expected 2026-12-01");
        check(Birth::Unknown, "");
    }

    #[test]
    fn anything_else_is_refused() {
        for text in
            ["04/05/2019", "2019-13", "2019-02-29", "19", "expected", "expected 2026", "2019-5-4", "abcd"]
        {
            assert_eq!(text.parse::<Birth>(), Err(NotABirth), "{text}");
        }
    }

    #[test]
    fn ages_are_said_as_people_say_them() {
        let check = |birth: &str, words: &str| {
            assert_eq!(birth.parse::<Birth>().unwrap().age_in_words(TODAY), words, "{birth}");
        };
        check("2022-11-25", "4 years");
        check("2022-11-26", "3 years");
        check("2024-11-25", "2 years");
        check("2024-11-26", "23 months");
        check("2026-04-25", "7 months");
        check("2026-10-25", "1 month");
        check("2026-10-26", "4 weeks");
        check("2026-11-11", "2 weeks");
        check("2026-11-12", "13 days");
        check("2026-11-24", "1 day");
        check("2026-11-25", "0 days");
        check("2026-11-26", "not yet born");
        check("expected 2026-12-01", "due 1 December 2026");
        check("expected 2026-11-24", "was due 24 November 2026");
        check("2020", "about 6");
        check("2020-12", "about 5");
        check("2026", "under 1");
        check("", "age not known");
    }

    #[test]
    fn an_age_is_told_only_when_it_is_certain() {
        let on = date(2026, 6, 1);
        assert_eq!(Birth::BornInMonth { year: 2010, month: 5 }.age_on(on), Some(16));
        assert_eq!(Birth::BornInMonth { year: 2010, month: 6 }.age_on(on), None);
        assert_eq!(Birth::BornInYear(2010).age_on(on), None);
        assert_eq!(Birth::BornInYear(2010).age_on(date(2026, 12, 31)), Some(16));
        assert_eq!(Birth::Expected(date(2026, 5, 1)).age_on(on), None);
    }

    #[test]
    fn what_is_half_known_lies_between_two_days() {
        let february = Birth::BornInMonth { year: 2020, month: 2 };
        assert_eq!(february.earliest(), Some(date(2020, 2, 1)));
        assert_eq!(february.latest(), Some(date(2020, 2, 29)));
        assert_eq!(Birth::BornInYear(2020).latest(), Some(date(2020, 12, 31)));
        assert_eq!(Birth::Unknown.earliest(), None);
        assert_eq!(Birth::Expected(TODAY).latest(), None);
    }

    proptest! {
        #[test]
        fn every_birth_reads_back_from_its_text(kind in 0..5, year in 1880..2100i16, month in 1..=12i8, day in 1..=28i8) {
            let birth = match kind {
                0 => Birth::Born(date(year, month, day)),
                1 => Birth::BornInMonth { year, month },
                2 => Birth::BornInYear(year),
                3 => Birth::Expected(date(year, month, day)),
                _ => Birth::Unknown,
            };
            prop_assert_eq!(birth.to_string().parse(), Ok(birth));
        }

        #[test]
        fn no_text_breaks_the_reader(text in ".{0,20}") {
            if let Ok(birth) = text.parse::<Birth>() {
                prop_assert_eq!(birth.to_string(), text);
            }
        }
    }
}
