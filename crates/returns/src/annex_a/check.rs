//! Checking an Annex A: every rule on every child, on every core.

use super::child::{Extract, Workbook};
use super::rules::CATALOGUE;
use super::shapes::Shape;
use crate::rules::catalogue::{Listed, listed};
use crate::rules::finding::Report;
use crate::rules::running::{Progress, over_all, run_one};

/// Checks an Annex A with every rule.
pub fn check(workbook: &Workbook, extract: Extract, progress: Progress<'_>) -> Report {
    let rules: Vec<_> = listed(CATALOGUE).collect();
    check_with(&rules, workbook, extract, progress)
}

/// Checks an Annex A with these rules.
pub fn check_with(
    rules: &[Listed<Shape>],
    workbook: &Workbook,
    extract: Extract,
    progress: Progress<'_>,
) -> Report {
    let run = rules.iter().map(|listed| listed.rule.code).collect();
    let findings = over_all(workbook.n_children(), progress, |stretch, findings| {
        for number in stretch {
            let child = workbook.child(number);
            for listed in rules {
                run_one(*listed, child.id, findings, |shape, sink| shape.on_child(&child, extract, sink));
            }
        }
    });
    Report { findings, not_run: vec![], run }
}
