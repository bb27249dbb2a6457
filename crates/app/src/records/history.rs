//! The history of a family's or a person's record: each task, with what it changed field by field.

use std::collections::HashSet;

use jiff::Timestamp;
use kith_vocabulary::ids::{AuthorityId, FamilyId, PersonId};
use serde_json::{Map, Value as Json};

use crate::platform::chain::columns_of;
use crate::platform::db::{Row, Tx};
use crate::platform::problem::Problem;
use crate::{statement, values};

/// How many changes one page of history shows.
pub(super) const PAGE: i64 = 100;

/// A change of one row, with the row before it.
macro_rules! changes_where {
    ($condition:literal) => {
        concat!(
            "select c.seq, c.task_id, c.table_name, c.version, c.person_id, c.body, t.kind, t.at, t.reason, t.source,
                    coalesce(w.name, 'Kith'),
                    (select p.body
                       from change p
                      where p.authority_id = c.authority_id and p.table_name = c.table_name
                        and p.row_id = c.row_id and p.version = c.version - 1)
               from change c
               join task t on t.authority_id = c.authority_id and t.task_id = c.task_id
               left join worker w on w.authority_id = t.authority_id and w.worker_id = t.actor_id
              where c.authority_id = ?1 and c.seq < ?3 and ",
            $condition,
            " order by c.seq desc
              limit ?4"
        )
    };
}

statement! {
    CHANGES_OF_FAMILY = changes_where!("c.family_id = ?2");
    CHANGES_OF_PERSON = changes_where!("c.person_id = ?2");
}

/// Tables that tell where a child in care can be found.
const PLACES: [&str; 1] = ["placement"];

/// Whether somebody may read in a history where a child in care is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Places {
    /// They may.
    Told,
    /// Changes that say it are left out.
    Withheld,
}

/// One task, with its changes.
#[derive(Debug)]
pub(super) struct Entry {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: String,
    /// What they set out to do.
    pub kind: String,
    /// Why, where a reason was given.
    pub reason: Option<String>,
    /// Where the facts came from.
    pub source: Option<String>,
    /// The rows it changed.
    pub changes: Vec<Change>,
    task: String,
}

/// One row that a task changed.
#[derive(Debug)]
pub(super) struct Change {
    /// What kind of row, in words.
    pub what: String,
    /// Whether the row was new.
    pub is_new: bool,
    /// The fields that changed.
    pub fields: Vec<Field>,
}

/// One field that changed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Field {
    /// The field, in words.
    pub name: String,
    /// What it said before.
    pub before: String,
    /// What it says since.
    pub after: String,
}

/// A page of history, newest first, and the number to go on from when there is more.
#[derive(Debug)]
pub(super) struct History {
    /// The tasks.
    pub entries: Vec<Entry>,
    /// The number before which the next page begins.
    pub older: Option<i64>,
}

/// The history of a family. Changes about people in `hidden` are left out.
pub(super) fn of_family(
    tx: &mut Tx,
    authority: AuthorityId,
    family: FamilyId,
    (hidden, places): (&HashSet<PersonId>, Places),
    before: i64,
) -> Result<History, Problem> {
    history(tx.rows(&CHANGES_OF_FAMILY, values![authority, family, before, PAGE])?, hidden, places)
}

/// The history of a person.
pub(super) fn of_person(
    tx: &mut Tx,
    authority: AuthorityId,
    (person, places): (PersonId, Places),
    before: i64,
) -> Result<History, Problem> {
    history(tx.rows(&CHANGES_OF_PERSON, values![authority, person, before, PAGE])?, &HashSet::new(), places)
}

fn history(rows: Vec<Row>, hidden: &HashSet<PersonId>, places: Places) -> Result<History, Problem> {
    let full = rows.len() as i64 == PAGE;
    let mut history = History { entries: Vec::new(), older: None };
    for mut row in rows {
        let (seq, task, table): (i64, String, String) = (row.take()?, row.take()?, row.take()?);
        let (version, person, body): (i64, Option<PersonId>, Option<String>) =
            (row.take()?, row.take()?, row.take()?);
        if full {
            history.older = Some(seq);
        }
        let entry = Entry {
            kind: row.take()?,
            at: row.take()?,
            reason: row.take()?,
            source: row.take()?,
            who: row.take()?,
            changes: Vec::new(),
            task,
        };
        let is_place = places == Places::Withheld && PLACES.contains(&table.as_str());
        if is_place || person.is_some_and(|person| hidden.contains(&person)) {
            continue;
        }
        let before: Option<String> = row.take()?;
        let change = Change {
            what: in_words(&table),
            is_new: version == 1,
            fields: fields(before.as_deref(), body.as_deref()),
        };
        match history.entries.last_mut() {
            Some(last) if last.task == entry.task => last.changes.push(change),
            _ => history.entries.push(Entry { changes: vec![change], ..entry }),
        }
    }
    Ok(history)
}

fn fields(before: Option<&str>, after: Option<&str>) -> Vec<Field> {
    let none = Map::new();
    let before = before.and_then(columns_of).unwrap_or_default();
    let after = after.and_then(columns_of).unwrap_or_else(|| none.clone());
    after
        .iter()
        .filter(|(column, value)| tells(column) && before.get(*column).unwrap_or(&Json::Null) != *value)
        .map(|(column, value)| Field {
            name: in_words(column),
            before: shown(before.get(column).unwrap_or(&Json::Null)),
            after: shown(value),
        })
        .collect()
}

/// Keys and versions say nothing to a reader.
fn tells(column: &str) -> bool {
    column != "version" && !column.ends_with("_id")
}

fn in_words(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn shown(value: &Json) -> String {
    match value {
        Json::Null => "nothing".to_owned(),
        Json::String(text) if text.is_empty() => "nothing".to_owned(),
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn only_what_changed_and_means_something_is_told() {
        let before = r#"{"visit_id":"a","version":1,"minutes":60,"narrative":"Met mum.","happened_on":null}"#;
        let after =
            r#"{"visit_id":"a","version":2,"minutes":90,"narrative":"Met mum.","happened_on":"2026-11-02"}"#;
        let told = fields(Some(before), Some(after));
        assert_eq!(
            told,
            [
                Field { name: "Minutes".into(), before: "60".into(), after: "90".into() },
                Field { name: "Happened on".into(), before: "nothing".into(), after: "2026-11-02".into() },
            ]
        );
    }

    #[test]
    fn a_destroyed_change_tells_nothing() {
        assert!(fields(None, None).is_empty());
    }
}
