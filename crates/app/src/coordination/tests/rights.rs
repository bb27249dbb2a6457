//! What a co-ordinator may never do, by walking every route there is.

use axum::http::StatusCode;
use kith_practice::family::Part;
use kith_vocabulary::ids::FamilyId;

use super::{scene, serving};
use crate::platform::access::Role;
use crate::platform::db::Tx;
use crate::testing::{House, SignedIn};
use crate::visits::tests::builder::{allocate, home as home_of, join, ordinary, plan, recuse, restrict};
use crate::{statement, values};

statement! {
    ROWS_ABOUT = "
        select table_name, row_id
          from change
         where authority_id = ?1 and family_id = ?2
         union
        select 'person', person_id
          from change
         where authority_id = ?1 and family_id = ?2 and person_id is not null
         order by 1, 2
         limit 1000";

    NEWEST = "
        select max(seq)
          from change
         where authority_id = ?1";
}

fn newest(house: &House) -> i64 {
    house.app.db.read(|tx: &mut Tx| tx.row(&NEWEST, values![house.authority])?.unwrap().take()).unwrap()
}

/// Every address of a route about a family's rows: each id in the path is one of them, or the family's own.
fn addresses(house: &House, family: FamilyId, path: &str) -> Vec<String> {
    let rows: Vec<(String, String)> = house
        .app
        .db
        .read(|tx: &mut Tx| {
            tx.rows(&ROWS_ABOUT, values![house.authority, family])?
                .into_iter()
                .map(|mut row| Ok((row.take()?, row.take()?)))
                .collect()
        })
        .unwrap();
    let mut made = vec![path.to_owned()];
    for name in path.split('{').skip(1).filter_map(|part| part.split('}').next()) {
        let tables: &[&str] = match name {
            "reply" => &["awaited_reply"],
            "child" => &["person"],
            "kind" => &[],
            other => &[other],
        };
        let mut ids: Vec<String> = rows
            .iter()
            .filter(|(table, _)| tables.contains(&table.as_str()))
            .map(|(_, id)| id.clone())
            .collect();
        ids.push(family.to_string());
        ids.push("core-group".to_owned());
        made = made
            .iter()
            .flat_map(|path| ids.iter().map(move |id| path.replace(&format!("{{{name}}}"), id)))
            .collect();
    }
    made.sort();
    made.dedup();
    made
}

/// Walks every route that holds an id, as somebody who may not know the family: nothing is shown and nothing changes.
fn walk(house: &House, who: &SignedIn, family: FamilyId, secret: &str) {
    let before = newest(house);
    let mut walked = 0;
    // A draft is its owner's alone, whatever it is about: what somebody else has is never reached by its address.
    let is_walked = |path: &str| path.contains('{') && !path.starts_with("/drafts/");
    for route in crate::routes().iter().filter(|route| is_walked(route.path)) {
        for path in addresses(house, family, route.path) {
            let answer = match route.method {
                "GET" => house.get(who, &path),
                _ => house.post(
                    who,
                    &path,
                    &[
                        ("because", "x"),
                        ("reason", "x"),
                        ("answer", "x"),
                        ("version", "1"),
                        ("all", "yes"),
                        ("outcome", "x"),
                    ],
                ),
            };
            let is_refused = matches!(answer.status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN);
            assert!(is_refused, "{} {path} answered {}: {}", route.method, answer.status, answer.main());
            answer.hides(secret);
            walked += 1;
        }
    }
    assert!(walked > 100, "only {walked} addresses were walked");
    for path in ["/today", "/desk", "/desk/figures", "/drafts", "/today/due", "/team"] {
        house.get(who, path).hides(secret);
    }
    assert_eq!(newest(house), before, "something was changed");
}

#[test]
fn a_co_ordinator_reaches_nothing_of_a_family_of_a_worker_they_do_not_serve() {
    let scene = scene();
    scene.leave(&[("bullets", "Zanzibar")]);
    let request = scene.leave(&[("wanted", "letter"), ("bullets", "Zanzibar again")]);
    let words = [("recipient", "Zanzibar House"), ("wording", "Dear"), ("desk_minutes", "1")];
    let day = [("reply_by-day", "30"), ("reply_by-month", "11"), ("reply_by-year", "2026")];
    scene.fill(&scene.cora, &format!("{request}/draft"), &[&words[..], &day[..]].concat());
    scene.fill(&scene.worker, &format!("{request}/read"), &[("all", "yes")]);
    let (house, home) = (&scene.house, &scene.home);
    plan(house, &scene.worker, home, jiff::civil::date(2026, 11, 26), "2pm");
    let other = house.worker("Bo Lind", &[Role::SocialWorker], None);
    let stranger = serving(house, "Kim Hay", other.worker);
    walk(house, &stranger, home.family, "Zanzibar");
    // Restricted, it is as absent for the one who serves its worker: nothing is inherited from them.
    restrict(house, home.family, &[scene.worker.worker]);
    walk(house, &scene.cora, home.family, "Zanzibar");
    let form = house.get(&scene.worker, &home.path("/briefs/new"));
    assert_eq!(form.status, StatusCode::FORBIDDEN);
    assert!(form.body.contains("nothing of it goes to a co-ordinator"), "{}", form.main());
    assert_eq!(
        house.post(&scene.worker, &home.path("/briefs/new"), &[("bullets", "x")]).status,
        StatusCode::FORBIDDEN
    );
}

