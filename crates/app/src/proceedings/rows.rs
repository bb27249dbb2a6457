//! The rows of work before and at court: offers of family group decision-making, pre-proceedings, applications.

use jiff::civil::Date;
use kith_practice::protection::{OfferAnswer, ProceedingsOutcome};
use kith_vocabulary::ids::{
    CourtApplicationId, FamilyId, GroupOfferChildId, GroupOfferId, MeetingId, PersonId, PreProceedingsId,
    ReferralId,
};

use crate::record;

record! {
    /// An offer of family group decision-making, made once for several children.
    GroupOffer in group_offer, key group_offer_id: GroupOfferId, about (family_id, none) {
        /// The family.
        family_id: FamilyId,
        /// When.
        offered_on: Date,
        /// To whom: parents and others with parental responsibility.
        offered_to: String,
        /// What they answered.
        answer: Option<OfferAnswer>,
        /// When.
        answered_on: Option<Date>,
        /// Why they declined, as they told it.
        declined_because: Option<String>,
    }
}

record! {
    /// A child whom an offer is about.
    GroupOfferChild in group_offer_child, key group_offer_child_id: GroupOfferChildId, about (family_id, person_id) {
        /// The offer.
        group_offer_id: GroupOfferId,
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
    }
}

record! {
    /// Work with a child's family before an application to court.
    PreProceedings in pre_proceedings, key pre_proceedings_id: PreProceedingsId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// The referral it belongs to.
        referral_id: ReferralId,
        /// The legal gateway meeting that decided on it.
        meeting_id: Option<MeetingId>,
        /// When it was decided on.
        started_on: Date,
        /// When the letter before proceedings was sent.
        letter_on: Option<Date>,
        /// Why the letter holds no offer of family group decision-making.
        no_offer_because: Option<String>,
        /// What came of it.
        outcome: Option<ProceedingsOutcome>,
        /// When that was decided.
        ended_on: Option<Date>,
    }
}

record! {
    /// An application to court for an order about a child.
    CourtApplication in court_application, key court_application_id: CourtApplicationId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// The referral it belongs to.
        referral_id: ReferralId,
        /// When.
        applied_on: Date,
        /// Which order was sought.
        order_sought: String,
        /// Why no family group meeting was offered or held before.
        no_offer_because: Option<String>,
    }
}
