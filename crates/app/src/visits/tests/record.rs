use axum::http::StatusCode;
use jiff::civil::{date, time};
use kith_practice::visit::{Seen, VisitState};

use super::builder::{form_on, home, join, ordinary, plan, restrict, saved, send, visit_in};
use crate::platform::access::Role;
use crate::testing::House;
use kith_practice::family::Part;

#[test]
fn a_planned_visit_is_recorded_from_a_form_that_is_nearly_filled() {
    let (house, worker, home) = ordinary();
    let visit = plan(&house, &worker, &home, date(2026, 11, 24), "2pm");
    let path = format!("/visits/{visit}/record");
    house.get(&worker, "/today").shows("To write up").shows(&path);
    let page = house.get(&worker, &path);
    page.shows("Tuesday 24 November at 2pm, 60 minutes, at home, in person")
        .shows("Ada Quill, by Wednesday 2 December");
    assert!(page.statements <= 12, "{} statements", page.statements);
    let [first, second] = [home.children[0], home.children[1]];
    let answer = send(
        &house,
        &worker,
        &path,
        &form_on(&page, &path),
        &[
            (&format!("seen-{first}"), "alone"),
            (&format!("words-{first}"), "I like the new school"),
            (&format!("seen-{second}"), "with others"),
            (&format!("meaning-{second}"), "She sleeps better now"),
            ("narrative", "We met at home."),
            ("what-1", "Book the health visitor"),
            ("present", &home.adults[0].to_string()),
            ("present_others", "Sam Reed, health visitor\r\n\r\nJo"),
        ],
    );
    assert_eq!(answer.location, format!("/today?done=visit-recorded&visit={visit}"));
    house.get(&worker, &answer.location).shows("The visit is recorded.").shows(&format!("/visits/{visit}"));
    let whole = saved(&house, visit);
    assert_eq!(whole.visit.state, VisitState::Done);
    assert_eq!(whole.visit.happened_on, Some(date(2026, 11, 24)));
    assert_eq!(whole.visit.happened_at, Some(time(14, 0, 0, 0)));
    let child = |person| whole.children.iter().find(|child| child.person_id == person).unwrap();
    assert_eq!((child(first).seen, child(second).seen), (Some(Seen::Alone), Some(Seen::WithOthers)));
    assert_eq!(child(first).own_words.as_deref(), Some("I like the new school"));
    assert_eq!(whole.present.len(), 3);
    assert_eq!(whole.actions[0].due_on, Some(date(2026, 12, 2)));
    assert_eq!(whole.actions[0].worker_id, Some(worker.worker));
    house
        .get(&worker, &format!("/visits/{visit}"))
        .shows("I like the new school")
        .shows("Maryam Okafor; Jo; Sam Reed, health visitor");
}

#[test]
fn a_form_sent_twice_makes_one_visit() {
    let (house, worker, home) = ordinary();
    let path = home.path("/visits/record");
    let form = form_on(&house.get(&worker, &path), &path);
    let seen = format!("seen-{}", home.children[0]);
    let changed = [(seen.as_str(), "alone"), ("minutes", "45"), ("what-1", "Ring the school")];
    let first = send(&house, &worker, &path, &form, &changed);
    let second = send(&house, &worker, &path, &form, &changed);
    assert_eq!(visit_in(&first), visit_in(&second));
    let visit = visit_in(&first);
    assert_eq!(saved(&house, visit).actions.len(), 1);
    let planned = plan(&house, &worker, &home, date(2026, 11, 24), "");
    let path = format!("/visits/{planned}/record");
    let form = form_on(&house.get(&worker, &path), &path);
    let other = format!("seen-{}", home.children[1]);
    let changed = [(seen.as_str(), "alone"), (other.as_str(), "not seen"), ("what-1", "Ring the school")];
    let first = send(&house, &worker, &path, &form, &changed);
    let second = send(&house, &worker, &path, &form, &changed);
    assert_eq!(first.location, second.location);
    assert_eq!(saved(&house, planned).actions.len(), 1);
}

