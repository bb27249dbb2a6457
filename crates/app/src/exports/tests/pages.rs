use axum::http::StatusCode;
use kith_vocabulary::ids::{FamilyId, PersonId};

use super::*;
use crate::families::tests::builders::restrict;
use crate::platform::access::Role;
use crate::platform::jobs::run_one;
use crate::testing::{Answer, SignedIn};
use crate::{statement, values};

statement! {
    WHO_HAS = "
        select i.person_id, m.family_id
          from identifier i
          join family_member m on m.authority_id = i.authority_id and m.person_id = i.person_id
         where i.authority_id = ?1 and i.value = ?2
         limit 1";

    AUDITED = "
        select count(*)
          from audit
         where authority_id = ?1 and action = 'make return' and worker_id = ?2";
}

fn who_has(house: &House, child_id: &str) -> (PersonId, FamilyId) {
    let authority = house.authority;
    let row = house.app.db.read(|tx| tx.row(&WHO_HAS, values![authority, child_id])).unwrap();
    let mut row = row.unwrap();
    (row.take().unwrap(), row.take().unwrap())
}

/// Asks for the census of 2026, lets the work be done, and gives the page of what was made.
#[track_caller]
fn made_by(house: &House, who: &SignedIn) -> Answer {
    let asked = house.post(who, "/exports", &[("kind", "cin"), ("year", "2026")]);
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    house.get(who, &asked.location).shows("0%");
    assert!(run_one(&house.app, &crate::job_kinds()).unwrap());
    let job = house.get(who, &asked.location);
    assert_eq!(job.status, StatusCode::SEE_OTHER, "{}", job.main());
    let page = house.get(who, &job.location);
    page.shows("Children in need census, 2025/26");
    Answer { location: job.location, ..page }
}

fn house_with_census() -> (House, SignedIn) {
    let house = House::new();
    import(&house, &sample("census-2026.xml"));
    let analyst = house.worker("Ana Lyst", &[Role::Analyst], None);
    (house, analyst)
}

#[test]
fn an_analyst_makes_a_return_sees_what_is_wrong_and_downloads_it() {
    let (house, analyst) = house_with_census();
    house.get(&analyst, "/exports").shows("2026/27 (1 April 2026 to 31 March 2027), so far");
    let page = made_by(&house, &analyst);
    page.shows("What to put right, by who can").shows("Nobody works with the child now");
    let found = house.get(&analyst, &format!("{}/findings?of=nobody", page.location));
    found.shows("/people/");
    let file = house.get(&analyst, &format!("{}/file", page.location));
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.body.contains("<LAchildID>SOL100201</LAchildID>"));
    assert!(file.headers["content-disposition"].to_str().unwrap().contains("cin-2026.xml"));
    let (authority, worker) = (house.authority, analyst.worker);
    let lines: i64 =
        house.app.db.read(|tx| tx.row(&AUDITED, values![authority, worker])?.unwrap().take()).unwrap();
    assert_eq!(lines, 2, "one for the making, one for the download");
    house.get(&analyst, "/exports").shows("Returns that were made").shows("2025/26");
}

#[test]
fn only_analysts_make_returns() {
    let (house, analyst) = house_with_census();
    let page = made_by(&house, &analyst);
    for role in [Role::SocialWorker, Role::TeamManager, Role::ServiceLeader] {
        let other = house.worker("Somebody Else", &[role], None);
        for path in ["/exports".to_owned(), page.location.clone(), format!("{}/file", page.location)] {
            assert_eq!(house.get(&other, &path).status, StatusCode::FORBIDDEN, "{role:?} {path}");
        }
        let asked = house.post(&other, "/exports", &[("kind", "cin"), ("year", "2026")]);
        assert_eq!(asked.status, StatusCode::FORBIDDEN, "{role:?}");
    }
}

#[test]
fn what_to_make_must_be_chosen() {
    let (house, analyst) = house_with_census();
    for (answers, words) in [
        (&[("kind", "tea")][..], "Choose which return to make"),
        (&[("kind", "cin"), ("year", "1999")], "Choose the year"),
        (
            &[("kind", "annex-a"), ("as_at-day", "26"), ("as_at-month", "11"), ("as_at-year", "2026")],
            "The day must be today or in the past",
        ),
    ] {
        let answer = house.post(&analyst, "/exports", answers);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(answer.body.contains(words), "{}", answer.main());
    }
}

