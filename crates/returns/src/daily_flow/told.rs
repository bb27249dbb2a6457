//! One child as the Department's service takes them. A blank item is left out.

use jiff::civil::Date;
use kith_vocabulary::birth::Birth;
use serde_json::{Map, Value, json};

use crate::cin_census::assemble::{
    AssessmentFacts, ChildFacts, EnquiryFacts, NeedPlanFacts, ProtectionPlanFacts, ReferralFacts,
};

/// A child as the flow needs to know them.
#[derive(Debug, Clone, Default)]
pub struct FlowFacts {
    /// Who the child is, and the work with them.
    pub child: ChildFacts,
    /// Given names.
    pub first_name: Option<String>,
    /// Family name.
    pub surname: Option<String>,
    /// Where they live.
    pub postcode: Option<String>,
    /// Who worked with them, and when.
    pub workers: Vec<WorkerFacts>,
}

/// A worker of a child.
#[derive(Debug, Clone, Default)]
pub struct WorkerFacts {
    /// The number by which the flow knows the worker; at most twelve characters.
    pub id: String,
    /// From this day.
    pub started_on: Date,
    /// No longer from this day.
    pub ended_on: Option<Date>,
}

/// What the flow tells of a child; nothing for one whose work ended before it begins.
pub fn told_child(facts: &FlowFacts, begins: Date) -> Option<Value> {
    let child = &facts.child;
    let is_of_flow = |referral: &&ReferralFacts| referral.closed_on.is_none_or(|closed| closed >= begins);
    let mut referrals: Vec<&ReferralFacts> = child.referrals.iter().filter(is_of_flow).collect();
    referrals.sort_by_key(|referral| (referral.referred_on, &referral.id));
    if referrals.is_empty() {
        return None;
    }
    let episodes: Vec<Value> = referrals.into_iter().map(|referral| episode(facts, referral)).collect();
    Some(json!({
        "la_child_id": child.id,
        "mis_child_id": child.id,
        "purge": false,
        "child_details": details(facts),
        "social_care_episodes": episodes,
    }))
}

/// Items in the order they are given, without those that say nothing.
#[derive(Default)]
struct Items(Map<String, Value>);

impl Items {
    fn text(mut self, name: &str, value: Option<&str>) -> Self {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.0.insert(name.to_owned(), value.into());
        }
        self
    }

    fn day(self, name: &str, value: Option<Date>) -> Self {
        let text = value.map(|day| day.to_string());
        self.text(name, text.as_deref())
    }

    fn value(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    fn kept(self) -> Value {
        Value::Object(self.value("purge", false).0)
    }
}

fn details(facts: &FlowFacts) -> Value {
    let child = &facts.child;
    let expected = child.birth.expected_on();
    let born = match child.birth {
        Birth::Born(day) => Some(day),
        _ => None,
    };
    let disabilities: Vec<&str> = child.disabilities.split_whitespace().collect();
    Items::default()
        .text("unique_pupil_number", child.upn.as_deref())
        .text("former_unique_pupil_number", child.former_upn.as_deref())
        .text("unique_pupil_number_unknown_reason", child.upn_unknown.as_deref())
        .text("first_name", facts.first_name.as_deref())
        .text("surname", facts.surname.as_deref())
        .day("date_of_birth", born)
        .day("expected_date_of_birth", expected)
        .text("sex", child.sex.as_deref())
        .text("ethnicity", child.ethnicity.as_deref())
        .value("disabilities", disabilities)
        .text("postcode", facts.postcode.as_deref())
        .kept()
}

fn episode(facts: &FlowFacts, referral: &ReferralFacts) -> Value {
    let saw = |worker: &&WorkerFacts| {
        worker.ended_on.is_none_or(|ended| ended >= referral.referred_on)
            && referral.closed_on.is_none_or(|closed| worker.started_on <= closed)
    };
    let workers: Vec<Value> = facts.workers.iter().filter(saw).map(worker).collect();
    let mut items = Items::default()
        .text("social_care_episode_id", Some(&referral.id))
        .day("referral_date", Some(referral.referred_on))
        .text("referral_source", referral.source.as_deref())
        .day("closure_date", referral.closed_on)
        .text("closure_reason", referral.closure_reason.as_deref());
    if let Some(answer) = referral.no_further_action {
        items = items.value("referral_no_further_action_flag", answer);
    }
    items
        .value("care_worker_details", workers)
        .value("child_and_family_assessments", all(&referral.assessments, assessment))
        .value("child_in_need_plans", all(&referral.need_plans, need_plan))
        .value("section_47_assessments", all(&referral.enquiries, enquiry))
        .value("child_protection_plans", all(&referral.protection_plans, protection_plan))
        .kept()
}

fn all<T>(parts: &[T], told: fn(&T) -> Value) -> Vec<Value> {
    parts.iter().map(told).collect()
}

fn worker(worker: &WorkerFacts) -> Value {
    let items = Items::default()
        .text("worker_id", Some(&worker.id))
        .day("start_date", Some(worker.started_on))
        .day("end_date", worker.ended_on);
    Value::Object(items.0)
}

fn assessment(assessment: &AssessmentFacts) -> Value {
    let factors: Vec<&str> = assessment.factors.split_whitespace().collect();
    Items::default()
        .text("child_and_family_assessment_id", Some(&assessment.id))
        .day("start_date", Some(assessment.started_on))
        .day("authorisation_date", assessment.authorised_on)
        .value("factors", factors)
        .kept()
}

fn need_plan(plan: &NeedPlanFacts) -> Value {
    Items::default()
        .text("child_in_need_plan_id", Some(&plan.id))
        .day("start_date", Some(plan.started_on))
        .day("end_date", plan.ended_on)
        .kept()
}

fn enquiry(enquiry: &EnquiryFacts) -> Value {
    let mut items = Items::default()
        .text("section_47_assessment_id", Some(&enquiry.id))
        .day("start_date", Some(enquiry.started_on));
    if let Some(not_required) = enquiry.conference_not_required {
        items = items.value("icpc_required_flag", !not_required);
    }
    items.day("icpc_date", enquiry.conference_on).kept()
}

fn protection_plan(plan: &ProtectionPlanFacts) -> Value {
    Items::default()
        .text("child_protection_plan_id", Some(&plan.id))
        .day("start_date", Some(plan.started_on))
        .day("end_date", plan.ended_on)
        .kept()
}
