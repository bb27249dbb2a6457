//! Runs a rule's examples: makes the small return, checks it with that rule alone, and compares.

use super::check::check_with;
use super::child::Return;
use super::collection::{Collection, Format, NEWEST_YEAR};
use super::providers::{Provider, Providers};
use super::shapes::Shape;
use super::tables::Tables;
use crate::cell::Text;
use crate::rules::catalogue::Listed;
use crate::rules::example::{Example, Given, borrowed, cells, day_first, disagreement, numbered};
use crate::rules::running::quietly;
use crate::table::{Origin, Year};

/// The child of a row that names none.
const CHILD: &str = "101";

/// What is wrong with an example; nothing when the rule does as it says.
pub fn problem(listed: Listed<Shape>, example: &Example) -> Option<String> {
    let (returned, collection) = match made(listed, example) {
        Ok(made) => made,
        Err(problem) => return Some(problem),
    };
    disagreement(example, &check_with(&[listed], &returned, collection, &quietly))
}
fn made(listed: Listed<Shape>, example: &Example) -> Result<(Return, Collection), String> {
    let year =
        collection_facts(example).find(|(name, _)| *name == "year").and_then(|(_, year)| year.parse().ok());
    let mut collection = Collection::of(year.unwrap_or(listed.rule.example_year(NEWEST_YEAR)));
    let (mut this, mut last) = (Tables::default(), Tables::default());
    for (name, value) in collection_facts(example) {
        match name {
            "authority" => collection.authority = Text::from(value),
            "format" if value == "xml" => collection.format = Format::Xml,
            "given" => this.give(value),
            "given_last_year" => last.give(value),
            "year" => {}
            _ => return Err(format!("a collection has no '{name}={value}'")),
        }
    }
    for (row, given) in numbered(example) {
        match (given.table, given.year) {
            ("Collection", _) => {}
            ("Providers", _) => {
                let cells = cells(given, Provider::COLUMNS, day_first)?;
                collection.providers.get_or_insert_with(Providers::default).add(row, &borrowed(&cells));
            }
            (_, Year::This) => add(&mut this, row, given)?,
            (_, Year::Last) => add(&mut last, row, given)?,
        }
    }
    Ok((Return::assemble(this, last), collection))
}

fn collection_facts(example: &Example) -> impl Iterator<Item = (&'static str, &'static str)> {
    example.rows.iter().filter(|given| given.table == "Collection").flat_map(Given::each_cell)
}

fn add(tables: &mut Tables, row: u32, given: &Given) -> Result<(), String> {
    let columns = Tables::columns(given.table).ok_or_else(|| format!("there is no table {}", given.table))?;
    let mut cells = cells(given, columns, day_first)?;
    if !given.cells.contains("CHILD=") {
        cells.push((0, CHILD.to_owned()));
    }
    tables.give(given.table);
    tables.add(given.table, Origin::new(row, 0), &borrowed(&cells));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::catalogue::listed;
    use crate::ssda903::rules::CATALOGUE;

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
