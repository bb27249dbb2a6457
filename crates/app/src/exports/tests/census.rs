use super::*;
use crate::platform::db::all_tables;
use crate::{statement, values};

statement! {
    MAKINGS = "
        select count(*)
          from audit
         where authority_id = ?1 and action = 'make return'";

    MERGE = "
        update person
           set merged_into_id = (select person_id from identifier where authority_id = ?1 and value = ?3)
         where authority_id = ?1
           and person_id = (select person_id from identifier where authority_id = ?1 and value = ?2)";
}

#[test]
fn every_making_is_kept_with_its_hash_and_audited() {
    let house = House::new();
    import(&house, &sample("census-2026.xml"));
    let (made, path) = census_of(&house, 2026);
    let bytes = std::fs::read(&path).unwrap();
    assert_eq!(made.size, i64::try_from(bytes.len()).unwrap());
    let hash = <sha2::Sha256 as sha2::Digest>::digest(&bytes);
    assert_eq!(made.sha256, crate::platform::clock::hex(&hash));
    let authority = house.authority;
    let lines: i64 = house.app.db.read(|tx| tx.row(&MAKINGS, values![authority])?.unwrap().take()).unwrap();
    assert_eq!(lines, 1);
    assert!(all_tables().any(|table| table.name == "export"), "a making is a record of its own");
}

#[test]
fn a_year_in_which_nobody_was_in_need_is_a_census_of_nobody() {
    let house = House::new();
    import(&house, &sample("census-2026.xml"));
    let (made, path) = census_of(&house, 2015);
    assert_eq!(made.children, 0);
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains("<ReferenceDate>2015-03-31</ReferenceDate>"), "{text}");
    assert!(text.contains("<LEA>999</LEA>"), "{text}");
}

#[test]
fn a_stretch_of_children_is_read_in_a_fixed_number_of_statements() {
    let house = House::new();
    import(&house, &sample("census-2026.xml"));
    let before = house.app.db.statements();
    let children = house.app.db.read(|tx| {
        let children = super::super::children::children_in_need(
            tx,
            house.authority,
            jiff::civil::date(2025, 4, 1),
            jiff::civil::date(2026, 3, 31),
        )?;
        let mut n = 0;
        super::super::children::each_stretch(tx, house.authority, &children, &mut |_, stretch| {
            n += stretch.children.len();
            Ok(())
        })?;
        Ok(n)
    });
    assert!(children.unwrap() > 3);
    assert_eq!(house.app.db.statements() - before, 9);
}

#[test]
fn what_was_merged_into_a_child_is_told_as_theirs() {
    let house = House::new();
    import(&house, &sample("census-2026.xml"));
    let before = census_of(&house, 2026).0.children;
    let authority = house.authority;
    house.app.db.write(move |tx| tx.run(&MERGE, values![authority, "SOL100202", "SOL100201"])).unwrap();
    let (made, path) = census_of(&house, 2026);
    assert_eq!(made.children, before - 1);
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains("SOL100201") && !text.contains("SOL100202"));
}
