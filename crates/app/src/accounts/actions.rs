//! What an administrator does to accounts.

use jiff::Timestamp;
use kith_vocabulary::ids::{TeamId, WorkerId};

use crate::platform::access::{Grant, Role, may};
use crate::platform::context::Ctx;
use crate::platform::db::{Row, Tx};
use crate::platform::problem::Problem;
use crate::platform::recorder::{Intent, record_task};
use crate::platform::session;
use crate::recording::devices::ask_wipe_of_all;
use crate::workers::actions::{Joining, add_account, save_worker};
use crate::workers::rows::{Post, WorkerRole};
use crate::{statement, values};

statement! {
    LIST_ACCOUNTS = "
        select a.worker_id, w.name, a.email, a.closed_at, a.last_signed_in_at, coalesce(r.role, '')
          from account a
          join worker w on w.authority_id = a.authority_id and w.worker_id = a.worker_id
          left join worker_role r on r.authority_id = a.authority_id and r.worker_id = a.worker_id
               and r.ends_on is null
         where a.authority_id = ?1
         order by w.name, a.worker_id, r.role
         limit 5000";

    FIND_ACCOUNT_OF = "
        select a.worker_id, w.name, a.email, a.closed_at, a.last_signed_in_at, coalesce(r.role, '')
          from account a
          join worker w on w.authority_id = a.authority_id and w.worker_id = a.worker_id
          left join worker_role r on r.authority_id = a.authority_id and r.worker_id = a.worker_id
               and r.ends_on is null
         where a.authority_id = ?1 and a.worker_id = ?2
         order by r.role
         limit 50";

    EMAIL_TAKEN = "
        select count(*)
          from account
         where email = ?1";

    LIST_TEAMS = "
        select team_id, name
          from team
         where authority_id = ?1
         order by name
         limit 500";

    CLOSE_ACCOUNT = "
        update account
           set closed_at = ?3
         where authority_id = ?1 and worker_id = ?2 and closed_at is null";

    GIVE_NEW_PASSWORD = "
        update account
           set password_hash = ?3
         where authority_id = ?1 and worker_id = ?2";

    OPEN_ROLES = "
        select {worker_role}
          from worker_role
         where authority_id = ?1 and worker_id = ?2 and ends_on is null
         limit 50";

    OPEN_POSTS = "
        select {post}
          from post
         where authority_id = ?1 and worker_id = ?2 and ends_on is null
         limit 50";
}

/// An account, for lists.
#[derive(Debug, Clone)]
pub(super) struct Account {
    pub(super) worker: WorkerId,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) closed_at: Option<Timestamp>,
    pub(super) last_signed_in_at: Option<Timestamp>,
    pub(super) roles: Vec<Role>,
}

/// Every account of the authority.
pub(super) fn list(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Account>, Problem> {
    accounts(tx.rows(&LIST_ACCOUNTS, values![ctx.authority()])?)
}

/// One account.
pub(super) fn find(tx: &mut Tx, ctx: &Ctx, worker: WorkerId) -> Result<Account, Problem> {
    accounts(tx.rows(&FIND_ACCOUNT_OF, values![ctx.authority(), worker])?)?.pop().ok_or(Problem::NotFound)
}

fn accounts(rows: Vec<Row>) -> Result<Vec<Account>, Problem> {
    let mut all: Vec<Account> = Vec::new();
    for mut row in rows {
        let account = Account {
            worker: row.take()?,
            name: row.take()?,
            email: row.take()?,
            closed_at: row.take()?,
            last_signed_in_at: row.take()?,
            roles: Vec::new(),
        };
        let role: String = row.take()?;
        if all.last().is_none_or(|last| last.worker != account.worker) {
            all.push(account);
        }
        if let (Some(last), Ok(role)) = (all.last_mut(), role.parse()) {
            last.roles.push(role);
        }
    }
    Ok(all)
}

/// The teams that somebody may join.
pub(super) fn teams(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<(TeamId, String)>, Problem> {
    tx.rows(&LIST_TEAMS, values![ctx.authority()])?
        .into_iter()
        .map(|mut row| Ok((row.take()?, row.take()?)))
        .collect()
}

/// Makes an account for somebody who joins.
pub(super) fn make(
    tx: &mut Tx,
    ctx: &Ctx,
    _grant: Grant<may::ManageAccounts>,
    email: &str,
    password_hash: &str,
    joining: &Joining,
    intent: Intent,
) -> Result<String, Problem> {
    let email = email.trim().to_lowercase();
    record_task(tx, ctx.acting(), intent, |recorder| {
        let taken: i64 =
            recorder.tx().row(&EMAIL_TAKEN, values![email])?.map_or(Ok(0), |mut row| row.take())?;
        if taken > 0 {
            return Err(Problem::invalid("email", "There is an account with this email address already"));
        }
        save_worker(recorder, joining)?;
        add_account(recorder.tx(), ctx.authority(), joining.worker, &email, password_hash)?;
        Ok(format!("/accounts/{}?done=account-made", joining.worker))
    })
}

/// Closes an account: no sign-in, every session ended, roles and posts ended today, and every device of theirs told to
/// remove what is on it.
pub(super) fn close(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: Grant<may::ManageAccounts>,
    worker: WorkerId,
) -> Result<(), Problem> {
    if worker == ctx.who.worker {
        return Err(Problem::NotAllowed(
            "You cannot close your own account. Ask another administrator.".to_owned(),
        ));
    }
    let (authority, today) = (ctx.authority(), ctx.today);
    record_task(tx, ctx.acting(), Intent::to("close an account"), |recorder| {
        let roles: Vec<WorkerRole> = recorder.tx().records(&OPEN_ROLES, values![authority, worker])?;
        for mut role in roles {
            role.ends_on = Some(today);
            recorder.save(&mut role)?;
        }
        let posts: Vec<Post> = recorder.tx().records(&OPEN_POSTS, values![authority, worker])?;
        for mut post in posts {
            post.ends_on = Some(today);
            recorder.save(&mut post)?;
        }
        Ok(String::new())
    })?;
    ask_wipe_of_all(tx, ctx, &grant, worker)?;
    tx.run(&CLOSE_ACCOUNT, values![authority, worker, ctx.now])?;
    session::end_all(tx, authority, worker, ctx.now)
}

/// Gives an account a new password. Every session of it ends.
pub(super) fn set_password(
    tx: &mut Tx,
    ctx: &Ctx,
    _grant: Grant<may::ManageAccounts>,
    worker: WorkerId,
    password_hash: &str,
) -> Result<(), Problem> {
    if tx.run(&GIVE_NEW_PASSWORD, values![ctx.authority(), worker, password_hash])? == 0 {
        return Err(Problem::NotFound);
    }
    session::end_all(tx, ctx.authority(), worker, ctx.now)
}
