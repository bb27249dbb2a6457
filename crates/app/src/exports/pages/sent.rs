//! The pages of sending the daily flow: sending it now, when it was sent, and which children the service refused.

use std::collections::{HashMap, HashSet};

use askama::Template;
use jiff::{SignedDuration, Timestamp};
use kith_returns::report::thousands;
use kith_vocabulary::calendar::london;
use kith_vocabulary::ids::{PersonId, SendingId};
use kith_vocabulary::time::date_and_time_in_words;

use super::{granted, start_with};
use crate::answers::Faults;
use crate::exports::daily_flow::sending::{JOB, Sending, sql};
use crate::people::Called;
use crate::people::rows::PersonName;
use crate::platform::access::{Facts, knows};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::jobs;
use crate::platform::problem::Problem;
use crate::values;

/// A run that has not ended after this was cut off, as far as anybody can tell.
const CUT_OFF_AFTER: SignedDuration = SignedDuration::from_hours(2);

/// What the page of returns says of sending.
pub(super) struct Sent {
    /// Why nothing can be sent, where the settings lack something.
    pub(super) missing: Option<String>,
    pub(super) service: String,
    pub(super) runs: Vec<RunLine>,
}

/// One run of sending.
pub(super) struct RunLine {
    pub(super) href: String,
    pub(super) started_at: String,
    pub(super) how: String,
    pub(super) taken: String,
}

impl RunLine {
    fn new(sending: &Sending, now: Timestamp) -> Self {
        let how = match (&sending.stopped_because, sending.ended_at) {
            (Some(why), _) => format!("It stopped before its end. {why}"),
            (None, Some(_)) => "It came to its end".to_owned(),
            (None, None) if now.duration_since(sending.started_at) > CUT_OFF_AFTER => {
                "It was cut off; the next one goes on from there".to_owned()
            }
            (None, None) => "It is being sent now".to_owned(),
        };
        RunLine {
            href: format!("/exports/daily-flow/{}", sending.sending_id),
            started_at: date_and_time_in_words(london(sending.started_at)),
            how,
            taken: thousands(usize::try_from(sending.taken).unwrap_or(0)),
        }
    }
}

/// What stands about sending.
pub(super) fn read(tx: &mut Tx, ctx: &Ctx) -> Result<Sent, Problem> {
    let runs: Vec<Sending> = tx.records(&sql::NEWEST, values![ctx.authority()])?;
    let (missing, service) = match ctx.app.config.daily_flow.service() {
        Ok(service) => (None, service.url),
        Err(missing) => (Some(missing.0), String::new()),
    };
    let runs = runs.iter().map(|run| RunLine::new(run, ctx.now)).collect();
    Ok(Sent { missing, service, runs })
}

/// Sends what changed, as background work.
pub(in crate::exports) fn send(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    granted(ctx)?;
    if let Err(missing) = ctx.app.config.daily_flow.service() {
        let mut faults = Faults::none();
        faults.add("kind", missing.0);
        return start_with(ctx, asked, axum::http::StatusCode::UNPROCESSABLE_ENTITY, faults);
    }
    ctx.write(|tx, ctx| jobs::enqueue(tx, ctx.acting(), JOB.name, "").map(|_| ()))?;
    Reply::see("/exports".to_owned())
}

/// A child whom the service did not take.
struct RefusedLine {
    name: String,
    href: String,
    status: i64,
}

#[derive(Template)]
#[template(path = "exports/sent.html")]
struct SentPage {
    shell: Shell,
    run: RunLine,
    service: String,
    refused: Vec<RefusedLine>,
}

/// One run, with the children who were refused and whom the reader may know of.
pub(in crate::exports) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    granted(ctx)?;
    let id: SendingId = asked.id("sending")?;
    let (sending, refused) = ctx.read(|tx| {
        let sending: Sending = tx.find(&sql::FIND, values![ctx.authority(), id])?.ok_or(Problem::NotFound)?;
        Ok((sending, refused(tx, ctx, id)?))
    })?;
    let run = RunLine::new(&sending, ctx.now);
    let title = format!("Daily flow, {}", run.started_at);
    Reply::page(&SentPage { shell: Shell::new(ctx, asked, title), run, service: sending.service, refused })
}

fn refused(tx: &mut Tx, ctx: &Ctx, id: SendingId) -> Result<Vec<RefusedLine>, Problem> {
    let mut facts: HashMap<PersonId, Vec<Facts>> = HashMap::new();
    for mut row in tx.rows(&sql::FACTS_OF_REFUSED, values![ctx.authority(), ctx.who.worker, ctx.today, id])? {
        facts.entry(row.take()?).or_default().push(Facts::take(&mut row)?);
    }
    let hidden: HashSet<PersonId> = facts
        .into_iter()
        .filter(|(_, all)| !knows(&ctx.who.roles, Facts::together(all).situation()))
        .map(|(person, _)| person)
        .collect();
    let asked = values![ctx.authority(), id];
    let mut names: Vec<(PersonId, PersonName)> = Vec::new();
    for mut row in tx.rows(&sql::NAMES_OF_REFUSED, asked)? {
        names.push((row.take()?, row.record()?));
    }
    let mut child_ids = Vec::new();
    for mut row in tx.rows(&sql::CHILD_IDS_OF_REFUSED, asked)? {
        child_ids.push((row.take()?, row.take()?));
    }
    let called = Called::new(names, child_ids);
    let mut lines = Vec::new();
    for mut row in tx.rows(&sql::REFUSED, asked)? {
        let (person, status): (PersonId, i64) = (row.take()?, row.take()?);
        if !hidden.contains(&person) {
            let name = called.name(person, ctx.today);
            lines.push(RefusedLine { name, href: format!("/people/{person}"), status });
        }
    }
    lines.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(lines)
}
