//! A version of a plan as headed lines of words: what is printed, and what two versions are compared by.

use kith_practice::plan::LineKind;
use kith_practice::plan::paper::Line;
use kith_vocabulary::ids::PersonId;
use kith_vocabulary::time::date_in_words;

use super::{Content, Open, Whole};
use crate::plans::rows::{PlanNetwork, PlanVersion};
use crate::visits::rows::ActionItem;

/// The heading of the goals.
pub const GOALS: &str = "What we want instead";
/// The heading of the steps.
pub const STEPS: &str = "Who does what";
/// The heading of the network.
pub const NETWORK: &str = "Who helps, and how to reach them";

/// Every line of a version, in the order of the page.
pub fn lines_of(open: &Open) -> Vec<Line> {
    let content = &open.whole.content;
    let mut lines = of_kind(content, LineKind::Worry);
    lines.extend(of_kind(content, LineKind::Strength));
    for goal in &content.goals {
        let about = goal.person_id;
        lines.push(line("What we are worried will happen", goal.danger.clone(), about));
        lines.push(line(GOALS, goal.goal.clone(), about));
        if !goal.zero.is_empty() || !goal.ten.is_empty() {
            lines.push(line(
                "How we measure it",
                format!("0 means: {} 10 means: {}", goal.zero, goal.ten),
                about,
            ));
        }
        for (step, item) in content.steps_of(goal.goal_id) {
            lines.push(line(STEPS, step_in_words(open, item, step.known_by.as_deref()), about));
        }
    }
    for kind in [LineKind::BottomLine, LineKind::Trigger, LineKind::Signal] {
        lines.extend(of_kind(content, kind));
    }
    lines.extend(content.network.iter().map(|row| line(NETWORK, network_in_words(open, row), None)));
    lines.extend(of_kind(content, LineKind::Contingency));
    lines.extend(of_kind(content, LineKind::WorkerNote));
    lines
}

fn line(heading: &'static str, words: String, about: Option<PersonId>) -> Line {
    Line { heading, words, about, is_for_workers: false }
}

fn of_kind(content: &Content, kind: LineKind) -> Vec<Line> {
    let rows = content.lines.iter().filter(|row| row.kind == kind);
    rows.map(|row| Line {
        heading: kind.label(),
        words: row.words.clone(),
        about: row.person_id,
        is_for_workers: kind == LineKind::WorkerNote,
    })
    .collect()
}

/// `Gran: collect Ava on Fridays, by 3 May 2026. We will know because: ...`.
pub fn step_in_words(open: &Open, item: &ActionItem, known_by: Option<&str>) -> String {
    let mut words = format!("{}: {}", owner(open, item), item.what);
    if let Some(due) = item.due_on {
        words.push_str(&format!(", by {}", date_in_words(due)));
    }
    if let Some(known_by) = known_by {
        words.push_str(&format!(". We will know because: {known_by}"));
    }
    words
}

/// Who does a step.
pub fn owner(open: &Open, item: &ActionItem) -> String {
    let worker = item.worker_id.map(|id| worker(open, id));
    let person = item.person_id.map(|id| open.around.name(id).unwrap_or("Somebody in the family").to_owned());
    worker.or(person).unwrap_or_else(|| "Nobody yet".to_owned())
}

/// What a worker is called.
pub fn worker(open: &Open, id: kith_vocabulary::ids::WorkerId) -> String {
    open.around.worker(id).unwrap_or_else(|| open.whole.worker(id)).to_owned()
}

/// Somebody of the network as one line.
pub fn network_in_words(open: &Open, row: &PlanNetwork) -> String {
    let mut words = network_name(open, row);
    for part in [&row.phone, &row.does].into_iter().flatten() {
        words.push_str(", ");
        words.push_str(part);
    }
    words
}

/// What somebody of the network is called.
pub fn network_name(open: &Open, row: &PlanNetwork) -> String {
    let member = row.person_id.and_then(|id| open.around.name(id));
    member.or(row.name.as_deref()).unwrap_or("Somebody").to_owned()
}

/// `Version 2, plan reviewed on 3 May 2026 by Ada Quill`.
pub fn version_in_words(whole: &Whole, version: &PlanVersion) -> String {
    let occasion = version.occasion.label().to_lowercase();
    let on = date_in_words(version.made_on);
    format!("Version {}, {occasion} on {on} by {}", version.number, whole.worker(version.worker_id))
}
