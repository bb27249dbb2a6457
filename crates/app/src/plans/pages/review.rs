//! The review of a plan, on the plan: each step marked, each scale rated again by each person, who agrees, and when to
//! look next.

use askama::Template;
use axum::http::StatusCode;
use kith_practice::plan::{Agreement, StepMark};
use kith_vocabulary::ids::GoalId;
use kith_vocabulary::time::date_in_words;

use super::plan_in;
use super::write::{Meanwhile, form as form_step, meanwhile, number_in};
use crate::answers::Choice;
use crate::plans::actions::{self, Read, Review};
use crate::plans::answers::{read_review, step_name};
use crate::plans::load::sections::{self, version_in_words};
use crate::plans::load::{self, Open, Rater, by_rater};
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::visits::answers::{Mistakes, push_date};
use crate::visits::pages::form::{DateBoxes, DraftFields, Filled};
use crate::visits::pages::{drafts_of, sending};

/// A step to mark.
struct MarkPart {
    name: String,
    legend: String,
    hint: String,
    choices: Vec<Choice>,
    error: String,
    /// Closed before the review.
    is_done: bool,
}

/// Somebody's value on a scale.
struct RatePart {
    name: String,
    legend: String,
    choices: Vec<Choice>,
    reason: String,
    reason_words: String,
}

/// A goal with its steps and its scale.
struct GoalPart {
    n: usize,
    danger: String,
    goal: String,
    zero: String,
    ten: String,
    steps: Vec<MarkPart>,
    raters: Vec<RatePart>,
    /// Those who have not rated yet, folded away.
    others: Vec<RatePart>,
}

/// What somebody says of the plan as it goes on.
struct AgreePart {
    name: String,
    legend: String,
    choices: Vec<Choice>,
    words: String,
    words_said: String,
}

#[derive(Template)]
#[template(path = "plans/review.html")]
struct ReviewPage {
    shell: Shell,
    kind: &'static str,
    is_safety: bool,
    family_name: String,
    back: String,
    action: String,
    number: i64,
    version: String,
    draft: DraftFields,
    filled: Filled,
    goals: Vec<GoalPart>,
    people: Vec<AgreePart>,
    more_people: Vec<AgreePart>,
    first_step: form_step::StepPart,
    more_steps: Vec<form_step::StepPart>,
    review_on: DateBoxes,
    review_in_words: String,
    is_review_open: bool,
    test_on: DateBoxes,
    meanwhile: Option<Meanwhile>,
}

/// The form of a review.
pub(in crate::plans) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id = plan_in(asked)?;
    let path = format!("/plans/{id}/review");
    let (open, drafts) = ctx.read(|tx| {
        let (open, _) = load::open::<may::ReviewPlan>(tx, ctx, id, None)?;
        Ok((open, drafts_of(tx, ctx, asked, &path)?))
    })?;
    if open.whole.plan.ended_on.is_some() {
        return Reply::see(format!("/plans/{id}"));
    }
    let (answers, number) = match &drafts.0 {
        Some(draft) => (draft.answers.clone(), number_in(&draft.answers)),
        None => (proposed(ctx, &open), open.whole.plan.newest),
    };
    let draft = DraftFields::new(ctx, asked, "Review a plan", path, &open.around)
        .found(drafts.0.as_ref(), drafts.1.as_ref());
    let filled = Filled { answers, mistakes: Mistakes::new() };
    Reply::page(&page(ctx, asked, &open, (draft, number), filled))
}

/// What the form proposes: the next day, and who does a new step and by when.
fn proposed(ctx: &Ctx, open: &Open) -> Answers {
    let mut answers = Answers::default();
    let next = open.whole.plan.kind.next_review(ctx.today);
    push_date(&mut answers, "review_on", next);
    for n in 1..=crate::visits::answers::ACTIONS {
        answers.push(&step_name(0, n, "owner"), ctx.who.worker.to_string());
        push_date(&mut answers, &step_name(0, n, "due"), next);
        if let Some(goal) = open.whole.content.goals.first() {
            answers.push(&step_name(0, n, "goal"), goal.goal_id.to_string());
        }
    }
    answers
}

