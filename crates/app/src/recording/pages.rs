//! What the page on a device asks, and the pages on which devices are listed and told to remove everything.

use std::sync::Arc;

use askama::Template;
use axum::http::StatusCode;
use jiff::SignedDuration;
use kith_vocabulary::ids::{DeviceId, WorkerId};
use serde_json::json;

use super::devices::{self, Device, Standing};
use super::{items, pack};
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::{App, Ctx};
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::visits::pages::moment_in_words;

/// The longest name of a device, in characters.
const LONGEST_NAME: usize = 60;
/// Why a device may say that it removed everything, as it sends it and as people read it.
const REASONS: [(&str, &str); 5] = [
    ("asked", "it was asked to"),
    ("signed-out", "its owner signed out on it"),
    ("too-long", "it was not in touch for 72 hours"),
    ("owner", "its owner removed it there"),
    ("set-up-again", "it was set up again"),
];

#[derive(Template)]
#[template(path = "recording/shell.html")]
struct ShellPage {
    release: &'static str,
}

/// The page itself. It holds nothing of anybody, so that it may be kept on the device as it is.
pub(super) fn shell(_: &Ctx, _: &Asked) -> Result<Reply, Problem> {
    Reply::page(&ShellPage { release: Shell::open("").release })
}

/// Who is signed in, and the token that what they send carries.
pub(super) fn hello(ctx: &Ctx, _: &Asked) -> Result<Reply, Problem> {
    let body = json!({
        "csrf": ctx.who.csrf,
        "worker": ctx.who.worker.to_string(),
        "name": ctx.who.name,
        "now": ctx.now.as_millisecond(),
        "release": Shell::open("").release,
    });
    Ok(Reply::Data(StatusCode::OK, body.to_string()))
}

/// Sets up a device for whoever is signed in on it.
pub(super) fn set_up(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let name: String = asked.form.text("name").unwrap_or("Phone").chars().take(LONGEST_NAME).collect();
    let made = ctx.write(move |tx, ctx| {
        let grant = permit::<may::TakeOnDevice>(tx, ctx, Subject::Service)?;
        devices::set_up(tx, ctx, &grant, &name)
    })?;
    let body = json!({ "device": made.device.to_string(), "secret": made.secret, "token": made.token });
    Ok(Reply::Data(StatusCode::OK, body.to_string()))
}

/// A device is in touch: what may be on it now, what of its waiting things arrived before, and how its clock stands.
pub(super) fn contact(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let device: DeviceId =
        asked.form.text("device").and_then(|id| id.parse().ok()).ok_or(Problem::NotFound)?;
    let waiting: Vec<&str> = asked.form.text("waiting").unwrap_or("").split(' ').collect();
    let ahead = i64::try_from(items::ahead(ctx, asked).as_millis()).unwrap_or(0);
    let found = ctx.read(|tx| {
        permit::<may::TakeOnDevice>(tx, ctx, Subject::Service)?;
        match devices::standing_of_own(tx, ctx, device)? {
            Standing::Wipe => Ok(None),
            Standing::Open(secret) => {
                let received = items::received(tx, ctx, device, &waiting)?;
                Ok(Some((secret, received, pack::make(tx, ctx)?)))
            }
        }
    })?;
    let Some((secret, received, pack)) = found else {
        return Ok(Reply::Data(StatusCode::OK, json!({ "standing": "wipe" }).to_string()));
    };
    let families = pack.families;
    ctx.write(move |tx, ctx| {
        devices::note_contact(tx, ctx, device, ahead)?;
        pack::note_taken(tx, ctx, device, &families)
    })?;
    let body = json!({
        "standing": "open",
        "secret": secret,
        "ahead_ms": ahead,
        "received": received,
        "pack": pack.body,
    });
    Ok(Reply::Data(StatusCode::OK, body.to_string()))
}

/// Whether a device is to remove everything, or that it did. Asked with the device's own token, signed in or not: a lost
/// phone on which nobody is signed in must still hear it. Nothing else is told.
pub(super) fn standing(app: &Arc<App>, asked: &Asked) -> Result<Reply, Problem> {
    let token = asked.form.text("token").unwrap_or("");
    if let Some(because) = asked.form.text("wiped") {
        let words = REASONS.iter().find(|(key, _)| *key == because).map_or("it said so", |(_, words)| *words);
        devices::note_wiped(app, token, words)?;
    }
    let body = json!({ "wipe": devices::is_to_wipe(app, token)? });
    Ok(Reply::Data(StatusCode::OK, body.to_string()))
}

