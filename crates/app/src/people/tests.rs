use axum::http::StatusCode;
use kith_practice::family::{Part, RelationshipKind};

use crate::families::tests::builders::{Someone, also_in, family_of, restrict, tie};
use crate::platform::access::Role;
use crate::testing::House;

#[test]
fn a_page_says_who_they_are_and_where_each_fact_came_from() {
    let house = House::new();
    let who = house.worker("Ada Quill", &[Role::SocialWorker], None);
    let (_, people) = family_of(&house, &who, &[Someone("Amira", "Khan", "2015-03-04", Part::Child)]);
    house
        .get(&who, &format!("/people/{}", people[0]))
        .shows("Amira Khan")
        .shows("4 March 2015")
        .shows("Ada Quill, 25 November 2026")
        .shows("Khan family")
        .shows("Lead practitioner: Ada Quill");
}

#[test]
fn ties_are_told_from_both_sides_and_siblings_are_worked_out() {
    let house = House::new();
    let who = house.worker("Ada Quill", &[Role::SocialWorker], None);
    let (_, people) = family_of(
        &house,
        &who,
        &[
            Someone("Amira", "Khan", "2015-03-04", Part::Child),
            Someone("Sami", "Khan", "2015-03-04", Part::Child),
            Someone("Farah", "Khan", "1988", Part::Adult),
        ],
    );
    tie(&house, people[2], RelationshipKind::Mother, people[0]);
    tie(&house, people[2], RelationshipKind::Mother, people[1]);
    house
        .get(&who, &format!("/people/{}", people[0]))
        .shows("<td data-label=\"What they are\">Mother</td>")
        .shows("parental responsibility not recorded")
        .shows("<td data-label=\"What they are\">Twin</td>");
    house
        .get(&who, &format!("/people/{}", people[2]))
        .shows("<td data-label=\"What they are\">Child</td>")
        .hides("Twin");
}

#[test]
fn whoever_belongs_to_a_restricted_family_too_is_named_on_nobodys_page() {
    let house = House::new();
    let who = house.worker("Ada Quill", &[Role::SocialWorker], None);
    let lead = house.worker("Lee Marsh", &[Role::SocialWorker], None);
    let (_, people) = family_of(&house, &who, &[Someone("Amira", "Khan", "2015-03-04", Part::Child)]);
    let (hidden, others) = family_of(&house, &lead, &[Someone("Zed", "Vane", "1985", Part::Adult)]);
    tie(&house, others[0], RelationshipKind::Father, people[0]);
    house.get(&who, &format!("/people/{}", people[0])).shows("Zed Vane");
    restrict(&house, hidden);
    house.get(&who, &format!("/people/{}", people[0])).shows("Amira Khan").hides("Zed Vane");
    assert_eq!(house.get(&who, &format!("/people/{}", others[0])).status, StatusCode::NOT_FOUND);
}

#[test]
fn the_page_costs_the_same_whoever_is_around() {
    let house = House::new();
    let who = house.worker("Ada Quill", &[Role::SocialWorker], None);
    let (_, alone) = family_of(&house, &who, &[Someone("Amira", "Khan", "2015-03-04", Part::Child)]);
    let many: Vec<Someone> = ["Abe", "Bea", "Cal", "Dot", "Eli", "Fay"]
        .map(|name| Someone(name, "Reed", "2014-01-01", Part::Child))
        .into();
    let (family, people) = family_of(&house, &who, &many);
    for other in &people[1..] {
        tie(&house, people[0], RelationshipKind::Relative, *other);
    }
    also_in(&house, family, alone[0], Part::Network);
    let page = house.get(&who, &format!("/people/{}", people[0]));
    page.shows("Fay Reed");
    let (_, single) = family_of(&house, &who, &[Someone("Bo", "Lark", "2015-03-04", Part::Child)]);
    let few = house.get(&who, &format!("/people/{}", single[0]));
    few.shows("Bo Lark");
    assert_eq!(page.statements, few.statements);
    assert!(page.statements <= 30, "{} statements", page.statements);
}
