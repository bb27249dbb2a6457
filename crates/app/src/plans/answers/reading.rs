//! Reading the forms of a plan: what was typed becomes a plan or a review, or a list of what is wrong.

use std::str::FromStr;

use jiff::civil::Date;
use kith_practice::plan::decision::{MOST, Refusal, ToldGoal, ToldPlan, decide_plan};
use kith_practice::plan::{Agreement, LineKind, PlanKind, StepMark, scale_value};
use kith_vocabulary::ids::{ActionItemId, GoalId, PersonId};

use super::{
    OF_ONE_CHILD, Said, SaidGoal, SaidLine, SaidNetwork, SaidRating, SaidStep, goal_name, line_name,
    network_name, step_name,
};
use crate::plans::actions::Review;
use crate::plans::load::{Open, Rater};
use crate::platform::http::Answers;
use crate::visits::answers::Mistakes;
use crate::visits::rows::ActionItem;
use crate::visits::sql::Around;

/// Reads a plan. `known` are the actions of the version before, whose owners may have left.
pub fn read_plan(
    answers: &Answers,
    kind: PlanKind,
    around: &Around,
    known: &[ActionItem],
    today: Date,
) -> Result<Said, Mistakes> {
    let mut mistakes = Mistakes::new();
    let sent: Vec<PersonId> = answers.all("child").iter().filter_map(|id| id.parse().ok()).collect();
    let children: Vec<PersonId> =
        around.members.iter().map(|member| member.person).filter(|id| sent.contains(id)).collect();
    let goals = goals(answers, around, known, &mut mistakes);
    let review_on = date(answers, "review_on", &mut mistakes);
    let test_on = date(answers, "test_on", &mut mistakes).filter(|_| kind.is_safety());
    let told: Vec<ToldGoal> = goals.iter().map(|(_, goal)| told_goal(goal)).collect();
    let plan = ToldPlan { kind, n_children: children.len(), goals: &told, review_on };
    let is_date_wrong = mistakes.iter().any(|(field, _)| field == "review_on");
    if let Err(refusals) = decide_plan(&plan, today) {
        let refusals = refusals.iter().filter(|refusal| !(is_date_wrong && **refusal == Refusal::NoReview));
        mistakes.extend(refusals.map(|refusal| (control(refusal, &goals), refusal.to_string())));
    }
    match review_on {
        Some(review_on) if mistakes.is_empty() => Ok(Said {
            kind,
            children,
            lines: lines(answers, kind, around),
            goals: goals.into_iter().map(|(_, goal)| goal).collect(),
            network: network(answers, around),
            told: answers.owned("told"),
            review_on,
            test_on,
        }),
        _ => Err(mistakes),
    }
}

fn told_goal(goal: &SaidGoal) -> ToldGoal<'_> {
    ToldGoal {
        danger: &goal.danger,
        goal: &goal.goal_words,
        zero: &goal.zero,
        ten: &goal.ten,
        n_steps: goal.steps.len(),
    }
}

/// The control that a refusal leads to. Goals keep the number that they have in the form.
fn control(refusal: &Refusal, goals: &[(usize, SaidGoal)]) -> String {
    let of = |at: &usize, part: &str| goals.get(*at).map_or_else(String::new, |(n, _)| goal_name(*n, part));
    match refusal {
        Refusal::NoChild => "child".to_owned(),
        Refusal::NoGoal => goal_name(1, "goal"),
        Refusal::NoDanger(at) => of(at, "danger"),
        Refusal::NoGoalFor(at) => of(at, "goal"),
        Refusal::NoScale(at) => {
            let has_zero = goals.get(*at).is_some_and(|(_, goal)| !goal.zero.is_empty());
            of(at, if has_zero { "ten" } else { "zero" })
        }
        Refusal::NoReview | Refusal::ReviewPassed => "review_on".to_owned(),
    }
}

fn lines(answers: &Answers, kind: PlanKind, around: &Around) -> Vec<SaidLine> {
    let mut lines = Vec::new();
    for line in LineKind::ALL.iter().filter(|line| line.belongs_to(kind)) {
        let everybody = std::iter::once(None);
        let each = around.members.iter().map(|member| Some(member.person));
        for about in everybody.chain(each.filter(|_| OF_ONE_CHILD.contains(line))) {
            let text = answers.text(&line_name(*line, about)).unwrap_or("");
            let words = text.lines().map(str::trim).filter(|words| !words.is_empty());
            lines.extend(words.map(|words| SaidLine { kind: *line, words: words.to_owned(), about }));
        }
    }
    lines
}

/// The goals that were written, each with the number that it has in the form.
fn goals(
    answers: &Answers,
    around: &Around,
    known: &[ActionItem],
    mistakes: &mut Mistakes,
) -> Vec<(usize, SaidGoal)> {
    let mut goals = Vec::new();
    for n in 1..=MOST {
        let text = |part: &str| answers.text(&goal_name(n, part)).unwrap_or("").to_owned();
        let (danger, goal_words) = (text("danger"), text("goal"));
        let steps = steps(answers, n, around, known, mistakes);
        if danger.is_empty() && goal_words.is_empty() && steps.is_empty() {
            continue;
        }
        let about = answer(answers, &goal_name(n, "about")).filter(|id| around.member(*id).is_some());
        goals.push((
            n,
            SaidGoal {
                goal: answer(answers, &goal_name(n, "id")),
                danger,
                goal_words,
                zero: text("zero"),
                ten: text("ten"),
                about,
                steps,
            },
        ));
    }
    goals
}

fn steps(
    answers: &Answers,
    n: usize,
    around: &Around,
    known: &[ActionItem],
    mistakes: &mut Mistakes,
) -> Vec<SaidStep> {
    (1..=MOST)
        .filter_map(|m| step(answers, &|part: &str| step_name(n, m, part), around, known, mistakes))
        .collect()
}

