pub(crate) mod builder;

use axum::http::StatusCode;
use jiff::civil::date;
use kith_practice::family::Part;
use kith_practice::protection::{EnquiryOutcome, MeetingKind, PlanEnd};

use self::builder::{boxes, refused, said, saved, scene};
use crate::platform::access::Role;
use crate::visits::tests::builder::{form_on, home, join, recuse, restrict, send};

#[test]
fn three_siblings_go_from_a_discussion_to_two_plans_and_down_to_help_for_one() {
    let scene = scene();
    scene.two_on_plans();
    let enquiries = scene.enquiries();
    assert_eq!(enquiries.len(), 3);
    for enquiry in &enquiries {
        assert_eq!(enquiry.started_on, date(2026, 3, 4));
        assert_eq!(enquiry.conference_due_on, Some(date(2026, 3, 25)));
        let is_safe = enquiry.person_id == scene.child(0);
        let outcome = if is_safe { EnquiryOutcome::NotSubstantiated } else { EnquiryOutcome::AtRisk };
        assert_eq!((enquiry.outcome, enquiry.conference_on.is_none()), (Some(outcome), is_safe));
    }
    let plans = scene.plans();
    assert_eq!(plans.len(), 2);
    assert!(plans.iter().all(|plan| plan.started_on == date(2026, 3, 20) && plan.previous_plans == Some(0)));
    saved(&scene.review(date(2026, 6, 18), &[(1, "plan goes on", "EMO"), (2, "plan goes on", "NEG")]));
    saved(&scene.review(date(2026, 9, 1), &[(1, "steps down", ""), (2, "plan goes on", "NEG")]));
    let plan = scene.plans().into_iter().find(|plan| plan.person_id == scene.child(1)).unwrap();
    assert_eq!(
        (plan.initial_category.as_deref(), plan.latest_category.as_deref()),
        (Some("NEG"), Some("EMO"))
    );
    assert_eq!((plan.ended_on, plan.ended_because), (Some(date(2026, 9, 1)), Some(PlanEnd::NoLongerAtRisk)));
    let needs = scene.needs();
    assert_eq!(needs.len(), 1);
    assert_eq!((needs[0].person_id, needs[0].started_on), (scene.child(1), date(2026, 9, 1)));
    let page = scene.house.get(&scene.worker, &scene.home.path("/protection"));
    page.shows("Child in need plan since 1 September 2026")
        .shows("Child protection plan since 20 March 2026: neglect")
        .shows("No conference: No harm was found")
        .shows("Lead practitioner")
        .hides("Child protection plan since 20 March 2026: emotional");
    assert!(page.statements <= 25, "{} statements", page.statements);
}

#[test]
fn a_step_that_may_not_come_yet_is_refused_with_the_reason() {
    let scene = scene();
    let page = scene.house.get(&scene.chair, &scene.home.path("/protection"));
    page.shows("What may not be done now, and why").shows("had no section 47 enquiry by then");
    refused(&scene.confer(&[1]), "Ngozi Okafor had no section 47 enquiry by then");
    saved(&scene.discuss(&[1], "single agency enquiry"));
    refused(&scene.confer(&[1]), "has a section 47 enquiry of 4 March 2026 that has no outcome yet");
    refused(
        &scene.discuss(&[0, 1], "joint enquiry"),
        "Ngozi Okafor has a section 47 enquiry of 4 March 2026",
    );
    refused(&scene.find(&[0], &[]), "Chidi Okafor has no section 47 enquiry that waits for its outcome");
    saved(&scene.find(&[1], &[1]));
    refused(&scene.confer(&[1]), "needs no conference");
    refused(&scene.review(date(2026, 6, 18), &[(1, "plan goes on", "NEG")]), "has no child protection plan");
    assert!(scene.plans().is_empty());
}

