//! How like two records are: whether somebody who is about to be added may be here already.
//!
//! It only offers; a person decides. It never says that two records are one.

use jiff::civil::Date;
use kith_vocabulary::birth::Birth;
use kith_vocabulary::names::{name_key, sounds_like};

use super::IdentifierScheme;

/// What is known of somebody, for comparing.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Every name they have or had.
    pub names: Vec<String>,
    /// Their birth.
    pub birth: Birth,
    /// Code of the sex list.
    pub sex: Option<String>,
    /// Their numbers.
    pub identifiers: Vec<(IdentifierScheme, String)>,
}

/// How like two records are, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    /// From 0; higher is more alike.
    pub score: i32,
    /// What speaks for it, in words.
    pub reasons: Vec<&'static str>,
}

impl Likeness {
    /// Whether it is worth asking a person about.
    pub fn is_likely(&self) -> bool {
        self.score >= POSSIBLE
    }

    /// Whether it is nearly certain.
    pub fn is_very_likely(&self) -> bool {
        self.score >= VERY_LIKELY
    }
}

const POSSIBLE: i32 = 45;
const VERY_LIKELY: i32 = 76;

/// Compares two records.
pub fn likeness(one: &Known, other: &Known) -> Likeness {
    let mut found = Likeness { score: 0, reasons: Vec::new() };
    let mut add = |points: Option<(i32, &'static str)>| {
        if let Some((score, reason)) = points {
            found.score += score;
            if !reason.is_empty() {
                found.reasons.push(reason);
            }
        }
    };
    add(by_identifier(one, other));
    add(by_name(one, other));
    add(by_birth(one.birth, other.birth));
    let sexes = (known_sex(one), known_sex(other));
    add(matches!(sexes, (Some(one), Some(other)) if one != other).then_some((-10, "")));
    found.score = found.score.max(0);
    found
}

fn known_sex(known: &Known) -> Option<&str> {
    known.sex.as_deref().filter(|sex| *sex != "U")
}

// A number of the authority's own may have been given twice; a UPN or an NHS number is one person's.
fn by_identifier(one: &Known, other: &Known) -> Option<(i32, &'static str)> {
    use IdentifierScheme as S;
    let has = |known: &Known, schemes: &[S], value: &str| {
        known.identifiers.iter().any(|(scheme, theirs)| schemes.contains(scheme) && theirs == value)
    };
    one.identifiers.iter().find_map(|(scheme, value)| match scheme {
        S::NhsNumber => has(other, &[S::NhsNumber], value).then_some((100, "The same NHS number")),
        S::Upn | S::FormerUpn => {
            has(other, &[S::Upn, S::FormerUpn], value).then_some((100, "The same unique pupil number"))
        }
        S::ChildId | S::FormerChildId => {
            has(other, &[S::ChildId, S::FormerChildId], value).then_some((60, "The same child ID"))
        }
    })
}

fn by_name(one: &Known, other: &Known) -> Option<(i32, &'static str)> {
    let pairs = || one.names.iter().flat_map(|mine| other.names.iter().map(move |theirs| (mine, theirs)));
    pairs().filter_map(|(mine, theirs)| of_names(mine, theirs)).max_by_key(|(score, _)| *score)
}

fn of_names(mine: &str, theirs: &str) -> Option<(i32, &'static str)> {
    let words = |name: &str| {
        let mut words: Vec<String> = name_key(name).split_whitespace().map(str::to_owned).collect();
        words.sort_unstable();
        words
    };
    let (mine_words, their_words) = (words(mine), words(theirs));
    if mine_words.is_empty() || their_words.is_empty() {
        return None;
    }
    if mine_words == their_words {
        return Some((50, "The same name"));
    }
    let (few, many) = if mine_words.len() <= their_words.len() {
        (&mine_words, &their_words)
    } else {
        (&their_words, &mine_words)
    };
    if few.len() >= 2 && few.iter().all(|word| many.contains(word)) {
        return Some((40, "Nearly the same name"));
    }
    let sounds = |word: &String, among: &[String]| {
        let keys = sounds_like(word);
        among.iter().any(|other| sounds_like(other).iter().any(|key| keys.contains(key)))
    };
    if few.iter().all(|word| sounds(word, many)) {
        return Some((38, "A name that sounds the same"));
    }
    few.iter().any(|word| many.contains(word)).then_some((15, "A name in common"))
}

