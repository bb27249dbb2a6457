//! Kith: the record a children's social care service works in.

pub mod demo;
pub mod families;
pub mod journey;
pub mod people;
pub mod platform;
pub mod sign_in;
pub mod visits;
mod words;
pub mod workers;

use platform::http::Route;

/// Every route of the application.
pub fn routes() -> Vec<Route> {
    [sign_in::ROUTES].concat()
}
