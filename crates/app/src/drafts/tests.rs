use axum::http::StatusCode;

use crate::platform::session;
use crate::testing::Answer;
use crate::visits::tests::builder::{form_on, ordinary, restrict, send};

fn link_on(page: &Answer) -> String {
    let start = page.body.find("?draft=").unwrap_or_else(|| panic!("no draft: {}", page.main()));
    let open = page.body[..start].rfind('"').unwrap() + 1;
    page.body[open..].split('"').next().unwrap().to_owned()
}

#[test]
fn what_was_typed_is_kept_as_typed_and_offered_until_it_is_saved() {
    let (house, worker, home) = ordinary();
    let path = home.path("/visits/record");
    let form = form_on(&house.get(&worker, &path), &path);
    let seen = format!("seen-{}", home.children[0]);
    let typed = [(seen.as_str(), "alone"), ("narrative", "Half a sentence <b"), ("happened_on-day", "99")];
    let kept = send(&house, &worker, "/drafts", &form, &typed);
    assert_eq!((kept.status, kept.body.as_str()), (StatusCode::NO_CONTENT, ""));
    house.get(&worker, "/today").shows("Record a visit: Okafor");
    house.get(&worker, &path).shows("Go on with your draft");
    let link = link_on(&house.get(&worker, "/drafts"));
    let page = house.get(&worker, &link);
    page.shows("This is your draft, kept 25 November 2026 at 10am");
    let again = form_on(&page, &path);
    for (name, value) in typed {
        assert!(again.iter().any(|(n, v)| n == name && v == value), "{name}: {again:?}");
    }
    let answer = send(&house, &worker, &path, &again, &[("happened_on-day", "24"), ("minutes", "40")]);
    assert!(answer.location.starts_with("/today?done=visit-recorded"), "{} {}", answer.status, answer.main());
    house.get(&worker, "/drafts").shows("You have no drafts");
}

#[test]
fn a_draft_that_arrives_after_its_form_was_saved_is_not_kept() {
    let (house, worker, home) = ordinary();
    let path = home.path("/visits/record");
    let form = form_on(&house.get(&worker, &path), &path);
    let seen = format!("seen-{}", home.children[0]);
    let typed = [(seen.as_str(), "alone"), ("minutes", "40")];
    send(&house, &worker, &path, &form, &typed);
    assert_eq!(send(&house, &worker, "/drafts", &form, &typed).status, StatusCode::NO_CONTENT);
    house.get(&worker, "/drafts").shows("You have no drafts");
}

#[test]
fn without_a_script_the_button_keeps_the_draft_and_leads_back_to_it() {
    let (house, worker, home) = ordinary();
    let path = home.path("/visits/plan");
    let form = form_on(&house.get(&worker, &path), &path);
    let answer = send(&house, &worker, "/drafts", &form, &[("planned_at", "after tea"), ("keep", "yes")]);
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    house.get(&worker, &answer.location).shows("after tea").shows("The draft is kept as you typed it.");
}

#[test]
fn a_form_sent_after_the_session_ended_waits_after_signing_in_again() {
    let (house, worker, home) = ordinary();
    let path = home.path("/visits/record");
    let form = form_on(&house.get(&worker, &path), &path);
    session::end(&house.app, &worker.token).unwrap();
    let answer = send(&house, &worker, &path, &form, &[("narrative", "Typed before the session ended")]);
    assert_eq!(answer.location, "/sign-in?kept=yes");
    let again = house.sign_in(worker.worker, &worker.roles);
    let link = link_on(&house.get(&again, "/today"));
    house.get(&again, &link).shows("Typed before the session ended");
}

#[test]
fn a_draft_of_a_family_restricted_since_is_not_shown() {
    let (house, worker, home) = ordinary();
    let path = home.path("/visits/record");
    let form = form_on(&house.get(&worker, &path), &path);
    send(&house, &worker, "/drafts", &form, &[("narrative", "Typed")]);
    let link = link_on(&house.get(&worker, "/drafts"));
    restrict(&house, home.family, &[]);
    for page in ["/drafts", "/today"] {
        house.get(&worker, page).hides("Okafor").hides(&home.family.to_string());
    }
    assert_eq!(house.get(&worker, &link).status, StatusCode::NOT_FOUND);
}

#[test]
fn a_draft_is_its_owners_alone_and_thrown_away_on_request() {
    let (house, worker, home) = ordinary();
    let other = house.worker("Bo Lind", &worker.roles, None);
    let path = home.path("/visits/record");
    let form = form_on(&house.get(&worker, &path), &path);
    send(&house, &worker, "/drafts", &form, &[("narrative", "Mine")]);
    house.get(&other, "/drafts").shows("You have no drafts");
    let link = link_on(&house.get(&worker, "/drafts"));
    let throw = format!("/drafts/{}/throw-away", link.split("draft=").nth(1).unwrap());
    house.post(&other, &throw, &[]);
    house.get(&worker, &link).shows("Mine");
    let thrown = house.post(&worker, &throw, &[]);
    house.get(&worker, &thrown.location).shows("You have no drafts").shows("The draft is thrown away.");
}