#[test]
fn an_enquiry_without_a_conference_says_why() {
    let scene = scene();
    saved(&scene.discuss(&[0, 1], "joint enquiry"));
    let mut answers = boxes("ended_on", date(2026, 3, 3)).to_vec();
    answers.push((scene.of("outcome", 0), "substantiated".to_owned()));
    answers.push((scene.of("finding", 0), "He was hurt once.".to_owned()));
    let answer = scene.step(&scene.worker, "enquiry-outcome", &[0, 1], &answers);
    refused(&answer, "Say why no conference is needed for Chidi Okafor");
    refused(&answer, "Choose what the enquiry found of Ngozi Okafor");
    refused(&answer, "its outcome comes after that");
    refused(&answer, "He was hurt once.");
}

#[test]
fn a_form_sent_twice_records_one_meeting() {
    let scene = scene();
    let path = scene.home.path("/meetings/strategy-discussion");
    let form = form_on(&scene.house.get(&scene.worker, &path), &path);
    let answers = [
        ("came", "Sam Reed, health visitor"),
        ("narrative", "We spoke."),
        ("decision", "joint enquiry"),
        ("reason_together", "Harm is likely."),
    ];
    let first = send(&scene.house, &scene.worker, &path, &form, &answers);
    let second = send(&scene.house, &scene.worker, &path, &form, &answers);
    saved(&first);
    assert_eq!(first.location, second.location);
    assert_eq!(scene.enquiries().len(), 3);
}

