//! The same children again: the same file, the next year's, an older one, and children found by other numbers.

use jiff::civil::date;
use kith_practice::family::Part;
use kith_practice::people::YesNo;
use kith_vocabulary::birth::Birth;

use super::*;
use crate::families::rows::{Family, FamilyMember};
use crate::people::keys::{BORN, IDENTIFIER};
use crate::platform::verify;

statement! {
    FAMILIES = "
        select {family f}, {family_member m}
          from family f
          join family_member m on m.authority_id = f.authority_id and m.family_id = f.family_id
         where f.authority_id = ?1 and m.person_id = ?2
         order by f.family_id
         limit 5";
}

#[test]
fn a_census_becomes_people_with_families_referrals_assessments_and_plans() {
    let house = House::new();
    let import = import(&house, &sample("census-2025.xml"));
    assert_eq!((import.children, import.year), (12, Some(2025)));
    let known = known(&house, "SOL100201");
    let row = &known.person.row;
    assert_eq!(row.birth, Birth::Born(date(2014, 5, 4)));
    assert_eq!((row.sex.as_deref(), row.ethnicity.as_deref()), (Some("F"), Some("WBRI")));
    assert_eq!(row.disabilities, "NONE");
    let referral = &known.referrals[0].row;
    assert_eq!(referral.referred_on, date(2024, 6, 11));
    assert_eq!(referral.no_further_action, Some(YesNo::No));
    assert_eq!(referral.first_conference_on, Some(date(2024, 7, 23)));
    assert_eq!(known.assessments[0].row.factors, "3B 4B 16A");
    assert_eq!(known.assessments[0].row.referral_id, referral.referral_id);
    assert_eq!(known.enquiries[0].row.conference_due_on, Some(date(2024, 7, 23)));
    assert_eq!(known.protection_plans[0].row.previous_plans, Some(0));
    assert_eq!(known.protection_reviews.len(), 2);
    let mut rows =
        house.app.db.read(|tx| tx.rows(&FAMILIES, values![house.authority, known.person_id()])).unwrap();
    assert_eq!(rows.len(), 1);
    let (family, member): (Family, FamilyMember) = (rows[0].record().unwrap(), rows[0].record().unwrap());
    assert_eq!(family.name, "Family of child SOL100201");
    assert_eq!((member.part, member.starts_on), (Part::Child, date(2014, 5, 4)));
}

#[test]
fn an_unborn_child_is_expected() {
    let house = House::new();
    import(&house, &sample("census-2025.xml"));
    let known = known(&house, "SOL100203");
    assert_eq!(known.person.row.birth, Birth::Expected(date(2025, 5, 20)));
    assert_eq!(known.person.row.upn_unknown.as_deref(), Some("UN6"));
}

#[test]
fn both_layouts_of_review_dates_are_read() {
    let house = House::new();
    import(&house, &sample("census-2025.xml"));
    let reviews = |id| {
        let known = known(&house, id);
        known.protection_reviews.iter().map(|kept| kept.row.reviewed_on).collect::<Vec<_>>()
    };
    assert_eq!(reviews("SOL100201"), [date(2024, 10, 15), date(2025, 3, 18)]);
    assert_eq!(reviews("SOL100202"), reviews("SOL100201"));
}

#[test]
fn an_older_code_for_sex_becomes_todays() {
    let check = |code: &str, sex: &str, findings: i64| {
        let house = House::new();
        let gender = format!("<GenderCurrent>{code}</GenderCurrent>");
        let import = import_children(&house, 2018, &child("A1", &gender, ""));
        assert_eq!(known(&house, "A1").person.row.sex.as_deref(), Some(sex), "{code}");
        assert_eq!(import.findings, findings, "{code}");
    };
    check("1", "M", 0);
    check("2", "F", 0);
    check("0", "U", 0);
    check("9", "U", 1);
    check("7", "7", 1);
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let house = House::new();
    let first = import(&house, &sample("census-2025.xml"));
    let before = size(&house);
    house.at("2026-12-01T09:00:00Z");
    match try_import(&house, &sample("census-2025.xml")).unwrap() {
        Outcome::Before(found) => assert_eq!(found, first),
        Outcome::Read(_) => panic!("the same file was read again"),
    }
    assert_eq!(size(&house), before);
}

#[test]
fn the_same_children_in_a_file_of_other_bytes_are_left_as_they_are() {
    let house = House::new();
    let first = import(&house, &sample("census-2025.xml"));
    let text = std::fs::read_to_string(sample("census-2025.xml")).unwrap();
    let second = import(&house, &file(&house, "again.xml", format!("{text}\n").as_bytes()));
    assert_eq!((second.new_rows, second.changed_rows), (0, 0));
    // New families and memberships are no part of what a file tells of a child.
    assert_eq!(second.same_rows, first.new_rows - 2 * 11);
    assert_eq!(known(&house, "SOL100201").person.row.version, 1);
}

