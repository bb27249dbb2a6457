//! What stands in one cell of a statutory file: nothing, something understood, or something not understood with its
//! text kept.
//!
//! A reader never fails on a cell. A date that is not a date stays here as its text, so that a rule can say so and
//! the file can be written back as it came.

use std::fmt;

use compact_str::{CompactString, format_compact};
use jiff::civil::Date;

/// A text cell. Blank means nothing was written there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Text(CompactString);

impl Text {
    /// The text itself; empty when blank.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Nothing was written here.
    pub fn is_blank(&self) -> bool {
        self.0.is_empty()
    }

    /// Something was written here.
    pub fn is_filled(&self) -> bool {
        !self.0.is_empty()
    }

    /// The cell holds exactly this code.
    pub fn is(&self, code: &str) -> bool {
        self.0 == code
    }

    /// The cell holds one of these codes. A blank cell is none of them.
    pub fn one_of(&self, codes: &[&str]) -> bool {
        !self.0.is_empty() && codes.contains(&self.0.as_str())
    }

    /// The cell is filled, and with none of these codes.
    pub fn filled_but_none_of(&self, codes: &[&str]) -> bool {
        !self.0.is_empty() && !codes.contains(&self.0.as_str())
    }

    /// The cell's text begins with these letters.
    pub fn starts_with(&self, start: &str) -> bool {
        self.0.starts_with(start)
    }

    /// The cell read as a number with or without decimals.
    pub fn decimal(&self) -> Option<f64> {
        self.0.parse().ok()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(CompactString::new(text))
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A cell that should hold a date or a number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Cell<T> {
    /// Nothing was written.
    #[default]
    Blank,
    /// What was written was understood.
    Known(T),
    /// What was written was not understood; here it is.
    Unknown(Text),
}

impl<T: Copy> Cell<T> {
    /// The value, when one was written and understood.
    pub fn known(&self) -> Option<T> {
        match self {
            Self::Known(value) => Some(*value),
            _ => None,
        }
    }
}

impl<T> Cell<T> {
    /// Nothing was written.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Blank)
    }

    /// Something was written, understood or not.
    pub fn is_filled(&self) -> bool {
        !self.is_blank()
    }

    /// Something was written and understood.
    pub fn is_known(&self) -> bool {
        matches!(self, Self::Known(_))
    }

    /// Something was written that could not be understood.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown(_))
    }
}

/// What a kind of cell holds, known without a cell at hand.
pub trait Kind {
    /// It holds a date.
    const IS_DATE: bool = false;
}

impl Kind for Text {}
impl Kind for Cell<i64> {}
impl Kind for Vec<Text> {}
impl Kind for Cell<Date> {
    const IS_DATE: bool = true;
}

/// How a kind of file writes its dates and texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Dates as day/month/year and codes in capitals whatever was typed: SSDA903.
    DayFirstCapitals,
    /// Dates as year-month-day and texts as they stand: the XML collections.
    YearFirst,
}

/// A kind of cell: how it takes what is written, and how it shows it again.
pub trait Written {
    /// Takes what is written in the file.
    fn write(&mut self, text: &str, manner: Manner);
    /// What a person is shown, and what is written back.
    fn shown(&self, manner: Manner) -> Text;
}

impl Written for Text {
    fn write(&mut self, text: &str, manner: Manner) {
        let text = text.trim();
        *self = match manner {
            Manner::DayFirstCapitals
                if text.bytes().any(|byte| byte.is_ascii_lowercase() || !byte.is_ascii()) =>
            {
                Self(CompactString::from(text.to_uppercase()))
            }
            _ => Self::from(text),
        };
    }

    fn shown(&self, _: Manner) -> Text {
        self.clone()
    }
}

