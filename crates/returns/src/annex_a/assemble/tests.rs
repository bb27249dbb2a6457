use super::*;
use crate::cin_census::assemble::{AssessmentFacts, EnquiryFacts, NeedPlanFacts, ProtectionPlanFacts};
use crate::table::Row;
use jiff::civil::date;
use kith_vocabulary::birth::Birth;

fn day() -> ListDay {
    ListDay::of(date(2026, 6, 30))
}

fn case(referral: ReferralFacts) -> CaseFacts {
    CaseFacts {
        child: ChildFacts {
            id: "A1".to_owned(),
            birth: Birth::Born(date(2015, 7, 1)),
            sex: Some("F".to_owned()),
            ethnicity: Some("WIRI".to_owned()),
            disabilities: "NONE".to_owned(),
            referrals: vec![referral],
            ..ChildFacts::default()
        },
        visits: vec![],
        team: Some("West".to_owned()),
        worker: Some("Ada Quill".to_owned()),
    }
}

fn referred(on: Date) -> ReferralFacts {
    ReferralFacts { referred_on: on, no_further_action: Some(false), ..ReferralFacts::default() }
}

/// The rows of a list, without who the child is and who works with them.
fn rows(case: &CaseFacts, list: &str) -> Vec<String> {
    let mut lists = Lists::default();
    assemble(&mut lists, case, day());
    let shown = |row: &dyn Row| {
        let own = row.columns().iter().skip(5).filter(|column| !column.starts_with("Allocated"));
        let texts: Vec<String> =
            own.map(|column| row.value(column).unwrap_or_default().to_string()).collect();
        texts.join("|")
    };
    lists.rows(list).into_iter().map(shown).collect()
}

#[test]
fn every_row_says_who_the_child_is_and_who_works_with_them() {
    let mut lists = Lists::default();
    assemble(&mut lists, &case(referred(date(2026, 5, 1))), day());
    let row = &lists.referrals[0];
    let told =
        [&row.child, &row.gender, &row.ethnicity, &row.age, &row.team, &row.worker].map(|t| t.as_str());
    assert_eq!(told, ["A1", "b) Female", "b) WIRI", "10", "West", "Ada Quill"]);
}

#[test]
fn a_list_reaches_back_six_months_and_no_further() {
    for (referred_on, n) in
        [(date(2025, 12, 29), 0), (date(2025, 12, 30), 1), (date(2026, 6, 30), 1), (date(2026, 7, 1), 0)]
    {
        assert_eq!(rows(&case(referred(referred_on)), "List 3").len(), n, "{referred_on}");
    }
    let closed = |on| ReferralFacts { closed_on: Some(on), ..referred(date(2024, 1, 1)) };
    for (closed_on, n) in [(date(2025, 12, 29), 0), (date(2025, 12, 30), 1), (date(2027, 1, 1), 1)] {
        assert_eq!(rows(&case(closed(closed_on)), "List 6").len(), n, "{closed_on}");
    }
}

#[test]
fn what_came_after_the_day_is_not_told() {
    let later = Some(date(2026, 7, 1));
    let referral = ReferralFacts {
        closed_on: later,
        closure_reason: Some("RC1".to_owned()),
        assessments: vec![AssessmentFacts {
            started_on: date(2026, 6, 1),
            authorised_on: later,
            ..AssessmentFacts::default()
        }],
        enquiries: vec![EnquiryFacts {
            started_on: date(2026, 6, 1),
            conference_on: later,
            ..EnquiryFacts::default()
        }],
        protection_plans: vec![ProtectionPlanFacts {
            started_on: date(2026, 6, 1),
            ended_on: later,
            reviewed_on: vec![date(2026, 7, 1)],
            ..ProtectionPlanFacts::default()
        }],
        ..referred(date(2026, 5, 1))
    };
    let mut case = case(referral);
    case.visits = vec![VisitFacts {
        happened_on: date(2026, 7, 1),
        purpose: VisitPurpose::Protection,
        seen: SeenHow::Alone,
    }];
    for (list, expected) in [
        ("List 4", "b) No|2026-06-01|b) No||"),
        ("List 5", "b) No|2026-06-01|c) Unknown|||1|0"),
        ("List 6", "b) No|2026-05-01|||||b) Child Protection plan"),
        ("List 7", "b) No|2026-06-01||||||||"),
    ] {
        assert_eq!(rows(&case, list), [expected], "{list}");
    }
}

#[test]
fn the_last_visit_of_a_plan_is_its_latest_statutory_one_at_which_the_child_was_seen() {
    let plan = ProtectionPlanFacts { started_on: date(2026, 5, 1), ..ProtectionPlanFacts::default() };
    let mut case = case(ReferralFacts { protection_plans: vec![plan], ..referred(date(2026, 4, 1)) });
    let visit = |day, purpose, seen| VisitFacts { happened_on: date(2026, 6, day), purpose, seen };
    case.visits = vec![
        visit(1, VisitPurpose::Protection, SeenHow::Alone),
        visit(8, VisitPurpose::Protection, SeenHow::WithOthers),
        visit(15, VisitPurpose::Protection, SeenHow::NotSeen),
        visit(22, VisitPurpose::Other, SeenHow::Alone),
    ];
    let mut lists = Lists::default();
    assemble(&mut lists, &case, day());
    let row = &lists.protection[0];
    assert_eq!((row.last_visit_date.known(), row.seen_alone.as_str()), (Some(date(2026, 6, 8)), "b) No"));
    assert_eq!(lists.in_need[0].last_seen_date.known(), Some(date(2026, 6, 22)));
}

#[test]
fn a_case_is_what_is_open_in_it() {
    let plan = |ended_on| NeedPlanFacts { id: String::new(), started_on: date(2026, 5, 1), ended_on };
    let assessing = AssessmentFacts { started_on: date(2026, 5, 1), ..AssessmentFacts::default() };
    for (words, referral) in [
        (
            "d) Open assessment",
            ReferralFacts { assessments: vec![assessing.clone()], ..referred(date(2026, 5, 1)) },
        ),
        (
            "c) Child in need plan",
            ReferralFacts { need_plans: vec![plan(None)], ..referred(date(2026, 5, 1)) },
        ),
        (
            "d) Open assessment",
            ReferralFacts {
                need_plans: vec![plan(Some(date(2026, 6, 30)))],
                assessments: vec![assessing],
                ..referred(date(2026, 5, 1))
            },
        ),
        (
            "e) Closed episode",
            ReferralFacts { closed_on: Some(date(2026, 6, 30)), ..referred(date(2026, 5, 1)) },
        ),
    ] {
        assert_eq!(status(&referral, day()), words);
    }
}
