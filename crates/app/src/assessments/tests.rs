//! One assessment of three children, from the referral to a manager's decision and after.

use axum::http::StatusCode;
use kith_practice::family::Part;
use kith_vocabulary::ids::{FamilyId, PersonId};

use crate::families::tests::builders::{Someone, family_of};
use crate::front_door::tests::{decide, take};
use crate::platform::access::Role;
use crate::testing::{Answer, House, SignedIn};

struct Begun {
    house: House,
    worker: SignedIn,
    manager: SignedIn,
    family: FamilyId,
    children: Vec<PersonId>,
    /// `/assessments/ID`.
    path: String,
}

/// Two siblings referred today, and an assessment of both begun.
fn begun() -> Begun {
    let house = House::new();
    let team = house.team("Assessment");
    let worker = house.worker("Ada Quill", &[Role::SocialWorker], Some(team));
    let manager = house.worker("May Dean", &[Role::TeamManager], Some(team));
    let child = |given, born| Someone(given, "Khan", born, Part::Child);
    let (family, children) =
        family_of(&house, &worker, &[child("Amira", "2015-03-04"), child("Sami", "2018-06-01")]);
    let contact = take(&house, &worker, family, &children);
    let outcomes = [(children[0], "assessment", "N1"), (children[1], "assessment", "N1")];
    decide(&house, &worker, &contact, &outcomes, "3");
    let start = format!("/families/{family}/assessments/new");
    let page = house.get(&worker, &start);
    page.shows("Referred 25 November 2026: due 1 February 2027");
    let referrals: Vec<String> = page
        .body
        .match_indices("name=\"child\"")
        .map(|(at, _)| page.body[at..].split("value=\"").nth(1).unwrap()[..36].to_owned())
        .collect();
    let mut form = vec![("started-day", "25"), ("started-month", "11"), ("started-year", "2026")];
    form.extend(referrals.iter().map(|id| ("child", id.as_str())));
    let answer = house.post(&worker, &start, &form);
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.main());
    let path = answer.location.split("/write").next().unwrap().to_owned();
    Begun { house, worker, manager, family, children, path }
}

