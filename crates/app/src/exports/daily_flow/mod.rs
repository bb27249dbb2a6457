//! The Department's daily flow made from the record: every child as the service takes them, or what changed since each
//! was last sent.
//!
//! What a child was sent is kept until the next time, so that what is no longer in the record can be told to be purged.
//! A batch is written to a file here, and sent over the network in `sending`.

pub mod sending;
mod sql;

use std::collections::{HashMap, HashSet};
use std::path::Path;

use jiff::civil::Date;
use kith_practice::people::names;
use kith_returns::daily_flow::{FlowFacts, WorkerFacts, flow_begins, purged_child, since_sent, told_child};
use kith_returns::kind::Period;
use kith_vocabulary::calendar::london_today;
use kith_vocabulary::ids::{AuthorityId, PersonId, WorkerId};
use serde_json::Value;
use uuid::Uuid;

use super::census::facts_of;
use super::children::{Stretch, children_in_need, each_stretch, made_number};
use super::made::{Export, keep, name_of, period_text, put, unwritten};
use crate::people::as_name;
use crate::people::rows::PersonName;
use crate::platform::clock::new_id;
use crate::platform::db::{Db, Tx};
use crate::platform::problem::Problem;
use crate::platform::recorder::Acting;
use crate::values;

/// What a batch is called among the returns that were made.
pub(super) const KIND: &str = "daily-flow";

/// The longest number of a worker that the flow takes.
const WORKER_ID: usize = 12;

/// Which children a batch tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Batch<'a> {
    /// Those who changed since they were last sent, and those who are to be purged.
    Changed,
    /// Every child of the flow, as they stand.
    All,
    /// The one child with this number, as they stand.
    Child(&'a str),
}

/// Whether a batch that is written counts as sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// It is sent now: the next batch tells of what changed after it.
    Sent,
    /// It is only looked at.
    Unsent,
}

/// A child in a batch.
struct Told {
    person: PersonId,
    child_id: String,
    /// All that stands; nothing for a child who is to be purged.
    now: Option<Value>,
    /// What is written.
    body: Value,
}

/// Writes a batch to a file, and keeps that it was made.
pub fn make(db: &Db, acting: Acting, batch: Batch, counts: Counts, path: &Path) -> Result<Export, Problem> {
    let today = london_today(acting.now);
    let told = db.read(|tx| read(tx, acting.authority, today, batch))?;
    if let (Batch::Child(number), true) = (batch, told.is_empty()) {
        return Err(Problem::invalid(
            "child",
            &format!("The flow tells of no child with the number {number}."),
        ));
    }
    let bodies: Vec<&Value> = told.iter().map(|told| &told.body).collect();
    let text = serde_json::to_vec_pretty(&bodies)
        .map_err(|error| Problem::fault(format!("a batch cannot be written: {error}")))?;
    let ((), size, sha256) = put(path, |out| out.write_all(&text).map_err(|error| unwritten(&error)))?;
    let export = Export {
        export_id: new_id(acting.now),
        version: 0,
        kind: KIND.to_owned(),
        period: period_text(Period::AsAt(today)),
        file_name: name_of(path),
        sha256,
        size,
        children: i64::try_from(told.len()).unwrap_or(i64::MAX),
        made_by_id: acting.worker,
        made_at: acting.now,
    };
    let made = export.clone();
    db.write(move |tx| {
        keep(tx, acting, &made)?;
        match counts {
            Counts::Sent => told.iter().try_for_each(|told| keep_sent(tx, acting, told, None)),
            Counts::Unsent => Ok(()),
        }
    })?;
    Ok(export)
}

/// Keeps what a child was sent, with the service's own number for it where it gave one.
fn keep_sent(tx: &mut Tx, acting: Acting, told: &Told, receipt: Option<&str>) -> Result<(), Problem> {
    tx.run(&sql::FORGET_SENT, values![acting.authority, told.person])?;
    if let Some(now) = &told.now {
        let (body, receipt) = (now.to_string(), receipt.map(str::to_owned));
        tx.run(
            &sql::ADD_SENT,
            values![acting.authority, told.person, told.child_id, acting.now, body, receipt],
        )?;
    }
    Ok(())
}

fn read(tx: &mut Tx, authority: AuthorityId, today: Date, batch: Batch) -> Result<Vec<Told>, Problem> {
    let flow = Flow::of(authority, today, batch);
    let children = children_in_need(tx, authority, flow.begins, today)?;
    let mut seen = HashSet::new();
    let mut told = flow.told(tx, &children, &mut seen)?;
    if batch == Batch::Changed {
        told.extend(flow.gone(tx, &seen)?);
    }
    Ok(told)
}

