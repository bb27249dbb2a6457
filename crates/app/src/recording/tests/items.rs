use axum::http::StatusCode;
use jiff::civil::{date, time};
use kith_practice::visit::VisitState;
use kith_vocabulary::ids::VisitId;
use serde_json::Value as Json;

use super::sending::{Phone, phone, said, send, text, write_id};
use crate::platform::access::Role;
use crate::testing::{Answer, House, SignedIn};
use crate::visits::tests::builder::{Home, form_on, ordinary, plan, restrict, saved, visit_in};
use crate::{statement, values};

statement! {
    RECEIVED = "
        select received_at, told_at, clock_ahead_ms
          from recording_item
         where authority_id = ?1 and write_id = ?2";

    VISITS_OF_FAMILY = "
        select count(*)
          from visit
         where authority_id = ?1 and family_id = ?2";
}

/// The answers of a visit to every child of a family, with some in place of them.
pub(super) fn told(home: &Home, who: &SignedIn, changed: &[(&str, &str)]) -> Vec<(String, String)> {
    let worker = who.worker.to_string();
    let mut answers: Vec<(String, String)> = [
        ("happened_on-day", "25"),
        ("happened_on-month", "11"),
        ("happened_on-year", "2026"),
        ("happened_at", "9am"),
        ("minutes", "45"),
        ("purpose", "child in need"),
        ("mode", "in person"),
        ("place", "home"),
        ("worker", &worker),
        ("narrative", "The flat was warm. Told at the kitchen table."),
        ("what-1", "Ring the school"),
        ("owner-1", &worker),
    ]
    .iter()
    .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
    .collect();
    answers.extend(home.children.iter().map(|child| (format!("seen-{child}"), "alone".to_owned())));
    answers.retain(|(name, _)| !changed.iter().any(|(other, _)| other == name));
    answers.extend(changed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    answers
}

fn sends(house: &House, who: &SignedIn, phone: &Phone, answers: &[(String, String)]) -> Answer {
    let answers: Vec<(&str, &str)> = answers.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    send(house, who, phone, "/recording/visits", &answers)
}

fn visits_of(house: &House, home: &Home) -> i64 {
    let (authority, family) = (house.authority, home.family);
    house.app.db.read(|tx| tx.row(&VISITS_OF_FAMILY, values![authority, family])?.unwrap().take()).unwrap()
}

pub(super) fn state(answer: &Answer) -> String {
    text(&said(answer), "state").to_owned()
}

#[test]
fn a_visit_sent_twice_is_one_visit_and_is_answered_alike() {
    let (house, ada, home) = ordinary();
    let phone = phone(&house, &ada);
    let (family, id) = (home.family.to_string(), write_id(&house));
    let answers = told(&home, &ada, &[("family", &family), ("write_id", &id)]);
    let first = sends(&house, &ada, &phone, &answers);
    let second = sends(&house, &ada, &phone, &answers);
    assert_eq!((state(&first).as_str(), &first.body), ("saved", &second.body));
    assert_eq!(visits_of(&house, &home), 1);
    let link: Json = said(&first)["link"].clone();
    let visit: VisitId = link.as_str().unwrap().split("visit=").nth(1).unwrap().parse().unwrap();
    let whole = saved(&house, visit);
    assert_eq!((whole.visit.happened_at, whole.actions.len()), (Some(time(9, 0, 0, 0)), 1));
    let waiting = format!("{id} 0190d000-0000-7000-8000-000000000000");
    let told = house.post(&ada, "/recording/contact", &[("device", &phone.device), ("waiting", &waiting)]);
    assert_eq!(said(&told)["received"], serde_json::json!([id]));
}

#[test]
fn what_was_received_is_told_as_received_even_when_the_family_became_restricted() {
    let (house, ada, home) = ordinary();
    let phone = phone(&house, &ada);
    let (family, id) = (home.family.to_string(), write_id(&house));
    let answers = told(&home, &ada, &[("family", &family), ("write_id", &id)]);
    sends(&house, &ada, &phone, &answers);
    restrict(&house, home.family, &[]);
    assert_eq!(state(&sends(&house, &ada, &phone, &answers)), "saved");
    let again = told(&home, &ada, &[("family", &family), ("write_id", &write_id(&house))]);
    let refused = sends(&house, &ada, &phone, &again);
    assert_eq!(state(&refused), "refused");
    assert!(text(&said(&refused), "why").contains("no such family or visit that you can see"));
}

#[test]
fn a_planned_visit_that_somebody_else_recorded_first_is_shown_and_not_overwritten() {
    let (house, ada, home) = ordinary();
    let phone = phone(&house, &ada);
    let visit = plan(&house, &ada, &home, date(2026, 11, 24), "2pm");
    let version = saved(&house, visit).version().to_string();
    let path = format!("/visits/{visit}/record");
    let form = form_on(&house.get(&ada, &path), &path);
    let seen = home.children.iter().map(|child| (format!("seen-{child}"), "with others".to_owned()));
    let mut theirs: Vec<(String, String)> =
        form.into_iter().filter(|(name, _)| !name.starts_with("seen-") && name != "narrative").collect();
    theirs.extend(seen);
    theirs.push(("narrative".to_owned(), "Written at the desk.".to_owned()));
    let theirs: Vec<(&str, &str)> = theirs.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(visit_in(&house.post(&ada, &path, &theirs)), visit);
    let (id, of) = (visit.to_string(), write_id(&house));
    let mine = told(&home, &ada, &[("visit", &id), ("version", &version), ("write_id", &of)]);
    let answer = sends(&house, &ada, &phone, &mine);
    assert_eq!(state(&answer), "conflict", "{}", answer.body);
    assert!(answer.body.contains("Written at the desk.") && answer.body.contains("Seen with others"));
    assert_eq!(saved(&house, visit).visit.narrative, "Written at the desk.");
    // The words of the device go to the full page as a draft, once, and both versions are shown there.
    let mine: Vec<(&str, &str)> = mine.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let kept = said(&send(&house, &ada, &phone, "/recording/drafts", &mine));
    let again = said(&send(&house, &ada, &phone, "/recording/drafts", &mine));
    assert_eq!(kept, again);
    house
        .get(&ada, text(&kept, "link"))
        .shows("Told at the kitchen table.")
        .shows(&format!("value=\"{version}\""));
}

#[test]
fn what_is_wrong_is_told_beside_it_and_nothing_is_saved() {
    let (house, ada, home) = ordinary();
    let phone = phone(&house, &ada);
    let (family, id) = (home.family.to_string(), write_id(&house));
    let wrong = told(&home, &ada, &[("family", &family), ("write_id", &id), ("minutes", "an hour")]);
    let answer = sends(&house, &ada, &phone, &wrong);
    assert_eq!(state(&answer), "mistakes");
    assert_eq!(
        said(&answer)["mistakes"],
        serde_json::json!([["minutes", "Enter minutes as a whole number, like 45"]])
    );
    assert_eq!(visits_of(&house, &home), 0);
    let right = told(&home, &ada, &[("family", &family), ("write_id", &id)]);
    assert_eq!(state(&sends(&house, &ada, &phone, &right)), "saved");
}

#[test]
fn a_time_that_would_be_in_the_future_is_asked_about_with_the_time_by_our_clock() {
    let (house, ada, home) = ordinary();
    let phone = phone(&house, &ada);
    let (family, id) = (home.family.to_string(), write_id(&house));
    // It is 10am. The phone shows 11:30, and the visit was said to be at 11am.
    let fast = (house.app.clock.now().as_millisecond() + 90 * 60_000).to_string();
    let changed =
        [("family", family.as_str()), ("write_id", &id), ("happened_at", "11am"), ("sent_at", &fast)];
    let answer = said(&sends(&house, &ada, &phone, &told(&home, &ada, &changed)));
    assert_eq!(text(&answer, "state"), "ask");
    assert!(text(&answer, "question").contains("1 hour 30 minutes ahead"), "{answer}");
    assert_eq!(answer["proposed"], serde_json::json!({ "on": "2026-11-25", "at": "9:30am" }));
    assert_eq!(visits_of(&house, &home), 0);
    let changed =
        [("family", family.as_str()), ("write_id", &id), ("happened_at", "9:30am"), ("sent_at", &fast)];
    assert_eq!(state(&sends(&house, &ada, &phone, &told(&home, &ada, &changed))), "saved");
    let authority = house.authority;
    let kept: (String, String, i64) = house
        .app
        .db
        .read(|tx| {
            let mut row = tx.row(&RECEIVED, values![authority, id])?.unwrap();
            Ok((row.take()?, row.take()?, row.take()?))
        })
        .unwrap();
    let now = "2026-11-25T10:00:00.000000Z".to_owned();
    assert_eq!(kept, (now.clone(), now, 90 * 60_000));
    // Nothing can be proposed where the clock is right and the day is simply wrong.
    let next = write_id(&house);
    let changed = [("family", family.as_str()), ("write_id", &next), ("happened_on-day", "27")];
    let answer = said(&sends(&house, &ada, &phone, &told(&home, &ada, &changed)));
    assert_eq!((text(&answer, "state"), &answer["proposed"]), ("ask", &Json::Null));
}

#[test]
fn nobody_sends_from_somebody_elses_device_or_to_a_family_they_do_not_work_with() {
    let (house, ada, home) = ordinary();
    let phone_of_ada = phone(&house, &ada);
    let ben = house.worker("Ben Oduya", &[Role::SocialWorker], None);
    let (family, id) = (home.family.to_string(), write_id(&house));
    let answers = told(&home, &ada, &[("family", &family), ("write_id", &id)]);
    assert_eq!(state(&sends(&house, &ben, &phone_of_ada, &answers)), "refused");
    let phone_of_ben = phone(&house, &ben);
    assert_eq!(state(&sends(&house, &ben, &phone_of_ben, &answers)), "refused");
    assert_eq!(visits_of(&house, &home), 0);
    assert_eq!(state(&sends(&house, &ada, &phone_of_ada, &answers)), "saved");
    let stolen = sends(&house, &ben, &phone_of_ben, &answers);
    assert_eq!(state(&stolen), "refused", "the id of somebody else's item tells nothing: {}", stolen.body);
}

#[test]
fn a_note_waits_as_a_draft_of_the_family_and_once() {
    let (house, ada, home) = ordinary();
    let phone = phone(&house, &ada);
    let (family, id) = (home.family.to_string(), write_id(&house));
    let note = [("family", family.as_str()), ("write_id", &id), ("narrative", "Gran was there too")];
    let kept = said(&send(&house, &ada, &phone, "/recording/drafts", &note));
    house.get(&ada, text(&kept, "link")).shows("Gran was there too").shows("This is your draft");
    let link = text(&kept, "link").to_owned();
    let path = link.split('?').next().unwrap();
    let mut form = form_on(&house.get(&ada, &link), path);
    let seen = format!("seen-{}", home.children[0]);
    form.push((seen, "alone".to_owned()));
    form.retain(|(name, _)| name != "minutes");
    form.push(("minutes".to_owned(), "30".to_owned()));
    let form: Vec<(&str, &str)> = form.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let visit = visit_in(&house.post(&ada, path, &form));
    assert_eq!(saved(&house, visit).visit.state, VisitState::Done);
    // The answer was lost and the note is sent again: it does not come back as a draft.
    assert_eq!(said(&send(&house, &ada, &phone, "/recording/drafts", &note)), kept);
    house.get(&ada, "/drafts").hides("Record a visit: Okafor");
}

#[test]
fn a_sending_without_its_ids_is_refused_and_one_without_the_token_is_not_read() {
    let (house, mut ada, home) = ordinary();
    let phone = phone(&house, &ada);
    let family = home.family.to_string();
    assert_eq!(state(&sends(&house, &ada, &phone, &told(&home, &ada, &[("family", &family)]))), "refused");
    ada.csrf = "f".repeat(64);
    let id = write_id(&house);
    let answers = told(&home, &ada, &[("family", &family), ("write_id", &id)]);
    assert_eq!(sends(&house, &ada, &phone, &answers).status, StatusCode::FORBIDDEN);
}
