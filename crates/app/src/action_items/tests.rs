use axum::http::StatusCode;
use jiff::civil::date;
use kith_vocabulary::ids::ActionItemId;

use super::lines::{Reader, line, open_of_family};
use crate::platform::access::Role;
use crate::testing::House;
use crate::visits::rows::ActionItem;
use crate::visits::tests::builder::{Home, ordinary, restrict, save};

fn item(home: &Home) -> ActionItem {
    ActionItem {
        action_item_id: "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap(),
        version: 0,
        family_id: home.family,
        visit_id: None,
        what: "Ring the school".to_owned(),
        worker_id: None,
        person_id: Some(home.adults[0]),
        due_on: Some(date(2026, 11, 25)),
        done_on: None,
        outcome: None,
        child_id: None,
    }
}

fn keep(house: &House, home: &Home) -> ActionItemId {
    let item = item(home);
    let id = item.action_item_id;
    save(house, move |recorder| recorder.save(&mut item.clone()).unwrap());
    id
}

fn open(house: &House, home: &Home) -> Vec<String> {
    let (authority, family) = (house.authority, home.family);
    let asked = (date(2026, 11, 25), Reader::Finishes);
    let lines =
        house.app.db.read(|tx| open_of_family(tx, authority, family, asked, |_| Some("Maryam".to_owned())));
    lines.unwrap().into_iter().map(|line| format!("{}: {}, {}", line.what, line.owner, line.when)).collect()
}

#[test]
fn an_action_is_closed_once_with_what_came_of_it() {
    let (house, worker, home) = ordinary();
    let path = format!("/actions/{}/done", keep(&house, &home));
    assert_eq!(open(&house, &home), ["Ring the school: Maryam, due today"]);
    house.get(&worker, &home.path("")).shows("Ring the school").shows(&path);
    let back = home.path("");
    let answers = [("outcome", "They will ring back"), ("back", back.as_str())];
    let answer = house.post(&worker, &path, &answers);
    assert_eq!(answer.location, format!("{back}?done=action-done"));
    assert_eq!(house.post(&worker, &path, &[("outcome", "Something else")]).status, StatusCode::SEE_OTHER);
    assert!(open(&house, &home).is_empty());
    let elsewhere = house.post(&worker, &path, &[("back", "//elsewhere.example")]);
    assert_eq!(elsewhere.location, "/today?done=action-done");
}

#[test]
fn only_those_who_work_with_the_family_close_its_actions() {
    let (house, worker, home) = ordinary();
    let path = format!("/actions/{}/done", keep(&house, &home));
    let other = house.worker("Bo Lind", &[Role::SocialWorker], None);
    assert_eq!(house.post(&other, &path, &[]).status, StatusCode::FORBIDDEN);
    restrict(&house, home.family, &[worker.worker]);
    assert_eq!(house.post(&other, &path, &[]).status, StatusCode::NOT_FOUND);
    assert_eq!(open(&house, &home).len(), 1);
}

#[test]
fn an_action_says_whether_its_day_has_passed() {
    let (_, _, home) = ordinary();
    let check = |due, done, words, is_overdue| {
        let item = ActionItem { due_on: due, done_on: done, ..item(&home) };
        let line = line(&item, "Maryam".to_owned(), date(2026, 11, 25), Reader::Looks);
        assert_eq!((line.when.as_str(), line.is_overdue, line.can_finish), (words, is_overdue, false));
    };
    check(Some(date(2026, 11, 24)), None, "overdue since 24 November", true);
    check(Some(date(2026, 11, 25)), None, "due today", false);
    check(Some(date(2026, 11, 26)), None, "due 26 November", false);
    check(Some(date(2027, 1, 2)), None, "due 2 January 2027", false);
    check(None, None, "no date agreed", false);
    check(Some(date(2026, 11, 20)), Some(date(2026, 11, 24)), "done 24 November", false);
}
