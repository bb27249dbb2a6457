//! A plan's form as its page shows it: every control with what was answered and what is wrong with it.

use std::collections::HashMap;

use kith_practice::plan::{LineKind, PlanKind};
use kith_vocabulary::ids::WorkerId;

use crate::answers::Choice;
use crate::plans::answers::{
    OF_ONE_CHILD, goal_name, line_name, n_goals, n_network, n_steps, network_name, step_name,
};
use crate::plans::pages::members;
use crate::visits::pages::form::{DateBoxes, Filled};
use crate::visits::rows::ActionItem;
use crate::visits::sql::Around;

/// A box for lines of one kind.
pub(in crate::plans) struct LineBox {
    pub(in crate::plans) name: String,
    pub(in crate::plans) label: String,
    pub(in crate::plans) hint: &'static str,
    pub(in crate::plans) words: String,
    /// The same about one child alone.
    pub(in crate::plans) each: Vec<LineBox>,
}

impl LineBox {
    /// Whether something about one child stands here.
    pub(in crate::plans) fn is_each_open(&self) -> bool {
        self.each.iter().any(|line| !line.words.is_empty())
    }
}

/// A text of a goal, a step or the network.
pub(in crate::plans) struct Text {
    pub(in crate::plans) name: String,
    pub(in crate::plans) value: String,
    pub(in crate::plans) error: String,
}

/// A goal of the form.
pub(in crate::plans) struct GoalPart {
    pub(in crate::plans) n: usize,
    pub(in crate::plans) id: Text,
    pub(in crate::plans) danger: Text,
    pub(in crate::plans) goal: Text,
    pub(in crate::plans) zero: Text,
    pub(in crate::plans) ten: Text,
    pub(in crate::plans) about: Vec<Choice>,
    pub(in crate::plans) steps: Vec<StepPart>,
    /// Whether it is one more to write in, folded away.
    pub(in crate::plans) is_spare: bool,
}

/// A step of the form.
pub(in crate::plans) struct StepPart {
    pub(in crate::plans) label: String,
    pub(in crate::plans) id: Text,
    pub(in crate::plans) what: Text,
    pub(in crate::plans) owner: String,
    pub(in crate::plans) owner_error: String,
    pub(in crate::plans) owners: Vec<Choice>,
    pub(in crate::plans) due: String,
    pub(in crate::plans) due_on: DateBoxes,
    pub(in crate::plans) due_error: String,
    pub(in crate::plans) known: Text,
    pub(in crate::plans) goal: String,
    pub(in crate::plans) goal_error: String,
    /// The goals that a new step may belong to, at a review.
    pub(in crate::plans) goals: Vec<Choice>,
    pub(in crate::plans) is_spare: bool,
}

/// A row of the network.
pub(in crate::plans) struct NetworkPart {
    pub(in crate::plans) n: usize,
    pub(in crate::plans) person: String,
    pub(in crate::plans) people: Vec<Choice>,
    pub(in crate::plans) name: Text,
    pub(in crate::plans) phone: Text,
    pub(in crate::plans) does: Text,
    pub(in crate::plans) job: String,
    pub(in crate::plans) jobs: Vec<Choice>,
}

/// The form of a plan.
pub(in crate::plans) struct PlanForm {
    pub(in crate::plans) filled: Filled,
    pub(in crate::plans) is_safety: bool,
    pub(in crate::plans) children: Vec<Choice>,
    pub(in crate::plans) before: Vec<LineBox>,
    pub(in crate::plans) goals: Vec<GoalPart>,
    pub(in crate::plans) rules: Vec<LineBox>,
    pub(in crate::plans) network: Vec<NetworkPart>,
    pub(in crate::plans) after: Vec<LineBox>,
    pub(in crate::plans) review_on: DateBoxes,
    pub(in crate::plans) test_on: DateBoxes,
}

impl PlanForm {
    /// The form over what was answered. `known` are the actions of the version before.
    pub(in crate::plans) fn new(
        filled: Filled,
        kind: PlanKind,
        around: &Around,
        known: &[ActionItem],
    ) -> Self {
        let boxes = |kinds: &[LineKind]| -> Vec<LineBox> {
            let kinds = kinds.iter().filter(|line| line.belongs_to(kind));
            kinds.map(|line| line_box(&filled, around, *line)).collect()
        };
        let n_goals = n_goals(&filled.answers);
        PlanForm {
            is_safety: kind.is_safety(),
            children: around
                .members
                .iter()
                .filter(|m| {
                    around.children().any(|c| c.person == m.person)
                        || filled.answers.has("child", &m.person.to_string())
                })
                .map(|m| Choice::among(m.person.to_string(), m.name.clone(), &filled.answers, "child"))
                .collect(),
            before: boxes(&[LineKind::Worry, LineKind::Strength]),
            goals: (1..=n_goals).map(|n| goal_part(&filled, around, known, n, n_goals)).collect(),
            rules: boxes(&[LineKind::BottomLine, LineKind::Trigger, LineKind::Signal]),
            network: (1..=n_network(&filled.answers)).map(|n| network_part(&filled, around, n)).collect(),
            after: boxes(&[LineKind::Contingency, LineKind::WorkerNote]),
            review_on: filled.date("review_on"),
            test_on: filled.date("test_on"),
            filled,
        }
    }

