//! A contact from the phone call to the referral, and who may do what on the way.

use axum::http::StatusCode;
use kith_practice::family::Part;
use kith_vocabulary::ids::{FamilyId, PersonId};

use crate::families::tests::builders::{Someone, family_of, restrict};
use crate::platform::access::Role;
use crate::testing::{Answer, House, SignedIn};

/// The answers that every contact of these tests gives.
const TOLD: [(&str, &str); 8] = [
    ("received_on-day", "25"),
    ("received_on-month", "11"),
    ("received_on-year", "2026"),
    ("received_at", "9:15am"),
    ("source", "2A"),
    ("worrying", "Amira came to school with a burn on her arm."),
    ("basis", "consent"),
    ("referrer_name", "Sam Reed"),
];

fn siblings(house: &House) -> (SignedIn, FamilyId, Vec<PersonId>) {
    let lead = house.worker("Ada Quill", &[Role::SocialWorker], None);
    let child = |given, born| Someone(given, "Khan", born, Part::Child);
    let people = [child("Amira", "2015-03-04"), child("Sami", "2018-06-01"), child("Zara", "2021-09-09")];
    let (family, people) = family_of(house, &lead, &people);
    (lead, family, people)
}

/// Takes a contact about children of a family, and gives its path.
pub(crate) fn take(house: &House, who: &SignedIn, family: FamilyId, children: &[PersonId]) -> String {
    let (family, ids) = (family.to_string(), children.iter().map(ToString::to_string).collect::<Vec<_>>());
    let mut form = TOLD.to_vec();
    form.push(("family", &family));
    form.extend(ids.iter().map(|id| ("about", id.as_str())));
    path_of(&house.post(who, "/front-door/contact", &form))
}

fn path_of(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.main());
    let id = answer.location.split("contact=").nth(1).expect("the answer leads to the contact");
    format!("/contacts/{id}")
}

/// Decides on a contact.
pub(crate) fn decide(
    house: &House,
    who: &SignedIn,
    path: &str,
    outcomes: &[(PersonId, &str, &str)],
    version: &str,
) -> Answer {
    let named: Vec<(String, String)> = outcomes
        .iter()
        .flat_map(|(person, outcome, need)| {
            [(format!("outcome-{person}"), *outcome), (format!("need-{person}"), *need)]
        })
        .map(|(name, value)| (name, value.to_owned()))
        .collect();
    let mut form: Vec<(&str, &str)> =
        named.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    form.extend([("rationale", "The burn is not explained."), ("version", version)]);
    house.post(who, &format!("{path}/decide"), &form)
}

#[test]
fn children_are_looked_up_before_anybody_new_is_added() {
    let house = House::new();
    let (who, ..) = siblings(&house);
    let typed = [
        ("given-1", "Amira"),
        ("family-1", "Khan"),
        ("born-1-day", "4"),
        ("born-1-month", "3"),
        ("born-1-year", "2015"),
        ("given-2", "Idris"),
        ("family-2", "Khan"),
    ];
    let found = house.post(&who, "/front-door/new", &typed);
    found.shows("Are these children here already?").shows("Amira Khan").shows("The same date of birth");
    let known = found.body.split("id=\"known-1\"").nth(1).unwrap().split("value=\"").nth(1).unwrap();
    let known = &known[..36];
    let mut chosen = typed.to_vec();
    chosen.extend([("known-1", known), ("then", "details")]);
    let form = house.post(&who, "/front-door/contact", &chosen);
    form.shows("kept in the record of the").shows("Khan family").shows("Sami Khan").shows("Idris Khan");
    let mut told = typed.to_vec();
    told.extend(TOLD);
    told.extend([("known-1", known), ("about", known)]);
    let path = path_of(&house.post(&who, "/front-door/contact", &told));
    house.get(&who, &path).shows("Amira Khan").shows("Idris Khan").hides("What happens for Sami Khan");
}

