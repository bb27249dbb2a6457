use axum::http::StatusCode;
use jiff::civil::date;
use kith_practice::family::Part;
use kith_vocabulary::ids::VisitId;

use super::{path_in, scene};
use crate::files::tests::bring;
use crate::platform::verify;
use crate::visits::tests::builder::{form_on, home as home_of, join, plan, restrict, saved, send};

const BULLETS: &str = "Saw both, Chidi alone\nSleeps in own bed\nSchool to call";

#[test]
fn a_brief_becomes_a_visit_in_the_workers_name_once_every_part_is_confirmed() {
    let scene = scene();
    let (house, worker, cora, home) = (&scene.house, &scene.worker, &scene.cora, &scene.home);
    let planned = plan(house, worker, home, date(2026, 11, 25), "9am").to_string();
    let form = house.get(worker, &home.path("/briefs/new"));
    form.shows("Cora Lane drafts it").shows("Child in need visit, Wednesday 25 November at 9am");
    let brief = scene.leave(&[("bullets", BULLETS), ("desk_minutes", "2")]);
    house
        .get(cora, "/desk")
        .shows("Saw both, Chidi alone")
        .shows("left 25 November, due 26 November")
        .shows("You serve Ada Quill");
    let draft = house.get(cora, &format!("{brief}/draft"));
    draft.shows("Sleeps in own bed").shows("What Ada Quill left");
    assert!(draft.statements <= 20, "{} statements", draft.statements);
    scene.draft_visit(&brief);
    // A draft is nothing in the record: no visit, nothing in the story, and the visit is still to be written up.
    house.get(worker, &home.path("")).hides("tidied the flat").hides("I sleep in my own bed");
    house.get(worker, &format!("/visits/{planned}")).shows("Planned");
    house.get(worker, "/desk").shows("For you to read (1)").shows("Read the draft");
    let read = format!("{brief}/read");
    let page = house.get(worker, &read);
    page.shows("Typed by Cora Lane").shows("Said by Chidi Okafor").shows("I sleep in my own bed now");
    assert!(page.statements <= 20, "{} statements", page.statements);
    let meaning = format!("meaning-{}", home.children[0]);
    let answer = send(
        house,
        worker,
        &read,
        &form_on(&page, &read),
        &[
            ("all", "yes"),
            ("narrative", "Ms Okafor talked about nights."),
            (&meaning, "He feels safer"),
            ("desk_minutes", "3"),
        ],
    );
    assert_eq!(answer.location, format!("{brief}?done=visit-recorded"), "{}", answer.main());
    let visit: VisitId = planned.parse().unwrap();
    let whole = saved(house, visit);
    assert_eq!(whole.visit.worker_id, worker.worker);
    assert_eq!(
        (whole.visit.minutes, whole.visit.narrative.as_str()),
        (Some(50), "Ms Okafor talked about nights.")
    );
    assert_eq!(whole.actions.len(), 2);
    let shown = house.get(worker, &format!("/visits/{visit}"));
    shown.shows("Cora Lane; confirmed by Ada Quill on 25 November 2026").shows("He feels safer");
    let told = house.get(cora, &brief);
    told.shows("Changed and confirmed by Ada Quill on 25 November 2026")
        .shows("Seen by Ada Quill. Said by Chidi Okafor.");
    house.get(worker, &home.path("/history")).shows("drafted by Cora Lane from a brief");
    verify::verify(&house.app.db).unwrap();
}

