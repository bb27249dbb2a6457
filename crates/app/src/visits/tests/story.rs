//! What the story of a family and of a child tells of a visit.

use std::collections::BTreeSet;

use jiff::civil::date;

use super::builder::{Home, form_on, ordinary, plan, restrict, send};
use crate::story::{StoryEntry, story_of_family, story_of_person};
use crate::testing::{House, SignedIn};

const SHARED: &str = "We met at the library.";

fn told() -> (House, SignedIn, Home) {
    let (house, worker, home) = ordinary();
    let visit = plan(&house, &worker, &home, date(2026, 11, 24), "2pm");
    let path = format!("/visits/{visit}/record");
    let form = form_on(&house.get(&worker, &path), &path);
    let [first, second] = [home.children[0], home.children[1]];
    send(
        &house,
        &worker,
        &path,
        &form,
        &[
            (&format!("seen-{first}"), "alone"),
            (&format!("words-{first}"), "I want to go home"),
            (&format!("meaning-{first}"), "He misses his dog"),
            (&format!("seen-{second}"), "not seen"),
            (&format!("where-{second}"), "at a friend's"),
            (&format!("meaning-{second}"), "We have to see her this week"),
            ("narrative", SHARED),
        ],
    );
    (house, worker, home)
}

fn visits(story: Vec<StoryEntry>) -> Vec<StoryEntry> {
    story.into_iter().filter(|entry| entry.link.is_some()).collect()
}

#[test]
fn a_familys_story_tells_a_visit_once_with_its_children() {
    let (house, _, home) = told();
    let authority = house.authority;
    let story = visits(house.app.db.read(|tx| story_of_family(tx, authority, home.family)).unwrap());
    assert_eq!(story.len(), 1, "{story:?}");
    assert_eq!((story[0].words.as_str(), story[0].happened_on), (SHARED, date(2026, 11, 24)));
    let (mut named, mut children) = (story[0].people.clone(), home.children.clone());
    named.sort();
    children.sort();
    assert_eq!(named, children);
    let mut parts: Vec<_> = story[0].own.iter().map(|own| own.child).collect();
    parts.sort();
    assert_eq!(parts, children, "each child's part is told under that child");
}

#[test]
fn a_childs_story_has_what_is_shared_and_their_own_and_nothing_of_a_sibling() {
    let (house, _, home) = told();
    let authority = house.authority;
    let child = home.children[1];
    let story =
        visits(house.app.db.read(|tx| story_of_person(tx, authority, child, &BTreeSet::new())).unwrap());
    assert_eq!(story[0].words, SHARED);
    let [own] = story[0].own.as_slice() else { panic!("{story:?}") };
    assert_eq!(own.child, child);
    assert!(own.words.contains("We have to see her this week"), "{own:?}");
    let whole = format!("{story:?}");
    for siblings in ["I want to go home", "He misses his dog", "Seen alone"] {
        assert!(!whole.contains(siblings), "{whole}");
    }
    assert!(!whole.contains(&home.children[0].to_string()), "{whole}");
}

#[test]
fn a_visit_that_did_not_happen_is_told_plainly_with_its_reason() {
    let (house, worker, home) = ordinary();
    let visit = plan(&house, &worker, &home, date(2026, 11, 24), "2pm");
    let page = house.get(&worker, &format!("/visits/{visit}"));
    let path = format!("/visits/{visit}/not-held");
    let told = send(
        &house,
        &worker,
        &path,
        &form_on(&page, &path),
        &[("because", "Nobody answered the door, and the phone was off")],
    );
    assert_eq!(told.location, format!("/visits/{visit}?done=visit-cancelled"), "{}", told.main());
    for path in [home.path(""), format!("/people/{}", home.children[0])] {
        house
            .get(&worker, &path)
            .shows("Child in need visit by Ada Quill did not happen")
            .shows("24 November 2026")
            .shows("Nobody answered the door, and the phone was off");
    }
}

#[test]
fn only_children_whom_the_reader_may_know_are_named() {
    let (house, worker, home_one) = told();
    let page = house.get(&worker, &home_one.path(""));
    page.shows(SHARED).shows("Chidi and Ngozi");
    let other = super::builder::home(&house, "Verity", &[]);
    super::builder::join(&house, other.family, home_one.children[0], kith_practice::family::Part::Child);
    restrict(&house, other.family, &[]);
    let page = house.get(&worker, &home_one.path(""));
    page.shows(SHARED).shows("Ngozi").hides("Chidi");
}
