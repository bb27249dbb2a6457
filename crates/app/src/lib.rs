//! Kith: the record a children's social care service works in.

pub mod accounts;
pub mod answers;
pub mod cli;
pub mod families;
pub mod genogram;
pub mod journey;
pub mod people;
pub mod platform;
pub mod records;
pub mod returns;
pub mod search;
pub mod sign_in;
pub mod teams;
pub mod visits;
mod words;
pub mod workers;

use platform::http::Route;
use platform::jobs::{Kind, Reconciler};

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
        people::ROUTES,
        returns::ROUTES,
    ];
    slices.concat()
}

/// Every kind of background work.
pub fn job_kinds() -> Vec<Kind> {
    vec![]
}

/// Everything that is compared and mended by itself.
pub fn reconcilers() -> Vec<Reconciler> {
    vec![sign_in::FORGET, returns::FORGET]
}