/// The flow of a day: whom it tells of, and what of each.
struct Flow<'a> {
    authority: AuthorityId,
    today: Date,
    begins: Date,
    batch: Batch<'a>,
}

impl<'a> Flow<'a> {
    fn of(authority: AuthorityId, today: Date, batch: Batch<'a>) -> Self {
        Flow { authority, today, begins: flow_begins(today), batch }
    }

    /// What is told of these children. Whoever is of the flow at all is `seen`.
    fn told(
        &self,
        tx: &mut Tx,
        children: &[PersonId],
        seen: &mut HashSet<PersonId>,
    ) -> Result<Vec<Told>, Problem> {
        let mut told = Vec::new();
        each_stretch(tx, self.authority, children, &mut |tx, stretch| {
            let mut sent = read_sent(tx, self.authority, &stretch)?;
            for (person, facts) in flow_facts(tx, self.authority, self.today, stretch)? {
                let Some(now) = told_child(&facts, self.begins) else { continue };
                let child_id = facts.child.id.clone();
                seen.insert(person);
                let body = match (self.batch, sent.remove(&person)) {
                    (Batch::Child(number), _) if number != child_id => continue,
                    (Batch::Changed, Some(before)) if before == now => continue,
                    (Batch::Changed, Some(before)) => since_sent(&now, &before),
                    _ => now.clone(),
                };
                told.push(Told { person, child_id, now: Some(now), body });
            }
            Ok(())
        })?;
        Ok(told)
    }

    /// Children who were sent before and are no longer of the flow: to be purged.
    fn gone(&self, tx: &mut Tx, seen: &HashSet<PersonId>) -> Result<Vec<Told>, Problem> {
        let mut gone = Vec::new();
        for mut row in tx.rows(&sql::SENT_CHILDREN, values![self.authority])? {
            let (person, child_id): (PersonId, String) = (row.take()?, row.take()?);
            if !seen.contains(&person) {
                let body = purged_child(&child_id);
                gone.push(Told { person, child_id, now: None, body });
            }
        }
        Ok(gone)
    }
}

fn read_sent(
    tx: &mut Tx,
    authority: AuthorityId,
    stretch: &Stretch,
) -> Result<HashMap<PersonId, Value>, Problem> {
    let mut sent = HashMap::new();
    for mut row in tx.rows(&sql::SENT, values![authority, stretch.first, stretch.last])? {
        let (person, body): (PersonId, String) = (row.take()?, row.take()?);
        let body = serde_json::from_str(&body).map_err(|_| Problem::fault("what was sent cannot be read"))?;
        sent.insert(person, body);
    }
    Ok(sent)
}

/// The children of a stretch with their names, where they live and who worked with them.
fn flow_facts(
    tx: &mut Tx,
    authority: AuthorityId,
    today: Date,
    stretch: Stretch,
) -> Result<Vec<(PersonId, FlowFacts)>, Problem> {
    let asked = values![authority, stretch.first, stretch.last];
    let mut all_names: HashMap<PersonId, Vec<PersonName>> = HashMap::new();
    for name in tx.records::<PersonName>(&sql::NAMES, asked)? {
        all_names.entry(name.person_id).or_default().push(name);
    }
    let mut postcodes: HashMap<PersonId, String> = HashMap::new();
    for mut row in tx.rows(&sql::POSTCODES, values![authority, stretch.first, stretch.last, today])? {
        postcodes.insert(row.take()?, row.take()?);
    }
    let mut workers: HashMap<PersonId, Vec<WorkerFacts>> = HashMap::new();
    for mut row in tx.rows(&sql::WORKERS, asked)? {
        let person: PersonId = row.take()?;
        let (worker, number): (WorkerId, Option<String>) = (row.take()?, row.take()?);
        let id = number.filter(|number| number.chars().count() <= WORKER_ID);
        let id = id.unwrap_or_else(|| made_number(Uuid::from(worker)));
        let facts = WorkerFacts { id, started_on: row.take()?, ended_on: row.take()? };
        workers.entry(person).or_default().push(facts);
    }
    let facts = |child: super::children::ChildRows| {
        let person = child.person.person_id;
        let own = all_names.remove(&person).unwrap_or_default();
        let own: Vec<_> = own.iter().map(as_name).collect();
        let legal = names::name_in_law(&own, today);
        let facts = FlowFacts {
            child: facts_of(child),
            first_name: legal.map(|name| name.given.to_owned()),
            surname: legal.map(|name| name.family.to_owned()),
            postcode: postcodes.remove(&person),
            workers: workers.remove(&person).unwrap_or_default(),
        };
        (person, facts)
    };
    Ok(stretch.children.into_iter().map(facts).collect())
}
