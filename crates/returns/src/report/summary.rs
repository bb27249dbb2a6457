//! The findings counted: by rule, by child, and by who can put them right.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::effort::Effort;
use crate::cell::Text;
use crate::rules::Severity;
use crate::rules::finding::{Finding, Report};

/// A report's findings, counted. Findings are named by their place in the report.
#[derive(Debug, Clone, Default)]
pub struct Summary<'a> {
    /// By rule: errors first, then the rules with most findings.
    pub rules: Vec<RuleCount<'a>>,
    /// By child in the order of the file, and at the end, with a blank id, what is about the return as a whole.
    pub children: Vec<ChildCount<'a>>,
    /// By who can put them right, from the least work; kinds of work without findings are left out.
    pub efforts: Vec<EffortCount>,
    /// What was missing, and the rules that were not run for want of it.
    pub not_run: Vec<(String, Vec<&'static str>)>,
    /// Children with findings.
    pub n_children: usize,
    /// Findings that must be put right.
    pub n_errors: usize,
    /// Findings to look at.
    pub n_queries: usize,
}

/// One rule's findings.
#[derive(Debug, Clone)]
pub struct RuleCount<'a> {
    /// The first of them, which has the rule's words.
    pub first: &'a Finding,
    /// Their places in the report.
    pub findings: Vec<usize>,
    /// How many children they are about.
    pub n_children: usize,
    /// For how many children the rule failed inside.
    pub n_failed: usize,
}

/// One child's findings.
#[derive(Debug, Clone)]
pub struct ChildCount<'a> {
    /// The child's id; blank for what is about the return as a whole.
    pub child: &'a Text,
    /// Their places in the report.
    pub findings: Vec<usize>,
}

/// The findings of one kind of work.
#[derive(Debug, Clone, Copy)]
pub struct EffortCount {
    /// The kind of work.
    pub effort: Effort,
    /// How many findings.
    pub n_findings: usize,
    /// In how many children.
    pub n_children: usize,
}

impl<'a> Summary<'a> {
    /// Counts a report.
    pub fn of(report: &'a Report) -> Self {
        let children = children(&report.findings);
        let count = |severity| report.findings.iter().filter(|found| found.severity == severity).count();
        Self {
            rules: rules(&report.findings),
            n_children: children.iter().filter(|child| child.child.is_filled()).count(),
            children,
            efforts: efforts(&report.findings),
            not_run: not_run(report),
            n_errors: count(Severity::Error),
            n_queries: count(Severity::Query),
        }
    }
}

fn rules(findings: &[Finding]) -> Vec<RuleCount<'_>> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, finding) in findings.iter().enumerate() {
        places.entry(finding.code).or_default().push(at);
    }
    let mut rules: Vec<RuleCount<'_>> = places
        .into_values()
        .map(|places| {
            let children: HashSet<&Text> = places.iter().map(|at| &findings[*at].child).collect();
            RuleCount {
                first: &findings[places[0]],
                n_children: children.iter().filter(|child| child.is_filled()).count(),
                n_failed: places.iter().filter(|at| findings[**at].failed.is_some()).count(),
                findings: places,
            }
        })
        .collect();
    rules.sort_by_key(|rule| (rule.first.severity, std::cmp::Reverse(rule.findings.len())));
    rules
}

fn children(findings: &[Finding]) -> Vec<ChildCount<'_>> {
    let mut numbers: HashMap<&Text, usize> = HashMap::new();
    let mut children: Vec<ChildCount<'_>> = vec![];
    for (at, finding) in findings.iter().enumerate() {
        let number = *numbers.entry(&finding.child).or_insert(children.len());
        if number == children.len() {
            children.push(ChildCount { child: &finding.child, findings: vec![] });
        }
        children[number].findings.push(at);
    }
    children.sort_by_key(|child| child.child.is_blank());
    children
}

fn efforts(findings: &[Finding]) -> Vec<EffortCount> {
    let mut found: BTreeMap<Effort, (usize, HashSet<&Text>)> = BTreeMap::new();
    for finding in findings {
        let (n, children) = found.entry(Effort::of(finding)).or_default();
        *n += 1;
        if finding.child.is_filled() {
            children.insert(&finding.child);
        }
    }
    let count = |(effort, (n_findings, children)): (Effort, (usize, HashSet<&Text>))| EffortCount {
        effort,
        n_findings,
        n_children: children.len(),
    };
    found.into_iter().map(count).collect()
}

fn not_run(report: &Report) -> Vec<(String, Vec<&'static str>)> {
    let mut reasons: Vec<(String, Vec<&'static str>)> = vec![];
    for not_run in &report.not_run {
        let because = not_run.because();
        match reasons.iter_mut().find(|(reason, _)| *reason == because) {
            Some((_, codes)) => codes.push(not_run.code),
            None => reasons.push((because, vec![not_run.code])),
        }
    }
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::made::checked;

    #[test]
    fn findings_are_counted_by_rule_child_and_work() {
        let checked = checked();
        let summary = Summary::of(&checked.report);
        let rules: Vec<_> = summary
            .rules
            .iter()
            .map(|rule| (rule.first.code, rule.findings.len(), rule.n_children, rule.n_failed))
            .collect();
        assert_eq!(rules, [("8925", 2, 2, 0), ("100", 1, 0, 0), ("8540", 1, 1, 1), ("8670Q", 1, 1, 0)]);
        let children: Vec<_> =
            summary.children.iter().map(|child| (child.child.as_str(), child.findings.len())).collect();
        assert_eq!(children, [("=A1", 2), ("B<2>", 2), ("", 1)]);
        assert_eq!((summary.n_children, summary.n_errors, summary.n_queries), (2, 4, 1));
        let efforts: Vec<_> = summary.efforts.iter().map(|count| (count.effort, count.n_findings)).collect();
        assert_eq!(efforts, [(Effort::File, 1), (Effort::Worker, 1), (Effort::Case, 2), (Effort::Kith, 1)]);
        assert_eq!(
            summary.not_run,
            [("last year's Episodes file was not given".to_owned(), vec!["101", "102"])]
        );
    }
}
