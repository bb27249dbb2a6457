//! What the service did for the children of a family, written down: referrals, assessments, plans, allocations.

use jiff::civil::Date;
use kith_practice::family::AllocationRole;
use kith_practice::need::NeedEnd;
use kith_practice::people::YesNo;
use kith_practice::protection::{Decision, EnquiryOutcome, MeetingKind, PlanEnd};
use kith_vocabulary::calendar::add_working_days;
use kith_vocabulary::ids::{FamilyId, PersonId, ReferralId, WorkerId};

use super::journey::{Episode, Path};
use super::meetings::{Decided, line};
use super::themes::Theme;
use super::workforce::Workforce;
use crate::demo::chance::Chance;
use crate::demo::story::Story;
use crate::families::rows::Allocation;
use crate::journey::rows::{Assessment, Enquiry, NeedPlan, ProtectionPlan, ProtectionReview, Referral};

/// How often a child with a protection plan is seen: every ten working days.
const PROTECTED_EVERY: i64 = 14;
/// How often a child in need is seen.
const IN_NEED_EVERY: i64 = 28;

/// The children of one episode, and who works with them.
pub(crate) struct Casework<'c> {
    pub(crate) family: FamilyId,
    pub(crate) children: Vec<PersonId>,
    pub(crate) episode: &'c Episode,
    pub(crate) theme: Theme,
    pub(crate) workforce: &'c Workforce,
    /// The seats that assess and that help.
    pub(crate) seats: (usize, usize),
    pub(crate) today: Date,
    /// How many protection plans the children had before.
    pub(crate) plans_before: i64,
}

