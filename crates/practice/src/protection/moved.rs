//! Whether a correction may move the day of a meeting without breaking what came before it or followed from it.

use std::fmt;

use jiff::civil::Date;
use kith_vocabulary::time::date_in_words;

use super::next::may_work;
use super::way::Way;
use super::{Decision, MeetingKind};

/// Why the day of a meeting cannot be moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bound {
    /// This came before it.
    After(&'static str, Date),
    /// This followed from it.
    Before(&'static str, Date),
    /// Work with the child was not open on that day.
    NoWork(String),
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Bound::After(what, on) => {
                write!(f, "{what} was on {}, and this came after it", date_in_words(*on))
            }
            Bound::Before(what, on) => {
                write!(
                    f,
                    "{what} followed on {}. Correct that first, or choose an earlier day",
                    date_in_words(*on)
                )
            }
            Bound::NoWork(why) => f.write_str(why),
        }
    }
}

/// Whether the meeting of a kind that was on one day may have been on another, for a child whose way is as it stands.
pub fn may_move(kind: MeetingKind, way: &Way, (was, to): (Date, Date), name: &str) -> Result<(), Bound> {
    may_work(way, to).map_err(|why| Bound::NoWork(why.of(name)))?;
    let (earlier, later) = match kind {
        MeetingKind::StrategyDiscussion => around_discussion(way, was),
        MeetingKind::InitialConference | MeetingKind::TransferConference => around_conference(way, was),
        MeetingKind::ReviewConference => around_review(way, was),
        MeetingKind::CoreGroup => around_core_group(way, was),
        _ => (Vec::new(), Vec::new()),
    };
    // A review comes on a later day than the plan and the review before; everything else may share a day.
    let is_strict = kind == MeetingKind::ReviewConference;
    let before =
        earlier.iter().filter(|(_, day)| *day > to || (is_strict && *day == to)).max_by_key(|(_, day)| *day);
    if let Some((what, day)) = before {
        return Err(Bound::After(what, *day));
    }
    let is_late = |day: Date, what: &str| day < to || (day == to && what == A_REVIEW);
    match later.iter().filter(|(what, day)| is_late(*day, what)).min_by_key(|(_, day)| *day) {
        Some((what, day)) => Err(Bound::Before(what, *day)),
        None => Ok(()),
    }
}

/// Whether a correction may say that something else was decided: only where the same begins and ends with it. What
/// began or ended by a decision is a fact by now, and ends or begins again by a meeting of its own.
pub fn may_change(was: Option<Decision>, to: Option<Decision>) -> bool {
    let effect = |decision: Option<Decision>| {
        let is = |of: fn(Decision) -> bool| decision.is_some_and(of);
        let plan = decision == Some(Decision::ProtectionPlan);
        let letter = decision == Some(Decision::BeginPreProceedings);
        (is(Decision::starts_enquiry), plan, is(Decision::ends_plan), is(Decision::begins_need), letter)
    };
    effect(was) == effect(to)
}

const A_REVIEW: &str = "A review conference";

