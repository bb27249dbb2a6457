//! The meetings of an episode, with what they decided: discussions, conferences, core groups, and those of plans for
//! children in need.
//!
//! What is said is chosen by the day, not by chance, so that the rest of a family's life is told as before.

use jiff::civil::Date;
use kith_practice::people::YesNo;
use kith_practice::protection::{Attendance, Decision, MeetingKind, OfferAnswer};
use kith_vocabulary::calendar::{add_working_days, next_working_day_on_or_after};
use kith_vocabulary::ids::{MeetingId, WorkerId};

use super::casework::Casework;
use crate::demo::chance::days_after;
use crate::demo::lists::lists;
use crate::demo::story::{Step, Story};
use crate::meetings::rows::{Meeting, MeetingChild, MeetingPerson};
use crate::proceedings::rows::{GroupOffer, GroupOfferChild};

/// How many days lie between core groups.
const BETWEEN_CORE_GROUPS: i64 = 35;
/// How many days lie between the reviews of a plan for children in need.
const BETWEEN_NEED_REVIEWS: i64 = 70;

/// What a meeting decided for every child of the episode.
#[derive(Clone, Copy)]
pub(super) struct Decided<'d> {
    pub(super) decision: Option<Decision>,
    pub(super) category: Option<&'d str>,
    /// The section of reasons.
    pub(super) reasons: &'static str,
}

/// A meeting that decides nothing.
pub(super) const NOTHING: Decided = Decided { decision: None, category: None, reasons: "" };

/// A line of a section, by the day.
pub(super) fn line(section: &str, on: Date, nth: usize) -> &'static str {
    let lines = lists().section(section);
    let day = usize::try_from(on.day_of_year()).unwrap_or(0);
    lines.get((day + nth) % lines.len().max(1)).copied().unwrap_or_default()
}

impl Casework<'_> {
    /// Keeps a meeting of all the children in a step. Gives its id.
    pub(super) fn meet(
        &self,
        story: &mut Story,
        step: &mut Step,
        (kind, held_on): (MeetingKind, Date),
        said: &str,
        decided: Decided,
    ) -> MeetingId {
        let (chaired_by, sections): (&str, &[&str]) = match kind {
            MeetingKind::StrategyDiscussion => {
                ("The team manager", &["meeting police", "meeting health", "meeting education"])
            }
            kind if kind.is_conference() => {
                ("The conference chair", &["meeting police", "meeting health", "meeting education"])
            }
            _ => ("The family’s social worker", &["meeting health", "meeting education"]),
        };
        let mut meeting = Meeting {
            meeting_id: story.ids.next(),
            version: 0,
            family_id: self.family,
            kind,
            held_on,
            held_at: None,
            chaired_by: chaired_by.to_owned(),
            narrative: line(said, held_on, 0).to_owned(),
        };
        step.save(&mut meeting);
        for person_id in &self.children {
            let reason = Some(line(decided.reasons, held_on, 0)).filter(|reason| !reason.is_empty());
            step.save(&mut MeetingChild {
                meeting_child_id: story.ids.next(),
                version: 0,
                meeting_id: meeting.meeting_id,
                family_id: self.family,
                person_id: *person_id,
                decision: decided.decision,
                category: decided.category.map(str::to_owned),
                reason: reason.map(str::to_owned),
                views: None,
            });
        }
        for (nth, section) in sections.iter().enumerate() {
            // By the referral's day, so that the same people come again.
            let told = line(section, self.episode.referred, nth);
            let (name, agency) = told.split_once(", ").unwrap_or((told, ""));
            let is_away = kind.is_conference() && nth == held_on.day().unsigned_abs() as usize % 5;
            step.save(&mut MeetingPerson {
                meeting_person_id: story.ids.next(),
                version: 0,
                meeting_id: meeting.meeting_id,
                family_id: self.family,
                name: Some(name.to_owned()),
                agency: Some(agency.to_owned()),
                attendance: if is_away { Attendance::Apologies } else { Attendance::Came },
                sent_report: if kind.is_conference() { YesNo::Yes } else { YesNo::No },
            });
        }
        meeting.meeting_id
    }

    /// The meetings of a plan, one after another, from the first until it ended.
    fn meet_again_and_again(
        &self,
        story: &mut Story,
        kind: MeetingKind,
        (first, between, until): (Date, i64, Date),
        said: &str,
    ) {
        let mut on = first;
        while on < until {
            let mut step = story.step(on, 16, 10, self.helper(on), "record a meeting");
            self.meet(story, &mut step, (kind, on), said, NOTHING);
            story.push(step);
            on = next_working_day_on_or_after(days_after(on, between));
        }
    }

    /// The core groups of the protection plan.
    pub(super) fn meet_as_core_group(&self, story: &mut Story) {
        let Some(plan) = &self.episode.protection else { return };
        let until = plan.ended.unwrap_or(days_after(self.today, 1));
        let first = add_working_days(plan.started, 8);
        let times = (first, BETWEEN_CORE_GROUPS, until);
        self.meet_again_and_again(story, MeetingKind::CoreGroup, times, "core group said");
    }

    /// The meetings and reviews of the plan for children in need.
    pub(super) fn meet_about_need(&self, story: &mut Story) {
        let Some((started, ended)) = self.episode.need else { return };
        let until = ended.unwrap_or(days_after(self.today, 1));
        let first = next_working_day_on_or_after(days_after(started, 7));
        let times = (first, BETWEEN_NEED_REVIEWS, until);
        self.meet_again_and_again(story, MeetingKind::NeedMeeting, times, "need meeting said");
    }

    /// In some families, their own meeting: offered, accepted and held.
    pub(super) fn offer_a_family_meeting(&self, story: &mut Story) {
        let Some(plan) = self.episode.protection.as_ref().filter(|plan| plan.started.day() % 3 == 0) else {
            return;
        };
        let offered = next_working_day_on_or_after(days_after(plan.started, 28));
        let (answered, held) = (add_working_days(offered, 4), add_working_days(offered, 16));
        if held > plan.ended.unwrap_or(self.today) {
            return;
        }
        let worker: WorkerId = self.helper(offered);
        let mut step = story.step(offered, 11, 0, worker, "offer family group decision-making");
        let mut offer = GroupOffer {
            group_offer_id: story.ids.next(),
            version: 0,
            family_id: self.family,
            offered_on: offered,
            offered_to: "both parents, where each has parental responsibility".to_owned(),
            answer: None,
            answered_on: None,
            declined_because: None,
        };
        step.save(&mut offer);
        for person_id in &self.children {
            step.save(&mut GroupOfferChild {
                group_offer_child_id: story.ids.next(),
                version: 0,
                group_offer_id: offer.group_offer_id,
                family_id: self.family,
                person_id: *person_id,
            });
        }
        story.push(step);
        let mut step = story.step(answered, 12, 0, self.helper(answered), "record the answer to an offer");
        (offer.answer, offer.answered_on) = (Some(OfferAnswer::Accepted), Some(answered));
        step.save(&mut offer);
        story.push(step);
        let mut step = story.step(held, 17, 0, self.helper(held), "record a meeting");
        let kind = MeetingKind::FamilyGroup;
        self.meet(story, &mut step, (kind, held), "family meeting said", NOTHING);
        story.push(step);
    }
}
