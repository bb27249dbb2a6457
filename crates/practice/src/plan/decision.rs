//! Whether a plan can stand as it is told, and what is missing that people should be shown.
//!
//! Only what would make the plan useless is refused; a gap is told and does not stop anybody at six in the evening.

use std::fmt;

use jiff::civil::Date;

use super::PlanKind;

/// The most goals of one plan, and the most steps towards one goal.
pub const MOST: usize = 20;

/// What is told of one goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToldGoal<'a> {
    /// What people are worried will happen.
    pub danger: &'a str,
    /// What the family will be doing instead.
    pub goal: &'a str,
    /// What 0 on its scale means.
    pub zero: &'a str,
    /// What 10 on its scale means.
    pub ten: &'a str,
    /// How many steps lead to it.
    pub n_steps: usize,
}

/// What is told of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToldPlan<'a> {
    /// Its kind.
    pub kind: PlanKind,
    /// How many children it is for.
    pub n_children: usize,
    /// Its goals.
    pub goals: &'a [ToldGoal<'a>],
    /// When it is looked at again.
    pub review_on: Option<Date>,
}

/// Why a plan cannot stand. The number is the goal's place, from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It is for no child.
    NoChild,
    /// It has no goal.
    NoGoal,
    /// The worry that a goal answers is not said.
    NoDanger(usize),
    /// A worry has no goal.
    NoGoalFor(usize),
    /// A goal's scale does not say what 0 or 10 means.
    NoScale(usize),
    /// Nobody says when it is looked at again.
    NoReview,
    /// It is to be looked at again in the past.
    ReviewPassed,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::NoChild => f.write_str("Choose at least one child"),
            Refusal::NoGoal => f.write_str("Write at least one goal with the worry that it answers"),
            Refusal::NoDanger(at) => write!(f, "Write the worry that goal {} answers", at + 1),
            Refusal::NoGoalFor(at) => write!(f, "Write the goal for worry {}", at + 1),
            Refusal::NoScale(at) => write!(f, "Say what 0 and 10 mean for goal {}", at + 1),
            Refusal::NoReview => f.write_str("Enter the day when the plan is reviewed"),
            Refusal::ReviewPassed => f.write_str("The day of the review must not be in the past"),
        }
    }
}

/// Whether the plan can stand.
pub fn decide_plan(told: &ToldPlan, today: Date) -> Result<(), Vec<Refusal>> {
    let mut refusals = Vec::new();
    if told.n_children == 0 {
        refusals.push(Refusal::NoChild);
    }
    if told.goals.is_empty() {
        refusals.push(Refusal::NoGoal);
    }
    for (at, goal) in told.goals.iter().enumerate() {
        if goal.danger.is_empty() {
            refusals.push(Refusal::NoDanger(at));
        }
        if goal.goal.is_empty() {
            refusals.push(Refusal::NoGoalFor(at));
        }
        // A safety goal without a scale cannot say whether a child is safer than last month.
        if told.kind.is_safety() && (goal.zero.is_empty() || goal.ten.is_empty()) {
            refusals.push(Refusal::NoScale(at));
        }
    }
    match told.review_on {
        None => refusals.push(Refusal::NoReview),
        Some(day) if day < today => refusals.push(Refusal::ReviewPassed),
        Some(_) => {}
    }
    if refusals.is_empty() { Ok(()) } else { Err(refusals) }
}

/// What of a plan's content decides which gaps are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Content {
    /// How many people of the network are no professionals.
    pub n_own_network: usize,
    /// How many bottom lines.
    pub n_bottom_lines: usize,
    /// How many signals of a child.
    pub n_signals: usize,
    /// When it is to be tested.
    pub test_on: Option<Date>,
    /// When it was last tested.
    pub tested_on: Option<Date>,
    /// How many goals have no step.
    pub n_goals_without_step: usize,
}

