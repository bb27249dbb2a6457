//! How practice's words and half-known births are stored: as the keys they show.

crate::stored_as_text! {
    kith_practice::people::NameKind
    kith_practice::people::IdentifierScheme
    kith_practice::people::ContactKind
    kith_practice::people::YesNo
    kith_practice::family::Part
    kith_practice::family::RelationshipKind
    kith_practice::family::AllocationRole
    kith_practice::protection::MeetingKind
    kith_practice::protection::Decision
    kith_practice::protection::Attendance
    kith_practice::protection::EnquiryOutcome
    kith_practice::protection::PlanEnd
    kith_practice::protection::OfferAnswer
    kith_practice::protection::ProceedingsOutcome
    kith_practice::need::NeedEnd
    kith_practice::referral::Basis
    kith_practice::referral::ContactOutcome
    kith_practice::referral::ContactState
    kith_practice::visit::VisitState
    kith_practice::visit::Purpose
    kith_practice::visit::GoingOn
    kith_practice::visit::Mode
    kith_practice::visit::Place
    kith_practice::visit::Seen
    kith_practice::deadlines::HappeningKind
    kith_practice::deadlines::DeadlineState
    kith_practice::deadlines::Amount
    kith_practice::plan::PlanKind
    kith_practice::plan::LineKind
    kith_practice::plan::Agreement
    kith_practice::plan::StepMark
    kith_practice::plan::Occasion
    kith_practice::plan::Held
    kith_vocabulary::birth::Birth
}