#[test]
fn wrong_answers_come_back_as_typed_with_what_is_wrong() {
    let (house, worker, home) = ordinary();
    let visit = plan(&house, &worker, &home, date(2026, 11, 24), "2pm");
    let path = format!("/visits/{visit}/record");
    let form = form_on(&house.get(&worker, &path), &path);
    let [first, second] = [0, 1].map(|n| format!("seen-{}", home.children[n]));
    let words = format!("words-{}", home.children[0]);
    let cases: [(&[(&str, &str)], &str); 7] = [
        (&[(&first, "alone")], "Say whether Ngozi Okafor was seen"),
        (
            &[(&first, "not seen"), (&second, "alone"), (&words, "Go away <now>")],
            "but that Chidi Okafor was not seen",
        ),
        (&[(&first, "alone"), (&second, "alone"), ("minutes", "an hour")], "Enter minutes as a whole number"),
        (&[(&first, "alone"), (&second, "alone"), ("minutes", "0")], "between 1 minute and 24 hours"),
        (&[(&first, "alone"), (&second, "alone"), ("minutes", "250")], "it took more than 4 hours"),
        (&[(&first, "alone"), (&second, "alone"), ("happened_on-day", "31")], "This is not a real date"),
        (
            &[(&first, "alone"), (&second, "alone"), ("happened_on-day", "26")],
            "The visit must be in the past",
        ),
    ];
    for (changed, message) in cases {
        let mut changed = changed.to_vec();
        changed.push(("narrative", "Typed at six o’clock & kept"));
        let answer = send(&house, &worker, &path, &form, &changed);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{changed:?}");
        assert!(answer.body.contains(message), "{message}: {}", answer.main());
        assert!(answer.body.contains("Typed at six o’clock &#38; kept"), "{}", answer.main());
        let again = form_on(&answer, &path);
        assert!(
            changed.iter().all(|(name, value)| again.iter().any(|(n, v)| n == name && v == value)),
            "{again:?}"
        );
    }
    assert_eq!(saved(&house, visit).visit.state, VisitState::Planned);
}

#[test]
fn an_unusual_visit_is_asked_about_once_and_keeps_the_reason() {
    let (house, worker, home) = ordinary();
    let path = home.path("/visits/record");
    let form = form_on(&house.get(&worker, &path), &path);
    let seen = format!("seen-{}", home.children[0]);
    let asked = send(&house, &worker, &path, &form, &[(&seen, "alone"), ("minutes", "300")]);
    assert!(asked.body.contains("Why is this visit unusual?"), "{}", asked.main());
    let why = [("unusual_because", "We drove to the new placement")];
    let answer = send(&house, &worker, &path, &form_on(&asked, &path), &why);
    assert_eq!(saved(&house, visit_in(&answer)).visit.minutes, Some(300));
}

#[test]
fn a_child_not_yet_born_is_part_of_a_visit_and_never_seen() {
    let house = House::new();
    let worker = house.worker("Ada Quill", &[Role::SocialWorker], None);
    let home = home(&house, "Brandt", &[("Baby", "expected 2027-01-10"), ("Lena", "2017-01-01")]);
    super::builder::allocate(&house, &home, worker.worker, None);
    let path = home.path("/visits/record");
    let form = form_on(&house.get(&worker, &path), &path);
    let [baby, lena] = [0, 1].map(|n| format!("seen-{}", home.children[n]));
    let wrong = send(&house, &worker, &path, &form, &[(&baby, "alone"), (&lena, "alone"), ("minutes", "30")]);
    assert!(wrong.body.contains("Baby Brandt was not born yet"), "{}", wrong.main());
    let answer = send(&house, &worker, &path, &form, &[(&lena, "alone"), ("minutes", "30")]);
    assert_eq!(saved(&house, visit_in(&answer)).children.len(), 2);
}

#[test]
fn a_child_of_another_restricted_family_is_not_on_the_form() {
    let (house, worker, home_one) = ordinary();
    let other = home(&house, "Verity", &[("Sol", "2015-05-05")]);
    join(&house, home_one.family, other.children[0], Part::Child);
    let path = home_one.path("/visits/record");
    house.get(&worker, &path).shows("Sol Verity");
    restrict(&house, other.family, &[]);
    house.get(&worker, &path).shows("Chidi Okafor").hides("Sol Verity").hides(&other.children[0].to_string());
}
