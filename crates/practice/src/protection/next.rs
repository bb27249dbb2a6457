//! What may come next for a child, and why something may not.

use jiff::civil::Date;
use kith_vocabulary::calendar::add_years;

pub use super::why_not::WhyNot;

use super::way::{Proceeding, Transferred, Way};
use super::{EnquiryOutcome, MeetingKind};

/// Whether there may be work with a child on a day at all. A child not yet born is worked with like any other.
pub fn may_work(way: &Way, on: Date) -> Result<(), WhyNot> {
    if let Some(died) = way.died_on.filter(|died| *died < on) {
        return Err(WhyNot::Died(died));
    }
    if let Some(adult) = way.birth.born_on().map(|born| add_years(born, 18)).filter(|adult| *adult <= on) {
        return Err(WhyNot::Adult(adult));
    }
    if way.referrals.iter().any(|referral| referral.holds(on)) { Ok(()) } else { Err(WhyNot::NoReferral) }
}

/// Whether a meeting of this kind may be recorded for a child as held on a day.
pub fn may_hold(kind: MeetingKind, way: &Way, on: Date, today: Date) -> Result<(), WhyNot> {
    if on > today {
        return Err(WhyNot::InTheFuture);
    }
    may_work(way, on)?;
    match kind {
        MeetingKind::StrategyDiscussion | MeetingKind::LegalGateway => Ok(()),
        MeetingKind::InitialConference => initial_conference(way, on),
        MeetingKind::TransferConference => transfer_conference(way, on),
        MeetingKind::CoreGroup => way.plan(on).map(|_| ()).ok_or(WhyNot::NotOnPlan),
        MeetingKind::ReviewConference => review(way, on),
        MeetingKind::NeedMeeting => {
            way.needs.iter().any(|need| need.holds(on)).then_some(()).ok_or(WhyNot::NotInNeed)
        }
        MeetingKind::FamilyGroup => {
            way.accepted_on.iter().any(|day| *day <= on).then_some(()).ok_or(WhyNot::NoAcceptedOffer)
        }
        MeetingKind::PreProceedings => letter_sent(way, on).map(|_| ()),
        MeetingKind::PreProceedingsReview => {
            letter_sent(way, on)?.met_on.filter(|day| *day <= on).map(|_| ()).ok_or(WhyNot::NotMet)
        }
    }
}

/// Whether a strategy discussion may decide on an enquiry: a child has one at a time.
pub fn may_enquire(way: &Way, on: Date) -> Result<(), WhyNot> {
    let other = way.enquiries.iter().find(|enquiry| {
        let ended = enquiry.ended.map(|(_, day)| day).or(enquiry.conference_on);
        enquiry.runs() || (enquiry.started_on <= on && ended.is_some_and(|day| day > on))
    });
    other.map_or(Ok(()), |enquiry| Err(WhyNot::EnquiryRuns(enquiry.started_on)))
}

/// Whether a conference may make a protection plan: nothing that came later stands in its way.
pub fn may_plan(way: &Way, on: Date) -> Result<(), WhyNot> {
    if let Some(plan) = way.plans.iter().find(|plan| plan.span.from > on) {
        return Err(WhyNot::OnPlan(plan.span.from));
    }
    way.needs.iter().find(|need| need.from > on).map_or(Ok(()), |need| Err(WhyNot::InNeed(need.from)))
}

fn initial_conference(way: &Way, on: Date) -> Result<(), WhyNot> {
    if let Some(plan) = way.plan(on) {
        return Err(WhyNot::OnPlan(plan.span.from));
    }
    let enquiry = way.enquiry(on).ok_or(WhyNot::NoEnquiry)?;
    if let Some(held) = enquiry.conference_on {
        return Err(WhyNot::ConferenceHeld(held));
    }
    match enquiry.ended {
        Some((_, day)) if enquiry.awaits_conference() && day <= on => Ok(()),
        _ if enquiry.needs_none => Err(WhyNot::ConferenceNotNeeded),
        Some((outcome, _)) if outcome != EnquiryOutcome::AtRisk => Err(WhyNot::ConferenceNotNeeded),
        _ => Err(WhyNot::EnquiryRuns(enquiry.started_on)),
    }
}

fn transfer_conference(way: &Way, on: Date) -> Result<(), WhyNot> {
    if let Some(plan) = way.plan(on) {
        return Err(WhyNot::OnPlan(plan.span.from));
    }
    let waits = |one: &&Transferred| one.conference_on.is_none() && one.notified_on <= on;
    way.transfers.iter().find(waits).map(|_| ()).ok_or(WhyNot::NoTransfer)
}

