//! Kith: the record a children's social care service works in.

pub mod accounts;
pub mod cli;
pub mod families;
pub mod journey;
pub mod people;
pub mod platform;
pub mod records;
pub mod returns;
pub mod sign_in;
pub mod visits;
mod words;
pub mod workers;

use platform::http::Route;
use platform::jobs::{Kind, Reconciler};

/// Every route of the application.
pub fn routes() -> Vec<Route> {
    [sign_in::ROUTES, records::ROUTES, accounts::ROUTES, returns::ROUTES].concat()
}

/// Every kind of background work.
pub fn job_kinds() -> Vec<Kind> {
    Vec::new()
}

/// Everything that is compared and mended by itself.
pub fn reconcilers() -> Vec<Reconciler> {
    vec![sign_in::FORGET, returns::FORGET]
}
