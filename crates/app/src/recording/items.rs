//! What comes from a device: a visit, or words that are to be finished on the full page.
//!
//! It goes through the same answers, decisions and actions as the ordinary form. The difference is in how it is
//! answered: in words that the page shows beside what was recorded, so that nothing is lost whatever is wrong with it.

use axum::http::StatusCode;
use jiff::civil::DateTime;
use jiff::{SignedDuration, Timestamp};
use kith_practice::visit::{Purpose, Seen, VisitState};
use kith_vocabulary::calendar::london;
use kith_vocabulary::ids::{DeviceId, DraftId, FamilyId, VisitId, WorkerId};
use kith_vocabulary::time::{day_and_date, time_in_words};
use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::devices::{self, Standing};
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::drafts::{self, Draft};
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::visits::actions::{self, Read, Sending};
use crate::visits::answers::{self, Mistakes, time_from_words};
use crate::visits::pages::{self, Open};
use crate::visits::sql;
use crate::{statement, values};

statement! {
    FIND_ITEM = "
        select worker_id, kind, outcome
          from recording_item
         where authority_id = ?1 and write_id = ?2";

    RECEIVED_FROM_DEVICE = "
        select write_id
          from recording_item
         where authority_id = ?1 and device_id = ?2 and worker_id = ?3
         order by received_at desc
         limit 500";

    ADD_ITEM = "
        insert into recording_item (authority_id, write_id, device_id, worker_id, family_id, kind, received_at,
                                    told_at, clock_ahead_ms, outcome)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            on conflict (authority_id, write_id) do nothing";
}

/// What every sending says of itself.
#[derive(Clone, Copy)]
pub(super) struct Sent {
    device: DeviceId,
    pub(super) write_id: Uuid,
    /// When it was told, by the device's clock.
    told_at: Timestamp,
    /// How far that clock is ahead of ours.
    ahead: SignedDuration,
}

impl Sent {
    pub(super) fn read(ctx: &Ctx, asked: &Asked) -> Result<Self, Problem> {
        Ok(Sent {
            device: asked.form.text("device").and_then(|id| id.parse().ok()).ok_or(Problem::NotFound)?,
            write_id: asked.write_id().ok_or(Problem::NotFound)?,
            told_at: instant(asked, "told_at").unwrap_or(ctx.now),
            ahead: ahead(ctx, asked),
        })
    }
}

/// An instant that a device gave, in milliseconds since 1970.
fn instant(asked: &Asked, name: &str) -> Option<Timestamp> {
    asked.form.text(name)?.parse().ok().and_then(|ms| Timestamp::from_millisecond(ms).ok())
}

/// How far the device's clock is ahead of ours, from what it showed when it sent this.
pub(super) fn ahead(ctx: &Ctx, asked: &Asked) -> SignedDuration {
    instant(asked, "sent_at").map_or(SignedDuration::ZERO, |sent| sent.duration_since(ctx.now))
}

/// What becomes of something that was sent.
pub(super) enum Outcome {
    /// It is in the record, or kept as a draft: where to look.
    Saved(String),
    /// It was not saved: the controls and what is wrong.
    Mistakes(Mistakes),
    /// It would have been in the future: what to ask, and a moment to propose.
    Ask(String, Option<DateTime>),
    /// Somebody else recorded the visit first: who and when, and what stands.
    Conflict(String, Vec<(String, String)>),
    /// It cannot be taken: why.
    Refused(String),
}

impl Outcome {
    fn reply(self) -> Result<Reply, Problem> {
        let body: Json = match self {
            Outcome::Saved(link) => json!({ "state": "saved", "link": link }),
            Outcome::Mistakes(mistakes) => json!({ "state": "mistakes", "mistakes": mistakes }),
            Outcome::Ask(question, proposed) => json!({
                "state": "ask",
                "question": question,
                "proposed": proposed.map(|at| json!({
                    "on": at.date().to_string(), "at": time_in_words(at.time()),
                })),
            }),
            Outcome::Conflict(who, stands) => json!({ "state": "conflict", "who": who, "stands": stands }),
            Outcome::Refused(why) => json!({ "state": "refused", "why": why }),
        };
        Ok(Reply::Data(StatusCode::OK, body.to_string()))
    }
}

/// Not to be told apart from a family that does not exist.
const NOT_YOURS: &str = "Kith did not take this: there is no such family or visit that you can see. If that is wrong, \
                         ask your manager. It stays on this device until you remove it.";
