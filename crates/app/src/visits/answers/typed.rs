//! Dates, times and numbers as people type them into the boxes of a form.

use jiff::civil::{Date, Time};

use super::Mistakes;
use crate::platform::http::Answers;

/// Puts a date in its three boxes.
pub fn push_date(answers: &mut Answers, name: &str, date: Date) {
    answers.push(&format!("{name}-day"), date.day().to_string());
    answers.push(&format!("{name}-month"), date.month().to_string());
    answers.push(&format!("{name}-year"), date.year().to_string());
}

/// The lines of a text, without the blank ones.
pub(crate) fn lines(answers: &Answers, name: &str) -> Vec<String> {
    let text = answers.text(name).unwrap_or("");
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// A date that must be there.
pub(crate) fn needed_date(
    answers: &Answers,
    name: &str,
    missing: &str,
    mistakes: &mut Mistakes,
) -> Option<Date> {
    match answers.date(name) {
        Ok(Some(date)) => return Some(date),
        Ok(None) => mistakes.push((name.to_owned(), missing.to_owned())),
        Err(message) => mistakes.push((name.to_owned(), message)),
    }
    None
}

/// A whole number that may be left out.
pub(super) fn whole_number(answers: &Answers, name: &str, mistakes: &mut Mistakes) -> Option<i64> {
    let number = answers.text(name).map(str::parse)?;
    number
        .map_err(|_| mistakes.push((name.to_owned(), "Enter minutes as a whole number, like 45".to_owned())))
        .ok()
}

/// A time that may be left out.
pub(crate) fn optional_time(answers: &Answers, name: &str, mistakes: &mut Mistakes) -> Option<Time> {
    let text = answers.text(name)?;
    let time = time_from_words(text);
    if time.is_none() {
        mistakes.push((name.to_owned(), "Enter a time like 2:30pm or 14:30".to_owned()));
    }
    time
}

/// The time that somebody typed: `2pm`, `2:30 pm`, `2.30pm`, `14:30` or `1430`.
pub fn time_from_words(text: &str) -> Option<Time> {
    let text: String = text.to_lowercase().chars().filter(|letter| !letter.is_whitespace()).collect();
    let (digits, half) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(digits), _) => (digits, Some(0)),
        (_, Some(digits)) => (digits, Some(12)),
        _ => (text.as_str(), None),
    };
    let (hour, minute) = match digits.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        Some(_) => return None,
        None if digits.len() == 4 && digits.is_ascii() => digits.split_at(2),
        None => (digits, "00"),
    };
    let (hour, minute): (i8, i8) = (hour.parse().ok()?, minute.parse().ok()?);
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
        // A number alone could be morning or afternoon.
        None if digits.len() < 3 => return None,
        None => hour,
    };
    Time::new(hour, minute, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_type_them() {
        let check = |text, expected: Option<(i8, i8)>| {
            let expected = expected.and_then(|(hour, minute)| Time::new(hour, minute, 0, 0).ok());
            assert_eq!(time_from_words(text), expected, "{text:?}");
        };
        check("2pm", Some((14, 0)));
        check("2:30 PM", Some((14, 30)));
        check("2.30pm", Some((14, 30)));
        check("14:30", Some((14, 30)));
        check("1430", Some((14, 30)));
        check("9:05", Some((9, 5)));
        check("12am", Some((0, 0)));
        check("12:15pm", Some((12, 15)));
        check("23:59", Some((23, 59)));
        for wrong in
            ["", "2", "14", "24:00", "13pm", "0am", "2:5", "2:60pm", "half past", "12:3", "-1:00", "café"]
        {
            check(wrong, None);
        }
    }
}
