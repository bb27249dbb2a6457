//! A made-up SSDA903 return, child by child.

use jiff::civil::Date;

use super::Plan;
use super::chance::{Chance, later};
use super::draft::{Draft, day_first};
use super::people::Person;
use super::periods::{Period, period};
use crate::ssda903::tables::Tables;
use crate::table::Origin;

/// Columns that say whose row it is.
const WHO: [&str; 2] = ["CHILD", "DOB"];

/// A child with all their rows of the year.
pub fn child(plan: Plan, number: u32) -> Tables {
    let mut chance = plan.chance(number);
    let mut draft = Draft::default();
    let id = format!("{:07}", 1_000_000 + number);
    let born = if chance.in_hundred(15) {
        care_leaver(plan, &mut chance, number, &mut draft)
    } else {
        looked_after(plan, &mut chance, number, &mut draft)
    };
    if chance.share(plan.errors) {
        draft.spoil(&mut chance, &WHO);
    }
    tables(&id, &day_first(Some(born)), &draft)
}

fn care_leaver(plan: Plan, chance: &mut Chance, number: u32, draft: &mut Draft) -> Date {
    let person = Person::of_age(chance, number, plan.end(), 19, 20);
    header(plan, &person, "", draft);
    let (activity, home) = (chance.of(&["F2", "F4", "F5", "G5", "P1"]), chance.of(&["U1", "V1", "D1", "C1"]));
    draft.row("OC3", &[("IN_TOUCH", "YES"), ("ACTIV", activity), ("ACCOM", home)]);
    person.born
}

fn looked_after(plan: Plan, chance: &mut Chance, number: u32, draft: &mut Draft) -> Date {
    let is_uasc = chance.in_hundred(7);
    let (least, most) = if is_uasc { (15, 16) } else { (1, 16) };
    let person = Person::of_age(chance, number, plan.end(), least, most);
    let period = period(plan, chance, &person, is_uasc);
    let mother = if person.sex == "F" { "0" } else { "" };
    header(plan, &person, mother, draft);
    if is_uasc {
        let adult = day_first(Some(kith_vocabulary::calendar::birthday(person.born, 18)));
        draft.row("UASC", &[("SEX", person.sex), ("DUC", &adult)]);
    }
    for episode in &period.episodes {
        draft.row("Episodes", &episode.cells());
        let row = draft.0.last_mut().expect("a row was added just now");
        row.cells.extend(episode.days().into_iter().filter(|(_, text)| !text.is_empty()));
    }
    draft.row("PrevPerm", &[("PREV_PERM", "Z1")]);
    reviews(plan, chance, &person, &period, draft);
    if period.is_all_year(plan) {
        health(plan, chance, &person, draft);
    }
    missing(plan, chance, &person, &period, draft);
    social_workers(plan, chance, &period, draft);
    person.born
}

fn header(plan: Plan, person: &Person, mother: &str, draft: &mut Draft) {
    let upn = person.upn(plan.end()).unwrap_or_else(|| "UN1".to_owned());
    draft.row(
        "Header",
        &[("SEX", person.sex), ("ETHNIC", person.ethnicity), ("UPN", &upn), ("MOTHER", mother)],
    );
}

fn reviews(plan: Plan, chance: &mut Chance, person: &Person, period: &Period, draft: &mut Draft) {
    let last = period.ended.unwrap_or(plan.end());
    let mut due = [20, 90].map(|days| later(period.began, days)).to_vec();
    let mut next = later(period.began, 90);
    while next < last {
        next = later(next, chance.days(150, 178));
        due.push(next);
    }
    for day in due.into_iter().filter(|day| *day >= plan.start() && *day < last) {
        let code = if person.age(day) < 4 { "PN0" } else { chance.of(&["PN1", "PN1", "PN2", "PN3", "PN5"]) };
        draft.row("Reviews", &[("REVIEW", &day_first(Some(day))), ("REVIEW_CODE", code)]);
    }
}

fn health(plan: Plan, chance: &mut Chance, person: &Person, draft: &mut Draft) {
    let (at_start, at_end) = (person.age(plan.start()), person.age(plan.end()));
    let score = chance.below(30).to_string();
    let asks_score = at_end >= 4 && at_start < 17;
    let yes_or_no = chance.of(&["1", "1", "1", "0"]);
    draft.row(
        "OC2",
        &[
            ("SDQ_SCORE", if asks_score { &score } else { "" }),
            ("CONVICTED", if at_end >= 10 { "0" } else { "" }),
            ("HEALTH_CHECK", if at_end < 5 { "1" } else { "" }),
            ("IMMUNISATIONS", "1"),
            ("TEETH_CHECK", yes_or_no),
            ("HEALTH_ASSESSMENT", "1"),
            ("SUBSTANCE_MISUSE", "0"),
        ],
    );
}

fn missing(plan: Plan, chance: &mut Chance, person: &Person, period: &Period, draft: &mut Draft) {
    if person.age(plan.start()) < 12 || !chance.in_hundred(25) {
        return;
    }
    let last = period.ended.unwrap_or(plan.end());
    let mut day = chance.day(period.began.max(plan.start()), last);
    for _ in 0..=chance.below(3) {
        let end = later(day, chance.days(1, 4));
        if end >= last {
            return;
        }
        let kind = chance.of(&["M", "A"]);
        let (start, end_text) = (day_first(Some(day)), day_first(Some(end)));
        draft.row("Missing", &[("MISSING", kind), ("MIS_START", &start), ("MIS_END", &end_text)]);
        day = later(end, chance.days(3, 60));
    }
}

/// Social workers one after another, without a day between, from the year before or since the child came into care;
/// the last is open, also where the child has gone home.
fn social_workers(plan: Plan, chance: &mut Chance, period: &Period, draft: &mut Draft) {
    let first = later(plan.start(), -365);
    let mut from = period.began.max(first);
    let mut reason = if period.began < first { "MANAGE" } else { "FCONTA" };
    loop {
        let until = later(from, chance.days(120, 500));
        let worker = format!("SW{:06}", 100_000 + chance.below(400));
        let ends = until < later(plan.end(), -10);
        let end = ends.then_some(until);
        draft.row(
            "SWEpisodes",
            &[
                ("SW_ID", &worker),
                ("SW_DECOM", &day_first(Some(from))),
                ("SW_DEC", &day_first(end)),
                ("SW_REASON", reason),
            ],
        );
        if !ends {
            return;
        }
        (from, reason) = (until, chance.of(&["MANAGE", "LEFTRL", "ORGRST", "TSPROC"]));
    }
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
