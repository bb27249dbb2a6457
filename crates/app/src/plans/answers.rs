//! A plan as answers of its form, and answers as a plan: the one place that knows the form's names.

mod reading;

use jiff::civil::Date;
use kith_practice::plan::{LineKind, PlanKind};
use kith_vocabulary::ids::{ActionItemId, GoalId, PersonId, WorkerId};

use super::load::{Content, Rater, Whole};
use super::rows::PlanNetwork;
use crate::platform::http::Answers;
use crate::visits::answers::push_date;
use crate::visits::rows::ActionItem;

pub use reading::{read_plan, read_review};

/// The kinds of line that may be about one child alone.
pub const OF_ONE_CHILD: [LineKind; 3] = [LineKind::Worry, LineKind::Strength, LineKind::Signal];

/// A plan, as told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Its kind.
    pub kind: PlanKind,
    /// The children it is for.
    pub children: Vec<PersonId>,
    /// Its lines.
    pub lines: Vec<SaidLine>,
    /// Its goals with their steps.
    pub goals: Vec<SaidGoal>,
    /// Its network.
    pub network: Vec<SaidNetwork>,
    /// What was said about it.
    pub told: Option<String>,
    /// When it is looked at again.
    pub review_on: Date,
    /// When it is to be tested.
    pub test_on: Option<Date>,
}

/// A line, as told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidLine {
    /// What it is.
    pub kind: LineKind,
    /// Its words.
    pub words: String,
    /// The child it is about.
    pub about: Option<PersonId>,
}

/// A goal, as told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidGoal {
    /// Which, where it was there before.
    pub goal: Option<GoalId>,
    /// The worry that it answers.
    pub danger: String,
    /// The goal.
    pub goal_words: String,
    /// What 0 means.
    pub zero: String,
    /// What 10 means.
    pub ten: String,
    /// The child it is about.
    pub about: Option<PersonId>,
    /// The steps towards it.
    pub steps: Vec<SaidStep>,
}

/// A step, as told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidStep {
    /// Which action, where it was there before.
    pub action: Option<ActionItemId>,
    /// What.
    pub what: String,
    /// The worker who does it.
    pub worker: Option<WorkerId>,
    /// The member of the family who does it.
    pub person: Option<PersonId>,
    /// By when.
    pub due_on: Option<Date>,
    /// How we will know.
    pub known_by: Option<String>,
}

/// Somebody of the network, as told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidNetwork {
    /// A member of the family.
    pub person: Option<PersonId>,
    /// Somebody else.
    pub name: Option<String>,
    /// Their number.
    pub phone: Option<String>,
    /// What they do.
    pub does: Option<String>,
    /// Whether it is their job.
    pub is_professional: bool,
}

/// A value on a scale, as told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidRating {
    /// The goal.
    pub goal: GoalId,
    /// Whose value.
    pub rater: Rater,
    /// From 0 to 10.
    pub value: i64,
    /// Why.
    pub reason: Option<String>,
}

/// The name of the control for the lines of a kind, about everybody or one child.
pub fn line_name(kind: LineKind, child: Option<PersonId>) -> String {
    let key = kind.key().replace(' ', "_");
    child.map_or_else(|| format!("line-{key}"), |child| format!("line-{key}-{child}"))
}

/// The name of a goal's control.
pub fn goal_name(n: usize, part: &str) -> String {
    format!("goal-{n}-{part}")
}

/// The name of a step's control.
pub fn step_name(n: usize, m: usize, part: &str) -> String {
    format!("step-{n}-{m}-{part}")
}

/// The name of a control of the network.
pub fn network_name(n: usize, part: &str) -> String {
    format!("net-{n}-{part}")
}

/// The answers that a new plan's form opens with.
pub fn new_plan(kind: PlanKind, children: &[PersonId], me: WorkerId, today: Date) -> Answers {
    let mut answers = Answers::default();
    for child in children {
        answers.push("child", child.to_string());
    }
    push_date(&mut answers, "review_on", kind.next_review(today));
    answers.push("step-1-1-owner", me.to_string());
    answers
}

