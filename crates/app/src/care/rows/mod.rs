//! The rows of care: episodes and placements, reviews and what is found of a child.

mod background;
mod decisions;

use jiff::civil::Date;
use kith_practice::care::{Approval, CheckKind, KnownBy};
use kith_practice::people::YesNo;
use kith_vocabulary::ids::{CareCheckId, CareEpisodeId, CareReviewId, FamilyId, PersonId, PlacementId};

use crate::record;

pub use background::{
    Asylum, LibertyOrder, MissingEpisode, Motherhood, PreviousPermanence, SocialWorkerChange,
};
pub use decisions::{Adoption, AdoptionDecision, EducationPlan, HomeDecision, PermanencePlan};

record! {
    /// Where a child is placed, for as long as they live there. It tells where a child can be found.
    Placement in placement, key placement_id: PlacementId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// Who cares for the child there.
        carer: Option<String>,
        /// The address.
        address: Option<String>,
        /// Its postcode, as it came.
        postcode: Option<String>,
        /// Ofsted's number of the home, the agency or the authority.
        urn: Option<String>,
        /// Code of the local authority that the place lies in, as a file told it.
        la_code: Option<String>,
        /// `IN` or `OUT`: whether that is the authority's own area, as a file told it.
        location: Option<String>,
        /// Miles from the child's home, as a file told it.
        miles: Option<f64>,
        /// How far it is approved; nothing where nobody said.
        approval: Option<Approval>,
        /// When it was decided that it lasts until the child is 18.
        meant_to_last_on: Option<Date>,
    }
}

record! {
    /// A stretch of being looked after in one placement under one legal status. Codes are those of the statutory lists.
    CareEpisode in care_episode, key care_episode_id: CareEpisodeId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// The placement.
        placement_id: PlacementId,
        /// When it began.
        started_on: Date,
        /// Code of the reasons for a new episode.
        start_reason: Option<String>,
        /// Code of the legal statuses.
        legal_status: Option<String>,
        /// Who agreed, or which court ordered.
        lawful_by: Option<String>,
        /// When.
        lawful_on: Option<Date>,
        /// Code of the categories of need.
        category_of_need: Option<String>,
        /// Code of the placement types.
        placement_type: Option<String>,
        /// Code of the placement providers.
        placement_provider: Option<String>,
        /// Postcode of the home that the child came from.
        home_postcode: Option<String>,
        /// When it ended.
        ended_on: Option<Date>,
        /// Code of the reasons why an episode ends.
        end_reason: Option<String>,
        /// Code of the reasons why a placement changes.
        place_change_reason: Option<String>,
    }
}

record! {
    /// A review of a child's care.
    CareReview in care_review, key care_review_id: CareReviewId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// When it was held.
        reviewed_on: Date,
        /// Code of the kinds of participation.
        participation: Option<String>,
        /// The independent reviewing officer.
        chaired_by: Option<String>,
        /// What the child thinks.
        views: Option<String>,
        /// What was decided.
        decisions: Option<String>,
    }
}

record! {
    /// One thing found of a child looked after, on a day or in a year.
    CareCheck in care_check, key care_check_id: CareCheckId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// What was looked at.
        kind: CheckKind,
        /// When; the last day of the year, where only the year is known.
        found_on: Date,
        /// Whether the day is known.
        known_by: KnownBy,
        /// The answer, where it is yes or no.
        answer: Option<YesNo>,
        /// The score, from 0 to 40.
        score: Option<i64>,
        /// Code of the reasons why there is no score.
        reason: Option<String>,
        /// More, in words.
        detail: Option<String>,
    }
}
