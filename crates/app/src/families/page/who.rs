//! Who is who: a card for each person, the genogram, and what people are to each other as rows.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use kith_practice::family::siblings::{Siblings, Tie, parents, siblings};
use kith_practice::family::{Part, RelationshipKind};
use kith_practice::genogram::Stands;
use kith_practice::people::YesNo;
use kith_vocabulary::birth::Birth;
use kith_vocabulary::ids::PersonId;
use kith_vocabulary::time::date_in_words;

use super::super::load::Whole;
use super::super::rows::{FamilyMember, Relationship};
use super::{holds, span_in_words};
use crate::genogram::{Figure, Genogram, Mark, Shape, genogram};
use crate::people::rows::Person;

/// What a card says of a person.
#[derive(Debug)]
pub struct PersonCard {
    /// Who.
    pub person: PersonId,
    /// The name to show.
    pub name: String,
    /// The name in law, where it is another.
    pub also: Option<String>,
    /// Age, or when a baby is due.
    pub age: String,
    /// What they are to the family: `Mother of Ada and Ben`.
    pub part: String,
    /// One line each: parental responsibility, where they live.
    pub facts: Vec<String>,
    /// States in a word: `Died 3 May 2020`, `Not born yet`.
    pub tags: Vec<String>,
    /// Whether they are a child of the family.
    pub is_child: bool,
    /// Whether they matter and live elsewhere.
    pub is_network: bool,
    /// Whether they are no longer in the family.
    pub has_left: bool,
}

/// What somebody is to somebody, in words.
#[derive(Debug)]
pub struct TieRow {
    /// The one.
    pub one: String,
    /// What they are, and to whom: `Mother of`.
    pub kind: String,
    /// The other.
    pub other: String,
    /// Parental responsibility, where it is a question.
    pub responsibility: &'static str,
    /// Since when, until when, or that it was worked out.
    pub basis: String,
}

/// The picture and its rows.
pub(super) struct Pictured {
    pub(super) genogram: Genogram,
    pub(super) rows: Vec<TieRow>,
}

/// The card of everybody, each person once, by part and age.
pub(super) fn cards(whole: &Whole, today: Date) -> Vec<PersonCard> {
    let memberships = memberships(whole, today);
    let children: BTreeSet<PersonId> = memberships
        .iter()
        .filter(|(_, member)| member.part == Part::Child && holds(None, member.ends_on, today))
        .map(|(person, _)| *person)
        .collect();
    let mut cards: Vec<(_, PersonCard)> = memberships
        .iter()
        .filter_map(|(id, member)| whole.people.get(id).map(|person| (person, *member)))
        .map(|(person, member)| {
            let key = (member.part, oldest_first(person.birth), person.person_id);
            (key, card(whole, today, &children, person, member))
        })
        .collect();
    cards.sort_by_key(|(key, _)| *key);
    cards.into_iter().map(|(_, card)| card).collect()
}

/// The membership that counts of each person: one that holds before one that ended, the latest first.
fn memberships(whole: &Whole, today: Date) -> BTreeMap<PersonId, &FamilyMember> {
    let mut all: BTreeMap<PersonId, &FamilyMember> = BTreeMap::new();
    for (person, member) in &whole.members {
        let rank = |member: &FamilyMember| (holds(None, member.ends_on, today), member.starts_on);
        all.entry(*person)
            .and_modify(|known| {
                if rank(member) > rank(known) {
                    *known = member;
                }
            })
            .or_insert(member);
    }
    all
}

fn oldest_first(birth: Birth) -> (bool, Option<Date>) {
    let at = birth.earliest().or(birth.expected_on());
    (at.is_none(), at)
}

