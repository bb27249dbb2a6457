use axum::http::StatusCode;
use jiff::civil::date;

use super::builder::{answer, safety_plan, saved};
use crate::plans::load;
use crate::testing::House;
use crate::visits::tests::builder::{Home, form_on, ordinary, send};

/// A review of the plan by its page: the step done, two values, the mother agrees, one new step.
fn review(
    house: &House,
    who: &crate::testing::SignedIn,
    home: &Home,
    plan: kith_vocabulary::ids::PlanId,
) -> String {
    let (_, content) = saved(house, plan);
    let path = format!("/plans/{plan}/review");
    let goal = content.goals[0].goal_id;
    let mother = home.adults[0];
    let changed = [
        (format!("mark-{}", content.steps[0].0.action_item_id), "done"),
        (format!("rate-{goal}-{mother}"), "7"),
        (format!("rate-{goal}-{}", who.worker), "4"),
        (format!("agree-{mother}"), "disagrees"),
        (format!("words-{mother}"), "Four weeks is too long"),
        ("step-0-1-what".to_owned(), "Write the rota on the fridge"),
    ];
    let changed: Vec<(&str, &str)> = changed.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    let form = form_on(&house.get(who, &path), &path);
    let first = send(house, who, &path, &form, &changed);
    assert_eq!(first.location, format!("/plans/{plan}?done=plan-reviewed"), "{}", first.main());
    let second = send(house, who, &path, &form, &changed);
    assert_eq!(second.location, first.location, "the same form sent twice: {}", second.main());
    first.location
}

#[test]
fn a_review_on_the_plan_marks_rates_agrees_adds_and_sets_the_next_day() {
    let (house, worker, home) = ordinary();
    let plan = safety_plan(&house, &worker, &home);
    let before = saved(&house, plan).1;
    let location = review(&house, &worker, &home, plan);
    let (row, after) = saved(&house, plan);
    assert_eq!((row.newest, after.steps.len()), (2, 1));
    assert_eq!(after.steps[0].1.what, "Write the rota on the fridge");
    assert_eq!(after.steps[0].1.worker_id, Some(worker.worker));
    assert_eq!(after.steps[0].1.due_on, Some(date(2026, 12, 23)));
    assert_eq!(after.marks[0].1.done_on, Some(date(2026, 11, 25)));
    assert_eq!(after.marks[0].0.action_item_id, before.steps[0].0.action_item_id);
    house
        .get(&worker, &location)
        .shows("The review is saved")
        .shows("Review on 23 December 2026")
        .shows("Four weeks is too long")
        .shows("People now say from 4 to 7.")
        .shows("Done</strong>: Maryam Okafor: Ring Gran by six on nights out")
        .hides("5.5");
    house.get(&worker, "/today").shows("Write the rota on the fridge");
}

#[test]
fn each_persons_values_are_their_own_line_and_never_an_average() {
    let (house, worker, home) = ordinary();
    let plan = safety_plan(&house, &worker, &home);
    review(&house, &worker, &home, plan);
    let page = house.get(&worker, &format!("/plans/{plan}"));
    page.shows("Maryam Okafor: <strong>7</strong>").shows("Ada Quill: <strong>4</strong>");
    assert_eq!(page.body.matches("<polyline").count(), 2);
    page.shows("Every value of goal 1 as a table");
    house.get(&worker, &format!("/plans/{plan}/review")).shows("Maryam Okafor (said 7 on 25 November 2026)");
}

#[test]
fn every_step_must_be_marked_and_what_was_typed_stays() {
    let (house, worker, home) = ordinary();
    let plan = safety_plan(&house, &worker, &home);
    let path = format!("/plans/{plan}/review");
    let sent = answer(&house, &worker, &path, &[], &[("told", "We met at Gran’s")]);
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in ["Say how this step stands: Ring Gran by six", "We met at Gran’s"] {
        assert!(sent.body.contains(words), "{}", sent.main());
    }
    assert_eq!(saved(&house, plan).0.newest, 1);
}

