//! What is done to plans: written, changed, reviewed, agreed, tested and ended. A version is never changed: each deed
//! that alters what a plan says makes the next one.

mod next;

use jiff::civil::Date;
use kith_practice::plan::{Agreement, Held, Occasion, StepMark};
use kith_vocabulary::ids::{ActionItemId, GoalId, PersonId, PlanId};

use super::answers::{Said, SaidRating, SaidStep};
use super::load::{self, Content};
use super::rows::{Plan, PlanAgreement, PlanRating, PlanStep, PlanStepMark, PlanTest, PlanVersion};
use crate::platform::access::{Grant, may};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::drafts;
use crate::platform::problem::{Conflict, Problem};
use crate::platform::recorder::{Intent, Recorder, record_task};
use crate::visits::actions::Sending;
use crate::visits::sql::Around;

use next::{Header, close, save_version};

/// Which plan is changed, and the number of the version that the writer read.
#[derive(Debug, Clone, Copy)]
pub struct Read {
    /// The plan.
    pub plan: PlanId,
    /// The number.
    pub number: i64,
}

/// What a review says.
#[derive(Debug, Clone)]
pub struct Review {
    /// How each step stands.
    pub marks: Vec<(ActionItemId, StepMark)>,
    /// New values on the scales.
    pub ratings: Vec<SaidRating>,
    /// What people say of the plan as it goes on.
    pub answers: Vec<(PersonId, Agreement, Option<String>)>,
    /// New steps, each with its goal.
    pub steps: Vec<(GoalId, SaidStep)>,
    /// What was said.
    pub told: Option<String>,
    /// When the plan is looked at again.
    pub review_on: Date,
    /// When it is to be tested.
    pub test_on: Option<Date>,
}

impl Review {
    /// A review at which nothing was said.
    pub fn nothing(today: Date) -> Self {
        Review {
            marks: Vec::new(),
            ratings: Vec::new(),
            answers: Vec::new(),
            steps: Vec::new(),
            told: None,
            review_on: today,
            test_on: None,
        }
    }
}

/// Writes the first version of a plan. Gives where to look next.
pub fn write_plan(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::WritePlan>,
    sending: Sending,
    said: &Said,
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to("write a plan"), sending, |recorder| {
        let mut plan = Plan {
            plan_id: recorder.new_id(),
            version: 0,
            family_id: family,
            kind: said.kind,
            newest: 1,
            ended_on: None,
            ended_because: None,
        };
        recorder.save(&mut plan)?;
        let content = next::content_of(recorder, &plan, said, &Content::default())?;
        save_version(recorder, &plan, &Header::of_said(said, Occasion::Made, ctx.today), content)?;
        Ok(format!("/plans/{}?done=plan-made", plan.plan_id))
    })
}

/// Writes the next version of a plan. What the writer may not know of goes on as it was.
pub fn change_plan(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::WritePlan>,
    sending: Sending,
    read: Read,
    (said, around): (&Said, &Around),
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to("change a plan"), sending, |recorder| {
        let (mut plan, _, before) = as_read(recorder, family, read)?;
        move_on(recorder, &mut plan)?;
        let mut content = next::content_of(recorder, &plan, said, &before)?;
        next::carry_unknown(&mut content, &before, around);
        next::carry_done(&mut content, &before);
        next::close_dropped(recorder, &before, &content)?;
        save_version(recorder, &plan, &Header::of_said(said, Occasion::Changed, ctx.today), content)?;
        Ok(format!("/plans/{}?done=plan-changed", read.plan))
    })
}

/// Reviews a plan: marks its steps, takes new ratings and answers, adds steps, and sets the next day.
pub fn review_plan(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::ReviewPlan>,
    sending: Sending,
    read: Read,
    review: &Review,
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to("review a plan"), sending, |recorder| {
        let (mut plan, last, mut content) = as_read(recorder, family, read)?;
        move_on(recorder, &mut plan)?;
        let marks = mark_steps(recorder, &content, review)?;
        content.steps.retain(|(step, _)| {
            let mark = marks.iter().find(|mark| mark.action_item_id == step.action_item_id);
            mark.is_none_or(|mark| mark.mark == StepMark::GoesOn)
        });
        for (goal, said) in &review.steps {
            let Some(about) = content.goals.iter().find(|known| known.goal_id == *goal) else { continue };
            let step = next::new_step(recorder, &plan, (about, &content.children), said)?;
            content.steps.push(step);
        }
        let header = Header {
            occasion: Occasion::Reviewed,
            made_on: ctx.today,
            told: review.told.clone(),
            review_on: review.review_on,
            test_on: review.test_on.or(last.test_on),
        };
        let version = save_version(recorder, &plan, &header, content)?;
        for mut mark in marks {
            mark.plan_version_id = version.plan_version_id;
            recorder.save(&mut mark)?;
        }
        for rating in &review.ratings {
            save_rating(recorder, &plan, rating, ctx.today)?;
        }
        for (person, answer, words) in &review.answers {
            save_answer(recorder, &version, (*person, *answer, words.clone()), ctx.today)?;
        }
        Ok(format!("/plans/{}?done=plan-reviewed", read.plan))
    })
}

/// Keeps what somebody says of a version.
pub fn keep_answer(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::ReviewPlan>,
    sending: Sending,
    read: Read,
    answer: &(PersonId, Agreement, Option<String>),
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to("note whether somebody agrees with a plan"), sending, |recorder| {
        let (_, version, _) = as_read(recorder, family, read)?;
        save_answer(recorder, &version, answer.clone(), ctx.today)?;
        Ok(format!("/plans/{}?done=plan-agreed", read.plan))
    })
}

