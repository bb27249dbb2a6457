//! Where people live, learn and are helped: invented addresses, schools and colleagues of other services.

use jiff::civil::Date;
use kith_vocabulary::codes::sex::Sex;
use kith_vocabulary::ids::{FamilyId, HouseholdId};

use super::household::Kindred;
use super::names;
use super::people::YEAR;
use crate::demo::chance::{Chance, days_between};
use crate::demo::lists::lists;
use crate::demo::story::Story;
use crate::families::rows::{Address, Professional};

/// The school or nursery of the oldest child, where that child is old enough for one.
pub(crate) fn school(chance: &mut Chance, kindred: &Kindred, on: Date) -> Option<&'static str> {
    let oldest = kindred.children().first().map(|at| kindred.people[*at].born)?;
    let section = match days_between(oldest, on) / YEAR {
        ..2 => return None,
        2..4 => "nurseries",
        4..11 => "primary schools",
        _ => "secondary schools",
    };
    Some(chance.word(lists().section(section)))
}

/// An invented address: the postcode area is not in use.
pub(crate) fn address(
    story: &mut Story,
    chance: &mut Chance,
    family_id: FamilyId,
    household_id: HouseholdId,
    since: Date,
) -> Address {
    let any = |chance: &mut Chance, section: &str| chance.word(lists().section(section));
    let number = chance.between(1, 148);
    let flat = if chance.happens(18) { format!("Flat {}, ", chance.between(1, 24)) } else { String::new() };
    let street = format!("{} {}", any(chance, "streets"), any(chance, "street kinds"));
    let letters = b"ABDEFGHJLNPQRSTUWXYZ";
    let mut letter = || char::from(*chance.pick(letters));
    let inward = format!("{}{}", letter(), letter());
    let postcode = format!("ZS{} {}{inward}", chance.between(1, 24), chance.between(1, 9));
    Address {
        address_id: story.ids.next(),
        version: 0,
        household_id,
        family_id,
        lines: format!("{flat}{number} {street}\n{}", any(chance, "towns")),
        postcode: Some(postcode),
        starts_on: Some(since),
        ends_on: None,
    }
}

/// Somebody of another service, invented, before it is said where they work.
pub(crate) fn professional(
    story: &mut Story,
    chance: &mut Chance,
    family_id: FamilyId,
    starts_on: Date,
) -> Professional {
    let sex = if chance.happens(75) { Sex::Female } else { Sex::Male };
    let culture = lists().any_culture(chance);
    let name = names::adult(chance, culture, sex).whole();
    Professional {
        professional_id: story.ids.next(),
        version: 0,
        family_id,
        name,
        organisation: String::new(),
        part: String::new(),
        phone: Some(format!("01632 960{:03}", chance.below(1000))),
        email: None,
        starts_on,
        ends_on: None,
    }
}
