//! What happens to a child that starts, meets, pauses or ends a deadline.
//!
//! A slice says which of its rows are which happening. Work in progress is none: a draft meets no deadline.

use jiff::Timestamp;
use jiff::civil::Date;
use kith_vocabulary::ids::RecordId;
use serde::{Deserialize, Deserializer, de};

use crate::words;

words! {
    /// What can happen, in the order of the journey. The label says what a deadline is counted from.
    HappeningKind {
        /// Somebody told the front door of a worry.
        ContactReceived "contact received" "contact",
        /// The response to a contact was decided.
        ContactDecided "contact decided" "decision on the contact",
        /// A referral came.
        ReferralReceived "referral received" "referral",
        /// The response to a referral was decided.
        ReferralDecided "referral decided" "decision on the referral",
        /// The work of a referral ended.
        ReferralClosed "referral closed" "closing",
        /// An assessment began.
        AssessmentStarted "assessment started" "start of the assessment",
        /// A manager authorised an assessment.
        AssessmentAuthorised "assessment authorised" "authorising of the assessment",
        /// A strategy discussion was held.
        StrategyDiscussionHeld "strategy discussion held" "strategy discussion",
        /// A section 47 enquiry began: the day of the strategy discussion that began it.
        EnquiryStarted "enquiry started" "strategy discussion that began the enquiry",
        /// A section 47 enquiry ended without a conference.
        ConferenceNotNeeded "conference not needed" "decision that no conference is needed",
        /// The initial conference was held.
        InitialConferenceHeld "initial conference held" "initial conference",
        /// Another authority told of a child on a protection plan who moved here.
        ProtectionTransferNotified "protection transfer notified" "notice of the move",
        /// The conference that takes over such a plan was held.
        TransferConferenceHeld "transfer conference held" "transfer-in conference",
        /// A protection plan began, at its conference.
        ProtectionPlanStarted "protection plan started" "start of the protection plan",
        /// A core group met.
        CoreGroupHeld "core group held" "core group",
        /// A review conference was held.
        ReviewConferenceHeld "review conference held" "review conference",
        /// A protection plan ended.
        ProtectionPlanEnded "protection plan ended" "end of the protection plan",
        /// A plan for a child in need began.
        NeedPlanStarted "need plan started" "start of the plan",
        /// The people around a plan for a child in need met, or it was reviewed.
        NeedPlanReviewed "need plan reviewed" "review of the plan",
        /// A plan for a child in need ended.
        NeedPlanEnded "need plan ended" "end of the plan",
        /// The child was seen at a visit for a child in need.
        NeedVisit "need visit" "visit",
        /// The child was seen at a child protection visit.
        ProtectionVisit "protection visit" "child protection visit",
        /// The child was seen at a visit to a child looked after.
        CareVisit "care visit" "visit",
        /// A personal adviser saw the young person.
        AdviserVisit "adviser visit" "visit by the personal adviser",
        /// The child was seen at another visit.
        OtherVisit "other visit" "visit",
        /// Somebody told of a private arrangement to foster.
        PrivateFosteringNotified "private fostering notified" "notice of private fostering",
        /// A private arrangement to foster began.
        PrivateFosteringStarted "private fostering started" "start of private fostering",
        /// The child was seen where they are privately fostered.
        PrivateFosteringVisit "private fostering visit" "visit",
        /// A private arrangement to foster ended.
        PrivateFosteringEnded "private fostering ended" "end of private fostering",
        /// A letter before proceedings was sent.
        PreProceedingsLetterSent "pre-proceedings letter sent" "letter before proceedings",
        /// A meeting before proceedings was held.
        PreProceedingsMeetingHeld "pre-proceedings meeting held" "meeting before proceedings",
        /// Work before proceedings ended.
        PreProceedingsEnded "pre-proceedings ended" "end of the work before proceedings",
        /// Family group decision-making was offered.
        FamilyGroupOffered "family group offered" "offer of family group decision-making",
        /// An application to the court was issued.
        ProceedingsIssued "proceedings issued" "issue of proceedings",
        /// The court ended the proceedings.
        ProceedingsConcluded "proceedings concluded" "end of proceedings",
        /// The police took the child into protection.
        PoliceProtectionStarted "police protection started" "start of police protection",
        /// Police protection ended.
        PoliceProtectionEnded "police protection ended" "end of police protection",
        /// An emergency protection order was made.
        EmergencyOrderMade "emergency order made" "emergency protection order",
        /// An emergency protection order ended.
        EmergencyOrderEnded "emergency order ended" "end of the emergency protection order",
        /// The child came into care.
        CareStarted "care started" "start of care",
        /// The child left care.
        CareEnded "care ended" "end of care",
        /// A placement began.
        PlacementStarted "placement started" "start of the placement",
        /// A placement was decided to last until the child is 18.
        PlacementMeantToLast "placement meant to last" "decision that the placement lasts to 18",
        /// A placement with a parent began before its assessment was whole (regulation 19).
        ParentPlacementStarted "parent placement started" "start of the placement with a parent",
        /// A placement with a connected person began under temporary approval, or the child lives with a parent under
        /// an interim order (regulation 24).
        TemporaryPlacementStarted "temporary placement started" "start of the temporary placement",
        /// A care order was made while the child lives with a parent.
        CareOrderAtHomeMade "care order at home made" "care order",
        /// A placement ended.
        PlacementEnded "placement ended" "end of the placement",
        /// A child looked after was reviewed.
        CareReviewHeld "care review held" "review",
        /// A health assessment was held.
        HealthAssessed "health assessed" "health assessment",
        /// A dentist saw the child.
        DentistSeen "dentist seen" "dental check",
        /// A strengths and difficulties questionnaire was completed.
        StrengthsAsked "strengths asked" "strengths and difficulties questionnaire",
        /// A personal education plan was begun.
        EducationPlanStarted "education plan started" "start of the personal education plan",
        /// A personal education plan was reviewed.
        EducationPlanReviewed "education plan reviewed" "review of the personal education plan",
        /// A short break began.
        ShortBreakStarted "short break started" "start of the short break",
        /// A short break ended.
        ShortBreakEnded "short break ended" "end of the short break",
        /// A young person became relevant: looked after long enough, and left care at 16 or 17.
        BecameRelevant "became relevant" "becoming a relevant child",
        /// The needs of a care leaver were assessed.
        LeavingNeedsAssessed "leaving needs assessed" "assessment of needs",
        /// A pathway plan was made or reviewed.
        PathwayPlanReviewed "pathway plan reviewed" "pathway plan",
        /// A young person moved to new accommodation.
        LeaverMoved "leaver moved" "move",
        /// A young person moved to unregulated accommodation.
        LeaverMovedUnregulated "leaver moved unregulated" "move to unregulated accommodation",
        /// Support for a care leaver ended.
        LeavingCareEnded "leaving care ended" "end of support",
        /// A staying close assessment was made.
        StayingCloseAssessed "staying close assessed" "staying close assessment",
        /// A young person left care as a former relevant child.
        BecameFormerRelevant "became former relevant" "becoming a former relevant child",
        /// A missing child was found or came back.
        ReturnedFromMissing "returned from missing" "return",
        /// A return home interview was held.
        ReturnInterviewHeld "return interview held" "return home interview",
        /// A return home interview was declined, or decided against with a reason.
        ReturnInterviewDeclined "return interview declined" "declining of the return home interview",
        /// A child was referred to the National Referral Mechanism.
        TraffickingReferred "trafficking referred" "referral to the National Referral Mechanism",
        /// Whether there are reasonable grounds was decided.
        TraffickingGroundsDecided "trafficking grounds decided" "decision on reasonable grounds",
        /// Work was paused, with its reason.
        WorkPaused "work paused" "pause",
        /// Work went on again.
        WorkResumed "work resumed" "end of the pause",
    }
}

impl<'de> Deserialize<'de> for HappeningKind {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(|_| de::Error::custom(format!("nothing that happens is called {text:?}")))
    }
}

/// Something that happened to a child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Happening {
    /// What.
    pub kind: HappeningKind,
    /// On which day.
    pub on: Date,
    /// At which instant, where that is known.
    pub at: Option<Timestamp>,
    /// The row that says so.
    pub record: RecordId,
    /// What it belongs to where a child may have several at a time: the referral of an assessment, the plan of a
    /// review. Nothing where it concerns the child whatever else goes on, as a visit does.
    pub thread: Option<RecordId>,
}

impl Happening {
    /// Whether this can be about the same piece of work.
    pub(super) fn is_of_thread(&self, thread: Option<RecordId>) -> bool {
        self.thread.is_none() || thread.is_none() || self.thread == thread
    }

    /// Whether this came before another in time; on one day, what has no time of day comes with everything.
    pub(super) fn is_before(&self, on: Date, at: Option<Timestamp>) -> bool {
        match (self.at, at) {
            (Some(this), Some(that)) => this < that,
            _ => self.on < on,
        }
    }
}
