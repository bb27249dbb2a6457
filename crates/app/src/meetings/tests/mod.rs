//! Corrections of meetings, and what the story tells of them.

use axum::http::StatusCode;
use jiff::civil::{Date, date};
use kith_practice::protection::MeetingKind;

use crate::protection::tests::builder::{Scene, boxes, refused, said, saved, scene};
use crate::story::story_of_family;
use crate::visits::tests::builder::{form_on, send};

fn move_to(scene: &Scene, kind: MeetingKind, path: &str, on: Date) -> crate::testing::Answer {
    let path = format!("/{path}/{}/correct", scene.meeting(kind));
    let mut answers = boxes("held_on", on).to_vec();
    answers.extend(said(&[("correction", "The minutes say so")]));
    let who = if kind.is_conference() { &scene.chair } else { &scene.worker };
    scene.step(who, &path, &[], &answers)
}

#[test]
fn correcting_a_day_moves_what_began_by_it_and_stops_at_what_followed() {
    let scene = scene();
    scene.two_on_plans();
    saved(&scene.review(date(2026, 6, 18), &[(1, "plan goes on", "EMO"), (2, "steps down", "")]));
    let discussion = MeetingKind::StrategyDiscussion;
    refused(
        &move_to(&scene, discussion, "meetings", date(2026, 3, 11)),
        "The outcome of the enquiry followed",
    );
    refused(&move_to(&scene, discussion, "meetings", date(2026, 3, 1)), "has no open referral");
    saved(&move_to(&scene, discussion, "meetings", date(2026, 3, 3)));
    for enquiry in scene.enquiries() {
        assert_eq!(
            (enquiry.started_on, enquiry.conference_due_on),
            (date(2026, 3, 3), Some(date(2026, 3, 24)))
        );
    }
    let conference = MeetingKind::InitialConference;
    refused(&move_to(&scene, conference, "conferences", date(2026, 6, 18)), "A review conference followed");
    saved(&move_to(&scene, conference, "conferences", date(2026, 3, 19)));
    assert!(scene.plans().iter().all(|plan| plan.started_on == date(2026, 3, 19)));
    assert_eq!(
        scene.enquiries().iter().filter(|row| row.conference_on == Some(date(2026, 3, 19))).count(),
        2
    );
    saved(&move_to(&scene, MeetingKind::ReviewConference, "conferences", date(2026, 6, 17)));
    assert_eq!(
        scene.plans().iter().filter_map(|plan| plan.ended_on).collect::<Vec<_>>(),
        [date(2026, 6, 17)]
    );
    assert_eq!(scene.needs()[0].started_on, date(2026, 6, 17));
}

#[test]
fn a_category_is_corrected_in_the_plan_that_came_of_it() {
    let scene = scene();
    scene.two_on_plans();
    let path = format!("/conferences/{}/correct", scene.meeting(MeetingKind::InitialConference));
    let answers =
        [(scene.of("category", 1), "PHY".to_owned()), ("correction".to_owned(), "A slip".to_owned())];
    saved(&scene.step(&scene.chair, &path, &[], &answers));
    let plan = scene.plans().into_iter().find(|plan| plan.person_id == scene.child(1)).unwrap();
    assert_eq!(
        (plan.initial_category.as_deref(), plan.latest_category.as_deref()),
        (Some("PHY"), Some("PHY"))
    );
    scene.house.get(&scene.worker, &scene.home.path("/history")).shows("A slip");
}

#[test]
fn a_decision_that_something_followed_from_stands() {
    let scene = scene();
    scene.two_on_plans();
    let path = format!("/conferences/{}/correct", scene.meeting(MeetingKind::InitialConference));
    let answers =
        [(scene.of("decision", 1), "no plan".to_owned()), ("correction".to_owned(), "A slip".to_owned())];
    refused(&scene.step(&scene.chair, &path, &[], &answers), "began or ended a plan or an enquiry");
    refused(&scene.step(&scene.chair, &path, &[], &[]), "Say why you correct this meeting");
}

#[test]
fn an_edit_that_comes_too_late_is_shown_beside_what_stands() {
    let scene = scene();
    saved(&scene.discuss(&[0], "joint enquiry"));
    let path = format!("/meetings/{}/correct", scene.meeting(MeetingKind::StrategyDiscussion));
    let form = form_on(&scene.house.get(&scene.worker, &path), &path);
    let first = [("narrative", "Two neighbours heard it."), ("correction", "A second call")];
    saved(&send(
        &scene.house,
        &scene.manager,
        &path,
        &form_on(&scene.house.get(&scene.manager, &path), &path),
        &first,
    ));
    let late = [("narrative", "It was the teacher."), ("correction", "I misheard")];
    let answer = send(&scene.house, &scene.worker, &path, &form, &late);
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.body.contains("Two neighbours heard it."), "{}", answer.main());
    let again = send(&scene.house, &scene.worker, &path, &form_on(&answer, &path), &[]);
    saved(&again);
    scene.house.get(&scene.worker, &again.location).shows("It was the teacher.").hides("Two neighbours");
}

#[test]
fn who_came_and_who_sent_a_report_is_kept_and_corrected() {
    let scene = scene();
    scene.two_on_plans();
    let meeting = scene.meeting(MeetingKind::InitialConference);
    let page = scene.house.get(&scene.worker, &format!("/meetings/{meeting}"));
    page.shows("Maryam Okafor, mother")
        .shows("Sent a report")
        .shows("Lin Rowe, school")
        .shows("Invited, did not come");
    let path = format!("/conferences/{meeting}/correct");
    let answers = said(&[
        ("absent", ""),
        ("apologies", "Lin Rowe, school"),
        ("reports", "Lin Rowe, school"),
        ("correction", "She rang"),
    ]);
    saved(&scene.step(&scene.chair, &path, &[], &answers));
    scene
        .house
        .get(&scene.worker, &format!("/meetings/{meeting}"))
        .shows("Sent apologies")
        .hides("Invited, did not come");
    let nobody = said(&[("came", "Sam"), ("correction", "x")]);
    refused(&scene.step(&scene.chair, &path, &[], &nobody), "Say where Sam works");
}

#[test]
fn the_story_tells_a_meeting_once_and_no_conference_twice() {
    let scene = scene();
    scene.two_on_plans();
    let (authority, family) = (scene.house.authority, scene.home.family);
    let story = scene.house.app.db.read(|tx| story_of_family(tx, authority, family)).unwrap();
    let told = |words: &str| story.iter().filter(|entry| entry.title.starts_with(words)).count();
    assert_eq!(told("Strategy discussion: section 47 enquiry together with the police"), 1, "{story:?}");
    assert_eq!(told("Initial child protection conference"), 1, "{story:?}");
    assert_eq!(told("Section 47 enquiry ended"), 2, "{story:?}");
    assert_eq!(told("Child protection plan began"), 1, "{story:?}");
    scene.house.get(&scene.worker, &scene.home.path("")).shows("A neighbour heard shouting.");
}
