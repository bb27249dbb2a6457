//! The devices of a worker: set up, in touch, told to remove everything.
//!
//! A device has two secrets from the server. Its *secret* opens what is kept on it and is given only to its own worker,
//! signed in; once the device is to remove everything, nobody is given it again. Its *token* asks one question, also
//! when nobody is signed in: is this device to remove everything?

use std::sync::Arc;

use jiff::Timestamp;
use kith_vocabulary::ids::{DeviceId, WorkerId};
use sha2::{Digest, Sha256};

use crate::platform::access::{Grant, may};
use crate::platform::clock::{hex, new_id, new_token};
use crate::platform::context::{App, Ctx};
use crate::platform::db::{Row, Tx};
use crate::platform::problem::Problem;
use crate::{statement, values};

statement! {
    ADD_DEVICE = "
        insert into recording_device (authority_id, device_id, worker_id, name, secret, token_hash, set_up_at,
                                      contact_at, clock_ahead_ms)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, 0)";

    FIND_OWN_DEVICE = "
        select secret, wipe_asked_at, wiped_at
          from recording_device
         where authority_id = ?1 and worker_id = ?2 and device_id = ?3";

    NOTE_CONTACT = "
        update recording_device
           set contact_at = ?3, clock_ahead_ms = ?4
         where authority_id = ?1 and device_id = ?2";

    ASK_WIPE = "
        update recording_device
           set secret = null, wipe_asked_at = ?4, wipe_asked_by_id = ?5
         where authority_id = ?1 and worker_id = ?2 and device_id = ?3 and wipe_asked_at is null
           and wiped_at is null";

    ASK_WIPE_OF_ALL = "
        update recording_device
           set secret = null, wipe_asked_at = ?3, wipe_asked_by_id = ?4
         where authority_id = ?1 and worker_id = ?2 and wipe_asked_at is null and wiped_at is null";

    FIND_STANDING = "
        select authority_id, device_id, wipe_asked_at
          from recording_device
         where token_hash = ?1";

    NOTE_WIPED = "
        update recording_device
           set secret = null, wiped_at = ?2, wiped_because = ?3
         where token_hash = ?1 and wiped_at is null";

    SHEETS_GONE_WITH_DEVICE = "
        update recording_sheet
           set gone_at = ?3
         where authority_id = ?1 and device_id = ?2 and gone_at is null";

    NAME_OF_OWNER = "
        select name
          from worker
         where authority_id = ?1 and worker_id = ?2";

    LIST_DEVICES = "
        select d.device_id, d.name, d.set_up_at, d.contact_at, d.clock_ahead_ms, d.wipe_asked_at, w.name,
               d.wiped_at, d.wiped_because,
               (select count(*)
                  from recording_sheet s
                 where s.authority_id = d.authority_id and s.device_id = d.device_id and s.gone_at is null),
               (select count(*)
                  from recording_item i
                 where i.authority_id = d.authority_id and i.device_id = d.device_id)
          from recording_device d
          left join worker w on w.authority_id = d.authority_id and w.worker_id = d.wipe_asked_by_id
         where d.authority_id = ?1 and d.worker_id = ?2
         order by d.set_up_at desc, d.device_id desc
         limit 50";
}

/// A device that was just set up.
pub(super) struct SetUp {
    pub(super) device: DeviceId,
    pub(super) secret: String,
    pub(super) token: String,
}

/// How a device of the asking worker stands.
pub(super) enum Standing {
    /// What it holds may be opened with this.
    Open(String),
    /// It is to remove everything.
    Wipe,
}

/// A device, for lists.
pub(super) struct Device {
    pub(super) id: DeviceId,
    pub(super) name: String,
    pub(super) set_up_at: Timestamp,
    pub(super) contact_at: Timestamp,
    pub(super) clock_ahead_ms: i64,
    pub(super) wipe_asked_at: Option<Timestamp>,
    pub(super) wipe_asked_by: Option<String>,
    pub(super) wiped_at: Option<Timestamp>,
    pub(super) wiped_because: Option<String>,
    /// How many front sheets are on it.
    pub(super) n_sheets: i64,
    /// How much came from it.
    pub(super) n_items: i64,
}

