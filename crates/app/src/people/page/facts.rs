//! The facts of a person, each with where it came from and how old it is.

use std::collections::BTreeMap;

use kith_practice::people::YesNo;
use kith_vocabulary::birth::Birth;
use kith_vocabulary::calendar::london;
use kith_vocabulary::codes::{
    CodeList, Coded, disability::Disability, ethnicity::Ethnicity, first_language::Language,
    gender_identity::GenderIdentity, religion::Religion, sex::Sex, upn_unknown::UpnUnknown,
};
use kith_vocabulary::ids::PersonId;
use kith_vocabulary::time::date_in_words;

use super::super::as_name;
use super::super::load::{Source, WholePerson};
use super::super::rows::Person;
use crate::families::View;
use crate::families::page::{holds, lines_of, span_in_words};

/// A detail with its source and age.
#[derive(Debug, Clone)]
pub struct FactRow {
    /// The column of the row, for forms.
    pub field: &'static str,
    /// The question.
    pub label: &'static str,
    /// The answer; blank where it is not known.
    pub value: String,
    /// Where it came from, and when.
    pub basis: String,
}

/// A row that lasts from one day to another.
#[derive(Debug)]
pub struct ListedRow {
    /// What it is.
    pub label: String,
    /// The name, number or address.
    pub value: String,
    /// Since when, until when, from whom.
    pub basis: String,
    /// Whether it is of the past.
    pub is_past: bool,
    /// Where to end it; nothing where it ended or one may not.
    pub end: Option<String>,
}

fn label_of<T: CodeList>(code: Option<&str>) -> String {
    code.map_or_else(String::new, |code| Coded::<T>::read(code).label().to_owned())
}

fn birth_in_words(birth: Birth) -> String {
    match birth {
        Birth::Born(date) => date_in_words(date),
        Birth::Expected(date) => format!("Expected {}", date_in_words(date)),
        Birth::BornInMonth { .. } | Birth::BornInYear(_) => format!("{birth} (the day is not known)"),
        Birth::Unknown => String::new(),
    }
}

/// Every detail of a person, worded, by column.
pub(crate) fn details(person: &Person) -> Vec<(&'static str, &'static str, String)> {
    let disabilities: Vec<&str> = person.disabilities.split_whitespace().collect();
    let disabilities: Vec<String> =
        disabilities.iter().map(|code| Coded::<Disability>::read(code).label().to_owned()).collect();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    vec![
        ("birth", "Date of birth", birth_in_words(person.birth)),
        ("died_on", "Date of death", person.died_on.map(date_in_words).unwrap_or_default()),
        ("sex", "Sex", label_of::<Sex>(person.sex.as_deref())),
        ("gender_identity", "Gender identity", label_of::<GenderIdentity>(person.gender_identity.as_deref())),
        ("ethnicity", "Ethnicity", label_of::<Ethnicity>(person.ethnicity.as_deref())),
        ("first_language", "First language", label_of::<Language>(person.first_language.as_deref())),
        (
            "needs_interpreter",
            "Interpreter needed",
            person.needs_interpreter.map_or("", YesNo::label).to_owned(),
        ),
        ("religion", "Religion", label_of::<Religion>(person.religion.as_deref())),
        ("disabilities", "Disability", disabilities.join(", ")),
        ("communication_needs", "What helps them take part", text(&person.communication_needs)),
        ("upn_unknown", "Why there is no UPN", label_of::<UpnUnknown>(person.upn_unknown.as_deref())),
    ]
}

pub(super) fn facts(whole: &WholePerson) -> Vec<FactRow> {
    let said = last_said(whole);
    details(&whole.person)
        .into_iter()
        .filter(|(field, _, value)| !(value.is_empty() && matches!(*field, "died_on" | "upn_unknown")))
        .map(|(field, label, value)| FactRow {
            field,
            label,
            basis: if value.is_empty() {
                String::new()
            } else {
                said.get(field).cloned().unwrap_or_default()
            },
            value,
        })
        .collect()
}

/// Of each column: who said last what it holds now, and when.
fn last_said(whole: &WholePerson) -> BTreeMap<String, String> {
    let own = whole.person.person_id.to_string();
    let mut before = serde_json::Map::new();
    let mut said = BTreeMap::new();
    for source in whole.sources.iter().filter(|source| source.table == "person" && source.row == own) {
        let Some(serde_json::Value::Object(now)) =
            source.body.as_deref().and_then(|body| serde_json::from_str(body).ok())
        else {
            continue;
        };
        for (column, value) in &now {
            if before.get(column) != Some(value) {
                said.insert(column.clone(), basis(source));
            }
        }
        before = now;
    }
    said
}

