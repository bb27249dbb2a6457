//! Coming into care, moving, leaving, and putting it right later.

use axum::http::StatusCode;
use jiff::civil::{Date, date};
use kith_practice::need::NeedEnd;

use super::builder::{come, coming, due, episodes, moved, moving, path, placements, step};
use crate::protection::tests::builder::{Scene, boxes, refused, said, saved, scene};
use crate::visits::tests::builder::{form_on, send};

fn days(scene: &Scene) -> Vec<(Date, Option<Date>)> {
    episodes(scene).iter().map(|row| (row.started_on, row.ended_on)).collect()
}

#[test]
fn a_child_comes_into_care_moves_and_goes_home() {
    let scene = scene();
    moved(&scene);
    let mut answers = boxes("ended_on", date(2026, 9, 1)).to_vec();
    answers.extend(said(&[("end_reason", "E4A")]));
    saved(&step(&scene, &scene.worker, (0, "/end"), &answers));
    let rows = episodes(&scene);
    let told: Vec<_> = rows
        .iter()
        .map(|row| {
            (row.start_reason.as_deref(), row.end_reason.as_deref(), row.place_change_reason.as_deref())
        })
        .collect();
    assert_eq!(told, [(Some("S"), Some("X1"), Some("CREQB")), (Some("P"), Some("E4A"), None)]);
    assert_eq!(
        days(&scene),
        [(date(2026, 3, 10), Some(date(2026, 5, 1))), (date(2026, 5, 1), Some(date(2026, 9, 1)))]
    );
    assert_eq!(placements(&scene).len(), 2);
    assert_eq!(placements(&scene)[0].postcode.as_deref(), Some("SO31 9ZZ"));
    let page = scene.house.get(&scene.worker, &path(&scene, 0, ""));
    page.shows("Left care on 1 September 2026: Returned home, as planned")
        .shows("Accommodated under section 20")
        .shows("<svg class=\"kith-care\"");
    let story = scene.house.get(&scene.worker, &format!("/people/{}", scene.child(0)));
    story.shows("Came into care").shows("Moved to another placement").shows("Left care");
}

#[test]
fn a_plan_as_a_child_in_need_ends_when_the_child_is_looked_after() {
    let scene = scene();
    let mut answers = boxes("started_on", date(2026, 3, 5)).to_vec();
    answers.extend(said(&[("note", "")]));
    saved(&scene.step(&scene.worker, "begin-need", &[0], &answers));
    saved(&come(&scene, date(2026, 3, 10)));
    let need = &scene.needs()[0];
    assert_eq!((need.ended_on, need.ended_because), (Some(date(2026, 3, 10)), Some(NeedEnd::LookedAfter)));
}

#[test]
fn nobody_comes_into_care_without_what_the_law_needs() {
    let scene = scene();
    let on = date(2026, 3, 10);
    let with = |changed: &[(&str, &str)]| {
        let mut answers = coming(on);
        answers.retain(|(name, _)| !changed.iter().any(|(other, _)| name == other));
        answers.extend(said(changed));
        step(&scene, &scene.worker, (0, "/start"), &answers)
    };
    refused(
        &with(&[("legal_status", "C1"), ("lawful_by", "Family Court at Solentport")]),
        "no application to court",
    );
    refused(&with(&[("lawful_by", "")]), "somebody with parental responsibility");
    refused(&with(&[("started_on-day", "1")]), "no open referral");
    refused(&with(&[("lawful_on-day", "11")]), "cannot be looked after on this ground before 11 March 2026");
    refused(&with(&[("placement_provider", "")]), "Choose who provides the placement");
    refused(&with(&[("approval", "parent before assessment")]), "Only a placement with a parent");
    refused(&with(&[("note", "")]), "Say why the child comes into care");
    let unborn = step(&scene, &scene.worker, (2, "/start"), &coming(on));
    refused(&unborn, "is not born yet");
    assert!(episodes(&scene).is_empty());
    let mut applied = boxes("applied_on", date(2026, 3, 9)).to_vec();
    applied.extend(said(&[
        ("order_sought", "Interim care order"),
        ("no_offer_because", "Harm would come at once"),
    ]));
    saved(&scene.step(&scene.manager, "application", &[0], &applied));
    saved(&with(&[("legal_status", "C1"), ("lawful_by", "Family Court at Solentport")]));
    refused(&come(&scene, date(2026, 4, 1)), "is looked after since 10 March 2026");
}

#[test]
fn the_reason_of_an_episode_follows_from_what_changed() {
    let scene = scene();
    saved(&come(&scene, date(2026, 3, 10)));
    let change = |day: i8, changed: &[(&str, &str)]| {
        let mut answers = boxes("started_on", date(2026, 5, day)).to_vec();
        answers.extend(said(changed));
        step(&scene, &scene.worker, (0, "/change"), &answers)
    };
    refused(&change(1, &[("moved", "stays")]), "neither another legal status nor another placement");
    refused(&change(1, &[]), "Choose whether the child comes to live somewhere else");
    refused(&change(1, &[("moved", "other carer")]), "Choose why the placement before ended");
    refused(
        &change(1, &[("moved", "stays"), ("legal_status", "C2"), ("lawful_by", "Court")]),
        "no application to court",
    );
    saved(&change(
        4,
        &[
            ("moved", "same carer"),
            ("place_change_reason", "PLACE"),
            ("placement_type", "U4"),
            ("placement_provider", "PR1"),
        ],
    ));
    saved(&change(6, &[("moved", "stays"), ("legal_status", "L2"), ("lawful_by", "Family Court")]));
    let rows = episodes(&scene);
    let reasons: Vec<_> = rows.iter().map(|row| row.start_reason.clone().unwrap()).collect();
    assert_eq!(reasons, ["S", "T", "L"]);
    assert_eq!(rows[1].placement_id, rows[2].placement_id);
    assert_ne!(rows[0].placement_id, rows[1].placement_id);
    scene.house.get(&scene.worker, &path(&scene, 0, "")).shows("Emergency protection order ended by law on");
}

