use axum::http::StatusCode;
use kith_practice::family::Part;
use kith_practice::people::NameKind;

use crate::families::tests::builders::{Someone, family_of, restrict};
use crate::people::keys::write_keys;
use crate::people::rows::PersonName;
use crate::platform::access::Role;
use crate::platform::recorder::{Intent, record_task};
use crate::testing::{Answer, House, SignedIn};

fn search(house: &House, who: &SignedIn, typed: &str) -> Answer {
    house.post(who, "/search", &[("q", typed)])
}

fn house() -> (House, SignedIn) {
    let house = House::new();
    let team = house.team("Family Help West");
    let ada = house.worker("Ada Quill", &[Role::SocialWorker], Some(team));
    family_of(
        &house,
        &ada,
        &[
            Someone("Zoë", "O'Brien", "2019-05-04", Part::Child),
            Someone("Siobhán", "O'Brien", "1992-01-30", Part::Adult),
        ],
    );
    family_of(&house, &ada, &[Someone("Yusuf", "Smith", "2015-02-11", Part::Child)]);
    family_of(&house, &ada, &[Someone("Habib", "", "2016", Part::Child)]);
    (house, ada)
}

#[test]
fn a_person_is_found_however_the_name_is_written_or_heard() {
    let (house, ada) = house();
    for typed in ["Zoe O'Brien", "obrien zoe", "ZOË", "zo obri", "4/5/2019", "obrien 04-05-2019", "zoee"] {
        search(&house, &ada, typed).shows("Zoë O&#39;Brien");
    }
    search(&house, &ada, "Smyth").shows("Yusuf Smith").shows("/safety-plan");
    search(&house, &ada, "Habib").shows("Habib");
}

#[test]
fn everything_that_was_typed_must_fit() {
    let (house, ada) = house();
    search(&house, &ada, "obrien 11/2/2015").shows("Nobody found");
    search(&house, &ada, "Zoe Smith").shows("Nobody found");
}

#[test]
fn a_former_name_finds_the_person_under_the_name_of_today() {
    let (house, ada) = house();
    let (_, people) = family_of(&house, &ada, &[Someone("Mina", "Hale", "2012-03-01", Part::Child)]);
    let (person_id, acting) = (people[0], house.acting);
    house
        .app
        .db
        .write(move |tx| {
            record_task(tx, acting, Intent::to("add a former name"), |recorder| {
                let name = |kind, family: &str| PersonName {
                    person_name_id: recorder.new_id(),
                    version: 0,
                    person_id,
                    kind,
                    given: "Mina".to_owned(),
                    family: family.to_owned(),
                    starts_on: None,
                    ends_on: None,
                };
                let (legal, former) = (name(NameKind::Legal, "Hale"), name(NameKind::Former, "Ostrowska"));
                recorder.save(&mut former.clone())?;
                let birth = "2012-03-01".parse().unwrap();
                write_keys(recorder.tx(), acting.authority, person_id, &[legal, former], &birth, &[])?;
                Ok(String::new())
            })
        })
        .unwrap();
    search(&house, &ada, "ostrowska").shows("Mina Hale").shows("also Mina Ostrowska");
}

#[test]
fn a_restricted_person_is_not_found() {
    let (house, ada) = house();
    let (family, _) = family_of(&house, &ada, &[Someone("Rosa", "Winter", "2014-07-01", Part::Child)]);
    search(&house, &ada, "winter").shows("Rosa Winter");
    restrict(&house, family);
    let answer = search(&house, &ada, "winter");
    answer.shows("Nobody found").hides("Rosa");
}

#[test]
fn a_co_ordinator_finds_only_the_families_of_those_they_serve() {
    let (house, ada) = house();
    let serves_ada = house.worker_serving("Cora Finch", &[Role::Coordinator], None, &[ada.worker]);
    let serves_nobody = house.worker("Dan Reed", &[Role::Coordinator], None);
    search(&house, &serves_ada, "obrien").shows("Zoë");
    search(&house, &serves_nobody, "obrien").shows("Nobody found");
}

#[test]
fn nothing_to_look_for_is_said_in_words() {
    let (house, ada) = house();
    for typed in ["", "  ", "a", "'"] {
        let answer = search(&house, &ada, typed);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed:?}");
        assert!(answer.body.contains("at least two letters"));
    }
}

#[test]
fn a_search_costs_the_same_however_many_are_found() {
    let (house, ada) = house();
    let few = search(&house, &ada, "smith").statements;
    for _ in 0..20 {
        family_of(&house, &ada, &[Someone("Ann", "Smith", "2010-01-01", Part::Child)]);
    }
    let many = search(&house, &ada, "smith");
    many.shows("21 people found");
    assert_eq!((few, many.statements), (4, 4), "session, candidates, names, numbers");
}