fn card(
    whole: &Whole,
    today: Date,
    children: &BTreeSet<PersonId>,
    person: &Person,
    member: &FamilyMember,
) -> PersonCard {
    let id = person.person_id;
    let mut tags = Vec::new();
    if let Some(died_on) = person.died_on {
        tags.push(format!("Died {}", date_in_words(died_on)));
    } else if matches!(person.birth, Birth::Expected(_)) {
        tags.push("Not born yet".to_owned());
    }
    let has_left = !holds(None, member.ends_on, today);
    if let (true, Some(ends_on)) = (has_left, member.ends_on) {
        tags.push(format!("Left the family {}", date_in_words(ends_on)));
    }
    let kinship = kinship(whole, today, children, id);
    PersonCard {
        person: id,
        name: whole.called.name(id, today),
        also: whole.called.other_name_in_law(id, today),
        age: if person.died_on.is_some() { String::new() } else { person.birth.age_in_words(today) },
        facts: facts(whole, today, children, id, member, kinship.as_deref()),
        part: kinship.unwrap_or_else(|| member.part.label().to_owned()),
        tags,
        is_child: member.part == Part::Child,
        is_network: member.part == Part::Network,
        has_left,
    }
}

/// `Mother of Ada and Ben`, by each kind of tie to the children; nothing where there is none.
fn kinship(whole: &Whole, today: Date, children: &BTreeSet<PersonId>, person: PersonId) -> Option<String> {
    if children.contains(&person) {
        return None;
    }
    let mut kinds: BTreeMap<RelationshipKind, Vec<PersonId>> = BTreeMap::new();
    for (one, other, tie) in whole.ties.iter().filter(|(_, _, tie)| holds(None, tie.ends_on, today)) {
        if *one == person && children.contains(other) {
            kinds.entry(tie.kind).or_default().push(*other);
        } else if *other == person && children.contains(one) {
            kinds.entry(tie.kind.inverse()).or_default().push(*one);
        }
    }
    if kinds.is_empty() {
        let grandchildren = grandchildren(whole, today, children, person);
        if !grandchildren.is_empty() {
            kinds.insert(RelationshipKind::Grandparent, grandchildren);
        }
    }
    let said: Vec<String> = kinds
        .into_iter()
        .map(|(kind, of)| {
            let of = whole.by_age(of);
            let of = if of.len() == children.len() && of.len() > 2 {
                "all the children".to_owned()
            } else {
                whole.first_names(of, today)
            };
            format!("{} of {of}", kind.label())
        })
        .collect();
    (!said.is_empty()).then(|| said.join("; "))
}

/// The children whose parent's parent somebody is, where nobody recorded them as a grandparent.
fn grandchildren(
    whole: &Whole,
    today: Date,
    children: &BTreeSet<PersonId>,
    person: PersonId,
) -> Vec<PersonId> {
    let parents = parents(&drawn_ties(whole, today));
    let is_parent = |of: &PersonId, who: &PersonId| parents.get(of).is_some_and(|all| all.contains_key(who));
    children
        .iter()
        .copied()
        .filter(|child| {
            parents.get(child).is_some_and(|all| all.keys().any(|parent| is_parent(parent, &person)))
        })
        .collect()
}

fn facts(
    whole: &Whole,
    today: Date,
    children: &BTreeSet<PersonId>,
    person: PersonId,
    member: &FamilyMember,
    kinship: Option<&str>,
) -> Vec<String> {
    let mut facts = Vec::new();
    if member.part != Part::Child {
        let (mut has, mut unknown) = (Vec::new(), Vec::new());
        for (one, other, tie) in whole.ties.iter().filter(|(_, _, tie)| holds(None, tie.ends_on, today)) {
            if *one != person || !children.contains(other) {
                continue;
            }
            match tie.parental_responsibility {
                Some(YesNo::Yes) => has.push(*other),
                None if tie.kind.is_parent() => unknown.push(*other),
                _ => {}
            }
        }
        if !has.is_empty() {
            facts.push(format!("Parental responsibility for {}", whole.first_names(has, today)));
        }
        if !unknown.is_empty() {
            facts.push(format!(
                "Parental responsibility not recorded for {}",
                whole.first_names(unknown, today)
            ));
        }
    }
    let households: Vec<&str> = whole
        .residences
        .iter()
        .filter(|(who, stay)| *who == person && holds(stay.starts_on, stay.ends_on, today))
        .filter_map(|(_, stay)| whole.households.iter().find(|home| home.household_id == stay.household_id))
        .map(|home| home.name.as_str())
        .collect();
    match (households.is_empty(), member.part) {
        (false, _) => facts.push(format!("Lives at: {}", households.join(", "))),
        (true, Part::Network) if kinship.is_some() => facts.push("Lives elsewhere".to_owned()),
        (true, _) => {}
    }
    facts
}