#[test]
fn a_review_of_an_older_version_is_shown_what_changed() {
    let (house, worker, home) = ordinary();
    let plan = safety_plan(&house, &worker, &home);
    let path = format!("/plans/{plan}/review");
    let form = form_on(&house.get(&worker, &path), &path);
    let change = format!("/plans/{plan}/change");
    answer(&house, &worker, &change, &[], &[("step-1-1-what", "Ring Gran by five")]);
    let stale = send(&house, &worker, &path, &form, &[("told", "We met at Gran’s")]);
    assert_eq!(stale.status, StatusCode::CONFLICT);
    for words in ["Somebody else changed this plan", "We met at Gran’s", "Ring Gran by five"] {
        assert!(stale.body.contains(words), "{words}: {}", stale.main());
    }
    assert_eq!(saved(&house, plan).0.newest, 2);
}

#[test]
fn agreement_is_each_persons_own_and_belongs_to_one_version() {
    let (house, worker, home) = ordinary();
    let plan = safety_plan(&house, &worker, &home);
    let path = format!("/plans/{plan}/agree");
    let agree = |person: &str, given: &str, words: &str| {
        house.post(
            &worker,
            &path,
            &[("version", "1"), ("person", person), ("answer", given), ("words", words)],
        )
    };
    agree(&home.adults[0].to_string(), "agrees", "It is ours");
    agree(&home.children[0].to_string(), "disagrees", "I want Dad on it");
    agree(&home.children[1].to_string(), "could not answer", "");
    let page = house.get(&worker, &format!("/plans/{plan}"));
    page.shows("It is ours").shows("I want Dad on it").shows("could not answer").hides("Not asked yet");
    assert_eq!(agree("", "agrees", "").status, StatusCode::UNPROCESSABLE_ENTITY);
    let change = format!("/plans/{plan}/change");
    answer(&house, &worker, &change, &[], &[("line-trigger", "Shut curtains")]);
    house.get(&worker, &format!("/plans/{plan}")).shows("Nobody was asked yet").hides("It is ours");
    house.get(&worker, &format!("/plans/{plan}?version=1")).shows("It is ours");
}

#[test]
fn a_test_tells_when_what_happened_and_whether_the_plan_held() {
    let (house, worker, home) = ordinary();
    let plan = safety_plan(&house, &worker, &home);
    let test = |day: &str, held: &str| {
        let answers = [
            ("tested_on-day", day),
            ("tested_on-month", "11"),
            ("tested_on-year", "2026"),
            ("held", held),
            ("happened", "Gran came in twenty minutes"),
        ];
        house.post(&worker, &format!("/plans/{plan}/test"), &answers)
    };
    assert_eq!(test("26", "yes").status, StatusCode::UNPROCESSABLE_ENTITY, "tomorrow");
    assert_eq!(test("25", "").status, StatusCode::UNPROCESSABLE_ENTITY);
    let kept = test("25", "partly");
    house
        .get(&worker, &kept.location)
        .shows("The test is kept")
        .shows("Gran came in twenty minutes")
        .shows("it held in part")
        .hides("never tested");
}

#[test]
fn an_ended_plan_closes_its_steps_and_can_still_be_read() {
    let (house, worker, home) = ordinary();
    let plan = safety_plan(&house, &worker, &home);
    let path = format!("/plans/{plan}/end");
    let nothing = house.post(&worker, &path, &[("version", "1")]);
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    house.post(&worker, &path, &[("version", "1"), ("because", "The family needs it no more")]);
    house
        .get(&worker, &format!("/plans/{plan}"))
        .shows("Ended on 25 November 2026. The family needs it no more")
        .hides("/review");
    assert_eq!(saved(&house, plan).1.steps[0].1.done_on, Some(date(2026, 11, 25)));
    let plans = house.app.db.read(|tx| load::find_plan(tx, house.authority, plan)).unwrap();
    assert_eq!(plans.unwrap().newest, 1);
}
