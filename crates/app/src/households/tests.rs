use axum::http::StatusCode;
use kith_practice::family::Part;

use crate::families::tests::builders::{Someone, family_of};
use crate::platform::access::Role;
use crate::testing::House;

#[test]
fn people_move_and_what_was_so_before_stays() {
    let house = House::new();
    let who = house.worker("Ada Quill", &[Role::SocialWorker], None);
    let (family, people) = family_of(
        &house,
        &who,
        &[Someone("Amira", "Khan", "2015-03-04", Part::Child), Someone("Farah", "Khan", "1988", Part::Adult)],
    );
    let (child, mother) = (people[0].to_string(), people[1].to_string());
    let path = format!("/families/{family}/households");
    let first = house.post(
        &who,
        &path,
        &[
            ("name", "Mum and Amira"),
            ("person", &child),
            ("person", &mother),
            ("lines", "1 Quay Street\nSolent"),
            ("postcode", "so238uj"),
            ("from-day", "1"),
            ("from-month", "2"),
            ("from-year", "2026"),
        ],
    );
    assert_eq!(first.location, format!("/families/{family}?done=household-changed"), "{}", first.main());
    house
        .get(&who, &first.location)
        .shows("1 Quay Street<br>Solent<br>SO23 8UJ<br>")
        .shows("since 1 February 2026")
        .shows("Farah Khan and Amira Khan");
    let second = house.post(
        &who,
        &path,
        &[
            ("name", "Gran"),
            ("person", &child),
            ("from-day", "1"),
            ("from-month", "9"),
            ("from-year", "2026"),
        ],
    );
    house
        .get(&who, &second.location)
        .shows("Lives at: Gran")
        .shows("Amira Khan, 1 February 2026 to 1 September 2026");
    house
        .get(&who, &format!("/people/{child}"))
        .shows("1 Quay Street, Solent, SO23 8UJ")
        .shows("1 February 2026 to 1 September 2026");
}

#[test]
fn a_new_address_ends_the_one_before() {
    let house = House::new();
    let who = house.worker("Ada Quill", &[Role::SocialWorker], None);
    let (family, people) = family_of(&house, &who, &[Someone("Amira", "Khan", "2015-03-04", Part::Child)]);
    let child = people[0].to_string();
    let path = format!("/families/{family}/households");
    let base = [("name", "Home"), ("person", child.as_str())];
    let with = |more: &[(&'static str, &'static str)]| [&base[..], more].concat();
    let old = [("lines", "1 Quay Street"), ("from-day", "1"), ("from-month", "2"), ("from-year", "2026")];
    house.post(&who, &path, &with(&old));
    let page = house.get(&who, &format!("/families/{family}"));
    let start = page.body.find(&format!("{path}/")).unwrap();
    let change = page.body[start..].split('"').next().unwrap().to_owned();
    house.get(&who, &change).shows("Address now:").shows("1 Quay Street");
    let new = [("lines", "2 Mill Lane"), ("from-day", "5"), ("from-month", "6"), ("from-year", "2026")];
    let moved = house.post(&who, &change, &with(&new));
    house
        .get(&who, &moved.location)
        .shows("2 Mill Lane")
        .shows("1 Quay Street, 1 February 2026 to 5 June 2026");
    let early = [("lines", "3 Mill Lane"), ("from-day", "4"), ("from-month", "6"), ("from-year", "2026")];
    let refused = house.post(&who, &change, &with(&early));
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let postcode = house.post(&who, &change, &with(&[("lines", "4 Mill Lane"), ("postcode", "nowhere")]));
    assert!(postcode.body.contains("full UK postcode"), "{}", postcode.main());
}

#[test]
fn nobody_of_another_family_moves_in() {
    let house = House::new();
    let who = house.worker("Ada Quill", &[Role::SocialWorker], None);
    let (family, _) = family_of(&house, &who, &[Someone("Amira", "Khan", "2015-03-04", Part::Child)]);
    let (_, others) = family_of(&house, &who, &[Someone("Bo", "Lark", "2015-03-04", Part::Child)]);
    let other = others[0].to_string();
    let answer =
        house.post(&who, &format!("/families/{family}/households"), &[("name", "Home"), ("person", &other)]);
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}
