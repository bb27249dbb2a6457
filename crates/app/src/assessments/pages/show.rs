//! The page of an assessment: what is written, what it still lacks, and what may come next.

use askama::Template;
use axum::http::StatusCode;
use kith_practice::assessment::{AssessmentState, Step, decide_complete, may_step};
use kith_vocabulary::ids::FamilyAssessmentId;
use kith_vocabulary::time::date_in_words;

use super::{Open, open, read_version};
use crate::assessments::{actions, sql};
use crate::platform::access::{Action, Situation, Subject, may, permit, would_permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::visits::pages::{moment_in_words, sending};

/// One child's part, as the page shows it.
struct ChildPart {
    name: String,
    link: String,
    outcome: Option<&'static str>,
    seen: String,
    own_words: Option<String>,
    conclusion: Option<String>,
    factors: Vec<&'static str>,
}

#[derive(Template)]
#[template(path = "assessments/show.html")]
struct AssessmentPage {
    shell: Shell,
    id: FamilyAssessmentId,
    family_name: String,
    family_link: String,
    heading: String,
    state: &'static str,
    is_done: bool,
    facts: Vec<(&'static str, String)>,
    parts: Vec<(&'static str, String)>,
    children: Vec<ChildPart>,
    returned_because: Option<String>,
    lacks: Vec<String>,
    version: i64,
    can_write: bool,
    can_send: bool,
    can_authorise: bool,
    can_return: bool,
    can_correct: bool,
    why_not: Option<String>,
    return_error: String,
}

impl AssessmentPage {
    fn mistakes(&self) -> Vec<(&'static str, &str)> {
        let is_wrong = !self.return_error.is_empty();
        is_wrong.then_some(("because", self.return_error.as_str())).into_iter().collect()
    }
}

/// The page.
pub(in crate::assessments) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: FamilyAssessmentId = asked.id("assessment")?;
    let (open, situation, names) = ctx.read(|tx| {
        let (open, grant) = open::<may::ViewFamily>(tx, ctx, id)?;
        let author = sql::name_of(tx, ctx.authority(), open.whole.shared.author_id)?;
        let manager = match open.whole.shared.decided_by_id {
            Some(manager) => Some(sql::name_of(tx, ctx.authority(), manager)?),
            None => None,
        };
        Ok((open, grant.situation(), (author, manager)))
    })?;
    Reply::page(&page(ctx, asked, &open, (situation, names), String::new()))
}

fn page(
    ctx: &Ctx,
    asked: &Asked,
    open: &Open,
    (situation, names): (Situation, (String, Option<String>)),
    return_error: String,
) -> AssessmentPage {
    let shared = &open.whole.shared;
    let hand = open.whole.hand(ctx.who.worker);
    let role = |action| would_permit(ctx, action, situation);
    let may = |step, action| role(action) && may_step(shared.state, step, hand).is_ok();
    let lacks = lacks(ctx, open);
    let refused = may_step(shared.state, Step::Authorise, hand).err();
    let is_with_manager = shared.state == AssessmentState::Sent;
    let why_not = match (is_with_manager, role(Action::DecideAssessment), refused) {
        (true, true, Some(refusal)) => Some(refusal.to_string()),
        (true, false, _) => Some("A manager decides on it, or gives it back.".to_owned()),
        _ => None,
    };
    AssessmentPage {
        shell: Shell::new(ctx, asked, "Assessment"),
        id: shared.family_assessment_id,
        family_name: open.around.family_name.clone(),
        family_link: format!("/families/{}", open.around.family),
        heading: format!("Assessment, begun {}", date_in_words(shared.started_on)),
        state: shared.state.label(),
        is_done: shared.state == AssessmentState::Authorised,
        facts: facts(ctx, open, names),
        parts: parts(open),
        children: children(open),
        returned_because: shared.returned_because.clone(),
        can_write: may(Step::Write, Action::WriteAssessment),
        can_send: lacks.is_empty() && may(Step::Send, Action::SendAssessment),
        can_authorise: may(Step::Authorise, Action::DecideAssessment),
        can_return: may(Step::Return, Action::DecideAssessment),
        can_correct: may(Step::Correct, Action::CorrectAssessment),
        lacks,
        version: open.whole.version(),
        why_not,
        return_error,
    }
}

/// What it lacks before it can go to a manager, while it is being written.
fn lacks(ctx: &Ctx, open: &Open) -> Vec<String> {
    use kith_practice::assessment::Lack as L;
    let shared = &open.whole.shared;
    if !matches!(shared.state, AssessmentState::Writing | AssessmentState::Returned) {
        return Vec::new();
    }
    let found =
        decide_complete(shared.analysis.as_deref(), &open.whole.findings(), shared.started_on, ctx.today);
    let worded = |lack: L| match lack {
        L::Analysis => lack.to_string(),
        L::Seen(at)
        | L::SeenOn(at)
        | L::Conclusion(at)
        | L::Outcome(at)
        | L::Factors(at)
        | L::NoFactorsBesideOthers(at) => {
            let name = open.whole.children.get(at).and_then(|child| open.name(child.person_id));
            format!("{}: {lack}", name.unwrap_or("A child"))
        }
    };
    found.err().unwrap_or_default().into_iter().map(worded).collect()
}

fn facts(ctx: &Ctx, open: &Open, (author, manager): (String, Option<String>)) -> Vec<(&'static str, String)> {
    let shared = &open.whole.shared;
    let due = open.whole.due_on().map(|due| {
        let words =
            format!("{}: 45 working days from the referral (Working Together 2023)", date_in_words(due));
        if shared.state != AssessmentState::Authorised && due < ctx.today {
            format!("{words}. This day has passed")
        } else {
            words
        }
    });
    let decided = shared.decided_at.map(|at| match manager {
        Some(manager) => format!("{}, by {manager}", moment_in_words(at)),
        None => moment_in_words(at),
    });
    let all = [
        ("Written by", Some(author)),
        ("Due", due),
        ("Sent to a manager", shared.sent_at.map(moment_in_words)),
        ("Authorised", decided),
    ];
    all.into_iter().filter_map(|(label, value)| Some((label, value?))).collect()
}

fn parts(open: &Open) -> Vec<(&'static str, String)> {
    let shared = open.whole.shared.clone();
    let all = [
        ("What is worrying", shared.worrying),
        ("What is working well", shared.working_well),
        ("What the family says", shared.family_views),
        ("What this means", shared.analysis),
    ];
    all.into_iter().filter_map(|(label, text)| Some((label, text?))).collect()
}

fn children(open: &Open) -> Vec<ChildPart> {
    let parts = open.whole.children.iter().filter_map(|child| {
        let seen = match (child.seen_on, &child.not_seen_because) {
            (Some(on), _) => format!("Seen {}", date_in_words(on)),
            (None, Some(because)) => format!("Not seen: {because}"),
            (None, None) => "Not seen yet".to_owned(),
        };
        Some(ChildPart {
            name: open.name(child.person_id)?.to_owned(),
            link: format!("/people/{}", open.around.survivor(child.person_id)),
            outcome: child.outcome.map(|outcome| outcome.label()),
            seen,
            own_words: child.own_words.clone(),
            conclusion: child.conclusion.clone(),
            factors: sql::factors(&child.factors).iter().map(|factor| factor.label()).collect(),
        })
    });
    parts.collect()
}

/// Sends it to a manager.
pub(in crate::assessments) fn send(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: FamilyAssessmentId = asked.id("assessment")?;
    let (sending, read) = (sending(asked), read_version(asked, id));
    let to = ctx.write(move |tx, ctx| {
        let family = sql::family_of(tx, ctx.authority(), id)?;
        let grant = permit::<may::SendAssessment>(tx, ctx, Subject::Family(family))?;
        actions::send_assessment(tx, ctx, &grant, (sending, read))
    })?;
    Reply::see(to)
}

/// Authorises it.
pub(in crate::assessments) fn authorise(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: FamilyAssessmentId = asked.id("assessment")?;
    let (sending, read) = (sending(asked), read_version(asked, id));
    let to = ctx.write(move |tx, ctx| {
        let family = sql::family_of(tx, ctx.authority(), id)?;
        let grant = permit::<may::DecideAssessment>(tx, ctx, Subject::Family(family))?;
        actions::authorise_assessment(tx, ctx, &grant, (sending, read))
    })?;
    Reply::see(to)
}

/// Gives it back with what is still to do.
pub(in crate::assessments) fn give_back(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: FamilyAssessmentId = asked.id("assessment")?;
    let Some(because) = asked.form.owned("because") else {
        let (open, situation) = ctx.read(|tx| {
            let (open, grant) = open::<may::DecideAssessment>(tx, ctx, id)?;
            Ok((open, grant.situation()))
        })?;
        let author = open.around.worker(open.whole.shared.author_id).unwrap_or("A worker").to_owned();
        let message = "Write what is still to do".to_owned();
        let page = page(ctx, asked, &open, (situation, (author, None)), message);
        return Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let (sending, read) = (sending(asked), read_version(asked, id));
    let to = ctx.write(move |tx, ctx| {
        let family = sql::family_of(tx, ctx.authority(), id)?;
        let grant = permit::<may::DecideAssessment>(tx, ctx, Subject::Family(family))?;
        actions::return_assessment(tx, ctx, &grant, (sending, read), &because)
    })?;
    Reply::see(to)
}
