//! A made-up child for whom adoption is the plan: decided, ordered, placed, adopted, or given up on the way.

use jiff::civil::Date;

use super::super::Plan;
use super::super::chance::{Chance, later};
use super::super::people::Person;
use super::care::{postcode, urn};
use super::life::{Adoption, Episode, Home, Life};

/// Number, sex and legal status, as they go together.
const ADOPTERS: [[&str; 3]; 7] = [
    ["2", "MF", "L11"],
    ["2", "MF", "L11"],
    ["2", "MF", "L3"],
    ["2", "MM", "L12"],
    ["2", "FF", "L12"],
    ["2", "FF", "L2"],
    ["1", "F1", "L0"],
];

/// Makes such a life, of a child of two to five who came into care before the year.
pub(super) fn adoption(plan: Plan, chance: &mut Chance, person: Person) -> Life {
    let (start, end) = (plan.start(), plan.end());
    let began = chance.day(later(person.born, 5).max(later(start, -500)), later(start, -200));
    let home = Home { kind: "U6", provider: "PR1", urn: urn(chance), postcode: postcode(chance) };
    let first = Episode {
        start: began,
        end: None,
        why_new: "S",
        why_ended: "",
        why_moved: "",
        law: "C2",
        need: "N1",
        home,
    };
    let mut life = Life::of(person);
    life.episodes.push(first);
    let decided = later(began, chance.days(60, 120));
    let ordered = later(decided, chance.days(20, 60));
    let by_carers = chance.in_hundred(15);
    let mut adoption =
        Adoption { decided, given_up: None, matched: None, by_carers, adopters: chance.of(&ADOPTERS) };
    life.goes_on(ordered, "", |episode| (episode.why_new, episode.law) = ("L", "E1"));
    let placed = later(ordered, chance.days(60, 150));
    if chance.in_hundred(20) {
        give_up(chance, &mut life, &mut adoption, start.max(later(ordered, 20)), end);
    } else if placed < later(end, -120) {
        is_placed(chance, &mut life, placed, by_carers);
        let adopted = chance.day(later(placed, 90).max(later(start, 10)), later(end, -5));
        if chance.in_hundred(60) {
            adoption.matched = Some(later(placed, -14));
            life.leaves(adopted, chance.of(&["E11", "E12"]));
        }
    }
    life.adoption = Some(adoption);
    life
}

/// The plan is given up in the year, and the placement order revoked with it.
fn give_up(chance: &mut Chance, life: &mut Life, adoption: &mut Adoption, from: Date, end: Date) {
    let day = chance.day(later(from, 10), later(end, -10));
    adoption.given_up = Some((day, chance.of(&["RD1", "RD2", "RD3", "RD4"])));
    life.goes_on(day, "", |episode| (episode.why_new, episode.law) = ("L", "C2"));
}

fn is_placed(chance: &mut Chance, life: &mut Life, on: Date, by_carers: bool) {
    let (number, there) = (urn(chance), postcode(chance));
    life.goes_on(on, "CARPL", |episode| {
        if by_carers {
            (episode.why_new, episode.home.kind) = ("T", "A5");
        } else {
            episode.why_new = "P";
            episode.home = Home { kind: "A6", provider: "PR1", urn: number, postcode: there };
        }
    });
}
