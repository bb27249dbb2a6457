//! Made-up returns hold up: without faults the rules find next to nothing in them, with faults they do.

use std::collections::BTreeMap;

use kith_returns::generate::{Plan, census, looked_after};
use kith_returns::rules::Severity;
use kith_returns::rules::finding::Report;
use kith_returns::rules::running::quietly;
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

fn looked_after(errors: f64) -> Report {
    let plan = Plan { year: ssda903::collection::NEWEST_YEAR, errors, seed: 7 };
    let mut tables = ssda903::tables::Tables::default();
    ssda903::tables::Tables::NAMES.iter().for_each(|table| tables.give(table));
    (0..CHILDREN).for_each(|number| tables.append(looked_after::child(plan, number)));
    let returned = ssda903::child::Return::assemble(tables, ssda903::tables::Tables::default());
    ssda903::check::check(&returned, ssda903::collection::Collection::of(plan.year), &quietly)
}

#[test]
fn a_made_up_census_without_faults_has_no_errors() {
    assert_eq!(errors(&census(0.0)), BTreeMap::new());
}

#[test]
fn a_made_up_looked_after_return_without_faults_has_no_errors() {
    let mut errors = errors(&looked_after(0.0));
    // As it is written this rule points at every open episode that does not start a period of care.
    errors.remove("SW12STG2");
    assert_eq!(errors, BTreeMap::new());
}

#[test]
fn faults_are_found() {
    let census_errors: usize = errors(&census(0.5)).values().sum();
    let looked_after_errors: usize = errors(&looked_after(0.5)).values().sum();
    assert!(census_errors > 300 && looked_after_errors > 300, "{census_errors}, {looked_after_errors}");
}
