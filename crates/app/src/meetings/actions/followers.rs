//! What follows from a meeting in a child's own rows: enquiries and plans that begin, end, are reviewed, and move along
//! when the meeting is corrected.

use jiff::civil::Date;
use kith_practice::need::NeedEnd;
use kith_practice::people::YesNo;
use kith_practice::protection::due::conference_due;
use kith_practice::protection::{Decision, MeetingKind};
use kith_vocabulary::ids::{FamilyId, PersonId, ReferralId};

use crate::journey::rows::{Enquiry, NeedPlan, ProtectionPlan, ProtectionReview};
use crate::meetings::answers::{Said, SaidChild};
use crate::meetings::children::Child;
use crate::meetings::rows::Meeting;
use crate::platform::db::{Record, Statement};
use crate::platform::problem::Problem;
use crate::platform::recorder::Recorder;
use crate::proceedings::rows::PreProceedings;
use crate::visits::sql::Around;
use crate::{statement, values};

statement! {
    ENQUIRIES_OF_MEETING = "
        select {enquiry}
          from enquiry
         where authority_id = ?1 and family_id = ?2 and meeting_id = ?3
         limit 100";

    /// The enquiries of the meeting's children.
    ENQUIRIES_OF_CHILDREN = "
        select {enquiry e}
          from enquiry e
         where e.authority_id = ?1
           and e.person_id in (select c.person_id from meeting_child c where c.authority_id = ?1 and c.meeting_id = ?2)
         limit 500";

    REVIEWS_OF_MEETING = "
        select {protection_review}
          from protection_review
         where authority_id = ?1 and family_id = ?2 and meeting_id = ?3
         limit 100";

    PLANS_OF_MEETING = "
        select {protection_plan}
          from protection_plan
         where authority_id = ?1 and family_id = ?2 and meeting_id = ?3
         limit 100";

    REVIEWED_PLAN = "
        select {protection_plan}
          from protection_plan
         where authority_id = ?1 and protection_plan_id = ?2";

    LATEST_REVIEW = "
        select max(reviewed_on)
          from protection_review
         where authority_id = ?1 and protection_plan_id = ?2";

    NEEDS_OF_MEETING = "
        select {need_plan}
          from need_plan
         where authority_id = ?1 and family_id = ?2 and meeting_id = ?3
         limit 100";

    /// The plans as children in need of the meeting's children.
    NEEDS_OF_CHILDREN = "
        select {need_plan n}
          from need_plan n
         where n.authority_id = ?1
           and n.person_id in (select c.person_id from meeting_child c where c.authority_id = ?1 and c.meeting_id = ?2)
         limit 500";

    PROCEEDINGS_OF_MEETING = "
        select {pre_proceedings}
          from pre_proceedings
         where authority_id = ?1 and family_id = ?2 and meeting_id = ?3
         limit 100";
}

/// What begins and ends for one child by a meeting.
pub(super) struct Following<'f> {
    pub(super) family_id: FamilyId,
    pub(super) meeting: &'f Meeting,
    pub(super) child: &'f Child,
    pub(super) part: &'f SaidChild,
}

