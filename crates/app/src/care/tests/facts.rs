//! Reviews, health, education and decisions of a child in care.

use axum::http::StatusCode;
use jiff::civil::date;
use kith_practice::care::CheckKind;
use kith_practice::people::YesNo;

use super::builder::{checks, come, due, path, step};
use crate::protection::tests::builder::{boxes, refused, said, saved, scene};

#[test]
fn a_review_is_recorded_by_the_reviewing_officer_with_how_the_child_took_part() {
    let scene = scene();
    saved(&come(&scene, date(2026, 10, 20)));
    let review = |who, participation: &str| {
        let mut answers = boxes("on", date(2026, 11, 16)).to_vec();
        answers.extend(said(&[
            ("participation", participation),
            ("views", "I like it here."),
            ("decisions", "Chidi stays with Robin and Lee."),
            ("chaired_by", "Cass Hale"),
        ]));
        step(&scene, who, (0, "/reviews/review"), &answers)
    };
    let review_path = path(&scene, 0, "/reviews/review");
    assert_eq!(scene.house.get(&scene.worker, &review_path).status, StatusCode::FORBIDDEN);
    refused(&review(&scene.chair, "PN0"), "Chidi Okafor was 14 at the review");
    saved(&review(&scene.chair, "PN1"));
    scene
        .house
        .get(&scene.worker, &path(&scene, 0, ""))
        .shows("Came, and spoke for themselves")
        .shows("Chidi stays with Robin and Lee.");
    let due = due(&scene, scene.child(0));
    assert!(due.contains(&("Review the child looked after".to_owned(), date(2027, 2, 16))), "{due:?}");
}

#[test]
fn health_is_recorded_in_one_go_and_meets_what_was_due() {
    let scene = scene();
    saved(&come(&scene, date(2026, 10, 20)));
    refused(&step(&scene, &scene.worker, (0, "/health"), &[]), "Fill in at least one thing");
    let mut answers = boxes("assessment", date(2026, 11, 10)).to_vec();
    answers.extend(boxes("teeth", date(2026, 11, 12)));
    answers.extend(boxes("strengths", date(2026, 11, 10)));
    answers.extend(said(&[("score", "41"), ("immunisations", "yes"), ("misuse", "no")]));
    refused(
        &step(&scene, &scene.worker, (0, "/health"), &answers),
        "The score must be a number from 0 to 40",
    );
    answers.extend(said(&[("score", "14")]));
    answers.retain(|(name, value)| name != "score" || value == "14");
    saved(&step(&scene, &scene.worker, (0, "/health"), &answers));
    let kinds: Vec<(CheckKind, Option<YesNo>, Option<i64>)> =
        checks(&scene).iter().map(|row| (row.kind, row.answer, row.score)).collect();
    assert_eq!(
        kinds,
        [
            (CheckKind::DentalCheck, Some(YesNo::Yes), None),
            (CheckKind::HealthAssessment, Some(YesNo::Yes), None),
            (CheckKind::Immunisations, Some(YesNo::Yes), None),
            (CheckKind::Strengths, None, Some(14)),
            (CheckKind::SubstanceMisuse, Some(YesNo::No), None),
        ]
    );
    let due = due(&scene, scene.child(0));
    assert!(!due.iter().any(|(name, _)| name == "Health assessment in time for the first review"), "{due:?}");
    let next = "Health assessment, every twelve months from the fifth birthday".to_owned();
    assert!(due.contains(&(next, date(2027, 11, 10))), "{due:?}");
    scene.house.get(&scene.worker, &path(&scene, 0, "/health")).shows("score 14 of 40");
}

#[test]
fn a_check_is_corrected_with_its_reason() {
    let scene = scene();
    saved(&come(&scene, date(2026, 10, 20)));
    saved(&step(&scene, &scene.worker, (0, "/health"), &boxes("teeth", date(2026, 11, 12))));
    let id = checks(&scene)[0].care_check_id;
    let rest = format!("/facts/check?row={id}");
    let day = boxes("on", date(2026, 11, 13)).to_vec();
    refused(&step(&scene, &scene.worker, (0, &rest), &day), "Say why you correct it");
    let answers = [day, said(&[("correction", "The dentist wrote")])].concat();
    saved(&step(&scene, &scene.worker, (0, &rest), &answers));
    assert_eq!(checks(&scene)[0].found_on, date(2026, 11, 13));
    assert_eq!(checks(&scene).len(), 1);
}

#[test]
fn nothing_is_found_of_a_child_outside_care() {
    let scene = scene();
    saved(&come(&scene, date(2026, 10, 20)));
    let mut answers = boxes("on", date(2026, 10, 19)).to_vec();
    answers.extend(said(&[("kind", "M")]));
    refused(
        &step(&scene, &scene.worker, (0, "/facts/missing"), &answers),
        "was not looked after on this day",
    );
    let mut answers = boxes("on", date(2026, 10, 21)).to_vec();
    answers.extend(said(&[("kind", "M")]));
    answers.extend(boxes("until", date(2026, 10, 20)));
    refused(&step(&scene, &scene.worker, (0, "/facts/missing"), &answers), "cannot come back before going");
}