#[test]
fn a_restricted_child_is_in_the_return_and_on_no_page_about_it() {
    let (house, analyst) = house_with_census();
    let before = made_by(&house, &analyst);
    let findings = |page: &Answer| house.get(&analyst, &format!("{}/findings?of=nobody", page.location));
    let of_them = findings(&before);
    // A child of whom something is found.
    let (person, family) = ["SOL100201", "SOL100202", "SOL100203", "SOL100317", "SOL100402", "SOL200455"]
        .into_iter()
        .map(|child| (child, who_has(&house, child)))
        .find(|(_, (person, _))| of_them.body.contains(&person.to_string()))
        .map(|(_, known)| known)
        .expect("something is found about one of the children");
    restrict(&house, family);
    let after = made_by(&house, &analyst);
    findings(&after).hides(&person.to_string());
    findings(&before).hides(&person.to_string());
    assert_ne!(before.main(), house.get(&analyst, &before.location).main(), "they are not counted either");
    let file = |page: &Answer| house.get(&analyst, &format!("{}/file", page.location)).body;
    let children = |text: &str| text.matches("<LAchildID>").count();
    assert_eq!(children(&file(&before)), children(&file(&after)), "the law asks for them all the same");
}

#[test]
fn a_page_about_a_return_costs_the_same_however_much_was_found() {
    let (house, analyst) = house_with_census();
    let page = made_by(&house, &analyst);
    let asked = house.post(&analyst, "/exports", &[("kind", "cin"), ("year", "2023")]);
    assert!(run_one(&house.app, &crate::job_kinds()).unwrap());
    let little = house.get(&analyst, &house.get(&analyst, &asked.location).location);
    let much = house.get(&analyst, &page.location);
    assert!(much.body.matches("kith-card").count() > little.body.matches("kith-card").count());
    assert_eq!(much.statements, little.statements);
}

#[test]
fn a_file_is_thrown_away_after_thirty_days_and_its_making_is_not() {
    let (house, analyst) = house_with_census();
    let page = made_by(&house, &analyst);
    let forget = crate::exports::FORGET.run;
    house.at("2026-12-25T09:59:59Z");
    assert_eq!(forget(&house.app).unwrap(), 0);
    house.at("2026-12-25T10:00:01Z");
    assert_eq!(forget(&house.app).unwrap(), 1);
    let analyst = house.sign_in(analyst.worker, &analyst.roles);
    house.get(&analyst, &page.location).shows("The file is no longer kept");
    let file = house.get(&analyst, &format!("{}/file", page.location));
    assert_eq!(file.status, StatusCode::NOT_FOUND);
}

#[test]
fn a_childs_own_page_says_what_the_census_would_find() {
    let house = House::new();
    let path = house.folder().join("one.xml");
    let census = "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2027</Year>\
        <ReferenceDate>2027-03-31</ReferenceDate></CollectionDetails><Source><LEA>999</LEA></Source></Header><Children>\
        <Child><ChildIdentifiers><LAchildID>A1</LAchildID><UPNunknown>UN1</UPNunknown>\
        <PersonBirthDate>2024-06-01</PersonBirthDate></ChildIdentifiers><ChildCharacteristics><Ethnicity>WBRI</Ethnicity>\
        <Disabilities><Disability>NONE</Disability></Disabilities></ChildCharacteristics>\
        <CINdetails><CINreferralDate>2026-09-01</CINreferralDate><ReferralSource>1A</ReferralSource>\
        <PrimaryNeedCode>N1</PrimaryNeedCode><ReferralNFA>false</ReferralNFA></CINdetails></Child></Children></Message>";
    std::fs::write(&path, census).unwrap();
    import(&house, &path);
    let (person, family) = who_has(&house, "A1");
    let ada = house.worker("Ada Quill", &[Role::SocialWorker], None);
    let page = house.get(&ada, &format!("/people/{person}"));
    page.shows("Census 2026/27").shows("Will fail the census").shows("missing or is not one of the census");
    restrict(&house, family);
    assert_eq!(house.get(&ada, &format!("/people/{person}")).status, StatusCode::NOT_FOUND);
}

#[test]
fn the_lists_of_annex_a_are_made_for_today_and_read_back() {
    let (house, analyst) = house_with_census();
    let asked = house.post(&analyst, "/exports", &[("kind", "annex-a")]);
    assert!(run_one(&house.app, &crate::job_kinds()).unwrap());
    let job = house.get(&analyst, &asked.location);
    let page = house.get(&analyst, &job.location);
    page.shows("as at 25 November 2026").shows("annex-a-2026-11-25.xlsx");
}