#[test]
fn a_conference_is_recorded_by_its_chair_and_the_rest_by_those_who_work_with_the_family() {
    let scene = scene();
    for kind in ["initial-conference", "review-conference", "transfer-in-conference"] {
        let path = scene.home.path(&format!("/conferences/{kind}"));
        for who in [&scene.worker, &scene.manager] {
            assert_eq!(scene.house.get(who, &path).status, StatusCode::FORBIDDEN, "{path}");
            assert_eq!(scene.house.post(who, &path, &[]).status, StatusCode::FORBIDDEN, "{path}");
        }
        assert_eq!(scene.house.get(&scene.chair, &path).status, StatusCode::OK, "{path}");
    }
    let path = scene.home.path("/meetings/initial-conference");
    assert_eq!(scene.house.get(&scene.worker, &path).status, StatusCode::NOT_FOUND);
    let coordinator =
        scene.house.worker_serving("Cora Lane", &[Role::Coordinator], None, &[scene.worker.worker]);
    scene
        .house
        .get(&coordinator, &scene.home.path("/protection"))
        .shows("There is no step here that you record");
    for path in
        ["meetings/core-group", "enquiry-outcome", "need/child-in-need-meeting", "begin-need", "group-offer"]
    {
        let path = scene.home.path(&format!("/{path}"));
        assert_eq!(scene.house.get(&coordinator, &path).status, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(scene.house.get(&scene.chair, &path).status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[test]
fn whoever_may_not_know_the_family_finds_nothing_of_its_protection() {
    let scene = scene();
    scene.two_on_plans();
    let meeting = scene.meeting(MeetingKind::StrategyDiscussion);
    recuse(&scene.house, scene.home.family, scene.chair.worker);
    let other = scene.house.worker("Bo Lind", &[Role::SocialWorker], None);
    let shown = scene.house.get(&other, &format!("/meetings/{meeting}"));
    shown.shows("A neighbour heard shouting.").hides("Correct this");
    restrict(&scene.house, scene.home.family, &[scene.worker.worker]);
    let (page, read) = (scene.home.path("/protection"), format!("/meetings/{meeting}"));
    for (who, path) in [
        (&scene.chair, &page),
        (&scene.chair, &read),
        (&other, &page),
        (&other, &read),
        (&other, &format!("{read}/correct")),
    ] {
        assert_eq!(scene.house.get(who, path).status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(scene.house.get(&scene.worker, path).status, StatusCode::OK, "{path}");
    }
    let enquiry = scene.enquiries()[0].enquiry_id;
    assert_eq!(
        scene.house.get(&other, &format!("/enquiries/{enquiry}/correct")).status,
        StatusCode::NOT_FOUND
    );
}

#[test]
fn a_sibling_of_another_restricted_family_is_absent_from_the_page_the_forms_and_the_meetings() {
    let scene = scene();
    scene.two_on_plans();
    let meeting = scene.meeting(MeetingKind::InitialConference);
    let other = home(&scene.house, "Verity", &[]);
    join(&scene.house, other.family, scene.child(1), Part::Child);
    restrict(&scene.house, other.family, &[]);
    let hidden = scene.child(1).to_string();
    for path in [
        scene.home.path("/protection"),
        scene.home.path("/conferences/review-conference"),
        format!("/meetings/{meeting}"),
        format!("/conferences/{meeting}/correct"),
    ] {
        scene.house.get(&scene.chair, &path).shows("Obi Okafor").hides("Ngozi").hides(&hidden);
    }
    let answer = scene.review(date(2026, 6, 18), &[(1, "plan goes on", "NEG")]);
    refused(&answer, "Choose at least one child");
}

#[test]
fn a_child_who_comes_with_a_plan_has_a_conference_of_our_own() {
    let scene = scene();
    let mut answers = boxes("notified_on", date(2026, 4, 1)).to_vec();
    answers.extend(said(&[("from_authority", "Westmarch")]));
    saved(&scene.step(&scene.worker, "transfer-in", &[0], &answers));
    scene
        .house
        .get(&scene.worker, &scene.home.path("/protection"))
        .shows("moved here on a plan")
        .shows("24 April");
    let again = scene.step(&scene.worker, "transfer-in", &[0], &answers);
    refused(&again, "Chidi Okafor has a notice that waits for its conference");
    let mut answers = boxes("held_on", date(2026, 4, 20)).to_vec();
    answers.extend(said(&[("came", "Maryam Okafor, mother"), ("narrative", "We met.")]));
    for (name, value) in
        [("decision", "protection plan"), ("category", "PHY"), ("reason", "As before."), ("previous", "1")]
    {
        answers.push((scene.of(name, 0), value.to_owned()));
    }
    saved(&scene.step(&scene.chair, "conferences/transfer-in-conference", &[0], &answers));
    let plans = scene.plans();
    assert_eq!((plans[0].started_on, plans[0].previous_plans), (date(2026, 4, 20), Some(1)));
    scene.house.get(&scene.worker, &scene.home.path("/protection")).hides("moved here on a plan");
    let mut answers = boxes("ended_on", date(2026, 7, 1)).to_vec();
    answers.extend(said(&[("why", "moved")]));
    saved(&scene.step(&scene.chair, "end-plan", &[0], &answers));
    assert_eq!(scene.plans()[0].ended_because, Some(PlanEnd::Moved));
}

#[test]
fn what_is_due_is_told_with_its_day_and_reason_until_it_is_done() {
    let scene = scene();
    let page = || scene.house.get(&scene.worker, &scene.home.path("/protection"));
    saved(&scene.discuss(&[1], "joint enquiry"));
    page()
        .shows("Hold the initial child protection conference")
        .shows("Decide what the section 47 enquiry found");
    saved(&scene.find(&[1], &[]));
    page()
        .shows("Hold the initial child protection conference")
        .hides("Decide what the section 47 enquiry found");
    saved(&scene.confer(&[1]));
    page().hides("Hold the initial child protection conference").shows("Hold the first core group");
    let mut answers = boxes("held_on", date(2026, 3, 30)).to_vec();
    answers.extend(said(&[("came", "Maryam Okafor, mother"), ("narrative", "We agreed who does what.")]));
    saved(&scene.step(&scene.worker, "meetings/core-group", &[1], &answers));
    page()
        .hides("Hold the first core group")
        .shows("Hold the review child protection conference")
        .shows("20 June 2026");
}