fn review(way: &Way, on: Date) -> Result<(), WhyNot> {
    let plan = way.plan(on).ok_or_else(|| {
        let later = way.plans.iter().find(|plan| plan.span.from > on);
        later.map_or(WhyNot::NotOnPlan, |plan| WhyNot::PlanBeganLater(plan.span.from))
    })?;
    if plan.span.from >= on {
        return Err(WhyNot::PlanBeganLater(plan.span.from));
    }
    match plan.reviews.iter().find(|day| **day >= on) {
        Some(day) => Err(WhyNot::ReviewedSince(*day)),
        None => Ok(()),
    }
}

fn letter_sent(way: &Way, on: Date) -> Result<Proceeding, WhyNot> {
    let proceeding = way.proceeding(on).ok_or(WhyNot::NoProceedings)?;
    proceeding.letter_on.filter(|day| *day <= on).map(|_| proceeding).ok_or(WhyNot::NoLetter)
}

/// Whether pre-proceedings may begin for a child: one at a time.
pub fn may_begin_proceedings(way: &Way, on: Date) -> Result<(), WhyNot> {
    may_work(way, on)?;
    way.proceeding(on).map_or(Ok(()), |one| Err(WhyNot::ProceedingsRun(one.started_on)))
}

/// Whether a protection plan may end on a day without a review: it ran past the day before, and nothing came later.
pub fn may_end_plan(way: &Way, on: Date, today: Date) -> Result<(), WhyNot> {
    if on > today {
        return Err(WhyNot::InTheFuture);
    }
    let plan = way.plan(on).ok_or(WhyNot::NotOnPlan)?;
    if plan.span.from >= on {
        return Err(WhyNot::PlanBeganLater(plan.span.from));
    }
    plan.reviews.iter().find(|day| **day > on).map_or(Ok(()), |day| Err(WhyNot::ReviewedSince(*day)))
}

#[cfg(test)]
mod tests {
    use super::super::way::{Enquired, Planned, Span};
    use super::*;
    use jiff::civil::date;

    fn way() -> Way {
        let mut way = Way::new("2016-03-01".parse().unwrap());
        way.referrals = vec![Span { from: date(2026, 3, 2), until: None }];
        way
    }

    fn enquired(ended: Option<(EnquiryOutcome, Date)>) -> Enquired {
        Enquired {
            started_on: date(2026, 3, 4),
            ended,
            conference_on: None,
            needs_none: false,
            is_closed: false,
        }
    }

    fn planned(from: Date, until: Option<Date>, reviews: &[Date]) -> Planned {
        Planned { span: Span { from, until }, reviews: reviews.to_vec() }
    }

    #[track_caller]
    fn check(kind: MeetingKind, way: &Way, on: Date, expected: Result<(), WhyNot>) {
        assert_eq!(may_hold(kind, way, on, date(2026, 11, 25)), expected, "{kind} on {on}: {way:?}");
    }

    #[test]
    fn work_needs_an_open_referral_and_a_child_who_lives_and_is_under_18() {
        let kind = MeetingKind::StrategyDiscussion;
        check(kind, &way(), date(2026, 3, 1), Err(WhyNot::NoReferral));
        check(kind, &way(), date(2026, 3, 2), Ok(()));
        check(kind, &way(), date(2026, 11, 25), Ok(()));
        check(kind, &way(), date(2026, 11, 26), Err(WhyNot::InTheFuture));
        let closed =
            Way { referrals: vec![Span { from: date(2026, 3, 2), until: Some(date(2026, 5, 1)) }], ..way() };
        check(kind, &closed, date(2026, 5, 1), Ok(()));
        check(kind, &closed, date(2026, 5, 2), Err(WhyNot::NoReferral));
        let died = Way { died_on: Some(date(2026, 4, 1)), ..way() };
        check(kind, &died, date(2026, 4, 1), Ok(()));
        check(kind, &died, date(2026, 4, 2), Err(WhyNot::Died(date(2026, 4, 1))));
        let grown = Way { birth: "2008-03-03".parse().unwrap(), ..way() };
        check(kind, &grown, date(2026, 3, 2), Ok(()));
        check(kind, &grown, date(2026, 3, 3), Err(WhyNot::Adult(date(2026, 3, 3))));
        let unborn = Way { birth: "expected 2026-12-24".parse().unwrap(), ..way() };
        check(kind, &unborn, date(2026, 11, 25), Ok(()));
    }

