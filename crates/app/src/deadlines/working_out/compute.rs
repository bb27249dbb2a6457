//! The table of deadlines, worked out from the record: for one child after a write about them, and for all by a
//! reconciler. Run twice it changes nothing.
//!
//! Kept are deadlines that are open, and those of the last quarter, so that a team sees what it kept and what not.

use std::collections::{BTreeMap, HashMap};

use jiff::ToSpan;
use jiff::civil::Date;
use kith_practice::deadlines::{
    Catalogue, Child, Deadline, DeadlineState, Definition, Happening, LocalLimit, evaluate, shipped,
};
use kith_vocabulary::birth::Birth;
use kith_vocabulary::ids::{AuthorityId, FamilyId, PersonId};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::deadlines::happenings::{self, Told};
use crate::deadlines::rows::{self, DeadlineOverride};
use crate::platform::db::{Tx, Value};
use crate::platform::problem::Problem;
use crate::{statement, values};

/// For how many days a deadline that was met or missed is kept.
pub(in crate::deadlines) const KEPT_DAYS: i32 = 91;

statement! {
    LIMITS = "
        select {local_limit}
          from local_limit
         where authority_id = ?1
         order by starts_on, local_limit_id
         limit 1000";

    PEOPLE = "
        select person_id, birth, died_on, merged_into_id
          from person
         where authority_id = ?1 and person_id between ?2 and ?3
         limit 100000";

    MERGED = "
        select person_id, merged_into_id
          from person
         where authority_id = ?1 and merged_into_id between ?2 and ?3
         limit 100000";

    OVERRIDES = "
        select {deadline_override}
          from deadline_override
         where authority_id = ?1 and person_id between ?2 and ?3 and ends_on is null
         order by deadline_override_id
         limit 100000";

    STANDING = "
        select person_id, deadline_id, family_id, definition, definition_version, name, reason, started_by_id,
               started_on, warn_on, due_on, due_at, state, met_on, decided_because
          from deadline
         where authority_id = ?1 and person_id between ?2 and ?3
         limit 1000000";

    ADD = "
        insert into deadline (authority_id, person_id, deadline_id, family_id, definition, definition_version, name,
                              reason, started_by_id, started_on, warn_on, due_on, due_at, state, met_on,
                              decided_because)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)";

    TAKE_AWAY = "
        delete from deadline
         where authority_id = ?1 and deadline_id = ?2";
}

/// The definitions that hold for an authority: those that Kith can keep, with what it set for itself.
pub(in crate::deadlines) fn catalogue(tx: &mut Tx, authority: AuthorityId) -> Result<Catalogue, Problem> {
    let limits: Vec<LocalLimit> = limits(tx, authority)?
        .into_iter()
        .map(|limit| LocalLimit {
            definition: limit.definition,
            from: limit.starts_on,
            within: limit.within,
            then: limit.repeats,
            warning_days: u16::try_from(limit.warning_days).unwrap_or(0),
        })
        .collect();
    Ok(Catalogue::new(kept_definitions().to_vec(), &limits))
}

/// What an authority set for itself, the oldest first.
pub(in crate::deadlines) fn limits(
    tx: &mut Tx,
    authority: AuthorityId,
) -> Result<Vec<rows::LocalLimit>, Problem> {
    tx.records(&LIMITS, values![authority])
}

/// Every definition shipped with Kith.
pub(in crate::deadlines) fn all_definitions() -> &'static [Definition] {
    static ALL: std::sync::OnceLock<Vec<Definition>> = std::sync::OnceLock::new();
    ALL.get_or_init(|| shipped().expect("a test reads every model file shipped"))
}

/// Those whose happenings some slice records.
fn kept_definitions() -> &'static [Definition] {
    static KEPT: std::sync::OnceLock<Vec<Definition>> = std::sync::OnceLock::new();
    KEPT.get_or_init(|| {
        all_definitions().iter().filter(|one| happenings::can_be_kept(one)).cloned().collect()
    })
}

/// People whose ids lie between two.
#[derive(Debug, Clone, Copy)]
pub(in crate::deadlines) struct Between {
    /// The first.
    pub(in crate::deadlines) first: PersonId,
    /// The last.
    pub(in crate::deadlines) last: PersonId,
}

