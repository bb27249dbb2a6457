use axum::http::StatusCode;
use kith_practice::family::{Part, RelationshipKind};
use kith_vocabulary::ids::{FamilyId, PersonId};

use crate::families::tests::builders::{Someone, family_of, restrict, tie};
use crate::platform::access::Role;
use crate::testing::{House, SignedIn};

struct Twice {
    house: House,
    manager: SignedIn,
    families: [FamilyId; 2],
    zoe: PersonId,
    zoe_again: PersonId,
}

/// Zoe is the mother of Amira in one family, and was recorded again in another.
fn recorded_twice() -> Twice {
    let house = House::new();
    let team = house.team("North");
    let manager = house.worker("Mo Hale", &[Role::TeamManager], Some(team));
    let lead = house.worker("Ada Quill", &[Role::SocialWorker], Some(team));
    let (one, people) = family_of(
        &house,
        &lead,
        &[
            Someone("Amira", "Khan", "2015-03-04", Part::Child),
            Someone("Zoe", "Khan", "1988-01-01", Part::Adult),
        ],
    );
    let (two, again) = family_of(
        &house,
        &lead,
        &[
            Someone("Bo", "Lark", "2019-03-04", Part::Child),
            Someone("Zoë", "Lark", "1988-01-01", Part::Adult),
        ],
    );
    tie(&house, people[1], RelationshipKind::Mother, people[0]);
    tie(&house, again[1], RelationshipKind::Mother, again[0]);
    Twice { house, manager, families: [one, two], zoe: people[1], zoe_again: again[1] }
}

fn merge(twice: &Twice) -> String {
    let path = format!("/people/{}/merge", twice.zoe);
    let other = twice.zoe_again.to_string();
    let answer = twice.house.post(
        &twice.manager,
        &path,
        &[("other", &other), ("keep", "this"), ("reason", "The same NHS letter")],
    );
    assert_eq!(answer.location, format!("/people/{}?done=people-merged", twice.zoe), "{}", answer.main());
    answer.location
}

#[test]
fn two_records_become_one_that_belongs_to_both_families() {
    let twice = recorded_twice();
    let (house, manager) = (&twice.house, &twice.manager);
    house
        .get(manager, &format!("/people/{}/merge?other={}", twice.zoe, twice.zoe_again))
        .shows("Are these one person?")
        .shows("Zoë Lark");
    let page = house.get(manager, &merge(&twice));
    page.shows("Khan family").shows("Lark family").shows("Amira Khan").shows("Bo Lark").shows("Zoë Lark");
    let other = house.get(manager, &format!("/families/{}", twice.families[1]));
    other.shows("Zoe Khan").shows("Mother of Bo");
    let old = house.get(manager, &format!("/people/{}", twice.zoe_again));
    assert_eq!(old.location, format!("/people/{}", twice.zoe));
}

#[test]
fn parting_them_again_is_exact() {
    let twice = recorded_twice();
    let (house, manager) = (&twice.house, &twice.manager);
    let paths = [
        format!("/people/{}", twice.zoe),
        format!("/people/{}", twice.zoe_again),
        format!("/families/{}", twice.families[0]),
        format!("/families/{}", twice.families[1]),
    ];
    // The tokens of forms differ from page to page, and the source of a detail tells of the merge.
    let words = |path: &String| {
        let page = house.get(manager, path);
        let lines = page.main().lines().filter(|line| !line.contains("type=\"hidden\""));
        lines.map(str::trim).collect::<Vec<_>>().join("\n")
    };
    let before: Vec<String> = paths.iter().map(words).collect();
    merge(&twice);
    let other = twice.zoe_again.to_string();
    let parted = house.post(manager, &format!("{}/unmerge", paths[0]), &[("other", &other)]);
    assert_eq!(parted.location, format!("{}?done=people-unmerged", paths[0]));
    let after: Vec<String> = paths.iter().map(words).collect();
    assert_eq!(before, after);
}

#[test]
fn a_record_is_not_merged_with_itself_or_twice_or_without_a_reason() {
    let twice = recorded_twice();
    let (house, manager) = (&twice.house, &twice.manager);
    let path = format!("/people/{}/merge", twice.zoe);
    let (this, other) = (twice.zoe.to_string(), twice.zoe_again.to_string());
    let refused = |answers: &[(&str, &str)], words: &str| {
        let answer = house.post(manager, &path, answers);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains(words), "{words}: {}", answer.main());
    };
    refused(&[("other", &other)], "Say how you know");
    refused(&[("other", &this), ("reason", "same")], "cannot be merged with itself");
    merge(&twice);
    refused(&[("other", &other), ("reason", "same")], "merged already");
}

#[test]
fn what_keeps_out_of_one_of_its_families_keeps_out_of_the_merged_record() {
    let twice = recorded_twice();
    let (house, manager) = (&twice.house, &twice.manager);
    merge(&twice);
    restrict(house, twice.families[1]);
    assert_eq!(house.get(manager, &format!("/people/{}", twice.zoe)).status, StatusCode::NOT_FOUND);
    house.get(manager, &format!("/families/{}", twice.families[0])).shows("Amira Khan").hides("Zoe");
}

#[test]
fn a_social_worker_does_not_merge() {
    let twice = recorded_twice();
    let worker = twice.house.worker("Lee Marsh", &[Role::SocialWorker], None);
    let path = format!("/people/{}/merge", twice.zoe);
    assert_eq!(twice.house.get(&worker, &path).status, StatusCode::FORBIDDEN);
}
