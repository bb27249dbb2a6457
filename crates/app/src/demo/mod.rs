//! The demonstration authority, Solentshire: an invented council with invented people, made from a seed.
//!
//! What is made is plain data first (`lives`), then written through the recorder as the tasks that people would
//! have done, so that the chain holds and every past moment can be looked at. The same seed on the same day makes
//! the same record.

mod chance;
mod lists;
mod lives;
mod story;
#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;

use kith_vocabulary::calendar::london_today;
use kith_vocabulary::ids::{AuthorityId, WorkerId};

use self::chance::{Ids, days_after};
use self::lives::{LA_CODE, Lives};
use self::story::{Told, write};
use crate::platform::access::Role;
use crate::platform::context::App;
use crate::platform::password;
use crate::platform::problem::Problem;
use crate::workers::actions::{add_account, start_authority};
use crate::{statement, values};

statement! {
    COUNT_AUTHORITIES = "
        select count(*), (select count(*) from account)
          from authority";
}

/// How large a service to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// 200 children: made in a second, for trying Kith.
    Small,
    /// 10,000 children: a county.
    County,
    /// 100,000 children in one authority: as many as a region has.
    Region,
}

impl Size {
    /// How many children there are.
    pub fn children(self) -> usize {
        match self {
            Size::Small => 200,
            Size::County => 10_000,
            Size::Region => 100_000,
        }
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Size::Small => "small",
            Size::County => "county",
            Size::Region => "region",
        })
    }
}

impl FromStr for Size {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        [Size::Small, Size::County, Size::Region]
            .into_iter()
            .find(|size| size.to_string() == text)
            .ok_or_else(|| format!("There is no size {text:?}. The sizes are small, county and region."))
    }
}

/// How to sign in as somebody of the demonstration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// What they are in the service.
    pub role: Role,
    /// Their email.
    pub email: String,
    /// Their password. It is no secret: nobody in the demonstration is real.
    pub password: &'static str,
}

/// An account for each role. The passwords are the same for every seed, so that guides can name them.
pub fn sign_ins() -> Vec<SignIn> {
    let password = |role| match role {
        Role::SocialWorker => "harbour lantern seven",
        Role::Coordinator => "pencil garden tuesday",
        Role::TeamManager => "copper kettle morning",
        Role::ServiceLeader => "silver bridge autumn",
        Role::ConferenceChair => "walnut compass evening",
        Role::Analyst => "marble ladder eleven",
        Role::InformationGovernance => "velvet window archive",
        Role::Administrator => "orchard hammer velvet",
        Role::VolunteerCoordinator => "saffron bicycle sunday",
        Role::Partner => "granite feather parcel",
        Role::ImprovementPartner => "meadow compass bronze",
    };
    let sign_in = |role: Role| SignIn {
        role,
        email: format!("{}@solentshire.example", role.key()),
        password: password(role),
    };
    Role::ALL.into_iter().map(sign_in).collect()
}

/// Whether the database holds an authority already. Accounts come last, so one without any was not finished.
pub fn is_made(app: &App) -> Result<bool, Problem> {
    let (authorities, accounts): (i64, i64) =
        app.db.read(|tx| match tx.row(&COUNT_AUTHORITIES, values![])? {
            Some(mut row) => Ok((row.take()?, row.take()?)),
            None => Ok((0, 0)),
        })?;
    if authorities > 0 && accounts == 0 {
        return Err(Problem::Unavailable(
            "This database holds an authority that nobody can sign in to: a demonstration, perhaps, that was stopped before it was whole. Delete its folder and start again, or use another with --data."
                .to_owned(),
        ));
    }
    Ok(authorities > 0)
}

/// How many families are made and written together: enough to share a commit, few enough to keep it short.
const BATCH: usize = 24;

/// Makes Solentshire in an empty database, and gives the ways to sign in.
///
/// Progress is told as children made and children wanted.
pub fn make(
    app: &Arc<App>,
    size: Size,
    seed: u64,
    progress: impl FnMut(usize, usize),
) -> Result<Vec<SignIn>, Problem> {
    if is_made(app)? {
        return Err(Problem::Unavailable(
            "This database already holds an authority, so the demonstration was not made. Use another folder with --data."
                .to_owned(),
        ));
    }
    let sign_ins = sign_ins();
    make_beside(app, size.children(), seed, &sign_ins, progress)?;
    Ok(sign_ins)
}

/// Makes an authority beside whatever the database holds.
///
/// Families are made while those before them are written, some at a time, so that memory does not grow with the size.
fn make_beside(
    app: &App,
    children: usize,
    seed: u64,
    sign_ins: &[SignIn],
    mut progress: impl FnMut(usize, usize),
) -> Result<AuthorityId, Problem> {
    let now = app.clock.now();
    let mut lives = Lives::new(seed, now, children);
    let first_day = days_after(london_today(now), -3670);
    let authority: AuthorityId = Ids::of(first_day, seed, 0).next();
    let accounts = accounts(&mut lives, sign_ins)?;
    // The workers are told of once, and then out of memory.
    let workers = vec![std::mem::take(&mut lives.workforce().told)];
    app.db.write(move |tx| {
        start_authority(tx, authority, "Solentshire", LA_CODE)?;
        write(tx, authority, &workers)
    })?;
    let (send, made) = sync_channel::<(usize, Vec<Told>)>(1);
    std::thread::scope(|scope| {
        scope.spawn(move || {
            loop {
                let families: Vec<Told> = lives.by_ref().take(BATCH).collect();
                // Whoever writes has stopped, or there is nobody left to tell of.
                if families.is_empty() || send.send((lives.children(), families)).is_err() {
                    return;
                }
            }
        });
        for (so_far, families) in made {
            app.db.write(move |tx| write(tx, authority, &families))?;
            progress(so_far, children);
        }
        Ok(())
    })?;
    app.db.write(move |tx| {
        accounts.iter().try_for_each(|(worker, email, hash)| add_account(tx, authority, *worker, email, hash))
    })?;
    // What is due is worked out once, when everything that happened is there.
    crate::deadlines::work_out_all(app)?;
    Ok(authority)
}

/// Who can sign in: worker, email and the hash of the password.
fn accounts(lives: &mut Lives, sign_ins: &[SignIn]) -> Result<Vec<(WorkerId, String, String)>, Problem> {
    let mut accounts = Vec::with_capacity(sign_ins.len());
    for sign_in in sign_ins {
        let held = &lives.workforce().accounts;
        let (_, worker) =
            held.iter().find(|(role, _)| *role == sign_in.role).expect("somebody was hired for every role");
        accounts.push((*worker, sign_in.email.clone(), password::hash(sign_in.password)?));
    }
    Ok(accounts)
}