/// Keeps what happened when a safety plan was tested or needed.
pub fn keep_test(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::ReviewPlan>,
    sending: Sending,
    plan: PlanId,
    (tested_on, held, happened): (Date, Held, String),
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to("test a safety plan"), sending, |recorder| {
        let plan = plan_of(recorder, family, plan)?;
        recorder.save(&mut PlanTest {
            plan_test_id: recorder.new_id(),
            version: 0,
            plan_id: plan.plan_id,
            family_id: family,
            tested_on,
            held,
            happened,
        })?;
        Ok(format!("/plans/{}?done=plan-tested", plan.plan_id))
    })
}

/// Ends a plan, with why.
pub fn end_plan(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::WritePlan>,
    sending: Sending,
    read: Read,
    because: &str,
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to("end a plan"), sending, |recorder| {
        let (mut plan, _, content) = as_read(recorder, family, read)?;
        plan.ended_on = Some(ctx.today);
        plan.ended_because = Some(because.to_owned());
        recorder.save(&mut plan)?;
        for (_, item) in content.steps {
            close(recorder, item, "The plan ended")?;
        }
        Ok(format!("/plans/{}?done=plan-ended", read.plan))
    })
}

/// Does the work once, and ends the draft of its form in the same transaction.
fn once(
    tx: &mut Tx,
    ctx: &Ctx,
    intent: Intent,
    sending: Sending,
    work: impl FnOnce(&mut Recorder) -> Result<String, Problem>,
) -> Result<String, Problem> {
    let outcome = record_task(tx, ctx.acting(), intent.once(sending.write_id), work)?;
    if let Some(draft) = sending.draft {
        drafts::throw_away(tx, ctx.authority(), ctx.who.worker, draft)?;
    }
    Ok(outcome)
}

fn plan_of(
    recorder: &mut Recorder,
    family: kith_vocabulary::ids::FamilyId,
    id: PlanId,
) -> Result<Plan, Problem> {
    let authority = recorder.acting().authority;
    let plan = load::find_plan(recorder.tx(), authority, id)?;
    plan.filter(|plan| plan.family_id == family && plan.ended_on.is_none()).ok_or(Problem::NotFound)
}

/// The plan, its newest version and all that it says, if nobody wrote another since it was read.
fn as_read(
    recorder: &mut Recorder,
    family: kith_vocabulary::ids::FamilyId,
    read: Read,
) -> Result<(Plan, PlanVersion, Content), Problem> {
    let authority = recorder.acting().authority;
    let plan = plan_of(recorder, family, read.plan)?;
    if plan.newest != read.number {
        return Err(Problem::Conflict(Box::new(Conflict {
            table: "plan",
            row_id: read.plan.to_string(),
            seen: read.number,
            stands: plan.newest,
        })));
    }
    let versions = load::versions(recorder.tx(), authority, plan.plan_id)?;
    let version = versions
        .into_iter()
        .find(|version| version.number == plan.newest)
        .ok_or_else(|| Problem::fault("a plan's newest version is not there"))?;
    let content = load::content(recorder.tx(), authority, version.plan_version_id)?;
    Ok((plan, version, content))
}

fn move_on(recorder: &mut Recorder, plan: &mut Plan) -> Result<(), Problem> {
    plan.newest += 1;
    recorder.save(plan)
}

/// The marks of a review; a step done or stopped is closed. One that was closed meanwhile counts as done.
fn mark_steps(
    recorder: &mut Recorder,
    content: &Content,
    review: &Review,
) -> Result<Vec<PlanStepMark>, Problem> {
    let mut marks = Vec::new();
    for (step, item) in &content.steps {
        let said = review.marks.iter().find(|(action, _)| *action == step.action_item_id);
        let mark = match (item.done_on, said) {
            (Some(_), _) => StepMark::Done,
            (None, Some((_, mark))) => *mark,
            (None, None) => continue,
        };
        match mark {
            StepMark::Done => close(recorder, item.clone(), "Done at the review of the plan")?,
            StepMark::Stopped => close(recorder, item.clone(), "Stopped at the review of the plan")?,
            StepMark::GoesOn => {}
        }
        marks.push(mark_of(recorder, step, mark));
    }
    Ok(marks)
}

fn mark_of(recorder: &Recorder, step: &PlanStep, mark: StepMark) -> PlanStepMark {
    PlanStepMark {
        plan_step_mark_id: recorder.new_id(),
        version: 0,
        plan_version_id: step.plan_version_id,
        family_id: step.family_id,
        action_item_id: step.action_item_id,
        mark,
        person_id: step.person_id,
    }
}

fn save_rating(recorder: &mut Recorder, plan: &Plan, said: &SaidRating, on: Date) -> Result<(), Problem> {
    recorder.save(&mut PlanRating {
        plan_rating_id: recorder.new_id(),
        version: 0,
        plan_id: plan.plan_id,
        family_id: plan.family_id,
        goal_id: said.goal,
        person_id: said.rater.person(),
        worker_id: said.rater.worker(),
        rated_on: on,
        value: said.value,
        reason: said.reason.clone(),
    })
}

fn save_answer(
    recorder: &mut Recorder,
    version: &PlanVersion,
    (person_id, answer, words): (PersonId, Agreement, Option<String>),
    on: Date,
) -> Result<(), Problem> {
    recorder.save(&mut PlanAgreement {
        plan_agreement_id: recorder.new_id(),
        version: 0,
        plan_version_id: version.plan_version_id,
        plan_id: version.plan_id,
        family_id: version.family_id,
        person_id,
        answer,
        words,
        answered_on: on,
    })
}
