//! The next version of a plan: what was said as rows, what goes on from the version before, and the actions behind its
//! steps.
//!
//! What a step is stands in its action alone. An action is never reworded: a step that is changed is a new action, and
//! the one before is closed, so that every version shows what was agreed then.

use jiff::civil::Date;
use kith_practice::plan::Occasion;
use kith_vocabulary::ids::{ActionItemId, PersonId, PlanVersionId};
use uuid::Uuid;

use crate::plans::answers::{Said, SaidGoal, SaidNetwork, SaidStep};
use crate::plans::load::Content;
use crate::plans::rows::{Plan, PlanChild, PlanGoal, PlanLine, PlanNetwork, PlanStep, PlanVersion};
use crate::platform::problem::Problem;
use crate::platform::recorder::Recorder;
use crate::visits::rows::ActionItem;
use crate::visits::sql::Around;

/// What stands at the head of a version.
pub(super) struct Header {
    pub(super) occasion: Occasion,
    pub(super) made_on: Date,
    pub(super) told: Option<String>,
    pub(super) review_on: Date,
    pub(super) test_on: Option<Date>,
}

impl Header {
    pub(super) fn of_said(said: &Said, occasion: Occasion, made_on: Date) -> Self {
        let told = said.told.clone();
        Header { occasion, made_on, told, review_on: said.review_on, test_on: said.test_on }
    }
}

/// Not a version's id: rows get theirs when the version is saved.
fn no_version() -> PlanVersionId {
    PlanVersionId::from(Uuid::nil())
}

/// What was said as rows, over what stood before.
pub(super) fn content_of(
    recorder: &mut Recorder,
    plan: &Plan,
    said: &Said,
    before: &Content,
) -> Result<Content, Problem> {
    let mut content = Content { children: said.children.clone(), ..Content::default() };
    for (place, line) in said.lines.iter().enumerate() {
        content.lines.push(PlanLine {
            plan_line_id: recorder.new_id(),
            version: 0,
            plan_version_id: no_version(),
            family_id: plan.family_id,
            kind: line.kind,
            place: place as i64,
            words: line.words.clone(),
            person_id: line.about,
        });
    }
    for (place, goal) in said.goals.iter().enumerate() {
        let row = new_goal(recorder, plan, (place, goal), before);
        for step in &goal.steps {
            let step = match standing(before, step, child_of(&row, &said.children)) {
                Some((known, item)) => {
                    let mut known = known.clone();
                    (known.goal_id, known.person_id) = (row.goal_id, row.person_id);
                    known.known_by.clone_from(&step.known_by);
                    (known, item.clone())
                }
                None => new_step(recorder, plan, (&row, &said.children), step)?,
            };
            content.steps.push(step);
        }
        content.goals.push(row);
    }
    for (place, network) in said.network.iter().enumerate() {
        content.network.push(new_network(recorder, plan, (place, network)));
    }
    Ok(content)
}

/// The goal of the form as a row. An id that is none of this plan's is a new goal.
fn new_goal(
    recorder: &Recorder,
    plan: &Plan,
    (place, said): (usize, &SaidGoal),
    before: &Content,
) -> PlanGoal {
    let known = said.goal.filter(|id| before.goals.iter().any(|goal| goal.goal_id == *id));
    PlanGoal {
        plan_goal_id: recorder.new_id(),
        version: 0,
        plan_version_id: no_version(),
        family_id: plan.family_id,
        goal_id: known.unwrap_or_else(|| recorder.new_id()),
        place: place as i64,
        danger: said.danger.clone(),
        goal: said.goal_words.clone(),
        zero: said.zero.clone(),
        ten: said.ten.clone(),
        person_id: said.about,
    }
}

fn new_network(recorder: &Recorder, plan: &Plan, (place, said): (usize, &SaidNetwork)) -> PlanNetwork {
    PlanNetwork {
        plan_network_id: recorder.new_id(),
        version: 0,
        plan_version_id: no_version(),
        family_id: plan.family_id,
        place: place as i64,
        person_id: said.person,
        name: said.name.clone(),
        phone: said.phone.clone(),
        does: said.does.clone(),
        is_professional: said.is_professional,
    }
}

/// The one child whom the steps of a goal are about: the goal's own, or the only child of the plan.
fn child_of(goal: &PlanGoal, children: &[PersonId]) -> Option<PersonId> {
    let only = match children {
        [only] => Some(*only),
        _ => None,
    };
    goal.person_id.or(only)
}

/// The step before, if what, who, for whom and by when are as they were.
fn standing<'b>(
    before: &'b Content,
    said: &SaidStep,
    child: Option<PersonId>,
) -> Option<&'b (PlanStep, ActionItem)> {
    before.steps.iter().find(|(step, item)| {
        Some(step.action_item_id) == said.action
            && item.child_id == child
            && item.what == said.what
            && item.worker_id == said.worker
            && item.person_id == said.person
            && item.due_on == said.due_on
    })
}