impl Following<'_> {
    fn on(&self) -> Date {
        self.meeting.held_on
    }

    fn is(&self, of: fn(Decision) -> bool) -> bool {
        self.part.decision.is_some_and(of)
    }

    fn referral(&self) -> Result<ReferralId, Problem> {
        self.child
            .referral(self.on())
            .ok_or_else(|| Problem::fault("a meeting was allowed without a referral"))
    }

    pub(super) fn save(&self, recorder: &mut Recorder) -> Result<(), Problem> {
        if self.is(Decision::starts_enquiry) {
            self.start_enquiry(recorder)?;
        }
        match self.meeting.kind {
            MeetingKind::InitialConference => self.answer_enquiry(recorder)?,
            MeetingKind::TransferConference => self.take_on(recorder)?,
            MeetingKind::ReviewConference => self.review(recorder)?,
            _ => {}
        }
        if self.part.decision == Some(Decision::ProtectionPlan) {
            self.start_plan(recorder)?;
        }
        if self.is(Decision::begins_need) {
            self.begin_need(recorder)?;
        }
        if self.part.decision == Some(Decision::BeginPreProceedings) {
            self.begin_proceedings(recorder)?;
        }
        Ok(())
    }

    /// An enquiry starts on the day of the discussion that initiated it (children in need census guide).
    fn start_enquiry(&self, recorder: &mut Recorder) -> Result<(), Problem> {
        recorder.save(&mut Enquiry {
            enquiry_id: recorder.new_id(),
            version: 0,
            family_id: self.family_id,
            person_id: self.child.person,
            referral_id: self.referral()?,
            started_on: self.on(),
            conference_due_on: Some(conference_due(self.on())),
            conference_on: None,
            conference_not_required: None,
            meeting_id: Some(self.meeting.meeting_id),
            outcome: None,
            ended_on: None,
            finding: None,
            no_conference_because: None,
        })
    }

    fn answer_enquiry(&self, recorder: &mut Recorder) -> Result<(), Problem> {
        let asked = self.child.enquiries.iter().rfind(|row| row.started_on <= self.on());
        let mut enquiry = asked.cloned().ok_or_else(|| Problem::fault("a conference came of no enquiry"))?;
        enquiry.conference_on = Some(self.on());
        enquiry.conference_not_required = Some(YesNo::No);
        recorder.save(&mut enquiry)
    }

    fn take_on(&self, recorder: &mut Recorder) -> Result<(), Problem> {
        let waits = self.child.transfers.iter().find(|row| row.meeting_id.is_none());
        let mut transfer = waits.cloned().ok_or_else(|| Problem::fault("a transfer-in came of no notice"))?;
        transfer.meeting_id = Some(self.meeting.meeting_id);
        recorder.save(&mut transfer)
    }

    fn start_plan(&self, recorder: &mut Recorder) -> Result<(), Problem> {
        if let Some(mut need) = self.child.need(self.on()).cloned() {
            need.ended_on = Some(self.on());
            need.ended_because = Some(NeedEnd::ProtectionPlan);
            recorder.save(&mut need)?;
        }
        recorder.save(&mut ProtectionPlan {
            protection_plan_id: recorder.new_id(),
            version: 0,
            family_id: self.family_id,
            person_id: self.child.person,
            referral_id: self.referral()?,
            started_on: self.on(),
            ended_on: None,
            initial_category: self.part.category.clone(),
            latest_category: self.part.category.clone(),
            previous_plans: self.part.previous_plans,
            meeting_id: Some(self.meeting.meeting_id),
            ended_because: None,
        })
    }

    fn review(&self, recorder: &mut Recorder) -> Result<(), Problem> {
        let runs = self.child.plan(self.on());
        let mut plan = runs.cloned().ok_or_else(|| Problem::fault("a review came of no plan"))?;
        recorder.save(&mut ProtectionReview {
            protection_review_id: recorder.new_id(),
            version: 0,
            family_id: self.family_id,
            person_id: self.child.person,
            protection_plan_id: plan.protection_plan_id,
            reviewed_on: self.on(),
            meeting_id: Some(self.meeting.meeting_id),
        })?;
        let stood = plan.clone();
        if self.part.category.is_some() {
            plan.latest_category.clone_from(&self.part.category);
        }
        if self.is(Decision::ends_plan) {
            plan.ended_on = Some(self.on());
            plan.ended_because = self.part.plan_end;
        }
        if plan == stood { Ok(()) } else { recorder.save(&mut plan) }
    }

    fn begin_need(&self, recorder: &mut Recorder) -> Result<(), Problem> {
        if self.child.need(self.on()).is_some() {
            return Ok(());
        }
        recorder.save(&mut NeedPlan {
            need_plan_id: recorder.new_id(),
            version: 0,
            family_id: self.family_id,
            person_id: self.child.person,
            referral_id: self.referral()?,
            started_on: self.on(),
            ended_on: None,
            meeting_id: Some(self.meeting.meeting_id),
            ended_because: None,
        })
    }

    fn begin_proceedings(&self, recorder: &mut Recorder) -> Result<(), Problem> {
        recorder.save(&mut PreProceedings {
            pre_proceedings_id: recorder.new_id(),
            version: 0,
            family_id: self.family_id,
            person_id: self.child.person,
            referral_id: self.referral()?,
            meeting_id: Some(self.meeting.meeting_id),
            started_on: self.on(),
            letter_on: None,
            no_offer_because: None,
            outcome: None,
            ended_on: None,
        })
    }
}

/// A meeting that was corrected: what began or ended by it moves along, of every child of it.
///
/// A child whom the corrector may not know of moves along unseen, so that no record is left with a day of its own.
pub(super) struct Moved<'m> {
    pub(super) meeting: &'m Meeting,
    pub(super) was: Date,
    pub(super) said: &'m Said,
    pub(super) around: &'m Around,
}

