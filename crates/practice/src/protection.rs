//! Protecting children: strategy discussions, section 47 enquiries, conferences and plans, in practice's words.
//!
//! What may come next for a child, what is due and what a correction may move are in the modules below. The law is
//! the Children Act 1989; the order of the steps is that of Working Together to Safeguard Children.

pub mod applying;
pub mod due;
pub mod moved;
pub mod next;
pub mod way;
mod why_not;

use crate::words;

words! {
    /// What people meet for. One meeting is recorded once for all its children.
    MeetingKind {
        /// Whether there is reasonable cause to suspect significant harm (Working Together).
        StrategyDiscussion "strategy discussion" "Strategy discussion",
        /// The first conference after an enquiry.
        InitialConference "initial conference" "Initial child protection conference",
        /// The first conference for a child who comes with a plan of another authority.
        TransferConference "transfer-in conference" "Transfer-in conference",
        /// Family and professionals who carry out a protection plan.
        CoreGroup "core group" "Core group",
        /// A conference on how a protection plan goes.
        ReviewConference "review conference" "Review conference",
        /// A meeting or review of a plan for children in need.
        NeedMeeting "child in need meeting" "Child in need meeting",
        /// The family's own meeting (Children Act 1989, s. 31ZA).
        FamilyGroup "family group meeting" "Family group decision-making meeting",
        /// Whether the threshold for care proceedings may be met.
        LegalGateway "legal gateway" "Legal gateway meeting",
        /// The meeting that the letter before proceedings invites to.
        PreProceedings "pre-proceedings meeting" "Pre-proceedings meeting",
        /// How the pre-proceedings go.
        PreProceedingsReview "pre-proceedings review" "Pre-proceedings review meeting",
    }
}

words! {
    /// What a meeting decided for one child.
    Decision {
        /// An enquiry by social care alone.
        SingleEnquiry "single agency enquiry" "Section 47 enquiry by social care alone",
        /// An enquiry together with the police.
        JointEnquiry "joint enquiry" "Section 47 enquiry together with the police",
        /// Protection at once, by the police or a court's order; an enquiry follows by law.
        ImmediateProtection "immediate protection" "Protect the child at once, with a section 47 enquiry",
        /// An assessment without an enquiry.
        Assessment "assessment" "Assessment, without a section 47 enquiry",
        /// Nothing more.
        NoFurtherAction "no further action" "No further action",
        /// A child protection plan.
        ProtectionPlan "protection plan" "Child protection plan",
        /// A plan for a child in need.
        NeedPlan "child in need plan" "Child in need plan",
        /// No plan.
        NoPlan "no plan" "No plan",
        /// The protection plan goes on.
        PlanGoesOn "plan goes on" "The protection plan goes on",
        /// The protection plan ends, and one for a child in need begins.
        StepsDown "steps down" "The protection plan ends and a child in need plan begins",
        /// The protection plan ends.
        PlanEnds "plan ends" "The protection plan ends",
        /// The letter before proceedings is sent.
        BeginPreProceedings "pre-proceedings" "Begin pre-proceedings",
        /// An application to court now.
        ApplyNow "apply now" "Apply to court now",
        /// No proceedings.
        NotMet "not met" "No proceedings: other work goes on",
    }
}

impl MeetingKind {
    /// What may be decided for a child, in the order it is offered; nothing where the meeting decides nothing.
    pub fn decisions(self) -> &'static [Decision] {
        use Decision as D;
        match self {
            MeetingKind::StrategyDiscussion => &[
                D::SingleEnquiry,
                D::JointEnquiry,
                D::ImmediateProtection,
                D::Assessment,
                D::NoFurtherAction,
            ],
            MeetingKind::InitialConference | MeetingKind::TransferConference => {
                &[D::ProtectionPlan, D::NeedPlan, D::NoPlan]
            }
            MeetingKind::ReviewConference => &[D::PlanGoesOn, D::StepsDown, D::PlanEnds],
            MeetingKind::LegalGateway => &[D::BeginPreProceedings, D::ApplyNow, D::NotMet],
            _ => &[],
        }
    }

    /// Whether a conference decides, so that only its chair records it.
    pub fn is_conference(self) -> bool {
        matches!(
            self,
            MeetingKind::InitialConference | MeetingKind::TransferConference | MeetingKind::ReviewConference
        )
    }
}

impl Decision {
    /// Whether an enquiry starts on the day of the discussion.
    pub fn starts_enquiry(self) -> bool {
        matches!(self, Decision::SingleEnquiry | Decision::JointEnquiry | Decision::ImmediateProtection)
    }

    /// Whether the protection plan ends.
    pub fn ends_plan(self) -> bool {
        matches!(self, Decision::StepsDown | Decision::PlanEnds)
    }

    /// Whether a plan for a child in need is to run from that day.
    pub fn begins_need(self) -> bool {
        matches!(self, Decision::NeedPlan | Decision::StepsDown)
    }

    /// Whether a category of abuse is said with it.
    pub fn has_category(self) -> bool {
        matches!(self, Decision::ProtectionPlan | Decision::PlanGoesOn)
    }
}

words! {
    /// How somebody took part in a meeting.
    Attendance {
        /// Was there.
        Came "came" "Came",
        /// Was invited and sent apologies.
        Apologies "apologies" "Sent apologies",
        /// Was invited, and neither came nor sent word.
        Absent "absent" "Did not come",
    }
}

words! {
    /// What an enquiry found of one child.
    EnquiryOutcome {
        /// The worry was not borne out.
        NotSubstantiated "not substantiated" "The concerns are not substantiated",
        /// It was, and the child is not likely to suffer significant harm.
        NotAtRisk "substantiated" "The concerns are substantiated; the child is not at continuing risk of significant harm",
        /// The child is likely to suffer significant harm: a conference follows.
        AtRisk "at continuing risk" "The concerns are substantiated; the child is at continuing risk of significant harm",
    }
}

words! {
    /// Why a protection plan ended.
    PlanEnd {
        /// A review found so.
        NoLongerAtRisk "no longer at risk" "No longer at risk of significant harm",
        /// The child is looked after.
        LookedAfter "looked after" "Looked after, and kept safe by the care plan",
        /// Another authority holds the plan now.
        Moved "moved" "Moved for good: another authority’s conference has met",
        /// The child is 18.
        Adult "adult" "Reached 18",
        /// The child died.
        Died "died" "Died",
    }
}

impl PlanEnd {
    /// Why a plan may end without a review conference (Working Together).
    pub const WITHOUT_CONFERENCE: [PlanEnd; 3] = [PlanEnd::Moved, PlanEnd::Adult, PlanEnd::Died];
    /// Why a review conference may end a plan.
    pub const AT_REVIEW: [PlanEnd; 2] = [PlanEnd::NoLongerAtRisk, PlanEnd::LookedAfter];
}

words! {
    /// What came of an offer of family group decision-making.
    OfferAnswer {
        /// Somebody with parental responsibility accepted, so that the meeting is held before any application.
        Accepted "accepted" "Accepted",
        /// Nobody accepted.
        Declined "declined" "Declined",
    }
}

words! {
    /// What came of pre-proceedings.
    ProceedingsOutcome {
        /// The family made things safe enough.
        Diverted "diverted" "The child is safe enough: pre-proceedings end",
        /// The application was made.
        Applied "applied" "Application to court",
        /// Another order or arrangement.
        Arranged "arranged" "Somebody in the family network cares for the child",
    }
}
