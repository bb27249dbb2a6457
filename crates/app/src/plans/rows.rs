//! The rows of plans: the plan, its versions with everything that each says, and what people said of them.

use jiff::civil::Date;
use kith_practice::plan::{Agreement, Held, LineKind, Occasion, PlanKind, StepMark};
use kith_vocabulary::ids::{
    ActionItemId, FamilyId, GoalId, PersonId, PlanAgreementId, PlanChildId, PlanGoalId, PlanId, PlanLineId,
    PlanNetworkId, PlanRatingId, PlanStepId, PlanStepMarkId, PlanTestId, PlanVersionId, WorkerId,
};

use crate::record;

record! {
    /// A plan of a family, whatever its kind.
    Plan in plan, key plan_id: PlanId, about (family_id, none) {
        /// The family.
        family_id: FamilyId,
        /// What kind of plan.
        kind: PlanKind,
        /// The number of its newest version.
        newest: i64,
        /// When it ended.
        ended_on: Option<Date>,
        /// Why it ended.
        ended_because: Option<String>,
    }
}

record! {
    /// One version of a plan. It is never changed.
    PlanVersion in plan_version, key plan_version_id: PlanVersionId, about (family_id, none) {
        /// The plan.
        plan_id: PlanId,
        /// The family.
        family_id: FamilyId,
        /// Its number, from 1.
        number: i64,
        /// Why there is this version.
        occasion: Occasion,
        /// Who wrote it.
        worker_id: WorkerId,
        /// The day.
        made_on: Date,
        /// What was said on that day.
        told: Option<String>,
        /// When the plan is looked at again.
        review_on: Date,
        /// When a safety plan is to be tested.
        test_on: Option<Date>,
    }
}

record! {
    /// A child that a version is for.
    PlanChild in plan_child, key plan_child_id: PlanChildId, about (family_id, person_id) {
        /// The version.
        plan_version_id: PlanVersionId,
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
    }
}

record! {
    /// A line of a version.
    PlanLine in plan_line, key plan_line_id: PlanLineId, about (family_id, person_id) {
        /// The version.
        plan_version_id: PlanVersionId,
        /// The family.
        family_id: FamilyId,
        /// What the line is.
        kind: LineKind,
        /// Its place among its like.
        place: i64,
        /// Its words.
        words: String,
        /// The child it is about, where it is not about all.
        person_id: Option<PersonId>,
    }
}

record! {
    /// A goal as one version has it, with the worry that it answers and its scale.
    PlanGoal in plan_goal, key plan_goal_id: PlanGoalId, about (family_id, person_id) {
        /// The version.
        plan_version_id: PlanVersionId,
        /// The family.
        family_id: FamilyId,
        /// The goal, the same in every version.
        goal_id: GoalId,
        /// Its place.
        place: i64,
        /// The worry that it answers.
        danger: String,
        /// What people will be doing.
        goal: String,
        /// What 0 on its scale means.
        zero: String,
        /// What 10 on its scale means.
        ten: String,
        /// The child it is about, where it is not about all.
        person_id: Option<PersonId>,
    }
}

record! {
    /// A step towards a goal: an action, and how we will know that it helps.
    PlanStep in plan_step, key plan_step_id: PlanStepId, about (family_id, person_id) {
        /// The version.
        plan_version_id: PlanVersionId,
        /// The family.
        family_id: FamilyId,
        /// The goal.
        goal_id: GoalId,
        /// Its place.
        place: i64,
        /// The action that it is.
        action_item_id: ActionItemId,
        /// How we will know.
        known_by: Option<String>,
        /// The child that its goal is about.
        person_id: Option<PersonId>,
    }
}

record! {
    /// Somebody of the network in a version, and how to reach them.
    PlanNetwork in plan_network, key plan_network_id: PlanNetworkId, about (family_id, person_id) {
        /// The version.
        plan_version_id: PlanVersionId,
        /// The family.
        family_id: FamilyId,
        /// Their place.
        place: i64,
        /// A member of the family.
        person_id: Option<PersonId>,
        /// Somebody else, by name.
        name: Option<String>,
        /// Their number.
        phone: Option<String>,
        /// What they do in the plan.
        does: Option<String>,
        /// Whether it is their job.
        is_professional: bool,
    }
}

record! {
    /// One person's value on a goal's scale on one day.
    PlanRating in plan_rating, key plan_rating_id: PlanRatingId, about (family_id, person_id) {
        /// The plan.
        plan_id: PlanId,
        /// The family.
        family_id: FamilyId,
        /// The goal.
        goal_id: GoalId,
        /// The member of the family who rates.
        person_id: Option<PersonId>,
        /// The worker who rates.
        worker_id: Option<WorkerId>,
        /// The day.
        rated_on: Date,
        /// From 0 to 10.
        value: i64,
        /// Why this value.
        reason: Option<String>,
    }
}

record! {
    /// What one person said of one version.
    PlanAgreement in plan_agreement, key plan_agreement_id: PlanAgreementId, about (family_id, person_id) {
        /// The version.
        plan_version_id: PlanVersionId,
        /// The plan.
        plan_id: PlanId,
        /// The family.
        family_id: FamilyId,
        /// Who.
        person_id: PersonId,
        /// What they said.
        answer: Agreement,
        /// In their own words.
        words: Option<String>,
        /// The day.
        answered_on: Date,
    }
}

record! {
    /// How a step of the version before stood at a review.
    PlanStepMark in plan_step_mark, key plan_step_mark_id: PlanStepMarkId, about (family_id, person_id) {
        /// The version that the review made.
        plan_version_id: PlanVersionId,
        /// The family.
        family_id: FamilyId,
        /// The step.
        action_item_id: ActionItemId,
        /// How it stood.
        mark: StepMark,
        /// The child that the step's goal is about.
        person_id: Option<PersonId>,
    }
}

record! {
    /// A test of a safety plan, or a day on which it was needed.
    PlanTest in plan_test, key plan_test_id: PlanTestId, about (family_id, none) {
        /// The plan.
        plan_id: PlanId,
        /// The family.
        family_id: FamilyId,
        /// The day.
        tested_on: Date,
        /// Whether it held.
        held: Held,
        /// What happened.
        happened: String,
    }
}
