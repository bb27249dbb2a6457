use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use crate::platform::access::Role;
use crate::testing::{Answer, House, SignedIn};

const CENSUS: &str = include_str!("../../../returns/samples/census-2026.xml");
const HEADER: &str = include_str!("../../../returns/samples/looked-after-2027/header.csv");
const EPISODES: &str = include_str!("../../../returns/samples/looked-after-2027/episodes.csv");
const BOUNDARY: &str = "a-line-that-stands-in-no-file";

/// A form as a browser sends it: answers, then files as question, name and text.
fn send(house: &House, who: &SignedIn, path: &str, answers: &[(&str, &str)], files: &[[&str; 3]]) -> Answer {
    let mut body = String::new();
    for (name, value) in [("csrf", who.csrf.as_str())].iter().chain(answers) {
        body +=
            &format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    }
    for [question, name, text] in files {
        body += &format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{question}\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n{text}\r\n"
        );
    }
    body += &format!("--{BOUNDARY}--\r\n");
    house.ask(
        Request::post(path)
            .header(header::COOKIE, format!("kith_session={}", who.token))
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"))
            .body(Body::from(body))
            .unwrap(),
    )
}

/// Looks at the check as the browser does, until it is done.
fn done(house: &House, who: &SignedIn, answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.main());
    let until = Instant::now() + Duration::from_secs(30);
    loop {
        let page = house.get(who, &answer.location);
        if page.headers.get(header::REFRESH).is_none() {
            return answer.location.clone();
        }
        assert!(page.body.contains("Checking the return"), "{}", page.main());
        assert!(Instant::now() < until, "the check does not end");
        std::thread::yield_now();
    }
}

fn checked(house: &House, who: &SignedIn, census: &str) -> String {
    let files = [["files", "census.xml", census]];
    done(house, who, &send(house, who, "/returns/new/cin", &[("year", "2026")], &files))
}

fn house() -> (House, SignedIn) {
    let house = House::new();
    let ada = house.worker("Ada Quill", &[Role::Analyst], None);
    (house, ada)
}

#[test]
fn a_census_is_brought_checked_and_read_rule_by_rule_and_child_by_child() {
    let (house, ada) = house();
    house.get(&ada, "/returns").shows("Nothing is kept").shows("/returns/new/cin");
    house.get(&ada, "/returns/new/cin").shows("multipart/form-data").shows("2025/26");
    let path = checked(&house, &ada, CENSUS);
    house.get(&ada, &path).shows("12 children checked by").shows("rule=8925").shows("census.xml");
    let findings = house.get(&ada, &format!("{path}/findings?rule=8925"));
    findings.shows("Child S1004").shows("ChildProtectionPlans row 1, line").shows("What to do:");
    findings.hides("Child S1005");
    let found = house.post(&ada, &format!("{path}/child"), &[("child", "s1004")]);
    assert!(!found.location.contains("S1004"), "{}", found.location);
    house.get(&ada, &found.location).shows("Child S1004").shows("2025-05-20").hides("S1005");
    house.get(&ada, "/returns").shows("census.xml");
}

#[test]
fn several_files_of_one_question_are_one_return() {
    let (house, ada) = house();
    let files = [["files", "h.csv", HEADER], ["files", "e.csv", EPISODES], ["last-year", "h.csv", HEADER]];
    let answers = [("year", "2027"), ("authority", "850")];
    let path = done(&house, &ada, &send(&house, &ada, "/returns/new/ssda903", &answers, &files));
    let page = house.get(&ada, &path);
    page.shows("2 files").shows("4 children checked by").shows("Rules not run");
    page.shows("last year&#39;s Episodes file was not given").hides("last year&#39;s Header file");
    house.get(&ada, &format!("{path}/findings?rule=101")).shows("Child S2003");
}

#[test]
fn what_is_missing_or_unfit_is_said_beside_the_question() {
    let (house, ada) = house();
    let check = |path: &str, answers: &[(&str, &str)], files: &[[&str; 3]], words: &str| {
        let answer = send(&house, &ada, path, answers, files);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(answer.body.contains(words), "{words} is not in {}", answer.main());
    };
    let census = ["files", "census.xml", CENSUS];
    let year = [("year", "2026")];
    check("/returns/new/cin", &year, &[["files", "", ""]], "Choose the files of the return");
    check("/returns/new/cin", &[("year", "2022")], &[census], "Choose the collection year");
    check("/returns/new/cin", &year, &[census, census], "choose only that");
    let authority = [("year", "2026"), ("authority", "999")];
    check("/returns/new/annex-a", &[("as-at-day", "31")], &[census], "must include a month");
    check("/returns/new/annex-a", &[], &[census], "Enter the day of the lists");
    check("/returns/new/ssda903", &authority, &[["files", "h.csv", HEADER]], "No authority of England");
    assert_eq!(house.get(&ada, "/returns/new/annual").status, StatusCode::NOT_FOUND);
}