    /// Names workers who own a step and no longer work with the family.
    pub(in crate::plans) fn name_workers(&mut self, workers: &HashMap<WorkerId, String>) {
        for choice in self.goals.iter_mut().flat_map(|goal| &mut goal.steps).flat_map(|step| &mut step.owners)
        {
            if choice.label.is_empty() {
                let name = choice.value.parse().ok().and_then(|id| workers.get(&id));
                choice.label = name.cloned().unwrap_or_else(|| "As before".to_owned());
            }
        }
    }
}

fn text(filled: &Filled, name: String) -> Text {
    Text { value: filled.text(&name).to_owned(), error: filled.error(&name).to_owned(), name }
}

fn line_box(filled: &Filled, around: &Around, kind: LineKind) -> LineBox {
    let each = around.children().filter(|_| OF_ONE_CHILD.contains(&kind));
    let one = |about, label: String| {
        let name = line_name(kind, about);
        LineBox { words: filled.text(&name).to_owned(), name, label, hint: "", each: Vec::new() }
    };
    LineBox {
        hint: hint(kind),
        each: each.map(|child| one(Some(child.person), format!("Only about {}", child.name))).collect(),
        ..one(None, kind.label().to_owned())
    }
}

fn hint(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Worry => "What has happened, and what makes it harder. One on each line.",
        LineKind::Strength => "What people did when it was hard, and who was there. One on each line.",
        LineKind::BottomLine => {
            "What everybody agrees must not happen again, in the family’s words. One on each line."
        }
        LineKind::Trigger => "What people see before things go wrong. One on each line.",
        LineKind::Signal => "A word, a text or a thing that says: I need somebody now.",
        LineKind::Contingency => "What happens then, and who does it. One on each line.",
        LineKind::WorkerNote => "Never printed for the family. They may still ask to read it.",
    }
}

fn goal_part(filled: &Filled, around: &Around, known: &[ActionItem], n: usize, last: usize) -> GoalPart {
    let part = |part: &str| text(filled, goal_name(n, part));
    let about = filled.text(&goal_name(n, "about"));
    let everybody = Choice::new("", "Everybody in the plan", about);
    let children =
        around.children().map(|child| Choice::new(child.person.to_string(), child.name.clone(), about));
    let n_steps = n_steps(&filled.answers, n);
    let steps = (1..=n_steps).map(|m| {
        let name = |part: &str| step_name(n, m, part);
        let is_spare = m > 1 && filled.text(&step_name(n, m, "what")).is_empty();
        let label = format!("Step {m} towards goal {n}");
        step_part(filled, (around, known), &name, (label, is_spare))
    });
    GoalPart {
        n,
        id: part("id"),
        danger: part("danger"),
        goal: part("goal"),
        zero: part("zero"),
        ten: part("ten"),
        about: std::iter::once(everybody).chain(children).collect(),
        steps: steps.collect(),
        is_spare: n > 1 && n == last && filled.text(&goal_name(n, "goal")).is_empty(),
    }
}

/// A step of the form, whose controls are named by `name`.
pub(in crate::plans) fn step_part(
    filled: &Filled,
    (around, known): (&Around, &[ActionItem]),
    name: &dyn Fn(&str) -> String,
    (label, is_spare): (String, bool),
) -> StepPart {
    let owner = filled.text(&name("owner")).to_owned();
    let id = text(filled, name("id"));
    let workers = around.workers.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone(), &owner));
    let mut owners: Vec<Choice> =
        std::iter::once(Choice::new("", "Choose who", &owner)).chain(workers).collect();
    owners.extend(members(around, &owner, ""));
    let had = known.iter().find(|item| item.action_item_id.to_string() == id.value);
    if let Some(worker) = had.and_then(|item| item.worker_id).map(|id| id.to_string())
        && !owners.iter().any(|choice| choice.value == worker)
    {
        owners.push(Choice::new(worker, "", &owner));
    }
    StepPart {
        label,
        what: text(filled, name("what")),
        owner: name("owner"),
        owner_error: filled.error(&name("owner")).to_owned(),
        owners,
        due: name("due"),
        due_on: filled.date(&name("due")),
        due_error: filled.error(&name("due")).to_owned(),
        known: text(filled, name("known")),
        goal: name("goal"),
        goal_error: filled.error(&name("goal")).to_owned(),
        goals: Vec::new(),
        id,
        is_spare,
    }
}

fn network_part(filled: &Filled, around: &Around, n: usize) -> NetworkPart {
    let part = |part: &str| text(filled, network_name(n, part));
    let job = network_name(n, "job");
    NetworkPart {
        n,
        person: network_name(n, "person"),
        people: members(around, filled.text(&network_name(n, "person")), "Somebody else"),
        name: part("name"),
        phone: part("phone"),
        does: part("does"),
        jobs: vec![Choice::among("yes", "It is their job", &filled.answers, &job)],
        job,
    }
}
