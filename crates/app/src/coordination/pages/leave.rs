//! The page on which a worker leaves a brief in seconds.

use askama::Template;
use axum::http::StatusCode;
use jiff::civil::{Date, Time};
use kith_practice::desk::Wanted;
use kith_practice::visit::Purpose;
use kith_vocabulary::ids::{FamilyId, VisitId};
use kith_vocabulary::time::{day_and_date, time_in_words};

use super::super::actions::leaving;
use super::super::answers::read_brief;
use super::super::load::{not_restricted, who_serves};
use crate::answers::{Choice, Faults};
use crate::files::take_in_all;
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::story::in_a_row;
use crate::visits::answers::{Mistakes, push_date};
use crate::visits::pages::form::{DateBoxes, DraftFields, Filled};
use crate::visits::pages::{drafts_of, sending};
use crate::visits::sql::{Around, around};
use crate::{statement, values};

/// What the draft of this form is called.
const FORM: &str = "Leave a brief";

statement! {
    /// The worker's own planned visits to the family whose day has come, and that nobody wrote up yet.
    TO_WRITE_UP = "
        select v.visit_id, v.purpose, v.planned_on, v.planned_at
          from visit v
         where v.authority_id = ?1 and v.family_id = ?2 and v.worker_id = ?3 and v.state = 'planned'
           and v.planned_on <= ?4
         order by v.planned_on desc, v.visit_id
         limit 10";
}

#[derive(Template)]
#[template(path = "coordination/leave.html")]
struct LeavePage {
    shell: Shell,
    family_name: String,
    family_link: String,
    draft: DraftFields,
    filled: Filled,
    wanted: Vec<Choice>,
    visits: Vec<Choice>,
    children: Vec<Choice>,
    due: Vec<Choice>,
    about: DateBoxes,
    due_on: DateBoxes,
    /// Who serves the worker today; blank for nobody.
    served_by: String,
    is_more_open: bool,
}

/// What the page knows of a family.
struct Known {
    around: Around,
    planned: Vec<(VisitId, String)>,
    served_by: Vec<String>,
}

fn known(ctx: &Ctx, family: FamilyId) -> Result<Known, Problem> {
    ctx.read(|tx| {
        permit::<may::LeaveBrief>(tx, ctx, Subject::Family(family))?;
        not_restricted(tx, ctx, family)?;
        let around = around(tx, ctx, family, None)?;
        let mut planned = Vec::new();
        for mut row in tx.rows(&TO_WRITE_UP, values![ctx.authority(), family, ctx.who.worker, ctx.today])? {
            let (visit, purpose): (VisitId, Purpose) = (row.take()?, row.take()?);
            let (on, at): (Date, Option<Time>) = (row.take()?, row.take()?);
            let at = at.map_or_else(String::new, |at| format!(" at {}", time_in_words(at)));
            planned.push((visit, format!("{}, {}{at}", purpose.label(), day_and_date(on))));
        }
        Ok(Known { around, planned, served_by: who_serves(tx, ctx, ctx.who.worker)? })
    })
}

fn path(family: FamilyId) -> String {
    format!("/families/{family}/briefs/new")
}

/// The form to leave a brief.
pub(in crate::coordination) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let known = known(ctx, family)?;
    let path = path(family);
    let (shown, waiting) = ctx.read(|tx| drafts_of(tx, ctx, asked, &path))?;
    let answers = shown.as_ref().map_or_else(|| opening(ctx, asked, &known), |draft| draft.answers.clone());
    let draft =
        DraftFields::new(ctx, asked, FORM, path, &known.around).found(shown.as_ref(), waiting.as_ref());
    Reply::page(&page(ctx, asked, known, draft, Filled { answers, mistakes: Mistakes::new() }))
}

fn opening(ctx: &Ctx, asked: &Asked, known: &Known) -> Answers {
    let mut answers = Answers::default();
    let first = known.planned.first();
    let wanted = asked.query.text("wanted").unwrap_or(Wanted::VisitWriteUp.key());
    answers.push("wanted", wanted);
    answers.push("visit", first.map_or_else(String::new, |(visit, _)| visit.to_string()));
    answers.push("due", "usual");
    push_date(&mut answers, "about_on", ctx.today);
    answers
}

fn page(ctx: &Ctx, asked: &Asked, known: Known, draft: DraftFields, filled: Filled) -> LeavePage {
    let answers = &filled.answers;
    let wanted = Wanted::ALL.iter().map(|one| Choice::among(one.key(), one.label(), answers, "wanted"));
    let mut visits = vec![Choice::among("", "A visit that was not planned in Kith", answers, "visit")];
    visits.extend(
        known.planned.iter().map(|(id, words)| Choice::among(id.to_string(), words, answers, "visit")),
    );
    let mut children = vec![Choice::among("", "The whole family", answers, "child")];
    children.extend(
        known.around.children().map(|one| Choice::among(one.person.to_string(), &one.name, answers, "child")),
    );
    let due = [("today", "Today"), ("usual", "In a working day or two"), ("another day", "Another day")];
    let title = if filled.mistakes.is_empty() { FORM } else { "Error: leave a brief" };
    LeavePage {
        shell: Shell::new(ctx, asked, title),
        family_link: format!("/families/{}", known.around.family),
        wanted: wanted.collect(),
        visits: if known.planned.is_empty() { Vec::new() } else { visits },
        children,
        due: due.map(|(key, label)| Choice::among(key, label, answers, "due")).to_vec(),
        about: filled.date("about_on"),
        due_on: filled.date("due_on"),
        served_by: in_a_row(known.served_by),
        is_more_open: !filled.mistakes.is_empty(),
        family_name: known.around.family_name,
        draft,
        filled,
    }
}

/// Leaves a brief.
pub(in crate::coordination) fn leave(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let known = known(ctx, family)?;
    let sent = asked.files_of("files");
    let planned: Vec<VisitId> = known.planned.iter().map(|(visit, _)| *visit).collect();
    let told = read_brief(&asked.form, &known.around, &planned, ctx.today, !sent.is_empty());
    let taken = take_in_all(sent, None, "files");
    let (told, taken) = match (told, taken) {
        (Ok(told), Ok(taken)) => (told, taken),
        (told, taken) => {
            let mut mistakes = told.err().unwrap_or_default();
            if let Err(problem) = taken {
                mistakes.extend(Faults::of(problem)?.list());
            }
            let draft = DraftFields::new(ctx, asked, FORM, path(family), &known.around);
            let filled = Filled { answers: asked.form.clone(), mistakes };
            let page = page(ctx, asked, known, draft, filled);
            return Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let sending = sending(asked);
    let to = ctx.write(move |tx, ctx| {
        let grant = permit::<may::LeaveBrief>(tx, ctx, Subject::Family(family))?;
        leaving::leave_brief(tx, ctx, &grant, sending, (&told, &taken))
    })?;
    Reply::see(to)
}
