//! The words that the demonstration is made from: names by culture, places, and sentences of practice.
//!
//! They are text files beside this one, sections headed `[name]`, for anyone to read and add to. Everybody and
//! everything in them is invented.

use std::collections::BTreeMap;
use std::sync::OnceLock;

const FILES: [&str; 4] = [
    include_str!("data/cultures.txt"),
    include_str!("data/places.txt"),
    include_str!("data/visits.txt"),
    include_str!("data/casework.txt"),
];

/// How a family name passes from parents to children.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Custom {
    /// Everybody has the same; a wife often takes her husband's.
    Shared,
    /// Everybody has the same, and women's ends as Polish grammar asks.
    Polish,
    /// Everybody has the same, and women's ends as Slovak grammar asks.
    Slovak,
    /// A woman keeps her own, children have their father's.
    Keeps,
    /// Women often have a second name of their own instead.
    SecondNames,
    /// `Singh` or `Kaur` follows the given name.
    Sikh,
    /// A child's second name is the father's given name.
    OnePatronymic,
    /// The father's given name, then his father's.
    TwoPatronymics,
    /// Many have one name only.
    SingleNames,
    /// The mother's, then the father's.
    TwoFamilyNames,
}

/// How people of one culture are named, and what is often true of them.
#[derive(Debug)]
pub(crate) struct Culture {
    pub(crate) share: u32,
    pub(crate) ethnicity: &'static str,
    pub(crate) languages: Vec<&'static str>,
    pub(crate) religions: Vec<&'static str>,
    pub(crate) custom: Custom,
    pub(crate) women: Vec<&'static str>,
    pub(crate) men: Vec<&'static str>,
    pub(crate) girls: Vec<&'static str>,
    pub(crate) boys: Vec<&'static str>,
    pub(crate) surnames: Vec<&'static str>,
    pub(crate) second_names: Vec<&'static str>,
    pub(crate) known_as: BTreeMap<&'static str, &'static str>,
}

/// All the words.
pub(crate) struct Lists {
    pub(crate) cultures: Vec<Culture>,
    shares: Vec<(u32, usize)>,
    sections: BTreeMap<&'static str, Vec<&'static str>>,
}

/// The words, read once.
pub(crate) fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(|| {
        let cultures: Vec<Culture> = sections_in(FILES[0]).map(|(_, lines)| culture(&lines)).collect();
        let shares = cultures.iter().enumerate().map(|(at, culture)| (culture.share, at)).collect();
        let sections = FILES[1..].iter().flat_map(|text| sections_in(text)).collect();
        Lists { cultures, shares, sections }
    })
}

impl Lists {
    /// The lines of a section.
    pub(crate) fn section(&self, name: &str) -> &[&'static str] {
        self.sections.get(name).map_or(&[], Vec::as_slice)
    }

    /// Every section with its lines.
    #[cfg(test)]
    pub(crate) fn all_sections(&self) -> impl Iterator<Item = (&'static str, &[&'static str])> {
        self.sections.iter().map(|(name, lines)| (*name, lines.as_slice()))
    }

    /// A culture, as often as it is met.
    pub(crate) fn any_culture(&self, chance: &mut super::chance::Chance) -> &Culture {
        &self.cultures[chance.weighted(&self.shares)]
    }
}

fn sections_in(text: &'static str) -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    text.split("\n[").skip(1).map(|section| {
        let (name, lines) = section.split_once(']').expect("a section's name is closed");
        let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        (name, lines.collect())
    })
}

fn culture(lines: &[&'static str]) -> Culture {
    let values: BTreeMap<&str, Vec<&'static str>> = lines
        .iter()
        .filter_map(|line| line.split_once(" = "))
        .map(|(key, values)| (key, values.split(',').map(str::trim).collect()))
        .collect();
    let of = |key: &str| values.get(key).cloned().unwrap_or_default();
    let or =
        |key: &str, other: &str| values.get(key).or_else(|| values.get(other)).cloned().unwrap_or_default();
    let one = |key: &str| *of(key).first().expect("a culture has a share, an ethnicity and a custom");
    Culture {
        share: one("share").parse().expect("a share is a number"),
        ethnicity: one("ethnicity"),
        languages: of("languages"),
        religions: of("religions"),
        custom: custom(one("custom")),
        women: or("women", "girls"),
        men: or("men", "boys"),
        girls: of("girls"),
        boys: of("boys"),
        surnames: of("surnames"),
        second_names: of("second_names"),
        known_as: of("known_as").into_iter().filter_map(|pair| pair.split_once('=')).collect(),
    }
}

fn custom(text: &str) -> Custom {
    match text {
        "polish" => Custom::Polish,
        "slovak" => Custom::Slovak,
        "keeps" => Custom::Keeps,
        "second names" => Custom::SecondNames,
        "sikh" => Custom::Sikh,
        "one patronymic" => Custom::OnePatronymic,
        "two patronymics" => Custom::TwoPatronymics,
        "single names" => Custom::SingleNames,
        "two family names" => Custom::TwoFamilyNames,
        _ => Custom::Shared,
    }
}

#[cfg(test)]
mod tests {
    use kith_vocabulary::codes::ethnicity::Ethnicity;
    use kith_vocabulary::codes::first_language::Language;
    use kith_vocabulary::codes::religion::Religion;

    use super::*;

    #[test]
    fn every_culture_uses_codes_of_the_lists_and_has_names() {
        assert!(lists().cultures.len() > 25);
        for culture in &lists().cultures {
            assert!(Ethnicity::from_code(culture.ethnicity).is_some(), "{culture:?}");
            assert!(culture.languages.iter().all(|code| Language::from_code(code).is_some()), "{culture:?}");
            assert!(culture.religions.iter().all(|code| Religion::from_code(code).is_some()), "{culture:?}");
            for names in [&culture.women, &culture.men, &culture.girls, &culture.boys, &culture.surnames] {
                assert!(names.len() >= 5, "too few names to tell five children apart: {culture:?}");
            }
            let women = culture.custom == Custom::SecondNames;
            assert_eq!(women, !culture.second_names.is_empty(), "{culture:?}");
        }
    }

    #[test]
    fn no_section_is_empty_or_misspelt_as_a_sentence() {
        for (name, lines) in &lists().sections {
            assert!(!lines.is_empty(), "{name}");
            assert!(lines.iter().all(|line| !line.contains("  ")), "{name}");
        }
    }
}
