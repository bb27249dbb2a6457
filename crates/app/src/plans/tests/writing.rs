use axum::http::StatusCode;
use jiff::civil::date;
use kith_practice::family::Part;
use kith_practice::plan::LineKind;

use super::builder::{answer, ordinary_answers, plan_in, safety_plan, saved};
use crate::platform::access::Role;
use crate::testing::House;
use crate::visits::tests::builder::{allocate, form_on, home, join, ordinary, restrict, send};

#[test]
fn a_safety_plan_keeps_worry_goal_and_scale_together_and_its_steps_are_actions() {
    let (house, worker, home) = ordinary();
    let plan = safety_plan(&house, &worker, &home);
    let page = house.get(&worker, &format!("/plans/{plan}?done=plan-made"));
    page.shows("The plan is saved.")
        .shows("The children could come to harm alone at night")
        .shows("An adult is always with the children at night")
        .shows("They are alone most nights")
        .shows("The children are never alone at night")
        .shows("Mum’s phone is off after nine")
        .shows("A text with a red heart to Gran")
        .shows("07700 900461")
        .shows("Ring Gran by six on nights out")
        .shows("We will know because: Gran’s call log")
        .shows("The plan was never tested")
        .hides("Nobody in the network is family");
    assert!(page.statements <= 19, "{} statements", page.statements);
    let (row, content) = saved(&house, plan);
    assert_eq!((row.newest, content.children.len(), content.steps.len()), (1, 2, 1));
    let item = &content.steps[0].1;
    assert_eq!((item.person_id, item.due_on), (Some(home.adults[0]), Some(date(2026, 12, 1))));
    house.get(&worker, &home.path("")).shows("Ring Gran by six on nights out");
}

#[test]
fn the_newest_safety_plan_is_one_click_from_the_family_and_from_today() {
    let (house, worker, home) = ordinary();
    let link = home.path("/safety-plan");
    house.get(&worker, "/today").shows(&link);
    let none = house.get(&worker, &link);
    assert_eq!(none.location, home.path("/plans?lacks=safety-plan"));
    house.get(&worker, &none.location).shows("There is no family safety plan here yet");
    let plan = safety_plan(&house, &worker, &home);
    assert_eq!(house.get(&worker, &link).location, format!("/plans/{plan}"));
    house.get(&worker, &home.path("")).shows(&format!("/plans/{plan}")).shows("Family safety plan made");
}

#[test]
fn a_change_makes_a_new_version_and_the_one_before_stays_as_it_was() {
    let (house, worker, home) = ordinary();
    let plan = safety_plan(&house, &worker, &home);
    let path = format!("/plans/{plan}/change");
    let before = saved(&house, plan).1;
    let changed = [("line-trigger", "The curtains are shut at noon"), ("step-1-1-what", "Ring Gran by five")];
    let sent = answer(&house, &worker, &path, &[], &changed);
    assert_eq!(sent.location, format!("/plans/{plan}?done=plan-changed"), "{}", sent.main());
    let (row, after) = saved(&house, plan);
    assert_eq!(row.newest, 2);
    assert_eq!(after.goals[0].goal_id, before.goals[0].goal_id);
    assert_ne!(after.steps[0].0.action_item_id, before.steps[0].0.action_item_id);
    house
        .get(&worker, &format!("/plans/{plan}?version=1"))
        .shows("This is an older version")
        .shows("Mum’s phone is off after nine")
        .shows("Ring Gran by six on nights out")
        .hides("The curtains are shut at noon");
    house
        .get(&worker, &format!("/plans/{plan}/versions"))
        .shows("<del>Mum’s phone is off after nine</del>")
        .shows("<ins>The curtains are shut at noon</ins>");
    house.get(&worker, &home.path("")).shows("Ring Gran by five").hides("Ring Gran by six");
}