impl Casework<'_> {
    fn assessor(&self, on: Date) -> WorkerId {
        self.workforce.holder(self.seats.0, on)
    }

    pub(super) fn helper(&self, on: Date) -> WorkerId {
        self.workforce.holder(self.seats.1, on)
    }

    /// Tells the whole episode.
    pub(crate) fn tell(&self, story: &mut Story, chance: &mut Chance) {
        let mut referrals = self.refer(story, chance);
        if self.episode.path == Path::NoFurtherAction {
            return;
        }
        self.allocate(story);
        let ids: Vec<ReferralId> = referrals.iter().map(|referral| referral.referral_id).collect();
        self.assess(story, chance, &ids);
        self.enquire(story, &ids);
        self.protect(story, chance, &ids);
        self.help(story, &ids);
        if let Some(closed) = self.episode.closed {
            let mut step = story.step(closed, 16, 45, self.helper(closed), "close the work with a family");
            for referral in &mut referrals {
                referral.closed_on = Some(closed);
                referral.closure_reason = self.episode.reason.map(|reason| reason.code().to_owned());
                step.save(referral);
            }
            story.push(step);
        }
    }

    fn refer(&self, story: &mut Story, chance: &mut Chance) -> Vec<Referral> {
        let day = self.episode.referred;
        let source = chance.pick(self.theme.sources()).code().to_owned();
        let ended = self.episode.path == Path::NoFurtherAction;
        let mut step = story.step(day, 10, 5, self.assessor(day), "refer children");
        let mut referrals = Vec::with_capacity(self.children.len());
        for child in &self.children {
            let mut referral = Referral {
                referral_id: story.ids.next(),
                version: 0,
                family_id: self.family,
                person_id: *child,
                referred_on: day,
                source: Some(source.clone()),
                primary_need: Some(self.theme.need().code().to_owned()),
                no_further_action: Some(if ended { YesNo::Yes } else { YesNo::No }),
                closed_on: None,
                closure_reason: None,
                first_conference_on: None,
            };
            step.save(&mut referral);
            referrals.push(referral);
        }
        story.push(step);
        referrals
    }

    /// Who holds the work, worker after worker, and how often the children are to be seen.
    fn allocate(&self, story: &mut Story) {
        let (from, until) = (self.episode.referred, self.episode.closed);
        let handed_over = self.episode.handed_over();
        self.hold(story, self.seats.0, AllocationRole::SocialWorker, (from, handed_over.or(until)), None);
        let Some(start) = handed_over else { return };
        let protected = self.episode.protection.as_ref();
        let plan_ends = protected.and_then(|plan| plan.ended);
        let every = if protected.is_some() { PROTECTED_EVERY } else { IN_NEED_EVERY };
        self.hold(
            story,
            self.seats.1,
            AllocationRole::LeadPractitioner,
            (start, until),
            Some((every, plan_ends)),
        );
    }

    fn hold(
        &self,
        story: &mut Story,
        seat: usize,
        role: AllocationRole,
        (from, until): (Date, Option<Date>),
        every: Option<(i64, Option<Date>)>,
    ) {
        for (worker, starts_on, ends_on) in self.workforce.holders(seat, from, until) {
            let manager = self.workforce.manager(seat);
            let eased = every.and_then(|(_, day)| day).filter(|day| *day > starts_on);
            let eased = eased.filter(|day| ends_on.is_none_or(|end| *day < end));
            let agreed =
                every.map(
                    |(days, day)| {
                        if day.is_some_and(|day| day <= starts_on) { IN_NEED_EVERY } else { days }
                    },
                );
            let mut step = story.step(starts_on, 10, 50, manager, "allocate children to a worker");
            let mut rows: Vec<Allocation> = Vec::with_capacity(self.children.len());
            for child in &self.children {
                let mut row = Allocation {
                    allocation_id: story.ids.next(),
                    version: 0,
                    family_id: self.family,
                    person_id: *child,
                    worker_id: worker,
                    role,
                    visit_every_days: agreed,
                    starts_on,
                    ends_on: None,
                };
                step.save(&mut row);
                rows.push(row);
            }
            story.push(step);
            if let Some(day) = eased {
                let mut step = story.step(day, 16, 0, worker, "agree how often to visit");
                for row in &mut rows {
                    row.visit_every_days = Some(IN_NEED_EVERY);
                    step.save(row);
                }
                story.push(step);
            }
            if let Some(day) = ends_on.filter(|day| *day <= self.today) {
                let mut step = story.step(day, 16, 50, manager, "end an allocation");
                for row in &mut rows {
                    row.ends_on = Some(day);
                    step.save(row);
                }
                story.push(step);
            }
        }
    }

    fn assess(&self, story: &mut Story, chance: &mut Chance, referrals: &[ReferralId]) {
        let Some(started) = self.episode.assessed.filter(|day| *day <= self.today) else { return };
        let mut step = story.step(started, 11, 30, self.assessor(started), "start an assessment");
        let mut rows: Vec<Assessment> = Vec::with_capacity(self.children.len());
        for (child, referral) in self.children.iter().zip(referrals) {
            let mut row = Assessment {
                assessment_id: story.ids.next(),
                version: 0,
                family_id: self.family,
                person_id: *child,
                referral_id: *referral,
                started_on: started,
                reviewed_on: None,
                authorised_on: None,
                factors: String::new(),
            };
            step.save(&mut row);
            rows.push(row);
        }
        story.push(step);
        let Some(authorised) = self.episode.authorised else { return };
        let manager = self.workforce.manager(self.seats.0);
        let mut step = story.step(authorised, 15, 30, manager, "authorise an assessment");
        let factors: Vec<&str> = self.theme.factors().iter().map(|factor| factor.code()).collect();
        let found = if chance.happens(70) { factors.len() } else { 1 };
        for row in &mut rows {
            row.authorised_on = Some(authorised);
            row.factors = factors[..found].join(" ");
            step.save(row);
        }
        story.push(step);
    }

    fn enquire(&self, story: &mut Story, referrals: &[ReferralId]) {
        let Some(enquiry) = self.episode.enquiry else { return };
        let worker = self.assessor(enquiry.started);
        let mut step = story.step(enquiry.started, 12, 30, worker, "record a meeting");
        let decided =
            Decided { decision: Some(Decision::JointEnquiry), category: None, reasons: "enquiry at risk" };
        let when = (MeetingKind::StrategyDiscussion, enquiry.started);
        let meeting_id = self.meet(story, &mut step, when, "discussion said", decided);
        let mut rows: Vec<Enquiry> = Vec::with_capacity(self.children.len());
        for (child, referral) in self.children.iter().zip(referrals) {
            let mut row = Enquiry {
                enquiry_id: story.ids.next(),
                version: 0,
                family_id: self.family,
                person_id: *child,
                referral_id: *referral,
                started_on: enquiry.started,
                conference_due_on: Some(enquiry.due),
                conference_on: None,
                conference_not_required: None,
                meeting_id: Some(meeting_id),
                outcome: None,
                ended_on: None,
                finding: None,
                no_conference_because: None,
            };
            step.save(&mut row);
            rows.push(row);
        }
        story.push(step);
        self.decide_enquiry(story, rows, enquiry.conference);
    }

    /// What the enquiry found, and that its conference met.
    fn decide_enquiry(&self, story: &mut Story, mut rows: Vec<Enquiry>, conference: Option<Date>) {
        let Some(started) = rows.first().map(|row| row.started_on) else { return };
        let decided = add_working_days(started, 7);
        if decided > self.today {
            return;
        }
        let mut step = story.step(decided, 13, 0, self.assessor(decided), "record the outcome of an enquiry");
        for row in &mut rows {
            let found = match (conference, started.day() % 2) {
                (Some(_), _) => EnquiryOutcome::AtRisk,
                (None, 0) => EnquiryOutcome::NotSubstantiated,
                (None, _) => EnquiryOutcome::NotAtRisk,
            };
            let section = if conference.is_some() { "enquiry at risk" } else { "enquiry not at risk" };
            row.outcome = Some(found);
            row.ended_on = Some(decided);
            row.finding = Some(line(section, decided, 0).to_owned());
            row.conference_not_required = Some(if conference.is_some() { YesNo::No } else { YesNo::Yes });
            if conference.is_none() {
                row.conference_due_on = None;
                row.no_conference_because = Some(line("no conference", decided, 0).to_owned());
            }
            step.save(row);
        }
        story.push(step);
        let Some(held) = conference else { return };
        let mut step = story.step(held, 13, 0, self.workforce.chair(), "note the conference of an enquiry");
        for row in &mut rows {
            row.conference_on = Some(held);
            step.save(row);
        }
        story.push(step);
    }

    fn protect(&self, story: &mut Story, chance: &mut Chance, referrals: &[ReferralId]) {
        let Some(days) = &self.episode.protection else { return };
        let category = self.theme.category().code();
        let mut step = story.step(days.started, 14, 0, self.workforce.chair(), "record a meeting");
        let decided = Decided {
            decision: Some(Decision::ProtectionPlan),
            category: Some(category),
            reasons: "reason protection plan",
        };
        let when = (MeetingKind::InitialConference, days.started);
        let meeting_id = self.meet(story, &mut step, when, "conference said", decided);
        let mut rows: Vec<ProtectionPlan> = Vec::with_capacity(self.children.len());
        for (child, referral) in self.children.iter().zip(referrals) {
            let mut row = ProtectionPlan {
                protection_plan_id: story.ids.next(),
                version: 0,
                family_id: self.family,
                person_id: *child,
                referral_id: *referral,
                started_on: days.started,
                ended_on: None,
                initial_category: Some(category.to_owned()),
                latest_category: Some(category.to_owned()),
                previous_plans: Some(self.plans_before),
                meeting_id: Some(meeting_id),
                ended_because: None,
            };
            step.save(&mut row);
            rows.push(row);
        }
        story.push(step);
        let latest = if chance.happens(12) { "NEG" } else { category };
        for reviewed_on in &days.reviews {
            self.review(story, &mut rows, *reviewed_on, (latest, days.ended == Some(*reviewed_on)));
        }
        self.meet_as_core_group(story);
        self.offer_a_family_meeting(story);
    }

    fn review(&self, story: &mut Story, rows: &mut [ProtectionPlan], on: Date, (latest, ends): (&str, bool)) {
        let mut step = story.step(on, 14, 30, self.workforce.chair(), "record a meeting");
        let decided = if ends {
            Decided { decision: Some(Decision::PlanEnds), category: None, reasons: "reason plan ends" }
        } else {
            let decision = Some(Decision::PlanGoesOn);
            Decided { decision, category: Some(latest), reasons: "reason plan goes on" }
        };
        let meeting_id =
            self.meet(story, &mut step, (MeetingKind::ReviewConference, on), "review said", decided);
        for plan in rows {
            step.save(&mut ProtectionReview {
                protection_review_id: story.ids.next(),
                version: 0,
                family_id: self.family,
                person_id: plan.person_id,
                protection_plan_id: plan.protection_plan_id,
                reviewed_on: on,
                meeting_id: Some(meeting_id),
            });
            if ends {
                plan.ended_on = Some(on);
                plan.ended_because = Some(PlanEnd::NoLongerAtRisk);
                step.save(plan);
            } else if plan.latest_category.as_deref() != Some(latest) {
                plan.latest_category = Some(latest.to_owned());
                step.save(plan);
            }
        }
        story.push(step);
    }

    fn help(&self, story: &mut Story, referrals: &[ReferralId]) {
        let Some((started_on, ended)) = self.episode.need else { return };
        let mut step =
            story.step(started_on, 15, 0, self.helper(started_on), "start a plan for children in need");
        let mut rows: Vec<NeedPlan> = Vec::with_capacity(self.children.len());
        for (child, referral) in self.children.iter().zip(referrals) {
            let mut row = NeedPlan {
                need_plan_id: story.ids.next(),
                version: 0,
                family_id: self.family,
                person_id: *child,
                referral_id: *referral,
                started_on,
                ended_on: None,
                meeting_id: None,
                ended_because: None,
            };
            step.save(&mut row);
            rows.push(row);
        }
        story.push(step);
        self.meet_about_need(story);
        if let Some(ended) = ended {
            let mut step = story.step(ended, 16, 30, self.helper(ended), "end a plan for children in need");
            for row in &mut rows {
                row.ended_on = Some(ended);
                row.ended_because = Some(NeedEnd::NoLongerInNeed);
                step.save(row);
            }
            story.push(step);
        }
    }
}