#[test]
fn a_correction_moves_the_neighbour_and_is_refused_where_it_would_swallow_it() {
    let scene = scene();
    moved(&scene);
    let second = episodes(&scene)[1].care_episode_id;
    let correct = |from: Date, changed: &[(&str, &str)]| {
        let mut answers = boxes("started_on", from).to_vec();
        answers.extend(said(changed));
        step(&scene, &scene.worker, (0, &format!("/episodes/{second}")), &answers)
    };
    refused(&correct(date(2026, 4, 20), &[]), "Say why you correct it");
    refused(&correct(date(2026, 3, 10), &[("correction", "Wrong day")]), "would be left without a day");
    refused(
        &correct(date(2026, 4, 20), &[("correction", "Wrong day"), ("end_reason", "E8")]),
        "Enter the day on which care ended",
    );
    saved(&correct(date(2026, 4, 20), &[("correction", "The home keeps a diary"), ("placement_type", "R1")]));
    assert_eq!(days(&scene), [(date(2026, 3, 10), Some(date(2026, 4, 20))), (date(2026, 4, 20), None)]);
    assert_eq!(episodes(&scene)[1].placement_type.as_deref(), Some("R1"));
    scene
        .house
        .get(&scene.worker, &scene.home.path("/history"))
        .shows("The home keeps a diary")
        .shows("2026-05-01");
}

#[test]
fn what_somebody_else_changed_meanwhile_is_shown_and_not_overwritten() {
    let scene = scene();
    saved(&come(&scene, date(2026, 3, 10)));
    let path = path(&scene, 0, &format!("/episodes/{}", episodes(&scene)[0].care_episode_id));
    let form = form_on(&scene.house.get(&scene.worker, &path), &path);
    let theirs = form_on(&scene.house.get(&scene.manager, &path), &path);
    saved(&send(
        &scene.house,
        &scene.manager,
        &path,
        &theirs,
        &[("need", "N4"), ("correction", "As assessed")],
    ));
    let late = send(&scene.house, &scene.worker, &path, &form, &[("need", "N5"), ("correction", "As I saw")]);
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("Somebody else changed this"), "{}", late.main());
    assert_eq!(episodes(&scene)[0].category_of_need.as_deref(), Some("N4"));
}

#[test]
fn a_form_sent_twice_records_one_episode() {
    let scene = scene();
    let path = path(&scene, 0, "/start");
    let form = form_on(&scene.house.get(&scene.worker, &path), &path);
    let answers = coming(date(2026, 3, 10));
    let answers: Vec<(&str, &str)> =
        answers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let first = send(&scene.house, &scene.worker, &path, &form, &answers);
    let second = send(&scene.house, &scene.worker, &path, &form, &answers);
    saved(&first);
    assert_eq!(first.location, second.location);
    assert_eq!(episodes(&scene).len(), 1);
}

#[test]
fn coming_into_care_starts_what_the_regulations_ask_for() {
    let scene = scene();
    saved(&come(&scene, date(2026, 11, 20)));
    let due = due(&scene, scene.child(0));
    for (name, day) in [
        ("See the child looked after", date(2026, 11, 27)),
        ("Review the child looked after", date(2026, 12, 18)),
        ("Health assessment in time for the first review", date(2026, 12, 18)),
        ("Begin the personal education plan", date(2026, 12, 4)),
        ("Strengths and difficulties questionnaire", date(2027, 11, 20)),
    ] {
        assert!(due.contains(&(name.to_owned(), day)), "{name} {day}: {due:?}");
    }
    scene.house.get(&scene.worker, &path(&scene, 0, "")).shows("Review the child looked after");
}

#[test]
fn a_placement_approved_for_now_is_visited_every_week_until_the_review() {
    let scene = scene();
    let mut answers = coming(date(2026, 11, 20));
    answers.retain(|(name, _)| name != "placement_type");
    answers.extend(said(&[("placement_type", "U3"), ("approval", "temporary")]));
    saved(&step(&scene, &scene.worker, (0, "/start"), &answers));
    let due = due(&scene, scene.child(0));
    let temporary = "See the child in a temporary placement, or at home under an interim order";
    assert!(due.contains(&(temporary.to_owned(), date(2026, 11, 27))), "{due:?}");
    assert!(!due.iter().any(|(name, _)| name == "See the child looked after"), "{due:?}");
}

#[test]
fn the_page_costs_the_same_however_long_the_care_is() {
    let scene = scene();
    saved(&come(&scene, date(2026, 3, 10)));
    let path = path(&scene, 0, "");
    let before = scene.house.get(&scene.worker, &path).statements;
    for day in [1, 9, 20] {
        saved(&step(&scene, &scene.worker, (0, "/change"), &moving(date(2026, 5, day))));
    }
    let after = scene.house.get(&scene.worker, &path).statements;
    assert_eq!(before, after);
    assert!(after <= 34, "{after} statements");
    scene.house.get(&scene.worker, &path).shows("4 placements in this time in care");
}
