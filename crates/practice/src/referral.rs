//! Contacts and referrals: what reaches the front door, what is decided of it, and when a referral may end.
//!
//! How the answers were typed, and who may give them, is not here.

use std::fmt;

use jiff::civil::{Date, DateTime};
use kith_vocabulary::calendar::{add_months, add_working_days};
use kith_vocabulary::codes::closure_reason::ClosureReason;

use crate::words;

words! {
    /// How far a contact has come.
    ContactState {
        /// Nobody has decided yet what it leads to.
        Waiting "waiting" "Waiting for a decision",
        /// It was decided for every child of it.
        Decided "decided" "Decided",
    }
}

words! {
    /// Why what was told may be kept and shared.
    Basis {
        /// The family knows of it and agrees.
        Consent "consent" "The family knows and agrees",
        /// Asking would put a child at risk, or they refused and a child is at risk.
        ChildAtRisk "child at risk" "A child may be at risk, so consent was not asked for or not needed",
        /// A law says that it must be told.
        LegalDuty "legal duty" "A law or court requires it",
        /// Nobody knows yet.
        NotKnown "not known" "Not known yet",
    }
}

words! {
    /// What a contact leads to for one child.
    ContactOutcome {
        /// Somebody was told what they could do.
        Advice "advice" "Information and advice",
        /// Early help, without a social worker.
        EarlyHelp "early help" "Early help",
        /// Family help.
        FamilyHelp "family help" "Family help",
        /// The single assessment.
        Assessment "assessment" "Assessment",
        /// A strategy discussion at once.
        StrategyDiscussion "strategy discussion" "Strategy discussion",
    }
}

impl ContactOutcome {
    /// Whether a referral to children's social care is born of it (Working Together 2023: a referral is a request
    /// for services that the authority accepts).
    pub fn is_referral(self) -> bool {
        matches!(self, Self::FamilyHelp | Self::Assessment | Self::StrategyDiscussion)
    }
}

/// When a decision on a contact is due: within one working day (Working Together 2023), at the hour it came. What comes
/// on a day of rest is due at the end of the next working day, since nobody works at the hour before.
pub fn decision_due(received: DateTime) -> DateTime {
    let due_on = add_working_days(received.date(), 1);
    if kith_vocabulary::calendar::is_working_day(received.date()) {
        due_on.to_datetime(received.time())
    } else {
        due_on.at(23, 59, 0, 0)
    }
}

/// Whole hours left until a decision is due; negative once it is late.
pub fn hours_left(received: DateTime, now: DateTime) -> i64 {
    let seconds = now.duration_until(decision_due(received)).as_secs();
    seconds.div_euclid(3600)
}

/// Whether a referral on this day comes within 12 months of the one before: the twelfth month's own day counts.
pub fn is_re_referral(before: Date, on: Date) -> bool {
    before < on && on <= add_months(before, 12)
}

/// Why a contact, or the decision on it, cannot be kept as it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactRefusal {
    /// It is about no child.
    NoChild,
    /// It came in the future.
    InTheFuture,
    /// It does not say what is worrying.
    NoWorry,
    /// It does not say why it may be kept, though it says there is another basis than consent.
    NoBasisWords,
    /// A child of it has no decision.
    NotDecided(usize),
    /// A child becomes a referral and nobody said what they mainly need.
    NoNeed(usize),
    /// Nobody said why it was decided so.
    NoRationale,
}

impl fmt::Display for ContactRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoChild => "Choose at least one child",
            Self::InTheFuture => "The contact cannot have come later than now",
            Self::NoWorry => "Write what is worrying",
            Self::NoBasisWords => "Say why this may be kept and shared without consent",
            Self::NotDecided(_) => "Choose what happens for this child",
            Self::NoNeed(_) => "Choose the child’s main need",
            Self::NoRationale => "Write why you decide this",
        })
    }
}

/// Whether a contact can be kept as it is told.
pub fn decide_contact(
    (n_children, worry): (usize, Option<&str>),
    (basis, basis_words): (Basis, Option<&str>),
    (received, now): (DateTime, DateTime),
) -> Result<(), Vec<ContactRefusal>> {
    let needs_words = matches!(basis, Basis::ChildAtRisk | Basis::LegalDuty);
    let checks = [
        (received > now, ContactRefusal::InTheFuture),
        (n_children == 0, ContactRefusal::NoChild),
        (worry.is_none(), ContactRefusal::NoWorry),
        (needs_words && basis_words.is_none(), ContactRefusal::NoBasisWords),
    ];
    refused(checks.into_iter())
}

