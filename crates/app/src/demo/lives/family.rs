//! How a family came into the record: opened, people added, moves, births, and those who work with it.

use jiff::civil::Date;
use kith_practice::family::Part;
use kith_practice::people::NameKind;
use kith_vocabulary::birth::Birth;
use kith_vocabulary::ids::{FamilyId, HouseholdId, WorkerId};

use super::household::Kindred;
use super::journey::Episode;
use super::people::{Kin, YEAR, any_disability};
use super::places::{address, professional, school};
use super::themes::Theme;
use super::workforce::Workforce;
use crate::demo::chance::{Chance, days_after, days_between};
use crate::demo::lists::lists;
use crate::demo::story::{Known, Step, Story};
use crate::families::rows::{Address, Family, FamilyMember, Household, Relationship, Residence};

/// A family as its story is told.
pub(crate) struct Home<'h> {
    pub(crate) family: Family,
    pub(crate) kindred: Kindred,
    pub(crate) episodes: &'h [Episode],
    pub(crate) theme: Theme,
    pub(crate) today: Date,
    pub(crate) workforce: &'h Workforce,
    /// The seat that assesses.
    pub(crate) seat: usize,
    /// The day on which each person became known, by their place.
    pub(crate) joined: Vec<Date>,
    main: HouseholdId,
    second: Option<HouseholdId>,
    address: Option<Address>,
    /// The school, where there is one.
    pub(crate) school: Option<&'static str>,
}

