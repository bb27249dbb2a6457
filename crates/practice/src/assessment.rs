//! The single assessment of the children of a family: what each step needs, and what may come next.
//!
//! One assessment may be of several children. What is written about the family is shared; what is found for a child, and
//! what follows for them, is that child's own.

use std::fmt;

use jiff::civil::Date;
use kith_vocabulary::calendar::add_working_days;
use kith_vocabulary::codes::assessment_factor::AssessmentFactor;
use kith_vocabulary::codes::closure_reason::ClosureReason;

use crate::words;

/// Within how many working days of the referral an assessment is authorised (Working Together 2023).
pub const WORKING_DAYS: u32 = 45;

words! {
    /// How far an assessment has come.
    AssessmentState {
        /// Being written.
        Writing "writing" "Being written",
        /// With a manager.
        Sent "sent" "With a manager",
        /// Given back with what is still to do.
        Returned "returned" "Given back",
        /// Authorised by a manager.
        Authorised "authorised" "Authorised",
    }
}

words! {
    /// What follows for one child.
    AssessmentOutcome {
        /// Nothing more.
        NoFurtherAction "no further action" "No further action",
        /// Early help, without a social worker.
        EarlyHelp "early help" "Step down to early help",
        /// A plan for a child in need.
        NeedPlan "need plan" "Child in need plan",
        /// A strategy discussion.
        StrategyDiscussion "strategy discussion" "Strategy discussion",
        /// The child comes into care.
        Care "care" "Care of the authority",
        /// The plan that the child has goes on.
        PlanGoesOn "plan goes on" "The plan they have goes on",
    }
}

impl AssessmentOutcome {
    /// The census's reason, where the work with the child ends with the assessment.
    pub fn closure_reason(self) -> Option<ClosureReason> {
        match self {
            Self::NoFurtherAction => Some(ClosureReason::NoFurtherAction),
            Self::EarlyHelp => Some(ClosureReason::ReferredToEarlyHelp),
            _ => None,
        }
    }
}

/// When the assessment of a child referred on this day is due.
pub fn due_on(referred_on: Date) -> Date {
    add_working_days(referred_on, WORKING_DAYS)
}

/// What somebody would do with an assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Write on.
    Write,
    /// Send it to a manager.
    Send,
    /// Authorise it.
    Authorise,
    /// Give it back.
    Return,
    /// Correct it after it was authorised.
    Correct,
}

/// How somebody stands to an assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// They wrote it.
    Author,
    /// Somebody else did.
    Other,
}

/// Why a step may not be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepRefusal {
    /// A manager has it.
    WithManager,
    /// Nobody sent it to a manager yet.
    NotSent,
    /// It is authorised.
    Authorised,
    /// It is not authorised yet, so it is simply written on.
    NotAuthorised,
    /// Nobody authorises what they wrote.
    OwnWork,
}

impl fmt::Display for StepRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::WithManager => "A manager has this assessment. They can give it back to be written on.",
            Self::NotSent => "This assessment was not sent to a manager yet.",
            Self::Authorised => "This assessment is authorised. It can be corrected, with the reason kept.",
            Self::NotAuthorised => "This assessment is not authorised yet, so it can simply be written on.",
            Self::OwnWork => "Whoever wrote an assessment does not authorise it. Another manager decides.",
        })
    }
}

/// Whether a step may be taken now, by somebody who may take such steps at all.
pub fn may_step(state: AssessmentState, step: Step, hand: Hand) -> Result<(), StepRefusal> {
    use AssessmentState as S;
    match (step, state) {
        (Step::Write | Step::Send, S::Writing | S::Returned) | (Step::Correct, S::Authorised) => Ok(()),
        (Step::Write | Step::Send, S::Sent) => Err(StepRefusal::WithManager),
        (Step::Write | Step::Send | Step::Authorise | Step::Return, S::Authorised) => {
            Err(StepRefusal::Authorised)
        }
        (Step::Authorise | Step::Return, S::Writing | S::Returned) => Err(StepRefusal::NotSent),
        (Step::Authorise, S::Sent) if hand == Hand::Author => Err(StepRefusal::OwnWork),
        (Step::Authorise | Step::Return, S::Sent) => Ok(()),
        (Step::Correct, _) => Err(StepRefusal::NotAuthorised),
    }
}

