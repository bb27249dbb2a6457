//! The pages of imports, through the router.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use jiff::civil::date;
use kith_vocabulary::ids::FamilyId;

use super::*;
use crate::families::rows::Restriction;
use crate::people::rows::Identifier;
use crate::platform::access::Role;
use crate::platform::jobs::run_one;
use crate::platform::recorder::{Intent, record_task};
use crate::testing::{Answer, SignedIn};

/// Sends a file as a browser does.
pub(super) fn send(house: &House, who: &SignedIn, name: &str, content: &[u8]) -> Answer {
    let mut body = format!(
        "--line\r\ncontent-disposition: form-data; name=\"csrf\"\r\n\r\n{}\r\n--line\r\n\
         content-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\ncontent-type: text/xml\r\n\r\n",
        who.csrf
    )
    .into_bytes();
    body.extend_from_slice(content);
    body.extend_from_slice(b"\r\n--line--\r\n");
    house.ask(
        Request::post("/imports")
            .header(header::COOKIE, format!("kith_session={}", who.token))
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=line")
            .body(Body::from(body))
            .unwrap(),
    )
}

/// Sends a file, lets the background work be done, and gives the page that it leads to.
fn bring(house: &House, who: &SignedIn, name: &str) -> Answer {
    let answer = send(house, who, name, &std::fs::read(sample(name)).unwrap());
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let job = answer.location;
    let waiting = house.get(who, &job);
    waiting.shows("0%");
    assert_eq!(waiting.headers[header::REFRESH], "2");
    assert!(run_one(&house.app, &crate::job_kinds()).unwrap());
    // What is due for the children is worked out afterwards, as a job of its own.
    while run_one(&house.app, &crate::job_kinds()).unwrap() {}
    let done = house.get(who, &job);
    if done.status == StatusCode::SEE_OTHER { house.get(who, &done.location) } else { done }
}

fn restrict(house: &House, family_id: FamilyId) {
    let acting = house.acting;
    house
        .app
        .db
        .write(move |tx| {
            record_task(tx, acting, Intent::to("restrict a record"), |recorder| {
                let mut row = Restriction {
                    restriction_id: recorder.new_id(),
                    version: 0,
                    family_id,
                    reason: "A test".to_owned(),
                    starts_on: date(2026, 1, 1),
                    ends_on: None,
                };
                recorder.save(&mut row)?;
                Ok(String::new())
            })
        })
        .unwrap();
}

#[test]
fn an_analyst_brings_a_file_and_sees_what_became_of_each_child() {
    let house = House::new();
    let who = house.worker("Ada Quill", &[Role::Analyst], None);
    house.get(&who, "/imports").shows("No file was read yet");
    bring(&house, &who, "census-2025.xml")
        .shows("Import of census-2025.xml")
        .shows("2024/25")
        .shows("Ada Quill")
        .shows("Child SOL100201 (name not known)")
        .shows("Referral of 11 June 2024")
        .shows("Family of child SOL100201")
        .shows("neither a child ID nor a UPN");
    house.get(&who, "/imports").shows("census-2025.xml").hides("No file was read yet");
    assert_eq!(
        std::fs::read_dir(house.folder().join("incoming")).unwrap().count(),
        0,
        "the file is thrown away"
    );
}

#[test]
fn the_next_years_page_shows_each_field_before_and_after() {
    let house = House::new();
    let who = house.worker("Ada Quill", &[Role::Analyst], None);
    bring(&house, &who, "census-2025.xml");
    bring(&house, &who, "census-2026.xml")
        .shows("Child protection plan from 23 July 2024: latest category of abuse")
        .shows("Emotional abuse")
        .shows("expected on 20 May 2025")
        .shows("24 May 2025")
        .shows("PPOutcome")
        // A child of whom the file says the same as before is not listed.
        .hides("SOL100317");
}

#[test]
fn the_same_file_again_says_when_it_was_read_before() {
    let house = House::new();
    let who = house.worker("Ada Quill", &[Role::Analyst], None);
    bring(&house, &who, "census-2025.xml");
    let before = size(&house);
    bring(&house, &who, "census-2025.xml")
        .shows("This very file was read before, on 25 November 2026. Nothing changed.");
    assert_eq!(size(&house), before);
}

#[test]
fn a_file_that_is_no_census_is_refused_beside_the_question() {
    let house = House::new();
    let who = house.worker("Ada Quill", &[Role::Analyst], None);
    let check = |name: &str, content: &[u8], words: &str| {
        let answer = send(&house, &who, name, content);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains(words), "{}", answer.main());
        assert!(answer.body.contains("href=\"#file\""), "{}", answer.main());
    };
    check("", b"", "Choose the file");
    check("empty.xml", b"", "Line 1: The file is empty");
    check("other.xml", b"<a>\n</b>", "Line 1: This is not a children in need census");
    assert!(!run_one(&house.app, &crate::job_kinds()).unwrap(), "nothing was asked for");
}

#[test]
fn a_file_larger_than_a_form_is_taken() {
    let house = House::new();
    let who = house.worker("Ada Quill", &[Role::Analyst], None);
    let padding = format!("</Message>{}", "\n".repeat(3 * 1024 * 1024));
    let text = census(2025, &child("A1", "", "")).replace("</Message>", &padding);
    // Three million blank lines are more than one piece may hold, so they are broken by comments.
    let text = text.replace(&"\n".repeat(512 * 1024), "\n<!-- -->");
    assert_eq!(send(&house, &who, "large.xml", text.as_bytes()).status, StatusCode::SEE_OTHER);
}