/// The answers that the form over a version opens with. Steps that are done are not asked about again.
pub fn of_version(whole: &Whole, today: Date) -> Answers {
    let mut answers = Answers::default();
    let content = &whole.content;
    for child in &content.children {
        answers.push("child", child.to_string());
    }
    push_lines(&mut answers, content);
    for (at, goal) in content.goals.iter().enumerate() {
        let n = at + 1;
        answers.push(&goal_name(n, "id"), goal.goal_id.to_string());
        answers.push(&goal_name(n, "danger"), goal.danger.clone());
        answers.push(&goal_name(n, "goal"), goal.goal.clone());
        answers.push(&goal_name(n, "zero"), goal.zero.clone());
        answers.push(&goal_name(n, "ten"), goal.ten.clone());
        answers.push(&goal_name(n, "about"), goal.person_id.map_or_else(String::new, |id| id.to_string()));
        let open = content.steps_of(goal.goal_id).filter(|(_, item)| item.done_on.is_none());
        for (at, (step, item)) in open.enumerate() {
            push_step(&mut answers, (n, at + 1), item, step.known_by.as_deref());
        }
    }
    for (at, row) in content.network.iter().enumerate() {
        push_network(&mut answers, at + 1, row);
    }
    push_date(&mut answers, "review_on", whole.version.review_on.max(today));
    if let Some(day) = whole.version.test_on {
        push_date(&mut answers, "test_on", day);
    }
    answers
}

fn push_lines(answers: &mut Answers, content: &Content) {
    let mut texts: Vec<(String, Vec<&str>)> = Vec::new();
    for line in &content.lines {
        let name = line_name(line.kind, line.person_id);
        match texts.iter_mut().find(|(known, _)| *known == name) {
            Some((_, words)) => words.push(&line.words),
            None => texts.push((name, vec![&line.words])),
        }
    }
    for (name, words) in texts {
        answers.push(&name, words.join("\n"));
    }
}

fn push_step(answers: &mut Answers, (n, m): (usize, usize), item: &ActionItem, known_by: Option<&str>) {
    let owner = item.worker_id.map(|id| id.to_string()).or(item.person_id.map(|id| id.to_string()));
    answers.push(&step_name(n, m, "id"), item.action_item_id.to_string());
    answers.push(&step_name(n, m, "what"), item.what.clone());
    answers.push(&step_name(n, m, "owner"), owner.unwrap_or_default());
    if let Some(due) = item.due_on {
        push_date(answers, &step_name(n, m, "due"), due);
    }
    answers.push(&step_name(n, m, "known"), known_by.unwrap_or(""));
}

fn push_network(answers: &mut Answers, n: usize, row: &PlanNetwork) {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    answers.push(&network_name(n, "person"), row.person_id.map_or_else(String::new, |id| id.to_string()));
    answers.push(&network_name(n, "name"), text(&row.name));
    answers.push(&network_name(n, "phone"), text(&row.phone));
    answers.push(&network_name(n, "does"), text(&row.does));
    if row.is_professional {
        answers.push(&network_name(n, "job"), "yes");
    }
}

/// How many goals the answers speak of, and one more to write in.
pub fn n_goals(answers: &Answers) -> usize {
    counted(|n| ["id", "danger", "goal"].iter().any(|part| answers.text(&goal_name(n, part)).is_some()))
}

/// How many steps towards a goal the answers speak of, and one more to write in.
pub fn n_steps(answers: &Answers, goal: usize) -> usize {
    counted(|m| answers.text(&step_name(goal, m, "what")).is_some()).max(2)
}

/// How many people of the network the answers speak of, and two more to write in.
pub fn n_network(answers: &Answers) -> usize {
    let has =
        |n| ["person", "name", "phone"].iter().any(|part| answers.text(&network_name(n, part)).is_some());
    (counted(has) + 1).max(3)
}

fn counted(has: impl Fn(usize) -> bool) -> usize {
    let last = (1..=kith_practice::plan::decision::MOST).rev().find(|n| has(*n)).unwrap_or(0);
    (last + 1).min(kith_practice::plan::decision::MOST)
}