/// A device, as its line.
struct DeviceLine {
    name: String,
    facts: Vec<String>,
    /// Where to ask that it removes everything; nothing where it did, or was asked already.
    wipe: Option<String>,
}

#[derive(Template)]
#[template(path = "recording/devices.html")]
struct DevicesPage {
    shell: Shell,
    heading: String,
    back: (String, &'static str),
    is_mine: bool,
    devices: Vec<DeviceLine>,
}

fn line(device: &Device, wipe_at: &str) -> DeviceLine {
    let mut facts = vec![
        format!("Set up {}", moment_in_words(device.set_up_at)),
        format!("Last in touch {}", moment_in_words(device.contact_at)),
    ];
    let sheets = match device.n_sheets {
        0 => "No front sheets are on it".to_owned(),
        1 => "The front sheet of 1 family is on it".to_owned(),
        n => format!("The front sheets of {n} families are on it"),
    };
    facts.push(match device.n_items {
        0 => format!("{sheets}. Nothing came from it yet"),
        1 => format!("{sheets}. 1 thing came from it"),
        n => format!("{sheets}. {n} things came from it"),
    });
    let ahead = SignedDuration::from_millis(device.clock_ahead_ms);
    if ahead.abs() >= SignedDuration::from_mins(2) {
        let way = if ahead.is_positive() { "ahead" } else { "behind" };
        facts.push(format!("Its clock was {} {way}", items::span_in_words(ahead.abs())));
    }
    match (device.wiped_at, device.wipe_asked_at) {
        (Some(at), _) => {
            let why = device.wiped_because.as_deref().unwrap_or("it said so");
            facts.push(format!("Everything was removed from it {}: {why}", moment_in_words(at)));
        }
        (None, Some(at)) => {
            let by = device.wipe_asked_by.as_deref().unwrap_or("somebody");
            facts.push(format!(
                "{by} asked {} that it removes everything. It will when it is next in touch; nobody can open it by \
                 signing in any more",
                moment_in_words(at)
            ));
        }
        (None, None) => {}
    }
    let is_open = device.wiped_at.is_none() && device.wipe_asked_at.is_none();
    DeviceLine {
        name: device.name.clone(),
        facts,
        wipe: is_open.then(|| format!("{wipe_at}/{}/wipe", device.id)),
    }
}

/// The devices of whoever asks.
pub(super) fn list_mine(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let devices = ctx.read(|tx| {
        permit::<may::TakeOnDevice>(tx, ctx, Subject::Service)?;
        devices::list(tx, ctx, ctx.who.worker)
    })?;
    Reply::page(&DevicesPage {
        shell: Shell::new(ctx, asked, "Your phones and tablets"),
        heading: "Your phones and tablets".to_owned(),
        back: ("/today".to_owned(), "Today"),
        is_mine: true,
        devices: devices.iter().map(|device| line(device, "/devices")).collect(),
    })
}

/// Asks that one of one's own devices removes everything.
pub(super) fn wipe_mine(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let device: DeviceId = asked.id("device")?;
    ctx.write(move |tx, ctx| {
        let grant = permit::<may::TakeOnDevice>(tx, ctx, Subject::Service)?;
        devices::ask_wipe_of_own(tx, ctx, &grant, device)
    })?;
    Reply::see("/devices?done=device-wipe-asked")
}

/// The devices of a worker, for an administrator.
pub(super) fn list_theirs(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let worker: WorkerId = asked.id("worker")?;
    let (name, devices) = ctx.read(|tx| {
        permit::<may::ManageAccounts>(tx, ctx, Subject::Service)?;
        let name = devices::name_of_owner(tx, ctx, worker)?;
        Ok((name, devices::list(tx, ctx, worker)?))
    })?;
    let wipe_at = format!("/accounts/{worker}/devices");
    Reply::page(&DevicesPage {
        shell: Shell::new(ctx, asked, "Phones and tablets"),
        heading: format!("Phones and tablets of {name}"),
        back: (format!("/accounts/{worker}"), "Account"),
        is_mine: false,
        devices: devices.iter().map(|device| line(device, &wipe_at)).collect(),
    })
}

/// Asks, as an administrator, that a worker's device removes everything.
pub(super) fn wipe_theirs(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let (worker, device): (WorkerId, DeviceId) = (asked.id("worker")?, asked.id("device")?);
    ctx.write(move |tx, ctx| {
        let grant = permit::<may::ManageAccounts>(tx, ctx, Subject::Service)?;
        devices::ask_wipe(tx, ctx, &grant, (worker, device))
    })?;
    Reply::see(format!("/accounts/{worker}/devices?done=device-wipe-asked"))
}
