//! The page of one brief: what was left, what was drafted of it and by whom, and the replies that are awaited.

use askama::Template;
use axum::http::StatusCode;
use kith_practice::desk::BriefState;
use kith_practice::file::HangsOn;
use kith_practice::visit::due::day_in_words;
use kith_vocabulary::ids::{AwaitedReplyId, BriefId};
use kith_vocabulary::time::{date_in_words, day_and_date};

use super::super::actions::replies::{News, note_reply};
use super::super::actions::{drafting, leaving};
use super::super::load::{self, Open, permit_on};
use super::super::rows::{AwaitedReply, Brief};
use super::{PartLine, part_line, seen, tag};
use crate::files::{self, FileCard};
use crate::platform::access::{Action, Situation, may, would_permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::visits::pages::{moment_in_words, sending};

/// A reply, worded.
struct ReplyLine {
    id: AwaitedReplyId,
    from_whom: String,
    when: String,
    is_late: bool,
    answer: Option<String>,
    is_awaited: bool,
}

#[derive(Template)]
#[template(path = "coordination/brief.html")]
struct BriefPage {
    shell: Shell,
    family_name: String,
    family_link: String,
    link: String,
    heading: &'static str,
    state: &'static str,
    tag: &'static str,
    facts: Vec<(&'static str, String)>,
    bullets: String,
    files: Vec<FileCard>,
    parts: Vec<PartLine>,
    replies: Vec<ReplyLine>,
    withdrawn_because: Option<String>,
    visit_link: Option<String>,
    version: i64,
    can_read: bool,
    can_draft: bool,
    can_take: bool,
    can_withdraw: bool,
    can_chase: bool,
    error: String,
}

impl BriefPage {
    fn mistakes(&self) -> Vec<(&'static str, &str)> {
        let is_wrong = !self.error.is_empty();
        is_wrong.then_some(("because", self.error.as_str())).into_iter().collect()
    }
}

/// What a brief is about: `Ngozi Okafor, Tuesday 24 November`.
pub(super) fn about(open: &Open) -> String {
    let day = day_and_date(open.brief.about_on);
    match open.brief.child_id.and_then(|child| open.around.name(child)) {
        Some(child) => format!("{child}, {day}"),
        None => day,
    }
}

/// `due tomorrow`, `overdue since yesterday`.
pub(super) fn due(ctx: &Ctx, brief: &Brief) -> String {
    let day = day_in_words(brief.due_on, ctx.today);
    if brief.due_on < ctx.today { format!("overdue since {day}") } else { format!("due {day}") }
}

fn facts(ctx: &Ctx, open: &Open) -> Vec<(&'static str, String)> {
    let brief = &open.brief;
    let left = format!("{}, {}", open.author(), moment_in_words(brief.left_at));
    let mut facts = vec![("Left by", left), ("About", about(open))];
    if brief.state.is_open() {
        facts.push(("Wanted by", format!("{}, {}", day_and_date(brief.due_on), due(ctx, brief))));
    }
    if let Some(worker) = brief.coordinator_id {
        facts.push(("With", open.worker(worker).to_owned()));
    }
    if let Some(at) = brief.confirmed_at {
        facts.push(("In the record", moment_in_words(at)));
    }
    facts
}

fn reply_line(ctx: &Ctx, reply: &AwaitedReply) -> ReplyLine {
    let chased = match (reply.times_chased, reply.chased_on) {
        (0, _) | (_, None) => "not chased yet".to_owned(),
        (1, Some(on)) => format!("chased once, on {}", date_in_words(on)),
        (n, Some(on)) => format!("chased {n} times, last on {}", date_in_words(on)),
    };
    let when = match reply.answered_on {
        Some(on) => format!("Replied on {}", date_in_words(on)),
        None => {
            format!(
                "Asked on {}, reply wanted by {}, {chased}",
                date_in_words(reply.asked_on),
                date_in_words(reply.due_on)
            )
        }
    };
    ReplyLine {
        id: reply.awaited_reply_id,
        from_whom: reply.from_whom.clone(),
        when,
        is_late: reply.answered_on.is_none() && reply.due_on < ctx.today,
        answer: reply.answer.clone(),
        is_awaited: reply.answered_on.is_none(),
    }
}

/// One brief.
pub(in crate::coordination) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    show_with(ctx, asked, StatusCode::OK, String::new())
}

fn show_with(ctx: &Ctx, asked: &Asked, status: StatusCode, error: String) -> Result<Reply, Problem> {
    let id: BriefId = asked.id("brief")?;
    let (open, files, is_theirs) = ctx.read(|tx| {
        let open = load::open::<may::ViewFamily>(tx, ctx, id)?;
        let files = match would_permit(ctx, Action::ViewFile, open.situation) {
            true => files::of_record(tx, ctx, &open.around, HangsOn::Brief, id)?,
            false => Vec::new(),
        };
        let is_theirs = load::is_theirs(tx, ctx, &open.brief, open.situation)?;
        Ok((open, files, is_theirs))
    })?;
    let state = open.brief.state;
    let is_author = open.brief.worker_id == ctx.who.worker;
    let may = |action| would_permit(ctx, action, open.situation);
    let can_draft = state.is_with_desk() && is_theirs && may(Action::DraftForWorker);
    Reply::page_with(
        status,
        &BriefPage {
            shell: Shell::new(ctx, asked, open.brief.wanted.record()),
            family_name: open.around.family_name.clone(),
            family_link: format!("/families/{}", open.around.family),
            link: format!("/briefs/{id}"),
            heading: if state.is_open() { open.brief.wanted.label() } else { open.brief.wanted.record() },
            state: state.label(),
            tag: tag(state),
            facts: facts(ctx, &open),
            bullets: open.brief.bullets.clone(),
            files,
            parts: open.parts.iter().map(|part| part_line(&open, part)).collect(),
            replies: open.replies.iter().map(|reply| reply_line(ctx, reply)).collect(),
            withdrawn_because: open.brief.withdrawn_because.clone(),
            visit_link: open
                .brief
                .visit_id
                .filter(|_| state == BriefState::Confirmed)
                .map(|visit| format!("/visits/{visit}")),
            version: open.brief.version,
            can_read: state == BriefState::WithWorker && is_author && may(Action::ConfirmDraft),
            can_take: can_draft && open.brief.coordinator_id != Some(ctx.who.worker),
            can_draft,
            can_chase: may(Action::ChaseReply) && (is_theirs || open.situation != Situation::Serves),
            can_withdraw: state.is_open() && is_theirs && may(Action::ConfirmDraft),
            error,
        },
    )
}

/// Takes a brief.
pub(in crate::coordination) fn take(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: BriefId = asked.id("brief")?;
    let (sending, seen) = (sending(asked), seen(asked, id));
    let to = ctx.write(move |tx, ctx| {
        let brief = load::find(tx, ctx.authority(), id)?;
        let grant = permit_on::<may::DraftForWorker>(tx, ctx, &brief)?;
        drafting::take(tx, ctx, &grant, sending, seen)
    })?;
    Reply::see(to)
}

/// Takes a brief back.
pub(in crate::coordination) fn withdraw(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: BriefId = asked.id("brief")?;
    let Some(because) = asked.form.owned("because") else {
        let message = "Say why it is not wanted any more".to_owned();
        return show_with(ctx, asked, StatusCode::UNPROCESSABLE_ENTITY, message);
    };
    let (sending, seen) = (sending(asked), seen(asked, id));
    let to = ctx.write(move |tx, ctx| {
        let brief = load::find(tx, ctx.authority(), id)?;
        let grant = permit_on::<may::ConfirmDraft>(tx, ctx, &brief)?;
        leaving::withdraw(tx, ctx, &grant, sending, (seen, &because))
    })?;
    Reply::see(to)
}

/// Notes that somebody was chased.
pub(in crate::coordination) fn chased(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    noted(ctx, asked, News::Chased)
}

/// Notes a reply.
pub(in crate::coordination) fn answered(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let words = asked.form.owned("answer");
    let words = words.ok_or_else(|| Problem::invalid("answer", "Go back and say what they replied."))?;
    noted(ctx, asked, News::Answered(words))
}

fn noted(ctx: &Ctx, asked: &Asked, news: News) -> Result<Reply, Problem> {
    let reply: AwaitedReplyId = asked.id("reply")?;
    let sending = sending(asked);
    let minutes = asked.form.text("desk_minutes").and_then(|text| text.parse().ok());
    let minutes = minutes.filter(|minutes| (1..=600).contains(minutes));
    let to = ctx.write(move |tx, ctx| note_reply(tx, ctx, sending, (reply, &news, minutes)))?;
    Reply::see(to)
}