#[test]
fn a_contact_about_children_whom_nobody_knows_starts_a_record() {
    let house = House::new();
    let who = house.worker("Ada Quill", &[Role::SocialWorker], None);
    let typed = [("given-1", "Bo"), ("family-1", "Larkin")];
    house.post(&who, "/front-door/new", &typed).shows("A family’s record is started with this contact");
    let mut told = typed.to_vec();
    told.extend(TOLD);
    let path = path_of(&house.post(&who, "/front-door/contact", &told));
    house.get(&who, &path).shows("Larkin family").shows("Bo Larkin").shows("No earlier referral");
}

#[test]
fn answers_that_lack_something_come_back_with_what_was_typed() {
    let house = House::new();
    let (who, family, _) = siblings(&house);
    let family = family.to_string();
    let form = [("family", family.as_str()), ("worrying", "Burn"), ("basis", "child at risk")];
    let answer = house.post(&who, "/front-door/contact", &form);
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in [
        "Choose who told us",
        "Choose at least one child",
        "Say why this may be kept and shared without consent",
        "Enter the day it came",
        "Burn",
    ] {
        assert!(answer.body.contains(words), "{words}: {}", answer.main());
    }
    let at = |words: &str| answer.body.find(words).unwrap();
    assert!(at("Choose at least one child") < at("Enter the day it came"), "in the order of the page");
    let unknown = [("family", family.as_str()), ("source", "no such code")];
    let answer = house.post(&who, "/front-door/contact", &unknown);
    assert!(answer.body.contains("Choose who told us"), "{}", answer.main());
}

#[test]
fn a_decision_gives_each_child_their_own_outcome_and_a_referral_where_it_is_one() {
    let house = House::new();
    let (who, family, children) = siblings(&house);
    let path = take(&house, &who, family, &children[..2]);
    house.get(&who, "/front-door").shows("Khan family").shows("23 hours left").shows("2 children");
    house.get(&who, &path).shows("Waiting for a decision").shows("No earlier referral");
    let outcomes = [(children[0], "assessment", "N1"), (children[1], "advice", "")];
    let answer = decide(&house, &who, &path, &outcomes, "3");
    assert_eq!(answer.location, format!("{path}?done=contact-decided"), "{}", answer.main());
    house
        .get(&who, &path)
        .shows("Assessment. Main need: Abuse or neglect")
        .shows("Information and advice")
        .shows("The burn is not explained.");
    let page = house.get(&who, &format!("/families/{family}"));
    page.shows("Referral from School").shows("Contact from School");
    house.get(&who, &format!("/people/{}", children[1])).shows("Contact from School").hides("Referral from");
    house.get(&who, "/front-door").shows("Nothing waits for a decision").shows("Referrers to be told (1)");
    let told = house.post(&who, &format!("{path}/feedback"), &[("feedback", "Rang Sam."), ("version", "6")]);
    assert_eq!(told.location, format!("{path}?done=referrer-told"), "{}", told.main());
    house.get(&who, &path).shows("Rang Sam.");
    house.get(&who, "/front-door").hides("Referrers to be told");
}

#[test]
fn a_contact_is_due_for_a_decision_until_it_is_decided() {
    let house = House::new();
    let (who, family, children) = siblings(&house);
    let path = take(&house, &who, family, &children[..1]);
    let page = format!("/families/{family}");
    house.get(&who, &page).shows("Decide what happens after the contact").shows("due tomorrow");
    decide(&house, &who, &path, &[(children[0], "assessment", "N1")], "2");
    house
        .get(&who, &page)
        .hides("Decide what happens after the contact")
        .hides("Decide the response to the referral")
        .shows("Authorise the assessment");
}

#[test]
fn a_contact_of_a_summer_night_is_told_on_its_day_in_london() {
    let house = House::new();
    let (who, family, children) = siblings(&house);
    let (family_id, child) = (family.to_string(), children[0].to_string());
    let mut form: Vec<(&str, &str)> =
        TOLD.into_iter().filter(|(name, _)| !name.starts_with("received")).collect();
    form.extend([("received_on-day", "2"), ("received_on-month", "6"), ("received_on-year", "2026")]);
    form.extend([("received_at", "12:30am"), ("family", &family_id), ("about", &child)]);
    path_of(&house.post(&who, "/front-door/contact", &form));
    house.get(&who, &format!("/families/{family}")).shows("2 June 2026").hides("1 June 2026");
}