/// What is found for one child.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Finding {
    /// When the child was seen.
    pub seen_on: Option<Date>,
    /// Why the child was not seen.
    pub not_seen_because: Option<String>,
    /// What it means for this child.
    pub conclusion: Option<String>,
    /// What follows.
    pub outcome: Option<AssessmentOutcome>,
    /// What mattered.
    pub factors: Vec<AssessmentFactor>,
}

/// What an assessment still lacks before a manager can decide on it. A place is that of the child in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// Nobody wrote what the worry is and what is known.
    Analysis,
    /// Neither a day on which this child was seen, nor why not.
    Seen(usize),
    /// The child was seen before the assessment began, or in the future.
    SeenOn(usize),
    /// What it means for this child.
    Conclusion(usize),
    /// What follows for this child.
    Outcome(usize),
    /// What mattered for this child.
    Factors(usize),
    /// A factor beside *no factors found*.
    NoFactorsBesideOthers(usize),
}

impl fmt::Display for Lack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Analysis => "Write what this means for the family",
            Self::Seen(_) => "Enter the day the child was seen, or why they were not",
            Self::SeenOn(_) => "The child was seen between the start of the assessment and today",
            Self::Conclusion(_) => "Write what it means for this child",
            Self::Outcome(_) => "Choose what follows for this child",
            Self::Factors(_) => "Choose what mattered, or that no factors were found",
            Self::NoFactorsBesideOthers(_) => "No factors found cannot stand beside a factor",
        })
    }
}

/// What cannot stand as it is told, however unfinished the assessment is.
pub fn decide_written(children: &[Finding], started_on: Date, today: Date) -> Result<(), Vec<Lack>> {
    let mut lacks = Vec::new();
    for (at, child) in children.iter().enumerate() {
        if child.seen_on.is_some_and(|seen| seen < started_on || seen > today) {
            lacks.push(Lack::SeenOn(at));
        }
        if child.factors.len() > 1 && child.factors.iter().any(|factor| factor.is_none_found()) {
            lacks.push(Lack::NoFactorsBesideOthers(at));
        }
    }
    if lacks.is_empty() { Ok(()) } else { Err(lacks) }
}

