//! Who can put a finding right and how much work it is, judged from what stands in its cells.
//!
//! It is a help to share out the work, never part of what the Department asks.

use jiff::civil::Date;

use crate::rules::Severity;
use crate::rules::finding::Finding;

/// Who can put it right, from the least work to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effort {
    /// One code or number is wrong.
    Code,
    /// It is about the return as a whole.
    File,
    /// Something was not recorded.
    Worker,
    /// Dates or records do not fit together.
    Case,
    /// The rule failed inside.
    Kith,
}

impl Effort {
    /// Every kind, from the least work to the most.
    pub const ALL: [Self; 5] = [Self::Code, Self::File, Self::Worker, Self::Case, Self::Kith];

    /// The kind of work that a finding is.
    pub fn of(finding: &Finding) -> Self {
        let cells = &finding.cells;
        let blank = |value: &str| value.is_empty();
        if finding.failed.is_some() {
            Self::Kith
        } else if cells.is_empty() {
            Self::File
        } else if finding.severity == Severity::Query {
            Self::Case
        } else if cells.iter().any(|cell| !cell.item.is_empty() && blank(cell.value.as_str())) {
            Self::Worker
        } else if cells.len() == 1 && !cells[0].item.is_empty() && !is_date(cells[0].value.as_str()) {
            Self::Code
        } else {
            Self::Case
        }
    }

    /// What people type for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::File => "file",
            Self::Worker => "worker",
            Self::Case => "case",
            Self::Kith => "kith",
        }
    }

    /// As people say it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Code => "Quick fix: one code or number is wrong",
            Self::File => "Whoever makes the file: it is about the return as a whole",
            Self::Worker => "Ask the worker: something was not recorded",
            Self::Case => "Look at the case: dates or records do not fit together",
            Self::Kith => "A mistake in Kith: the rule failed, so these children were not checked by it",
        }
    }
}

/// A day in either of the two shapes of the returns.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['-', '/']).collect();
    let [a, b, c] = parts[..] else { return false };
    let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
    match (year.parse(), month.parse(), day.parse()) {
        (Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day).is_ok(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::made::{cell, finding};

    #[test]
    fn work_is_shared_out_by_what_stands_in_the_cells() {
        let check = |name: &str, finding: &Finding, expected| {
            assert_eq!(Effort::of(finding), expected, "{name}");
        };
        let sex = || cell("Header", 0, "SEX", "3");
        let start = || cell("Episodes", 0, "DECOM", "29/02/2024");
        check("one wrong code", &finding("1", "a", vec![sex()]), Effort::Code);
        check(
            "a day there never was",
            &finding("1", "a", vec![cell("Episodes", 0, "DECOM", "30/02/2024")]),
            Effort::Code,
        );
        check("one day that does not fit", &finding("1", "a", vec![start()]), Effort::Case);
        check("two that do not fit", &finding("1", "a", vec![sex(), start()]), Effort::Case);
        check(
            "one that is missing",
            &finding("1", "a", vec![start(), cell("Episodes", 0, "REC", "")]),
            Effort::Worker,
        );
        check("a row as a whole", &finding("1", "a", vec![cell("Episodes", 0, "", "")]), Effort::Case);
        check("the return", &finding("1", "", vec![]), Effort::File);
        let query = Finding { severity: Severity::Query, ..finding("1", "a", vec![sex()]) };
        check("a query", &query, Effort::Case);
        let failed = Finding { failed: Some("no third".into()), ..finding("1", "a", vec![]) };
        check("a rule that failed", &failed, Effort::Kith);
    }
}
