//! Checking a return: every rule in force on every child, on every core.

use super::child::Return;
use super::collection::Collection;
use super::rules::CATALOGUE;
use super::shapes::Shape;
use crate::cell::Text;
use crate::rules::catalogue::{Listed, in_force};
use crate::rules::finding::{NotRun, Report};
use crate::rules::running::{Progress, over_all, run_one};

/// Checks a return with every rule in force for the collection.
pub fn check(returned: &Return, collection: Collection, progress: Progress<'_>) -> Report {
    check_with(&in_force(CATALOGUE, collection.year), returned, collection, progress)
}

/// Checks a return with these rules, whatever years they are in force.
pub fn check_with(
    rules: &[Listed<Shape>],
    returned: &Return,
    mut collection: Collection,
    progress: Progress<'_>,
) -> Report {
    collection.note(&returned.this, &returned.last);
    let mut report = Report::default();
    let mut run = vec![];
    for listed in rules {
        match collection.lacks(listed.rule.needs) {
            Some(need) => report.not_run.push(NotRun { code: listed.rule.code, need }),
            None => run.push(*listed),
        }
    }
    report.run = run.iter().map(|listed| listed.rule.code).collect();
    report.findings = over_all(returned.n_children(), progress, |stretch, findings| {
        let mut scratch = vec![];
        for number in stretch {
            returned.with_child(number, &mut scratch, |child| {
                for listed in &run {
                    run_one(*listed, returned.id(number), findings, |shape, sink| {
                        shape.on_child(child, &collection, sink);
                    });
                }
            });
        }
    });
    let nobody = Text::default();
    for listed in &run {
        if let Some(Shape::WholeReturn(check)) = listed.rule.shape {
            run_one(*listed, &nobody, &mut report.findings, |_, sink| check(returned, &collection, sink));
        }
    }
    report
}