    #[test]
    fn an_initial_conference_follows_an_enquiry_that_found_continuing_risk() {
        let kind = MeetingKind::InitialConference;
        let on = date(2026, 3, 20);
        check(kind, &way(), on, Err(WhyNot::NoEnquiry));
        let with = |enquiry| Way { enquiries: vec![enquiry], ..way() };
        check(kind, &with(enquired(None)), on, Err(WhyNot::EnquiryRuns(date(2026, 3, 4))));
        let at_risk = enquired(Some((EnquiryOutcome::AtRisk, on)));
        check(kind, &with(at_risk), on, Ok(()));
        check(kind, &with(at_risk), date(2026, 3, 19), Err(WhyNot::EnquiryRuns(date(2026, 3, 4))));
        check(kind, &with(at_risk), date(2026, 3, 3), Err(WhyNot::NoEnquiry));
        for outcome in [EnquiryOutcome::NotSubstantiated, EnquiryOutcome::NotAtRisk] {
            check(kind, &with(enquired(Some((outcome, on)))), on, Err(WhyNot::ConferenceNotNeeded));
        }
        check(kind, &with(Enquired { needs_none: true, ..at_risk }), on, Err(WhyNot::ConferenceNotNeeded));
        let held = Enquired { conference_on: Some(on), ..at_risk };
        check(kind, &with(held), on, Err(WhyNot::ConferenceHeld(on)));
        let on_plan = Way { plans: vec![planned(date(2026, 3, 18), None, &[])], ..with(at_risk) };
        check(kind, &on_plan, on, Err(WhyNot::OnPlan(date(2026, 3, 18))));
    }

    #[test]
    fn a_review_comes_after_the_plan_began_and_after_the_last_review() {
        let kind = MeetingKind::ReviewConference;
        let from = date(2026, 3, 20);
        let with = |until, reviews: &[Date]| Way { plans: vec![planned(from, until, reviews)], ..way() };
        check(kind, &way(), from, Err(WhyNot::NotOnPlan));
        check(kind, &with(None, &[]), from, Err(WhyNot::PlanBeganLater(from)));
        check(kind, &with(None, &[]), date(2026, 3, 19), Err(WhyNot::PlanBeganLater(from)));
        check(kind, &with(None, &[]), date(2026, 3, 21), Ok(()));
        let last = date(2026, 6, 18);
        check(kind, &with(None, &[last]), last, Err(WhyNot::ReviewedSince(last)));
        check(kind, &with(None, &[last]), date(2026, 6, 19), Ok(()));
        check(kind, &with(Some(date(2026, 7, 1)), &[last]), date(2026, 7, 1), Err(WhyNot::NotOnPlan));
    }

    #[test]
    fn meetings_of_a_plan_are_held_while_it_runs() {
        let from = date(2026, 3, 20);
        let on_plan = Way { plans: vec![planned(from, Some(date(2026, 7, 1)), &[])], ..way() };
        check(MeetingKind::CoreGroup, &on_plan, from, Ok(()));
        check(MeetingKind::CoreGroup, &on_plan, date(2026, 6, 30), Ok(()));
        check(MeetingKind::CoreGroup, &on_plan, date(2026, 7, 1), Err(WhyNot::NotOnPlan));
        let in_need = Way { needs: vec![Span { from, until: Some(date(2026, 7, 1)) }], ..way() };
        check(MeetingKind::NeedMeeting, &in_need, date(2026, 3, 19), Err(WhyNot::NotInNeed));
        check(MeetingKind::NeedMeeting, &in_need, date(2026, 7, 1), Ok(()));
        check(MeetingKind::NeedMeeting, &in_need, date(2026, 7, 2), Err(WhyNot::NotInNeed));
    }

    #[test]
    fn a_child_has_one_enquiry_at_a_time() {
        let check = |enquiry, on, expected| {
            assert_eq!(
                may_enquire(&Way { enquiries: vec![enquiry], ..way() }, on),
                expected,
                "{enquiry:?} {on}"
            );
        };
        let started = date(2026, 3, 4);
        check(enquired(None), date(2026, 5, 1), Err(WhyNot::EnquiryRuns(started)));
        let ended = enquired(Some((EnquiryOutcome::NotSubstantiated, date(2026, 3, 10))));
        check(ended, date(2026, 3, 9), Err(WhyNot::EnquiryRuns(started)));
        check(ended, date(2026, 3, 10), Ok(()));
        check(Enquired { needs_none: true, ..enquired(None) }, date(2026, 5, 1), Ok(()));
        check(Enquired { is_closed: true, ..enquired(None) }, date(2026, 5, 1), Ok(()));
    }

