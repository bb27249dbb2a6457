use axum::http::StatusCode;
use kith_practice::family::Part;
use kith_vocabulary::ids::PersonId;

use crate::families::tests::builders::{Someone, family_of};
use crate::platform::access::Role;
use crate::testing::{House, SignedIn};

fn one_child() -> (House, SignedIn, PersonId) {
    let house = House::new();
    let who = house.worker("Ada Quill", &[Role::SocialWorker], None);
    let (_, people) = family_of(&house, &who, &[Someone("Amira", "Khan", "2015-03-04", Part::Child)]);
    (house, who, people[0])
}

const BORN: [(&str, &str); 3] = [("birth-day", "4"), ("birth-month", "3"), ("birth-year", "2015")];

fn sent<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    BORN.into_iter().chain(more.iter().copied()).collect()
}

#[test]
fn details_are_changed_and_say_who_told() {
    let (house, who, person) = one_child();
    let path = format!("/people/{person}/change");
    house.get(&who, &path).shows("value=\"2015\"").shows("data-draft");
    let answer = house.post(&who, &path, &sent(&[("version", "1"), ("sex", "F"), ("disabilities", "AUT")]));
    assert_eq!(answer.location, format!("/people/{person}?done=person-changed"));
    house.get(&who, &answer.location).shows("Female").shows("Autism");
}

#[test]
fn a_wrong_answer_comes_back_with_what_was_typed() {
    let (house, who, person) = one_child();
    let answer = house.post(
        &who,
        &format!("/people/{person}/change"),
        &[
            ("version", "1"),
            ("birth-year", "15"),
            ("communication_needs", "Pictures"),
            ("disabilities", "NONE"),
            ("disabilities", "AUT"),
        ],
    );
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("The year must have four numbers") && answer.body.contains("Pictures"));
    assert!(answer.body.contains("“No disability” alone"));
}

#[test]
fn a_stale_edit_shows_both_versions_and_overwrites_nothing() {
    let (house, who, person) = one_child();
    let path = format!("/people/{person}/change");
    let other = house.sign_in(who.worker, &who.roles);
    let theirs = sent(&[("version", "1"), ("sex", "F"), ("religion", "")]);
    assert_eq!(house.post(&other, &path, &theirs).status, StatusCode::SEE_OTHER);
    let mine = sent(&[("version", "1"), ("sex", "M"), ("communication_needs", "Pictures")]);
    let both = house.post(&who, &path, &mine);
    assert_eq!(both.status, StatusCode::CONFLICT);
    for words in ["Ada Quill, 25 November 2026 at 10am", "Yours: Male", "Theirs: Female", "Yours: Pictures"] {
        assert!(both.body.contains(words), "{words}: {}", both.main());
    }
    house.get(&who, &format!("/people/{person}")).shows("Female").hides("Pictures");
    let mut open = mine.clone();
    open.extend([("settled", "2"), ("choose-communication_needs", "mine")]);
    let unsettled = house.post(&who, &path, &open);
    assert!(unsettled.body.contains("Choose which to keep: sex"), "{}", unsettled.main());
    open.push(("choose-sex", "theirs"));
    assert_eq!(house.post(&who, &path, &open).status, StatusCode::SEE_OTHER);
    house.get(&who, &format!("/people/{person}")).shows("Female").shows("Pictures");
}

#[test]
fn a_name_a_number_and_a_phone_are_added_and_ended() {
    let (house, who, person) = one_child();
    let page = format!("/people/{person}");
    let add = |list: &str, answers: &[(&str, &str)]| house.post(&who, &format!("{page}/{list}/new"), answers);
    add("names", &[("kind", "preferred"), ("given", "Mimi")]);
    add("identifiers", &[("kind", "nhs number"), ("value", "943 476 5919"), ("source", "GP letter")]);
    add("contacts", &[("kind", "phone"), ("value", "07700 900123"), ("note", "not after 6pm")]);
    let shown = house.get(&who, &page);
    shown.shows("Mimi Khan").shows("9434765919").shows("GP letter, 25 November 2026").shows("not after 6pm");
    let wrong = add("identifiers", &[("kind", "nhs number"), ("value", "943 476 5910"), ("source", "GP")]);
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let start = shown.body.find(&format!("{page}/contacts/")).unwrap();
    let end = shown.body[start..].split('"').next().unwrap();
    house.get(&who, end).shows("Phone: 07700 900123");
    let ended = house.post(&who, end, &[("ended-day", "25"), ("ended-month", "11"), ("ended-year", "2026")]);
    house.get(&who, &ended.location).shows("Phone (past)");
    let absent = format!("{page}/contacts/{person}/end");
    assert_eq!(house.get(&who, &absent).status, StatusCode::NOT_FOUND);
}

#[test]
fn a_draft_opens_in_the_form_and_ends_when_the_details_are_saved() {
    let (house, who, person) = one_child();
    let path = format!("/people/{person}/change");
    let draft = "01890a5d-ac96-774b-bcce-b302099a8057";
    let typed = sent(&[
        ("version", "1"),
        ("communication_needs", "Signs and pictures"),
        ("draft_form", "Change a person’s details"),
        ("draft_id", draft),
        ("draft_path", &path),
    ]);
    house.at("2026-11-25T12:00:00Z");
    house.post(&who, &path, &typed);
    let again = house.sign_in(who.worker, &who.roles);
    let with_draft = format!("{path}?draft={draft}");
    house.get(&again, &with_draft).shows("This is your draft").shows("Signs and pictures");
    assert_eq!(house.post(&again, &path, &typed).status, StatusCode::SEE_OTHER);
    house.get(&again, &with_draft).shows("Signs and pictures").hides("This is your draft");
}

#[test]
fn a_worker_of_another_team_changes_nothing() {
    let (house, _, person) = one_child();
    let other = house.worker("Lee Marsh", &[Role::SocialWorker], None);
    for path in ["change", "names/new", "contacts/new", "identifiers/new"] {
        let path = format!("/people/{person}/{path}");
        assert_eq!(house.get(&other, &path).status, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(house.post(&other, &path, &BORN).status, StatusCode::FORBIDDEN, "{path}");
    }
}