#[test]
fn every_kind_of_fact_is_recorded_and_stands_on_the_page() {
    let scene = scene();
    saved(&come(&scene, date(2026, 10, 20)));
    let on = || boxes("on", date(2026, 11, 2)).to_vec();
    let with = |pairs: &[(&str, &str)]| [on(), said(pairs)].concat();
    for (rest, answers, words) in [
        (
            "/facts/education",
            with(&[("occasion", "started"), ("school", "Quay School"), ("next_steps", "A laptop")]),
            "A laptop",
        ),
        ("/facts/missing", with(&[("kind", "A")]), "Away without leave"),
        (
            "/facts/previous-permanence",
            said(&[("kind", "P1"), ("ordered_on", "zz/03/2019")]),
            "Order of zz/03/2019",
        ),
        ("/facts/motherhood", said(&[("answer", "no")]), "Is not a mother"),
        ("/facts/asylum", on(), "Seeking asylum without family. Since 2 November 2026"),
        ("/facts/liberty", on(), "Deprivation of liberty order. Since 2 November 2026"),
        (
            "/facts/social-worker",
            with(&[("worker_number", "SW123456"), ("reason", "MANAGE")]),
            "Managing caseloads",
        ),
    ] {
        saved(&step(&scene, &scene.worker, (0, rest), &answers));
        scene.house.get(&scene.worker, &path(&scene, 0, "")).shows(words);
    }
}

#[test]
fn every_decision_is_a_managers_and_stands_on_the_page() {
    let scene = scene();
    saved(&come(&scene, date(2026, 10, 20)));
    let on = || boxes("on", date(2026, 11, 2)).to_vec();
    let with = |pairs: &[(&str, &str)]| [on(), said(pairs)].concat();
    for (rest, answers, words) in [
        (
            "/decisions/permanence",
            with(&[
                ("option", "LTFOST18"),
                ("standing", "first"),
                ("why", "He asked for it"),
                ("decided_by", "Mo Field"),
            ]),
            "Long term with foster carers".to_lowercase(),
        ),
        (
            "/decisions/home",
            with(&[
                ("kind", "reunification"),
                ("step", "plan"),
                ("risk", "high"),
                ("decision", "not yet"),
                ("why", "Too early"),
                ("decided_by", "Mo Field"),
            ]),
            "Risk high".to_owned(),
        ),
        ("/decisions/adoption-decision", on(), "should be placed for adoption".to_owned()),
        (
            "/decisions/adoption",
            [
                with(&[("former", "no"), ("sex", "MF"), ("bound", "L11")]),
                boxes("matched", date(2026, 11, 9)).to_vec(),
            ]
            .concat(),
            "Matched on 9 November 2026".to_owned(),
        ),
    ] {
        assert_eq!(
            scene.house.get(&scene.worker, &path(&scene, 0, rest)).status,
            StatusCode::FORBIDDEN,
            "{rest}"
        );
        saved(&step(&scene, &scene.manager, (0, rest), &answers));
        scene.house.get(&scene.worker, &path(&scene, 0, "")).shows(&words);
    }
    let refused_kind = scene.house.get(&scene.manager, &path(&scene, 0, "/decisions/education"));
    assert_eq!(refused_kind.status, StatusCode::NOT_FOUND);
}

#[test]
fn what_came_of_going_home_is_worked_out() {
    let scene = scene();
    scene.house.at("2026-03-20T10:00:00Z");
    saved(&come(&scene, date(2026, 3, 10)));
    let mut decided = boxes("on", date(2026, 3, 18)).to_vec();
    decided.extend(said(&[
        ("kind", "reunification"),
        ("step", "happen"),
        ("risk", "low"),
        ("decision", "home"),
        ("why", "Gran moved in"),
        ("decided_by", "Mo Field"),
    ]));
    saved(&step(&scene, &scene.manager, (0, "/decisions/home"), &decided));
    scene.house.get(&scene.worker, &path(&scene, 0, "")).shows("Not gone home yet");
    let mut left = boxes("ended_on", date(2026, 3, 20)).to_vec();
    left.extend(said(&[("end_reason", "E4A")]));
    saved(&step(&scene, &scene.worker, (0, "/end"), &left));
    scene.house.get(&scene.worker, &path(&scene, 0, "")).shows("Twelve months are over on 20 March 2027");
    scene.house.at("2027-03-20T10:00:00Z");
    let later = scene.house.sign_in(scene.worker.worker, &scene.worker.roles);
    scene.house.get(&later, &path(&scene, 0, "")).shows("At home for twelve months since");
    let edge = [boxes("on", date(2026, 3, 15)).to_vec(), said(&[("kind", "edge of care")])].concat();
    let manager = scene.house.sign_in(scene.manager.worker, &scene.manager.roles);
    refused(&step(&scene, &manager, (0, "/decisions/home"), &edge), "was looked after on that day");
}
