//! Checking a census: every rule in force on every child, on every core.

use super::census::Census;
use super::child::Return;
use super::rules::CATALOGUE;
use super::shapes::Shape;
use crate::cell::Text;
use crate::rules::catalogue::{Listed, in_force};
use crate::rules::finding::Report;
use crate::rules::running::{Progress, over_all, run_one};

/// Checks a census with every rule in force for a collection year.
pub fn check(returned: &Return, year: i16, progress: Progress<'_>) -> Report {
    check_with(&in_force(CATALOGUE, year), returned, year, progress)
}

/// Checks a census with these rules, whatever years they are in force.
pub fn check_with(rules: &[Listed<Shape>], returned: &Return, year: i16, progress: Progress<'_>) -> Report {
    let census = Census::of(year, &returned.tables);
    let run = rules.iter().map(|listed| listed.rule.code).collect();
    let mut findings = over_all(returned.n_children(), progress, |stretch, findings| {
        let mut referrals = vec![];
        for number in stretch {
            let child = returned.child(number);
            child.referrals(&mut referrals);
            for listed in rules {
                run_one(*listed, child.id, findings, |shape, sink| {
                    shape.on_child(&child, &referrals, &census, sink);
                });
            }
        }
    });
    let nobody = Text::default();
    for listed in rules {
        run_one(*listed, &nobody, &mut findings, |shape, sink| shape.on_whole(returned, &census, sink));
    }
    Report { findings, not_run: vec![], run }
}