#[test]
fn a_change_that_leaves_a_step_alone_keeps_its_action() {
    let (house, worker, home) = ordinary();
    let plan = safety_plan(&house, &worker, &home);
    let before = saved(&house, plan).1;
    let path = format!("/plans/{plan}/change");
    answer(&house, &worker, &path, &[], &[("step-1-1-known", "The children say so")]);
    let (_, after) = saved(&house, plan);
    assert_eq!(after.steps[0].0.action_item_id, before.steps[0].0.action_item_id);
    assert_eq!(after.steps[0].0.known_by.as_deref(), Some("The children say so"));
    assert_eq!(after.steps[0].1.done_on, None);
}

#[test]
fn a_form_sent_twice_writes_one_version() {
    let (house, worker, home) = ordinary();
    let path = home.path("/plans/new/family-safety");
    let form = form_on(&house.get(&worker, &path), &path);
    let answers = ordinary_answers(&home);
    let all: Vec<(&str, &str)> = answers.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let first = send(&house, &worker, &path, &form, &all);
    let second = send(&house, &worker, &path, &form, &all);
    assert_eq!(plan_in(&first), plan_in(&second));
    let path = format!("/plans/{}/change", plan_in(&first));
    let form = form_on(&house.get(&worker, &path), &path);
    let first = send(&house, &worker, &path, &form, &[("line-trigger", "Shut curtains")]);
    let second = send(&house, &worker, &path, &form, &[("line-trigger", "Shut curtains")]);
    assert_eq!(first.location, second.location, "{}", second.main());
    assert_eq!(saved(&house, plan_in(&first)).0.newest, 2);
}

#[test]
fn somebody_elses_version_is_shown_beside_what_was_typed_and_nothing_is_lost() {
    let (house, worker, home) = ordinary();
    let plan = safety_plan(&house, &worker, &home);
    let path = format!("/plans/{plan}/change");
    let form = form_on(&house.get(&worker, &path), &path);
    answer(&house, &worker, &path, &[], &[("line-trigger", "Shut curtains")]);
    let stale = send(&house, &worker, &path, &form, &[("line-contingency", "We ring the night team")]);
    assert_eq!(stale.status, StatusCode::CONFLICT);
    for words in ["Somebody else changed this plan", "<ins>Shut curtains</ins>", "We ring the night team"] {
        assert!(stale.body.contains(words), "{words}: {}", stale.main());
    }
    assert_eq!(saved(&house, plan).0.newest, 2);
    let again = form_on(&stale, &path);
    let sent = send(&house, &worker, &path, &again, &[]);
    assert_eq!(sent.location, format!("/plans/{plan}?done=plan-changed"), "{}", sent.main());
    assert_eq!(saved(&house, plan).0.newest, 3);
}

#[test]
fn wrong_answers_come_back_as_typed_with_what_is_wrong() {
    let (house, worker, home) = ordinary();
    let path = home.path("/plans/new/family-safety");
    let answers = ordinary_answers(&home);
    let cases: [(&[(&str, &str)], &str); 7] = [
        (&[("child", "(left out)")], "Choose at least one child"),
        (&[("goal-1-danger", "")], "Write the worry that goal 1 answers"),
        (&[("goal-1-ten", "")], "Say what 0 and 10 mean for goal 1"),
        (&[("step-1-1-owner", "")], "Choose who does this: Ring Gran"),
        (&[("step-1-1-due-month", "13")], "This is not a real date"),
        (&[("review_on-year", "2025")], "The day of the review must not be in the past"),
        (&[("review_on-day", "")], "The date must include a day"),
    ];
    for (changed, message) in cases {
        let sent = answer(&house, &worker, &path, &answers, changed);
        assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY, "{message}");
        assert!(sent.body.contains(message), "{message}: {}", sent.main());
        assert!(sent.body.contains("The children are never alone at night"));
    }
}

#[test]
fn a_plan_of_a_restricted_family_is_not_found_and_a_stranger_may_not_write() {
    let (house, worker, home) = ordinary();
    let plan = safety_plan(&house, &worker, &home);
    let other = house.worker("Ola Marsh", &[Role::SocialWorker], None);
    let path = format!("/plans/{plan}");
    house.get(&other, &path).shows("Family safety plan").hides("/change");
    assert_eq!(house.get(&other, &format!("{path}/change")).status, StatusCode::FORBIDDEN);
    assert_eq!(house.get(&other, &format!("{path}/papers")).status, StatusCode::FORBIDDEN);
    restrict(&house, home.family, &[worker.worker]);
    for page in ["", "/versions", "/papers", "/review"] {
        assert_eq!(house.get(&other, &format!("{path}{page}")).status, StatusCode::NOT_FOUND, "{page}");
    }
    assert_eq!(house.get(&other, &home.path("/safety-plan")).status, StatusCode::NOT_FOUND);
    house.get(&worker, &path).shows("Family safety plan");
}