/// Whether a decision can be kept: every child has an outcome, a child who becomes a referral has a main need, and there
/// are words why.
pub fn decide_outcomes(
    children: &[(Option<ContactOutcome>, bool)],
    rationale: Option<&str>,
) -> Result<(), Vec<ContactRefusal>> {
    let of_children = children.iter().enumerate().flat_map(|(at, (outcome, has_need))| {
        let is_referral = outcome.is_some_and(ContactOutcome::is_referral);
        [
            (outcome.is_none(), ContactRefusal::NotDecided(at)),
            (is_referral && !has_need, ContactRefusal::NoNeed(at)),
        ]
    });
    refused(of_children.chain([(rationale.is_none(), ContactRefusal::NoRationale)]))
}

fn refused(checks: impl Iterator<Item = (bool, ContactRefusal)>) -> Result<(), Vec<ContactRefusal>> {
    let refusals: Vec<ContactRefusal> = checks.filter(|(holds, _)| *holds).map(|(_, why)| why).collect();
    if refusals.is_empty() { Ok(()) } else { Err(refusals) }
}

/// What stands for one child under a referral.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UnderReferral {
    /// Whether the referral has ended already.
    pub is_closed: bool,
    /// How many assessments there are.
    pub n_assessments: i64,
    /// How many of them no manager has authorised.
    pub n_open_assessments: i64,
    /// How many plans and enquiries there are or were.
    pub n_plans: i64,
    /// How many of them go on.
    pub n_open_plans: i64,
}

/// How a referral ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Without an assessment: nothing more is done on the referral itself.
    WithoutAssessment,
    /// With a reason of the census.
    Closed(ClosureReason),
}

/// Why a referral may not end, or not so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndingRefusal {
    /// It has ended.
    EndedAlready,
    /// An assessment is under way.
    AssessmentOpen,
    /// A plan or an enquiry goes on.
    PlanOpen,
    /// There was an assessment or a plan, so that the reason must be one of the census.
    WasWorkedWith,
    /// The reason says *after assessment*, and none is authorised.
    NoAssessment,
    /// The day is before the referral, or in the future.
    WrongDay,
}

impl fmt::Display for EndingRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::EndedAlready => "This referral has ended already",
            Self::AssessmentOpen => "The assessment must be authorised first",
            Self::PlanOpen => "A plan or an enquiry goes on: end it first",
            Self::WasWorkedWith => {
                "There was an assessment or a plan. Choose a reason that says how the work ended"
            }
            Self::NoAssessment => "This reason is for after an assessment, and none is authorised",
            Self::WrongDay => "Choose a day from the referral up to today",
        })
    }
}

