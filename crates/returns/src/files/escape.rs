//! Texts that a spreadsheet would take for a formula, made harmless: for reports that people open, never for a
//! statutory file, which is written as the Department reads it.

use std::borrow::Cow;

/// The characters with which a spreadsheet starts a formula, or skips to one.
const STARTS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The text, with an apostrophe before it where a spreadsheet would otherwise run it. A plain number below nought
/// is no formula and stays as it is.
pub fn harmless(text: &str) -> Cow<'_, str> {
    if text.starts_with(STARTS) && !is_number(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

fn is_number(text: &str) -> bool {
    text.parse::<f64>().is_ok_and(f64::is_finite)
}

#[cfg(test)]
mod tests {
    use super::harmless;

    fn check(text: &str, expected: &str) {
        assert_eq!(harmless(text), expected, "{text:?}");
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_shown_as_text() {
        check("=HYPERLINK(\"http://example.org\")", "'=HYPERLINK(\"http://example.org\")");
        check("+44 1962 000000", "'+44 1962 000000");
        check("-2+3", "'-2+3");
        check("@SUM(A1)", "'@SUM(A1)");
        check("\t=1", "'\t=1");
        check("\r=1", "'\r=1");
    }

    #[test]
    fn ordinary_texts_and_numbers_stay_as_they_are() {
        check("", "");
        check("SO23 8UJ", "SO23 8UJ");
        check("a=b", "a=b");
        check("-7", "-7");
        check("-inf+1", "'-inf+1");
    }
}
