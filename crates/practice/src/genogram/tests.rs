use super::RelationshipKind as K;
use super::*;
use jiff::civil::date;
use proptest::prelude::*;

fn child(person: &'static str, year: i16) -> Someone<&'static str> {
    Someone { person, born: Some(date(year, 1, 1)), stands: Stands::WithChildren }
}

fn adult(person: &'static str) -> Someone<&'static str> {
    Someone { person, born: None, stands: Stands::WithAdults }
}

fn ties(rows: &[(&'static str, K, &'static str)]) -> Vec<Tie<&'static str>> {
    rows.iter().map(|&(person, kind, other)| Tie { person, other, kind }).collect()
}

/// The picture in words: rows from the top, people from the left.
fn rows_of(layout: &Layout<&'static str>) -> Vec<String> {
    (0..layout.rows)
        .map(|row| {
            let mut here: Vec<_> = layout.places.iter().filter(|place| place.row == row).collect();
            here.sort_by(|one, other| one.x.partial_cmp(&other.x).unwrap());
            here.iter().map(|place| place.person).collect::<Vec<_>>().join(" ")
        })
        .collect()
}

#[test]
fn parents_stand_above_their_children_who_stand_by_age() {
    let layout = lay_out(
        &[child("ben", 2017), child("ada", 2015), adult("mum"), adult("dad")],
        &ties(&[
            ("mum", K::Mother, "ada"),
            ("mum", K::Mother, "ben"),
            ("dad", K::Father, "ada"),
            ("dad", K::Father, "ben"),
        ]),
    );
    assert_eq!(rows_of(&layout), ["dad mum", "ada ben"]);
    assert_eq!(layout.unions.len(), 1);
    assert_eq!(layout.unions[0].children, [("ada", Descent::Birth), ("ben", Descent::Birth)]);
    let x = |who| layout.places.iter().find(|place| place.person == who).unwrap().x;
    assert!((x("mum") + x("dad") - x("ada") - x("ben")).abs() < 1e-6, "children stand under their parents");
}

#[test]
fn half_brothers_and_sisters_hang_from_two_unions_with_the_shared_parent_between() {
    let layout = lay_out(
        &[child("ada", 2012), child("ben", 2018), adult("mum"), adult("old"), adult("new")],
        &ties(&[
            ("mum", K::Mother, "ada"),
            ("mum", K::Mother, "ben"),
            ("old", K::Father, "ada"),
            ("new", K::Father, "ben"),
            ("mum", K::FormerPartner, "old"),
            ("new", K::Partner, "mum"),
        ]),
    );
    assert_eq!(rows_of(&layout), ["old mum new", "ada ben"]);
    let couples: Vec<Couple> = layout.unions.iter().map(|union| union.couple).collect();
    assert_eq!(couples.len(), 2);
    assert!(couples.contains(&Couple::Apart) && couples.contains(&Couple::Together));
}

#[test]
fn grandparents_stand_two_rows_up_and_unrelated_people_with_their_like() {
    let layout = lay_out(
        &[child("ada", 2012), child("guest", 2013), adult("mum"), adult("gran"), adult("friend")],
        &ties(&[("gran", K::Grandparent, "ada"), ("mum", K::Mother, "ada"), ("friend", K::Friend, "mum")]),
    );
    let rows = rows_of(&layout);
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0], "gran");
    assert!(rows[1].contains("mum") && rows[1].contains("friend"));
    assert!(rows[2].contains("ada") && rows[2].contains("guest"));
}

#[test]
fn a_child_with_birth_and_adoptive_parents_hangs_from_both() {
    let layout = lay_out(
        &[child("ada", 2012), adult("mum"), adult("new mum"), adult("new dad")],
        &ties(&[
            ("mum", K::Mother, "ada"),
            ("new mum", K::AdoptiveParent, "ada"),
            ("new dad", K::AdoptiveParent, "ada"),
        ]),
    );
    let descents: Vec<Descent> = layout.unions.iter().map(|union| union.children[0].1).collect();
    assert_eq!(descents.len(), 2);
    assert!(descents.contains(&Descent::Adoption));
}

#[test]
fn an_empty_family_is_an_empty_picture() {
    let layout = lay_out::<u8>(&[], &[]);
    assert_eq!((layout.rows, layout.width), (0, 0.0));
    assert!(layout.places.is_empty());
}

proptest! {
    #[test]
    fn everybody_has_one_place_and_nobody_stands_on_another(
        people in 0..14u8,
        rows in prop::collection::vec((0..14u8, 0..K::ALL.len(), 0..14u8), 0..40),
    ) {
        let people: Vec<Someone<u8>> = (0..people)
            .map(|person| Someone {
                person,
                born: None,
                stands: if person % 2 == 0 { Stands::WithChildren } else { Stands::WithAdults },
            })
            .collect();
        let ties: Vec<Tie<u8>> =
            rows.iter().map(|(person, kind, other)| Tie { person: *person, other: *other, kind: K::ALL[*kind] }).collect();
        let layout = lay_out(&people, &ties);
        let placed: BTreeSet<u8> = layout.places.iter().map(|place| place.person).collect();
        prop_assert_eq!(placed.len(), people.len());
        prop_assert_eq!(layout.places.len(), people.len());
        for one in &layout.places {
            prop_assert!(one.x >= 0.0 && one.x < layout.width && one.row < layout.rows);
            for other in &layout.places {
                let clear = one.person == other.person || one.row != other.row || (one.x - other.x).abs() > 0.999;
                prop_assert!(clear, "{:?} and {:?}", one, other);
            }
        }
    }
}
