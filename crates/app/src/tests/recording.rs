use std::sync::Arc;

use kith_vocabulary::ids::FamilyId;
use uuid::Uuid;

use crate::families::rows::Family;
use crate::platform::clock::new_id;
use crate::platform::problem::Problem;
use crate::platform::recorder::{Intent, record_task};
use crate::platform::verify;
use crate::testing::House;
use crate::{statement, values};

statement! {
    FIND_FAMILY_NAMED = "select {family} from family where authority_id = ?1 and family_id = ?2";
    COUNT_CHANGES_OF = "select count(*) from change where authority_id = ?1 and row_id = ?2";
}

fn family(house: &House, name: &str) -> Family {
    Family { family_id: new_id(house.app.clock.now()), version: 0, name: name.to_owned(), matters_now: None }
}

fn save(house: &House, family: &Family, intent: Intent) -> Result<String, Problem> {
    let (acting, family) = (house.acting, family.clone());
    house.app.db.write(move |tx| {
        record_task(tx, acting, intent.clone(), |recorder| {
            recorder.save(&mut family.clone())?;
            Ok(format!("/families/{}", family.family_id))
        })
    })
}

fn stands(house: &House, id: FamilyId) -> Option<Family> {
    let authority = house.authority;
    house.app.db.read(|tx| tx.find(&FIND_FAMILY_NAMED, values![authority, id])).unwrap()
}

fn changes(house: &House, id: FamilyId) -> i64 {
    let authority = house.authority;
    house.app.db.read(|tx| tx.row(&COUNT_CHANGES_OF, values![authority, id])?.unwrap().take()).unwrap()
}

#[test]
fn a_row_is_saved_with_its_change() {
    let house = House::new();
    let family = family(&house, "Family of Ada");
    save(&house, &family, Intent::to("start a family")).unwrap();
    let stands = stands(&house, family.family_id).unwrap();
    assert_eq!((stands.name.as_str(), stands.version), ("Family of Ada", 1));
    assert_eq!(changes(&house, family.family_id), 1);
}

#[test]
fn a_row_that_did_not_change_leaves_no_trace() {
    let house = House::new();
    let family = family(&house, "Family of Ada");
    save(&house, &family, Intent::to("start a family")).unwrap();
    let same = stands(&house, family.family_id).unwrap();
    save(&house, &same, Intent::to("change a family")).unwrap();
    assert_eq!(changes(&house, family.family_id), 1);
}

#[test]
fn a_stale_edit_is_refused_and_overwrites_nothing() {
    let house = House::new();
    let family = family(&house, "Family of Ada");
    save(&house, &family, Intent::to("start a family")).unwrap();
    let read = stands(&house, family.family_id).unwrap();
    save(&house, &Family { name: "First".to_owned(), ..read.clone() }, Intent::to("change a family"))
        .unwrap();
    let stale = save(&house, &Family { name: "Second".to_owned(), ..read }, Intent::to("change a family"));
    match stale {
        Err(Problem::Conflict(conflict)) => assert_eq!((conflict.seen, conflict.stands), (1, 2)),
        other => panic!("{other:?}"),
    }
    assert_eq!(stands(&house, family.family_id).unwrap().name, "First");
}

#[test]
fn the_same_form_sent_twice_does_the_work_once() {
    let house = House::new();
    let write_id = Some(Uuid::from_u128(7));
    let first = family(&house, "Family of Ada");
    let again = family(&house, "Family of Ada");
    let led = save(&house, &first, Intent::to("start a family").once(write_id)).unwrap();
    assert_eq!(save(&house, &again, Intent::to("start a family").once(write_id)).unwrap(), led);
    assert!(stands(&house, again.family_id).is_none());
}

#[test]
fn a_task_that_fails_leaves_nothing_behind() {
    let house = House::new();
    let (acting, family) = (house.acting, family(&house, "Family of Ada"));
    let id = family.family_id;
    let outcome: Result<String, Problem> = house.app.db.write(move |tx| {
        record_task(tx, acting, Intent::to("start a family"), |recorder| {
            recorder.save(&mut family.clone())?;
            Err(Problem::invalid("name", "Give the family a name"))
        })
    });
    assert!(matches!(outcome, Err(Problem::Invalid(_))));
    assert!(stands(&house, id).is_none());
    assert_eq!(verify::verify(&house.app.db).unwrap().changes, 1, "the house's own worker");
}

#[test]
fn sixteen_writers_at_once_leave_one_unbroken_chain() {
    let house = Arc::new(House::new());
    let writers: Vec<_> = (0..16)
        .map(|writer| {
            let house = house.clone();
            std::thread::spawn(move || {
                for turn in 0..10 {
                    let family = family(&house, &format!("Family {writer} {turn}"));
                    save(&house, &family, Intent::to("start a family")).unwrap();
                }
            })
        })
        .collect();
    for writer in writers {
        writer.join().unwrap();
    }
    let proved = verify::verify(&house.app.db).unwrap();
    assert_eq!((proved.changes, proved.rows), (161, 161));
}
