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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Need;
    use crate::rules::catalogue::RuleFile;
    use crate::rules::running::quietly;
    use crate::ssda903::shapes::Rule;
    use crate::ssda903::tables::Tables;
    use crate::table::Origin;

    static FILE: RuleFile<Shape> = RuleFile {
        what: "Something is wrong.",
        why: "",
        what_to_do: "Put it right.",
        source: "",
        differs: "",
        rules: &[
            Rule::new("FAILS").per_episode(|_, _| panic!("no third thing")),
            Rule::new("NEEDS").needs(&[Need::LastYear("Episodes")]).per_episode(|_, _| true),
            Rule::new("FINDS").items(&["RNE"]).per_episode(|episode, _| episode.rne.is("S")),
        ],
    };

    fn report() -> Report {
        let mut tables = Tables::default();
        tables.give("Episodes");
        for (row, (child, rne)) in [("102", "S"), ("101", "P"), ("102", "S")].into_iter().enumerate() {
            let row = u32::try_from(row).expect("three rows");
            tables.add("Episodes", Origin::new(row, row + 2), &[(0, child), (2, rne)]);
        }
        let rules: Vec<_> = FILE.rules.iter().map(|rule| Listed { file: &FILE, rule }).collect();
        let returned = Return::assemble(tables, Tables::default());
        check_with(&rules, &returned, Collection::of(2027), &quietly)
    }

    #[test]
    fn a_rule_that_fails_inside_is_a_finding_for_each_child_it_could_not_check() {
        let report = report();
        let failed = report.findings.iter().filter(|finding| finding.code == "FAILS");
        let failed: Vec<_> =
            failed.map(|finding| (finding.child.as_str(), finding.failed.as_deref())).collect();
        assert_eq!(failed, [("102", Some("no third thing")), ("101", Some("no third thing"))]);
    }

    #[test]
    fn a_rule_that_lacks_something_is_not_run_and_says_why() {
        let report = report();
        assert_eq!(report.run, ["FAILS", "FINDS"]);
        assert_eq!(report.not_run[0].because(), "last year's Episodes file was not given");
    }

    #[test]
    fn a_finding_says_which_child_row_line_item_and_value() {
        let report = report();
        let found: Vec<_> = report.findings.iter().filter(|finding| finding.code == "FINDS").collect();
        let cell = &found[1].cells[0];
        assert_eq!((found.len(), found[1].child.as_str()), (2, "102"));
        assert_eq!(
            (cell.table, cell.row, cell.line, cell.item, cell.value.as_str()),
            ("Episodes", 2, 4, "RNE", "S")
        );
    }
}
