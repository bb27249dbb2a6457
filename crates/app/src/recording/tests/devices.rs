use axum::http::StatusCode;

use super::sending::{contact, phone, said, send, standing, text, write_id};
use crate::platform::access::Role;
use crate::testing::House;
use crate::visits::tests::builder::ordinary;

#[test]
fn the_secret_is_for_the_devices_own_worker_signed_in() {
    let (house, ada, _) = ordinary();
    let phone = phone(&house, &ada);
    assert_eq!(text(&said(&contact(&house, &ada, &phone)), "secret"), phone.secret);
    let other = house.worker("Ben Oduya", &[Role::SocialWorker], None);
    assert_eq!(contact(&house, &other, &phone).status, StatusCode::NOT_FOUND);
    house.at("2026-11-25T12:00:01Z");
    assert_eq!(contact(&house, &ada, &phone).location, "/sign-in", "the session ended");
}

#[test]
fn the_page_and_its_answers_hold_no_more_than_they_must() {
    let (house, ada, _) = ordinary();
    house.get(&ada, "/recording/").shows("Record anywhere").hides("Ada Quill").hides(&ada.csrf);
    let told = said(&house.get(&ada, "/recording/hello"));
    assert_eq!((text(&told, "csrf"), text(&told, "name")), (ada.csrf.as_str(), "Ada Quill"));
    let analyst = house.worker("Ines Marsh", &[Role::Analyst], None);
    assert_eq!(house.get(&analyst, "/recording/").status, StatusCode::FORBIDDEN);
}

#[test]
fn a_worker_asks_from_another_machine_and_the_device_hears_it_signed_in_or_not() {
    let (house, ada, home) = ordinary();
    let phone = phone(&house, &ada);
    contact(&house, &ada, &phone);
    assert_eq!(standing(&house, &phone.token, None)["wipe"], false);
    let at_her_desk = house.sign_in(ada.worker, &ada.roles);
    house.get(&at_her_desk, "/devices").shows("Work phone").shows("The front sheet of 1 family is on it");
    let asked = house.post(&at_her_desk, &format!("/devices/{}/wipe", phone.device), &[]);
    house
        .get(&at_her_desk, &asked.location)
        .shows("Ada Quill asked 25 November 2026 at 10am")
        .hides("Remove everything from it</button>");
    assert_eq!(standing(&house, &phone.token, None)["wipe"], true);
    let told = contact(&house, &ada, &phone);
    assert_eq!(text(&said(&told), "standing"), "wipe");
    told.hides(&phone.secret).hides("Okafor");
    let sent = [("family", home.family.to_string()), ("write_id", write_id(&house))];
    let sent: Vec<(&str, &str)> = sent.iter().map(|(a, b)| (*a, b.as_str())).collect();
    let refused = send(&house, &ada, &phone, "/recording/visits", &sent);
    assert_eq!(text(&said(&refused), "state"), "refused", "{}", refused.body);
    standing(&house, &phone.token, Some("asked"));
    house
        .get(&at_her_desk, "/devices")
        .shows("Everything was removed from it 25 November 2026 at 10am: it was asked to")
        .shows("No front sheets are on it");
}

#[test]
fn an_administrator_asks_for_any_device_and_nobody_else_for_one_not_their_own() {
    let (house, ada, _) = ordinary();
    let phone = phone(&house, &ada);
    let ben = house.worker("Ben Oduya", &[Role::SocialWorker], None);
    let path = format!("/devices/{}/wipe", phone.device);
    assert_eq!(house.post(&ben, &path, &[]).status, StatusCode::NOT_FOUND);
    let theirs = format!("/accounts/{}/devices", ada.worker);
    assert_eq!(house.get(&ben, &theirs).status, StatusCode::FORBIDDEN);
    assert_eq!(standing(&house, &phone.token, None)["wipe"], false);
    let admin = house.worker("Idris Vale", &[Role::Administrator], None);
    house.get(&admin, &theirs).shows("Phones and tablets of Ada Quill").shows("Work phone");
    house.post(&admin, &format!("{theirs}/{}/wipe", phone.device), &[]);
    assert_eq!(standing(&house, &phone.token, None)["wipe"], true);
    house.get(&admin, &theirs).shows("Idris Vale asked 25 November 2026 at 10am that it removes everything");
}

#[test]
fn closing_an_account_tells_its_devices_to_remove_everything() {
    let (house, ada, _) = ordinary();
    let phone = phone(&house, &ada);
    let admin = house.worker("Idris Vale", &[Role::Administrator], None);
    house.post(&admin, &format!("/accounts/{}/close", ada.worker), &[]);
    assert_eq!(standing(&house, &phone.token, None)["wipe"], true);
}

#[test]
fn a_token_that_nobody_gave_is_told_nothing() {
    let house = House::new();
    assert_eq!(standing(&house, "0123", Some("asked")).to_string(), r#"{"wipe":false}"#);
}

#[test]
fn signing_out_leaves_nothing_on_the_device() {
    let (house, ada, _) = ordinary();
    let answer = house.post(&ada, "/sign-out", &[]);
    assert_eq!(answer.headers["clear-site-data"], "\"storage\"");
}

#[test]
fn the_worker_of_the_page_looks_after_no_other_pages_and_only_a_release_is_kept_for_good() {
    use axum::body::Body;
    use axum::http::Request;
    let house = House::new();
    let ask = |path: &str| house.ask(Request::get(path).body(Body::empty()).unwrap());
    let answer = ask("/assets/recording/worker.js");
    assert_eq!(answer.headers["service-worker-allowed"], "/recording/");
    assert_eq!(answer.headers["cache-control"], "no-cache");
    assert!(ask("/assets/kith.js?1").headers["cache-control"].to_str().unwrap().contains("immutable"));
}
