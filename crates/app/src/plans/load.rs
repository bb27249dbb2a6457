//! What the pages of plans read: a plan with one of its versions, what people said of it, and the newest of a family.

mod raters;
pub mod sections;

use std::collections::HashMap;

use jiff::civil::Date;
use kith_practice::plan::PlanKind;
use kith_vocabulary::ids::{AuthorityId, FamilyId, GoalId, PersonId, PlanId, PlanVersionId, WorkerId};

use super::rows::{
    Plan, PlanAgreement, PlanChild, PlanGoal, PlanLine, PlanNetwork, PlanRating, PlanStep, PlanStepMark,
    PlanTest, PlanVersion,
};
use crate::platform::access::{Grant, Kind, Subject, permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::visits::rows::ActionItem;
use crate::visits::sql::{self, Around};
use crate::{statement, values};

pub use raters::{Rater, by_rater};

/// What one version says.
#[derive(Debug, Clone, Default)]
pub struct Content {
    /// The children it is for.
    pub children: Vec<PersonId>,
    /// Its lines.
    pub lines: Vec<PlanLine>,
    /// Its goals.
    pub goals: Vec<PlanGoal>,
    /// Its steps, each with the action that it is.
    pub steps: Vec<(PlanStep, ActionItem)>,
    /// Its network.
    pub network: Vec<PlanNetwork>,
    /// How the steps of the version before stood, with the action that each is.
    pub marks: Vec<(PlanStepMark, ActionItem)>,
}

impl Content {
    /// The steps towards a goal.
    pub fn steps_of(&self, goal: GoalId) -> impl Iterator<Item = &(PlanStep, ActionItem)> {
        self.steps.iter().filter(move |(step, _)| step.goal_id == goal)
    }

    /// Keeps what is about nobody in particular, and what is about people for whom the answer is yes.
    pub fn keep(&mut self, shows: &dyn Fn(PersonId) -> bool) {
        let of = |person: Option<PersonId>| person.is_none_or(shows);
        self.children.retain(|child| shows(*child));
        self.lines.retain(|line| of(line.person_id));
        self.goals.retain(|goal| of(goal.person_id));
        self.steps.retain(|(step, _)| of(step.person_id));
        self.network.retain(|row| of(row.person_id));
        self.marks.retain(|(mark, _)| of(mark.person_id));
    }
}

/// A plan with one version of it.
#[derive(Debug, Clone)]
pub struct Whole {
    /// The plan.
    pub plan: Plan,
    /// The version that is looked at.
    pub version: PlanVersion,
    /// What it says.
    pub content: Content,
    /// Every version, the newest first.
    pub versions: Vec<PlanVersion>,
    /// Every rating, the oldest first.
    pub ratings: Vec<PlanRating>,
    /// What people said of every version, the newest first.
    pub agreements: Vec<PlanAgreement>,
    /// The tests, the newest first.
    pub tests: Vec<PlanTest>,
    /// What the workers in all this are called.
    pub workers: HashMap<WorkerId, String>,
}

impl Whole {
    /// What a worker is called.
    pub fn worker(&self, worker: WorkerId) -> &str {
        self.workers.get(&worker).map_or("A worker", String::as_str)
    }

    /// What each person last said of the version that is looked at.
    pub fn answers(&self) -> Vec<&PlanAgreement> {
        let mut newest: Vec<&PlanAgreement> = Vec::new();
        for answer in self.agreements.iter().filter(|a| a.plan_version_id == self.version.plan_version_id) {
            if !newest.iter().any(|known| known.person_id == answer.person_id) {
                newest.push(answer);
            }
        }
        newest
    }
}

statement! {
    FIND_PLAN = "
        select {plan}
          from plan
         where authority_id = ?1 and plan_id = ?2";

    VERSIONS = "
        select {plan_version}
          from plan_version
         where authority_id = ?1 and plan_id = ?2
         order by number desc
         limit 500";

    CHILDREN = "
        select {plan_child}
          from plan_child
         where authority_id = ?1 and plan_version_id = ?2
         order by plan_child_id
         limit 60";

    LINES = "
        select {plan_line}
          from plan_line
         where authority_id = ?1 and plan_version_id = ?2
         order by place, plan_line_id
         limit 1000";

    GOALS = "
        select {plan_goal}
          from plan_goal
         where authority_id = ?1 and plan_version_id = ?2
         order by place, plan_goal_id
         limit 100";

    STEPS = "
        select {plan_step s}, {action_item a}
          from plan_step s
          join action_item a on a.authority_id = s.authority_id and a.action_item_id = s.action_item_id
         where s.authority_id = ?1 and s.plan_version_id = ?2
         order by s.place, s.plan_step_id
         limit 500";

    NETWORK = "
        select {plan_network}
          from plan_network
         where authority_id = ?1 and plan_version_id = ?2
         order by place, plan_network_id
         limit 200";

    MARKS = "
        select {plan_step_mark m}, {action_item a}
          from plan_step_mark m
          join action_item a on a.authority_id = m.authority_id and a.action_item_id = m.action_item_id
         where m.authority_id = ?1 and m.plan_version_id = ?2
         order by m.plan_step_mark_id
         limit 500";

    RATINGS = "
        select {plan_rating}
          from plan_rating
         where authority_id = ?1 and plan_id = ?2
         order by rated_on, plan_rating_id
         limit 2000";

    AGREEMENTS = "
        select {plan_agreement}
          from plan_agreement
         where authority_id = ?1 and plan_id = ?2
         order by answered_on desc, plan_agreement_id desc
         limit 2000";

    TESTS = "
        select {plan_test}
          from plan_test
         where authority_id = ?1 and plan_id = ?2
         order by tested_on desc, plan_test_id desc
         limit 200";

    WORKERS_OF_PLAN = "
        select w.worker_id, w.name
          from worker w
         where w.authority_id = ?1
           and (w.worker_id in (select v.worker_id from plan_version v where v.authority_id = ?1 and v.plan_id = ?2)
                or w.worker_id in (select r.worker_id from plan_rating r where r.authority_id = ?1 and r.plan_id = ?2)
                or w.worker_id in (
                   select a.worker_id
                     from plan_version v
                     join plan_step s on s.authority_id = v.authority_id and s.plan_version_id = v.plan_version_id
                     join action_item a on a.authority_id = s.authority_id and a.action_item_id = s.action_item_id
                    where v.authority_id = ?1 and v.plan_id = ?2))
         order by w.name, w.worker_id
         limit 500";

    /// The newest version of each plan of a family, once for every child that it is for.
    NEWEST_OF_FAMILY = "
        select p.plan_id, p.kind, v.number, v.made_on, v.review_on, v.test_on, p.ended_on,
               (select max(t.tested_on)
                  from plan_test t
                 where t.authority_id = p.authority_id and t.plan_id = p.plan_id),
               coalesce(k.merged_into_id, k.person_id)
          from plan p
          join plan_version v on v.authority_id = p.authority_id and v.plan_id = p.plan_id and v.number = p.newest
          join plan_child c on c.authority_id = v.authority_id and c.plan_version_id = v.plan_version_id
          join person k on k.authority_id = c.authority_id and k.person_id = c.person_id
         where p.authority_id = ?1 and p.family_id = ?2
         order by v.made_on desc, p.plan_id desc
         limit 500";
}

/// A plan as a line of its family.
#[derive(Debug, Clone)]
pub struct PlanLineOfFamily {
    /// Which.
    pub plan: PlanId,
    /// Its kind.
    pub kind: PlanKind,
    /// The number of the newest version.
    pub number: i64,
    /// When that was written.
    pub made_on: Date,
    /// When it is looked at again.
    pub review_on: Date,
    /// When it is to be tested.
    pub test_on: Option<Date>,
    /// When it was last tested.
    pub tested_on: Option<Date>,
    /// When the plan ended.
    pub ended_on: Option<Date>,
    /// The children it is for whom the reader may know.
    pub children: Vec<PersonId>,
}

/// The plans of a family that are for a child whom the reader may know, the newest first.
pub fn newest_of_family(
    tx: &mut Tx,
    authority: AuthorityId,
    family: FamilyId,
    shows: impl Fn(PersonId) -> bool,
) -> Result<Vec<PlanLineOfFamily>, Problem> {
    let mut plans: Vec<PlanLineOfFamily> = Vec::new();
    for mut row in tx.rows(&NEWEST_OF_FAMILY, values![authority, family])? {
        let mut line = PlanLineOfFamily {
            plan: row.take()?,
            kind: row.take()?,
            number: row.take()?,
            made_on: row.take()?,
            review_on: row.take()?,
            test_on: row.take()?,
            ended_on: row.take()?,
            tested_on: row.take()?,
            children: Vec::new(),
        };
        let child: PersonId = row.take()?;
        if !shows(child) {
            continue;
        }
        match plans.iter_mut().find(|plan| plan.plan == line.plan) {
            Some(plan) => plan.children.push(child),
            None => {
                line.children.push(child);
                plans.push(line);
            }
        }
    }
    Ok(plans)
}

/// A plan, before anybody asked whether its reader may know of it.
pub(super) fn find_plan(tx: &mut Tx, authority: AuthorityId, id: PlanId) -> Result<Option<Plan>, Problem> {
    tx.find(&FIND_PLAN, values![authority, id])
}

/// What a version says, whole.
pub(super) fn content(tx: &mut Tx, authority: AuthorityId, id: PlanVersionId) -> Result<Content, Problem> {
    let key = values![authority, id];
    let children: Vec<PlanChild> = tx.records(&CHILDREN, key)?;
    let mut steps = Vec::new();
    for mut row in tx.rows(&STEPS, key)? {
        steps.push((row.record()?, row.record()?));
    }
    let mut marks = Vec::new();
    for mut row in tx.rows(&MARKS, key)? {
        marks.push((row.record()?, row.record()?));
    }
    Ok(Content {
        children: children.into_iter().map(|child| child.person_id).collect(),
        lines: tx.records(&LINES, key)?,
        goals: tx.records(&GOALS, key)?,
        steps,
        network: tx.records(&NETWORK, key)?,
        marks,
    })
}

/// The versions of a plan, the newest first.
pub(super) fn versions(
    tx: &mut Tx,
    authority: AuthorityId,
    plan: PlanId,
) -> Result<Vec<PlanVersion>, Problem> {
    tx.records(&VERSIONS, values![authority, plan])
}

/// A plan and the family around it.
pub struct Open {
    /// The plan, as far as the reader may know it.
    pub whole: Whole,
    /// The family.
    pub around: Around,
}

/// Opens a version of a plan for a deed; the newest when no number is given.
///
/// A plan of a family that the reader may not know, or for children of whom they may know none, is not found.
pub(super) fn open<A: Kind>(
    tx: &mut Tx,
    ctx: &Ctx,
    id: PlanId,
    number: Option<i64>,
) -> Result<(Open, Grant<A>), Problem> {
    let plan = find_plan(tx, ctx.authority(), id)?.ok_or(Problem::NotFound)?;
    let grant = permit::<A>(tx, ctx, Subject::Family(plan.family_id))?;
    let around = sql::around(tx, ctx, plan.family_id, None)?;
    let versions = versions(tx, ctx.authority(), id)?;
    let wanted = number.unwrap_or(plan.newest);
    let version = versions.iter().find(|v| v.number == wanted).cloned().ok_or(Problem::NotFound)?;
    let key = values![ctx.authority(), id];
    let mut workers = HashMap::new();
    for mut row in tx.rows(&WORKERS_OF_PLAN, key)? {
        workers.insert(row.take()?, row.take()?);
    }
    let mut whole = Whole {
        content: content(tx, ctx.authority(), version.plan_version_id)?,
        ratings: tx.records(&RATINGS, key)?,
        agreements: tx.records(&AGREEMENTS, key)?,
        tests: tx.records(&TESTS, key)?,
        plan,
        version,
        versions,
        workers,
    };
    see_as(&mut whole, &around);
    if whole.content.children.is_empty() {
        Err(Problem::NotFound)
    } else {
        Ok((Open { whole, around }, grant))
    }
}

/// Takes out whoever the reader may not know of, and names everybody by the record that stands for them.
fn see_as(whole: &mut Whole, around: &Around) {
    let content = &mut whole.content;
    let survivor = |person: &mut PersonId| *person = around.survivor(*person);
    content.children.iter_mut().for_each(survivor);
    let people = content.lines.iter_mut().filter_map(|row| row.person_id.as_mut());
    let people = people.chain(content.goals.iter_mut().filter_map(|row| row.person_id.as_mut()));
    let people = people.chain(content.network.iter_mut().filter_map(|row| row.person_id.as_mut()));
    let people = people.chain(content.steps.iter_mut().filter_map(|(_, item)| item.person_id.as_mut()));
    people.for_each(survivor);
    whole.ratings.iter_mut().filter_map(|row| row.person_id.as_mut()).for_each(survivor);
    whole.agreements.iter_mut().for_each(|row| row.person_id = around.survivor(row.person_id));
    let shows = |person: PersonId| around.member(person).is_some();
    content.keep(&shows);
    whole.ratings.retain(|row| row.person_id.is_none_or(shows));
    whole.agreements.retain(|row| shows(row.person_id));
    let goals: Vec<GoalId> = content.goals.iter().map(|goal| goal.goal_id).collect();
    whole.ratings.retain(|row| goals.contains(&row.goal_id));
}