/// The version that the page's form carries.
fn version(page: &Answer) -> String {
    let at = page.body.find("name=\"version\"").expect("the page has a form with a version");
    page.body[at..].split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

impl Begun {
    fn write(&self, outcomes: [&str; 2]) -> Answer {
        let path = format!("{}/write", self.path);
        let version = version(&self.house.get(&self.worker, &path));
        self.send(&self.worker, &path, &version, outcomes, &[])
    }

    fn send(
        &self,
        who: &SignedIn,
        path: &str,
        version: &str,
        outcomes: [&str; 2],
        more: &[(&str, &str)],
    ) -> Answer {
        let mut form: Vec<(String, &str)> = vec![
            ("version".to_owned(), version),
            ("analysis".to_owned(), "Mum has good help from gran."),
            ("factors".to_owned(), "3B"),
        ];
        for (child, outcome) in self.children.iter().zip(outcomes) {
            form.push((format!("seen-{child}-day"), "25"));
            form.push((format!("seen-{child}-month"), "11"));
            form.push((format!("seen-{child}-year"), "2026"));
            form.push((format!("outcome-{child}"), outcome));
        }
        form.push((format!("conclusion-{}", self.children[0]), "Amira is safe with gran."));
        form.push((format!("conclusion-{}", self.children[1]), "Sami needs his routine back."));
        form.push((format!("factors-{}", self.children[1]), "4A"));
        let form: Vec<(&str, &str)> =
            form.iter().map(|(name, value)| (name.as_str(), *value)).chain(more.iter().copied()).collect();
        self.house.post(who, path, &form)
    }

    fn step(&self, who: &SignedIn, step: &str, more: &[(&str, &str)]) -> Answer {
        let version = version(&self.house.get(who, &self.path));
        let mut form = vec![("version", version.as_str())];
        form.extend(more);
        self.house.post(who, &format!("{}/{step}", self.path), &form)
    }
}

#[test]
fn one_assessment_gives_each_child_their_own_conclusion_and_ends_the_work_that_ends_with_it() {
    let begun = begun();
    let (house, worker, manager) = (&begun.house, &begun.worker, &begun.manager);
    house
        .get(worker, &begun.path)
        .shows("Amira Khan: Choose what follows for this child")
        .hides("Send to a manager");
    let written = begun.write(["no further action", "need plan"]);
    assert_eq!(written.location, format!("{}?done=assessment-written", begun.path), "{}", written.main());
    let page = house.get(worker, &begun.path);
    page.shows("Mum has good help from gran.").shows("Amira is safe with gran.").shows("Send to a manager");
    assert!(begun.step(worker, "send", &[]).location.ends_with("done=assessment-sent"));
    house.get(worker, &begun.path).shows("A manager decides on it").hides("Authorise</button>");
    let authorised = begun.step(manager, "authorise", &[]);
    assert!(authorised.location.ends_with("done=assessment-authorised"), "{}", authorised.main());
    let family = house.get(manager, &format!("/families/{}", begun.family));
    family.shows("Assessment authorised").shows("Work ended").shows("Child in need plan");
    let amira = house.get(worker, &format!("/people/{}", begun.children[0]));
    amira.shows("Closed after assessment, no further action").hides("Sami needs");
    house.get(worker, &format!("/people/{}", begun.children[1])).hides("Closed after assessment");
}

#[test]
fn a_manager_gives_it_back_with_words_and_the_worker_writes_on() {
    let begun = begun();
    begun.write(["need plan", "need plan"]);
    begun.step(&begun.worker, "send", &[]);
    let none = begun.step(&begun.manager, "return", &[("because", " ")]);
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let back = begun.step(&begun.manager, "return", &[("because", "Say what gran will do.")]);
    assert!(back.location.ends_with("done=assessment-returned"), "{}", back.main());
    let page = begun.house.get(&begun.worker, &format!("{}/write", begun.path));
    page.shows("Say what gran will do.").shows("Amira is safe with gran.");
    assert!(begun.write(["need plan", "need plan"]).location.ends_with("done=assessment-written"));
}

#[test]
fn nobody_authorises_what_they_sent() {
    let begun = begun();
    begun.write(["need plan", "need plan"]);
    begun.step(&begun.manager, "send", &[]);
    begun.house.get(&begun.manager, &begun.path).shows("Whoever wrote an assessment does not authorise it");
    let own = begun.step(&begun.manager, "authorise", &[]);
    assert_eq!(own.status, StatusCode::FORBIDDEN);
}

#[test]
fn nobody_authorises_what_they_wrote_and_somebody_else_sent() {
    let begun = begun();
    begun.write(["need plan", "need plan"]);
    let path = format!("{}/write", begun.path);
    let read = version(&begun.house.get(&begun.manager, &path));
    let wrote = begun.send(&begun.manager, &path, &read, ["need plan", "early help"], &[]);
    assert!(wrote.location.ends_with("done=assessment-written"), "{}", wrote.main());
    begun.step(&begun.worker, "send", &[]);
    begun.house.get(&begun.manager, &begun.path).shows("Whoever wrote an assessment does not authorise it");
    assert_eq!(begun.step(&begun.manager, "authorise", &[]).status, StatusCode::FORBIDDEN);
}

#[test]
fn an_assessment_is_corrected_after_it_was_authorised_with_the_reason_kept() {
    let begun = begun();
    begun.write(["need plan", "need plan"]);
    begun.step(&begun.worker, "send", &[]);
    begun.step(&begun.manager, "authorise", &[]);
    let path = format!("{}/correct", begun.path);
    let version = version(&begun.house.get(&begun.manager, &path));
    let none = begun.send(&begun.manager, &path, &version, ["need plan", "early help"], &[]);
    assert!(none.body.contains("Say why you correct this assessment"), "{}", none.main());
    let reason = [("reason", "Sami’s outcome was mistyped.")];
    let done = begun.send(&begun.manager, &path, &version, ["need plan", "early help"], &reason);
    assert!(done.location.ends_with("done=assessment-corrected"), "{}", done.main());
    begun.house.get(&begun.worker, &begun.path).shows("Step down to early help");
    let late = begun.send(&begun.manager, &path, &version, ["need plan", "care"], &reason);
    assert_eq!(late.status, StatusCode::CONFLICT);
}

#[test]
fn a_co_ordinator_writes_for_whom_they_serve_and_sends_nothing() {
    let begun = begun();
    let coordinator =
        begun.house.worker_serving("Kim Hay", &[Role::Coordinator], None, &[begun.worker.worker]);
    let path = format!("{}/write", begun.path);
    let version = version(&begun.house.get(&coordinator, &path));
    let written = begun.send(&coordinator, &path, &version, ["need plan", "need plan"], &[]);
    assert!(written.location.ends_with("done=assessment-written"), "{}", written.main());
    begun.house.get(&coordinator, &begun.path).hides("Send to a manager");
    let sent = begun.house.post(&coordinator, &format!("{}/send", begun.path), &[("version", "6")]);
    assert_eq!(sent.status, StatusCode::FORBIDDEN);
}

#[test]
fn a_familys_page_says_where_things_stand_and_what_may_come_next() {
    let begun = begun();
    let path = format!("/families/{}", begun.family);
    let page = begun.house.get(&begun.worker, &path);
    page.shows("Amira and Sami")
        .shows("It is due 1 February 2027")
        .shows("Write on")
        .hides("End the referral");
    let page = begun.house.get(&begun.manager, &path);
    page.shows("End the referral");
    let end = page.body.split("/referrals/").nth(1).unwrap()[..36].to_owned();
    let form = begun.house.get(&begun.manager, &format!("/referrals/{end}/end"));
    let version = version(&form);
    let refused = begun.house.post(
        &begun.manager,
        &format!("/referrals/{end}/end"),
        &[
            ("version", &version),
            ("ending", "RC7"),
            ("ends-day", "25"),
            ("ends-month", "11"),
            ("ends-year", "2026"),
            ("why", "All is well"),
        ],
    );
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("The assessment must be authorised first"), "{}", refused.main());
}