#[test]
fn what_is_given_back_goes_to_the_desk_and_what_was_confirmed_stays() {
    let scene = scene();
    let (house, worker, cora) = (&scene.house, &scene.worker, &scene.cora);
    let brief = scene.leave(&[("bullets", BULLETS)]);
    scene.draft_visit(&brief);
    let read = format!("{brief}/read");
    let form = form_on(&house.get(worker, &read), &read);
    // Every part wants a word, and what goes back wants a reason.
    let nothing = send(house, worker, &read, &form, &[]);
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.body.contains("Confirm “what happened” or give it back"), "{}", nothing.main());
    let labels =
        ["When, how and where", "Chidi Okafor", "Ngozi Okafor", "What happened", "What happens next"];
    let verdicts: Vec<(String, String)> = labels.iter().map(|label| scene.verdict(&brief, label)).collect();
    let mut said: Vec<(&str, &str)> =
        verdicts.iter().map(|(verdict, _)| (verdict.as_str(), "confirm")).collect();
    said[3].1 = "return";
    let unsaid = send(house, worker, &read, &form, &said);
    assert!(unsaid.body.contains("Say what is to be put right"), "{}", unsaid.main());
    said.push((&verdicts[3].1, "She did not tidy, her sister did"));
    let answer = send(house, worker, &read, &form, &said);
    assert_eq!(answer.location, format!("{brief}?done=draft-returned"), "{}", answer.main());
    house.get(worker, &scene.home.path("")).hides("tidied the flat");
    let path = format!("{brief}/draft");
    let page = house.get(cora, &path);
    page.shows("She did not tidy, her sister did")
        .shows("Confirmed already")
        .hides("name=\"happened_on-day\"");
    let again = send(
        house,
        cora,
        &path,
        &form_on(&page, &path),
        &[("narrative", "Her sister had tidied."), ("desk_minutes", "4")],
    );
    assert_eq!(again.location, format!("{brief}?done=draft-sent"), "{}", again.main());
    let page = house.get(worker, &read);
    page.shows("You confirmed before").shows("Her sister had tidied.");
    let done = send(house, worker, &read, &form_on(&page, &read), &[("all", "yes")]);
    assert_eq!(done.location, format!("{brief}?done=visit-recorded"), "{}", done.main());
    house
        .get(worker, &scene.home.path(""))
        .shows("Her sister had tidied.")
        .shows("I sleep in my own bed now");
}

#[test]
fn a_stale_form_overwrites_nothing_and_one_sent_twice_does_its_work_once() {
    let scene = scene();
    let (house, worker, cora) = (&scene.house, &scene.worker, &scene.cora);
    let brief = scene.leave(&[("bullets", BULLETS)]);
    let path = format!("{brief}/draft");
    let old = form_on(&house.get(cora, &path), &path);
    scene.draft_visit(&brief);
    let words = [("narrative", "Something else"), ("minutes", "10"), ("desk_minutes", "1")];
    let seen = format!("seen-{}", scene.home.children[0]);
    let stale = send(house, cora, &path, &old, &[&words[..], &[(seen.as_str(), "alone")]].concat());
    assert_eq!(stale.status, StatusCode::CONFLICT, "{}", stale.main());
    let read = format!("{brief}/read");
    let form = form_on(&house.get(worker, &read), &read);
    for _ in 0..2 {
        let answer = send(house, worker, &read, &form, &[("all", "yes")]);
        assert_eq!(answer.location, format!("{brief}?done=visit-recorded"), "{}", answer.main());
    }
    let story = house.get(worker, &scene.home.path(""));
    assert_eq!(story.body.matches("tidied the flat").count(), 1, "{}", story.main());
    let late = house.post(worker, &format!("{brief}/withdraw"), &[("because", "Too late"), ("version", "9")]);
    assert_eq!(late.status, StatusCode::CONFLICT);
}

