use axum::http::StatusCode;
use jiff::civil::date;
use kith_vocabulary::ids::VisitId;

use super::builder::{Home, form_on, ordinary, plan, saved, send};
use crate::platform::access::Role;
use crate::testing::{House, SignedIn};
use crate::{statement, values};

statement! {
    BODIES = "
        select c.body, coalesce(t.reason, '')
          from change c join task t on t.authority_id = c.authority_id and t.task_id = c.task_id
         where c.authority_id = ?1 and c.table_name = 'visit' and c.row_id = ?2
         order by c.seq";
}

fn recorded() -> (House, SignedIn, Home, VisitId) {
    let (house, worker, home) = ordinary();
    let visit = plan(&house, &worker, &home, date(2026, 11, 24), "2pm");
    let path = format!("/visits/{visit}/record");
    let form = form_on(&house.get(&worker, &path), &path);
    let [first, second] = [0, 1].map(|n| format!("seen-{}", home.children[n]));
    let changed =
        [(first.as_str(), "alone"), (second.as_str(), "with others"), ("narrative", "We met at home.")];
    send(&house, &worker, &path, &form, &changed);
    (house, worker, home, visit)
}

#[test]
fn a_correction_says_why_and_the_first_version_stays_in_the_history() {
    let (house, worker, _, visit) = recorded();
    let path = format!("/visits/{visit}/correct");
    let form = form_on(&house.get(&worker, &path), &path);
    let changed = [("narrative", "We met at school."), ("place", "school")];
    let blank = send(&house, &worker, &path, &form, &changed);
    assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(blank.body.contains("Say why you correct this visit"), "{}", blank.main());
    let reason = [("narrative", "We met at school."), ("place", "school"), ("reason", "It was at school")];
    let answer = send(&house, &worker, &path, &form, &reason);
    assert_eq!(answer.location, format!("/visits/{visit}?done=visit-corrected"));
    house.get(&worker, &answer.location).shows("We met at school.").hides("We met at home.");
    let authority = house.authority;
    let mut rows = house.app.db.read(|tx| tx.rows(&BODIES, values![authority, visit])).unwrap();
    let history: Vec<(String, String)> =
        rows.iter_mut().map(|row| (row.take().unwrap(), row.take().unwrap())).collect();
    assert!(history.iter().any(|(body, _)| body.contains("We met at home.")), "{history:?}");
    assert_eq!(history.last().unwrap().1, "It was at school");
}

#[test]
fn two_people_who_correct_at_once_see_both_versions_and_choose_field_by_field() {
    let (house, worker, home, visit) = recorded();
    let colleague = house.worker("Bo Lind", &[Role::SocialWorker], None);
    super::builder::allocate(&house, &home, colleague.worker, None);
    let path = format!("/visits/{visit}/correct");
    let mine = form_on(&house.get(&worker, &path), &path);
    let theirs = form_on(&house.get(&colleague, &path), &path);
    let words = format!("words-{}", home.children[0]);
    let changed = [(words.as_str(), "I sleep well"), ("minutes", "50"), ("reason", "Looked at my notes")];
    send(&house, &colleague, &path, &theirs, &changed);
    let changed =
        [("narrative", "We met in the garden."), ("minutes", "40"), ("reason", "I had the time wrong")];
    let both = send(&house, &worker, &path, &mine, &changed);
    assert_eq!(both.status, StatusCode::CONFLICT);
    for part in [
        "Bo Lind",
        "Looked at my notes",
        "We met in the garden.",
        "We met at home.",
        "I sleep well",
        ">50<",
        ">40<",
    ] {
        assert!(both.body.contains(part), "{part}: {}", both.main());
    }
    assert_eq!(saved(&house, visit).visit.minutes, Some(50), "nothing is overwritten");
    let form = form_on(&both, &path);
    let some = send(&house, &worker, &path, &form, &[("pick-narrative", "mine")]);
    assert_eq!(some.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(some.body.contains("Choose which answer to keep"), "{}", some.main());
    let pick_words = format!("pick-{words}");
    let picks = [("pick-narrative", "mine"), ("pick-minutes", "theirs"), (pick_words.as_str(), "theirs")];
    let answer = send(&house, &worker, &path, &form_on(&some, &path), &picks);
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.main());
    let whole = saved(&house, visit);
    assert_eq!(whole.visit.narrative, "We met in the garden.");
    assert_eq!(whole.visit.minutes, Some(50));
    assert!(whole.children.iter().any(|child| child.own_words.as_deref() == Some("I sleep well")));
}

#[test]
fn a_visit_that_a_colleague_recorded_first_is_not_recorded_over() {
    let (house, worker, home) = ordinary();
    let colleague = house.worker("Bo Lind", &[Role::SocialWorker], None);
    super::builder::allocate(&house, &home, colleague.worker, None);
    let visit = plan(&house, &worker, &home, date(2026, 11, 24), "2pm");
    let path = format!("/visits/{visit}/record");
    let (mine, theirs) =
        (form_on(&house.get(&worker, &path), &path), form_on(&house.get(&colleague, &path), &path));
    let [first, second] = [0, 1].map(|n| format!("seen-{}", home.children[n]));
    let told = |seen, words| [(first.as_str(), seen), (second.as_str(), "alone"), ("narrative", words)];
    send(&house, &colleague, &path, &theirs, &told("with others", "They told it."));
    let both = send(&house, &worker, &path, &mine, &told("alone", "I told it."));
    assert_eq!(both.status, StatusCode::CONFLICT);
    assert!(both.body.contains("They told it.") && both.body.contains("I told it."), "{}", both.main());
    let correct = format!("/visits/{visit}/correct");
    let picks = [
        (format!("pick-{first}"), "theirs".to_owned()),
        ("pick-narrative".to_owned(), "mine".to_owned()),
        ("reason".to_owned(), "We both wrote it up".to_owned()),
    ];
    let picks: Vec<(&str, &str)> = picks.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let answer = send(&house, &worker, &correct, &form_on(&both, &correct), &picks);
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.main());
    assert_eq!(saved(&house, visit).visit.narrative, "I told it.");
}

#[test]
fn somebody_noted_by_mistake_is_taken_back() {
    let (house, worker, home, visit) = recorded();
    let path = format!("/visits/{visit}/correct");
    let adult = home.adults[0].to_string();
    for (present, others) in [(adult.as_str(), "Sam Reed"), ("(left out)", "Sam Reed\nJo")] {
        let form = form_on(&house.get(&worker, &path), &path);
        let changed = [("present", present), ("present_others", others), ("reason", "Who was there")];
        send(&house, &worker, &path, &form, &changed);
    }
    house.get(&worker, &format!("/visits/{visit}")).shows("Jo; Sam Reed").hides("Maryam Okafor");
}