fn hash(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// Sets up a device for the worker who asks.
pub(super) fn set_up(
    tx: &mut Tx,
    ctx: &Ctx,
    _grant: &Grant<may::TakeOnDevice>,
    name: &str,
) -> Result<SetUp, Problem> {
    let made = SetUp { device: new_id(ctx.now), secret: new_token(), token: new_token() };
    tx.run(
        &ADD_DEVICE,
        values![ctx.authority(), made.device, ctx.who.worker, name, made.secret, hash(&made.token), ctx.now],
    )?;
    Ok(made)
}

/// How a device stands. Somebody else's is not found.
pub(super) fn standing_of_own(tx: &mut Tx, ctx: &Ctx, device: DeviceId) -> Result<Standing, Problem> {
    let mut row = tx
        .row(&FIND_OWN_DEVICE, values![ctx.authority(), ctx.who.worker, device])?
        .ok_or(Problem::NotFound)?;
    let secret: Option<String> = row.take()?;
    let (asked, wiped): (Option<Timestamp>, Option<Timestamp>) = (row.take()?, row.take()?);
    Ok(match secret {
        Some(secret) if asked.is_none() && wiped.is_none() => Standing::Open(secret),
        _ => Standing::Wipe,
    })
}

/// Notes that a device was in touch, and how far its clock is ahead.
pub(super) fn note_contact(tx: &mut Tx, ctx: &Ctx, device: DeviceId, ahead_ms: i64) -> Result<(), Problem> {
    tx.run(&NOTE_CONTACT, values![ctx.authority(), device, ctx.now, ahead_ms])?;
    Ok(())
}

/// Asks that a device of one's own removes everything.
pub(super) fn ask_wipe_of_own(
    tx: &mut Tx,
    ctx: &Ctx,
    _grant: &Grant<may::TakeOnDevice>,
    device: DeviceId,
) -> Result<(), Problem> {
    standing_of_own(tx, ctx, device)?;
    let me = ctx.who.worker;
    tx.run(&ASK_WIPE, values![ctx.authority(), me, device, ctx.now, me])?;
    Ok(())
}

/// Asks that a device of somebody else removes everything.
pub(super) fn ask_wipe(
    tx: &mut Tx,
    ctx: &Ctx,
    _grant: &Grant<may::ManageAccounts>,
    (worker, device): (WorkerId, DeviceId),
) -> Result<(), Problem> {
    tx.run(&ASK_WIPE, values![ctx.authority(), worker, device, ctx.now, ctx.who.worker])?;
    Ok(())
}

/// Asks that every device of a worker removes everything, when their account is closed.
pub fn ask_wipe_of_all(
    tx: &mut Tx,
    ctx: &Ctx,
    _grant: &Grant<may::ManageAccounts>,
    worker: WorkerId,
) -> Result<(), Problem> {
    tx.run(&ASK_WIPE_OF_ALL, values![ctx.authority(), worker, ctx.now, ctx.who.worker])?;
    Ok(())
}

/// Whether the device of this token is to remove everything. A token that nobody gave is told the same as one of a
/// device that may go on.
pub(super) fn is_to_wipe(app: &Arc<App>, token: &str) -> Result<bool, Problem> {
    let stored = hash(token);
    let row = app.db.read(|tx| tx.row(&FIND_STANDING, values![stored]))?;
    let Some(mut row) = row else { return Ok(false) };
    let (_, _): (String, String) = (row.take()?, row.take()?);
    Ok(row.take::<Option<Timestamp>>()?.is_some())
}

/// Notes that a device removed everything, and why.
pub(super) fn note_wiped(app: &Arc<App>, token: &str, because: &str) -> Result<(), Problem> {
    let (stored, because, now) = (hash(token), because.to_owned(), app.clock.now());
    app.db.write(move |tx| {
        let Some(mut row) = tx.row(&FIND_STANDING, values![stored])? else { return Ok(()) };
        let (authority, device): (String, String) = (row.take()?, row.take()?);
        tx.run(&NOTE_WIPED, values![stored, now, because])?;
        tx.run(&SHEETS_GONE_WITH_DEVICE, values![authority, device, now])?;
        Ok(())
    })
}

/// What the worker is called whose devices they are.
pub(super) fn name_of_owner(tx: &mut Tx, ctx: &Ctx, worker: WorkerId) -> Result<String, Problem> {
    tx.row(&NAME_OF_OWNER, values![ctx.authority(), worker])?.ok_or(Problem::NotFound)?.take()
}

/// The devices of a worker, the newest first.
pub(super) fn list(tx: &mut Tx, ctx: &Ctx, worker: WorkerId) -> Result<Vec<Device>, Problem> {
    tx.rows(&LIST_DEVICES, values![ctx.authority(), worker])?.iter_mut().map(device).collect()
}

fn device(row: &mut Row) -> Result<Device, Problem> {
    Ok(Device {
        id: row.take()?,
        name: row.take()?,
        set_up_at: row.take()?,
        contact_at: row.take()?,
        clock_ahead_ms: row.take()?,
        wipe_asked_at: row.take()?,
        wipe_asked_by: row.take()?,
        wiped_at: row.take()?,
        wiped_because: row.take()?,
        n_sheets: row.take()?,
        n_items: row.take()?,
    })
}