#[test]
fn a_request_enters_the_record_when_confirmed_and_its_reply_is_chased() {
    let mut scene = scene();
    let home = scene.home.clone();
    let home = &home;
    let brief = scene.leave(&[("wanted", "agency request"), ("bullets", "Ask the GP for dates")]);
    let path = format!("{brief}/draft");
    let missing = scene.fill(&scene.cora, &path, &[]);
    assert!(missing.body.contains("Write: to whom") && missing.body.contains("Enter how long it took you"));
    let day = [("reply_by-day", "30"), ("reply_by-month", "11"), ("reply_by-year", "2026")];
    let words = [
        ("recipient", "Dr Amin, Mill Lane Surgery"),
        ("wording", "Please send the dates."),
        ("desk_minutes", "5"),
    ];
    scene.fill(&scene.cora, &path, &[&words[..], &day[..]].concat());
    scene.house.get(&scene.worker, &home.path("")).hides("Please send the dates");
    let answer = scene.fill(&scene.worker, &format!("{brief}/read"), &[("all", "yes")]);
    assert_eq!(answer.location, format!("{brief}?done=draft-confirmed"), "{}", answer.main());
    scene
        .house
        .get(&scene.worker, &home.path(""))
        .shows("Request to another agency to Dr Amin, Mill Lane Surgery");
    scene.later("2026-12-02T10:00:00Z");
    let (house, worker, cora) = (&scene.house, &scene.worker, &scene.cora);
    house.get(cora, "/desk").shows("Replies to chase (1)").shows("overdue since").shows("not chased yet");
    let page = house.get(cora, &brief);
    let from = page.body.find("/replies/").unwrap();
    let reply = page.body[from..from + "/replies/".len() + 36].to_owned();
    let chased = house.post(cora, &format!("{reply}/chased"), &[]);
    assert_eq!(path_in(&chased, "?done=reply-chased"), brief);
    house.get(cora, &brief).shows("chased once, on 2 December 2026");
    house.post(cora, &format!("{reply}/answered"), &[("answer", "Two missed")]);
    house.get(worker, &home.path("")).shows("Reply from Dr Amin, Mill Lane Surgery").shows("Two missed");
    assert_eq!(house.post(cora, &format!("{reply}/chased"), &[]).status, StatusCode::NOT_FOUND);
}

#[test]
fn a_photo_or_a_voice_note_is_enough_and_one_that_is_none_loses_nothing() {
    let scene = scene();
    let (house, worker, cora) = (&scene.house, &scene.worker, &scene.cora);
    let path = scene.home.path("/briefs/new");
    let form = form_on(&house.get(worker, &path), &path);
    let answers: Vec<(&str, &str)> = form
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .filter(|(name, _)| *name != "csrf")
        .collect();
    let blank = bring(house, worker, &path, &answers, &[]);
    assert!(blank.body.contains("Write a few words, or add a photo"), "{}", blank.main());
    let wrong: Vec<(&str, &str)> =
        answers.iter().map(|(n, v)| if *n == "bullets" { (*n, "Kept") } else { (*n, *v) }).collect();
    let refused = bring(house, worker, &path, &wrong, &[("note.ogg", b"MZ\x90\x00")]);
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.body.contains("not a photo, a recording") && refused.body.contains("Kept"),
        "{}",
        refused.main()
    );
    let answer = bring(
        house,
        worker,
        &path,
        &answers,
        &[("n.jpg", b"\xff\xd8\xff\xe0 notes"), ("v.ogg", b"OggS Opus")],
    );
    let brief = path_in(&answer, "?done=brief-left");
    let page = house.get(cora, &format!("{brief}/draft"));
    page.shows("<audio").shows("alt=\"Photo: Notes with a brief\"");
    house.get(cora, "/desk").shows("Photo or voice note");
}

#[test]
fn a_brief_about_a_child_whom_the_reader_may_not_know_is_absent() {
    let scene = scene();
    let (house, worker, cora) = (&scene.house, &scene.worker, &scene.cora);
    let child = scene.home.children[1].to_string();
    let brief = scene.leave(&[("wanted", "case note"), ("bullets", "Ngozi’s secret"), ("child", &child)]);
    house.get(cora, "/desk").shows("Ngozi’s secret");
    let other = home_of(house, "Verity", &[]);
    join(house, other.family, scene.home.children[1], Part::Child);
    restrict(house, other.family, &[]);
    for who in [cora, worker] {
        house.get(who, "/desk").hides("Ngozi’s secret");
        assert_eq!(house.get(who, &brief).status, StatusCode::NOT_FOUND);
    }
    for (who, path) in [(cora, "take"), (cora, "draft"), (worker, "withdraw"), (worker, "read")] {
        let answers = [("version", "1"), ("because", "x")];
        assert_eq!(
            house.post(who, &format!("{brief}/{path}"), &answers).status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
}
