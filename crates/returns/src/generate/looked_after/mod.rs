//! A made-up SSDA903 return, child by child: this year's, and last year's as it was told then.

mod adoption;
mod care;
mod leaving;
mod life;
mod telling;

use super::Plan;
use super::chance::{Chance, later};
use super::draft::{Draft, day_first};
use super::people::Person;
use crate::ssda903::tables::Tables;
use crate::table::Origin;
use life::Life;

/// Columns that say whose row it is.
const WHO: [&str; 2] = ["CHILD", "DOB"];

/// A child's rows in two returns.
pub struct Years {
    /// Of the year that was asked for.
    pub this: Tables,
    /// Of the year before; empty for a child who was not known then.
    pub last: Tables,
}

/// A child with all their rows of both years. Faults are in this year's, or between the two.
pub fn child(plan: Plan, number: u32) -> Years {
    let mut chance = plan.chance(number);
    let life = life(plan, &mut chance, number);
    let mut last = telling::tell(&life, plan.last(), &mut chance);
    let mut this = telling::tell(&life, plan, &mut chance);
    if chance.share(plan.errors) {
        // Now and then it is last year's return that says something else.
        let spoilt = if last.0.is_empty() || !chance.in_hundred(10) { &mut this } else { &mut last };
        spoilt.spoil(&mut chance, &WHO);
    }
    let id = format!("{:07}", 1_000_000 + number);
    let born = day_first(Some(life.person.born));
    Years { this: tables(&id, &born, &this), last: tables(&id, &born, &last) }
}

fn life(plan: Plan, chance: &mut Chance, number: u32) -> Life {
    let of_age = |chance: &mut Chance, least, most| Person::of_age(chance, number, plan.end(), least, most);
    let mut life = match chance.below(100) {
        0..15 => {
            let person = of_age(chance, 18, 20);
            return leaving::care_leaver(chance, person);
        }
        15..18 => {
            let person = of_age(chance, 3, 15);
            return leaving::short_breaks(plan, chance, person);
        }
        18..24 => {
            let person = of_age(chance, 2, 5);
            adoption::adoption(plan, chance, person)
        }
        24..30 => {
            let person = of_age(chance, 15, 16);
            care::period(plan, chance, person, true)
        }
        _ => {
            let person = of_age(chance, 1, 16);
            care::period(plan, chance, person, false)
        }
    };
    let until = life.ended().unwrap_or(plan.end());
    life.reviewed(chance, until);
    life.worked_with(chance, later(plan.last().start(), -365), plan.end());
    life
}

fn tables(id: &str, born: &str, draft: &Draft) -> Tables {
    let mut tables = Tables::default();
    for (at, row) in (0..).zip(&draft.0) {
        let columns = Tables::columns(row.table).unwrap_or_default();
        let place = |name: &str| columns.iter().position(|column| *column == name);
        let mut cells: Vec<(usize, &str)> =
            row.cells.iter().filter_map(|(column, text)| Some((place(column)?, text.as_str()))).collect();
        cells.push((0, id));
        cells.extend(place("DOB").map(|at| (at, born)));
        tables.add(row.table, Origin::new(at, 0), &cells);
    }
    tables
}
