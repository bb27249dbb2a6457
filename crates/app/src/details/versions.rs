//! Two versions of a person's details: what was written meanwhile, by whom, and what somebody chooses of each.

use kith_vocabulary::calendar::london;
use kith_vocabulary::ids::{AuthorityId, PersonId};
use kith_vocabulary::time::date_and_time_in_words;

use super::fields::take_over;
use crate::answers::{Choice, Faults};
use crate::people::page::details;
use crate::people::rows::Person;
use crate::platform::db::{Record, Tx, Value};
use crate::platform::http::Answers;
use crate::platform::problem::Problem;
use crate::{statement, values};

statement! {
    BODY_OF_VERSION = "
        select c.body
          from change c
         where c.authority_id = ?1 and c.table_name = 'person' and c.row_id = ?2 and c.version = ?3";

    WHO_CHANGED = "
        select w.name, c.at
          from change c
          join task t on t.authority_id = c.authority_id and t.task_id = c.task_id
          left join worker w on w.authority_id = t.authority_id and w.worker_id = t.actor_id
         where c.authority_id = ?1 and c.table_name = 'person' and c.row_id = ?2 and c.version = ?3";
}

/// One detail that differs between the two versions.
#[derive(Debug)]
pub(super) struct Difference {
    /// The detail.
    pub(super) label: &'static str,
    /// The name of its choice in the form.
    pub(super) choice: String,
    /// Mine and theirs, each in words; the likely one is chosen already.
    pub(super) choices: Vec<Choice>,
}

const MINE: &str = "mine";
const THEIRS: &str = "theirs";

/// The details that differ. One that only one of the two changed is chosen already; the other is for a person.
pub(super) fn differences(
    tx: &mut Tx,
    authority: AuthorityId,
    seen: i64,
    mine: &Person,
    theirs: &Person,
    answers: &Answers,
) -> Result<Vec<Difference>, Problem> {
    let row = tx.row(&BODY_OF_VERSION, values![authority, mine.person_id, seen])?;
    let body: Option<String> = row.map(|mut row| row.take()).transpose()?.flatten();
    let before: Option<serde_json::Value> = body.and_then(|body| serde_json::from_str(&body).ok());
    let is_as_before = |person: &Person, field: &str| {
        before.as_ref().is_some_and(|before| stored(person, field) == before.get(field).cloned())
    };
    let of_mine = details(mine);
    Ok(of_mine
        .into_iter()
        .zip(details(theirs))
        .filter(|((field, _, _), _)| stored(mine, field) != stored(theirs, field))
        .map(|((field, label, my_words), (_, _, their_words))| {
            let choice = format!("choose-{field}");
            let likely = match (is_as_before(mine, field), is_as_before(theirs, field)) {
                (true, _) => THEIRS,
                (false, true) => MINE,
                (false, false) => "",
            };
            let chosen = answers.text(&choice).unwrap_or(likely);
            let say = |words: String| if words.is_empty() { "not recorded".to_owned() } else { words };
            Difference {
                label,
                choices: vec![
                    Choice::new(MINE, format!("Yours: {}", say(my_words)), chosen),
                    Choice::new(THEIRS, format!("Theirs: {}", say(their_words)), chosen),
                ],
                choice,
            }
        })
        .collect())
}

/// Who changed the row last, and when, in words.
pub(super) fn who_changed(
    tx: &mut Tx,
    authority: AuthorityId,
    person: PersonId,
    version: i64,
) -> Result<String, Problem> {
    let Some(mut row) = tx.row(&WHO_CHANGED, values![authority, person, version])? else {
        return Ok("Somebody else".to_owned());
    };
    let name: Option<String> = row.take()?;
    let at: jiff::Timestamp = row.take()?;
    let name = name.unwrap_or_else(|| "Somebody else".to_owned());
    Ok(format!("{name}, {}", date_and_time_in_words(london(at))))
}

/// The row with what was chosen of each difference, or which choices are missing.
pub(super) fn settled(mine: &Person, theirs: &Person, answers: &Answers) -> Result<Person, Problem> {
    let mut faults = Faults::none();
    let mut row = theirs.clone();
    for (field, label, _) in details(mine) {
        if stored(mine, field) == stored(theirs, field) {
            continue;
        }
        let choice = format!("choose-{field}");
        match answers.text(&choice) {
            Some(MINE) => take_over(field, mine, &mut row),
            Some(THEIRS) => {}
            _ => faults.add(&choice, format!("Choose which to keep: {}", label.to_lowercase())),
        }
    }
    faults.stop()?;
    Ok(row)
}

/// A column as a change's body keeps it.
fn stored(person: &Person, field: &str) -> Option<serde_json::Value> {
    let at = Person::TABLE.columns.iter().position(|column| *column == field)?;
    match person.values().into_iter().nth(at)? {
        Value::Text(text) => Some(serde_json::Value::String(text)),
        Value::Null => Some(serde_json::Value::Null),
        Value::Integer(_) | Value::Real(_) | Value::Bytes(_) => None,
    }
}