#[test]
fn a_decision_that_lacks_something_says_for_which_child() {
    let house = House::new();
    let (who, family, children) = siblings(&house);
    let path = take(&house, &who, family, &children[..2]);
    let answer = decide(&house, &who, &path, &[(children[0], "assessment", ""), (children[1], "", "")], "3");
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in ["Choose the main need of Amira Khan", "Choose what happens for Sami Khan"] {
        assert!(answer.body.contains(words), "{words}: {}", answer.main());
    }
}

#[test]
fn a_re_referral_is_shown_as_it_happens_and_an_open_referral_takes_the_contact_in() {
    let house = House::new();
    let (who, family, children) = siblings(&house);
    let manager = house.worker("May Dean", &[Role::TeamManager], None);
    let first = take(&house, &who, family, &children[..1]);
    decide(&house, &who, &first, &[(children[0], "family help", "N4")], "2");
    let second = take(&house, &who, family, &children[..1]);
    house.get(&who, &second).shows("Works with us already").shows("Contact from School");
    decide(&house, &who, &second, &[(children[0], "assessment", "N1")], "2");
    let page = house.get(&manager, &format!("/families/{family}"));
    assert_eq!(
        page.body.matches("<h3 class=\"kith-story__title\">Referral from School").count(),
        1,
        "{}",
        page.main()
    );
}

#[test]
fn a_decision_on_a_contact_that_changed_meanwhile_is_refused() {
    let house = House::new();
    let (who, family, children) = siblings(&house);
    let path = take(&house, &who, family, &children[..1]);
    let outcomes = [(children[0], "assessment", "N1")];
    assert_eq!(decide(&house, &who, &path, &outcomes, "1").status, StatusCode::CONFLICT);
    let none = decide(&house, &who, &path, &[(children[0], "assessment", "")], "2");
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.body.contains("Choose the main need of Amira Khan"), "{}", none.main());
}

#[test]
fn what_was_told_in_a_restricted_family_is_on_nobodys_queue() {
    let house = House::new();
    let (who, family, children) = siblings(&house);
    let path = take(&house, &who, family, &children);
    restrict(&house, family);
    house.get(&who, "/front-door").shows("Nothing waits for a decision").hides("Khan");
    assert_eq!(house.get(&who, &path).status, StatusCode::NOT_FOUND);
    let told = house.post(&who, &format!("{path}/feedback"), &[("feedback", "Rang.")]);
    assert_eq!(told.status, StatusCode::NOT_FOUND);
}

#[test]
fn a_co_ordinator_takes_a_contact_for_whom_they_serve_and_decides_nothing() {
    let house = House::new();
    let (lead, family, children) = siblings(&house);
    let serves = house.worker_serving("Kim Hay", &[Role::Coordinator], None, &[lead.worker]);
    let path = take(&house, &serves, family, &children[..1]);
    house
        .get(&serves, &path)
        .shows("Only social workers and team managers decide on a contact")
        .hides("Record the decision");
    let outcomes = [(children[0], "advice", "")];
    assert_eq!(decide(&house, &serves, &path, &outcomes, "2").status, StatusCode::FORBIDDEN);
}

#[test]
fn the_queue_costs_the_same_for_one_contact_and_for_many() {
    let house = House::new();
    let (who, family, children) = siblings(&house);
    take(&house, &who, family, &children[..1]);
    let few = house.get(&who, "/front-door");
    for _ in 0..6 {
        take(&house, &who, family, &children);
    }
    let many = house.get(&who, "/front-door");
    many.shows("Waiting for a decision (7)");
    assert_eq!((few.statements, many.statements), (3, 3));
}