/// The genogram and its rows.
pub(super) fn pictured(whole: &Whole, today: Date) -> Pictured {
    let memberships = memberships(whole, today);
    let births: BTreeMap<PersonId, Birth> =
        whole.people.values().map(|person| (person.person_id, person.birth)).collect();
    let ties = drawn_ties(whole, today);
    let related = siblings(&ties, &births);
    let figures: Vec<Figure> = memberships
        .iter()
        .filter_map(|(id, member)| whole.people.get(id).map(|person| figure(whole, today, person, member)))
        .collect();
    Pictured { genogram: genogram(&figures, &ties, &related), rows: rows(whole, today, &related) }
}

/// Ties that the picture draws: a couple that ended is drawn as parted, any other that ended is not.
fn drawn_ties(whole: &Whole, today: Date) -> Vec<Tie<PersonId>> {
    whole
        .ties
        .iter()
        .filter_map(|(person, other, row)| {
            let kind = match (row.kind, holds(None, row.ends_on, today)) {
                (RelationshipKind::Partner, false) => RelationshipKind::FormerPartner,
                (kind, true) => kind,
                (_, false) => return None,
            };
            Some(Tie { person: *person, other: *other, kind })
        })
        .collect()
}

fn figure(whole: &Whole, today: Date, person: &Person, member: &FamilyMember) -> Figure {
    let is_child = member.part == Part::Child;
    let is_unborn = matches!(person.birth, Birth::Expected(_));
    let mut marks = Vec::new();
    if is_child {
        marks.push(Mark::Child);
    }
    if person.died_on.is_some() {
        marks.push(Mark::Died);
    }
    Figure {
        person: person.person_id,
        name: whole.called.name(person.person_id, today),
        under: person
            .died_on
            .map_or_else(|| person.birth.age_in_words(today), |died| format!("died {}", died.year())),
        born: person.birth.earliest().or(person.birth.expected_on()),
        shape: match person.sex.as_deref() {
            _ if is_unborn => Shape::Triangle,
            Some("M") => Shape::Square,
            Some("F") => Shape::Circle,
            _ => Shape::Diamond,
        },
        stands: if is_child { Stands::WithChildren } else { Stands::WithAdults },
        marks,
    }
}

fn rows(whole: &Whole, today: Date, related: &[Siblings<PersonId>]) -> Vec<TieRow> {
    let name = |person: PersonId| whole.called.name(person, today);
    let recorded = whole.ties.iter().map(|(one, other, tie)| TieRow {
        one: name(*one),
        kind: tie_words(tie, today),
        other: name(*other),
        responsibility: responsibility(whole, *other, tie, today),
        basis: span_in_words(tie.starts_on, tie.ends_on),
    });
    let worked_out = related.iter().map(|pair| TieRow {
        one: name(pair.one),
        kind: format!("{} of", pair.bond.label()),
        other: name(pair.other),
        responsibility: "",
        basis: "worked out from their parents".to_owned(),
    });
    recorded.chain(worked_out).collect()
}

fn tie_words(tie: &Relationship, today: Date) -> String {
    let was = if holds(None, tie.ends_on, today) { "" } else { " (ended)" };
    format!("{} of{was}", tie.kind.label())
}

fn responsibility(whole: &Whole, child: PersonId, tie: &Relationship, today: Date) -> &'static str {
    let age = whole.people.get(&child).and_then(|child| child.birth.age_on(today));
    match tie.parental_responsibility {
        Some(YesNo::Yes) => "Yes",
        Some(YesNo::No) => "No",
        None if tie.kind.is_parent() && age.is_none_or(|age| age < 18) => "Not recorded",
        None => "",
    }
}