/// A step, if one was written. Its owner is a worker or a member of the family, or whoever had it before.
fn step(
    answers: &Answers,
    name: &dyn Fn(&str) -> String,
    around: &Around,
    known: &[ActionItem],
    mistakes: &mut Mistakes,
) -> Option<SaidStep> {
    let what = answers.owned(&name("what"))?;
    let action: Option<ActionItemId> = answer(answers, &name("id"));
    let before = known.iter().find(|item| Some(item.action_item_id) == action);
    let owner = answers.text(&name("owner")).unwrap_or("");
    let worker = owner
        .parse()
        .ok()
        .filter(|id| around.worker(*id).is_some() || before.is_some_and(|item| item.worker_id == Some(*id)));
    let person = owner.parse().ok().filter(|id| around.member(*id).is_some());
    if worker.is_none() && person.is_none() {
        mistakes.push((name("owner"), format!("Choose who does this: {what}")));
    }
    let due_on = date(answers, &name("due"), mistakes);
    if due_on.is_none() && !mistakes.iter().any(|(field, _)| *field == name("due")) {
        mistakes.push((name("due"), format!("Enter by when: {what}")));
    }
    Some(SaidStep { action, what, worker, person, due_on, known_by: answers.owned(&name("known")) })
}

fn network(answers: &Answers, around: &Around) -> Vec<SaidNetwork> {
    let row = |n: usize| {
        let text = |part: &str| answers.owned(&network_name(n, part));
        let person = answer(answers, &network_name(n, "person")).filter(|id| around.member(*id).is_some());
        let name = text("name").filter(|_| person.is_none());
        (person.is_some() || name.is_some()).then(|| SaidNetwork {
            person,
            name,
            phone: text("phone"),
            does: text("does"),
            is_professional: answers.has(&network_name(n, "job"), "yes"),
        })
    };
    (1..=MOST).filter_map(row).collect()
}

/// Reads a review of a plan.
pub fn read_review(answers: &Answers, open: &Open, today: Date) -> Result<Review, Mistakes> {
    let mut mistakes = Mistakes::new();
    let content = &open.whole.content;
    let mut marks = Vec::new();
    for (step, item) in content.steps.iter().filter(|(_, item)| item.done_on.is_none()) {
        let name = format!("mark-{}", step.action_item_id);
        match answer::<StepMark>(answers, &name) {
            Some(mark) => marks.push((step.action_item_id, mark)),
            None => mistakes.push((name, format!("Say how this step stands: {}", item.what))),
        }
    }
    let steps = new_steps(answers, open, &mut mistakes);
    let test_on = date(answers, "test_on", &mut mistakes).filter(|_| open.whole.plan.kind.is_safety());
    let review_on = date(answers, "review_on", &mut mistakes);
    match review_on {
        None if !mistakes.iter().any(|(field, _)| field == "review_on") => {
            mistakes.push(("review_on".to_owned(), Refusal::NoReview.to_string()));
        }
        Some(day) if day < today => {
            mistakes.push(("review_on".to_owned(), Refusal::ReviewPassed.to_string()));
        }
        _ => {}
    }
    match review_on {
        Some(review_on) if mistakes.is_empty() => Ok(Review {
            marks,
            ratings: ratings(answers, open),
            answers: agreements(answers, &open.around),
            steps,
            told: answers.owned("told"),
            review_on,
            test_on,
        }),
        _ => Err(mistakes),
    }
}

fn new_steps(answers: &Answers, open: &Open, mistakes: &mut Mistakes) -> Vec<(GoalId, SaidStep)> {
    let goals = &open.whole.content.goals;
    let mut steps = Vec::new();
    for n in 1..=crate::visits::answers::ACTIONS {
        let name = |part: &str| step_name(0, n, part);
        let Some(step) = step(answers, &name, &open.around, &[], mistakes) else { continue };
        let goal: Option<GoalId> = answer(answers, &name("goal"));
        match goal.filter(|id| goals.iter().any(|goal| goal.goal_id == *id)) {
            Some(goal) => steps.push((goal, step)),
            None => mistakes.push((name("goal"), format!("Choose the goal of this step: {}", step.what))),
        }
    }
    steps
}

fn ratings(answers: &Answers, open: &Open) -> Vec<SaidRating> {
    let mut ratings = Vec::new();
    for goal in open.whole.content.goals.iter().map(|goal| goal.goal_id) {
        let people = open
            .around
            .members
            .iter()
            .map(|member| (Rater::Person(member.person), member.person.to_string()));
        let workers = open.around.workers.iter().map(|(id, _)| (Rater::Worker(*id), id.to_string()));
        for (rater, id) in people.chain(workers) {
            if let Some(value) = answers.text(&format!("rate-{goal}-{id}")).and_then(scale_value) {
                let reason = answers.owned(&format!("reason-{goal}-{id}"));
                ratings.push(SaidRating { goal, rater, value, reason });
            }
        }
    }
    ratings
}

fn agreements(answers: &Answers, around: &Around) -> Vec<(PersonId, Agreement, Option<String>)> {
    let said = around.members.iter().filter_map(|member| {
        let answer = answer(answers, &format!("agree-{}", member.person))?;
        Some((member.person, answer, answers.owned(&format!("words-{}", member.person))))
    });
    said.collect()
}

fn date(answers: &Answers, name: &str, mistakes: &mut Mistakes) -> Option<Date> {
    answers.date(name).unwrap_or_else(|message| {
        mistakes.push((name.to_owned(), message));
        None
    })
}

fn answer<T: FromStr>(answers: &Answers, name: &str) -> Option<T> {
    answers.text(name).and_then(|text| text.parse().ok())
}