impl<'h> Home<'h> {
    /// A family before anything is written of it.
    pub(crate) fn new(
        story: &mut Story,
        chance: &mut Chance,
        kindred: Kindred,
        episodes: &'h [Episode],
        theme: Theme,
        (workforce, seat): (&'h Workforce, usize),
        today: Date,
    ) -> Self {
        let joined = joining(chance, &kindred, episodes, today);
        let family = Family {
            family_id: story.ids.next(),
            version: 0,
            name: format!("{} family", kindred.name),
            matters_now: None,
        };
        let main = story.ids.next();
        let second = (!kindred.elsewhere.is_empty()).then(|| story.ids.next());
        let school = school(chance, &kindred, episodes[episodes.len() - 1].referred);
        Home {
            family,
            kindred,
            episodes,
            theme,
            today,
            workforce,
            seat,
            joined,
            main,
            second,
            address: None,
            school,
        }
    }

    fn opening(&self) -> Date {
        self.episodes[0].referred
    }

    fn worker(&self, on: Date) -> WorkerId {
        self.workforce.holder(self.seat, on)
    }

    /// Tells how the family and its people became known.
    pub(crate) fn tell(&mut self, story: &mut Story, chance: &mut Chance) {
        self.open(story, chance);
        self.add_people(story, chance);
        self.be_born(story, chance);
        self.start_school(story);
        self.move_house(story, chance);
        self.add_professionals(story, chance);
    }

    fn open(&mut self, story: &mut Story, chance: &mut Chance) {
        let day = self.opening();
        let mut step = story.step(day, 9, 40, self.worker(day), "open a family");
        step.save(&mut self.family);
        let family_id = self.family.family_id;
        let carer = self.kindred.people[self.kindred.carer()].called.everyday().to_owned();
        let father = self.kindred.first(Kin::Father).map(|at| self.kindred.people[at].called.everyday());
        let names = [
            (Some(self.main), format!("{carer}'s home")),
            (self.second, format!("{}'s home", father.unwrap_or("Dad"))),
        ];
        for (household_id, name) in names {
            let Some(household_id) = household_id else { continue };
            step.save(&mut Household { household_id, version: 0, family_id, name });
            let since = days_after(day, -chance.between(60, 2200));
            let mut address = address(story, chance, family_id, household_id, since);
            step.save(&mut address);
            if household_id == self.main {
                self.address = Some(address);
            }
        }
        for at in 0..self.kindred.people.len() {
            if self.joined[at] == day {
                self.add(story, chance, &mut step, at);
            }
        }
        story.push(step);
    }

    fn add_people(&mut self, story: &mut Story, chance: &mut Chance) {
        for at in 0..self.kindred.people.len() {
            let day = self.joined[at];
            if day != self.opening() {
                let mut step = story.step(day, 9, 55, self.worker(day), "add a person");
                self.add(story, chance, &mut step, at);
                story.push(step);
            }
        }
    }

    /// The rows of one person, and what they are to everybody who is there already.
    fn add(&mut self, story: &mut Story, chance: &mut Chance, step: &mut Step, at: usize) {
        let day = self.joined[at];
        let (family_id, opening) = (self.family.family_id, self.opening());
        let is_oldest = self.kindred.first(Kin::Child) == Some(at);
        let being = &mut self.kindred.people[at];
        if being.kin == Kin::Child {
            being.note_numbers(&mut story.ids, chance, day);
        }
        if self.theme == Theme::Disability && is_oldest && being.person.birth.expected_on().is_none() {
            being.person.disabilities = chance.word(&["LD COMM", "MOB PC", "AUT LD", "CON MOB"]).to_owned();
            let needs = lists().section("communication needs");
            being.person.communication_needs = Some(chance.word(needs).to_owned());
        }
        step.save(&mut being.person);
        being.names.iter_mut().for_each(|name| step.save(name));
        being.identifiers.iter_mut().for_each(|identifier| step.save(identifier));
        being.contacts.iter_mut().for_each(|contact| step.save(contact));
        let (person_id, kin) = (being.person.person_id, being.kin);
        let born = Some(being.born).filter(|born| kin == Kin::Child && *born > opening);
        let is_expected = being.person.birth.expected_on().is_some();
        let at_home = self.kindred.lives_in_main_home(at);
        let household = if at_home { Some(self.main) } else { self.second.filter(|_| kin_of_second(kin)) };
        let part = match kin {
            Kin::Child => Part::Child,
            _ if household.is_some() => Part::Adult,
            _ => Part::Network,
        };
        step.save(&mut FamilyMember {
            family_member_id: story.ids.next(),
            version: 0,
            family_id,
            person_id,
            part,
            starts_on: day,
            ends_on: None,
        });
        if let Some(household_id) = household.filter(|_| !is_expected) {
            step.save(&mut residence(story, family_id, household_id, at, self, born));
        }
        self.relate(story, step, at);
    }

    fn relate(&self, story: &mut Story, step: &mut Step, at: usize) {
        let is_there = |other: usize| (self.joined[other], other) < (self.joined[at], at);
        for link in &self.kindred.links {
            let pair = (link.one, link.other);
            if (pair.0 == at && is_there(pair.1)) || (pair.1 == at && is_there(pair.0)) {
                step.save(&mut Relationship {
                    relationship_id: story.ids.next(),
                    version: 0,
                    person_id: self.kindred.people[link.one].person.person_id,
                    other_id: self.kindred.people[link.other].person.person_id,
                    kind: link.tie,
                    parental_responsibility: link.responsibility,
                    starts_on: None,
                    ends_on: None,
                });
            }
        }
    }

    /// A child who was expected is born: the birth, the name and the numbers.
    fn be_born(&mut self, story: &mut Story, chance: &mut Chance) {
        let Some(at) = self.kindred.children().pop() else { return };
        let Some(expected) = self.kindred.people[at].person.birth.expected_on() else { return };
        let born = days_after(expected, chance.between(-9, 6)).max(days_after(self.joined[at], 2));
        let noted = days_after(born, 3);
        if noted >= self.today {
            return;
        }
        let worker = self.worker(noted);
        let mut step = story.step(noted, 10, 30, worker, "record a birth");
        let being = &mut self.kindred.people[at];
        being.born = born;
        being.person.birth = Birth::Born(born);
        being.person.sex = Some(being.sex.code().to_owned());
        being.person.disabilities = any_disability(chance).to_owned();
        let (given, family) = (being.called.given.clone(), being.called.family.clone());
        for name in &mut being.names {
            (name.kind, name.ends_on) = (NameKind::Former, Some(born));
            step.save(name);
        }
        being.add_name(&mut story.ids, NameKind::Legal, given, family);
        let named = being.names.len() - 1;
        being.names[named].starts_on = Some(born);
        step.save(&mut being.names[named]);
        let before = being.identifiers.len();
        being.note_birth_numbers(&mut story.ids, chance, noted);
        being.identifiers[before..].iter_mut().for_each(|identifier| step.save(identifier));
        step.save(&mut being.person);
        let (family_id, main) = (self.family.family_id, self.main);
        step.save(&mut residence(story, family_id, main, at, self, Some(born)));
        story.push(step);
    }

    /// A child who starts school while the family is known gets a pupil number.
    fn start_school(&mut self, story: &mut Story) {
        for at in self.kindred.children() {
            let starts = days_after(self.kindred.people[at].born, 5 * YEAR);
            let known = self.episodes.iter().find(|episode| starts <= episode.until(self.today));
            let day = known.map(|episode| starts.max(episode.referred)).filter(|day| *day < self.today);
            let Some(day) = day.filter(|day| *day > self.joined[at]) else { continue };
            let worker = self.worker(day);
            let mut step = story.step(day, 13, 20, worker, "note a pupil number");
            let being = &mut self.kindred.people[at];
            being.note_pupil_number(&mut story.ids, day);
            let last = being.identifiers.len() - 1;
            step.save(&mut being.identifiers[last]);
            step.save(&mut being.person);
            story.push(step);
        }
    }

    /// Now and then a family moves.
    fn move_house(&mut self, story: &mut Story, chance: &mut Chance) {
        let Some(episode) = self.episodes.iter().rev().find(|episode| episode.authorised.is_some()) else {
            return;
        };
        let (from, to) = (days_after(episode.referred, 20), days_after(episode.until(self.today), -5));
        if from >= to || !chance.happens(30) {
            return;
        }
        let day = chance.day(from, to);
        let family_id = self.family.family_id;
        let Some(mut old) = self.address.take() else { return };
        let mut step = story.step(day, 15, 0, self.worker(day), "change an address");
        old.ends_on = Some(day);
        step.save(&mut old);
        step.save(&mut address(story, chance, family_id, self.main, day));
        story.push(step);
    }

    fn add_professionals(&mut self, story: &mut Story, chance: &mut Chance) {
        let day = days_after(self.opening(), chance.between(2, 12)).min(self.today);
        let children = self.kindred.children();
        let ages = children.iter().map(|at| days_between(self.kindred.people[*at].born, day) / YEAR);
        let (youngest, oldest) = (ages.clone().min().unwrap_or(0), ages.max().unwrap_or(0));
        let mut wanted: Vec<(String, String)> = Vec::new();
        let any = |chance: &mut Chance, section: &str| chance.word(lists().section(section)).to_owned();
        if let Some(school) = self.school {
            let parts = if oldest >= 11 { "parts secondary" } else { "parts primary" };
            wanted.push((any(chance, parts), school.to_owned()));
        }
        if youngest < 5 {
            wanted.push((any(chance, "parts health"), any(chance, "clinics")));
        }
        if chance.happens(35) {
            wanted.push(("GP".to_owned(), any(chance, "surgeries")));
        }
        if self.episodes.iter().any(|episode| episode.handed_over().is_some()) {
            let section = format!("service {}", self.theme.name());
            let line = any(chance, &section);
            wanted.extend(line.split_once('|').map(|(part, place)| (part.to_owned(), place.to_owned())));
        }
        let mut step = story.step(day, 12, 45, self.worker(day), "name those who work with the family");
        for (part, organisation) in wanted {
            let mut row = professional(story, chance, self.family.family_id, day);
            (row.part, row.organisation) = (part, organisation);
            step.save(&mut row);
        }
        story.push(step);
    }

    /// What search is to know of everybody.
    pub(crate) fn known(&self) -> Vec<Known> {
        let known = |being: &super::people::Being| Known {
            person: being.person.person_id,
            names: being.names.clone(),
            birth: being.person.birth,
            identifiers: being.identifiers.clone(),
        };
        self.kindred.people.iter().map(known).collect()
    }
}

/// Who lives in the second home.
fn kin_of_second(kin: Kin) -> bool {
    matches!(kin, Kin::Child | Kin::Father)
}

/// When each person became known: at the opening, at birth or at the next referral, or in the weeks after.
fn joining(chance: &mut Chance, kindred: &Kindred, episodes: &[Episode], today: Date) -> Vec<Date> {
    let (first, last) = (&episodes[0], &episodes[episodes.len() - 1]);
    let mut days = Vec::with_capacity(kindred.people.len());
    for (at, being) in kindred.people.iter().enumerate() {
        let is_child = being.kin == Kin::Child;
        days.push(if is_child && being.person.birth.expected_on().is_some() {
            last.referred
        } else if is_child && being.born > first.referred {
            let born = days_after(being.born, 4);
            let known = episodes.iter().find(|episode| born <= episode.until(today));
            known.map_or(last.referred, |episode| born.max(episode.referred)).min(last.referred)
        } else if is_child || being.kin == Kin::Mother || kindred.lives_in_main_home(at) {
            first.referred
        } else {
            days_after(first.referred, chance.between(1, 45)).min(today)
        });
    }
    days
}

fn residence(
    story: &mut Story,
    family_id: FamilyId,
    household_id: HouseholdId,
    at: usize,
    home: &Home,
    starts_on: Option<Date>,
) -> Residence {
    Residence {
        residence_id: story.ids.next(),
        version: 0,
        household_id,
        family_id,
        person_id: home.kindred.people[at].person.person_id,
        starts_on,
        ends_on: None,
    }
}
