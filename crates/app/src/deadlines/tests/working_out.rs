use jiff::civil::date;

use super::super::compute::all_definitions;
use super::super::happenings::{SOURCES, can_be_kept, concerns};
use super::super::work_out_all;
use super::builder::{assess, deadlines, protect, refer, review, the};
use crate::platform::db::table;
use crate::visits::tests::builder::{done, form_on, ordinary, save, send};

#[test]
fn a_referral_is_due_an_assessment_and_an_authorised_one_meets_it() {
    let (house, _, home) = ordinary();
    let referral = refer(&house, &home, date(2026, 11, 2));
    let (_, reason, due, state) = the(&house, home.children[0], "assessment");
    assert_eq!(reason, "45 working days from referral on 2 November 2026 (Working Together 2023)");
    assert_eq!((due, state.as_str()), (Some(date(2027, 1, 7)), "open"));
    assess(&house, &home, referral, date(2026, 11, 3), date(2026, 11, 24));
    assert_eq!(the(&house, home.children[0], "assessment").3, "met");
    assert_eq!(the(&house, home.children[0], "referral decision").3, "met");
    assert!(deadlines(&house, home.children[1]).is_empty(), "nothing is due for the sister");
}

#[test]
fn a_plan_is_reviewed_and_its_review_opens_the_next() {
    let (house, _, home) = ordinary();
    let referral = refer(&house, &home, date(2026, 7, 1));
    let plan = protect(&house, &home, referral, date(2026, 8, 31));
    let review_due = |n: usize| {
        let all = deadlines(&house, home.children[0]);
        let reviews: Vec<_> = all.into_iter().filter(|line| line.0 == "review conference").collect();
        (reviews[n].2.unwrap(), reviews[n].3.clone())
    };
    assert_eq!(review_due(0), (date(2026, 11, 30), "open".to_owned()));
    review(&house, &home, plan, date(2026, 11, 24));
    assert_eq!(review_due(0), (date(2026, 11, 30), "met".to_owned()));
    assert_eq!(review_due(1), (date(2027, 5, 24), "open".to_owned()));
}

#[test]
fn working_everything_out_changes_nothing_that_writes_kept_in_step() {
    let (house, worker, home) = ordinary();
    let referral = refer(&house, &home, date(2026, 10, 1));
    assess(&house, &home, referral, date(2026, 10, 2), date(2026, 10, 30));
    protect(&house, &home, referral, date(2026, 10, 20));
    done(&house, &home, worker.worker, date(2026, 11, 5));
    let before = deadlines(&house, home.children[0]);
    assert!(before.len() >= 3, "{before:?}");
    assert_eq!(work_out_all(&house.app).unwrap(), 0);
    assert_eq!(deadlines(&house, home.children[0]), before);
    // Half a year later what was met is forgotten, once.
    house.at("2027-05-25T10:00:00Z");
    assert!(work_out_all(&house.app).unwrap() > 0);
    assert_eq!(work_out_all(&house.app).unwrap(), 0);
}

#[test]
fn a_draft_meets_no_deadline_and_the_visit_itself_does() {
    let (house, worker, home) = ordinary();
    let referral = refer(&house, &home, date(2026, 11, 2));
    protect(&house, &home, referral, date(2026, 11, 18));
    let state = || the(&house, home.children[0], "protection visit").3;
    let path = home.path("/visits/record");
    let form = form_on(&house.get(&worker, &path), &path);
    let seen = format!("seen-{}", home.children[0]);
    let seen_too = format!("seen-{}", home.children[1]);
    let answers = [
        (seen.as_str(), "alone"),
        (seen_too.as_str(), "not seen"),
        ("purpose", "child protection"),
        ("happened_on-day", "24"),
        ("minutes", "40"),
    ];
    send(&house, &worker, "/drafts", &form, &answers);
    assert_eq!(state(), "open", "a draft is not a visit");
    let answer = send(&house, &worker, &path, &form, &answers);
    assert!(answer.location.starts_with("/today?done=visit-recorded"), "{} {}", answer.status, answer.main());
    let states: Vec<String> = deadlines(&house, home.children[0])
        .into_iter()
        .filter(|line| line.0 == "protection visit")
        .map(|line| line.3)
        .collect();
    assert_eq!(states, ["met", "open"]);
}

#[test]
fn what_happened_to_a_record_merged_into_another_is_due_under_the_one_kept() {
    let (house, _, home) = ordinary();
    refer(&house, &home, date(2026, 11, 2));
    let (first, second) = (home.children[0], home.children[1]);
    let merge = |into: Option<kith_vocabulary::ids::PersonId>| {
        let authority = house.authority;
        save(&house, move |recorder| {
            let found = crate::people::load::find_person(recorder.tx(), authority, first).unwrap();
            let mut person = found.unwrap();
            person.merged_into_id = into;
            recorder.save(&mut person).unwrap();
        });
    };
    merge(Some(second));
    assert!(deadlines(&house, first).is_empty());
    assert_eq!(the(&house, second, "assessment").3, "open");
    merge(None);
    work_out_all(&house.app).unwrap();
    assert_eq!(the(&house, first, "assessment").3, "open");
    assert!(deadlines(&house, second).is_empty());
}

#[test]
fn every_source_reads_tables_of_the_record_and_only_what_can_be_met_is_due() {
    for source in SOURCES {
        for name in source.tables {
            assert!(table(name).is_some(), "{name} is no table of the record");
            assert!(concerns(name));
        }
    }
    let kept: Vec<&str> =
        all_definitions().iter().filter(|one| can_be_kept(one)).map(|one| one.key.as_str()).collect();
    assert!(kept.contains(&"assessment") && kept.contains(&"protection visit"), "{kept:?}");
    assert!(!concerns("household"));
}
