//! Who a family is: its people and what they are to each other, before any of it is written down.

use jiff::civil::Date;
use kith_practice::family::RelationshipKind as Tie;
use kith_practice::people::{NameKind, YesNo};
use kith_vocabulary::birth::Birth;
use kith_vocabulary::codes::sex::Sex;

use super::names::{self, Called};
use super::people::{self, Being, Kin, Ways, YEAR};
use crate::demo::chance::{Chance, Ids, days_after, days_between};
use crate::demo::lists::{Culture, lists};

/// What is settled of a family before its people are made up.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame {
    /// The number of the first child.
    pub(crate) first_child: u64,
    /// How many children.
    pub(crate) children: usize,
    /// The day of the last referral, from which ages are reckoned.
    pub(crate) referred: Date,
    /// The day on which one more is expected, where one is on the way at that referral.
    pub(crate) expected: Option<Date>,
    /// How old the youngest is then.
    pub(crate) youngest: Youngest,
}

/// How old the youngest is at the last referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Youngest {
    /// As it comes.
    Any,
    /// Of primary school age or near it.
    School,
    /// A teenager.
    Teen,
}

/// Who lives with whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Both parents together.
    Together,
    /// With the mother; the father lives elsewhere.
    MotherAlone,
    /// With the mother; nobody says who the father is.
    FatherNotKnown,
    /// With the mother and her partner, who is the father of the youngest alone.
    MotherAndPartner,
    /// With the father; the mother lives elsewhere.
    FatherAlone,
    /// With the mother's mother.
    Kinship,
    /// With the mother; the youngest lives with the father, and has another mother.
    TwoHomes,
}

/// What one person is to another, by their places in the list of people.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Link {
    pub(crate) one: usize,
    pub(crate) other: usize,
    pub(crate) tie: Tie,
    pub(crate) responsibility: Option<YesNo>,
}

/// The people of a family. The mother is first, then the father if he is known, then the children, oldest first.
pub(crate) struct Kindred {
    pub(crate) shape: Shape,
    pub(crate) people: Vec<Being>,
    pub(crate) links: Vec<Link>,
    /// Children who live with their other parent.
    pub(crate) elsewhere: Vec<usize>,
    /// What the family is called.
    pub(crate) name: String,
}

impl Kindred {
    /// The places of the children, oldest first.
    pub(crate) fn children(&self) -> Vec<usize> {
        self.places(|kin| kin == Kin::Child)
    }

    /// The place of the first of this kin.
    pub(crate) fn first(&self, wanted: Kin) -> Option<usize> {
        self.places(|kin| kin == wanted).first().copied()
    }

    fn places(&self, wanted: impl Fn(Kin) -> bool) -> Vec<usize> {
        (0..self.people.len()).filter(|at| wanted(self.people[*at].kin)).collect()
    }

    /// Whether the person lives where most of the children do.
    pub(crate) fn lives_in_main_home(&self, at: usize) -> bool {
        match self.people[at].kin {
            Kin::Child => !self.elsewhere.contains(&at),
            Kin::Mother => !matches!(self.shape, Shape::FatherAlone | Shape::Kinship),
            Kin::Father => matches!(self.shape, Shape::Together | Shape::FatherAlone),
            Kin::StepParent => true,
            Kin::Grandmother => self.shape == Shape::Kinship,
            Kin::AuntOrUncle | Kin::Friend => false,
        }
    }

    /// Who looks after the children day by day.
    pub(crate) fn carer(&self) -> usize {
        let carer = match self.shape {
            Shape::FatherAlone => self.first(Kin::Father),
            Shape::Kinship => self.first(Kin::Grandmother),
            _ => self.first(Kin::Mother),
        };
        carer.expect("the shape of a family names its carer")
    }
}

/// Makes up a family.
pub(crate) fn kindred(ids: &mut Ids, chance: &mut Chance, frame: &Frame) -> Kindred {
    let shape = shape(chance, frame);
    let culture = lists().any_culture(chance);
    let ways = Ways::of(chance, culture);
    let mixed = chance.happens(16) && shape != Shape::Kinship;
    let fathers_culture = if mixed { lists().any_culture(chance) } else { culture };
    let fathers_ways = if mixed { Ways::of(chance, fathers_culture) } else { Ways { ..ways_like(&ways) } };
    let births = births(chance, frame);
    let mut made = Making { ids, chance, people: Vec::new(), links: Vec::new(), elsewhere: Vec::new() };
    let mother = made.mother(&ways, &births);
    let father = made.father(&fathers_ways, &births, shape);
    if shape == Shape::Together && father.is_some() && made.chance.happens(55) {
        made.marry(mother, father, culture);
    }
    let ethnicity = mixed_ethnicity(culture.ethnicity, fathers_culture.ethnicity);
    let step = made.children(&ways, frame, shape, &births, ethnicity, father);
    let alone = if shape == Shape::FatherAlone { father.unwrap_or(mother) } else { mother };
    made.tie_parents(shape, mother, father, step);
    made.network(&ways, shape, mother);
    let family = &made.people[alone].called;
    let name = if family.family.is_empty() { family.given.clone() } else { family.family.clone() };
    Kindred { shape, people: made.people, links: made.links, elsewhere: made.elsewhere, name }
}

