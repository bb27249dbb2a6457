//! A made-up children in need census, child by child.

use super::Plan;
use super::chance::Chance;
use super::draft::{Draft, year_first};
use super::journeys;
use super::people::{AUTHORITY, Person};
use crate::cin_census::child::Return;
use crate::cin_census::tables::{Header, Tables};
use crate::table::Origin;

/// Columns that say whose row it is.
const WHO: [&str; 4] = ["LAchildID", "CINdetailsID", "AssessmentID", "CPPID"];

const DISABILITIES: [&str; 12] =
    ["MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "VIS", "BEH", "CON", "AUT", "DDA"];

/// What the file says about itself.
pub fn header(plan: Plan) -> Vec<Header> {
    let mut tables = Tables::default();
    let year = plan.year.to_string();
    let (end, made) = (plan.end().to_string(), format!("{year}-05-12T09:00:00"));
    let cells = ["CIN", &year, &end, "L", AUTHORITY, "Kith", "1", "001", &made];
    let cells: Vec<(usize, &str)> = cells.into_iter().enumerate().collect();
    tables.add("Header", Origin::default(), &cells);
    tables.headers
}

/// A child with all their rows.
pub fn child(plan: Plan, number: u32) -> Return {
    let mut chance = plan.chance(number);
    let person = Person::of_age(&mut chance, number, plan.end(), 0, 17);
    let mut draft = Draft::default();
    let id = format!("KC{number:07}");
    let upn = person.upn(plan.end()).unwrap_or_default();
    let unknown = if upn.is_empty() { "UN1" } else { "" };
    let born = year_first(Some(person.born));
    let sex = if plan.year >= 2025 { ("Sex", person.sex) } else { ("GenderCurrent", gender(person.sex)) };
    draft.row("ChildIdentifiers", &[("UPN", &upn), ("UPNunknown", unknown), ("PersonBirthDate", &born), sex]);
    draft.row("ChildCharacteristics", &[("Ethnicity", person.ethnicity)]);
    disabilities(&mut chance, &mut draft);
    journeys::referrals(plan, &mut chance, &person, &mut draft);
    if chance.share(plan.errors) {
        draft.spoil(&mut chance, &WHO);
    }
    Return::assemble(tables(&id, &draft))
}

/// The code of before 2024/25.
fn gender(sex: &str) -> &'static str {
    if sex == "M" { "1" } else { "2" }
}

fn disabilities(chance: &mut Chance, draft: &mut Draft) {
    if !chance.in_hundred(15) {
        return draft.row("Disabilities", &[("Disability", "NONE")]);
    }
    let first = chance.below(12);
    for at in 0..=chance.below(3) {
        let code = DISABILITIES[usize::try_from((first + at) % 12).unwrap_or(0)];
        draft.row("Disabilities", &[("Disability", code)]);
    }
}

fn tables(id: &str, draft: &Draft) -> Tables {
    let mut tables = Tables::default();
    for (at, row) in (0..).zip(&draft.0) {
        let columns = Tables::columns(row.table).unwrap_or_default();
        let place = |name: &str| columns.iter().position(|column| *column == name);
        let mut cells: Vec<(usize, &str)> =
            row.cells.iter().filter_map(|(column, text)| Some((place(column)?, text.as_str()))).collect();
        cells.push((0, id));
        tables.add(row.table, Origin::new(at, 0), &cells);
    }
    tables
}
