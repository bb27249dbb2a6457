//! Runs a rule's examples: makes the small census, checks it with that rule alone, and compares.

use super::census::NEWEST_YEAR;
use super::check::check_with;
use super::child::Return;
use super::shapes::Shape;
use super::tables::Tables;
use crate::rules::catalogue::Listed;
use crate::rules::example::{Example, Given, borrowed, cells, disagreement, numbered};
use crate::rules::running::quietly;
use crate::table::Origin;

/// The child, the referral and the parts of it of a row that names none.
const UNNAMED: [(&str, &str); 4] =
    [("LAchildID", "101"), ("CINdetailsID", "1"), ("AssessmentID", "1"), ("CPPID", "1")];

/// What is wrong with an example; nothing when the rule does as it says.
pub fn problem(listed: Listed<Shape>, example: &Example) -> Option<String> {
    let year = listed.rule.example_year(NEWEST_YEAR);
    match made(example) {
        Ok(returned) => disagreement(example, &check_with(&[listed], &returned, year, &quietly)),
        Err(problem) => Some(problem),
    }
}

fn made(example: &Example) -> Result<Return, String> {
    let mut tables = Tables::default();
    for (row, given) in numbered(example) {
        add(&mut tables, row, given)?;
    }
    Ok(Return::assemble(tables))
}

fn add(tables: &mut Tables, row: u32, given: &Given) -> Result<(), String> {
    let columns = Tables::columns(given.table).ok_or_else(|| format!("there is no table {}", given.table))?;
    let named = given.each_cell();
    let mut cells = cells(given, columns, |_| None)?;
    for (name, value) in UNNAMED {
        let column = columns.iter().position(|column| *column == name);
        let unnamed = named.iter().all(|(column, _)| *column != name);
        cells.extend(column.filter(|_| unnamed).map(|column| (column, value.to_owned())));
    }
    tables.add(given.table, Origin::new(row, 0), &borrowed(&cells));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cin_census::rules::CATALOGUE;
    use crate::rules::catalogue::listed;

    #[test]
    fn every_rule_does_what_its_examples_say() {
        crate::rules::example::check_catalogue(CATALOGUE, problem);
    }

    #[test]
    fn every_item_is_a_column_of_some_table() {
        for listed in listed(CATALOGUE) {
            for item in listed.rule.items {
                let column = item.split_once('.').map_or(*item, |(_, column)| column);
                let known = Tables::NAMES
                    .iter()
                    .filter_map(|name| Tables::columns(name))
                    .any(|c| c.contains(&column));
                assert!(known, "{}: no table has {item}", listed.rule.code);
            }
        }
    }
}