impl Between {
    /// One person.
    pub(in crate::deadlines) fn only(person: PersonId) -> Self {
        Between { first: person, last: person }
    }
}

/// Rows of the table by whose they are and by id.
type Rows = BTreeMap<(PersonId, String), Vec<Value>>;

/// What is to be changed so that the table is as it should be.
#[derive(Debug, Default)]
pub(in crate::deadlines) struct Difference {
    /// Whose deadlines change.
    pub(in crate::deadlines) people: Vec<PersonId>,
    taken: Vec<String>,
    added: Vec<Vec<Value>>,
}

impl Difference {
    /// How many rows it changes.
    pub(in crate::deadlines) fn len(&self) -> u64 {
        (self.taken.len().max(self.added.len())) as u64
    }

    /// Changes the table.
    pub(in crate::deadlines) fn apply(&self, tx: &mut Tx, authority: AuthorityId) -> Result<(), Problem> {
        for id in &self.taken {
            tx.run(&TAKE_AWAY, values![authority, id.as_str()])?;
        }
        for row in &self.added {
            tx.run(&ADD, row)?;
        }
        Ok(())
    }
}

/// Compares the table with what should be in it.
pub(in crate::deadlines) fn difference(
    tx: &mut Tx,
    authority: AuthorityId,
    catalogue: &Catalogue,
    today: Date,
    people: Between,
) -> Result<Difference, Problem> {
    let wanted = wanted(tx, authority, catalogue, today, people)?;
    let mut standing = Rows::new();
    for row in tx.rows(&STANDING, values![authority, people.first, people.last])? {
        let (key, row) = keyed(authority, row.rest())?;
        standing.insert(key, row);
    }
    let mut difference = Difference::default();
    for (key, row) in &standing {
        if wanted.get(key) != Some(row) {
            difference.taken.push(key.1.clone());
            difference.people.push(key.0);
        }
    }
    for (key, row) in wanted {
        if standing.get(&key) != Some(&row) {
            difference.people.push(key.0);
            difference.added.push(row);
        }
    }
    difference.people.sort();
    difference.people.dedup();
    Ok(difference)
}

fn keyed(authority: AuthorityId, row: Vec<Value>) -> Result<((PersonId, String), Vec<Value>), Problem> {
    let (Some(Value::Text(person)), Some(Value::Text(id))) = (row.first(), row.get(1)) else {
        return Err(Problem::fault("a deadline has no id"));
    };
    let person = person.parse().map_err(|_| Problem::fault("a deadline is nobody's"))?;
    let key = (person, id.clone());
    let mut whole = Vec::with_capacity(row.len() + 1);
    whole.push(Value::Text(authority.to_string()));
    whole.extend(row);
    Ok((key, whole))
}

/// A person as deadlines see them.
struct Somebody {
    birth: Birth,
    died_on: Option<Date>,
}

fn wanted(
    tx: &mut Tx,
    authority: AuthorityId,
    catalogue: &Catalogue,
    today: Date,
    people: Between,
) -> Result<Rows, Problem> {
    let key = values![authority, people.first, people.last];
    let mut known: HashMap<PersonId, Somebody> = HashMap::new();
    let mut told = happenings::read(tx, authority, people.first, people.last)?;
    for mut row in tx.rows(&PEOPLE, key)? {
        let (person, birth, died_on) = (row.take()?, row.take()?, row.take()?);
        // What is due for somebody recorded twice is due under the record that was kept.
        match row.take::<Option<PersonId>>()? {
            Some(_) => drop(told.remove(&person)),
            None => drop(known.insert(person, Somebody { birth, died_on })),
        }
    }
    for mut row in tx.rows(&MERGED, key)? {
        let (merged, kept): (PersonId, PersonId) = (row.take()?, row.take()?);
        let more = happenings::read(tx, authority, merged, merged)?.remove(&merged);
        told.entry(kept).or_default().extend(more.unwrap_or_default());
    }
    let mut overrides: HashMap<PersonId, Vec<DeadlineOverride>> = HashMap::new();
    for one in tx.records::<DeadlineOverride>(&OVERRIDES, key)? {
        overrides.entry(one.person_id).or_default().push(one);
    }
    let mut rows = Rows::new();
    for (person, told) in told {
        let Some(somebody) = known.get(&person) else { continue };
        let overrides = overrides.get(&person).map_or(&[][..], Vec::as_slice);
        add_rows(&mut rows, (authority, person), catalogue, today, somebody, &told, overrides);
    }
    Ok(rows)
}

