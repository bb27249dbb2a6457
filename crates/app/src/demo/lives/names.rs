//! What people are called, as their culture passes names on.

use kith_vocabulary::codes::sex::Sex;

use crate::demo::chance::Chance;
use crate::demo::lists::{Culture, Custom};

/// What somebody is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Called {
    /// Given names.
    pub(crate) given: String,
    /// Family name; blank where there is none.
    pub(crate) family: String,
    /// What they like to be called, if not the given name.
    pub(crate) known_as: Option<String>,
    /// What their children would take from them.
    line: String,
}

impl Called {
    /// What people say when they talk of them.
    pub(crate) fn everyday(&self) -> &str {
        self.known_as.as_deref().unwrap_or_else(|| first_word(&self.given))
    }

    /// The name in full.
    pub(crate) fn whole(&self) -> String {
        format!("{} {}", self.given, self.family).trim().to_owned()
    }
}

fn first_word(given: &str) -> &str {
    // `Mohammed Arshad` is said whole; a second given name is not.
    match given.split_once(' ') {
        Some((first, "Singh" | "Kaur")) => first,
        _ => given,
    }
}

/// An adult of a culture.
pub(crate) fn adult(chance: &mut Chance, culture: &Culture, sex: Sex) -> Called {
    let from = if sex == Sex::Female { &culture.women } else { &culture.men };
    let given = chance.word(from).to_owned();
    let surname = chance.word(&culture.surnames).to_owned();
    let woman = sex == Sex::Female;
    let (given, family, line) = match culture.custom {
        Custom::Polish => (given, ending(&surname, sex, polish), surname),
        Custom::Slovak => (given, ending(&surname, sex, slovak), surname),
        Custom::Sikh => (format!("{given} {}", singh_or_kaur(sex)), surname.clone(), surname),
        Custom::OnePatronymic => (given.clone(), surname, given),
        Custom::TwoPatronymics => {
            let father = surname.split(' ').next().unwrap_or(&surname);
            let line = format!("{given} {father}");
            (given, surname, line)
        }
        Custom::SecondNames if woman && chance.happens(70) => {
            (given, chance.word(&culture.second_names).to_owned(), surname)
        }
        Custom::SingleNames if chance.happens(55) => (given, String::new(), surname),
        Custom::TwoFamilyNames => {
            let second = chance.word(&culture.surnames).to_owned();
            (given, format!("{surname} {second}"), second)
        }
        Custom::Shared | Custom::Keeps | Custom::SecondNames | Custom::SingleNames => {
            (given, surname.clone(), surname)
        }
    };
    named(chance, culture, given, family, line)
}

/// A child of a mother, and of a father where he is known, with a given name that no brother or sister has.
pub(crate) fn child(
    chance: &mut Chance,
    culture: &Culture,
    sex: Sex,
    mother: &Called,
    father: Option<&Called>,
    taken: &[String],
) -> Called {
    let from = if sex == Sex::Female { &culture.girls } else { &culture.boys };
    let free: Vec<&str> =
        from.iter().copied().filter(|name| !taken.iter().any(|other| other == name)).collect();
    let given = chance.word(if free.is_empty() { from } else { &free }).to_owned();
    let line = father.unwrap_or(mother).line.clone();
    let woman = sex == Sex::Female;
    let (given, family) = match culture.custom {
        Custom::Shared if both(mother, father, culture) => (given, format!("{}-{line}", mother.line)),
        Custom::Polish => (given, ending(&line, sex, polish)),
        Custom::Slovak => (given, ending(&line, sex, slovak)),
        Custom::Sikh => (format!("{given} {}", singh_or_kaur(sex)), line.clone()),
        Custom::SecondNames if woman && chance.happens(40) => {
            (given, chance.word(&culture.second_names).to_owned())
        }
        Custom::SingleNames if chance.happens(40) => (given, String::new()),
        Custom::TwoFamilyNames if father.is_some() => (given, format!("{} {line}", mother.line)),
        _ => (given, line.clone()),
    };
    named(chance, culture, given, family, line)
}

fn singh_or_kaur(sex: Sex) -> &'static str {
    if sex == Sex::Female { "Kaur" } else { "Singh" }
}

