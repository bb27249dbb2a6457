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
        ..CaseFacts::default()
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

mod in_care {
    use super::*;
    use crate::ssda903::assemble::{AdoptionFacts, ContactFacts, EpisodeFacts, LookedAfterFacts};

    fn episode(place: usize, from: Date, until: Option<Date>, status: &str) -> EpisodeFacts {
        EpisodeFacts {
            place,
            started_on: from,
            ended_on: until,
            legal_status: Some(status.to_owned()),
            placement_type: Some("U4".to_owned()),
            end_reason: until.map(|_| "E4A".to_owned()),
            ..EpisodeFacts::default()
        }
    }

    fn in_care(episodes: Vec<EpisodeFacts>) -> CaseFacts {
        let care = LookedAfterFacts { episodes, ..LookedAfterFacts::default() };
        CaseFacts { care, ..case(referred(date(2020, 1, 1))) }
    }

    /// What stands under a heading of the only row of a list.
    fn told(case: &CaseFacts, list: &str, heading: &str) -> String {
        let mut lists = Lists::default();
        assemble(&mut lists, case, day());
        let rows = lists.rows(list);
        assert_eq!(rows.len(), 1, "{list}");
        rows[0].value(heading).unwrap().to_string()
    }

    #[test]
    fn a_child_in_care_is_told_with_their_period_status_and_placement() {
        let case = in_care(vec![
            episode(0, date(2024, 1, 1), Some(date(2025, 9, 1)), "C1"),
            episode(1, date(2025, 9, 1), Some(date(2026, 2, 1)), "C1"),
            episode(1, date(2026, 2, 1), None, "C2"),
        ]);
        for (heading, expected) in [
            ("Date Started to be Looked After", "2024-01-01"),
            ("Start date of current legal status", "2026-02-01"),
            ("Start Date of Most Recent Placement", "2025-09-01"),
            ("Number of Placements in the Last 12 months", "2"),
            ("Date Ceased to be Looked After", ""),
            (
                "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)",
                "b) No",
            ),
        ] {
            assert_eq!(told(&case, "List 8", heading), expected, "{heading}");
        }
    }

    #[test]
    fn somebody_who_left_care_is_told_for_six_months() {
        for (until, n) in [
            (Some(date(2025, 12, 29)), 0),
            (Some(date(2025, 12, 30)), 1),
            (Some(date(2026, 7, 1)), 1),
            (None, 1),
        ] {
            let case = in_care(vec![episode(0, date(2024, 1, 1), until, "C2")]);
            assert_eq!(rows(&case, "List 8").len(), n, "{until:?}");
        }
        let later = in_care(vec![episode(0, date(2026, 7, 1), None, "C2")]);
        assert!(rows(&later, "List 8").is_empty(), "care to come is not told");
        let again = in_care(vec![
            episode(0, date(2025, 1, 1), Some(date(2025, 8, 1)), "V2"),
            episode(1, date(2026, 1, 1), None, "V2"),
        ]);
        let heading = "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)";
        assert_eq!(told(&again, "List 8", heading), "a) Yes");
    }

    #[test]
    fn a_care_leaver_is_told_as_they_were_last() {
        let contact = |told_on, activity: &str| ContactFacts {
            told_on,
            in_touch: Some("YES".to_owned()),
            activity: Some(activity.to_owned()),
            accommodation: Some("B2".to_owned()),
        };
        let mut case = in_care(vec![]);
        case.care.contacts = vec![
            contact(date(2026, 6, 30), "F1"),
            contact(date(2026, 1, 1), "P1"),
            contact(date(2026, 7, 1), "0"),
        ];
        assert!(rows(&case, "List 9").is_empty(), "nothing is owed");
        case.owed = Some(LeaverOwed::FormerRelevant);
        assert_eq!(told(&case, "List 9", "Eligibility Category"), "b) Former relevant child");
        assert_eq!(told(&case, "List 9", "LA in Touch"), "a) Yes");
        assert_eq!(told(&case, "List 9", "Suitability of Accommodation"), "b) Unsuitable");
        assert!(told(&case, "List 9", "Activity Status").starts_with("F1: "));
    }

    #[test]
    fn a_child_to_be_adopted_is_told_until_a_year_after() {
        for (reversed, n) in [(None, 1), (Some(date(2025, 6, 30)), 1), (Some(date(2025, 6, 29)), 0)] {
            let mut case = in_care(vec![]);
            case.care.adoption_decisions = vec![(Some(date(2025, 1, 1)), reversed, None)];
            case.care.adoptions =
                vec![AdoptionFacts { matched_on: Some(date(2025, 5, 1)), ..AdoptionFacts::default() }];
            assert_eq!(rows(&case, "List 10").len(), n, "{reversed:?}");
        }
    }

    #[test]
    fn a_contact_is_told_for_six_months() {
        let mut case = in_care(vec![]);
        case.contacts = [date(2025, 12, 29), date(2025, 12, 30), date(2026, 6, 30), date(2026, 7, 1)]
            .map(|day| (day, Some("1A".to_owned())))
            .to_vec();
        assert_eq!(rows(&case, "List 1").len(), 2);
    }
}