fn ways_like<'a>(ways: &Ways<'a>) -> Ways<'a> {
    Ways { culture: ways.culture, language: ways.language, religion: ways.religion }
}

fn shape(chance: &mut Chance, frame: &Frame) -> Shape {
    let several = if frame.children > 1 { 1 } else { 0 };
    let apart = if frame.expected.is_none() { several } else { 0 };
    chance.weighted(&[
        (29, Shape::Together),
        (31, Shape::MotherAlone),
        (11, Shape::FatherNotKnown),
        (13 * several, Shape::MotherAndPartner),
        (6 * apart, Shape::TwoHomes),
        (if frame.expected.is_none() { 6 } else { 0 }, Shape::FatherAlone),
        (if frame.expected.is_none() { 4 } else { 0 }, Shape::Kinship),
    ])
}

/// The days on which the children were born or are expected, oldest first.
fn births(chance: &mut Chance, frame: &Frame) -> Vec<Date> {
    let born = frame.children - usize::from(frame.expected.is_some());
    let mut dates = Vec::with_capacity(frame.children);
    dates.extend(frame.expected);
    if born > 0 {
        let gaps = i64::try_from(born).expect("a family is small") - 1;
        let most = 15 * YEAR + 180 - gaps * 330;
        let (low, high) = match frame.youngest {
            Youngest::School => (4 * YEAR, 6 * YEAR),
            Youngest::Teen => (13 * YEAR, 15 * YEAR),
            Youngest::Any => chance.weighted(&[
                (24, (20, 2 * YEAR)),
                (30, (2 * YEAR, 6 * YEAR)),
                (28, (6 * YEAR, 11 * YEAR)),
                (18, (11 * YEAR, 15 * YEAR)),
            ]),
        };
        let mut age = chance.between(low, high).min(most);
        if frame.expected.is_some() {
            age = age.max(11 * 30);
        }
        dates.push(days_after(frame.referred, -age));
        let mut twins = born > 1 && chance.happens(5);
        for left in (1..=gaps).rev() {
            let room = (15 * YEAR + 180 - age) / left;
            // Twins share the day; others come ten months apart at the least.
            let gap = if std::mem::take(&mut twins) { 0 } else { chance.between(310, room.clamp(311, 1500)) };
            age += gap;
            dates.push(days_after(frame.referred, -age));
        }
    }
    dates.reverse();
    dates
}

/// A family under way.
struct Making<'m> {
    ids: &'m mut Ids,
    chance: &'m mut Chance,
    people: Vec<Being>,
    links: Vec<Link>,
    elsewhere: Vec<usize>,
}

