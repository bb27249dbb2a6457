use super::*;
use crate::table::Row;
use kith_vocabulary::birth::Birth;

fn child(referrals: Vec<ReferralFacts>) -> ChildFacts {
    ChildFacts {
        id: "A1".to_owned(),
        birth: Birth::Born(date(2015, 5, 4)),
        sex: Some("F".to_owned()),
        referrals,
        ..ChildFacts::default()
    }
}

fn referred(on: Date) -> ReferralFacts {
    ReferralFacts { referred_on: on, no_further_action: Some(false), ..ReferralFacts::default() }
}

fn rows(child: &ChildFacts, table: &str) -> Vec<String> {
    let Some(tables) = assemble(child, CensusYear::ending_in(2026)) else { return vec![] };
    let shown = |row: &dyn Row| {
        let columns = row.columns().iter().filter(|column| !column.ends_with("ID"));
        let texts: Vec<String> =
            columns.map(|column| row.value(column).unwrap_or_default().to_string()).collect();
        texts.join("|")
    };
    tables.rows(table).into_iter().map(shown).collect()
}

#[test]
fn a_day_falls_in_the_year_that_ends_on_the_next_31_march() {
    for (day, year) in [
        (date(2026, 3, 31), 2026),
        (date(2026, 4, 1), 2027),
        (date(2026, 12, 31), 2027),
        (date(2024, 2, 29), 2024),
    ] {
        assert_eq!(CensusYear::of(day).year, year, "{day}");
    }
}

#[test]
fn a_referral_belongs_to_every_year_in_which_it_was_open() {
    let closed = |from, to| ReferralFacts { closed_on: Some(to), ..referred(from) };
    let none = |on| ReferralFacts { no_further_action: Some(true), ..referred(on) };
    for (words, referral, is_of) in [
        ("open since long ago", referred(date(2020, 1, 1)), true),
        ("the last day", referred(date(2026, 3, 31)), true),
        ("the day after", referred(date(2026, 4, 1)), false),
        ("closed on the first day", closed(date(2024, 1, 1), date(2025, 4, 1)), true),
        ("closed the day before", closed(date(2024, 1, 1), date(2025, 3, 31)), false),
        ("closed since", closed(date(2025, 5, 1), date(2026, 6, 1)), true),
        ("no further action on the first day", none(date(2025, 4, 1)), true),
        ("no further action the day before", none(date(2025, 3, 31)), false),
    ] {
        let made = rows(&child(vec![referral]), "CINdetails");
        assert_eq!(made.len(), usize::from(is_of), "{words}");
    }
}

#[test]
fn what_came_after_the_year_is_not_told_yet() {
    let referral = ReferralFacts {
        closed_on: Some(date(2026, 4, 1)),
        closure_reason: Some("RC1".to_owned()),
        first_conference_on: Some(date(2026, 4, 1)),
        assessments: vec![
            AssessmentFacts {
                id: String::new(),
                started_on: date(2026, 3, 1),
                reviewed_on: Some(date(2026, 4, 1)),
                authorised_on: Some(date(2026, 4, 1)),
                factors: "1A 2B".to_owned(),
            },
            AssessmentFacts { started_on: date(2026, 4, 1), ..AssessmentFacts::default() },
        ],
        need_plans: vec![NeedPlanFacts {
            id: String::new(),
            started_on: date(2026, 3, 31),
            ended_on: Some(date(2026, 4, 1)),
        }],
        enquiries: vec![EnquiryFacts {
            id: String::new(),
            started_on: date(2026, 3, 20),
            conference_due_on: Some(date(2026, 4, 14)),
            conference_on: Some(date(2026, 4, 1)),
            conference_not_required: None,
        }],
        protection_plans: vec![ProtectionPlanFacts {
            started_on: date(2026, 3, 1),
            ended_on: Some(date(2026, 4, 1)),
            reviewed_on: vec![date(2026, 4, 1), date(2026, 3, 31)],
            ..ProtectionPlanFacts::default()
        }],
        ..referred(date(2026, 3, 1))
    };
    let child = ChildFacts { died_on: Some(date(2026, 4, 1)), ..child(vec![referral]) };
    for (table, expected) in [
        ("ChildIdentifiers", &["|||2015-05-04|||F|"][..]),
        ("CINdetails", &["2026-03-01||||||false"]),
        ("Assessments", &["2026-03-01|||"]),
        ("CINplanDates", &["2026-03-31|"]),
        ("Section47", &["2026-03-20|2026-04-14||false"]),
        ("ChildProtectionPlans", &["2026-03-01||||"]),
        ("Reviews", &["2026-03-31"]),
    ] {
        assert_eq!(rows(&child, table), expected, "{table}");
    }
}

