//! Dates in other shapes than the one a return asks for: understood, and told, so that the file can be put right.

use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};

use super::Notes;
use crate::cell::{day_first, year_first};

/// A shape a date was written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// 2026-06-01.
    YearFirst,
    /// 01-06-2026 or 01.06.2026.
    DayFirstOtherMarks,
    /// 1 Jun 2026, 01-Jun-2026 or 1 June 2026.
    NamedMonth,
    /// A date with a time of day after it.
    WithTime,
    /// 46174: the number of the day, as a spreadsheet keeps it.
    SpreadsheetNumber,
}

impl Shape {
    /// The shape in words, to end "is written ...".
    pub fn words(self) -> &'static str {
        match self {
            Self::YearFirst => "with the year first",
            Self::DayFirstOtherMarks => "without slashes",
            Self::NamedMonth => "with the month's name",
            Self::WithTime => "with a time of day",
            Self::SpreadsheetNumber => "as a spreadsheet's day number",
        }
    }
}

/// A date written in another shape than day/month/year.
pub fn in_another_shape(text: &str) -> Option<(Shape, Date)> {
    let first = text.bytes().next()?;
    if !first.is_ascii_digit() || text.len() > 40 || !text.is_ascii() {
        return None;
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some((Shape::SpreadsheetNumber, day_numbered(text.parse().ok()?)?));
    }
    if let Some(date) = year_first(text) {
        return Some((if text.contains('T') { Shape::WithTime } else { Shape::YearFirst }, date));
    }
    if let Some((day, _)) = text.split_once(' ').filter(|(_, time)| is_time(time)) {
        return Some((Shape::WithTime, day_first(day).or_else(|| year_first(day))?));
    }
    let slashed = text.replace(['-', '.'], "/");
    if let Some(date) = day_first(&slashed) {
        return Some((Shape::DayFirstOtherMarks, date));
    }
    Some((Shape::NamedMonth, named_month(text)?))
}

/// The day a spreadsheet means by a number, from 1927 to 2119; other numbers are something else.
pub fn day_numbered(number: i64) -> Option<Date> {
    let days: Span = (10_000..=80_000).contains(&number).then(|| number.days())?;
    date(1899, 12, 30).checked_add(days).ok()
}

/// The date as people say it: 1 June 2026.
pub fn said(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

fn is_time(text: &str) -> bool {
    text.len() >= 4
        && text.contains(':')
        && text.bytes().all(|b| b.is_ascii_digit() || b":. APM".contains(&b))
}

fn named_month(text: &str) -> Option<Date> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let lower = text.to_ascii_lowercase();
    let mut parts = lower.split([' ', '-', '/']).filter(|part| !part.is_empty());
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let at =
        MONTHS.iter().position(|name| *name == month || (month.len() >= 3 && name.starts_with(month)))?;
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, i8::try_from(at + 1).ok()?, day.parse().ok()?).ok()
}

/// Counts the dates of a file that were written in another shape, one note a column and shape.
#[derive(Debug, Default)]
pub(crate) struct OtherShapes(Vec<Counted>);

#[derive(Debug)]
struct Counted {
    column: &'static str,
    shape: Shape,
    n: u64,
    line: u64,
    text: String,
    date: Date,
}

impl OtherShapes {
    /// A date was understood in another shape.
    pub(crate) fn count(
        &mut self,
        column: &'static str,
        line: u64,
        text: &str,
        (shape, date): (Shape, Date),
    ) {
        match self.0.iter_mut().find(|counted| counted.column == column && counted.shape == shape) {
            Some(counted) => counted.n += 1,
            None => self.0.push(Counted { column, shape, n: 1, line, text: text.to_owned(), date }),
        }
    }

    /// Tells what was understood. `wanted` is the shape that the return asks for.
    pub(crate) fn tell(self, file: &str, wanted: &str, notes: &mut Notes) {
        for Counted { column, shape, n, line, text, date } in self.0 {
            let many = if n == 1 { "a date is".to_owned() } else { format!("{n} dates are") };
            let said = said(date);
            notes.add(
                file,
                line,
                format!(
                    "{column}: {many} written {}; {text} was read as {said}. The return asks for {wanted}",
                    shape.words()
                ),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(Shape, Date)>) {
        assert_eq!(in_another_shape(text), expected, "{text:?}");
    }

    #[test]
    fn the_same_day_is_understood_in_every_shape_that_councils_send() {
        let day = |shape| Some((shape, date(2024, 2, 29)));
        check("2024-02-29", day(Shape::YearFirst));
        check("29-02-2024", day(Shape::DayFirstOtherMarks));
        check("29.2.2024", day(Shape::DayFirstOtherMarks));
        check("29 Feb 2024", day(Shape::NamedMonth));
        check("29-FEB-2024", day(Shape::NamedMonth));
        check("29 February 2024", day(Shape::NamedMonth));
        check("29/02/2024 00:00", day(Shape::WithTime));
        check("2024-02-29 00:00:00", day(Shape::WithTime));
        check("2024-02-29T00:00:00", day(Shape::WithTime));
        check("45351", day(Shape::SpreadsheetNumber));
    }

    #[test]
    fn what_may_be_something_else_is_left_alone() {
        for text in
            ["29/02/2023", "29-02-2023", "29/02/24", "9999", "80001", "", "zz/02/2024", "2024", "5 of 3"]
        {
            check(text, None);
        }
        check("10000", Some((Shape::SpreadsheetNumber, date(1927, 5, 18))));
    }
}
