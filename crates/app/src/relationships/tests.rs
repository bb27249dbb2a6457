use axum::http::StatusCode;
use kith_practice::family::Part;

use crate::families::tests::builders::{Someone, family_of};
use crate::platform::access::Role;
use crate::testing::House;

#[test]
fn a_tie_is_recorded_to_several_at_once_and_ended_later() {
    let house = House::new();
    let who = house.worker("Ada Quill", &[Role::SocialWorker], None);
    let (family, people) = family_of(
        &house,
        &who,
        &[
            Someone("Amira", "Khan", "2015-03-04", Part::Child),
            Someone("Sami", "Khan", "2018-06-01", Part::Child),
            Someone("Farah", "Khan", "1988", Part::Adult),
        ],
    );
    let ids: Vec<String> = people.iter().map(ToString::to_string).collect();
    let path = format!("/families/{family}/relationships");
    house.get(&who, &format!("{path}?who={}", ids[2])).shows(&format!("value=\"{}\" selected", ids[2]));
    let empty = house.post(&who, &path, &[("who", &ids[2]), ("whom", &ids[2])]);
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("Choose what they are") && empty.body.contains("Choose to whom"));
    let answers = [("who", ids[2].as_str()), ("kind", "mother"), ("whom", &ids[0]), ("whom", &ids[1])];
    let done = house.post(&who, &path, &answers);
    house.get(&who, &done.location).shows("Mother of Amira and Sami").shows("worked out from their parents");
    house.post(&who, &path, &answers);
    let page = house.get(&who, &path);
    assert_eq!(page.body.matches("Farah Khan is the mother of Amira Khan").count(), 2, "{}", page.main());
    let start = page.body.find(&format!("/people/{}/relationships/", ids[2])).unwrap();
    let end = page.body[start..].split('"').next().unwrap();
    house.get(&who, end).shows("Farah Khan is the mother of");
    let ended = house.post(&who, end, &[("ended-day", "25"), ("ended-month", "11"), ("ended-year", "2026")]);
    assert_eq!(ended.location, format!("/people/{}?done=relationships-changed", ids[2]));
    house.get(&who, &format!("/families/{family}")).hides("worked out from their parents");
}

#[test]
fn nobody_is_tied_to_somebody_outside_the_family() {
    let house = House::new();
    let who = house.worker("Ada Quill", &[Role::SocialWorker], None);
    let (family, people) = family_of(&house, &who, &[Someone("Amira", "Khan", "2015-03-04", Part::Child)]);
    let (_, others) = family_of(&house, &who, &[Someone("Bo", "Lark", "1985", Part::Adult)]);
    let (child, other) = (people[0].to_string(), others[0].to_string());
    let answer = house.post(
        &who,
        &format!("/families/{family}/relationships"),
        &[("who", &other), ("kind", "father"), ("whom", &child)],
    );
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}