const REVOKED: &str = "Kith did not take this: this device is to remove everything.";

/// The answer for whoever sent it: what is wrong stays beside what was recorded; a fault is tried again later.
pub(super) fn answered(done: Result<Outcome, Problem>) -> Result<Reply, Problem> {
    match done {
        Ok(outcome) => outcome.reply(),
        Err(Problem::NotFound) => Outcome::Refused(NOT_YOURS.to_owned()).reply(),
        Err(Problem::NotAllowed(why)) => Outcome::Refused(why).reply(),
        Err(Problem::Invalid(fields)) => Outcome::Mistakes(fields.into_iter().collect()).reply(),
        Err(problem) => Err(problem),
    }
}

/// What was answered when this was received before; nothing where it was not, or an end where it may not be sent.
pub(super) fn before(tx: &mut Tx, ctx: &Ctx, sent: Sent) -> Result<Option<Outcome>, Problem> {
    if matches!(devices::standing_of_own(tx, ctx, sent.device)?, Standing::Wipe) {
        return Ok(Some(Outcome::Refused(REVOKED.to_owned())));
    }
    let Some(mut row) = tx.row(&FIND_ITEM, values![ctx.authority(), sent.write_id.to_string()])? else {
        return Ok(None);
    };
    let (worker, _): (WorkerId, String) = (row.take()?, row.take()?);
    if worker == ctx.who.worker { Ok(Some(Outcome::Saved(row.take()?))) } else { Err(Problem::NotFound) }
}

/// The visit that an item of the same worker became, where it did.
pub(super) fn visit_of(tx: &mut Tx, ctx: &Ctx, item: Uuid) -> Result<Option<VisitId>, Problem> {
    let Some(mut row) = tx.row(&FIND_ITEM, values![ctx.authority(), item.to_string()])? else {
        return Ok(None);
    };
    let (worker, kind): (WorkerId, String) = (row.take()?, row.take()?);
    let outcome: String = row.take()?;
    let id = outcome.split_once("visit=").and_then(|(_, id)| id.parse().ok());
    Ok(id.filter(|_| worker == ctx.who.worker && kind == "visit"))
}

/// Which of the things that wait on a device were received from it before, so that it may let them go.
pub(super) fn received(
    tx: &mut Tx,
    ctx: &Ctx,
    device: DeviceId,
    waiting: &[&str],
) -> Result<Vec<String>, Problem> {
    let mut found = Vec::new();
    for mut row in tx.rows(&RECEIVED_FROM_DEVICE, values![ctx.authority(), device, ctx.who.worker])? {
        let id: String = row.take()?;
        if waiting.contains(&id.as_str()) {
            found.push(id);
        }
    }
    Ok(found)
}