impl Making<'_> {
    fn add(&mut self, being: Being) -> usize {
        self.people.push(being);
        self.people.len() - 1
    }

    fn tie(&mut self, one: usize, other: usize, tie: Tie, responsibility: Option<YesNo>) {
        self.links.push(Link { one, other, tie, responsibility });
    }

    /// A name that nobody of the family has yet, so that people can be told apart.
    fn adult_name(&mut self, ways: &Ways, sex: Sex) -> Called {
        let mut called = names::adult(self.chance, ways.culture, sex);
        for _ in 0..8 {
            if self.people.iter().all(|other| other.called.everyday() != called.everyday()) {
                break;
            }
            called = names::adult(self.chance, ways.culture, sex);
        }
        called
    }

    fn mother(&mut self, ways: &Ways, births: &[Date]) -> usize {
        let span = days_between(births[0], births[births.len() - 1]);
        let oldest = (44 * YEAR - span).min(36 * YEAR);
        let at_first = self.chance.between(16 * YEAR + 10, oldest.max(17 * YEAR));
        let born = days_after(births[0], -at_first);
        let called = self.adult_name(ways, Sex::Female);
        let being = people::adult(self.ids, self.chance, ways, Kin::Mother, called, Sex::Female, born);
        self.add(being)
    }

    fn father(&mut self, ways: &Ways, births: &[Date], shape: Shape) -> Option<usize> {
        if shape == Shape::FatherNotKnown || (shape == Shape::Kinship && self.chance.happens(60)) {
            return None;
        }
        let born = days_after(births[0], -self.chance.between(17 * YEAR, 40 * YEAR));
        let called = self.adult_name(ways, Sex::Male);
        let being = people::adult(self.ids, self.chance, ways, Kin::Father, called, Sex::Male, born);
        Some(self.add(being))
    }

    /// The mother takes her husband's name, and the one that she had is kept as former.
    fn marry(&mut self, mother: usize, father: Option<usize>, culture: &Culture) {
        let husband = father.map(|father| self.people[father].called.clone());
        let Some(called) =
            husband.and_then(|husband| names::married(&self.people[mother].called, &husband, culture))
        else {
            return;
        };
        let wife = &mut self.people[mother];
        let family = called.family.clone();
        for name in &mut wife.names {
            name.family.clone_from(&family);
        }
        let maiden = std::mem::replace(&mut wife.called, called);
        wife.add_name(self.ids, NameKind::Former, maiden.given, maiden.family);
    }

    /// Adds the children, and the mother's partner before the youngest, whose father he is. Gives his place.
    fn children(
        &mut self,
        ways: &Ways,
        frame: &Frame,
        shape: Shape,
        births: &[Date],
        ethnicity: &'static str,
        father: Option<usize>,
    ) -> Option<usize> {
        let last = births.len() - 1;
        let mut taken: Vec<String> = self.people.iter().map(|being| being.called.given.clone()).collect();
        let step = (shape == Shape::MotherAndPartner && births[0] < births[last]).then(|| {
            let born = days_after(births[0], -self.chance.between(17 * YEAR, 30 * YEAR));
            let called = self.adult_name(ways, Sex::Male);
            let being = people::adult(self.ids, self.chance, ways, Kin::StepParent, called, Sex::Male, born);
            self.add(being)
        });
        for (at, born) in births.iter().enumerate() {
            // Twins are the youngest together.
            let youngest = *born == births[last] && births[0] < births[last];
            let his = if youngest { step.or(father) } else { father };
            let sex = if self.chance.happens(49) { Sex::Female } else { Sex::Male };
            let birth = if *born > frame.referred { Birth::Expected(*born) } else { Birth::Born(*born) };
            let mother_called = self.people[0].called.clone();
            let his_called: Option<Called> = his.map(|his| self.people[his].called.clone());
            let called =
                names::child(self.chance, ways.culture, sex, &mother_called, his_called.as_ref(), &taken);
            taken.push(called.given.clone());
            let number = frame.first_child + at as u64;
            let being = people::child(self.ids, self.chance, ways, ethnicity, (called, sex, birth), number);
            let child = self.add(being);
            let elsewhere = shape == Shape::TwoHomes && youngest;
            if elsewhere {
                self.elsewhere.push(child);
            } else {
                self.tie(0, child, Tie::Mother, Some(YesNo::Yes));
            }
            if let Some(his) = his {
                let holds =
                    self.chance.weighted(&[(70, Some(YesNo::Yes)), (18, Some(YesNo::No)), (12, None)]);
                self.tie(his, child, Tie::Father, if elsewhere { Some(YesNo::Yes) } else { holds });
            }
            if let Some(step) = step.filter(|_| !youngest) {
                self.tie(step, child, Tie::StepParent, Some(YesNo::No));
            }
        }
        step
    }

    fn tie_parents(&mut self, shape: Shape, mother: usize, father: Option<usize>, step: Option<usize>) {
        if let Some(father) = father {
            let tie = if shape == Shape::Together { Tie::Partner } else { Tie::FormerPartner };
            self.tie(mother, father, tie, None);
        }
        if let Some(step) = step {
            self.tie(mother, step, Tie::Partner, None);
        }
    }

    /// Those who matter and live elsewhere, or who have taken the children in.
    fn network(&mut self, ways: &Ways, shape: Shape, mother: usize) {
        let mothers_birth = self.people[mother].born;
        if shape == Shape::Kinship || self.chance.happens(52) {
            let born = days_after(mothers_birth, -self.chance.between(18 * YEAR, 34 * YEAR));
            let called = self.adult_name(ways, Sex::Female);
            let being =
                people::adult(self.ids, self.chance, ways, Kin::Grandmother, called, Sex::Female, born);
            let grandmother = self.add(being);
            self.tie(grandmother, mother, Tie::Mother, None);
            let children = (0..self.people.len()).filter(|at| self.people[*at].kin == Kin::Child);
            for child in children.collect::<Vec<_>>().into_iter().filter(|_| shape == Shape::Kinship) {
                self.tie(grandmother, child, Tie::Guardian, Some(YesNo::Yes));
            }
        }
        for (kin, tie, likely) in [(Kin::AuntOrUncle, Tie::Sibling, 20), (Kin::Friend, Tie::Friend, 12)] {
            if self.chance.happens(likely) {
                let sex = if self.chance.happens(70) { Sex::Female } else { Sex::Male };
                let born = days_after(mothers_birth, self.chance.between(-8 * YEAR, 8 * YEAR));
                let called = self.adult_name(ways, sex);
                let being = people::adult(self.ids, self.chance, ways, kin, called, sex, born);
                let other = self.add(being);
                self.tie(other, mother, tie, None);
            }
        }
    }
}

/// The code of a child of two backgrounds.
fn mixed_ethnicity(mother: &'static str, father: &'static str) -> &'static str {
    let (one, other) = (mother.min(father), mother.max(father));
    match (one, other) {
        _ if one == other => one,
        ("BCRB", "WBRI" | "WIRI" | "WOTH") => "MWBC",
        ("BAFR", "WBRI" | "WIRI" | "WOTH") => "MWBA",
        ("ABAN" | "AIND" | "AOTH" | "APKN", "WBRI" | "WIRI" | "WOTH") => "MWAS",
        ("WBRI" | "WIRI" | "WIRT" | "WOTH", "WIRI" | "WIRT" | "WOTH" | "WROM") => other,
        _ => "MOTH",
    }
}