#[test]
fn a_file_that_is_no_census_is_told_with_its_line_and_nothing_of_it_is_kept() {
    let (house, ada) = house();
    let path = checked(&house, &ada, "<Message>\n<Children>");
    house.get(&ada, &path).shows("could not be checked").shows("census.xml, line 2");
    assert_eq!(house.get(&ada, &format!("{path}/download/csv")).location, path);
}

#[test]
fn nobody_else_sees_a_check_and_it_is_forgotten_after_an_hour_or_at_once() {
    let (house, ada) = house();
    let ben = house.worker("Ben Hale", &[Role::Analyst], None);
    let path = checked(&house, &ada, CENSUS);
    for part in ["", "/findings", "/children/1", "/difference", "/download/html"] {
        let answer = house.get(&ben, &format!("{path}{part}"));
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{part}");
        assert!(answer.body.contains("These findings are not here") && !answer.body.contains("S1004"));
    }
    house.get(&ben, "/returns").hides("census.xml");
    house.post(&ben, &format!("{path}/forget"), &[]);
    house.get(&ada, &path).shows("12 children");
    assert_eq!(house.post(&ada, &format!("{path}/forget"), &[]).location, "/returns");
    assert_eq!(house.get(&ada, &path).status, StatusCode::NOT_FOUND);
    let path = checked(&house, &ada, CENSUS);
    house.at("2026-11-25T10:59:59Z");
    house.get(&ada, &path).shows("12 children");
    house.at("2026-11-25T11:00:00Z");
    assert_eq!(house.get(&ada, &path).status, StatusCode::NOT_FOUND);
}

#[test]
fn a_second_check_tells_what_is_new_gone_and_still_there() {
    let (house, ada) = house();
    checked(&house, &ada, CENSUS);
    let mended = CENSUS.replace("<CPPendDate>2025-05-20</CPPendDate>", "<CPPendDate>2025-05-28</CPPendDate>");
    let path = checked(&house, &ada, &mended.replacen("<Sex>F</Sex>", "<Sex>Q</Sex>", 1));
    house.get(&ada, &path).shows("Since your check before");
    house.get(&ada, &format!("{path}/difference?part=gone")).shows("8925").hides("S1001");
    house.get(&ada, &format!("{path}/difference?part=new")).shows("Child S1001").hides("8925");
    house.get(&ada, &format!("{path}/difference?part=still")).shows("Child S1005").hides("8925");
}

#[test]
fn the_findings_are_downloaded_under_a_name_that_tells_of_nobody() {
    let (house, ada) = house();
    let path = checked(&house, &ada, CENSUS);
    for (format, name, part) in [
        ("html", "findings-cin-2026.html", "<section id=\"rule-8925\""),
        ("csv", "findings-cin-2026.csv", "8925,error,S1004,census.xml"),
        ("json", "findings-cin-2026.json", "\"rule\": \"8925\""),
    ] {
        let answer = house.get(&ada, &format!("{path}/download/{format}"));
        let disposition = answer.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
        assert!(disposition.contains(name) && answer.body.contains(part), "{disposition}");
    }
    assert_eq!(house.get(&ada, &format!("{path}/download/pdf")).status, StatusCode::NOT_FOUND);
}

#[test]
fn a_long_list_is_shown_in_stretches_that_keep_the_filter() {
    let (house, ada) = house();
    let start = CENSUS.find("    <Child>").unwrap();
    let end = CENSUS.find("  </Children>").unwrap();
    let child =
        |n: usize| format!("<Child><ChildIdentifiers><LAchildID>T{n}</LAchildID></ChildIdentifiers></Child>");
    let children: String = (0..120).map(child).collect();
    let path = checked(&house, &ada, &format!("{}{children}{}", &CENSUS[..start], &CENSUS[end..]));
    let first = house.get(&ada, &format!("{path}/findings?rule=4180"));
    first.shows("1 to 50 of 120 findings").shows("Child T49<").hides("Child T50<");
    first.shows("findings?rule=4180&#38;page=2");
    house
        .get(&ada, &format!("{path}/findings?rule=4180&page=3"))
        .shows("101 to 120 of 120")
        .shows("Child T119<");
    house.get(&ada, &format!("{path}/findings?severity=query&rule=4180")).shows("0 findings");
}

#[test]
fn only_those_who_check_returns_come_here() {
    let house = House::new();
    for role in Role::ALL {
        let who = house.worker("Ada Quill", &[role], None);
        let may = matches!(role, Role::Analyst | Role::ServiceLeader | Role::Administrator);
        assert_eq!(house.get(&who, "/returns").status == StatusCode::OK, may, "{role}");
        let files = [["files", "census.xml", CENSUS]];
        let answer = send(&house, &who, "/returns/new/cin", &[("year", "2026")], &files);
        assert_eq!(answer.status == StatusCode::SEE_OTHER, may, "{role}");
    }
}