/// Keeps that something was received, with the device's own time, in the transaction that saves it.
pub(super) fn receive(
    tx: &mut Tx,
    ctx: &Ctx,
    sent: Sent,
    (kind, family): (&'static str, FamilyId),
    outcome: &str,
) -> Result<(), Problem> {
    let ahead_ms = i64::try_from(sent.ahead.as_millis()).unwrap_or(0);
    tx.run(
        &ADD_ITEM,
        values![
            ctx.authority(),
            sent.write_id.to_string(),
            sent.device,
            ctx.who.worker,
            family,
            kind,
            ctx.now,
            sent.told_at,
            ahead_ms,
            outcome
        ],
    )?;
    Ok(())
}

/// Takes a visit that was recorded on a device.
pub(super) fn visit(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    answered(take_visit(ctx, asked))
}

fn take_visit(ctx: &Ctx, asked: &Asked) -> Result<Outcome, Problem> {
    let sent = Sent::read(ctx, asked)?;
    if let Some(outcome) = ctx.read(|tx| before(tx, ctx, sent))? {
        return Ok(outcome);
    }
    if let Some(asking) = in_the_future(&asked.form, london(ctx.now), sent.ahead) {
        return Ok(asking);
    }
    match asked.form.text("visit") {
        Some(id) => take_planned(ctx, asked, sent, id.parse().map_err(|_| Problem::NotFound)?),
        None => take_unplanned(ctx, asked, sent),
    }
}

fn take_planned(ctx: &Ctx, asked: &Asked, sent: Sent, id: VisitId) -> Result<Outcome, Problem> {
    let (open, _) = ctx.read(|tx| pages::open::<may::RecordVisit>(tx, ctx, id))?;
    let said = match answers::read_held(&asked.form, &open.around, &open.children(), london(ctx.now)) {
        Ok(said) => said,
        Err(mistakes) => return Ok(Outcome::Mistakes(mistakes)),
    };
    let version = asked.form.text("version").and_then(|text| text.parse().ok()).unwrap_or(0);
    let sending = Sending { write_id: Some(sent.write_id), draft: None };
    let done = ctx.write(move |tx, ctx| {
        let family = pages::family_of(tx, ctx, id)?;
        let grant = permit::<may::RecordVisit>(tx, ctx, Subject::Family(family))?;
        let link = actions::record_planned(tx, ctx, &grant, sending, Read { visit: id, version }, &said)?;
        receive(tx, ctx, sent, ("visit", family), &link)?;
        Ok(link)
    });
    match done {
        Ok(link) => Ok(Outcome::Saved(link)),
        Err(Problem::Conflict(_)) => ctx.read(|tx| stands(tx, ctx, id)),
        Err(problem) => Err(problem),
    }
}

fn take_unplanned(ctx: &Ctx, asked: &Asked, sent: Sent) -> Result<Outcome, Problem> {
    let family: FamilyId =
        asked.form.text("family").and_then(|id| id.parse().ok()).ok_or(Problem::NotFound)?;
    let around = ctx.read(|tx| {
        permit::<may::RecordVisit>(tx, ctx, Subject::Family(family))?;
        sql::around(tx, ctx, family, None)
    })?;
    let said = match answers::read_held(&asked.form, &around, &[], london(ctx.now)) {
        Ok(said) => said,
        Err(mistakes) => return Ok(Outcome::Mistakes(mistakes)),
    };
    let sending = Sending { write_id: Some(sent.write_id), draft: None };
    let link = ctx.write(move |tx, ctx| {
        let grant = permit::<may::RecordVisit>(tx, ctx, Subject::Family(family))?;
        let link = actions::record_unplanned(tx, ctx, &grant, sending, &said)?;
        receive(tx, ctx, sent, ("visit", family), &link)?;
        Ok(link)
    })?;
    Ok(Outcome::Saved(link))
}

/// Asks about a visit that would have been in the future. The device's clock may be ahead: then the moment by ours is
/// proposed. Nothing is refused, and nothing is moved without the worker's word.
fn in_the_future(form: &Answers, now: DateTime, ahead: SignedDuration) -> Option<Outcome> {
    let on = form.date("happened_on").ok().flatten()?;
    let at = form.text("happened_at").and_then(time_from_words);
    let is_future = on > now.date() || at.is_some_and(|at| on.to_datetime(at) > now);
    if !is_future {
        return None;
    }
    let said = match at {
        Some(at) => format!("{} at {}", day_and_date(on), time_in_words(at)),
        None => day_and_date(on),
    };
    let by_our_clock = on.to_datetime(at.unwrap_or(now.time())).checked_sub(ahead).ok();
    let proposed = by_our_clock.filter(|at| *at <= now);
    let clock = if ahead.abs() < SignedDuration::from_mins(2) {
        String::new()
    } else {
        let way = if ahead.is_positive() { "ahead" } else { "behind" };
        format!(" This device’s clock is {} {way}.", span_in_words(ahead.abs()))
    };
    let now = format!("{} at {}", day_and_date(now.date()), time_in_words(now.time()));
    Some(Outcome::Ask(format!("You said {said}, and it is {now} now.{clock} When was the visit?"), proposed))
}

/// `2 days 6 hours`, `1 hour 30 minutes`, `5 minutes`.
pub(super) fn span_in_words(span: SignedDuration) -> String {
    let many = |n: i64, what: &str| if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") };
    let minutes = span.as_mins();
    let (days, hours, minutes) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    let parts = [(days, "day"), (hours, "hour"), (minutes, "minute")];
    let parts: Vec<String> =
        parts.into_iter().filter(|(n, _)| *n > 0).take(2).map(|(n, what)| many(n, what)).collect();
    if parts.is_empty() { "less than a minute".to_owned() } else { parts.join(" ") }
}

/// What somebody else recorded, for showing beside what came from the device.
fn stands(tx: &mut Tx, ctx: &Ctx, id: VisitId) -> Result<Outcome, Problem> {
    let (Open { whole, around }, _) = pages::open::<may::RecordVisit>(tx, ctx, id)?;
    let who = match sql::last_change(tx, ctx.authority(), &whole.visit)? {
        Some(change) => format!("{}, {}", change.by, pages::moment_in_words(change.at)),
        None => "Somebody, a moment ago".to_owned(),
    };
    let visit = &whole.visit;
    let mut lines = Vec::new();
    if let Some(why) = &visit.not_held_because {
        lines.push(("It did not happen".to_owned(), why.clone()));
    }
    if let Some(on) = visit.happened_on {
        let at = visit.happened_at.map_or_else(String::new, |at| format!(" at {}", time_in_words(at)));
        lines.push(("Day and time".to_owned(), format!("{}{at}", day_and_date(on))));
    }
    for child in &whole.children {
        if let (Some(name), Some(seen)) = (around.name(child.person_id), child.seen) {
            let words = child.own_words.as_deref().map_or_else(String::new, |words| format!(": “{words}”"));
            lines.push((name.to_owned(), format!("{}{words}", Seen::label(seen))));
        }
    }
    if !visit.narrative.is_empty() {
        lines.push(("What happened".to_owned(), visit.narrative.clone()));
    }
    Ok(Outcome::Conflict(who, lines))
}

/// Keeps words from a device as a draft, to be finished on the full page: a note, or a visit that somebody else
/// recorded first.
pub(super) fn draft(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    answered(take_draft(ctx, asked))
}

fn take_draft(ctx: &Ctx, asked: &Asked) -> Result<Outcome, Problem> {
    let sent = Sent::read(ctx, asked)?;
    if let Some(outcome) = ctx.read(|tx| before(tx, ctx, sent))? {
        return Ok(outcome);
    }
    let visit: Option<VisitId> = asked.form.text("visit").and_then(|id| id.parse().ok());
    let family: Option<FamilyId> = asked.form.text("family").and_then(|id| id.parse().ok());
    let form = asked.form.clone();
    let link = ctx.write(move |tx, ctx| {
        let (family, form_name, path) = match (visit, family) {
            (Some(id), _) => page_of(tx, ctx, id)?,
            (None, Some(id)) => (id, "Record a visit", format!("/families/{id}/visits/record")),
            (None, None) => return Err(Problem::NotFound),
        };
        permit::<may::RecordVisit>(tx, ctx, Subject::Family(family))?;
        let draft = Draft {
            draft_id: DraftId(sent.write_id),
            form: form_name.to_owned(),
            family_id: Some(family),
            path: path.clone(),
            answers: whole_form(ctx, &form, sent),
            saved_at: ctx.now,
        };
        drafts::keep(tx, ctx.authority(), ctx.who.worker, &draft)?;
        let link = format!("{path}?draft={}", draft.draft_id);
        receive(tx, ctx, sent, ("draft", family), &link)?;
        Ok(link)
    })?;
    Ok(Outcome::Saved(link))
}

/// The page on which a visit is recorded, or corrected where it was recorded already.
fn page_of(tx: &mut Tx, ctx: &Ctx, id: VisitId) -> Result<(FamilyId, &'static str, String), Problem> {
    let visit = sql::find_visit(tx, ctx.authority(), id)?.ok_or(Problem::NotFound)?;
    Ok(match visit.state {
        VisitState::Done => (visit.family_id, "Correct a visit", format!("/visits/{id}/correct")),
        _ => (visit.family_id, "Record a visit", format!("/visits/{id}/record")),
    })
}

/// The answers of the full page: what the device sent, over what the page would propose.
fn whole_form(ctx: &Ctx, sent_form: &Answers, sent: Sent) -> Answers {
    const OF_SENDING: [&str; 7] = ["csrf", "device", "write_id", "told_at", "sent_at", "visit", "family"];
    let told = sent.told_at.checked_sub(sent.ahead).unwrap_or(ctx.now).min(ctx.now);
    let mut proposed = answers::unplanned(ctx.who.worker, Purpose::ChildInNeed, london(told));
    answers::propose_actions(&mut proposed, ctx.who.worker, ctx.today);
    let mut form = sent_form.clone();
    form.0.retain(|(name, _)| !OF_SENDING.contains(&name.as_str()));
    proposed.0.retain(|(name, _)| form.raw(name).is_none());
    form.0.extend(proposed.0);
    form
}