/// Whether an assessment is whole enough for a manager to decide on it.
pub fn decide_complete(
    analysis: Option<&str>,
    children: &[Finding],
    started_on: Date,
    today: Date,
) -> Result<(), Vec<Lack>> {
    let mut lacks = decide_written(children, started_on, today).err().unwrap_or_default();
    if analysis.is_none() {
        lacks.push(Lack::Analysis);
    }
    for (at, child) in children.iter().enumerate() {
        let of_child = [
            (child.seen_on.is_none() && child.not_seen_because.is_none(), Lack::Seen(at)),
            (child.conclusion.is_none(), Lack::Conclusion(at)),
            (child.outcome.is_none(), Lack::Outcome(at)),
            (child.factors.is_empty(), Lack::Factors(at)),
        ];
        lacks.extend(of_child.into_iter().filter(|(holds, _)| *holds).map(|(_, lack)| lack));
    }
    if lacks.is_empty() { Ok(()) } else { Err(lacks) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_assessment_is_due_45_working_days_after_the_referral() {
        let check = |referred, due| assert_eq!(due_on(referred), due, "{referred}");
        // Over Christmas and New Year: 25 and 28 December and 1 January are no working days.
        check(date(2026, 11, 25), date(2027, 2, 1));
        check(date(2026, 6, 1), date(2026, 8, 3));
        // A referral on a Saturday counts from the Monday.
        check(date(2026, 6, 6), date(2026, 8, 7));
    }

    #[test]
    fn each_step_waits_for_the_one_before() {
        use AssessmentState as S;
        use Step as D;
        let check = |state, step, hand, expected: Option<StepRefusal>| {
            assert_eq!(may_step(state, step, hand).err(), expected, "{state:?} {step:?} {hand:?}");
        };
        for hand in [Hand::Author, Hand::Other] {
            for state in [S::Writing, S::Returned] {
                check(state, D::Write, hand, None);
                check(state, D::Send, hand, None);
                check(state, D::Authorise, hand, Some(StepRefusal::NotSent));
                check(state, D::Return, hand, Some(StepRefusal::NotSent));
                check(state, D::Correct, hand, Some(StepRefusal::NotAuthorised));
            }
            check(S::Sent, D::Write, hand, Some(StepRefusal::WithManager));
            check(S::Sent, D::Send, hand, Some(StepRefusal::WithManager));
            check(S::Sent, D::Return, hand, None);
            check(S::Sent, D::Correct, hand, Some(StepRefusal::NotAuthorised));
            for step in [D::Write, D::Send, D::Authorise, D::Return] {
                check(S::Authorised, step, hand, Some(StepRefusal::Authorised));
            }
            check(S::Authorised, D::Correct, hand, None);
        }
        check(S::Sent, D::Authorise, Hand::Other, None);
        check(S::Sent, D::Authorise, Hand::Author, Some(StepRefusal::OwnWork));
    }

    fn whole() -> Finding {
        Finding {
            seen_on: Some(date(2026, 11, 3)),
            not_seen_because: None,
            conclusion: Some("Safe with her mother".to_owned()),
            outcome: Some(AssessmentOutcome::NoFurtherAction),
            factors: vec![AssessmentFactor::NoFactors],
        }
    }

    #[test]
    fn a_manager_decides_only_on_what_is_whole() {
        let (started, today) = (date(2026, 11, 2), date(2026, 11, 25));
        let check = |child: Finding, expected: &[Lack]| {
            let told = decide_complete(Some("words"), &[child], started, today);
            assert_eq!(told.err().unwrap_or_default(), expected);
        };
        check(whole(), &[]);
        check(Finding { seen_on: None, ..whole() }, &[Lack::Seen(0)]);
        let unborn = Some("Not born yet".to_owned());
        check(Finding { seen_on: None, not_seen_because: unborn, ..whole() }, &[]);
        check(Finding { seen_on: Some(started), ..whole() }, &[]);
        check(Finding { seen_on: Some(date(2026, 11, 1)), ..whole() }, &[Lack::SeenOn(0)]);
        check(Finding { seen_on: Some(today), ..whole() }, &[]);
        check(Finding { seen_on: Some(date(2026, 11, 26)), ..whole() }, &[Lack::SeenOn(0)]);
        check(Finding { conclusion: None, ..whole() }, &[Lack::Conclusion(0)]);
        check(Finding { outcome: None, ..whole() }, &[Lack::Outcome(0)]);
        check(Finding { factors: Vec::new(), ..whole() }, &[Lack::Factors(0)]);
        let both = vec![AssessmentFactor::NoFactors, AssessmentFactor::Neglect];
        check(Finding { factors: both, ..whole() }, &[Lack::NoFactorsBesideOthers(0)]);
        assert_eq!(decide_complete(None, &[whole()], started, today), Err(vec![Lack::Analysis]));
    }

    #[test]
    fn an_unfinished_assessment_may_be_kept() {
        assert_eq!(decide_written(&[Finding::default()], date(2026, 11, 2), date(2026, 11, 25)), Ok(()));
    }

    #[test]
    fn only_what_ends_the_work_has_a_reason_of_the_census() {
        let check = |outcome: AssessmentOutcome, reason| assert_eq!(outcome.closure_reason(), reason);
        check(AssessmentOutcome::NoFurtherAction, Some(ClosureReason::NoFurtherAction));
        check(AssessmentOutcome::EarlyHelp, Some(ClosureReason::ReferredToEarlyHelp));
        for outcome in &AssessmentOutcome::ALL[2..] {
            check(*outcome, None);
        }
    }
}
