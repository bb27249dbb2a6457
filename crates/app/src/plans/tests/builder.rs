//! Plans for the tests.

use kith_vocabulary::ids::PlanId;

use crate::plans::load::{self, Content};
use crate::plans::rows::Plan;
use crate::testing::{Answer, House, SignedIn};
use crate::visits::tests::builder::{Home, form_on, send};

/// The answers of an ordinary safety plan, over what the form proposes.
pub(super) fn ordinary_answers(home: &Home) -> Vec<(String, String)> {
    let child = home.children[0];
    let mother = home.adults[0].to_string();
    let pairs: [(&str, &str); 20] = [
        ("line-worry", "They were alone at night twice in May\nNobody answered the door"),
        ("line-strength", "Gran came each time she was rung"),
        ("line-bottom_line", "The children are never alone at night"),
        ("line-trigger", "Mum’s phone is off after nine"),
        ("line-worker_note", "Check the tenancy with housing"),
        ("line-contingency", "Gran takes the children to hers"),
        ("goal-1-danger", "The children could come to harm alone at night"),
        ("goal-1-goal", "An adult is always with the children at night"),
        ("goal-1-zero", "They are alone most nights"),
        ("goal-1-ten", "They always have an adult with them"),
        ("step-1-1-what", "Ring Gran by six on nights out"),
        ("step-1-1-owner", &mother),
        ("step-1-1-due-day", "1"),
        ("step-1-1-due-month", "12"),
        ("step-1-1-due-year", "2026"),
        ("step-1-1-known", "Gran’s call log"),
        ("net-1-name", "Grace Bell"),
        ("net-1-phone", "07700 900461"),
        ("net-1-does", "Comes within half an hour"),
        ("net-2-name", ""),
    ];
    let mut answers: Vec<(String, String)> =
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    answers.push((format!("line-signal-{child}"), "A text with a red heart to Gran".to_owned()));
    answers
}

/// Sends a form with some answers in place of its own.
pub(super) fn answer(
    house: &House,
    who: &SignedIn,
    path: &str,
    answers: &[(String, String)],
    changed: &[(&str, &str)],
) -> Answer {
    let form = form_on(&house.get(who, path), path);
    let mut all: Vec<(&str, &str)> = answers.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    all.retain(|(name, _)| !changed.iter().any(|(other, _)| other == name));
    all.extend(changed);
    send(house, who, path, &form, &all)
}

/// Writes an ordinary safety plan through its page.
pub(super) fn safety_plan(house: &House, who: &SignedIn, home: &Home) -> PlanId {
    let path = home.path("/plans/new/family-safety");
    let sent = answer(house, who, &path, &ordinary_answers(home), &[]);
    plan_in(&sent)
}

/// The plan that an answer leads to.
#[track_caller]
pub(super) fn plan_in(answer: &Answer) -> PlanId {
    let id = answer.location.strip_prefix("/plans/").and_then(|rest| rest.split('?').next());
    id.unwrap_or_else(|| panic!("no plan was saved: {} {}", answer.status, answer.main())).parse().unwrap()
}

/// A plan and what its newest version says, as the record has it.
pub(super) fn saved(house: &House, id: PlanId) -> (Plan, Content) {
    let authority = house.authority;
    house
        .app
        .db
        .read(|tx| {
            let plan = load::find_plan(tx, authority, id)?.unwrap();
            let versions = load::versions(tx, authority, id)?;
            let content = load::content(tx, authority, versions[0].plan_version_id)?;
            Ok((plan, content))
        })
        .unwrap()
}
