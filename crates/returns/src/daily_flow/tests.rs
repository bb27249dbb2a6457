use super::*;
use crate::cin_census::assemble::{
    AssessmentFacts, ChildFacts, EnquiryFacts, NeedPlanFacts, ProtectionPlanFacts, ReferralFacts,
};
use kith_vocabulary::birth::Birth;
use serde_json::{Value, json};

fn facts() -> FlowFacts {
    let referral = ReferralFacts {
        id: "r1".to_owned(),
        referred_on: date(2026, 5, 1),
        source: Some("1A".to_owned()),
        no_further_action: Some(false),
        assessments: vec![AssessmentFacts {
            id: "a1".to_owned(),
            started_on: date(2026, 5, 2),
            authorised_on: Some(date(2026, 6, 2)),
            factors: "1A 2B".to_owned(),
            ..AssessmentFacts::default()
        }],
        need_plans: vec![NeedPlanFacts { id: "n1".to_owned(), started_on: date(2026, 6, 3), ended_on: None }],
        enquiries: vec![EnquiryFacts {
            id: "e1".to_owned(),
            started_on: date(2026, 6, 4),
            conference_on: Some(date(2026, 6, 20)),
            conference_not_required: Some(false),
            ..EnquiryFacts::default()
        }],
        protection_plans: vec![ProtectionPlanFacts {
            id: "p1".to_owned(),
            started_on: date(2026, 6, 20),
            ..ProtectionPlanFacts::default()
        }],
        ..ReferralFacts::default()
    };
    FlowFacts {
        child: ChildFacts {
            id: "A1".to_owned(),
            birth: Birth::Born(date(2015, 5, 4)),
            sex: Some("F".to_owned()),
            disabilities: "MOB HEAR".to_owned(),
            referrals: vec![referral],
            ..ChildFacts::default()
        },
        first_name: Some("Amira".to_owned()),
        surname: Some("Khan".to_owned()),
        postcode: None,
        workers: vec![WorkerFacts { id: "SW1".to_owned(), started_on: date(2026, 5, 1), ended_on: None }],
    }
}

fn told(facts: &FlowFacts) -> Value {
    told_child(facts, date(2024, 4, 1)).unwrap()
}

#[test]
fn the_flow_begins_on_1_april_two_years_back() {
    for (today, begins) in [
        (date(2026, 3, 31), date(2023, 4, 1)),
        (date(2026, 4, 1), date(2024, 4, 1)),
        (date(2026, 11, 25), date(2024, 4, 1)),
        (date(2024, 2, 29), date(2021, 4, 1)),
    ] {
        assert_eq!(flow_begins(today), begins, "{today}");
    }
}

#[test]
fn a_child_is_told_with_all_that_is_known_and_nothing_blank() {
    let expected = json!({
        "la_child_id": "A1",
        "mis_child_id": "A1",
        "purge": false,
        "child_details": {
            "first_name": "Amira", "surname": "Khan", "date_of_birth": "2015-05-04", "sex": "F",
            "disabilities": ["MOB", "HEAR"], "purge": false,
        },
        "social_care_episodes": [{
            "social_care_episode_id": "r1",
            "referral_date": "2026-05-01",
            "referral_source": "1A",
            "referral_no_further_action_flag": false,
            "care_worker_details": [{ "worker_id": "SW1", "start_date": "2026-05-01" }],
            "child_and_family_assessments": [{
                "child_and_family_assessment_id": "a1", "start_date": "2026-05-02",
                "authorisation_date": "2026-06-02", "factors": ["1A", "2B"], "purge": false,
            }],
            "child_in_need_plans": [{ "child_in_need_plan_id": "n1", "start_date": "2026-06-03", "purge": false }],
            "section_47_assessments": [{
                "section_47_assessment_id": "e1", "start_date": "2026-06-04", "icpc_required_flag": true,
                "icpc_date": "2026-06-20", "purge": false,
            }],
            "child_protection_plans": [{
                "child_protection_plan_id": "p1", "start_date": "2026-06-20", "purge": false,
            }],
            "purge": false,
        }],
    });
    assert_eq!(told(&facts()), expected);
}

#[test]
fn a_child_whose_work_ended_before_the_flow_begins_is_not_told() {
    for (closed_on, is_told) in [(date(2024, 3, 31), false), (date(2024, 4, 1), true)] {
        let mut facts = facts();
        facts.child.referrals[0].closed_on = Some(closed_on);
        assert_eq!(told_child(&facts, date(2024, 4, 1)).is_some(), is_told, "{closed_on}");
    }
}

#[test]
fn what_is_no_longer_there_is_purged_and_what_is_blank_again_is_null() {
    let sent = told(&facts());
    let mut now = facts();
    now.surname = None;
    now.child.referrals[0].protection_plans.clear();
    now.child.referrals[0].assessments[0].authorised_on = None;
    let since = since_sent(&told(&now), &sent);
    let episode = &since["social_care_episodes"][0];
    assert_eq!(since["child_details"]["surname"], Value::Null);
    assert_eq!(since["child_details"]["first_name"], "Amira");
    assert_eq!(
        episode["child_protection_plans"],
        json!([{ "child_protection_plan_id": "p1", "purge": true }])
    );
    assert_eq!(episode["child_and_family_assessments"][0]["authorisation_date"], Value::Null);
    now.child.referrals[0].id = "r2".to_owned();
    let since = since_sent(&told(&now), &sent);
    assert_eq!(since["social_care_episodes"][1], json!({ "social_care_episode_id": "r1", "purge": true }));
}

#[test]
fn a_child_who_has_not_changed_is_told_as_before() {
    let sent = told(&facts());
    assert_eq!(since_sent(&sent, &sent), sent);
}