fn page(
    ctx: &Ctx,
    asked: &Asked,
    open: &Open,
    (draft, number): (DraftFields, i64),
    filled: Filled,
) -> ReviewPage {
    let whole = &open.whole;
    let title = if filled.mistakes.is_empty() { "Review a plan" } else { "Error: review a plan" };
    let (people, more_people) = agreements(open, &filled);
    let mut steps = new_steps(open, &filled).into_iter();
    let first_step = steps.next().expect("a review has room for a new step");
    ReviewPage {
        shell: Shell::new(ctx, asked, title),
        kind: whole.plan.kind.label(),
        is_safety: whole.plan.kind.is_safety(),
        family_name: open.around.family_name.clone(),
        back: format!("/plans/{}", whole.plan.plan_id),
        action: draft.path.clone(),
        number,
        version: version_in_words(whole, &whole.version),
        draft,
        goals: goals(ctx, open, &filled),
        people,
        more_people,
        first_step,
        more_steps: steps.collect(),
        review_on: filled.date("review_on"),
        review_in_words: match filled.answers.date("review_on") {
            Ok(Some(on)) => format!("Look at the plan again on {}", date_in_words(on)),
            _ => "Look at the plan again".to_owned(),
        },
        is_review_open: !filled.error("review_on").is_empty(),
        test_on: filled.date("test_on"),
        filled,
        meanwhile: None,
    }
}

fn goals(ctx: &Ctx, open: &Open, filled: &Filled) -> Vec<GoalPart> {
    let content = &open.whole.content;
    let part = |(at, goal): (usize, &crate::plans::rows::PlanGoal)| {
        let (raters, others) = raters(ctx, open, filled, goal.goal_id);
        GoalPart {
            n: at + 1,
            danger: goal.danger.clone(),
            goal: goal.goal.clone(),
            zero: goal.zero.clone(),
            ten: goal.ten.clone(),
            steps: content.steps_of(goal.goal_id).map(|(_, item)| mark(open, filled, item)).collect(),
            raters,
            others,
        }
    };
    content.goals.iter().enumerate().map(part).collect()
}

fn mark(open: &Open, filled: &Filled, item: &crate::visits::rows::ActionItem) -> MarkPart {
    let name = format!("mark-{}", item.action_item_id);
    let due = item.due_on.map_or_else(String::new, |due| format!(", by {}", date_in_words(due)));
    let chosen = filled.text(&name);
    MarkPart {
        legend: item.what.clone(),
        hint: format!("{}{due}", sections::owner(open, item)),
        choices: StepMark::ALL.iter().map(|mark| Choice::new(mark.key(), mark.label(), chosen)).collect(),
        error: filled.error(&name).to_owned(),
        is_done: item.done_on.is_some(),
        name,
    }
}

/// Those who rated before and whoever reviews; and everybody else of the family and its workers.
fn raters(ctx: &Ctx, open: &Open, filled: &Filled, goal: GoalId) -> (Vec<RatePart>, Vec<RatePart>) {
    let before = by_rater(&open.whole.ratings, goal);
    let last =
        |rater: Rater| before.iter().find(|(known, _)| *known == rater).and_then(|(_, all)| all.last());
    let people = open.around.members.iter().filter(|member| member.is_here);
    let mut everybody: Vec<(Rater, String, String)> =
        people.map(|m| (Rater::Person(m.person), m.person.to_string(), m.name.clone())).collect();
    everybody.extend(
        open.around.workers.iter().map(|(id, name)| (Rater::Worker(*id), id.to_string(), name.clone())),
    );
    let (known, others): (Vec<_>, Vec<_>) = everybody
        .into_iter()
        .partition(|(rater, _, _)| last(*rater).is_some() || *rater == Rater::Worker(ctx.who.worker));
    let part = |(rater, id, name): (Rater, String, String)| {
        let control = format!("rate-{goal}-{id}");
        let chosen = filled.text(&control).to_owned();
        let reason = format!("reason-{goal}-{id}");
        let said = last(rater).map_or_else(String::new, |rating| {
            format!(" (said {} on {})", rating.value, date_in_words(rating.rated_on))
        });
        RatePart {
            legend: format!("{name}{said}"),
            choices: (0..=10).map(|n| Choice::new(n.to_string(), n.to_string(), &chosen)).collect(),
            reason_words: filled.text(&reason).to_owned(),
            reason,
            name: control,
        }
    };
    (known.into_iter().map(part).collect(), others.into_iter().map(part).collect())
}

