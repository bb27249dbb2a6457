use axum::body::Body;
use axum::http::{Request, header};
use kith_practice::file::HangsOn;
use kith_vocabulary::ids::VisitId;

use super::items::{state, told};
use super::sending::{Phone, phone, said, send, text, write_id};
use crate::files::of_record;
use crate::platform::access::Role;
use crate::testing::{Answer, House, SignedIn};
use crate::visits::sql::around;
use crate::visits::tests::builder::{Home, ordinary, restrict};
use crate::{statement, values};

statement! {
    FILES_OF_FAMILY = "
        select count(*)
          from file
         where authority_id = ?1 and family_id = ?2";
}

/// The beginning of a PNG picture, as far as it is looked at.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0";

fn sends(house: &House, who: &SignedIn, phone: &Phone, answers: &[(&str, &str)], bytes: &[u8]) -> Answer {
    let now = house.app.clock.now().as_millisecond().to_string();
    let mut all =
        vec![("csrf", who.csrf.as_str()), ("device", &phone.device), ("told_at", &now), ("sent_at", &now)];
    all.extend(answers);
    let mut body = Vec::new();
    for (name, value) in all {
        body.extend(
            format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
        );
    }
    let head = "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"file\"\r\n\r\n";
    body.extend(head.bytes().chain(bytes.iter().copied()).chain("\r\n--x--\r\n".bytes()));
    let request = Request::post("/recording/files")
        .header(header::COOKIE, format!("kith_session={}", who.token))
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
        .body(Body::from(body))
        .unwrap();
    house.ask(request)
}

fn files_of(house: &House, home: &Home) -> i64 {
    let (authority, family) = (house.authority, home.family);
    house.app.db.read(|tx| tx.row(&FILES_OF_FAMILY, values![authority, family])?.unwrap().take()).unwrap()
}

#[test]
fn a_photo_hangs_on_the_visit_at_which_it_was_taken_and_is_kept_once() {
    let (house, ada, home) = ordinary();
    let phone = phone(&house, &ada);
    let (family, visit_item, id) = (home.family.to_string(), write_id(&house), write_id(&house));
    let visit = told(&home, &ada, &[("family", &family), ("write_id", &visit_item)]);
    let visit: Vec<(&str, &str)> = visit.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let answer = said(&send(&house, &ada, &phone, "/recording/visits", &visit));
    let visit: VisitId = text(&answer, "link").split("visit=").nth(1).unwrap().parse().unwrap();
    let child = home.children[0].to_string();
    let answers = [
        ("family", family.as_str()),
        ("write_id", &id),
        ("of", &visit_item),
        ("kind", "drawing"),
        ("caption", "The house"),
        ("child", &child),
    ];
    let first = sends(&house, &ada, &phone, &answers, PICTURE);
    let second = sends(&house, &ada, &phone, &answers, PICTURE);
    assert_eq!((state(&first).as_str(), &first.body), ("saved", &second.body));
    assert_eq!(files_of(&house, &home), 1);
    let ctx = house.ctx(&ada);
    let hung = house
        .app
        .db
        .read(|tx| {
            let around = around(tx, &ctx, home.family, None)?;
            of_record(tx, &ctx, &around, HangsOn::Visit, visit)
        })
        .unwrap();
    assert_eq!(hung.iter().map(|file| file.caption.as_str()).collect::<Vec<_>>(), ["The house"]);
    house.get(&ada, &format!("/visits/{visit}")).shows("The house");
}

#[test]
fn what_is_no_photo_is_refused_in_words_and_nothing_is_kept() {
    let (house, ada, home) = ordinary();
    let phone = phone(&house, &ada);
    let (family, id) = (home.family.to_string(), write_id(&house));
    let answers = [("family", family.as_str()), ("write_id", &id), ("kind", "voice note")];
    for wrong in [&b"<html>hello</html>"[..], PICTURE, b""] {
        let answer = sends(&house, &ada, &phone, &answers, wrong);
        assert_eq!(state(&answer), "mistakes", "{}", answer.body);
    }
    assert_eq!(files_of(&house, &home), 0);
}

#[test]
fn nobody_hangs_a_file_on_a_family_or_a_visit_that_is_not_theirs() {
    let (house, ada, home) = ordinary();
    let phone_of_ada = phone(&house, &ada);
    let (family, id) = (home.family.to_string(), write_id(&house));
    let answers = [("family", family.as_str()), ("write_id", &id), ("kind", "photo")];
    let ben = house.worker("Ben Oduya", &[Role::SocialWorker], None);
    let phone_of_ben = phone(&house, &ben);
    assert_eq!(state(&sends(&house, &ben, &phone_of_ben, &answers, PICTURE)), "refused");
    assert_eq!(state(&sends(&house, &ben, &phone_of_ada, &answers, PICTURE)), "refused");
    restrict(&house, home.family, &[]);
    assert_eq!(state(&sends(&house, &ada, &phone_of_ada, &answers, PICTURE)), "refused");
    assert_eq!(files_of(&house, &home), 0);
}