#[test]
fn the_next_years_file_updates_the_same_children() {
    let house = House::new();
    import(&house, &sample("census-2025.xml"));
    let before = person(&house, "SOL100201");
    let import = import(&house, &sample("census-2026.xml"));
    assert_eq!(person(&house, "SOL100201"), before);
    let eldest = known(&house, "SOL100201");
    assert_eq!(eldest.protection_plans.len(), 1);
    assert_eq!(eldest.protection_plans[0].row.latest_category.as_deref(), Some("EMO"));
    assert_eq!(eldest.protection_plans[0].row.ended_on, Some(date(2025, 12, 9)));
    assert_eq!(eldest.protection_reviews.len(), 3);
    assert_eq!(eldest.person.row.version, 1, "nothing about the child is new");
    let baby = known(&house, "SOL100203");
    assert_eq!(baby.person.row.birth, Birth::Born(date(2025, 5, 24)));
    assert_eq!(baby.person.row.sex.as_deref(), Some("F"));
    assert_eq!(known(&house, "SOL100202").assessments[0].row.factors, "3B 4B 16A", "the order says nothing");
    assert!(import.new_rows > 0 && import.changed_rows > 0 && import.same_rows > 0, "{import:?}");
    if let Err(unproved) = verify::verify(&house.app.db) {
        panic!("the record does not prove itself: {unproved:?}");
    }
}

#[test]
fn an_end_that_the_record_knows_is_not_undone_by_a_silent_file() {
    let house = House::new();
    import(&house, &sample("census-2025.xml"));
    import(&house, &sample("census-2026.xml"));
    let known = known(&house, "SOL100402");
    assert_eq!(known.referrals[0].row.closed_on, Some(date(2024, 6, 4)));
    assert!(whys(&house, Some(known.person_id())).iter().any(|why| why.contains("the file gives no end")));
}

#[test]
fn an_older_file_fills_what_is_blank_and_says_where_it_differs() {
    let house = House::new();
    let details = |date: &str, more: &str| {
        format!("<CINdetails><CINreferralDate>{date}</CINreferralDate>{more}</CINdetails>")
    };
    let newer = details("2023-01-09", "<PrimaryNeedCode>N2</PrimaryNeedCode>");
    let older =
        details("2023-01-09", "<PrimaryNeedCode>N1</PrimaryNeedCode><ReferralSource>1A</ReferralSource>")
            + &details("2021-05-04", "");
    import_children(&house, 2024, &child("A1", "<Sex>F</Sex>", &newer));
    import_children(&house, 2023, &child("A1", "<Sex>M</Sex>", &older));
    let known = known(&house, "A1");
    assert_eq!(known.person.row.sex.as_deref(), Some("F"));
    assert_eq!(known.referrals.len(), 2);
    let referral = &known.referrals[1].row;
    assert_eq!((referral.primary_need.as_deref(), referral.source.as_deref()), (Some("N2"), Some("1A")));
    let told = whys(&house, Some(known.person_id()));
    assert_eq!(told.iter().filter(|why| why.contains("The record says otherwise")).count(), 2);
}

#[test]
fn a_child_with_a_new_id_is_found_by_the_upn_unless_the_births_differ() {
    let house = House::new();
    import(&house, &sample("census-2025.xml"));
    let before = person(&house, "SOL100455");
    import(&house, &sample("census-2026.xml"));
    assert_eq!(person(&house, "SOL200455"), before);
    assert!(whys(&house, before).iter().any(|why| why.contains("found by the UPN")));
    let upn = known(&house, "SOL100201").identifiers.iter().map(|kept| kept.row.value.clone()).max().unwrap();
    let other = format!("<UPN>{upn}</UPN><PersonBirthDate>2001-01-01</PersonBirthDate>");
    import_children(&house, 2026, &child("NEW1", &other, ""));
    assert_ne!(person(&house, "NEW1"), person(&house, "SOL100201"));
}

#[test]
fn two_children_of_one_file_with_the_same_upn_stay_two() {
    let house = House::new();
    import(&house, &sample("census-2025.xml"));
    let upn = known(&house, "SOL100201").identifiers.iter().map(|kept| kept.row.value.clone()).max().unwrap();
    let number = format!("<UPN>{upn}</UPN>");
    let twins = child("SOL100201", &number, "") + &child("TWIN", &number, "");
    import_children(&house, 2026, &twins);
    assert_ne!(person(&house, "TWIN"), person(&house, "SOL100201"));
}

#[test]
fn a_child_who_is_in_the_file_twice_is_one_person_and_what_differs_is_told() {
    let house = House::new();
    let twice = child("A1", "<Sex>F</Sex>", "") + &child("A1", "<Sex>M</Sex>", "");
    import_children(&house, 2025, &twice);
    let known = known(&house, "A1");
    assert_eq!(known.person.row.sex.as_deref(), Some("F"));
    let told = whys(&house, Some(known.person_id()));
    assert!(told.iter().any(|why| why.contains("twice")), "{told:?}");
    assert!(told.iter().any(|why| why.contains("otherwise")), "{told:?}");
}

#[test]
fn an_imported_child_is_found_by_child_id_upn_and_birth() {
    let house = House::new();
    import(&house, &sample("census-2025.xml"));
    let child = person(&house, "SOL100201");
    let upn = known(&house, "SOL100201").identifiers.iter().map(|kept| kept.row.value.clone()).max().unwrap();
    for (kind, key) in [(IDENTIFIER, "SOL100201"), (IDENTIFIER, upn.as_str()), (BORN, "2014-05-04")] {
        let rows = house.app.db.read(|tx| tx.rows(&KEYS, values![house.authority, kind, key])).unwrap();
        let found: Vec<Option<PersonId>> = rows.into_iter().map(|mut row| row.take().unwrap()).collect();
        assert_eq!(found, [child], "{kind} {key}");
    }
}

#[test]
fn whoever_imports_without_a_name_is_the_systems_own_worker_once() {
    let house = House::new();
    let importer =
        || super::super::actions::importer(&house.app.db, house.authority, house.acting.now).unwrap();
    assert_eq!(importer().worker, importer().worker);
}
