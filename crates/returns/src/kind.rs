//! The returns that Kith checks, by name, and their rules in one form for pages that speak of all of them.

use std::fmt;

use jiff::civil::Date;
use kith_vocabulary::time::date_in_words;

use crate::rules::Severity;
use crate::rules::catalogue::{Listed, listed};
use crate::rules::example::Example;
use crate::rules::{FIRST_YEAR, Need};
use crate::{annex_a, cin_census, ssda903};

/// A return that Kith checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReturnKind {
    /// The children in need census.
    Census,
    /// The SSDA903 return on children looked after.
    LookedAfter,
    /// The lists that Ofsted asks for at an inspection.
    AnnexA,
}

impl ReturnKind {
    /// Every return, in the order people are offered them.
    pub const ALL: [Self; 3] = [Self::Census, Self::LookedAfter, Self::AnnexA];

    /// What people type for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Census => "cin",
            Self::LookedAfter => "ssda903",
            Self::AnnexA => "annex-a",
        }
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Census => "Children in need census",
            Self::LookedAfter => "SSDA903 return on children looked after",
            Self::AnnexA => "Annex A of an Ofsted inspection",
        }
    }

    /// The return that people type so.
    pub fn by_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// The newest collection year whose rules are here; none where the rules are of no year.
    pub fn newest_year(self) -> Option<i16> {
        match self {
            Self::Census => Some(cin_census::census::NEWEST_YEAR),
            Self::LookedAfter => Some(ssda903::collection::NEWEST_YEAR),
            Self::AnnexA => None,
        }
    }

    /// The collection years whose rules are here, the oldest first.
    pub fn years(self) -> impl DoubleEndedIterator<Item = i16> {
        FIRST_YEAR..=self.newest_year().unwrap_or(FIRST_YEAR - 1)
    }

    /// Every rule that was ever in force, in the order of the files.
    pub fn rules(self) -> Vec<Described> {
        match self {
            Self::Census => {
                listed(cin_census::rules::CATALOGUE).map(|rule| Described::of(self, rule)).collect()
            }
            Self::LookedAfter => {
                listed(ssda903::rules::CATALOGUE).map(|rule| Described::of(self, rule)).collect()
            }
            Self::AnnexA => listed(annex_a::rules::CATALOGUE).map(|rule| Described::of(self, rule)).collect(),
        }
    }

    /// The rules in force for a collection year.
    pub fn rules_in_force(self, year: i16) -> Vec<Described> {
        let mut rules = self.rules();
        rules.retain(|rule| (rule.first_year..=rule.last_year).contains(&year));
        rules
    }
}

/// A rule in words, whatever its return.
#[derive(Debug, Clone, Copy)]
pub struct Described {
    /// The return.
    pub kind: ReturnKind,
    /// What people call the rule.
    pub code: &'static str,
    /// How much a finding weighs.
    pub severity: Severity,
    /// The fault, in a sentence.
    pub title: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// What to do about it.
    pub what_to_do: &'static str,
    /// Where the rule comes from.
    pub source: &'static str,
    /// Where Kith departs from other validators and why; empty where it does not.
    pub differs: &'static str,
    /// The first collection year it is in force.
    pub first_year: i16,
    /// The last collection year it is in force.
    pub last_year: i16,
    /// The items it reports.
    pub items: &'static [&'static str],
    /// What it cannot do without.
    pub needs: &'static [Need],
    /// What it makes of small returns.
    pub examples: &'static [Example],
}

impl Described {
    fn of<S: Copy>(kind: ReturnKind, listed: Listed<S>) -> Self {
        let Listed { file, rule } = listed;
        Self {
            kind,
            code: rule.code,
            severity: rule.severity,
            title: listed.title(),
            why: file.why,
            what_to_do: file.what_to_do,
            source: file.source,
            differs: file.differs,
            first_year: rule.first_year,
            last_year: rule.last_year,
            items: rule.items,
            needs: rule.needs,
            examples: rule.examples,
        }
    }

    /// The years it is in force, as people say them.
    pub fn years_in_words(&self) -> String {
        let Some(newest) = self.kind.newest_year() else { return "at any date".to_owned() };
        let begins = self.first_year <= FIRST_YEAR;
        let goes_on = self.last_year >= newest;
        match (begins, goes_on) {
            (true, true) => format!("every year from {}", collection_year(FIRST_YEAR)),
            (false, true) => format!("from {} on", collection_year(self.first_year)),
            (true, false) => format!("up to {}", collection_year(self.last_year)),
            (false, false) if self.first_year == self.last_year => collection_year(self.first_year),
            (false, false) => {
                format!("{} to {}", collection_year(self.first_year), collection_year(self.last_year))
            }
        }
    }
}

/// What a return is about: a collection year, or the day it is drawn up for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// A collection year: 2026 is 1 April 2025 to 31 March 2026.
    Year(i16),
    /// The day.
    AsAt(Date),
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => f.write_str(&collection_year(*year)),
            Self::AsAt(day) => write!(f, "as at {}", date_in_words(*day)),
        }
    }
}

/// A collection year as people say it: 2026 is 2025/26.
pub fn collection_year(year: i16) -> String {
    format!("{}/{:02}", year - 1, year % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_collection_year_is_named_by_both_of_its_years() {
        for (year, words) in [(2026, "2025/26"), (2000, "1999/00"), (2023, "2022/23")] {
            assert_eq!(collection_year(year), words);
        }
    }

    #[test]
    fn every_return_is_found_by_what_people_type() {
        for kind in ReturnKind::ALL {
            assert_eq!(ReturnKind::by_key(kind.key()), Some(kind));
            assert!(!kind.rules().is_empty());
            assert!(kind.years().all(|year| !kind.rules_in_force(year).is_empty()));
        }
        assert_eq!(ReturnKind::by_key("annual"), None);
    }

    #[test]
    fn the_years_of_a_rule_are_told_in_words() {
        let rule = ReturnKind::LookedAfter.rules()[0];
        let newest = ReturnKind::LookedAfter.newest_year().unwrap();
        for (first_year, last_year, words) in [
            (FIRST_YEAR, i16::MAX, "every year from 2022/23"),
            (2025, newest, "from 2024/25 on"),
            (FIRST_YEAR, 2024, "up to 2023/24"),
            (2025, 2025, "2024/25"),
            (2024, 2025, "2023/24 to 2024/25"),
        ] {
            assert_eq!(Described { first_year, last_year, ..rule }.years_in_words(), words);
        }
        assert_eq!(ReturnKind::AnnexA.rules()[0].years_in_words(), "at any date");
    }
}