type Days = Vec<(&'static str, Date)>;

fn around_discussion(way: &Way, was: Date) -> (Days, Days) {
    let Some(enquiry) = way.enquiries.iter().find(|enquiry| enquiry.started_on == was) else {
        return (Vec::new(), Vec::new());
    };
    let outcome = enquiry.ended.map(|(_, day)| ("The outcome of the enquiry", day));
    let conference = enquiry.conference_on.map(|day| ("The conference", day));
    (Vec::new(), outcome.into_iter().chain(conference).collect())
}

fn around_conference(way: &Way, was: Date) -> (Days, Days) {
    let enquiry = way.enquiries.iter().find(|enquiry| enquiry.conference_on == Some(was));
    let outcome =
        enquiry.and_then(|enquiry| enquiry.ended).map(|(_, day)| ("The outcome of the enquiry", day));
    let told = way.transfers.iter().find(|one| one.conference_on == Some(was));
    let told = told.map(|one| ("The other authority’s notice", one.notified_on));
    let mut later: Days = Vec::new();
    if let Some(plan) = way.plans.iter().find(|plan| plan.span.from == was) {
        later.extend(plan.reviews.first().map(|day| (A_REVIEW, *day)));
        later.extend(plan.span.until.map(|day| ("The end of the plan", day)));
    }
    let need = way.needs.iter().find(|need| need.from == was);
    later.extend(need.and_then(|need| need.until).map(|day| ("The end of the child in need plan", day)));
    (outcome.into_iter().chain(told).collect(), later)
}

fn around_review(way: &Way, was: Date) -> (Days, Days) {
    let Some(plan) = way.plans.iter().find(|plan| plan.reviews.contains(&was)) else {
        return (Vec::new(), Vec::new());
    };
    let mut earlier: Days = vec![("The conference that made the plan", plan.span.from)];
    earlier.extend(plan.reviews.iter().filter(|day| **day < was).map(|day| ("The review before", *day)));
    let mut later: Days = plan.reviews.iter().filter(|day| **day > was).map(|day| (A_REVIEW, *day)).collect();
    // A plan that this review ended moves along with it; one that ended later must still end later.
    later.extend(plan.span.until.filter(|day| *day != was).map(|day| ("The end of the plan", day)));
    let need = way.needs.iter().find(|need| need.from == was && plan.span.until == Some(was));
    later.extend(need.and_then(|need| need.until).map(|day| ("The end of the child in need plan", day)));
    (earlier, later)
}

fn around_core_group(way: &Way, was: Date) -> (Days, Days) {
    let Some(plan) = way.plans.iter().find(|plan| plan.span.holds(was)) else {
        return (Vec::new(), Vec::new());
    };
    let end = plan.span.until.map(|day| ("The end of the plan", day));
    (vec![("The conference that made the plan", plan.span.from)], end.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::super::EnquiryOutcome;
    use super::super::way::{Enquired, Planned, Span};
    use super::*;
    use jiff::civil::date;

    /// Discussed 4 March, outcome 10 March, conference 20 March, reviewed 18 June, ended by the review of 1 September.
    fn way() -> Way {
        let day = |month, day| date(2026, month, day);
        let mut way = Way::new("2016-03-01".parse().unwrap());
        way.referrals = vec![Span { from: day(3, 2), until: None }];
        way.enquiries = vec![Enquired {
            started_on: day(3, 4),
            ended: Some((EnquiryOutcome::AtRisk, day(3, 10))),
            conference_on: Some(day(3, 20)),
            needs_none: false,
            is_closed: false,
        }];
        way.plans = vec![Planned {
            span: Span { from: day(3, 20), until: Some(day(9, 1)) },
            reviews: vec![day(6, 18), day(9, 1)],
        }];
        way.needs = vec![Span { from: day(9, 1), until: Some(day(10, 30)) }];
        way
    }

    #[test]
    fn a_decision_is_corrected_where_the_same_follows_from_it() {
        use Decision as D;
        let check = |was, to, expected| assert_eq!(may_change(Some(was), Some(to)), expected, "{was} {to}");
        check(D::SingleEnquiry, D::JointEnquiry, true);
        check(D::Assessment, D::NoFurtherAction, true);
        check(D::Assessment, D::SingleEnquiry, false);
        check(D::ProtectionPlan, D::NoPlan, false);
        check(D::NeedPlan, D::NoPlan, false);
        check(D::PlanGoesOn, D::PlanEnds, false);
        check(D::StepsDown, D::PlanEnds, false);
        check(D::ApplyNow, D::NotMet, true);
        check(D::BeginPreProceedings, D::NotMet, false);
        assert!(may_change(None, None));
    }

    #[test]
    fn a_day_moves_between_what_came_before_and_what_followed() {
        let check = |kind, was: (i8, i8), to: (i8, i8), is_right: bool| {
            let days = (date(2026, was.0, was.1), date(2026, to.0, to.1));
            let found = may_move(kind, &way(), days, "Ada");
            assert_eq!(found.is_ok(), is_right, "{kind} from {was:?} to {to:?}: {found:?}");
        };
        let discussion = MeetingKind::StrategyDiscussion;
        check(discussion, (3, 4), (3, 2), true);
        check(discussion, (3, 4), (3, 1), false);
        check(discussion, (3, 4), (3, 10), true);
        check(discussion, (3, 4), (3, 11), false);
        let conference = MeetingKind::InitialConference;
        check(conference, (3, 20), (3, 10), true);
        check(conference, (3, 20), (3, 9), false);
        check(conference, (3, 20), (6, 17), true);
        check(conference, (3, 20), (6, 18), false);
        let review = MeetingKind::ReviewConference;
        check(review, (6, 18), (3, 21), true);
        check(review, (6, 18), (3, 20), false);
        check(review, (6, 18), (8, 31), true);
        check(review, (6, 18), (9, 1), false);
        check(review, (9, 1), (6, 19), true);
        check(review, (9, 1), (6, 18), false);
        check(review, (9, 1), (10, 30), true);
        check(review, (9, 1), (10, 31), false);
        check(MeetingKind::CoreGroup, (4, 1), (3, 20), true);
        check(MeetingKind::CoreGroup, (4, 1), (3, 19), false);
        check(MeetingKind::CoreGroup, (4, 1), (9, 2), false);
    }
}
