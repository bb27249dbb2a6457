//! Runs a rule's examples: makes the small Annex A, checks it with that rule alone, and compares.

use jiff::civil::{Date, date};

use super::check::check_with;
use super::child::{Extract, Workbook};
use super::lists::Lists;
use super::shapes::Shape;
use crate::rules::catalogue::Listed;
use crate::rules::example::{Example, Given, borrowed, cells, disagreement, numbered};
use crate::rules::running::quietly;
use crate::table::Origin;

/// The day the examples' lists are about: a Tuesday.
pub const DAY: Date = date(2026, 6, 30);

/// Who a row is about that names nobody.
const UNNAMED: [(&str, &str); 2] = [("Child Unique ID", "101"), ("Individual adopter identifier", "501")];

/// What is wrong with an example; nothing when the rule does as it says.
pub fn problem(listed: Listed<Shape>, example: &Example) -> Option<String> {
    match made(example) {
        Ok(workbook) => {
            disagreement(example, &check_with(&[listed], &workbook, Extract { on: DAY }, &quietly))
        }
        Err(problem) => Some(problem),
    }
}

fn made(example: &Example) -> Result<Workbook, String> {
    let mut lists = Lists::default();
    for (row, given) in numbered(example) {
        add(&mut lists, row, given)?;
    }
    Ok(Workbook::assemble(lists))
}

fn add(lists: &mut Lists, row: u32, given: &Given) -> Result<(), String> {
    let columns = Lists::columns(given.table).ok_or_else(|| format!("there is no list {}", given.table))?;
    let named = given.each_cell();
    let mut cells = cells(given, columns, |_| None)?;
    for (name, value) in UNNAMED {
        let column = columns.iter().position(|column| *column == name);
        let unnamed = named.iter().all(|(column, _)| *column != name);
        cells.extend(column.filter(|_| unnamed).map(|column| (column, value.to_owned())));
    }
    lists.add(given.table, Origin::new(row, 0), &borrowed(&cells));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annex_a::rules::CATALOGUE;
    use crate::rules::catalogue::listed;

    #[test]
    fn every_rule_does_what_its_examples_say() {
        crate::rules::example::check_catalogue(CATALOGUE, problem);
    }

    #[test]
    fn every_item_is_a_heading_of_some_list() {
        for listed in listed(CATALOGUE) {
            for item in listed.rule.items {
                let known = Lists::NAMES
                    .iter()
                    .filter_map(|name| Lists::columns(name))
                    .any(|columns| columns.contains(item));
                assert!(known, "{}: no list has {item}", listed.rule.code);
            }
        }
    }
}
