//! The page of one visit: what was shared, each child's part, who was there and what came of it.

use askama::Template;
use kith_practice::file::HangsOn;
use kith_practice::visit::VisitState;
use kith_vocabulary::ids::VisitId;
use kith_vocabulary::time::{date_in_words, day_and_date, time_in_words};

use super::{Open, family_of, open, read_version, sending};
use crate::action_items::lines::{ActionLine, Reader, line};
use crate::coordination;
use crate::files::{FileCard, of_record};
use crate::platform::access::{Action, Situation, Subject, may, permit, would_permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::visits::actions;
use crate::visits::rows::VisitChild;

/// One child's part, as the page shows it.
struct ChildPart {
    name: String,
    link: String,
    seen: &'static str,
    place: Option<String>,
    own_words: Option<String>,
    meaning: Option<String>,
}

#[derive(Template)]
#[template(path = "visits/show.html")]
struct VisitPage {
    shell: Shell,
    id: VisitId,
    family_name: String,
    family_link: String,
    heading: String,
    state: &'static str,
    facts: Vec<(&'static str, String)>,
    narrative: String,
    children: Vec<ChildPart>,
    present: Vec<String>,
    /// Who typed it and who confirmed it, where it was written up at the desk.
    typed_by: Option<String>,
    actions: Vec<ActionLine>,
    /// What was taken at it.
    files: Vec<FileCard>,
    not_held_because: Option<String>,
    version: i64,
    not_held_error: String,
    is_planned: bool,
    is_not_held: bool,
    can_record: bool,
    can_plan: bool,
    can_correct: bool,
    can_see_history: bool,
}

impl VisitPage {
    fn link(&self) -> String {
        format!("/visits/{}", self.id)
    }

    fn mistakes(&self) -> Vec<(&'static str, &str)> {
        let is_wrong = !self.not_held_error.is_empty();
        is_wrong.then_some(("because", self.not_held_error.as_str())).into_iter().collect()
    }
}

/// The page of a visit.
pub(in crate::visits) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: VisitId = asked.id("visit")?;
    let (open, situation, files, typed_by) = ctx.read(|tx| {
        let (open, grant) = open::<may::ViewFamily>(tx, ctx, id)?;
        let files = match would_permit(ctx, Action::ViewFile, grant.situation()) {
            true => of_record(tx, ctx, &open.around, HangsOn::Visit, id)?,
            false => Vec::new(),
        };
        let typed_by = coordination::typed_by(tx, ctx.authority(), id)?;
        Ok((open, grant.situation(), files, typed_by))
    })?;
    Reply::page(&VisitPage { files, typed_by, ..page(ctx, asked, open, situation, String::new()) })
}

fn page(ctx: &Ctx, asked: &Asked, open: Open, situation: Situation, not_held_error: String) -> VisitPage {
    let Open { whole, around } = &open;
    let visit = &whole.visit;
    let reader = Reader::of(ctx, situation);
    let can = |action| would_permit(ctx, action, situation);
    let is_planned = visit.state == VisitState::Planned;
    let is_done = visit.state == VisitState::Done;
    let present = whole.present.iter().filter_map(|row| match row.person_id {
        Some(person) => around.name(person).map(str::to_owned),
        None => row.name.clone(),
    });
    VisitPage {
        shell: Shell::new(ctx, asked, visit.purpose.label()),
        id: visit.visit_id,
        family_name: around.family_name.clone(),
        family_link: format!("/families/{}", around.family),
        heading: heading(&open),
        state: visit.state.label(),
        facts: facts(&open),
        narrative: visit.narrative.clone(),
        children: children(&open),
        present: present.collect(),
        typed_by: None,
        actions: whole
            .actions
            .iter()
            .map(|item| line(item, owner(&open, item.worker_id, item.person_id), ctx.today, reader))
            .collect(),
        files: Vec::new(),
        not_held_because: visit.not_held_because.clone(),
        version: whole.version(),
        not_held_error,
        is_planned,
        is_not_held: visit.state == VisitState::NotHeld,
        can_record: !is_done && can(Action::RecordVisit),
        can_plan: can(Action::PlanVisit),
        can_correct: is_done && can(Action::CorrectVisit),
        can_see_history: can(Action::ViewHistory),
    }
}

fn owner(
    open: &Open,
    worker: Option<kith_vocabulary::ids::WorkerId>,
    person: Option<kith_vocabulary::ids::PersonId>,
) -> String {
    let worker = worker.map(|id| open.around.worker(id).unwrap_or("A worker"));
    let person = person.map(|id| open.around.name(id).unwrap_or("Somebody in the family"));
    worker.or(person).unwrap_or("Nobody yet").to_owned()
}

fn heading(open: &Open) -> String {
    let visit = &open.whole.visit;
    match visit.happened_on.or(visit.planned_on) {
        Some(on) => format!("{}, {}", visit.purpose.label(), date_in_words(on)),
        None => visit.purpose.label().to_owned(),
    }
}

fn facts(open: &Open) -> Vec<(&'static str, String)> {
    let visit = &open.whole.visit;
    let when = visit.happened_on.map(|on| (on, visit.happened_at));
    let when = when.or(visit.planned_on.map(|on| (on, visit.planned_at)));
    let when = when.map(|(on, at)| match at {
        Some(at) => format!("{} at {}", day_and_date(on), time_in_words(at)),
        None => day_and_date(on),
    });
    let minutes = |n: Option<i64>| n.map(|n| format!("{n} minutes"));
    let all = [
        ("When", when),
        ("Who visited", open.around.worker(visit.worker_id).map(str::to_owned)),
        ("Where", Some(format!("{}, {}", visit.place.label(), visit.mode.label().to_lowercase()))),
        ("How long", minutes(visit.minutes)),
        ("Travel", minutes(visit.travel_minutes)),
    ];
    all.into_iter().filter_map(|(label, value)| Some((label, value?))).collect()
}

/// The children whom the reader may know, the oldest first.
fn children(open: &Open) -> Vec<ChildPart> {
    let mut parts: Vec<&VisitChild> = open.whole.children.iter().collect();
    parts.sort_by_key(|part| open.around.place(part.person_id));
    parts.into_iter().filter_map(|part| child_part(open, part)).collect()
}

fn child_part(open: &Open, child: &VisitChild) -> Option<ChildPart> {
    let name = open.around.name(child.person_id)?.to_owned();
    Some(ChildPart {
        name,
        link: format!("/people/{}", child.person_id),
        seen: child.seen.map_or("", |seen| seen.label()),
        place: child.where_seen.clone(),
        own_words: child.own_words.clone(),
        meaning: child.meaning.clone(),
    })
}

/// Says that a planned visit did not happen.
pub(in crate::visits) fn not_held(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: VisitId = asked.id("visit")?;
    let (open, grant) = ctx.read(|tx| open::<may::PlanVisit>(tx, ctx, id))?;
    let Some(because) = asked.form.owned("because") else {
        let message = "Say why the visit did not happen".to_owned();
        let page = page(ctx, asked, open, grant.situation(), message);
        return Reply::page_with(axum::http::StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let (sending, read) = (sending(asked), read_version(asked, id));
    let path = ctx.write(move |tx, ctx| {
        let family = family_of(tx, ctx, id)?;
        let grant = permit::<may::PlanVisit>(tx, ctx, Subject::Family(family))?;
        actions::say_not_held(tx, ctx, &grant, sending, read, &because)
    })?;
    Reply::see(path)
}
