//! Teams: who works in them, with how many children, and with whom.

mod caseload;
mod pages;
#[cfg(test)]
mod tests;

use crate::platform::access::Action;
use crate::platform::http::Route;

/// The routes of teams.
pub const ROUTES: &[Route] = &[
    Route::get("/team", Action::ViewTeam, pages::team),
    Route::get("/team/workers/{worker}", Action::ViewTeam, pages::worker),
];