/// `From census.xml, 3 May 2026` or `Ada Quill, 3 May 2026`.
fn basis(source: &Source) -> String {
    let day = date_in_words(london(source.at).date());
    match (&source.source, &source.worker) {
        (Some(from), _) => format!("{from}, {day}"),
        (None, Some(worker)) => format!("{worker}, {day}"),
        (None, None) => day,
    }
}

fn noted(whole: &WholePerson, table: &str, row: &str) -> String {
    let last = whole.sources.iter().rev().find(|source| source.table == table && source.row == row);
    last.map(basis).unwrap_or_default()
}

fn joined(span: String, basis: String) -> String {
    [span, basis].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

pub(super) fn names(whole: &WholePerson, view: &View<PersonId>) -> Vec<ListedRow> {
    whole
        .names
        .iter()
        .map(|name| {
            let is_now = holds(name.starts_on, name.ends_on, view.today);
            let id = name.person_name_id;
            ListedRow {
                label: name.kind.label().to_owned(),
                value: as_name(name).whole(),
                basis: joined(
                    span_in_words(name.starts_on, name.ends_on),
                    noted(whole, "person_name", &id.to_string()),
                ),
                is_past: !is_now,
                end: ends(view, name.ends_on.is_none(), &format!("names/{id}")),
            }
        })
        .collect()
}

pub(super) fn identifiers(whole: &WholePerson, view: &View<PersonId>) -> Vec<ListedRow> {
    whole
        .identifiers
        .iter()
        .map(|identifier| ListedRow {
            label: identifier.scheme.label().to_owned(),
            value: identifier.value.clone(),
            basis: joined(
                span_in_words(None, identifier.ends_on),
                format!("{}, {}", identifier.source, date_in_words(identifier.noted_on)),
            ),
            is_past: !holds(None, identifier.ends_on, view.today),
            end: ends(
                view,
                identifier.ends_on.is_none(),
                &format!("identifiers/{}", identifier.identifier_id),
            ),
        })
        .collect()
}

pub(super) fn contacts(whole: &WholePerson, view: &View<PersonId>) -> Vec<ListedRow> {
    whole
        .contacts
        .iter()
        .map(|contact| {
            let id = contact.contact_detail_id;
            let note = contact.note.clone().unwrap_or_default();
            let span = span_in_words(contact.starts_on, contact.ends_on);
            ListedRow {
                label: contact.kind.label().to_owned(),
                value: contact.value.clone(),
                basis: joined(joined(note, span), noted(whole, "contact_detail", &id.to_string())),
                is_past: !holds(contact.starts_on, contact.ends_on, view.today),
                end: ends(view, contact.ends_on.is_none(), &format!("contacts/{id}")),
            }
        })
        .collect()
}

fn ends(view: &View<PersonId>, is_open: bool, what: &str) -> Option<String> {
    (is_open && view.may(crate::platform::access::Action::ChangePerson))
        .then(|| format!("/people/{}/{what}/end", view.of))
}

/// Where they live and lived: the addresses that their households had while they were there.
pub(super) fn addresses(whole: &WholePerson, view: &View<PersonId>) -> Vec<ListedRow> {
    let mut rows = Vec::new();
    for (household, stay) in &whole.stays {
        if view.hidden_families.contains(&stay.family_id) {
            continue;
        }
        let mut during: Vec<_> = whole
            .addresses
            .iter()
            .filter(|address| address.household_id == stay.household_id)
            .filter(|address| {
                let after =
                    matches!((address.starts_on, stay.ends_on), (Some(from), Some(until)) if from >= until);
                let before =
                    matches!((address.ends_on, stay.starts_on), (Some(until), Some(from)) if until <= from);
                !after && !before
            })
            .collect();
        during.sort_by_key(|address| std::cmp::Reverse(address.starts_on));
        if during.is_empty() {
            rows.push(ListedRow {
                label: household.clone(),
                value: "No address is recorded".to_owned(),
                basis: span_in_words(stay.starts_on, stay.ends_on),
                is_past: !holds(stay.starts_on, stay.ends_on, view.today),
                end: None,
            });
        }
        for address in during {
            let from = address.starts_on.max(stay.starts_on);
            let until = [address.ends_on, stay.ends_on].into_iter().flatten().min();
            rows.push(ListedRow {
                label: household.clone(),
                value: lines_of(address).join(", "),
                basis: span_in_words(from, until),
                is_past: !holds(from, until, view.today),
                end: None,
            });
        }
    }
    rows
}
