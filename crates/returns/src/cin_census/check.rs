//! Checking a census: every rule in force on every child, on every core.

use jiff::civil::Date;

use super::census::Census;
use super::child::Return;
use super::rules::CATALOGUE;
use super::shapes::Shape;
use crate::cell::Text;
use crate::rules::catalogue::{Listed, in_force};
use crate::rules::finding::{Finding, Report};
use crate::rules::running::{Progress, over_all, quietly, run_one};

/// Checks a census with every rule in force for a collection year.
pub fn check(returned: &Return, year: i16, progress: Progress<'_>) -> Report {
    check_so_far(returned, year, Date::MAX, progress)
}

/// The same for a census whose year goes on: what is not due until a day has come is not looked for.
pub fn check_so_far(returned: &Return, year: i16, until: Date, progress: Progress<'_>) -> Report {
    let mut census = Census::of(year, &returned.tables);
    census.end = census.end.min(until);
    check_census(&in_force(CATALOGUE, year), returned, &census, progress)
}

/// What the rules in force find about single children; those over the whole return are left out.
pub fn of_children(returned: &Return, census: &Census) -> Vec<Finding> {
    on_children(&in_force(CATALOGUE, census.year), returned, census, &quietly)
}

/// Checks a census with these rules, whatever years they are in force.
pub fn check_with(rules: &[Listed<Shape>], returned: &Return, year: i16, progress: Progress<'_>) -> Report {
    check_census(rules, returned, &Census::of(year, &returned.tables), progress)
}

fn check_census(
    rules: &[Listed<Shape>],
    returned: &Return,
    census: &Census,
    progress: Progress<'_>,
) -> Report {
    let run = rules.iter().map(|listed| listed.rule.code).collect();
    let mut findings = on_children(rules, returned, census, progress);
    let nobody = Text::default();
    for listed in rules {
        run_one(*listed, &nobody, &mut findings, |shape, sink| shape.on_whole(returned, census, sink));
    }
    Report { findings, not_run: vec![], run }
}

fn on_children(
    rules: &[Listed<Shape>],
    returned: &Return,
    census: &Census,
    progress: Progress<'_>,
) -> Vec<Finding> {
    over_all(returned.n_children(), progress, |stretch, findings| {
        let mut referrals = vec![];
        for number in stretch {
            let child = returned.child(number);
            child.referrals(&mut referrals);
            for listed in rules {
                run_one(*listed, child.id, findings, |shape, sink| {
                    shape.on_child(&child, &referrals, census, sink);
                });
            }
        }
    })
}