fn by_birth(one: Birth, other: Birth) -> Option<(i32, &'static str)> {
    if one == Birth::Unknown || other == Birth::Unknown {
        return None;
    }
    if let (Birth::Expected(one), Birth::Expected(other)) = (one, other) {
        return (days_apart(one, other) <= 30).then_some((30, "Expected at about the same time"));
    }
    if let (Some(mine), Some(theirs)) = (one.born_on(), other.born_on()) {
        return Some(of_days(mine, theirs));
    }
    let (Some(mine), Some(theirs)) = (one.earliest().zip(one.latest()), other.earliest().zip(other.latest()))
    else {
        return Some((-10, ""));
    };
    let may_meet = mine.0 <= theirs.1 && theirs.0 <= mine.1;
    Some(if may_meet { (20, "A date of birth that may be the same") } else { (-40, "") })
}

fn of_days(mine: Date, theirs: Date) -> (i32, &'static str) {
    if mine == theirs {
        return (40, "The same date of birth");
    }
    let swapped = Date::new(mine.year(), mine.day(), mine.month()).ok() == Some(theirs);
    let parts = [mine.year() == theirs.year(), mine.month() == theirs.month(), mine.day() == theirs.day()];
    let same_parts = parts.iter().filter(|same| **same).count();
    if swapped || same_parts == 2 || days_apart(mine, theirs) <= 7 {
        return (25, "A date of birth that is nearly the same");
    }
    (-40, "")
}

fn days_apart(one: Date, other: Date) -> i32 {
    one.until(other).map_or(i32::MAX, |span| span.get_days().abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(name: &str, birth: &str) -> Known {
        Known { names: vec![name.to_owned()], birth: birth.parse().unwrap(), ..Known::default() }
    }

    #[derive(Debug, PartialEq)]
    enum Offer {
        Nothing,
        Possible,
        Very,
    }

    #[track_caller]
    fn check(one: (&str, &str), other: (&str, &str), expected: Offer) {
        let (one, other) = (known(one.0, one.1), known(other.0, other.1));
        for found in [likeness(&one, &other), likeness(&other, &one)] {
            let offer = match (found.is_likely(), found.is_very_likely()) {
                (_, true) => Offer::Very,
                (true, false) => Offer::Possible,
                _ => Offer::Nothing,
            };
            assert_eq!(offer, expected, "{found:?}");
        }
    }

    #[test]
    fn names_and_births_together_tell() {
        check(("Aisha Khan", "2015-03-04"), ("Aisha Khan", "2015-03-04"), Offer::Very);
        check(("Aisha Khan", "2015-03-04"), ("AYESHA KHAN", "2015-03-04"), Offer::Very);
        check(("Aisha Khan", "2015-03-04"), ("Aisha Khan", "2015-04-03"), Offer::Possible);
        check(("Aisha Khan", "2015-03-04"), ("Aisha Khan", "2015-03-14"), Offer::Possible);
        check(("Aisha Khan", ""), ("Aisha Khan", "2015-03-04"), Offer::Possible);
        check(("Aisha Khan", "2015"), ("Aisha Khan", "2015-03-04"), Offer::Possible);
        check(("Aisha Khan", "2015-03-04"), ("Khan Aisha", "2015-03-04"), Offer::Very);
        check(("Aisha Noor Khan", "2015-03-04"), ("Aisha Khan", "2015-03-04"), Offer::Very);
    }

    #[test]
    fn father_and_son_of_one_name_are_two_people() {
        check(("John Reed", "1981-05-05"), ("John Reed", "2015-03-04"), Offer::Nothing);
        check(("John Reed", "1981"), ("John Reed", "2015-03-04"), Offer::Nothing);
    }

    #[test]
    fn strangers_are_not_offered_and_twins_are_asked_about() {
        check(("Ada Reed", "2015-03-04"), ("Ben Reed", "2015-03-04"), Offer::Possible);
        check(("Ada Reed", "2015-03-04"), ("Ben Okafor", "2015-03-04"), Offer::Nothing);
        check(("Ada Reed", "2015-03-04"), ("Ben Okafor", "2016-03-08"), Offer::Nothing);
        check(("", ""), ("", ""), Offer::Nothing);
    }

    #[test]
    fn a_number_of_their_own_settles_it_whatever_the_name() {
        let with = |name: &str, scheme, number: &str| Known {
            identifiers: vec![(scheme, number.to_owned())],
            ..known(name, "")
        };
        use IdentifierScheme as S;
        let nhs =
            likeness(&with("Ada", S::NhsNumber, "9434765919"), &with("Zoe", S::NhsNumber, "9434765919"));
        assert!(nhs.is_very_likely());
        assert_eq!(nhs.reasons, ["The same NHS number"]);
        let former = likeness(&with("Ada", S::Upn, "A1"), &with("Zoe", S::FormerUpn, "A1"));
        assert!(former.is_very_likely());
        let other_scheme = likeness(&with("Ada", S::Upn, "A1"), &with("Zoe", S::NhsNumber, "A1"));
        assert!(!other_scheme.is_likely());
    }
}
