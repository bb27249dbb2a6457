//! Sending is tried against a server of the test's own that answers as the Department's does, on whichever database the
//! test runs.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::http::StatusCode;
use serde_json::Value;

use super::*;
use crate::exports::daily_flow::sending::{self, Sending};
use crate::families::tests::builders::restrict;
use crate::platform::access::Role;
use crate::platform::jobs::run_one;
use crate::platform::problem::Problem;
use crate::{statement, values};

statement! {
    LOG = "
        select b.children, b.status, b.tries
          from daily_flow_batch b
         where b.authority_id = ?1
         order by b.answered_at, b.sending_id, b.number
         limit 1000";

    ALL_OF_LOG = "
        select s.service, s.stopped_because, b.sha256
          from daily_flow_sending s
          left join daily_flow_batch b on b.authority_id = s.authority_id and b.sending_id = s.sending_id
         where s.authority_id = ?1
         limit 1000";

    RECEIPTS = "
        select count(*)
          from daily_flow_sent
         where authority_id = ?1 and receipt = 'taken'";

    REOPEN = "
        update daily_flow_sending
           set ended_at = null
         where authority_id = ?1";

    CLOSE = "
        update referral
           set closure_reason = 'RC7'
         where authority_id = ?1
           and person_id = (select person_id from identifier where authority_id = ?1 and value = ?2)";

    WHOSE = "
        select i.person_id, m.family_id
          from identifier i
          join family_member m on m.authority_id = i.authority_id and m.person_id = i.person_id
         where i.authority_id = ?1 and i.value = ?2
         limit 1";
}

/// What the stand-in is asked.
#[derive(Debug, Clone)]
struct Request {
    path: String,
    headers: String,
    body: String,
}

/// A server that answers as it is told, and remembers what it was asked.
struct StandIn {
    address: String,
    asked: Arc<Mutex<Vec<Request>>>,
}

impl StandIn {
    /// Answers each batch with what `answer` gives for its number, from 0, and its children; and each request for a token.
    fn new(answer: impl Fn(usize, &[Value]) -> String + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked: Arc<Mutex<Vec<Request>>> = Arc::default();
        let remembers = asked.clone();
        std::thread::spawn(move || {
            let mut n_batches = 0;
            for stream in listener.incoming() {
                let Ok(stream) = stream else { return };
                let Some(request) = read_request(&stream) else { continue };
                remembers.lock().unwrap().push(request.clone());
                let text = if request.path == "/token" {
                    answered(200, r#"{"access_token":"a token","expires_in":3600}"#)
                } else {
                    let children: Vec<Value> = serde_json::from_str(&request.body).unwrap();
                    n_batches += 1;
                    answer(n_batches - 1, &children)
                };
                let _ = (&stream).write_all(text.as_bytes());
            }
        });
        StandIn { address, asked }
    }

    fn asked(&self, path: &str) -> Vec<Request> {
        self.asked.lock().unwrap().iter().filter(|request| request.path == path).cloned().collect()
    }

    fn batches(&self) -> Vec<Request> {
        self.asked("/flow/children_social_care_data/999/children")
    }
}

fn read_request(stream: &TcpStream) -> Option<Request> {
    let mut reader = BufReader::new(stream);
    let mut first = String::new();
    reader.read_line(&mut first).ok().filter(|n| *n > 0)?;
    let mut headers = String::new();
    while !headers.ends_with("\r\n\r\n") && headers != "\r\n" {
        reader.read_line(&mut headers).ok().filter(|n| *n > 0)?;
    }
    let headers = headers.to_lowercase();
    let length = headers.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body).ok()?;
    let path = first.split(' ').nth(1)?.to_owned();
    Some(Request { path, headers, body: String::from_utf8(body).ok()? })
}

