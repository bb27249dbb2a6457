//! What changed between two checks of one return: findings that are new, gone, or still there.
//!
//! A finding is the same when its rule, its child and its cells are. Rows move when a file is made again, so that
//! where a cell stands does not count; a value that changed and is still wrong is still there.

use std::collections::HashMap;

use crate::rules::finding::{Finding, Report};
use crate::table::Year;

/// The difference. Findings are named by their place in their report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// In the newer report only.
    pub new: Vec<usize>,
    /// In the older report only; places in the older report.
    pub gone: Vec<usize>,
    /// In both; places in the newer report.
    pub still_there: Vec<usize>,
}

type Key<'a> = (&'a str, &'a str, Vec<(&'a str, Year, &'a str, &'a str)>);

#[derive(Clone, Copy)]
enum By {
    Values,
    Items,
}

fn key(finding: &Finding, by: By) -> Key<'_> {
    let cells = finding.cells.iter().map(|cell| {
        let value = match by {
            By::Values => cell.value.as_str(),
            By::Items => "",
        };
        (cell.table, cell.year, cell.item, value)
    });
    (finding.code, finding.child.as_str(), cells.collect())
}

impl Difference {
    /// What changed from an older report to a newer one.
    pub fn between(older: &Report, newer: &Report) -> Self {
        let mut difference = Self {
            new: (0..newer.findings.len()).collect(),
            gone: (0..older.findings.len()).collect(),
            still_there: vec![],
        };
        for by in [By::Values, By::Items] {
            difference.pair(older, newer, by);
        }
        difference.still_there.sort_unstable();
        difference.gone.sort_unstable();
        difference
    }

    /// Moves what is in both from `new` and `gone` to `still_there`.
    fn pair(&mut self, older: &Report, newer: &Report, by: By) {
        let mut standing: HashMap<Key<'_>, Vec<usize>> = HashMap::new();
        for at in self.gone.drain(..).rev() {
            standing.entry(key(&older.findings[at], by)).or_default().push(at);
        }
        self.new.retain(|at| {
            let met = standing.get_mut(&key(&newer.findings[*at], by)).and_then(Vec::pop);
            if met.is_some() {
                self.still_there.push(*at);
            }
            met.is_none()
        });
        self.gone.extend(standing.into_values().flatten());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::made::{cell, finding};

    fn report(findings: Vec<Finding>) -> Report {
        Report { findings, ..Report::default() }
    }

    fn sex(child: &str, row: u32, value: &str) -> Finding {
        finding("101", child, vec![cell("Header", row, "SEX", value)])
    }

    #[test]
    fn findings_are_new_gone_or_still_there() {
        let check = |name: &str, older: Vec<Finding>, newer: Vec<Finding>, expected: [Vec<usize>; 3]| {
            let found = Difference::between(&report(older), &report(newer));
            assert_eq!([found.new, found.gone, found.still_there], expected, "{name}");
        };
        check("nothing at all", vec![], vec![], [vec![], vec![], vec![]]);
        check("a new one", vec![], vec![sex("a", 0, "3")], [vec![0], vec![], vec![]]);
        check("one put right", vec![sex("a", 0, "3")], vec![], [vec![], vec![0], vec![]]);
        check("one that moved", vec![sex("a", 0, "3")], vec![sex("a", 7, "3")], [vec![], vec![], vec![0]]);
        check(
            "still wrong otherwise",
            vec![sex("a", 0, "3")],
            vec![sex("a", 0, "4")],
            [vec![], vec![], vec![0]],
        );
        check("another child", vec![sex("a", 0, "3")], vec![sex("b", 0, "3")], [vec![0], vec![0], vec![]]);
        check(
            "one of two alike",
            vec![sex("a", 0, "3"), sex("a", 1, "3")],
            vec![sex("a", 0, "3")],
            [vec![], vec![1], vec![0]],
        );
        check(
            "the same value goes before another",
            vec![sex("a", 0, "3"), sex("a", 1, "4")],
            vec![sex("a", 0, "4"), sex("a", 1, "5")],
            [vec![], vec![], vec![0, 1]],
        );
    }
}
