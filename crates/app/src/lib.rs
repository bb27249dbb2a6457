//! Kith: the record a children's social care service works in.

pub mod accounts;
pub mod action_items;
pub mod allocations;
pub mod answers;
pub mod assessments;
pub mod care;
pub mod cli;
pub mod coordination;
pub mod deadlines;
pub mod demo;
pub mod details;
pub mod drafts;
pub mod exports;
pub mod families;
pub mod files;
pub mod front_door;
pub mod genogram;
pub mod households;
pub mod imports;
pub mod joining;
pub mod journey;
pub mod leaving_care;
pub mod meetings;
pub mod merging;
pub mod need;
pub mod people;
pub mod plans;
pub mod platform;
pub mod proceedings;
pub mod professionals;
pub mod protection;
pub mod recording;
pub mod records;
pub mod relationships;
pub mod restrictions;
pub mod returns;
pub mod search;
pub mod sign_in;
pub mod story;
pub mod teams;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
pub mod today;
pub mod visits;
mod words;
pub mod workers;

use platform::http::Route;
use platform::jobs::{Kind, Reconciler};
use story::Teller;

/// Every route of the application.
pub fn routes() -> Vec<Route> {
    let slices: &[&[Route]] = &[
        sign_in::ROUTES,
        families::ROUTES,
        families::changing::ROUTES,
        records::ROUTES,
        accounts::ROUTES,
        search::ROUTES,
        teams::ROUTES,
        allocations::ROUTES,
        restrictions::ROUTES,
        people::ROUTES,
        details::ROUTES,
        merging::ROUTES,
        joining::ROUTES,
        households::ROUTES,
        relationships::ROUTES,
        professionals::ROUTES,
        today::ROUTES,
        front_door::ROUTES,
        assessments::ROUTES,
        visits::ROUTES,
        files::ROUTES,
        coordination::ROUTES,
        plans::ROUTES,
        protection::ROUTES,
        meetings::ROUTES,
        need::ROUTES,
        proceedings::ROUTES,
        care::ROUTES,
        action_items::ROUTES,
        drafts::ROUTES,
        recording::ROUTES,
        deadlines::ROUTES,
        imports::ROUTES,
        returns::ROUTES,
        exports::ROUTES,
    ];
    slices.concat()
}

/// What each slice tells in the story of a family and of a person.
pub fn tellers() -> Vec<Teller> {
    vec![
        visits::story::STORY,
        plans::story::STORY,
        front_door::told::story::STORY,
        assessments::story::STORY,
        meetings::story::STORY,
        proceedings::story::STORY,
        care::told::story::STORY,
        journey::story::STORY,
        allocations::story::STORY,
        files::STORY,
        coordination::STORY,
    ]
}

/// Every kind of background work.
pub fn job_kinds() -> Vec<Kind> {
    vec![imports::JOB, deadlines::JOB, exports::JOB, exports::daily_flow::sending::JOB]
}

/// Everything that is compared and mended by itself.
pub fn reconcilers() -> Vec<Reconciler> {
    vec![sign_in::FORGET, returns::FORGET, deadlines::WORK_OUT, exports::FORGET]
}
