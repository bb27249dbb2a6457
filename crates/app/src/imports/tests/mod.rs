//! Files read into a record of its own, looked at row by row and through the pages.

mod hostile;
mod keeping;
mod looked_after;
mod pages;
mod years;

use std::path::{Path, PathBuf};

use kith_practice::people::IdentifierScheme;
use kith_vocabulary::ids::PersonId;

use super::actions::{Outcome, import_census};
use super::census::Known;
use super::sql;
use crate::platform::db::all_tables;
use crate::platform::problem::Problem;
use crate::testing::House;
use crate::{statement, values};

statement! {
    COUNT_CHANGES = "
        select count(*)
          from change
         where authority_id = ?1";

    COUNT_TASKS = "
        select count(*)
          from task
         where authority_id = ?1";

    LEFTOVERS = "
        select {leftover}
          from leftover
         where authority_id = ?1
         order by place
         limit 10000";

    KEYS = "
        select person_id
          from person_key
         where authority_id = ?1 and kind = ?2 and key = ?3
         order by person_id
         limit 10";
}

/// A sample of the repository.
fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name)
}

/// A file of the house with this content.
fn file(house: &House, name: &str, content: &[u8]) -> PathBuf {
    let path = house.folder().join(name);
    std::fs::write(&path, content).unwrap();
    path
}

fn try_import(house: &House, path: &Path) -> Result<Outcome, Problem> {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    import_census(&house.app.db, house.acting, path, &name, &mut |_, _| {})
}

/// Imports a file that is new to the house.
#[track_caller]
fn import(house: &House, path: &Path) -> crate::journey::rows::Import {
    match try_import(house, path) {
        Ok(Outcome::Read(import)) => import,
        other => panic!("the file was not read: {other:?}"),
    }
}

/// Imports a census of these children, written as XML.
#[track_caller]
fn import_children(house: &House, year: i64, children: &str) -> crate::journey::rows::Import {
    let path = file(house, &format!("census-{year}.xml"), census(year, children).as_bytes());
    import(house, &path)
}

fn census(year: i64, children: &str) -> String {
    format!(
        "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>{year}</Year>\
         <ReferenceDate>{year}-03-31</ReferenceDate></CollectionDetails><Source><LEA>999</LEA></Source></Header>\n\
         <Children>\n{children}\n</Children></Message>"
    )
}

/// A child with an id, more identifiers, characteristics, and referrals.
fn child(id: &str, more: &str, details: &str) -> String {
    format!(
        "<Child><ChildIdentifiers><LAchildID>{id}</LAchildID>{more}</ChildIdentifiers>\
         <ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>{details}</Child>"
    )
}

/// How much the record has come to: its changes and its tasks.
fn size(house: &House) -> (i64, i64) {
    let authority = house.authority;
    let count = |statement| {
        house.app.db.read(|tx| tx.row(statement, values![authority])?.unwrap().take::<i64>()).unwrap()
    };
    (count(&COUNT_CHANGES), count(&COUNT_TASKS))
}

fn person(house: &House, child_id: &str) -> Option<PersonId> {
    let found = house
        .app
        .db
        .read(|tx| sql::find_people(tx, house.authority, IdentifierScheme::ChildId, child_id))
        .unwrap();
    assert!(found.len() < 2, "{child_id} is several people");
    found.first().copied()
}

/// A child with all their rows.
#[track_caller]
fn known(house: &House, child_id: &str) -> Known {
    let person = person(house, child_id).unwrap_or_else(|| panic!("{child_id} is not in the record"));
    let fresh = uuid::Uuid::nil().into();
    house.app.db.read(|tx| sql::load(tx, house.authority, person, fresh)).unwrap()
}

fn leftovers(house: &House) -> Vec<crate::journey::rows::Leftover> {
    house.app.db.read(|tx| tx.records(&LEFTOVERS, values![house.authority])).unwrap()
}

/// Why parts were set aside, of a child's leftovers or of those about no child.
fn whys(house: &House, person: Option<PersonId>) -> Vec<String> {
    leftovers(house).into_iter().filter(|left| left.person_id == person).map(|left| left.why).collect()
}

#[test]
fn every_table_that_an_import_fills_has_words_on_its_page() {
    for table in [
        "person",
        "identifier",
        "family",
        "family_member",
        "referral",
        "assessment",
        "need_plan",
        "enquiry",
        "protection_plan",
        "protection_review",
        "placement",
        "care_episode",
        "care_review",
        "care_check",
        "missing_episode",
        "liberty_order",
        "adoption_decision",
        "adoption",
        "adoption_told",
        "previous_permanence",
        "motherhood",
        "asylum",
        "social_worker_change",
        "leaver_contact",
    ] {
        assert!(all_tables().any(|known| known.name == table), "{table}");
        let words = super::changes::row_in_words(table, &serde_json::Map::new());
        assert_ne!(words.to_lowercase(), table.replace('_', " "), "{table} has no words");
    }
}