#[test]
fn a_co_ordinator_who_is_recused_reaches_nothing_of_the_family() {
    let scene = scene();
    scene.leave(&[("bullets", "Zanzibar")]);
    recuse(&scene.house, scene.home.family, scene.cora.worker);
    walk(&scene.house, &scene.cora, scene.home.family, "Zanzibar");
}

#[test]
fn a_brief_is_for_those_who_serve_its_own_worker_and_not_a_colleague_of_the_same_family() {
    let (house, ada, home) = ordinary();
    let bo = house.worker("Bo Lind", &[Role::SocialWorker], None);
    allocate(&house, &home, bo.worker, None);
    let cora = serving(&house, "Cora Lane", ada.worker);
    let kim = serving(&house, "Kim Hay", bo.worker);
    let scene = super::Scene { house, worker: ada, cora, home };
    let brief = scene.leave(&[("bullets", "For Cora alone"), ("wanted", "case note")]);
    let house = &scene.house;
    house.get(&kim, &scene.home.path("")).shows("Okafor").hides("For Cora alone");
    house.get(&kim, "/desk").hides("For Cora alone");
    house.get(&bo, "/desk").hides("For Cora alone");
    for who in [&kim, &bo] {
        assert_eq!(house.get(who, &brief).status, StatusCode::NOT_FOUND);
    }
    assert_eq!(house.get(&kim, &format!("{brief}/draft")).status, StatusCode::NOT_FOUND);
    assert_eq!(house.post(&kim, &format!("{brief}/take"), &[("version", "1")]).status, StatusCode::NOT_FOUND);
    let taken = house.post(&scene.cora, &format!("{brief}/take"), &[("version", "1")]);
    assert_eq!(taken.location, format!("{brief}/draft"));
    scene.fill(&scene.cora, &format!("{brief}/draft"), &[("narrative", "A note"), ("desk_minutes", "5")]);
    // Nobody confirms but the worker who left it: no co-ordinator, no colleague, no manager.
    let read = format!("{brief}/read");
    assert_eq!(
        house.post(&scene.cora, &read, &[("all", "yes"), ("version", "3")]).status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(house.post(&bo, &read, &[("all", "yes"), ("version", "3")]).status, StatusCode::NOT_FOUND);
    house.get(&scene.worker, &scene.home.path("")).hides("A note");
}

#[test]
fn a_manager_sees_the_desk_of_their_team_and_confirms_nothing_there() {
    let scene = scene();
    let house = &scene.house;
    let team = house.team("Family Help East");
    let manager = house.worker("Mary Holt", &[Role::TeamManager], Some(team));
    let ann = house.worker("Ann Worth", &[Role::SocialWorker], Some(team));
    let home = home_of(house, "Brandt", &[("Lena", "2017-01-01")]);
    allocate(house, &home, ann.worker, None);
    join(house, home.family, scene.home.adults[0], Part::Network);
    let kim = serving(house, "Kim Hay", ann.worker);
    let scene = super::Scene { worker: ann, cora: kim, home, ..scene };
    let brief = scene.leave(&[("bullets", "Lena at school"), ("wanted", "case note")]);
    scene.fill(&scene.cora, &format!("{brief}/draft"), &[("narrative", "A note"), ("desk_minutes", "5")]);
    let house = &scene.house;
    house.get(&manager, "/desk").shows("Lena at school").hides("Read the draft");
    house.get(&manager, &brief).shows("A note");
    assert_eq!(house.get(&manager, &format!("{brief}/read")).status, StatusCode::FORBIDDEN);
    let answer = house.post(&manager, &format!("{brief}/read"), &[("all", "yes"), ("version", "2")]);
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    let back =
        house.post(&manager, &format!("{brief}/withdraw"), &[("because", "Ann has left"), ("version", "2")]);
    assert_eq!(back.location, "/desk?done=brief-withdrawn", "{}", back.main());
}