impl Moved<'_> {
    pub(super) fn save(&self, recorder: &mut Recorder) -> Result<(), Problem> {
        self.move_enquiries(recorder)?;
        self.move_reviews(recorder)?;
        self.move_plans(recorder)?;
        self.move_needs(recorder)?;
        let on = self.meeting.held_on;
        for mut row in self.of_meeting::<PreProceedings>(recorder, &PROCEEDINGS_OF_MEETING)? {
            row.started_on = on;
            save_if_moved(recorder, &mut row, self.was != on)?;
        }
        Ok(())
    }

    fn part(&self, person: PersonId) -> Option<&SaidChild> {
        let person = self.around.survivor(person);
        self.said.children.iter().find(|part| part.person == person)
    }

    fn of_meeting<R: Record>(
        &self,
        recorder: &mut Recorder,
        statement: &'static Statement,
    ) -> Result<Vec<R>, Problem> {
        let authority = recorder.acting().authority;
        let key = values![authority, self.meeting.family_id, self.meeting.meeting_id];
        recorder.tx().records(statement, key)
    }

    fn of_children<R: Record>(
        &self,
        recorder: &mut Recorder,
        statement: &'static Statement,
    ) -> Result<Vec<R>, Problem> {
        let authority = recorder.acting().authority;
        recorder.tx().records(statement, values![authority, self.meeting.meeting_id])
    }

    fn move_enquiries(&self, recorder: &mut Recorder) -> Result<(), Problem> {
        let on = self.meeting.held_on;
        let is_moved = on != self.was;
        for mut row in self.of_meeting::<Enquiry>(recorder, &ENQUIRIES_OF_MEETING)? {
            row.started_on = on;
            row.conference_due_on = Some(conference_due(on));
            save_if_moved(recorder, &mut row, is_moved)?;
        }
        if self.meeting.kind != MeetingKind::InitialConference || !is_moved {
            return Ok(());
        }
        for mut row in self.of_children::<Enquiry>(recorder, &ENQUIRIES_OF_CHILDREN)? {
            if row.conference_on == Some(self.was) {
                row.conference_on = Some(on);
                recorder.save(&mut row)?;
            }
        }
        Ok(())
    }

    fn move_reviews(&self, recorder: &mut Recorder) -> Result<(), Problem> {
        let on = self.meeting.held_on;
        let authority = recorder.acting().authority;
        for mut row in self.of_meeting::<ProtectionReview>(recorder, &REVIEWS_OF_MEETING)? {
            row.reviewed_on = on;
            save_if_moved(recorder, &mut row, on != self.was)?;
            let key = values![authority, row.protection_plan_id];
            let found: Option<ProtectionPlan> = recorder.tx().find(&REVIEWED_PLAN, key)?;
            let mut plan = found.ok_or_else(|| Problem::fault("a review is of no plan"))?;
            let latest: Option<Date> =
                recorder.tx().row(&LATEST_REVIEW, key)?.map(|mut row| row.take()).transpose()?.flatten();
            let stood = plan.clone();
            let part = self.part(row.person_id);
            if let Some(category) = part.and_then(|part| part.category.clone())
                && latest == Some(on)
            {
                plan.latest_category = Some(category);
            }
            if plan.ended_on == Some(self.was) {
                plan.ended_on = Some(on);
            }
            if let Some(why) = part.and_then(|part| part.plan_end) {
                plan.ended_because = Some(why);
            }
            let differs = plan != stood;
            save_if_moved(recorder, &mut plan, differs)?;
        }
        Ok(())
    }

    fn move_plans(&self, recorder: &mut Recorder) -> Result<(), Problem> {
        for mut row in self.of_meeting::<ProtectionPlan>(recorder, &PLANS_OF_MEETING)? {
            let stood = row.clone();
            row.started_on = self.meeting.held_on;
            if let Some(part) = self.part(row.person_id) {
                if row.latest_category == row.initial_category {
                    row.latest_category.clone_from(&part.category);
                }
                row.initial_category.clone_from(&part.category);
                row.previous_plans = part.previous_plans.or(row.previous_plans);
            }
            let differs = row != stood;
            save_if_moved(recorder, &mut row, differs)?;
        }
        Ok(())
    }

    fn move_needs(&self, recorder: &mut Recorder) -> Result<(), Problem> {
        let on = self.meeting.held_on;
        if on == self.was {
            return Ok(());
        }
        for mut row in self.of_meeting::<NeedPlan>(recorder, &NEEDS_OF_MEETING)? {
            row.started_on = on;
            recorder.save(&mut row)?;
        }
        if !self.meeting.kind.is_conference() {
            return Ok(());
        }
        // A plan as a child in need that gave way to a protection plan gives way on its new day.
        for mut row in self.of_children::<NeedPlan>(recorder, &NEEDS_OF_CHILDREN)? {
            if row.ended_because == Some(NeedEnd::ProtectionPlan) && row.ended_on == Some(self.was) {
                row.ended_on = Some(on);
                recorder.save(&mut row)?;
            }
        }
        Ok(())
    }
}

fn save_if_moved<R: Record>(recorder: &mut Recorder, row: &mut R, differs: bool) -> Result<(), Problem> {
    if differs { recorder.save(row) } else { Ok(()) }
}
