//! What others are to a person: recorded ties seen from their side, and brothers and sisters worked out.

use std::collections::BTreeMap;

use kith_practice::family::RelationshipKind;
use kith_practice::family::siblings::{Tie, siblings};
use kith_practice::people::YesNo;
use kith_vocabulary::birth::Birth;
use kith_vocabulary::ids::PersonId;

use super::super::load::WholePerson;
use crate::families::View;
use crate::families::page::{holds, span_in_words};
use crate::platform::access::Action;

/// What somebody is to the person.
#[derive(Debug)]
pub struct TieLine {
    /// Who.
    pub other: PersonId,
    /// Their name.
    pub name: String,
    /// Their age.
    pub age: String,
    /// What they are: `Mother`.
    pub what: &'static str,
    /// Parental responsibility, in words; blank where it is no question.
    pub responsibility: &'static str,
    /// Since when, until when, or that it was worked out.
    pub basis: String,
    /// Where to end it; nothing where it is worked out, ended, or one may not.
    pub end: Option<String>,
}

pub(super) fn ties(whole: &WholePerson, view: &View<PersonId>) -> Vec<TieLine> {
    let me = view.of;
    let known = |other: PersonId| other != me && view.shows(other) && whole.circle.contains_key(&other);
    let is_child = whole.person.birth.age_on(view.today).is_none_or(|age| age < 18);
    let mut lines: Vec<TieLine> = whole
        .ties
        .iter()
        .filter_map(|(one, other, tie)| {
            let (who, what) = if *other == me {
                (*one, tie.kind)
            } else if *one == me {
                (*other, tie.kind.inverse())
            } else {
                return None;
            };
            let responsibility = match (tie.parental_responsibility, *other == me) {
                (Some(YesNo::Yes), true) => "has parental responsibility",
                (Some(YesNo::Yes), false) => "in their parental responsibility",
                (Some(YesNo::No), true) => "has no parental responsibility",
                (None, true) if tie.kind.is_parent() && is_child => "parental responsibility not recorded",
                _ => "",
            };
            let may_end = tie.ends_on.is_none() && view.may(Action::AddPerson);
            known(who).then(|| TieLine {
                end: may_end.then(|| format!("/people/{me}/relationships/{}/end", tie.relationship_id)),
                responsibility,
                basis: span_in_words(tie.starts_on, tie.ends_on),
                ..line(whole, view, who, what.label())
            })
        })
        .collect();
    for pair in worked_out(whole, view) {
        let who = if pair.one == me { pair.other } else { pair.one };
        if known(who) {
            lines.push(TieLine {
                basis: "worked out from their parents".to_owned(),
                ..line(whole, view, who, pair.bond.label())
            });
        }
    }
    lines
}

fn line(whole: &WholePerson, view: &View<PersonId>, other: PersonId, what: &'static str) -> TieLine {
    TieLine {
        other,
        name: whole.called.name(other, view.today),
        age: whole.circle.get(&other).map_or_else(String::new, |other| other.birth.age_in_words(view.today)),
        what,
        responsibility: "",
        basis: String::new(),
        end: None,
    }
}

fn worked_out(
    whole: &WholePerson,
    view: &View<PersonId>,
) -> Vec<kith_practice::family::siblings::Siblings<PersonId>> {
    let births: BTreeMap<PersonId, Birth> =
        whole.circle.values().map(|person| (person.person_id, person.birth)).collect();
    let ties: Vec<Tie<PersonId>> = whole
        .ties
        .iter()
        .filter(|(one, other, _)| view.shows(*one) && view.shows(*other))
        .filter(|(_, _, tie)| {
            holds(None, tie.ends_on, view.today) && tie.kind != RelationshipKind::FormerPartner
        })
        .map(|(person, other, tie)| Tie { person: *person, other: *other, kind: tie.kind })
        .collect();
    siblings(&ties, &births).into_iter().filter(|pair| pair.one == view.of || pair.other == view.of).collect()
}
