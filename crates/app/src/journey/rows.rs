//! The rows of a child's way through the service, as statutory files tell of it.

use jiff::Timestamp;
use jiff::civil::Date;
use kith_practice::need::NeedEnd;
use kith_practice::people::YesNo;
use kith_practice::protection::{EnquiryOutcome, PlanEnd};
use kith_vocabulary::ids::{
    AssessmentId, EnquiryId, FamilyId, ImportId, LeftoverId, MeetingId, NeedPlanId, PersonId,
    ProtectionPlanId, ProtectionReviewId, ReferralId,
};

use crate::record;

record! {
    /// A referral of a child. Codes are those of the statutory lists.
    Referral in referral, key referral_id: ReferralId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// When.
        referred_on: Date,
        /// Code of the referral sources.
        source: Option<String>,
        /// Code of the primary needs.
        primary_need: Option<String>,
        /// Whether it ended without further action.
        no_further_action: Option<YesNo>,
        /// When the work ended.
        closed_on: Option<Date>,
        /// Code of the closure reasons.
        closure_reason: Option<String>,
        /// The first child protection conference, where the file gives it with the referral.
        first_conference_on: Option<Date>,
    }
}

record! {
    /// An assessment of a child.
    Assessment in assessment, key assessment_id: AssessmentId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// The referral it belongs to.
        referral_id: ReferralId,
        /// When it began.
        started_on: Date,
        /// When it was looked at on the way.
        reviewed_on: Option<Date>,
        /// When a manager authorised it.
        authorised_on: Option<Date>,
        /// Codes of the factors with a space between.
        factors: String,
    }
}

record! {
    /// A plan for a child in need.
    NeedPlan in need_plan, key need_plan_id: NeedPlanId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// The referral it belongs to.
        referral_id: ReferralId,
        /// When it began.
        started_on: Date,
        /// When it ended.
        ended_on: Option<Date>,
        /// The conference that it came of.
        meeting_id: Option<MeetingId>,
        /// Why it ended.
        ended_because: Option<NeedEnd>,
    }
}

record! {
    /// A section 47 enquiry.
    Enquiry in enquiry, key enquiry_id: EnquiryId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// The referral it belongs to.
        referral_id: ReferralId,
        /// When it began.
        started_on: Date,
        /// When the conference was due.
        conference_due_on: Option<Date>,
        /// When the conference was held.
        conference_on: Option<Date>,
        /// Whether no conference was needed.
        conference_not_required: Option<YesNo>,
        /// The strategy discussion that initiated it.
        meeting_id: Option<MeetingId>,
        /// What it found.
        outcome: Option<EnquiryOutcome>,
        /// When that was decided.
        ended_on: Option<Date>,
        /// What the finding rests on.
        finding: Option<String>,
        /// Why no conference was needed.
        no_conference_because: Option<String>,
    }
}

record! {
    /// A child protection plan.
    ProtectionPlan in protection_plan, key protection_plan_id: ProtectionPlanId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// The referral it belongs to.
        referral_id: ReferralId,
        /// When it began.
        started_on: Date,
        /// When it ended.
        ended_on: Option<Date>,
        /// Code of the abuse categories when it began.
        initial_category: Option<String>,
        /// Code of the abuse categories now.
        latest_category: Option<String>,
        /// How many plans the child had before.
        previous_plans: Option<i64>,
        /// The conference that made it.
        meeting_id: Option<MeetingId>,
        /// Why it ended.
        ended_because: Option<PlanEnd>,
    }
}

record! {
    /// A review conference.
    ProtectionReview in protection_review, key protection_review_id: ProtectionReviewId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// The plan.
        protection_plan_id: ProtectionPlanId,
        /// When.
        reviewed_on: Date,
        /// The conference, where it was recorded here.
        meeting_id: Option<MeetingId>,
    }
}

record! {
    /// A statutory file that was read into the record.
    Import in import, key import_id: ImportId, about (none, none) {
        /// Which kind of file.
        kind: String,
        /// The name it had.
        file_name: String,
        /// The hash of its bytes.
        sha256: String,
        /// The collection year that it names.
        year: Option<i64>,
        /// When it was read.
        read_at: Timestamp,
        /// How many children it tells of.
        children: i64,
        /// How many rows were new.
        new_rows: i64,
        /// How many rows changed.
        changed_rows: i64,
        /// How many rows were there already.
        same_rows: i64,
        /// How many things could not be understood.
        findings: i64,
    }
}

record! {
    /// A part of an imported file that could not be understood, or that no slice keeps yet.
    Leftover in leftover, key leftover_id: LeftoverId, about (family_id, person_id) {
        /// The file.
        import_id: ImportId,
        /// The family.
        family_id: Option<FamilyId>,
        /// The person.
        person_id: Option<PersonId>,
        /// Where in the file.
        place: String,
        /// Why it is here.
        why: String,
        /// The part, whole.
        body: String,
    }
}