fn add_rows(
    rows: &mut Rows,
    (authority, person): (AuthorityId, PersonId),
    catalogue: &Catalogue,
    today: Date,
    somebody: &Somebody,
    told: &Told,
    overrides: &[DeadlineOverride],
) {
    let child = Child { record: Uuid::from(person).into(), birth: somebody.birth, died_on: somebody.died_on };
    let happenings: Vec<Happening> = told.iter().map(|(happening, _)| *happening).collect();
    let since = today.saturating_sub(KEPT_DAYS.days());
    let newest = told.iter().max_by_key(|(happening, _)| happening.on).map(|(_, family)| *family);
    for mut deadline in evaluate(catalogue, &child, &happenings, today) {
        let decided = overrides.iter().rev().find(|one| {
            one.definition == deadline.definition.key
                && one.started_by_id == deadline.started_by
                && one.started_on == deadline.started_on
        });
        let state = match decided {
            Some(decided) => decided.settle(&mut deadline),
            None => deadline.state(),
        };
        if !is_kept(&deadline, state, since) {
            continue;
        }
        let began = told.iter().find(|(happening, _)| happening.record == deadline.started_by);
        let Some(family) = began.map(|(_, family)| *family).or(newest) else { continue };
        let row = row(authority, person, family, &deadline, state, decided);
        let id = id_of(person, &deadline).to_string();
        rows.insert((person, id), row);
    }
}

impl DeadlineOverride {
    /// Changes a deadline as it was decided, and gives how far it has come then.
    fn settle(&self, deadline: &mut Deadline) -> DeadlineState {
        match self.due_on {
            Some(on) => {
                deadline.due = Some(kith_practice::deadlines::Due { on, at: None });
                deadline.state()
            }
            None if deadline.met.is_some() => deadline.state(),
            None => DeadlineState::NotNeeded,
        }
    }
}

/// Whether a deadline is kept: it is open, or it is of the days that are looked back on.
fn is_kept(deadline: &Deadline, state: DeadlineState, since: Date) -> bool {
    let due = deadline.due.map(|due| due.on);
    let is_recent = |day: Option<Date>| day.is_some_and(|day| day >= since);
    match state {
        DeadlineState::Open | DeadlineState::Paused => true,
        DeadlineState::Met | DeadlineState::MetLate => is_recent(deadline.met.map(|met| met.on)),
        DeadlineState::Missed => is_recent(deadline.ended_on),
        // What became needless by itself is of no interest; what a manager decided is.
        DeadlineState::NotNeeded => deadline.ended_on.is_none() && is_recent(due),
    }
}

fn row(
    authority: AuthorityId,
    person: PersonId,
    family: FamilyId,
    deadline: &Deadline,
    state: DeadlineState,
    decided: Option<&DeadlineOverride>,
) -> Vec<Value> {
    let definition = deadline.definition;
    values![
        authority,
        person,
        id_of(person, deadline).to_string(),
        family,
        definition.key,
        i64::from(definition.version),
        definition.name,
        deadline.reason(),
        deadline.started_by,
        deadline.started_on,
        deadline.warn_on(),
        deadline.due.map(|due| due.on),
        deadline.due.and_then(|due| due.at),
        state,
        deadline.met.map(|met| met.on),
        decided.map(|decided| decided.reason.clone())
    ]
    .to_vec()
}

/// The same id each time the same deadline of the same child is worked out.
fn id_of(person: PersonId, deadline: &Deadline) -> Uuid {
    let mut hash = Sha256::new();
    for part in [&person.to_string(), &deadline.definition.key, &deadline.started_by.to_string()] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.update(deadline.started_on.to_string().as_bytes());
    let digest = hash.finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}
