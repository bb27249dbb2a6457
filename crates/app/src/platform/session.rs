//! Sessions: a random token in a cookie, its hash in the database.
//!
//! A session ends after the time without a request that the settings give, or on sign-out. Words typed after that
//! are kept as a draft under the session's owner.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use kith_vocabulary::ids::{AuthorityId, WorkerId};
use sha2::{Digest, Sha256};

use super::access::Role;
use super::clock::{hex, new_token};
use super::context::{App, Who};
use super::db::{Row, Tx};
use super::problem::Problem;
use crate::{statement, values};

statement! {
    START_SESSION = "
        insert into session (session_hash, authority_id, worker_id, csrf, started_at, seen_at, ended_at)
        values (?1, ?2, ?3, ?4, ?5, ?5, null)";

    END_SESSION = "
        update session
           set ended_at = ?2
         where session_hash = ?1 and ended_at is null";

    END_SESSIONS_OF = "
        update session
           set ended_at = ?3
         where authority_id = ?1 and worker_id = ?2 and ended_at is null";

    TOUCH_SESSION = "
        update session
           set seen_at = ?2
         where session_hash = ?1";

    /// The session, its worker and their open roles.
    FIND_SESSION = "
        select s.authority_id, s.worker_id, s.csrf, s.seen_at, s.ended_at, w.name, r.role
          from session s
          join worker w on w.authority_id = s.authority_id and w.worker_id = s.worker_id
          left join worker_role r on r.authority_id = w.authority_id and r.worker_id = w.worker_id
               and r.ends_on is null
         where s.session_hash = ?1
         order by r.role
         limit 20";
}

/// A session as the cookie's token finds it.
pub enum Found {
    /// Signed in.
    Open(Who),
    /// It was somebody's and has ended; their words are kept for them.
    Ended(AuthorityId, WorkerId),
    /// No session.
    None,
}

fn hash(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// Starts a session and gives the token for the cookie.
pub fn start(app: &Arc<App>, authority: AuthorityId, worker: WorkerId) -> Result<String, Problem> {
    let token = new_token();
    let (stored, csrf, now) = (hash(&token), new_token(), app.clock.now());
    app.db.write(move |tx| {
        tx.run(&START_SESSION, values![stored, authority, worker, csrf, now])?;
        Ok(())
    })?;
    Ok(token)
}

/// Ends the session of this token.
pub fn end(app: &Arc<App>, token: &str) -> Result<(), Problem> {
    let (stored, now) = (hash(token), app.clock.now());
    app.db.write(move |tx| {
        tx.run(&END_SESSION, values![stored, now])?;
        Ok(())
    })
}

/// Ends every session of a worker, when the account is closed or its password changes.
pub fn end_all(
    tx: &mut super::db::Tx,
    authority: AuthorityId,
    worker: WorkerId,
    now: Timestamp,
) -> Result<(), Problem> {
    tx.run(&END_SESSIONS_OF, values![authority, worker, now])?;
    Ok(())
}

/// Finds the session of a token, and keeps it alive.
pub fn find(app: &Arc<App>, token: &str) -> Result<Found, Problem> {
    let stored = hash(token);
    let view = format!("session {stored}");
    let found = app.db.read(|tx| {
        app.kept.reading(tx, view.clone(), |tx| who_in(tx.rows(&FIND_SESSION, values![stored])?))
    })?;
    let Some(Opened { who, seen_at, ended_at }) = found.as_ref().clone() else {
        return Ok(Found::None);
    };
    let now = app.clock.now();
    let idle = now.duration_since(seen_at);
    if ended_at.is_some() || idle > SignedDuration::from_mins(app.config.session_minutes) {
        return Ok(Found::Ended(who.authority, who.worker));
    }
    // Once a minute is enough to keep a session alive, and spares a write on every page.
    if idle > SignedDuration::from_mins(1) {
        let touch = move |tx: &mut Tx| tx.run(&TOUCH_SESSION, values![stored, now]);
        app.db.write_aside(touch).wait()?;
        app.kept.forget_reading::<Option<Opened>>(view);
    }
    Ok(Found::Open(who))
}

/// A session as its rows tell it.
#[derive(Debug, Clone)]
struct Opened {
    who: Who,
    seen_at: Timestamp,
    ended_at: Option<Timestamp>,
}

fn who_in(rows: Vec<Row>) -> Result<Option<Opened>, Problem> {
    let mut found: Option<Opened> = None;
    for mut row in rows {
        let (authority, worker, csrf) = (row.take()?, row.take()?, row.take()?);
        let (seen_at, ended_at) = (row.take()?, row.take()?);
        let (name, role): (String, Option<Role>) = (row.take()?, row.take()?);
        let entry = found.get_or_insert_with(|| {
            let who = Who { authority, worker, name, roles: Vec::new(), csrf };
            Opened { who, seen_at, ended_at }
        });
        entry.who.roles.extend(role);
    }
    Ok(found)
}
