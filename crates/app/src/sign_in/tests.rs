use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use crate::platform::access::Role;
use crate::platform::password;
use crate::testing::House;
use crate::{statement, values};

statement! {
    GIVE_PASSWORD = "update account set password_hash = ?2 where worker_id = ?1";
    NAME_OF_ACCOUNT = "select email from account where worker_id = ?1";
}

const RIGHT: &str = "harbour lantern seven";

fn house_with_account() -> (House, String) {
    let house = House::new();
    let who = house.worker("Ada Quill", &[Role::SocialWorker], None);
    let hash = password::hash(RIGHT).unwrap();
    let email = house
        .app
        .db
        .write(move |tx| {
            tx.run(&GIVE_PASSWORD, values![who.worker, hash])?;
            tx.row(&NAME_OF_ACCOUNT, values![who.worker])?.unwrap().take::<String>()
        })
        .unwrap();
    (house, email)
}

fn try_in(house: &House, email: &str, given: &str) -> crate::testing::Answer {
    let body = form_urlencoded::Serializer::new(String::new())
        .append_pair("email", email)
        .append_pair("password", given)
        .finish();
    house.ask(
        Request::post("/sign-in")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap(),
    )
}

#[test]
fn the_right_password_leads_to_today_with_a_cookie_that_scripts_cannot_read() {
    let (house, email) = house_with_account();
    let answer = try_in(&house, &email.to_uppercase(), RIGHT);
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.location, "/today");
    let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
}

#[test]
fn a_wrong_password_and_an_unknown_email_are_told_alike() {
    let (house, email) = house_with_account();
    let wrong = try_in(&house, &email, "harbour lantern eight");
    let unknown = try_in(&house, "nobody@solentshire.example", RIGHT);
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.body.replace(&email, ""), unknown.body.replace("nobody@solentshire.example", ""));
}

#[test]
fn after_five_wrong_tries_the_right_password_waits_fifteen_minutes() {
    let (house, email) = house_with_account();
    for _ in 0..5 {
        try_in(&house, &email, "harbour lantern eight");
    }
    assert_eq!(try_in(&house, &email, RIGHT).status, StatusCode::TOO_MANY_REQUESTS);
    house.at("2026-11-25T10:15:01Z");
    assert_eq!(try_in(&house, &email, RIGHT).status, StatusCode::SEE_OTHER);
}

#[test]
fn a_session_ends_after_an_hour_without_a_request() {
    let house = House::new();
    let who = house.worker("Ada Quill", &[Role::SocialWorker], None);
    house.at("2026-11-25T11:00:00Z");
    house.get(&who, "/help").shows("Ada Quill");
    house.at("2026-11-25T12:00:01Z");
    let answer = house.get(&who, "/help");
    assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, "/sign-in"));
}

#[test]
fn a_form_without_the_sessions_token_does_nothing() {
    let house = House::new();
    let mut who = house.worker("Ada Quill", &[Role::SocialWorker], None);
    who.csrf = "f".repeat(64);
    assert_eq!(house.post(&who, "/sign-out", &[]).status, StatusCode::FORBIDDEN);
    house.get(&who, "/help").shows("Ada Quill");
}

#[test]
fn signing_out_ends_the_session_for_good() {
    let house = House::new();
    let who = house.worker("Ada Quill", &[Role::SocialWorker], None);
    assert_eq!(house.post(&who, "/sign-out", &[]).status, StatusCode::SEE_OTHER);
    assert_eq!(house.get(&who, "/help").location, "/sign-in");
}

#[test]
fn every_page_carries_the_headers_that_keep_scripts_and_frames_out() {
    let house = House::new();
    let answer = house.ask(Request::get("/sign-in").body(Body::empty()).unwrap());
    let policy = answer.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
    assert_eq!(answer.headers["x-content-type-options"], "nosniff");
    assert_eq!(answer.headers["x-frame-options"], "DENY");
    assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
}

#[test]
fn a_password_is_changed_by_whoever_knows_the_one_before() {
    let (house, email) = house_with_account();
    let signed_in = try_in(&house, &email, RIGHT);
    let token = signed_in.headers[header::SET_COOKIE].to_str().unwrap()["kith_session=".len()..]
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    let crate::platform::session::Found::Open(who) =
        crate::platform::session::find(&house.app, &token).unwrap()
    else {
        panic!("the session is open");
    };
    let who = crate::testing::SignedIn { worker: who.worker, roles: who.roles, token, csrf: who.csrf };
    let new = "meadow ferry eleven";
    let wrong = house.post(&who, "/password", &[("current", "no"), ("new", new), ("again", new)]);
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let right = house.post(&who, "/password", &[("current", RIGHT), ("new", new), ("again", new)]);
    assert_eq!(right.location, "/today?done=password-changed");
    assert_eq!(try_in(&house, &email, new).status, StatusCode::SEE_OTHER);
}
