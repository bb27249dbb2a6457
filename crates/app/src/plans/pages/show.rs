//! The page of a plan: everything that one version says, how the scales moved, who agreed, and what may be done.

mod scales;
mod versions;

use askama::Template;
use kith_practice::plan::decision::{Content as Told, gaps};
use kith_practice::plan::{Agreement, Held, LineKind};
use kith_vocabulary::ids::PlanId;
use kith_vocabulary::time::date_in_words;

use super::{members, plan_in};
use crate::answers::Choice;
use crate::plans::load::sections::{self, owner};
use crate::plans::load::{self, Open};
use crate::plans::rows::PlanGoal;
use crate::platform::access::{Action, Situation, may, would_permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::story::in_a_row;
use crate::visits::answers::Mistakes;
use crate::visits::pages::form::Filled;
use crate::visits::rows::ActionItem;

use scales::Scale;
pub(in crate::plans) use versions::{Compared, compare as versions_compared, side_by_side};

/// Lines under one heading.
struct Section {
    heading: &'static str,
    lines: Vec<(Option<String>, String)>,
    is_for_workers: bool,
}

/// A goal with its worry, its scale and its steps.
struct GoalCard {
    n: usize,
    about: Option<String>,
    danger: String,
    goal: String,
    zero: String,
    ten: String,
    scale: Scale,
    steps: Vec<StepLine>,
}

/// A step.
struct StepLine {
    what: String,
    owner: String,
    when: String,
    known_by: Option<String>,
    is_done: bool,
    is_overdue: bool,
}

/// Somebody of the network.
struct NetworkLine {
    name: String,
    phone: Option<String>,
    does: Option<String>,
    is_professional: bool,
}

/// What somebody said of this version.
struct AnswerLine {
    name: String,
    answer: &'static str,
    words: Option<String>,
    on: String,
    is_against: bool,
}

/// The forms on the page, as they are shown again with what is wrong.
pub(super) struct Forms {
    pub(super) filled: Filled,
    pub(super) is_agree_open: bool,
    pub(super) is_test_open: bool,
}

#[derive(Template)]
#[template(path = "plans/show.html")]
struct PlanPage {
    shell: Shell,
    id: PlanId,
    number: i64,
    kind: &'static str,
    is_safety: bool,
    family_name: String,
    family_link: String,
    children: String,
    made: String,
    told: Option<String>,
    review: String,
    is_review_late: bool,
    test: Option<String>,
    ended: Option<String>,
    older: Option<String>,
    gaps: Vec<&'static str>,
    before: Vec<Section>,
    goals: Vec<GoalCard>,
    rules: Vec<Section>,
    network: Vec<NetworkLine>,
    after: Vec<Section>,
    answers: Vec<AnswerLine>,
    silent: String,
    marks: Vec<(String, &'static str)>,
    tests: Vec<(String, &'static str, String)>,
    versions: Vec<(String, String)>,
    forms: Forms,
    people: Vec<Choice>,
    agreements: Vec<Choice>,
    held: Vec<Choice>,
    can_write: bool,
    can_review: bool,
    can_print: bool,
}

/// The page of a plan, or of one of its versions.
pub(in crate::plans) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let number = asked.query.text("version").and_then(|text| text.parse().ok());
    let (open, grant) = ctx.read(|tx| load::open::<may::ViewFamily>(tx, ctx, plan_in(asked)?, number))?;
    let filled = Filled { answers: crate::platform::http::Answers::default(), mistakes: Mistakes::new() };
    let forms = Forms { filled, is_agree_open: false, is_test_open: false };
    page(ctx, asked, (&open, grant.situation()), forms, axum::http::StatusCode::OK)
}

/// The page with its forms.
pub(super) fn page(
    ctx: &Ctx,
    asked: &Asked,
    (open, situation): (&Open, Situation),
    forms: Forms,
    status: axum::http::StatusCode,
) -> Result<Reply, Problem> {
    let Open { whole, around } = open;
    let (plan, version, content) = (&whole.plan, &whole.version, &whole.content);
    let is_newest = version.number == plan.newest;
    let is_open = plan.ended_on.is_none();
    let can = |action| is_newest && is_open && would_permit(ctx, action, situation);
    let names = content.children.iter().filter_map(|id| around.name(*id).map(str::to_owned));
    let chosen = |name: &str| forms.filled.text(name).to_owned();
    let sections = |kinds: &[LineKind]| kinds.iter().filter_map(|kind| section(open, *kind)).collect();
    let page = PlanPage {
        shell: Shell::new(ctx, asked, format!("{}: {}", plan.kind.label(), around.family_name)),
        id: plan.plan_id,
        number: version.number,
        kind: plan.kind.label(),
        is_safety: plan.kind.is_safety(),
        family_name: around.family_name.clone(),
        family_link: format!("/families/{}", around.family),
        children: in_a_row(names.collect()),
        made: sections::version_in_words(whole, version),
        told: version.told.clone(),
        review: date_in_words(version.review_on),
        is_review_late: is_open && is_newest && version.review_on < ctx.today,
        test: version.test_on.map(date_in_words),
        ended: ended(open),
        older: (!is_newest).then(|| format!("/plans/{}", plan.plan_id)),
        gaps: if is_newest && is_open { gaps_of(ctx, open) } else { Vec::new() },
        before: sections(&[LineKind::Worry, LineKind::Strength]),
        goals: content
            .goals
            .iter()
            .enumerate()
            .map(|(at, goal)| goal_card(ctx, open, at + 1, goal))
            .collect(),
        rules: sections(&[LineKind::BottomLine, LineKind::Trigger, LineKind::Signal]),
        network: content.network.iter().map(|row| network_line(open, row)).collect(),
        after: sections(&[LineKind::Contingency, LineKind::WorkerNote]),
        answers: answers(open),
        silent: silent(open),
        marks: marks(open),
        tests: tests(open),
        versions: versions::links(open),
        people: members(around, &chosen("person"), "Choose who"),
        agreements: Agreement::ALL
            .iter()
            .map(|a| Choice::new(a.key(), a.label(), &chosen("answer")))
            .collect(),
        held: Held::ALL.iter().map(|held| Choice::new(held.key(), held.label(), &chosen("held"))).collect(),
        can_write: can(Action::WritePlan),
        can_review: can(Action::ReviewPlan),
        can_print: is_newest && would_permit(ctx, Action::PrintPlan, situation),
        forms,
    };
    Reply::page_with(status, &page)
}

fn section(open: &Open, kind: LineKind) -> Option<Section> {
    let rows = open.whole.content.lines.iter().filter(|row| row.kind == kind);
    let about = |row: &crate::plans::rows::PlanLine| row.person_id.and_then(|id| open.around.name(id));
    let lines: Vec<_> = rows.map(|row| (about(row).map(str::to_owned), row.words.clone())).collect();
    let is_for_workers = kind == LineKind::WorkerNote;
    (!lines.is_empty()).then_some(Section { heading: kind.label(), lines, is_for_workers })
}

fn goal_card(ctx: &Ctx, open: &Open, n: usize, goal: &PlanGoal) -> GoalCard {
    let steps = open.whole.content.steps_of(goal.goal_id);
    GoalCard {
        n,
        about: goal.person_id.and_then(|id| open.around.name(id)).map(str::to_owned),
        danger: goal.danger.clone(),
        goal: goal.goal.clone(),
        zero: goal.zero.clone(),
        ten: goal.ten.clone(),
        scale: scales::of_goal(open, goal.goal_id),
        steps: steps.map(|(step, item)| step_line(ctx, open, item, step.known_by.clone())).collect(),
    }
}

fn step_line(ctx: &Ctx, open: &Open, item: &ActionItem, known_by: Option<String>) -> StepLine {
    let line = crate::action_items::lines::line(
        item,
        owner(open, item),
        ctx.today,
        crate::action_items::lines::Reader::Looks,
    );
    StepLine {
        what: line.what,
        owner: line.owner,
        when: line.when,
        known_by,
        is_done: item.done_on.is_some(),
        is_overdue: line.is_overdue,
    }
}

fn network_line(open: &Open, row: &crate::plans::rows::PlanNetwork) -> NetworkLine {
    NetworkLine {
        name: sections::network_name(open, row),
        phone: row.phone.clone(),
        does: row.does.clone(),
        is_professional: row.is_professional,
    }
}

fn gaps_of(ctx: &Ctx, open: &Open) -> Vec<&'static str> {
    let (content, whole) = (&open.whole.content, &open.whole);
    let count = |kind| content.lines.iter().filter(|line| line.kind == kind).count();
    let told = Told {
        n_own_network: content.network.iter().filter(|row| !row.is_professional).count(),
        n_bottom_lines: count(LineKind::BottomLine),
        n_signals: count(LineKind::Signal),
        test_on: whole.version.test_on,
        tested_on: whole.tests.first().map(|test| test.tested_on),
        n_goals_without_step: content
            .goals
            .iter()
            .filter(|g| content.steps_of(g.goal_id).next().is_none())
            .count(),
    };
    gaps(whole.plan.kind, &told, ctx.today)
}

fn answers(open: &Open) -> Vec<AnswerLine> {
    let said = open.whole.answers().into_iter().filter_map(|row| {
        Some(AnswerLine {
            name: open.around.name(row.person_id)?.to_owned(),
            answer: row.answer.label(),
            words: row.words.clone(),
            on: date_in_words(row.answered_on),
            is_against: row.answer == Agreement::Disagrees,
        })
    });
    said.collect()
}

/// The children of the plan and the adults of the family who have not said anything of this version.
fn silent(open: &Open) -> String {
    let answered: Vec<_> = open.whole.answers().iter().map(|row| row.person_id).collect();
    let asked = open.around.members.iter().filter(|member| {
        let is_child = open.whole.content.children.contains(&member.person);
        member.is_here && (is_child || member.part == kith_practice::family::Part::Adult)
    });
    in_a_row(asked.filter(|member| !answered.contains(&member.person)).map(|m| m.name.clone()).collect())
}

fn tests(open: &Open) -> Vec<(String, &'static str, String)> {
    let all = open.whole.tests.iter();
    all.map(|test| (date_in_words(test.tested_on), test.held.label(), test.happened.clone())).collect()
}

fn marks(open: &Open) -> Vec<(String, &'static str)> {
    let all = open.whole.content.marks.iter();
    all.map(|(mark, item)| (sections::step_in_words(open, item, None), mark.mark.label())).collect()
}

fn ended(open: &Open) -> Option<String> {
    let because = open.whole.plan.ended_because.as_deref().unwrap_or("");
    open.whole.plan.ended_on.map(|on| format!("Ended on {}. {because}", date_in_words(on)))
}
