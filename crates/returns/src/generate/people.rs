//! Who a made-up child is.

use jiff::civil::Date;
use kith_vocabulary::calendar::add_years;
use kith_vocabulary::identifiers::upn::check_letter;

use super::chance::{Chance, later};

/// The number of the invented authority: one that exists, since rules ask that it does.
pub(super) const AUTHORITY: &str = "850";

const ETHNICITIES: [&str; 20] = [
    "WBRI", "WBRI", "WBRI", "WBRI", "WBRI", "WBRI", "WBRI", "WOTH", "WROM", "MWBC", "MWBA", "MWAS", "MOTH",
    "AIND", "APKN", "ABAN", "AOTH", "BCRB", "BAFR", "OOTH",
];

/// Who a child is.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) born: Date,
    pub(super) sex: &'static str,
    pub(super) ethnicity: &'static str,
    number: u32,
}

impl Person {
    /// A child of so many years at most on a day, and of so many at least.
    pub(super) fn of_age(chance: &mut Chance, number: u32, on: Date, least: i16, most: i16) -> Self {
        let oldest = later(add_years(on, -most - 1), 1);
        let youngest = add_years(on, -least);
        let born = chance.day(oldest, youngest);
        Self { born, sex: chance.of(&["M", "F"]), ethnicity: chance.of(&ETHNICITIES), number }
    }

    /// The pupil number, for a child who is four by that day.
    pub(super) fn upn(&self, on: Date) -> Option<String> {
        let following = format!("{AUTHORITY}{:02}{:07}", self.born.year().rem_euclid(100), self.number);
        let letter = check_letter(&following)?;
        (self.age(on) >= 4).then(|| format!("{letter}{following}"))
    }

    /// The age in years on a day.
    pub(super) fn age(&self, on: Date) -> i16 {
        kith_vocabulary::calendar::age_on(self.born, on).and_then(|age| i16::try_from(age).ok()).unwrap_or(0)
    }
}
