//! The rows of what is decided for a child in care: permanence, going home, adoption, education.

use jiff::civil::Date;
use kith_practice::care::home::{HomeChoice, HomeKind, HomeStep, Risk};
use kith_practice::care::{EducationOccasion, PermanenceOption, Standing};
use kith_vocabulary::ids::{
    AdoptionDecisionId, AdoptionId, EducationPlanId, FamilyId, HomeDecisionId, PermanencePlanId, PersonId,
};

use crate::record;

record! {
    /// A decision that a child should be placed for adoption.
    AdoptionDecision in adoption_decision, key adoption_decision_id: AdoptionDecisionId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// When.
        decided_on: Option<Date>,
        /// When it was reversed.
        reversed_on: Option<Date>,
        /// Code of the reasons for that.
        reversed_because: Option<String>,
    }
}

record! {
    /// A child's adoption, from the decision to those who adopt.
    Adoption in adoption, key adoption_id: AdoptionId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// When it was decided that the child should be adopted.
        decided_on: Option<Date>,
        /// When the child was matched.
        matched_on: Option<Date>,
        /// `1` if those who adopt fostered the child before, `0` if not.
        former_carer: Option<String>,
        /// How many adopt, as it came.
        n_adopters: Option<String>,
        /// Code of the adopters' sex.
        adopters_sex: Option<String>,
        /// Code of how they are bound in law.
        adopters_legal_status: Option<String>,
    }
}

record! {
    /// A personal education plan, begun or reviewed.
    EducationPlan in education_plan, key education_plan_id: EducationPlanId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// Whether it was begun or reviewed.
        occasion: EducationOccasion,
        /// When.
        held_on: Date,
        /// The school or other place of learning.
        school: Option<String>,
        /// What goes well.
        going_well: Option<String>,
        /// What the child hopes for.
        hopes: Option<String>,
        /// What comes next.
        next_steps: Option<String>,
    }
}

record! {
    /// What a child's permanent home is to be.
    PermanencePlan in permanence_plan, key permanence_plan_id: PermanencePlanId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// The plan.
        option: PermanenceOption,
        /// Whether it is the plan, or pursued beside it.
        standing: Standing,
        /// When it was decided.
        decided_on: Date,
        /// When it was given up or another took its place.
        ended_on: Option<Date>,
        /// In how many months, where a return is planned for later.
        months: Option<i64>,
        /// Who decided.
        decided_by: Option<String>,
        /// Why.
        why: String,
    }
}

record! {
    /// A decision whether a child can stay at home, or go home.
    HomeDecision in home_decision, key home_decision_id: HomeDecisionId, about (family_id, person_id) {
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// Whether the child is at the edge of care, or in care.
        kind: HomeKind,
        /// How far the work has come.
        step: HomeStep,
        /// When.
        decided_on: Date,
        /// How high the risk is.
        risk: Risk,
        /// What was decided.
        decision: HomeChoice,
        /// Who decided.
        decided_by: String,
        /// Why.
        why: String,
        /// What was agreed with the family.
        agreement: Option<String>,
    }
}