#[test]
fn a_child_whom_the_reader_may_not_know_is_absent_and_goes_on_in_the_next_version() {
    let (house, worker, home) = ordinary();
    let (hidden, shown) = (home.children[0], home.children[1]);
    let path = home.path("/plans/new/family-safety");
    let about = hidden.to_string();
    let secret = format!("line-worry-{hidden}");
    let sent = answer(
        &house,
        &worker,
        &path,
        &ordinary_answers(&home),
        &[("goal-1-about", &about), (&secret, "Only he was shouted at")],
    );
    let plan = plan_in(&sent);
    // The child now also belongs to a family that is restricted to somebody else.
    let other = crate::visits::tests::builder::home(&house, "Marsh", &[("Uma", "2018-01-01")]);
    let named = house.worker("Named Only", &[Role::SocialWorker], None);
    restrict(&house, other.family, &[named.worker]);
    join(&house, other.family, hidden, Part::Child);
    let page = house.get(&worker, &format!("/plans/{plan}"));
    page.shows("Ngozi Okafor").hides("Chidi").hides("Only he was shouted at").hides("red heart");
    page.hides("The children could come to harm alone").hides("Ring Gran by six");
    house.get(&worker, &home.path("")).hides("Ring Gran by six");
    house.get(&worker, &home.path("/history")).hides("Ring Gran by six");
    house.get(&worker, &format!("/plans/{plan}/versions")).hides("Only he was shouted at");
    let change = format!("/plans/{plan}/change");
    house.get(&worker, &change).hides("Only he was shouted at").hides(&about);
    let changed = [
        ("line-trigger", "Shut curtains"),
        ("goal-1-danger", "Ngozi is left out"),
        ("goal-1-goal", "Ngozi is asked each evening"),
        ("goal-1-zero", "Never"),
        ("goal-1-ten", "Each evening"),
    ];
    let sent = answer(&house, &worker, &change, &[], &changed);
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.main());
    let (_, content) = saved(&house, plan);
    assert!(content.children.contains(&hidden) && content.children.contains(&shown));
    assert!(content.lines.iter().any(|line| line.words == "Only he was shouted at"));
    assert!(content.goals.iter().any(|goal| goal.person_id == Some(hidden)));
    let step = content.steps.iter().find(|(step, _)| step.person_id == Some(hidden)).unwrap();
    assert_eq!(step.1.done_on, None, "what the writer could not see was not closed");
    assert!(content.lines.iter().any(|line| line.kind == LineKind::Signal));
}

#[test]
fn a_plan_for_children_whom_the_reader_may_not_know_is_not_found() {
    let house = House::new();
    let worker = house.worker("Ada Quill", &[Role::SocialWorker], None);
    let home = home(&house, "Okafor", &[("Chidi", "2016-03-01"), ("Ngozi", "2019-07-12")]);
    allocate(&house, &home, worker.worker, None);
    let path = home.path("/plans/new/family-help");
    let one = home.children[0].to_string();
    let sent = answer(&house, &worker, &path, &ordinary_answers(&home), &[("child", &one)]);
    let plan = plan_in(&sent);
    let other = crate::visits::tests::builder::home(&house, "Marsh", &[("Uma", "2018-01-01")]);
    restrict(&house, other.family, &[]);
    join(&house, other.family, home.children[0], Part::Child);
    assert_eq!(house.get(&worker, &format!("/plans/{plan}")).status, StatusCode::NOT_FOUND);
    house.get(&worker, &home.path("/plans")).hides(&plan.to_string());
    house.get(&worker, &home.path("")).hides(&plan.to_string()).hides("Ring Gran by six");
}