/// What a plan lacks, in words for whoever reads it; nothing stops them from saving it.
pub fn gaps(kind: PlanKind, content: &Content, today: Date) -> Vec<&'static str> {
    let mut gaps = Vec::new();
    if kind.is_safety() {
        if content.n_own_network == 0 {
            gaps.push("Nobody in the network is family or a friend. Who could the family call at night?");
        }
        if content.n_bottom_lines == 0 {
            gaps.push("There is no bottom line: nothing that everybody agrees must not happen again.");
        }
        if content.n_signals == 0 {
            gaps.push("The child has no signal to say that they need somebody.");
        }
        match content.test_on {
            None if content.tested_on.is_none() => {
                gaps.push("The plan was never tested, and no day is set to test it.")
            }
            Some(day) if day < today && content.tested_on.is_none_or(|tested| tested < day) => {
                gaps.push("The day to test the plan has passed.");
            }
            _ => {}
        }
    }
    if content.n_goals_without_step > 0 {
        gaps.push("A goal has no step yet.");
    }
    gaps
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const GOAL: ToldGoal = ToldGoal { danger: "d", goal: "g", zero: "0", ten: "10", n_steps: 1 };

    #[test]
    fn a_plan_stands_with_a_child_a_goal_with_its_worry_and_scale_and_a_day_to_look_again() {
        let today = date(2026, 11, 25);
        let check = |change: fn(&mut ToldPlan), goals: &[ToldGoal], expected: &[Refusal]| {
            let mut told =
                ToldPlan { kind: PlanKind::FamilySafety, n_children: 1, goals, review_on: Some(today) };
            change(&mut told);
            assert_eq!(decide_plan(&told, today).err().unwrap_or_default(), expected);
        };
        check(|_| {}, &[GOAL], &[]);
        check(|told| told.n_children = 0, &[GOAL], &[Refusal::NoChild]);
        check(|_| {}, &[], &[Refusal::NoGoal]);
        check(|_| {}, &[GOAL, ToldGoal { danger: "", ..GOAL }], &[Refusal::NoDanger(1)]);
        check(|_| {}, &[ToldGoal { goal: "", ..GOAL }], &[Refusal::NoGoalFor(0)]);
        check(|_| {}, &[ToldGoal { ten: "", ..GOAL }], &[Refusal::NoScale(0)]);
        check(|told| told.kind = PlanKind::FamilyHelp, &[ToldGoal { ten: "", ..GOAL }], &[]);
        check(|told| told.review_on = Some(date(2026, 11, 24)), &[GOAL], &[Refusal::ReviewPassed]);
        check(|told| told.review_on = None, &[GOAL], &[Refusal::NoReview]);
    }

    #[test]
    fn what_a_safety_plan_lacks_is_told() {
        let today = date(2026, 11, 25);
        let whole = Content {
            n_own_network: 1,
            n_bottom_lines: 1,
            n_signals: 1,
            test_on: Some(today),
            tested_on: None,
            n_goals_without_step: 0,
        };
        let check = |content: Content, kind, expected: usize| {
            assert_eq!(gaps(kind, &content, today).len(), expected, "{content:?}");
        };
        let safety = PlanKind::FamilySafety;
        check(whole, safety, 0);
        check(Content { n_own_network: 0, ..whole }, safety, 1);
        check(Content { n_own_network: 0, ..whole }, PlanKind::Care, 0);
        check(Content { n_bottom_lines: 0, n_signals: 0, ..whole }, safety, 2);
        check(Content { test_on: None, ..whole }, safety, 1);
        check(Content { test_on: None, tested_on: Some(date(2026, 10, 1)), ..whole }, safety, 0);
        check(Content { test_on: Some(date(2026, 11, 24)), ..whole }, safety, 1);
        check(
            Content { test_on: Some(date(2026, 11, 24)), tested_on: Some(date(2026, 11, 24)), ..whole },
            safety,
            0,
        );
        check(Content { n_goals_without_step: 1, ..whole }, PlanKind::Care, 1);
    }
}
