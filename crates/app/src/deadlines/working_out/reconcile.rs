//! When deadlines are worked out: after a write about a child, within its transaction; and for everybody by a
//! reconciler, or when a time limit changed.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::civil::Date;
use kith_practice::deadlines::Catalogue;
use kith_vocabulary::calendar::london_today;
use kith_vocabulary::ids::{AuthorityId, PersonId};

use super::compute::{Between, catalogue, difference};
use crate::deadlines::happenings;
use crate::platform::context::App;
use crate::platform::db::Tx;
use crate::platform::jobs::{self, Running};
use crate::platform::problem::Problem;
use crate::platform::recorder::{Acting, Follower, Touched};
use crate::{statement, values};

/// The job that works out every deadline of an authority.
pub(in crate::deadlines) const JOB_NAME: &str = "work out deadlines";
/// How many people are worked out at a time: enough to share a statement, few enough to keep memory small.
const AT_A_TIME: i64 = 2_000;
/// How many people whose deadlines differ are worked out again within the write, so that nothing that was recorded
/// meanwhile is lost. When more differ, all of the table is new, and the next run sees to the rest.
const FEW: usize = 50;

statement! {
    AUTHORITIES = "
        select authority_id
          from authority
         order by authority_id
         limit 1000";

    /// The first and last of the next people.
    NEXT_PEOPLE = "
        select min(n.person_id), max(n.person_id), count(*)
          from (select p.person_id
                  from person p
                 where p.authority_id = ?1 and p.person_id > ?2
                 order by p.person_id
                 limit ?3) n";

    KEPT_RECORD = "
        select coalesce(merged_into_id, person_id)
          from person
         where authority_id = ?1 and person_id = ?2";

    PEOPLE_OF_FAMILY = "
        select distinct person_id
          from family_member
         where authority_id = ?1 and family_id = ?2
         order by person_id
         limit 500";
}

inventory::submit! { Follower(follow) }

/// Works out what is due for whomever a task was about.
fn follow(tx: &mut Tx, acting: Acting, touched: &[Touched]) -> Result<(), Problem> {
    if touched.iter().any(|row| row.table == "local_limit") {
        jobs::enqueue(tx, acting, JOB_NAME, "")?;
    }
    let mut people: BTreeSet<PersonId> = BTreeSet::new();
    let mut families = BTreeSet::new();
    for row in touched.iter().filter(|row| happenings::concerns(row.table)) {
        match (row.about.person, row.about.family) {
            (Some(person), _) => drop(people.insert(person.into())),
            (None, Some(family)) => drop(families.insert(family)),
            (None, None) => {}
        }
    }
    for family in families {
        for mut row in tx.rows(&PEOPLE_OF_FAMILY, values![acting.authority, family.to_string()])? {
            people.insert(row.take()?);
        }
    }
    if people.is_empty() {
        return Ok(());
    }
    let catalogue = catalogue(tx, acting.authority)?;
    let today = london_today(acting.now);
    for person in people {
        work_out(tx, acting.authority, &catalogue, today, person)?;
    }
    Ok(())
}

/// Works out what is due for one person, under the record that stands for them.
fn work_out(
    tx: &mut Tx,
    authority: AuthorityId,
    catalogue: &Catalogue,
    today: Date,
    person: PersonId,
) -> Result<u64, Problem> {
    let kept: Option<PersonId> =
        tx.row(&KEPT_RECORD, values![authority, person])?.map(|mut row| row.take()).transpose()?;
    let mut changed = 0;
    for one in BTreeSet::from([person, kept.unwrap_or(person)]) {
        let difference = difference(tx, authority, catalogue, today, Between::only(one))?;
        difference.apply(tx, authority)?;
        changed += difference.len();
    }
    Ok(changed)
}

/// Works out every deadline of every authority. Gives how many changed.
pub fn work_out_all(app: &App) -> Result<u64, Problem> {
    let mut changed = 0;
    for mut row in app.db.read(|tx| tx.rows(&AUTHORITIES, values![]))? {
        changed += of_authority(app, row.take()?)?;
    }
    Ok(changed)
}

/// Works out every deadline of an authority, as background work.
pub(in crate::deadlines) fn run(running: &Running) -> Result<String, Problem> {
    of_authority(&running.app, running.job.authority_id)?;
    Ok(String::new())
}

fn of_authority(app: &App, authority: AuthorityId) -> Result<u64, Problem> {
    let today = london_today(app.clock.now());
    let catalogue = app.db.read(|tx| catalogue(tx, authority))?;
    let (after, changed) = (Mutex::new(Some(String::new())), AtomicU64::new(0));
    let work = || {
        while let Some(people) = next_people(app, authority, &after)? {
            changed.fetch_add(of_people(app, authority, &catalogue, today, people)?, Ordering::Relaxed);
        }
        Ok(())
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(4);
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let lost = |_| Problem::fault("working out deadlines stopped");
        workers.into_iter().try_for_each(|worker| worker.join().map_err(lost)?)
    })?;
    Ok(changed.load(Ordering::Relaxed))
}

/// The next people to work out, for whichever thread asks.
fn next_people(
    app: &App,
    authority: AuthorityId,
    after: &Mutex<Option<String>>,
) -> Result<Option<Between>, Problem> {
    let mut after = after.lock().map_err(|_| Problem::fault("working out deadlines stopped"))?;
    let Some(last) = after.clone() else { return Ok(None) };
    let row = app.db.read(|tx| tx.row(&NEXT_PEOPLE, values![authority, last, AT_A_TIME]))?;
    let found: Option<(PersonId, PersonId)> = match row {
        Some(mut row) => row.take::<Option<PersonId>>()?.zip(row.take()?),
        None => None,
    };
    *after = found.map(|(_, last)| last.to_string());
    Ok(found.map(|(first, last)| Between { first, last }))
}

fn of_people(
    app: &App,
    authority: AuthorityId,
    catalogue: &Catalogue,
    today: Date,
    people: Between,
) -> Result<u64, Problem> {
    let found = app.db.read(|tx| difference(tx, authority, catalogue, today, people))?;
    let changed = found.len();
    if changed == 0 {
        return Ok(0);
    }
    if found.people.len() > FEW {
        app.db.write(move |tx| found.apply(tx, authority))?;
    } else {
        let catalogue = catalogue.clone();
        app.db.write(move |tx| {
            found
                .people
                .iter()
                .try_for_each(|person| work_out(tx, authority, &catalogue, today, *person).map(|_| ()))
        })?;
    }
    Ok(changed)
}