/// A new step, and the action that it is.
pub(super) fn new_step(
    recorder: &mut Recorder,
    plan: &Plan,
    (goal, children): (&PlanGoal, &[PersonId]),
    said: &SaidStep,
) -> Result<(PlanStep, ActionItem), Problem> {
    let mut item = ActionItem {
        action_item_id: recorder.new_id(),
        version: 0,
        family_id: plan.family_id,
        visit_id: None,
        what: said.what.clone(),
        worker_id: said.worker,
        person_id: said.person,
        due_on: said.due_on,
        done_on: None,
        outcome: None,
        child_id: child_of(goal, children),
    };
    recorder.save(&mut item)?;
    let step = PlanStep {
        plan_step_id: recorder.new_id(),
        version: 0,
        plan_version_id: no_version(),
        family_id: plan.family_id,
        goal_id: goal.goal_id,
        place: 0,
        action_item_id: item.action_item_id,
        known_by: said.known_by.clone(),
        person_id: goal.person_id,
    };
    Ok((step, item))
}

/// Lets what the writer may not know of go on as it was: they could neither see it nor take it out.
pub(super) fn carry_unknown(content: &mut Content, before: &Content, around: &Around) {
    let is_unknown = |person: Option<PersonId>| person.is_some_and(|person| around.member(person).is_none());
    content.children.extend(before.children.iter().filter(|child| is_unknown(Some(**child))));
    content.lines.extend(before.lines.iter().filter(|row| is_unknown(row.person_id)).cloned());
    content.goals.extend(before.goals.iter().filter(|row| is_unknown(row.person_id)).cloned());
    content.steps.extend(before.steps.iter().filter(|(row, _)| is_unknown(row.person_id)).cloned());
    content.network.extend(before.network.iter().filter(|row| is_unknown(row.person_id)).cloned());
}

/// Lets steps that are done, and whose goals go on, stay in sight until the plan is reviewed.
pub(super) fn carry_done(content: &mut Content, before: &Content) {
    for (step, item) in before.steps.iter().filter(|(_, item)| item.done_on.is_some()) {
        let goes_on = content.goals.iter().any(|goal| goal.goal_id == step.goal_id);
        if goes_on && !content.steps.iter().any(|(known, _)| known.action_item_id == step.action_item_id) {
            content.steps.push((step.clone(), item.clone()));
        }
    }
}

/// Closes the actions of steps that the next version no longer has.
pub(super) fn close_dropped(
    recorder: &mut Recorder,
    before: &Content,
    after: &Content,
) -> Result<(), Problem> {
    let kept: Vec<ActionItemId> = after.steps.iter().map(|(step, _)| step.action_item_id).collect();
    for (step, item) in &before.steps {
        if !kept.contains(&step.action_item_id) {
            close(recorder, item.clone(), "Changed in the plan")?;
        }
    }
    Ok(())
}

/// Closes an action that is open, with why.
pub(super) fn close(recorder: &mut Recorder, mut item: ActionItem, outcome: &str) -> Result<(), Problem> {
    if item.done_on.is_some() {
        return Ok(());
    }
    item.done_on = Some(kith_vocabulary::calendar::london_today(recorder.acting().now));
    item.outcome = Some(outcome.to_owned());
    recorder.save(&mut item)
}

/// Saves a version with everything that it says.
pub(super) fn save_version(
    recorder: &mut Recorder,
    plan: &Plan,
    header: &Header,
    content: Content,
) -> Result<PlanVersion, Problem> {
    let mut version = PlanVersion {
        plan_version_id: recorder.new_id(),
        version: 0,
        plan_id: plan.plan_id,
        family_id: plan.family_id,
        number: plan.newest,
        occasion: header.occasion,
        worker_id: recorder.acting().worker,
        made_on: header.made_on,
        told: header.told.clone(),
        review_on: header.review_on,
        test_on: header.test_on,
    };
    recorder.save(&mut version)?;
    let id = version.plan_version_id;
    for person_id in content.children {
        recorder.save(&mut PlanChild {
            plan_child_id: recorder.new_id(),
            version: 0,
            plan_version_id: id,
            family_id: plan.family_id,
            person_id,
        })?;
    }
    for row in content.lines {
        let plan_line_id = recorder.new_id();
        recorder.save(&mut PlanLine { plan_line_id, version: 0, plan_version_id: id, ..row })?;
    }
    for row in content.goals {
        let plan_goal_id = recorder.new_id();
        recorder.save(&mut PlanGoal { plan_goal_id, version: 0, plan_version_id: id, ..row })?;
    }
    for (place, (row, _)) in content.steps.into_iter().enumerate() {
        let (plan_step_id, place) = (recorder.new_id(), place as i64);
        recorder.save(&mut PlanStep { plan_step_id, version: 0, plan_version_id: id, place, ..row })?;
    }
    for row in content.network {
        let plan_network_id = recorder.new_id();
        recorder.save(&mut PlanNetwork { plan_network_id, version: 0, plan_version_id: id, ..row })?;
    }
    Ok(version)
}
