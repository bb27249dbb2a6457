//! The rows of assessments: what is shared by the children of one, and what it found for each.

use jiff::Timestamp;
use jiff::civil::Date;
use kith_practice::assessment::{AssessmentOutcome, AssessmentState};
use kith_vocabulary::ids::{
    AssessmentChildId, AssessmentId, FamilyAssessmentId, FamilyId, PersonId, WorkerId,
};

use crate::record;

record! {
    /// One assessment of the children of a family: what they share of it.
    FamilyAssessment in family_assessment, key family_assessment_id: FamilyAssessmentId, about (family_id, none) {
        /// The family.
        family_id: FamilyId,
        /// How far it has come.
        state: AssessmentState,
        /// When it began.
        started_on: Date,
        /// Who answers for it: who began it, then who sent it.
        author_id: WorkerId,
        /// What is worrying.
        worrying: Option<String>,
        /// What is working well.
        working_well: Option<String>,
        /// What the family says.
        family_views: Option<String>,
        /// What it means.
        analysis: Option<String>,
        /// When it went to a manager.
        sent_at: Option<Timestamp>,
        /// When a manager decided.
        decided_at: Option<Timestamp>,
        /// Which manager.
        decided_by_id: Option<WorkerId>,
        /// What is still to do, where it was given back.
        returned_because: Option<String>,
    }
}

record! {
    /// What an assessment found for one child.
    AssessmentChild in assessment_child, key assessment_child_id: AssessmentChildId, about (family_id, person_id) {
        /// The assessment that they share.
        family_assessment_id: FamilyAssessmentId,
        /// The child's own record of it.
        assessment_id: AssessmentId,
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// When the child was seen.
        seen_on: Option<Date>,
        /// Why they were not.
        not_seen_because: Option<String>,
        /// What the child said, in their own words.
        own_words: Option<String>,
        /// What it means for this child.
        conclusion: Option<String>,
        /// What follows for this child.
        outcome: Option<AssessmentOutcome>,
        /// Codes of the factors with a space between.
        factors: String,
    }
}