#[test]
fn a_file_of_somebody_signed_out_is_not_taken() {
    let house = House::new();
    let mut who = house.worker("Ada Quill", &[Role::Analyst], None);
    who.token = "0".repeat(64);
    assert_eq!(send(&house, &who, "c.xml", b"<Message/>").location, "/sign-in");
}

#[test]
fn an_answer_beside_a_file_may_not_be_endless() {
    let house = House::new();
    let mut who = house.worker("Ada Quill", &[Role::Analyst], None);
    who.csrf = "0".repeat(3 * 1024 * 1024);
    assert_eq!(send(&house, &who, "c.xml", b"<Message/>").status, StatusCode::SERVICE_UNAVAILABLE);
}

#[test]
fn only_analysts_import() {
    let house = House::new();
    for role in Role::ALL.into_iter().filter(|role| *role != Role::Analyst) {
        let who = house.worker("Ada Quill", &[role], None);
        let looked = house.get(&who, "/imports").status;
        let sent = send(&house, &who, "census.xml", b"<Message/>").status;
        for status in [looked, sent] {
            assert!(matches!(status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN), "{role}: {status}");
        }
    }
}

#[test]
fn an_import_never_shows_a_child_whom_one_may_not_know() {
    let house = House::new();
    let who = house.worker("Ada Quill", &[Role::Analyst], None);
    import(&house, &sample("census-2025.xml"));
    restrict(&house, known(&house, "SOL100201").family_id);
    let second = import(&house, &sample("census-2026.xml"));
    let all = house
        .app
        .db
        .read(|tx| tx.records::<crate::journey::rows::Import>(&sql::IMPORTS, values![house.authority]));
    let all = all.unwrap();
    assert_eq!(all.len(), 2);
    for import in &all {
        let page = house.get(&who, &format!("/imports/{}", import.import_id));
        page.shows("SOL100202").hides("SOL100201");
    }
    house.get(&who, &format!("/imports/{}", second.import_id)).hides("Emotional abuse");
}

#[test]
fn a_job_is_shown_to_whoever_asked_for_it_alone() {
    let house = House::new();
    let who = house.worker("Ada Quill", &[Role::Analyst], None);
    let other = house.worker("Bea Reed", &[Role::Analyst], None);
    let job = send(&house, &who, "c.xml", census(2025, &child("A1", "", "")).as_bytes()).location;
    house.get(&who, &job).shows("Reading the file");
    assert_eq!(house.get(&other, &job).status, StatusCode::NOT_FOUND);
}

#[test]
fn a_long_import_is_shown_in_pages_that_cost_the_same() {
    let house = House::new();
    let who = house.worker("Ada Quill", &[Role::Analyst], None);
    let children: String = (1..=60).map(|n| child(&format!("C{n:03}."), "", "")).collect();
    let import = import_children(&house, 2025, &children);
    let first = house.get(&who, &format!("/imports/{}", import.import_id));
    first.shows("C001.").shows("C024.").hides("C026.").shows("Next children");
    let next = first.body.split("?after=").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let second = house.get(&who, &format!("/imports/{}?after={next}", import.import_id));
    second.shows("C026.").hides("C024.");
    assert!(first.statements <= second.statements + 2 && second.statements < 45, "{}", second.statements);
}

#[test]
fn an_imported_childs_family_is_open_to_whoever_may_see_it() {
    let house = House::new();
    let who = house.worker("Ada Quill", &[Role::Analyst], None);
    import(&house, &sample("census-2025.xml"));
    let known = known(&house, "SOL100201");
    house
        .get(&who, &format!("/families/{}", known.family_id))
        .shows("Family of child SOL100201")
        .shows("Child SOL100201 (name not known)");
    house.get(&who, &format!("/people/{}", known.person_id())).shows("Child SOL100201 (name not known)");
    house.post(&who, "/search", &[("q", "SOL100201")]).shows("Child SOL100201 (name not known)");
}

#[test]
fn a_child_id_of_several_people_is_told_beside_them_and_hidden_with_any_of_them() {
    let house = House::new();
    let who = house.worker("Ada Quill", &[Role::Analyst], None);
    import_children(&house, 2025, &(child("A1", "", "") + &child("A2", "", "")));
    let (first, second) = (known(&house, "A1"), known(&house, "A2"));
    give_child_id(&house, second.person_id(), "A1");
    let sex = "<Sex>F</Sex>";
    let unclear = import_children(&house, 2026, &child("A1", sex, ""));
    assert_eq!((unclear.new_rows, unclear.changed_rows, unclear.findings), (0, 0, 1));
    let page = format!("/imports/{}", unclear.import_id);
    house.get(&who, &page).shows("Several people in the record have this child ID");
    restrict(&house, first.family_id);
    house.get(&who, &page).hides("Several people in the record have this child ID");
}

/// Gives a person another child id, as a mistaken hand would.
fn give_child_id(house: &House, person_id: PersonId, value: &str) {
    let (acting, value) = (house.acting, value.to_owned());
    house
        .app
        .db
        .write(move |tx| {
            record_task(tx, acting, Intent::to("change details"), |recorder| {
                let mut row = Identifier {
                    identifier_id: recorder.new_id(),
                    version: 0,
                    person_id,
                    scheme: IdentifierScheme::ChildId,
                    value: value.clone(),
                    source: "A test".to_owned(),
                    noted_on: date(2026, 1, 1),
                    ends_on: None,
                };
                recorder.save(&mut row)?;
                Ok(String::new())
            })
        })
        .unwrap();
}