/// The children of the plan and the adults of the family; and everybody else.
fn agreements(open: &Open, filled: &Filled) -> (Vec<AgreePart>, Vec<AgreePart>) {
    let here = open.around.members.iter().filter(|member| member.is_here);
    let (asked, others): (Vec<_>, Vec<_>) = here.partition(|member| {
        open.whole.content.children.contains(&member.person)
            || member.part == kith_practice::family::Part::Adult
    });
    let part = |member: &crate::visits::sql::Member| {
        let name = format!("agree-{}", member.person);
        let chosen = filled.text(&name).to_owned();
        let words = format!("words-{}", member.person);
        AgreePart {
            legend: member.name.clone(),
            choices: Agreement::ALL.iter().map(|a| Choice::new(a.key(), a.label(), &chosen)).collect(),
            words_said: filled.text(&words).to_owned(),
            words,
            name,
        }
    };
    (asked.into_iter().map(part).collect(), others.into_iter().map(part).collect())
}

fn new_steps(open: &Open, filled: &Filled) -> Vec<form_step::StepPart> {
    (1..=crate::visits::answers::ACTIONS)
        .map(|n| {
            let name = |part: &str| step_name(0, n, part);
            let label = if n == 1 { "What happens next?".to_owned() } else { format!("New step {n}") };
            let mut part = form_step::step_part(filled, (&open.around, &[]), &name, (label, n > 1));
            let chosen = filled.text(&name("goal")).to_owned();
            let goals = open.whole.content.goals.iter();
            part.goals = goals.map(|g| Choice::new(g.goal_id.to_string(), g.goal.clone(), &chosen)).collect();
            part
        })
        .collect()
}

/// Saves a review.
pub(in crate::plans) fn review(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id = plan_in(asked)?;
    let (open, _) = ctx.read(|tx| load::open::<may::ReviewPlan>(tx, ctx, id, None))?;
    let read = Read { plan: id, number: number_in(&asked.form) };
    let draft = || DraftFields::new(ctx, asked, "Review a plan", format!("/plans/{id}/review"), &open.around);
    let filled = |mistakes| Filled { answers: asked.form.clone(), mistakes };
    // Somebody else's version comes first: its steps are other ones than those that were marked.
    let is_stale = open.whole.plan.newest != read.number;
    let said = match read_review(&asked.form, &open, ctx.today) {
        Ok(said) => said,
        // The same form sent twice finds its first outcome; any other is shown what changed.
        Err(_) if is_stale => Review::nothing(ctx.today),
        Err(mistakes) => {
            let page = page(ctx, asked, &open, (draft(), read.number), filled(mistakes));
            return Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let sending = sending(asked);
    let outcome = ctx.write(move |tx, ctx| {
        let plan = load::find_plan(tx, ctx.authority(), id)?.ok_or(Problem::NotFound)?;
        let grant = permit::<may::ReviewPlan>(tx, ctx, Subject::Family(plan.family_id))?;
        actions::review_plan(tx, ctx, &grant, sending, read, &said)
    });
    match outcome {
        Ok(path) => Reply::see(path),
        Err(Problem::Conflict(_)) => stale(ctx, asked, (draft(), read), filled(Mistakes::new())),
        Err(problem) => Err(problem),
    }
}

/// The form over the version that somebody else saved meanwhile, with what was typed still in it.
fn stale(
    ctx: &Ctx,
    asked: &Asked,
    (draft, read): (DraftFields, Read),
    filled: Filled,
) -> Result<Reply, Problem> {
    let (newest, meanwhile) = meanwhile(ctx, read.plan, read.number)?;
    let number = newest.whole.plan.newest;
    let mut page = page(ctx, asked, &newest, (draft, number), filled);
    page.meanwhile = Some(meanwhile);
    Reply::page_with(StatusCode::CONFLICT, &page)
}