impl Written for Cell<Date> {
    fn write(&mut self, text: &str, manner: Manner) {
        let text = text.trim();
        let date = match manner {
            Manner::DayFirstCapitals => day_first(text),
            Manner::YearFirst => year_first(text),
        };
        *self = match date {
            _ if text.is_empty() => Self::Blank,
            Some(date) => Self::Known(date),
            None => Self::Unknown(Text::from(text)),
        };
    }

    fn shown(&self, manner: Manner) -> Text {
        match self {
            Self::Blank => Text::default(),
            Self::Known(date) if manner == Manner::YearFirst => Text(format_compact!("{date}")),
            Self::Known(date) => {
                Text(format_compact!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year()))
            }
            Self::Unknown(text) => text.clone(),
        }
    }
}

impl Written for Cell<i64> {
    fn write(&mut self, text: &str, _: Manner) {
        let text = text.trim();
        *self = match text.parse() {
            _ if text.is_empty() => Self::Blank,
            Ok(number) => Self::Known(number),
            Err(_) => Self::Unknown(Text::from(text)),
        };
    }

    fn shown(&self, _: Manner) -> Text {
        match self {
            Self::Blank => Text::default(),
            Self::Known(number) => Text(format_compact!("{number}")),
            Self::Unknown(text) => text.clone(),
        }
    }
}

impl Written for Vec<Text> {
    /// A repeated element: each one written is added.
    fn write(&mut self, text: &str, manner: Manner) {
        let mut one = Text::default();
        one.write(text, manner);
        if one.is_filled() {
            self.push(one);
        }
    }

    fn shown(&self, _: Manner) -> Text {
        let texts: Vec<&str> = self.iter().map(Text::as_str).collect();
        Text(CompactString::from(texts.join(", ")))
    }
}

/// A date as day/month/year.
pub(crate) fn day_first(text: &str) -> Option<Date> {
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || day.len() > 2 || month.len() > 2 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A date as year-month-day.
pub(crate) fn year_first(text: &str) -> Option<Date> {
    // Some systems write a time after the date; the day is what was meant.
    let day = text.split_once('T').map_or(text, |(day, _)| day);
    let mut parts = day.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || month.len() != 2 || day.len() != 2 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn check(text: &str, manner: Manner, expected: Cell<Date>) {
        let mut cell = Cell::default();
        cell.write(text, manner);
        assert_eq!(cell, expected, "{text:?}");
    }

    #[test]
    fn a_date_is_blank_known_or_kept_as_its_text() {
        let unknown = |text: &str| Cell::Unknown(Text::from(text));
        check("", Manner::DayFirstCapitals, Cell::Blank);
        check("  ", Manner::DayFirstCapitals, Cell::Blank);
        check("29/02/2024", Manner::DayFirstCapitals, Cell::Known(date(2024, 2, 29)));
        check("1/6/2026", Manner::DayFirstCapitals, Cell::Known(date(2026, 6, 1)));
        check("29/02/2025", Manner::DayFirstCapitals, unknown("29/02/2025"));
        check("2026-06-01", Manner::DayFirstCapitals, unknown("2026-06-01"));
        check("01/06/26", Manner::DayFirstCapitals, unknown("01/06/26"));
        check("2024-02-29", Manner::YearFirst, Cell::Known(date(2024, 2, 29)));
        check("2024-02-29T09:00:00", Manner::YearFirst, Cell::Known(date(2024, 2, 29)));
        check("29/02/2024", Manner::YearFirst, unknown("29/02/2024"));
    }

    #[test]
    fn capitals_are_made_only_where_the_collection_writes_capitals() {
        let mut text = Text::default();
        text.write(" e4a ", Manner::DayFirstCapitals);
        assert!(text.is("E4A"));
        text.write("true", Manner::YearFirst);
        assert!(text.is("true"));
    }

    #[test]
    fn cells_stay_small_enough_for_a_million_rows() {
        assert_eq!(size_of::<Text>(), 24);
        assert_eq!(size_of::<Cell<Date>>(), 24);
    }
}