/// Both parents' names with a hyphen: by the letters, so that brothers and sisters agree.
fn both(mother: &Called, father: Option<&Called>, culture: &Culture) -> bool {
    let plain = |name: &str| !name.contains([' ', '-', '\'']) && name.len() < 9;
    father.is_some_and(|father| {
        culture.ethnicity.starts_with("WBRI")
            && mother.line != father.line
            && plain(&mother.line)
            && plain(&father.line)
            && (mother.line.len() + father.given.len()).is_multiple_of(6)
    })
}

/// The name of a woman after marriage: her husband's family name, where that is the custom.
pub(crate) fn married(wife: &Called, husband: &Called, culture: &Culture) -> Option<Called> {
    let family = match culture.custom {
        Custom::Shared => husband.line.clone(),
        Custom::Polish => polish(&husband.line),
        Custom::Slovak => slovak(&husband.line),
        _ => return None,
    };
    (family != wife.family).then(|| Called { family, line: husband.line.clone(), ..wife.clone() })
}

fn named(chance: &mut Chance, culture: &Culture, given: String, family: String, line: String) -> Called {
    let short = culture.known_as.get(given.as_str()).filter(|_| chance.happens(45));
    Called { known_as: short.map(|name| (*name).to_owned()), given, family, line }
}

fn ending(family: &str, sex: Sex, of_a_woman: fn(&str) -> String) -> String {
    if sex == Sex::Female { of_a_woman(family) } else { family.to_owned() }
}

fn polish(family: &str) -> String {
    match family.strip_suffix('i') {
        Some(stem) if stem.ends_with("sk") || stem.ends_with("ck") || stem.ends_with("dzk") => {
            format!("{stem}a")
        }
        _ => family.to_owned(),
    }
}

fn slovak(family: &str) -> String {
    if let Some(stem) = family.strip_suffix('ý') {
        return format!("{stem}á");
    }
    format!("{}ová", family.strip_suffix(['a', 'o']).unwrap_or(family))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::lists::lists;

    fn of(custom: Custom) -> &'static Culture {
        lists().cultures.iter().find(|culture| culture.custom == custom).unwrap()
    }

    #[test]
    fn family_names_take_the_ending_of_a_woman() {
        let check = |of_a_woman: fn(&str) -> String, family: &str, expected: &str| {
            assert_eq!(of_a_woman(family), expected);
        };
        check(polish, "Kowalski", "Kowalska");
        check(polish, "Zieliński", "Zielińska");
        check(polish, "Nowak", "Nowak");
        check(slovak, "Horváth", "Horváthová");
        check(slovak, "Puľa", "Puľová");
        check(slovak, "Novotný", "Novotná");
    }

    #[test]
    fn brothers_and_sisters_agree_as_their_culture_does() {
        let mut chance = Chance::stream(5, 5);
        for _ in 0..50 {
            let culture = of(Custom::Polish);
            let (mother, father) =
                (adult(&mut chance, culture, Sex::Female), adult(&mut chance, culture, Sex::Male));
            let girl = child(&mut chance, culture, Sex::Female, &mother, Some(&father), &[]);
            let boy = child(&mut chance, culture, Sex::Male, &mother, Some(&father), &[]);
            assert_eq!(boy.family, father.family);
            assert_eq!(girl.family, polish(&father.family));
        }
    }

    #[test]
    fn a_somali_child_bears_the_fathers_name_and_his_fathers() {
        let mut chance = Chance::stream(6, 6);
        let culture = of(Custom::TwoPatronymics);
        let (mother, father) =
            (adult(&mut chance, culture, Sex::Female), adult(&mut chance, culture, Sex::Male));
        let girl = child(&mut chance, culture, Sex::Female, &mother, Some(&father), &[]);
        let his_father = father.family.split(' ').next().unwrap();
        assert_eq!(girl.family, format!("{} {his_father}", father.given));
        assert_ne!(girl.family, mother.family);
    }

    #[test]
    fn no_two_children_share_a_given_name_and_some_people_have_one_name() {
        let mut chance = Chance::stream(7, 7);
        let mut single = 0;
        for _ in 0..40 {
            let culture = of(Custom::SingleNames);
            let mother = adult(&mut chance, culture, Sex::Female);
            single += usize::from(mother.family.is_empty());
            let mut taken = Vec::new();
            for _ in 0..5 {
                taken.push(child(&mut chance, culture, Sex::Male, &mother, None, &taken).given);
            }
            taken.sort();
            taken.dedup();
            assert_eq!(taken.len(), 5);
        }
        assert!(single > 5);
    }
}