/// An answer of HTTP.
fn answered(status: u16, body: &str) -> String {
    format!("HTTP/1.1 {status} Said\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len())
}

/// The answer to a batch that is taken.
fn taken(children: &[Value]) -> String {
    let receipts: Vec<Value> =
        children.iter().map(|_| serde_json::json!({"date_time_uuid": "taken"})).collect();
    answered(200, &Value::Array(receipts).to_string())
}

/// A house with a census in it, whose settings name the stand-in.
fn house_for(service: &StandIn) -> House {
    let house = House::with_settings(&[
        ("daily_flow_url", &format!("{}/flow", service.address)),
        ("daily_flow_token_url", &format!("{}/token", service.address)),
        ("daily_flow_client_id", "solentshire"),
        ("daily_flow_client_secret", "open sesame"),
        ("daily_flow_supplier_key", "kith's key"),
    ]);
    import(&house, &sample("census-2026.xml"));
    house
}

/// Sends, and gives what came of it with the waits in seconds.
fn send(house: &House) -> (Result<Sending, Problem>, Vec<u64>) {
    let mut waits = Vec::new();
    let mut wait = |pause: Duration| waits.push(pause.as_secs());
    (sending::send(&house.app, house.acting, &mut wait), waits)
}

/// The log: how many children each batch had, what was answered, and after how many tries.
fn log(house: &House) -> Vec<(i64, Option<i64>, i64)> {
    let rows = house.app.db.read(|tx| tx.rows(&LOG, values![house.authority])).unwrap();
    let line =
        |mut row: crate::platform::db::Row| (row.take().unwrap(), row.take().unwrap(), row.take().unwrap());
    rows.into_iter().map(line).collect()
}

fn numbers(request: &Request) -> Vec<String> {
    let children: Vec<Value> = serde_json::from_str(&request.body).unwrap();
    children.iter().map(|child| child["la_child_id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn whoever_changed_is_sent_once_with_a_token_and_the_key() {
    let service = StandIn::new(|_, children| taken(children));
    let house = house_for(&service);
    let (sent, waits) = send(&house);
    let sent = sent.unwrap();
    assert!(sent.taken > 3 && sent.refused == 0 && sent.ended_at.is_some(), "{sent:?}");
    assert_eq!((sent.stopped_because, waits), (None, vec![]));
    let batches = service.batches();
    assert_eq!(batches.len(), 1);
    for header in
        ["authorization: bearer a token", "supplierkey: kith's key", "content-type: application/json"]
    {
        assert!(batches[0].headers.contains(header), "{}", batches[0].headers);
    }
    let tokens = service.asked("/token");
    let form = "grant_type=client_credentials&client_id=solentshire&client_secret=open+sesame";
    assert_eq!(tokens[0].body.replace("%20", "+"), form);
    let receipts: i64 =
        house.app.db.read(|tx| tx.row(&RECEIPTS, values![house.authority])?.unwrap().take()).unwrap();
    assert_eq!(receipts, sent.taken);

    assert_eq!(send(&house).0.unwrap().taken, 0, "nobody changed");
    let authority = house.authority;
    house.app.db.write(move |tx| tx.run(&CLOSE, values![authority, "SOL100201"])).unwrap();
    assert_eq!(send(&house).0.unwrap().taken, 1);
    assert_eq!(numbers(&service.batches()[1]), ["SOL100201"]);
    assert_eq!(log(&house), [(sent.taken, Some(200), 1), (1, Some(200), 1)]);
}

#[test]
fn what_may_pass_is_tried_again_after_waits_that_grow() {
    let service = StandIn::new(|number, children| match number {
        0 => answered(503, "not now"),
        1 => "HTTP/1.1 429 Slow\r\nretry-after: 30\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
            .to_owned(),
        2 => String::new(),
        3 => answered(401, "that token ran out"),
        _ => taken(children),
    });
    let house = house_for(&service);
    let (sent, waits) = send(&house);
    let sent = sent.unwrap();
    assert!(sent.taken > 3 && sent.stopped_because.is_none(), "{sent:?}");
    assert_eq!(waits, [1, 30, 16], "a refused token is asked for anew at once");
    assert_eq!(service.asked("/token").len(), 2);
    assert_eq!(log(&house), [(sent.taken, Some(200), 5)]);
}

#[test]
fn a_service_that_stays_away_stops_the_run_and_the_next_one_goes_on() {
    let service =
        StandIn::new(|number, children| if number < 5 { answered(500, "") } else { taken(children) });
    let house = house_for(&service);
    let (sent, waits) = send(&house);
    let sent = sent.unwrap();
    assert_eq!((sent.taken, waits), (0, vec![1, 4, 16, 64]));
    assert!(sent.stopped_because.unwrap().contains("answered 500"));
    assert!(send(&house).0.unwrap().taken > 3);
    assert_eq!(log(&house).iter().map(|line| line.1).collect::<Vec<_>>(), [Some(500), Some(200)]);
}

#[test]
fn a_child_whom_the_service_refuses_does_not_keep_the_others_back() {
    let service = StandIn::new(|_, children| {
        let is_refused = children.iter().any(|child| child["la_child_id"] == "SOL100202");
        if is_refused { answered(400, "SOL100202 Amira Khan is wrong") } else { taken(children) }
    });
    let house = house_for(&service);
    let sent = send(&house).0.unwrap();
    assert_eq!(sent.refused, 1);
    assert!(sent.taken > 3 && sent.stopped_because.is_none(), "{sent:?}");
    assert!(log(&house).contains(&(1, Some(400), 1)));
    let rows = house.app.db.read(|tx| tx.rows(&ALL_OF_LOG, values![house.authority])).unwrap();
    assert!(!format!("{rows:?}").contains("Amira"), "the words of an answer are not kept");
    assert_eq!(send(&house).0.unwrap().refused, 1, "they are sent again until they are put right");

    let analyst = house.worker("Ana Lyst", &[Role::Analyst], None);
    house.get(&analyst, "/exports").shows("When it was sent").shows("It came to its end");
    let page = format!("/exports/daily-flow/{}", sent.sending_id);
    house.get(&analyst, &page).shows("SOL100202").shows("the answer was 400");
    let authority = house.authority;
    let mut row = house.app.db.read(|tx| tx.row(&WHOSE, values![authority, "SOL100202"])).unwrap().unwrap();
    let (person, family): (kith_vocabulary::ids::PersonId, kith_vocabulary::ids::FamilyId) =
        (row.take().unwrap(), row.take().unwrap());
    restrict(&house, family);
    let after = house.get(&analyst, &page);
    after.shows("No child whom you may know of was refused").hides(&person.to_string()).hides("SOL100202");
}

#[test]
fn an_answer_that_forbids_stops_the_run_with_what_to_check() {
    for (status, words) in [(403, "Check the daily_flow settings"), (302, "Check daily_flow_url")] {
        let service = StandIn::new(move |_, _| answered(status, ""));
        let house = house_for(&service);
        let stopped = send(&house).0.unwrap().stopped_because.unwrap();
        assert!(stopped.contains(words), "{stopped}");
        assert_eq!(service.batches().len(), 1, "{status} is not tried again");
    }
}

#[test]
fn two_runs_are_never_under_way_at_once_and_one_that_was_cut_off_does_not_block_for_long() {
    let service = StandIn::new(|_, children| taken(children));
    let house = house_for(&service);
    send(&house).0.unwrap();
    let authority = house.authority;
    house.app.db.write(move |tx| tx.run(&REOPEN, values![authority])).unwrap();
    let refused = send(&house).0.unwrap_err().to_string();
    assert!(refused.contains("is being sent already"), "{refused}");
    house.at("2026-11-25T10:21:00Z");
    let acting = crate::platform::recorder::Acting { now: house.app.clock.now(), ..house.acting };
    assert!(sending::send(&house.app, acting, &mut |_| {}).is_ok());
}

#[test]
fn an_analyst_sends_from_the_page_and_without_settings_is_told_what_is_missing() {
    let service = StandIn::new(|_, children| taken(children));
    let house = house_for(&service);
    let analyst = house.worker("Ana Lyst", &[Role::Analyst], None);
    let worker = house.worker("Wren Okafor", &[Role::SocialWorker], None);
    assert_eq!(house.post(&worker, "/exports/daily-flow", &[]).status, StatusCode::FORBIDDEN);
    house.get(&analyst, "/exports").shows("Send what changed now").hides("sesame");
    assert_eq!(house.post(&analyst, "/exports/daily-flow", &[]).status, StatusCode::SEE_OTHER);
    assert!(run_one(&house.app, &crate::job_kinds()).unwrap());
    assert_eq!(service.batches().len(), 1);
    house.get(&analyst, "/exports").shows("It came to its end");

    let without = House::new();
    let analyst = without.worker("Ana Lyst", &[Role::Analyst], None);
    without.get(&analyst, "/exports").shows("Set daily_flow_url, daily_flow_token_url");
    let answer = without.post(&analyst, "/exports/daily-flow", &[]);
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let refused = sending::send(&without.app, without.acting, &mut |_| {}).unwrap_err().to_string();
    assert!(refused.contains("Set daily_flow_url"), "{refused}");
}
