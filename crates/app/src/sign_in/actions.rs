//! Checking who somebody is, and slowing down whoever guesses.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use kith_vocabulary::ids::{AuthorityId, WorkerId};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::platform::clock::{hex, new_id};
use crate::platform::context::{App, Ctx};
use crate::platform::db::Tx;
use crate::platform::password;
use crate::platform::problem::Problem;
use crate::platform::session;
use crate::workers::actions::password_fault;
use crate::{statement, values};

/// Failures of one account, or from one address, within the window that stop further tries.
const MOST_FOR_ACCOUNT: i64 = 5;
const MOST_FROM_ADDRESS: i64 = 30;
const WINDOW: SignedDuration = SignedDuration::from_mins(15);

statement! {
    FIND_ACCOUNT = "
        select authority_id, worker_id, password_hash
          from account
         where email = ?1 and closed_at is null";

    FIND_OWN_HASH = "
        select password_hash
          from account
         where authority_id = ?1 and worker_id = ?2";

    SET_PASSWORD = "
        update account
           set password_hash = ?3
         where authority_id = ?1 and worker_id = ?2";

    NOTE_SIGN_IN = "
        update account
           set last_signed_in_at = ?3
         where authority_id = ?1 and worker_id = ?2";

    COUNT_FAILURES = "
        select count(*)
          from sign_in_failure
         where about = ?1 and at > ?2";

    NOTE_FAILURE = "
        insert into sign_in_failure (failure_id, about, at)
        values (?1, ?2, ?3)";

    FORGET_FAILURES = "
        delete from sign_in_failure
         where about = ?1";

    FORGET_OLD_FAILURES = "
        delete from sign_in_failure
         where at < ?1";
}

/// Why somebody was not signed in.
#[derive(Debug)]
pub(super) enum Refused {
    /// The email or the password is wrong; which one is not said.
    Wrong,
    /// Too many wrong tries; wait.
    Slowed,
    /// The service failed.
    Problem(Problem),
}

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Self {
        Refused::Problem(problem)
    }
}

/// The failures table holds hashes, so that it is no list of email addresses.
fn about(what: &str, who: &str) -> String {
    hex(&Sha256::digest(format!("{what}:{who}").as_bytes()))
}

/// Signs somebody in and gives the token of the new session.
pub(super) fn sign_in(app: &Arc<App>, email: &str, given: &str, from: &str) -> Result<String, Refused> {
    let email = email.trim().to_lowercase();
    let (account, address) = (about("account", &email), about("address", from));
    let since = app.clock.now().checked_sub(WINDOW).unwrap_or(Timestamp::UNIX_EPOCH);
    let found = app.db.read(|tx| {
        if failures(tx, &account, since)? >= MOST_FOR_ACCOUNT
            || failures(tx, &address, since)? >= MOST_FROM_ADDRESS
        {
            return Ok(None);
        }
        Ok(Some(tx.row(&FIND_ACCOUNT, values![email])?))
    })?;
    let Some(row) = found else {
        return Err(Refused::Slowed);
    };
    let Some(mut row) = row else {
        password::verify_nobody(given);
        note_failure(app, account, address)?;
        return Err(Refused::Wrong);
    };
    let (authority, worker): (AuthorityId, WorkerId) = (row.take()?, row.take()?);
    let kept: String = row.take()?;
    if !password::verify(given, &kept) {
        note_failure(app, account, address)?;
        return Err(Refused::Wrong);
    }
    let now = app.clock.now();
    app.db.write(move |tx| {
        tx.run(&FORGET_FAILURES, values![account])?;
        tx.run(&NOTE_SIGN_IN, values![authority, worker, now])?;
        Ok(())
    })?;
    Ok(session::start(app, authority, worker)?)
}

fn failures(tx: &mut Tx, about: &str, since: Timestamp) -> Result<i64, Problem> {
    tx.row(&COUNT_FAILURES, values![about, since])?.map_or(Ok(0), |mut row| row.take())
}

fn note_failure(app: &Arc<App>, account: String, address: String) -> Result<(), Problem> {
    let now = app.clock.now();
    app.db.write(move |tx| {
        for about in [&account, &address] {
            tx.run(&NOTE_FAILURE, values![new_id::<Uuid>(now).to_string(), about.as_str(), now])?;
        }
        Ok(())
    })
}

/// Forgets failures that count no more. Gives how many.
pub(super) fn forget_old_failures(app: &Arc<App>) -> Result<u64, Problem> {
    let since = app.clock.now().checked_sub(WINDOW).unwrap_or(Timestamp::UNIX_EPOCH);
    app.db.write(move |tx| tx.run(&FORGET_OLD_FAILURES, values![since]))
}

/// Changes one's own password. Every other session of the account ends.
pub(super) fn change_password(ctx: &Ctx, current: &str, new: &str, again: &str) -> Result<String, Problem> {
    let (authority, worker) = (ctx.authority(), ctx.who.worker);
    let kept: String = ctx
        .read(|tx| tx.row(&FIND_OWN_HASH, values![authority, worker]))?
        .ok_or(Problem::NotFound)?
        .take()?;
    if !password::verify(current, &kept) {
        return Err(Problem::invalid("current", "This is not your password now"));
    }
    if let Some(fault) = password_fault(new) {
        return Err(Problem::invalid("new", fault));
    }
    if new != again {
        return Err(Problem::invalid("again", "The two new passwords are not the same"));
    }
    let hash = password::hash(new)?;
    ctx.write(move |tx, ctx| {
        tx.run(&SET_PASSWORD, values![authority, worker, hash])?;
        session::end_all(tx, authority, worker, ctx.now)
    })?;
    session::start(&ctx.app, authority, worker)
}
