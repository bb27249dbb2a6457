//! Bringing people from other records into one family: children of one home whom a statutory file gave a record each,
//! or a family that was started twice.
//!
//! Nobody's record is copied: they join this family from today, and leave the other for it if that is said. What
//! happened before stays where it is, and every page tells it.

mod actions;
mod pages;
mod suggested;
#[cfg(test)]
mod tests;

use crate::platform::access::Action;
use crate::platform::http::Route;

/// The routes of bringing people in.
pub const ROUTES: &[Route] = &[
    Route::get("/families/{family}/join", Action::AddPerson, pages::show),
    Route::post("/families/{family}/join", Action::AddPerson, pages::find_or_join),
];
