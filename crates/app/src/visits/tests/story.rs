use std::collections::HashMap;

use jiff::civil::date;

use super::builder::{form_on, ordinary, plan, send};
use crate::visits::story::{StoryLine, and, of_family, of_person};

const SHARED: &str = "We met at the library.";

fn told() -> (Vec<StoryLine>, Vec<StoryLine>, super::builder::Home) {
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
    let authority = house.authority;
    let family = house.app.db.read(|tx| of_family(tx, authority, home.family)).unwrap();
    let child = house.app.db.read(|tx| of_person(tx, authority, second)).unwrap();
    (family, child, home)
}

#[test]
fn a_familys_story_has_the_visit_and_each_childs_part() {
    let (family, _, home) = told();
    let owners: Vec<_> = family.iter().map(|line| line.person).collect();
    assert_eq!(owners, [None, Some(home.children[0]), Some(home.children[1])]);
    assert_eq!(family[0].words, SHARED);
    assert_eq!(family[0].title, "Child in need visit by Ada Quill");
    assert_eq!(family[0].happened_on, date(2026, 11, 24));
    assert_eq!(family[1].title, "Seen alone");
    assert_eq!(family[1].words, "“I want to go home”\nHe misses his dog");
}

#[test]
fn a_childs_story_has_what_is_shared_and_their_own_and_nothing_of_a_sibling() {
    let (_, child, home) = told();
    let owners: Vec<_> = child.iter().map(|line| line.person).collect();
    assert_eq!(owners, [None, Some(home.children[1])]);
    assert_eq!(child[0].words, SHARED);
    assert_eq!(child[1].words, "We have to see her this week");
    let whole = format!("{child:?}");
    for siblings in ["I want to go home", "He misses his dog", "Seen alone"] {
        assert!(!whole.contains(siblings), "{whole}");
    }
}

#[test]
fn only_children_whom_the_reader_may_know_are_named() {
    let (family, _, home) = told();
    let both =
        HashMap::from([(home.children[0], "Chidi".to_owned()), (home.children[1], "Ngozi".to_owned())]);
    let one = HashMap::from([(home.children[1], "Ngozi".to_owned())]);
    assert_eq!(family[0].about(&both).as_deref(), Some("About Chidi and Ngozi"));
    assert_eq!(family[0].about(&one).as_deref(), Some("About Ngozi"));
    assert_eq!(family[0].about(&HashMap::new()), None);
}

#[test]
fn names_are_joined_as_people_join_them() {
    assert_eq!(and(&[]), "");
    assert_eq!(and(&["Ada"]), "Ada");
    assert_eq!(and(&["Ada", "Ben", "Cy"]), "Ada, Ben and Cy");
}