/// Whether the work on a referral may end so.
pub fn decide_ending(
    under: UnderReferral,
    ending: Ending,
    (referred_on, ends_on, today): (Date, Date, Date),
) -> Result<(), EndingRefusal> {
    let after_assessment = matches!(ending, Ending::Closed(reason) if reason.is_no_further_action());
    let was_assessed = under.n_assessments > under.n_open_assessments;
    let checks = [
        (under.is_closed, EndingRefusal::EndedAlready),
        (under.n_open_assessments > 0, EndingRefusal::AssessmentOpen),
        (under.n_open_plans > 0, EndingRefusal::PlanOpen),
        (
            ending == Ending::WithoutAssessment && under.n_assessments + under.n_plans > 0,
            EndingRefusal::WasWorkedWith,
        ),
        (after_assessment && !was_assessed, EndingRefusal::NoAssessment),
        (ends_on < referred_on || ends_on > today, EndingRefusal::WrongDay),
    ];
    checks.into_iter().find(|(holds, _)| *holds).map_or(Ok(()), |(_, why)| Err(why))
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_decision_is_due_a_working_day_later_at_the_same_hour() {
        let check = |received: DateTime, due: DateTime| assert_eq!(decision_due(received), due, "{received}");
        // Tuesday to Wednesday.
        check(date(2026, 11, 24).at(10, 0, 0, 0), date(2026, 11, 25).at(10, 0, 0, 0));
        // Friday to Monday.
        check(date(2026, 11, 27).at(16, 30, 0, 0), date(2026, 11, 30).at(16, 30, 0, 0));
        // On Saturday the whole of Monday is left.
        check(date(2026, 11, 28).at(9, 0, 0, 0), date(2026, 11, 30).at(23, 59, 0, 0));
        // Christmas Eve 2026 is a Thursday; Monday 28 is the bank holiday for Boxing Day.
        check(date(2026, 12, 24).at(12, 0, 0, 0), date(2026, 12, 29).at(12, 0, 0, 0));
    }

    #[test]
    fn the_hours_left_turn_at_the_moment_it_is_due() {
        let received = date(2026, 11, 24).at(10, 0, 0, 0);
        let check = |now, hours| assert_eq!(hours_left(received, now), hours, "{now}");
        check(date(2026, 11, 24).at(10, 0, 0, 0), 24);
        check(date(2026, 11, 24).at(10, 0, 1, 0), 23);
        check(date(2026, 11, 25).at(9, 30, 0, 0), 0);
        check(date(2026, 11, 25).at(10, 0, 0, 0), 0);
        check(date(2026, 11, 25).at(10, 0, 1, 0), -1);
        check(date(2026, 11, 25).at(12, 30, 0, 0), -3);
    }

    #[test]
    fn a_referral_is_a_re_referral_within_twelve_months() {
        let check = |before, on, is| assert_eq!(is_re_referral(before, on), is, "{before} {on}");
        let before = date(2025, 11, 25);
        check(before, date(2025, 11, 25), false);
        check(before, date(2025, 11, 26), true);
        check(before, date(2026, 11, 25), true);
        check(before, date(2026, 11, 26), false);
        check(date(2024, 2, 29), date(2025, 2, 28), true);
        check(date(2024, 2, 29), date(2025, 3, 1), false);
    }

    #[test]
    fn a_contact_says_whom_what_and_why_it_may_be_kept() {
        let now = date(2026, 11, 25).at(10, 0, 0, 0);
        let check = |children, worry, basis, words, received, expected: &[ContactRefusal]| {
            let told = decide_contact((children, worry), (basis, words), (received, now));
            assert_eq!(told.err().unwrap_or_default(), expected);
        };
        check(1, Some("Bruises"), Basis::Consent, None, now, &[]);
        check(1, Some("Bruises"), Basis::NotKnown, None, now, &[]);
        check(0, Some("Bruises"), Basis::Consent, None, now, &[ContactRefusal::NoChild]);
        check(1, None, Basis::Consent, None, now, &[ContactRefusal::NoWorry]);
        check(1, Some("x"), Basis::ChildAtRisk, None, now, &[ContactRefusal::NoBasisWords]);
        check(1, Some("x"), Basis::ChildAtRisk, Some("It would warn him"), now, &[]);
        let later = now.saturating_add(1.second());
        check(1, Some("x"), Basis::Consent, None, later, &[ContactRefusal::InTheFuture]);
    }

    #[test]
    fn a_decision_says_what_happens_for_each_child_and_why() {
        use ContactOutcome::{Advice, Assessment};
        let check = |children: &[(Option<ContactOutcome>, bool)], why, expected: &[ContactRefusal]| {
            assert_eq!(decide_outcomes(children, why).err().unwrap_or_default(), expected);
        };
        check(&[(Some(Advice), false), (Some(Assessment), true)], Some("why"), &[]);
        check(&[(None, false)], Some("why"), &[ContactRefusal::NotDecided(0)]);
        let mixed = [(Some(Advice), false), (Some(Assessment), false)];
        check(&mixed, Some("why"), &[ContactRefusal::NoNeed(1)]);
        check(&[(Some(Advice), false)], None, &[ContactRefusal::NoRationale]);
    }

    #[test]
    fn a_referral_is_born_of_what_social_care_takes_on() {
        let referrals: Vec<_> = ContactOutcome::ALL.iter().filter(|outcome| outcome.is_referral()).collect();
        assert_eq!(referrals.len(), 3);
        assert!(!ContactOutcome::Advice.is_referral() && !ContactOutcome::EarlyHelp.is_referral());
    }

    #[test]
    fn a_referral_ends_only_when_nothing_under_it_goes_on() {
        use ClosureReason::{MovedToAnotherAuthority, NoFurtherAction};
        let (referred, today) = (date(2026, 3, 2), date(2026, 11, 25));
        let check = |under, ending, on, expected: Option<EndingRefusal>| {
            assert_eq!(decide_ending(under, ending, (referred, on, today)).err(), expected, "{under:?}");
        };
        let fresh = UnderReferral::default();
        let assessing = UnderReferral { n_assessments: 1, n_open_assessments: 1, ..fresh };
        let assessed = UnderReferral { n_assessments: 1, ..fresh };
        let planned = UnderReferral { n_plans: 1, n_open_plans: 1, ..assessed };
        let ended = UnderReferral { is_closed: true, ..fresh };
        let closed = Ending::Closed(NoFurtherAction);
        check(fresh, Ending::WithoutAssessment, today, None);
        check(fresh, closed, today, Some(EndingRefusal::NoAssessment));
        check(fresh, Ending::Closed(MovedToAnotherAuthority), today, None);
        check(assessing, closed, today, Some(EndingRefusal::AssessmentOpen));
        check(assessed, closed, today, None);
        check(assessed, Ending::WithoutAssessment, today, Some(EndingRefusal::WasWorkedWith));
        check(planned, closed, today, Some(EndingRefusal::PlanOpen));
        check(ended, Ending::WithoutAssessment, today, Some(EndingRefusal::EndedAlready));
        check(assessed, closed, referred, None);
        check(assessed, closed, date(2026, 3, 1), Some(EndingRefusal::WrongDay));
        check(assessed, closed, date(2026, 11, 26), Some(EndingRefusal::WrongDay));
    }
}
