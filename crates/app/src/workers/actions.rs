//! What is done to workers: joining a team, taking a role, having an account.

use jiff::Timestamp;
use jiff::civil::Date;
use kith_vocabulary::calendar::london_today;
use kith_vocabulary::ids::{AuthorityId, TeamId, WorkerId};

use super::rows::{Post, Serving, Team, Worker, WorkerRole};
use crate::platform::access::Role;
use crate::platform::clock::new_id;
use crate::platform::db::{Db, Tx};
use crate::platform::password;
use crate::platform::problem::Problem;
use crate::platform::recorder::{Acting, Intent, Recorder, record_task, start_chain};
use crate::{statement, values};

statement! {
    ADD_AUTHORITY = "
        insert into authority (authority_id, name, la_code)
        values (?1, ?2, ?3)";

    ADD_ACCOUNT = "
        insert into account (authority_id, worker_id, email, password_hash, closed_at, last_signed_in_at)
        values (?1, ?2, ?3, ?4, null, null)";

    FIND_WORKER_NAMED = "
        select worker_id
          from worker
         where authority_id = ?1
           and name = ?2
         order by worker_id
         limit 1";
}

/// Starts an authority with an empty chain.
pub fn start_authority(
    tx: &mut Tx,
    authority: AuthorityId,
    name: &str,
    la_code: &str,
) -> Result<(), Problem> {
    tx.run(&ADD_AUTHORITY, values![authority, name, la_code])?;
    start_chain(tx, authority)
}

/// A worker who is to join.
#[derive(Debug, Clone)]
pub struct Joining {
    /// Their key.
    pub worker: WorkerId,
    /// Their name.
    pub name: String,
    /// Their number with the regulator, if they are registered.
    pub registration_number: Option<String>,
    /// What they are in the service.
    pub roles: Vec<Role>,
    /// The team and the job in it, where they have one.
    pub post: Option<(TeamId, String)>,
    /// Whom they serve, for a co-ordinator.
    pub serves: Vec<WorkerId>,
    /// From which day.
    pub starts_on: Date,
}

/// Makes a team.
pub fn add_team(tx: &mut Tx, acting: Acting, team: TeamId, name: &str) -> Result<(), Problem> {
    record_task(tx, acting, Intent::to("make a team"), |recorder| {
        recorder.save(&mut Team { team_id: team, version: 0, name: name.to_owned() })?;
        Ok(String::new())
    })?;
    Ok(())
}

/// Lets a worker join: who they are, their roles, their post and whom they serve.
pub fn add_worker(tx: &mut Tx, acting: Acting, joining: &Joining) -> Result<(), Problem> {
    record_task(tx, acting, Intent::to("let a worker join"), |recorder| {
        save_worker(recorder, joining)?;
        Ok(String::new())
    })?;
    Ok(())
}

/// Whoever works from the command line without saying who: the system's own worker of this name, made if there is none.
pub fn own_worker(
    db: &Db,
    authority: AuthorityId,
    name: &'static str,
    now: Timestamp,
) -> Result<Acting, Problem> {
    db.write(move |tx| {
        if let Some(mut row) = tx.row(&FIND_WORKER_NAMED, values![authority, name])? {
            return Ok(Acting { authority, worker: row.take()?, now });
        }
        let worker: WorkerId = new_id(now);
        let acting = Acting { authority, worker, now };
        let joining = Joining {
            worker,
            name: name.to_owned(),
            registration_number: None,
            roles: Vec::new(),
            post: None,
            serves: Vec::new(),
            starts_on: london_today(now),
        };
        add_worker(tx, acting, &joining)?;
        Ok(acting)
    })
}

/// The rows of a worker who joins, within a task.
pub fn save_worker(recorder: &mut Recorder, joining: &Joining) -> Result<(), Problem> {
    recorder.save(&mut Worker {
        worker_id: joining.worker,
        version: 0,
        name: joining.name.clone(),
        registration_number: joining.registration_number.clone(),
        phone: None,
    })?;
    for role in &joining.roles {
        recorder.save(&mut WorkerRole {
            worker_role_id: recorder.new_id(),
            version: 0,
            worker_id: joining.worker,
            role: *role,
            starts_on: joining.starts_on,
            ends_on: None,
        })?;
    }
    if let Some((team_id, title)) = &joining.post {
        recorder.save(&mut Post {
            post_id: recorder.new_id(),
            version: 0,
            worker_id: joining.worker,
            team_id: *team_id,
            title: title.clone(),
            starts_on: joining.starts_on,
            ends_on: None,
        })?;
    }
    for served_id in &joining.serves {
        recorder.save(&mut Serving {
            serving_id: recorder.new_id(),
            version: 0,
            worker_id: joining.worker,
            served_id: *served_id,
            starts_on: joining.starts_on,
            ends_on: None,
            covers_id: None,
        })?;
    }
    Ok(())
}

/// Gives a worker an account. The email is kept in lower case; the password as its hash alone.
pub fn add_account(
    tx: &mut Tx,
    authority: AuthorityId,
    worker: WorkerId,
    email: &str,
    password_hash: &str,
) -> Result<(), Problem> {
    tx.run(&ADD_ACCOUNT, values![authority, worker, email.trim().to_lowercase(), password_hash])?;
    Ok(())
}

/// Why a password cannot be taken, or nothing when it can.
pub fn password_fault(new: &str) -> Option<&'static str> {
    (new.chars().count() < password::SHORTEST).then_some(
        "Use at least 12 characters. Three or four words that only you would put together are good.",
    )
}
