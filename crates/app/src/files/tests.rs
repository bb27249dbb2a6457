use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use jiff::civil::date;
use kith_practice::family::Part;
use kith_practice::file::HangsOn;
use kith_vocabulary::ids::{FileId, VisitId};

use super::{Belongs, Taken, hang, keep, of_record};
use crate::platform::access::Role;
use crate::platform::recorder::{Intent, record_task};
use crate::platform::verify;
use crate::testing::{Answer, House, SignedIn};
use crate::visits::sql::around;
use crate::visits::tests::builder::{Home, home as home_of, join, ordinary, plan, recuse, restrict};

const LINE: &str = "a-line-that-stands-in-no-file";
const PHOTO: &[u8] = b"\xff\xd8\xff\xe0 a photo of a drawing";
const SPEECH: &[u8] = b"OggS OpusHead what Chidi said";

/// A file of a form: its name on the sender's machine, and its content.
type Brought<'b> = (&'b str, &'b [u8]);

/// Sends a form with files as a browser does.
pub(crate) fn bring(
    house: &House,
    who: &SignedIn,
    path: &str,
    answers: &[(&str, &str)],
    files: &[Brought],
) -> Answer {
    let mut body = Vec::new();
    for (name, value) in [("csrf", who.csrf.as_str())].iter().chain(answers) {
        let part = format!("--{LINE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    for (name, content) in files {
        let head = format!(
            "--{LINE}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
             Content-Type: text/html\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{LINE}--\r\n").as_bytes());
    house.ask(
        Request::post(path)
            .header(header::COOKIE, format!("kith_session={}", who.token))
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={LINE}"))
            .body(Body::from(body))
            .unwrap(),
    )
}

/// Adds a file to a family and gives its page.
fn added(house: &House, who: &SignedIn, home: &Home, answers: &[(&str, &str)], file: Brought) -> String {
    let answer = bring(house, who, &home.path("/files/new"), answers, &[file]);
    assert_eq!(answer.location, home.path("/files?done=file-added"), "{}", answer.main());
    let list = house.get(who, &home.path("/files"));
    let from = list.body.find("/files/0").expect("the list leads to the file");
    list.body[from..from + "/files/".len() + 36].to_owned()
}

#[test]
fn a_photo_is_kept_seen_in_the_list_and_given_out_only_to_be_saved() {
    let (house, worker, home) = ordinary();
    let answers = [("caption", "Chidi’s three houses"), ("kind", "drawing"), ("child", "")];
    let file = added(&house, &worker, &home, &answers, ("../../houses.html", PHOTO));
    let list = house.get(&worker, &home.path("/files"));
    list.shows("Chidi’s three houses").shows("Drawing, added by Ada Quill on 25 November 2026");
    list.shows(&format!("src=\"{file}/content\"")).hides("houses.html");
    assert!(list.statements <= 9, "{} statements", list.statements);
    let content = house.get(&worker, &format!("{file}/content"));
    assert_eq!(content.status, StatusCode::OK);
    assert_eq!(content.headers[header::CONTENT_TYPE], "image/jpeg");
    assert_eq!(
        content.headers[header::CONTENT_DISPOSITION],
        "attachment; filename=\"drawing-2026-11-25.jpg\""
    );
    assert_eq!(content.headers["x-content-type-options"], "nosniff");
    assert_eq!(content.body, String::from_utf8_lossy(PHOTO));
    house.get(&worker, &file).shows("Save it on this device").shows("JPEG picture");
    house.get(&worker, &home.path("")).shows("Drawing added").shows("Photos, drawings and letters");
    verify::verify(&house.app.db).unwrap();
}

#[test]
fn the_same_form_sent_twice_keeps_one_file_and_the_same_bytes_are_kept_once() {
    let (house, worker, home) = ordinary();
    let write = ("write_id", "0192f3a0-0000-7000-8000-000000000001");
    for _ in 0..2 {
        added(&house, &worker, &home, &[write, ("caption", "Once")], ("a.jpg", PHOTO));
    }
    added(&house, &worker, &home, &[("caption", "Again")], ("b.jpg", PHOTO));
    let list = house.get(&worker, &home.path("/files"));
    assert_eq!(list.body.matches("class=\"kith-file\"").count(), 2, "{}", list.main());
}

#[test]
fn what_cannot_be_kept_is_refused_in_words_and_nothing_typed_is_lost() {
    let (house, worker, home) = ordinary();
    let path = home.path("/files/new");
    let large = vec![b'a'; 40 * 1024 * 1024];
    let check = |kind: &str, file: Brought, words: &str| {
        let answers = [("caption", "What Chidi said"), ("kind", kind)];
        let answer = bring(&house, &worker, &path, &answers, &[file]);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(answer.body.contains(words), "{words}: {}", answer.main());
        assert!(answer.body.contains("value=\"What Chidi said\""), "{}", answer.main());
    };
    check("photo", ("a.jpg", &large), "The file is 40 MB. Kith keeps files of up to 15 MB");
    check(
        "voice note",
        ("note.ogg", PHOTO),
        "This was to be a voice note, and its content is a JPEG picture",
    );
    check("", ("a.jpg", b"<svg onload='alert(1)'/>"), "This is a web page or an SVG drawing");
    check("", ("a.pdf", b"MZ\x90\x00"), "This is not a photo, a recording, a PDF or plain text");
    check("", ("a.txt", b""), "The file is empty");
    let none = bring(&house, &worker, &path, &[("caption", "x")], &[]);
    assert!(none.body.contains("Choose a file"), "{}", none.main());
    let seven = [("a.jpg", PHOTO); 7];
    let many = bring(&house, &worker, &path, &[], &seven);
    assert!(many.body.contains("at most 6 files"), "{}", many.main());
    // One that cannot be kept keeps all of its form out.
    let two = bring(&house, &worker, &path, &[], &[("a.jpg", PHOTO), ("b.jpg", b"MZ\x90\x00")]);
    assert_eq!(two.status, StatusCode::UNPROCESSABLE_ENTITY);
    house.get(&worker, &home.path("/files")).shows("No photo, drawing, voice note or letter is kept");
}

#[test]
fn a_file_is_absent_for_whoever_may_not_know_the_family_or_the_child() {
    let (house, worker, home) = ordinary();
    let child = home.children[1].to_string();
    let of_child =
        added(&house, &worker, &home, &[("caption", "Ngozi’s words"), ("child", &child)], ("a.ogg", SPEECH));
    let elsewhere = house.worker("Bo Lind", &[Role::SocialWorker], None);
    house.get(&elsewhere, &of_child).shows("about Ngozi Okafor").hides("Take this file away");
    assert_eq!(house.get(&elsewhere, &home.path("/files/new")).status, StatusCode::FORBIDDEN);
    let analyst = house.worker("Pia Lund", &[Role::Analyst], None);
    assert_eq!(house.get(&analyst, &of_child).status, StatusCode::FORBIDDEN);
    // The child belongs to a family that only one worker may know.
    let other = home_of(&house, "Verity", &[]);
    join(&house, other.family, home.children[1], Part::Child);
    restrict(&house, other.family, &[]);
    house.get(&worker, &home.path("/files")).hides("Ngozi’s words");
    house.get(&worker, &home.path("")).hides("Ngozi’s words");
    for path in [of_child.clone(), format!("{of_child}/content")] {
        assert_eq!(house.get(&worker, &path).status, StatusCode::NOT_FOUND, "{path}");
    }
    let shared = added(&house, &worker, &home, &[("caption", "The flat")], ("a.jpg", PHOTO));
    recuse(&house, home.family, elsewhere.worker);
    restrict(&house, home.family, &[worker.worker]);
    let stranger = house.worker("Eve Orr", &[Role::TeamManager, Role::ServiceLeader], None);
    for who in [&elsewhere, &stranger] {
        for path in
            [home.path("/files"), home.path("/files/new"), shared.clone(), format!("{shared}/content")]
        {
            assert_eq!(house.get(who, &path).status, StatusCode::NOT_FOUND, "{path}");
        }
        let answer = house.post(who, &format!("{shared}/take-away"), &[("because", "Mine")]);
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    }
    house.get(&worker, &shared).shows("The flat");
}

#[test]
fn a_file_is_taken_away_with_the_reason_and_then_shown_to_nobody() {
    let (house, worker, home) = ordinary();
    let file = added(
        &house,
        &worker,
        &home,
        &[("caption", "Another family’s letter")],
        ("a.txt", b"Dear Ms Brandt"),
    );
    house.get(&worker, &file).shows("Dear Ms Brandt");
    let path = format!("{file}/take-away");
    let blank = house.post(&worker, &path, &[]);
    assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(blank.body.contains("Say why the file is taken away"));
    let write = ("write_id", "0192f3a0-0000-7000-8000-000000000002");
    for _ in 0..2 {
        let answer = house.post(&worker, &path, &[write, ("because", "It is another family’s")]);
        assert_eq!(answer.location, home.path("/files?done=file-taken-away"));
    }
    let list = house.get(&worker, &home.path("/files"));
    list.shows("Taken away (1)")
        .shows("It is another family’s")
        .hides("Dear Ms Brandt")
        .hides("Another family’s letter");
    for path in [file.clone(), format!("{file}/content")] {
        assert_eq!(house.get(&worker, &path).status, StatusCode::NOT_FOUND);
    }
    house.get(&worker, &home.path("")).hides("Another family’s letter");
}

#[test]
fn another_slice_keeps_a_file_within_its_own_task_and_finds_it_on_its_record() {
    let (house, worker, home) = ordinary();
    let visit: VisitId = plan(&house, &worker, &home, date(2026, 11, 26), "2pm");
    let taken = Taken::new(SPEECH.to_vec(), None).unwrap();
    let (ctx, family) = (house.ctx(&worker), home.family);
    ctx.write(move |tx, ctx| {
        let belongs = Belongs { family, children: Vec::new(), caption: "On the way home".to_owned() };
        record_task(tx, ctx.acting(), Intent::to("leave a voice note"), |recorder| {
            let file: FileId = keep(recorder, &taken, &belongs)?;
            hang(recorder, file, family, HangsOn::Visit, visit)?;
            Ok(String::new())
        })
    })
    .unwrap();
    let found = |on| {
        ctx.read(|tx| {
            let around = around(tx, &ctx, family, None)?;
            of_record(tx, &ctx, &around, on, visit)
        })
        .unwrap()
    };
    let hung = found(HangsOn::Visit);
    assert_eq!(hung.len(), 1);
    assert_eq!(
        (hung[0].caption.as_str(), hung[0].kind, hung[0].is_recording),
        ("On the way home", "Voice note", true)
    );
    assert!(found(HangsOn::Brief).is_empty());
    house.get(&worker, &home.path("")).hides("Voice note added");
}
