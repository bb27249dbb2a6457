//! Made-up returns hold up: without faults the rules find next to nothing in them, with faults they do.

use std::collections::{BTreeMap, BTreeSet};

use kith_returns::generate::{Plan, census, looked_after};
use kith_returns::rules::finding::Report;
use kith_returns::rules::running::quietly;
use kith_returns::rules::{Need, Severity};
use kith_returns::{cin_census, ssda903};

const CHILDREN: u32 = 3_000;

/// How often each error-level rule found something.
fn errors(report: &Report) -> BTreeMap<&'static str, usize> {
    let mut by_rule = BTreeMap::new();
    for finding in report.findings.iter().filter(|finding| finding.severity == Severity::Error) {
        assert_eq!(finding.failed, None, "{} fails inside", finding.code);
        *by_rule.entry(finding.code).or_default() += 1;
    }
    by_rule
}

fn census(errors: f64) -> Report {
    let plan = Plan { year: cin_census::census::NEWEST_YEAR, errors, seed: 7 };
    let mut tables = cin_census::tables::Tables { headers: census::header(plan), ..Default::default() };
    (0..CHILDREN).for_each(|number| tables.append(census::child(plan, number).tables));
    cin_census::check::check(&cin_census::child::Return::assemble(tables), plan.year, &quietly)
}

fn looked_after_return(plan: Plan) -> ssda903::child::Return {
    let [mut this, mut last] = [ssda903::tables::Tables::default(), ssda903::tables::Tables::default()];
    ssda903::tables::Tables::NAMES.iter().for_each(|table| {
        this.give(table);
        last.give(table);
    });
    for number in 0..CHILDREN {
        let years = looked_after::child(plan, number);
        this.append(years.this);
        last.append(years.last);
    }
    ssda903::child::Return::assemble(this, last)
}

fn looked_after_in(year: i16, errors: f64) -> Report {
    let plan = Plan { year, errors, seed: 7 };
    let collection = ssda903::collection::Collection::of(plan.year);
    ssda903::check::check(&looked_after_return(plan), collection, &quietly)
}

fn looked_after(errors: f64) -> Report {
    looked_after_in(ssda903::collection::NEWEST_YEAR, errors)
}

#[test]
fn a_made_up_census_without_faults_has_no_errors() {
    assert_eq!(errors(&census(0.0)), BTreeMap::new());
}

#[test]
fn a_made_up_looked_after_return_without_faults_has_no_errors() {
    for year in 2023..=ssda903::collection::NEWEST_YEAR {
        assert_eq!(errors(&looked_after_in(year, 0.0)), BTreeMap::new(), "{year}");
    }
}

#[test]
fn the_two_years_of_a_made_up_return_are_of_the_same_children() {
    let plan = Plan { year: ssda903::collection::NEWEST_YEAR, errors: 0.0, seed: 7 };
    let mut known = 0;
    for number in 0..CHILDREN {
        let years = looked_after::child(plan, number);
        let [this, last] = [&years.this.headers, &years.last.headers];
        known += last.len();
        assert!(this.iter().chain(last).all(|header| header.child == this[0].child));
    }
    assert!(known > 1_500, "only {known} of {CHILDREN} were known the year before");
}

#[test]
fn the_rules_that_need_last_year_are_run() {
    let report = looked_after(0.0);
    let waiting = report.not_run.iter().filter(|rule| matches!(rule.need, Need::LastYear(_)));
    assert_eq!(waiting.map(|rule| rule.code).collect::<Vec<_>>(), Vec::<&str>::new());
    assert!(["502", "560", "624", "NoE"].iter().all(|code| report.run.contains(code)));
}

#[test]
fn every_table_has_rows() {
    let returned = looked_after_return(Plan { year: ssda903::collection::NEWEST_YEAR, errors: 0.0, seed: 7 });
    for table in ssda903::tables::Tables::NAMES {
        assert!(!returned.this.rows(table).is_empty(), "{table}");
        // Deprivation of liberty is told for the first time in the newest year, and whoever was adopted last year is
        // in nobody's care in this one.
        let is_new = ["DoLo", "AD1"].contains(table);
        assert_eq!(returned.last.rows(table).is_empty(), is_new, "last year's {table}");
    }
}

/// How many kinds of error a return with a fault in every other child has, and in what share of those children
/// something was found.
fn found(report: &Report) -> (usize, f64) {
    let children: BTreeSet<&str> = report
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| finding.child.as_str())
        .collect();
    (errors(report).len(), children.len() as f64 / (f64::from(CHILDREN) * 0.5))
}

#[test]
fn faults_of_many_kinds_are_found_at_about_the_rate_asked() {
    for (report, least_kinds) in [(census(0.5), 50), (looked_after(0.5), 110)] {
        let (kinds, share) = found(&report);
        assert!(kinds >= least_kinds, "only {kinds} kinds");
        assert!((0.6..=1.02).contains(&share), "{share} of the children with a fault");
    }
}
