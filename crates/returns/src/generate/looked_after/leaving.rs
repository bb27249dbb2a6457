//! Made-up young people who have left care, and children who come for short breaks only.

use jiff::civil::Date;
use kith_vocabulary::calendar::birthday;

use super::super::Plan;
use super::super::chance::{Chance, later};
use super::super::people::Person;
use super::care::{postcode, urn};
use super::life::{Episode, Home, Life};

/// A young person of 18 to 20 who was in care until the eighteenth birthday.
pub(super) fn care_leaver(chance: &mut Chance, person: Person) -> Life {
    let adult = birthday(person.born, 18);
    let began = later(adult, -chance.days(400, 2000));
    let home = Home {
        kind: chance.of(&["U4", "U6", "K2"]),
        provider: chance.of(&["PR1", "PR4"]),
        urn: urn(chance),
        postcode: postcode(chance),
    };
    let mut life = Life::of(person);
    life.episodes.push(episode(began, "C2", "N1", home));
    life.leaves(adult, chance.of(&["E5", "E6", "E8"]));
    life
}

/// A disabled child who comes for a few nights now and then, by agreement with the parents.
pub(super) fn short_breaks(plan: Plan, chance: &mut Chance, person: Person) -> Life {
    // Where a short break is, the return does not ask.
    let home = Home { kind: "U6", provider: "PR1", urn: String::new(), postcode: String::new() };
    let mut life = Life { has_breaks_only: true, ..Life::of(person) };
    let mut day = later(plan.start().max(later(life.person.born, 200)), chance.days(-60, 60));
    while later(day, 30) < plan.end() {
        let until = later(day, chance.days(2, 7));
        life.episodes.push(episode(day, "V4", "N2", home.clone()));
        life.leaves(until, "E4A");
        day = later(until, chance.days(25, 90));
    }
    life
}

fn episode(start: Date, law: &'static str, need: &'static str, home: Home) -> Episode {
    Episode { start, end: None, why_new: "S", why_ended: "", why_moved: "", law, need, home }
}
