use axum::http::StatusCode;
use kith_practice::family::Part;

use crate::families::tests::builders::{Someone, family_of};
use crate::platform::access::Role;
use crate::testing::House;

#[test]
fn a_professional_is_drawn_around_the_family_until_their_work_ends() {
    let house = House::new();
    let who = house.worker("Ada Quill", &[Role::SocialWorker], None);
    let (family, _) = family_of(&house, &who, &[Someone("Amira", "Khan", "2015-03-04", Part::Child)]);
    let path = format!("/families/{family}/professionals");
    let empty = house.post(&who, &path, &[("organisation", "Quay Surgery")]);
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("Enter their name") && empty.body.contains("Quay Surgery"));
    let done = house.post(&who, &path, &[("name", "Wyn Poole"), ("part", "Health visitor")]);
    house.get(&who, &done.location).shows("Wyn Poole").shows("Around the family");
    let page = house.get(&who, &path);
    let start = page.body.find(&format!("{path}/")).unwrap();
    let end = page.body[start..].split('"').next().unwrap().to_owned();
    let ended = house.post(&who, &end, &[]);
    house.get(&who, &ended.location).shows("Wyn Poole").hides("Around the family");
    let absent = format!("{path}/{family}/end");
    assert_eq!(house.post(&who, &absent, &[]).status, StatusCode::NOT_FOUND);
}
