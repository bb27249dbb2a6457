use axum::http::StatusCode;

use crate::platform::access::Role;
use crate::testing::House;

const PASSWORD: &str = "harbour lantern seven";

#[test]
fn an_administrator_makes_an_account_that_works() {
    let house = House::new();
    let admin = house.worker("Idris Vale", &[Role::Administrator], None);
    house.team("Family Help West");
    house.get(&admin, "/accounts/new").shows("Family Help West");
    let answers = [
        ("name", "Ada Quill"),
        ("email", "Ada.Quill@solentshire.example"),
        ("role", "social-worker"),
        ("password", PASSWORD),
    ];
    let made = house.post(&admin, "/accounts/new", &answers);
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    house.get(&admin, &made.location).shows("The account is made.").shows("ada.quill@solentshire.example");
    let again = house.post(&admin, "/accounts/new", &answers);
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.body.contains("There is an account with this email address already"));
}

#[test]
fn what_is_missing_is_named_and_what_was_typed_stays() {
    let house = House::new();
    let admin = house.worker("Idris Vale", &[Role::Administrator], None);
    let answer = house.post(
        &admin,
        "/accounts/new",
        &[("name", "Ada Quill"), ("email", "ada"), ("password", "short")],
    );
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in
        ["Choose at least one role", "Enter an email address like", "at least 12 characters", "Ada Quill"]
    {
        assert!(answer.body.contains(words), "{words}");
    }
    assert!(!answer.body.contains("short"), "a password is never shown again");
}

#[test]
fn closing_an_account_ends_its_sessions_at_once() {
    let house = House::new();
    let admin = house.worker("Idris Vale", &[Role::Administrator], None);
    let ada = house.worker("Ada Quill", &[Role::SocialWorker], None);
    house.get(&ada, "/help").shows("Ada Quill");
    let path = format!("/accounts/{}/close", ada.worker);
    assert_eq!(house.post(&admin, &path, &[]).status, StatusCode::SEE_OTHER);
    assert_eq!(house.get(&ada, "/help").location, "/sign-in");
    house.get(&admin, &format!("/accounts/{}", ada.worker)).shows("This account is closed");
}

#[test]
fn nobody_closes_their_own_account() {
    let house = House::new();
    let admin = house.worker("Idris Vale", &[Role::Administrator], None);
    let answer = house.post(&admin, &format!("/accounts/{}/close", admin.worker), &[]);
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

#[test]
fn only_an_administrator_sees_accounts() {
    let house = House::new();
    for role in Role::ALL {
        let who = house.worker("Ada Quill", &[role], None);
        let found = house.get(&who, "/accounts").status == StatusCode::OK;
        assert_eq!(found, role == Role::Administrator, "{role}");
    }
}