#[test]
fn work_that_ended_before_the_year_is_left_out_and_on_its_first_day_kept() {
    for (day, n) in [(date(2025, 3, 31), 0), (date(2025, 4, 1), 1)] {
        let referral = ReferralFacts {
            assessments: vec![AssessmentFacts {
                started_on: date(2025, 2, 1),
                authorised_on: Some(day),
                ..AssessmentFacts::default()
            }],
            need_plans: vec![NeedPlanFacts {
                id: String::new(),
                started_on: date(2025, 2, 1),
                ended_on: Some(day),
            }],
            enquiries: vec![
                EnquiryFacts {
                    started_on: date(2025, 2, 1),
                    conference_on: Some(day),
                    ..EnquiryFacts::default()
                },
                EnquiryFacts {
                    started_on: date(2025, 2, 1),
                    conference_due_on: Some(day),
                    conference_not_required: Some(true),
                    ..EnquiryFacts::default()
                },
            ],
            protection_plans: vec![ProtectionPlanFacts {
                started_on: date(2025, 2, 1),
                ended_on: Some(day),
                reviewed_on: vec![date(2025, 3, 1)],
                ..ProtectionPlanFacts::default()
            }],
            ..referred(date(2025, 2, 1))
        };
        let child = child(vec![referral]);
        for (table, times) in [
            ("CINdetails", 1),
            ("Assessments", n),
            ("CINplanDates", n),
            ("Section47", 2 * n),
            ("ChildProtectionPlans", n),
            ("Reviews", n),
        ] {
            assert_eq!(rows(&child, table).len(), times, "{table} {day}");
        }
    }
}

#[test]
fn a_child_born_after_the_year_was_expected_at_its_end() {
    let of = |birth| ChildFacts { birth, ..child(vec![referred(date(2026, 3, 1))]) };
    for (birth, expected) in [
        (Birth::Born(date(2026, 3, 31)), "2026-03-31|||F|"),
        (Birth::Born(date(2026, 4, 1)), "|2026-04-01||U|"),
        (Birth::Expected(date(2026, 6, 1)), "|2026-06-01||U|"),
        (Birth::BornInYear(2020), "|||F|"),
    ] {
        assert_eq!(rows(&of(birth), "ChildIdentifiers"), [format!("|||{expected}")], "{birth:?}");
    }
}

#[test]
fn before_2025_the_sex_is_sent_by_the_older_list() {
    let child = child(vec![referred(date(2023, 6, 1))]);
    let row = |year| assemble(&child, CensusYear::ending_in(year)).unwrap().identifiers.remove(0);
    assert_eq!((row(2024).gender_current.as_str(), row(2024).sex.as_str()), ("2", ""));
    assert_eq!((row(2025).gender_current.as_str(), row(2025).sex.as_str()), ("", "F"));
}

#[test]
fn a_conference_that_an_enquiry_called_for_is_told_once() {
    let enquiry = EnquiryFacts {
        started_on: date(2025, 6, 1),
        conference_on: Some(date(2025, 6, 20)),
        ..EnquiryFacts::default()
    };
    let referral = |on| ReferralFacts {
        first_conference_on: Some(on),
        enquiries: vec![enquiry.clone()],
        ..referred(date(2025, 5, 1))
    };
    let conference =
        |on| assemble(&child(vec![referral(on)]), CensusYear::ending_in(2026)).unwrap().details[0].clone();
    assert!(conference(date(2025, 6, 20)).initial_conference_date.is_blank());
    assert_eq!(conference(date(2025, 6, 21)).initial_conference_date.known(), Some(date(2025, 6, 21)));
}

#[test]
fn a_referral_that_led_to_work_led_to_further_action() {
    let unsaid = ReferralFacts { no_further_action: None, ..referred(date(2025, 5, 1)) };
    let plan = NeedPlanFacts { id: String::new(), started_on: date(2025, 6, 1), ended_on: None };
    let worked = ReferralFacts { need_plans: vec![plan], ..unsaid.clone() };
    for (referral, says) in [(unsaid, ""), (worked, "false")] {
        let made = assemble(&child(vec![referral]), CensusYear::ending_in(2026)).unwrap();
        assert_eq!(made.details[0].no_further_action.as_str(), says);
    }
}
