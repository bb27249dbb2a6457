//! What the record knows of a child, in the words of practice: what a census is made from.

use jiff::civil::Date;
use kith_vocabulary::birth::Birth;

/// Who makes the file.
#[derive(Debug, Clone, Default)]
pub struct MakerFacts {
    /// The authority's number of three digits.
    pub authority: String,
    /// The version of Kith.
    pub release: String,
    /// When it is made, London's time: `2026-05-12T09:00:00`.
    pub made_at: String,
}

/// A child as the record knows them. Codes are those of the statutory lists.
#[derive(Debug, Clone, Default)]
pub struct ChildFacts {
    /// The number that returns carry.
    pub id: String,
    /// The unique pupil number.
    pub upn: Option<String>,
    /// The unique pupil number they had last before.
    pub former_upn: Option<String>,
    /// Code of why there is no unique pupil number.
    pub upn_unknown: Option<String>,
    /// What is known of the birth.
    pub birth: Birth,
    /// The day of death.
    pub died_on: Option<Date>,
    /// Code of the sex.
    pub sex: Option<String>,
    /// Code of the ethnicity.
    pub ethnicity: Option<String>,
    /// Codes of disabilities with a space between.
    pub disabilities: String,
    /// Every referral.
    pub referrals: Vec<ReferralFacts>,
}

/// A referral with the work that followed.
#[derive(Debug, Clone, Default)]
pub struct ReferralFacts {
    /// The record's id, for collections that follow it from day to day.
    pub id: String,
    /// When.
    pub referred_on: Date,
    /// Code of who referred.
    pub source: Option<String>,
    /// Code of the primary need.
    pub primary_need: Option<String>,
    /// Whether nothing further was done; nothing while nobody has said.
    pub no_further_action: Option<bool>,
    /// When the work ended.
    pub closed_on: Option<Date>,
    /// Code of why it ended.
    pub closure_reason: Option<String>,
    /// The initial conference of a child who came with a plan from another authority.
    pub first_conference_on: Option<Date>,
    /// Assessments.
    pub assessments: Vec<AssessmentFacts>,
    /// Plans for a child in need.
    pub need_plans: Vec<NeedPlanFacts>,
    /// Section 47 enquiries.
    pub enquiries: Vec<EnquiryFacts>,
    /// Protection plans.
    pub protection_plans: Vec<ProtectionPlanFacts>,
}

/// An assessment.
#[derive(Debug, Clone, Default)]
pub struct AssessmentFacts {
    /// The record's id, for collections that follow it from day to day.
    pub id: String,
    /// When it began.
    pub started_on: Date,
    /// When it was looked at on the way.
    pub reviewed_on: Option<Date>,
    /// When a manager authorised it.
    pub authorised_on: Option<Date>,
    /// Codes of the factors with a space between.
    pub factors: String,
}

/// A plan for a child in need.
#[derive(Debug, Clone, Default)]
pub struct NeedPlanFacts {
    /// The record's id, for collections that follow it from day to day.
    pub id: String,
    /// When it began.
    pub started_on: Date,
    /// When it ended.
    pub ended_on: Option<Date>,
}

/// A section 47 enquiry.
#[derive(Debug, Clone, Default)]
pub struct EnquiryFacts {
    /// The record's id, for collections that follow it from day to day.
    pub id: String,
    /// When it began.
    pub started_on: Date,
    /// When the conference was due.
    pub conference_due_on: Option<Date>,
    /// When the conference was held.
    pub conference_on: Option<Date>,
    /// Whether no conference was needed; nothing while nobody has said.
    pub conference_not_required: Option<bool>,
}

/// A protection plan.
#[derive(Debug, Clone, Default)]
pub struct ProtectionPlanFacts {
    /// The record's id, for collections that follow it from day to day.
    pub id: String,
    /// When it began.
    pub started_on: Date,
    /// When it ended.
    pub ended_on: Option<Date>,
    /// Code of the category when it began.
    pub initial_category: Option<String>,
    /// Code of the category now.
    pub latest_category: Option<String>,
    /// How many plans the child had before.
    pub previous_plans: Option<i64>,
    /// The review conferences.
    pub reviewed_on: Vec<Date>,
}