    #[test]
    fn a_conference_told_late_makes_no_plan_before_one_that_began_since() {
        let on = date(2026, 4, 1);
        let need = |from| Way { needs: vec![Span { from, until: None }], ..way() };
        let plan = |from| Way { plans: vec![planned(from, None, &[])], ..way() };
        assert_eq!(may_plan(&need(on), on), Ok(()));
        assert_eq!(may_plan(&need(date(2026, 4, 2)), on), Err(WhyNot::InNeed(date(2026, 4, 2))));
        assert_eq!(may_plan(&plan(date(2026, 4, 2)), on), Err(WhyNot::OnPlan(date(2026, 4, 2))));
    }

    #[test]
    fn a_transfer_in_waits_for_one_conference() {
        let kind = MeetingKind::TransferConference;
        let told = date(2026, 4, 1);
        let with = |conference_on| Way {
            transfers: vec![Transferred { notified_on: told, conference_on }],
            ..way()
        };
        check(kind, &way(), told, Err(WhyNot::NoTransfer));
        check(kind, &with(None), date(2026, 3, 31), Err(WhyNot::NoTransfer));
        check(kind, &with(None), told, Ok(()));
        check(kind, &with(Some(told)), told, Err(WhyNot::NoTransfer));
    }

    #[test]
    fn pre_proceedings_go_by_letter_meeting_and_review() {
        let day = |n| date(2026, 4, n);
        let with = |letter_on, met_on, ended_on| Way {
            proceedings: vec![Proceeding { started_on: day(1), letter_on, met_on, ended_on }],
            ..way()
        };
        let (meeting, review) = (MeetingKind::PreProceedings, MeetingKind::PreProceedingsReview);
        check(meeting, &way(), day(9), Err(WhyNot::NoProceedings));
        check(meeting, &with(None, None, None), day(9), Err(WhyNot::NoLetter));
        check(meeting, &with(Some(day(9)), None, None), day(8), Err(WhyNot::NoLetter));
        check(meeting, &with(Some(day(9)), None, None), day(9), Ok(()));
        check(review, &with(Some(day(9)), None, None), day(20), Err(WhyNot::NotMet));
        check(review, &with(Some(day(9)), Some(day(20)), None), day(20), Ok(()));
        check(review, &with(Some(day(9)), Some(day(20)), Some(day(25))), day(26), Err(WhyNot::NoProceedings));
        assert_eq!(
            may_begin_proceedings(&with(None, None, None), day(2)),
            Err(WhyNot::ProceedingsRun(day(1)))
        );
        assert_eq!(may_begin_proceedings(&with(None, None, Some(day(2))), day(3)), Ok(()));
    }

    #[test]
    fn a_plan_ends_after_it_began_and_after_its_last_review() {
        let from = date(2026, 3, 20);
        let way = Way { plans: vec![planned(from, None, &[date(2026, 6, 18)])], ..way() };
        let today = date(2026, 11, 25);
        assert_eq!(may_end_plan(&way, from, today), Err(WhyNot::PlanBeganLater(from)));
        assert_eq!(
            may_end_plan(&way, date(2026, 6, 17), today),
            Err(WhyNot::ReviewedSince(date(2026, 6, 18)))
        );
        assert_eq!(may_end_plan(&way, date(2026, 6, 18), today), Ok(()));
        assert_eq!(may_end_plan(&way, date(2026, 11, 26), today), Err(WhyNot::InTheFuture));
    }

    #[test]
    fn a_family_group_meets_once_an_offer_was_accepted() {
        let kind = MeetingKind::FamilyGroup;
        let accepted = Way { accepted_on: vec![date(2026, 4, 2)], ..way() };
        check(kind, &way(), date(2026, 4, 2), Err(WhyNot::NoAcceptedOffer));
        check(kind, &accepted, date(2026, 4, 1), Err(WhyNot::NoAcceptedOffer));
        check(kind, &accepted, date(2026, 4, 2), Ok(()));
    }
}
