//! A made-up period of being looked after that is not for adoption, and what happens in it.

use jiff::civil::Date;
use kith_vocabulary::calendar::birthday;

use super::super::Plan;
use super::super::chance::{Chance, later};
use super::super::people::Person;
use super::life::{Episode, Home, Life, Missing};

/// Makes a period: under way since before the year, or begun in it; ended in it or not.
pub(super) fn period(plan: Plan, chance: &mut Chance, person: Person, is_uasc: bool) -> Life {
    let (start, end) = (plan.start(), plan.end());
    let earliest = later(person.born, 30);
    let began = if chance.in_hundred(65) && person.age(start) > 0 {
        let longest = if is_uasc { -350 } else { -1500 };
        chance.day(later(start, longest).max(earliest), later(start, -1))
    } else {
        chance.day(start.max(earliest), later(end, -60))
    };
    // Respite and the last days before adulthood have rules of their own; a period here ends by going home.
    let ended = chance.in_hundred(20).then(|| chance.day(later(began.max(start), 45), later(end, -5)));
    let ended = ended.filter(|day| *day < birthday(person.born, 18));
    let (law, need) = law_and_need(chance, is_uasc);
    let home = home(chance, &person, began, law);
    let mut life = Life { is_uasc, ..Life::of(person) };
    life.episodes.push(Episode {
        start: began,
        end: None,
        why_new: "S",
        why_ended: "",
        why_moved: "",
        law,
        need,
        home,
    });
    let last = ended.unwrap_or(end);
    let before = chance.in_hundred(30).then(|| chance.day(later(start, -300), later(start, -20)));
    let within = chance.in_hundred(40).then(|| chance.day(began.max(start), last));
    for day in before.into_iter().chain(within) {
        moves(chance, &mut life, day, last);
    }
    if let Some(day) = ended {
        life.leaves(day, chance.of(&["E4A", "E4A", "E4B"]));
    }
    is_missing(plan, chance, &mut life);
    is_deprived_of_liberty(plan, chance, &mut life);
    becomes_mother(plan, chance, &mut life);
    life
}

/// Moves to another home, where that leaves twenty days on either side.
fn moves(chance: &mut Chance, life: &mut Life, day: Date, last: Date) {
    let Some((since, law)) = life.episodes.last().map(|episode| (episode.start, episode.law)) else { return };
    if later(since, 20) < day && later(day, 20) < last {
        let next = home(chance, &life.person, day, law);
        let why_moved = chance.of(&["CARPL", "CREQB", "CHILD", "PLACE"]);
        life.goes_on(day, why_moved, |episode| (episode.why_new, episode.home) = ("P", next));
    }
}

fn law_and_need(chance: &mut Chance, is_uasc: bool) -> (&'static str, &'static str) {
    if is_uasc {
        return ("V2", "N8");
    }
    (chance.of(&["C2", "C2", "C2", "V2", "V2", "C1"]), chance.of(&["N1", "N1", "N1", "N4", "N5", "N6"]))
}

fn home(chance: &mut Chance, person: &Person, on: Date, law: &str) -> Home {
    let (postcode, urn) = (postcode(chance), urn(chance));
    if law == "C2" && chance.in_hundred(5) {
        return Home { kind: "P1", provider: "PR0", urn: String::new(), postcode };
    }
    let kind = match person.age(on) {
        16.. if chance.in_hundred(50) => "K3",
        12.. if chance.in_hundred(25) => "K2",
        _ => chance.of(&["U1", "U4", "U4", "U5", "U6"]),
    };
    Home { kind, provider: chance.of(&["PR1", "PR4"]), urn, postcode }
}

/// A postcode in the South of England, where nobody in these files lives.
pub(super) fn postcode(chance: &mut Chance) -> String {
    format!(
        "{}{} {}{}{}",
        chance.of(&["SO", "PO", "GU", "RG"]),
        chance.below(30) + 1,
        chance.below(9) + 1,
        chance.of(&['A', 'B', 'D', 'E', 'H', 'J', 'L']),
        chance.of(&['A', 'B', 'D', 'E', 'H', 'J', 'L']),
    )
}

/// An Ofsted number of the right shape.
pub(super) fn urn(chance: &mut Chance) -> String {
    format!("SC{:06}", 100_000 + chance.below(2_000))
}

/// Times missing or away, one of them perhaps from one collection year into the next.
fn is_missing(plan: Plan, chance: &mut Chance, life: &mut Life) {
    let start = plan.start();
    let Some(began) = life.began().filter(|_| life.person.age(start) >= 12 && chance.in_hundred(25)) else {
        return;
    };
    let last = life.ended().unwrap_or(plan.end());
    let first = began.max(plan.last().start());
    let mut day = if began < later(start, -10) && chance.in_hundred(20) {
        later(start, -2)
    } else {
        chance.day(first, last)
    };
    for _ in 0..=chance.below(3) {
        let until = later(day, chance.days(1, 4));
        if until >= last {
            return;
        }
        life.missing.push(Missing { kind: chance.of(&["M", "A"]), from: day, until });
        day = later(until, chance.days(3, 60));
    }
}

/// An order for some of those in a children's home at the end, who went there more than three months ago.
fn is_deprived_of_liberty(plan: Plan, chance: &mut Chance, life: &mut Life) {
    let Some(last) = life.episodes.last() else { return };
    let from = last.start.max(plan.start());
    if last.home.kind == "K2" && last.end.is_none() && later(from, 90) < plan.end() && chance.in_hundred(15) {
        let day = later(from, chance.days(1, 40));
        life.liberty = Some((day, later(day, chance.days(14, 45))));
    }
}

/// A few young women of 16 or over have a child in the year, while they are looked after.
fn becomes_mother(plan: Plan, chance: &mut Chance, life: &mut Life) {
    let from = life.began().map(|began| began.max(plan.start()));
    let until = life.ended().unwrap_or(plan.end());
    let may = life.person.sex == "F" && life.person.age(plan.start()) >= 15;
    if let Some(from) = from.filter(|from| may && later(*from, 10) < until && chance.in_hundred(5)) {
        life.became_mother = Some(chance.day(from, until));
    }
}
