//! Finding people: by name, former name, how a name sounds, date of birth, or a number others know them by.

mod find;
mod pages;
mod query;
#[cfg(test)]
mod tests;

use crate::platform::access::Action;
use crate::platform::http::Route;

/// The routes of search. What is searched for is posted, so that it never stands in an address.
pub const ROUTES: &[Route] = &[
    Route::get("/search", Action::Search, pages::show),
    Route::post("/search", Action::Search, pages::search),
];
