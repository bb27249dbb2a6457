//! What people are to each other: recorded one way, told both ways, ended and never deleted.

mod pages;
#[cfg(test)]
mod tests;

use crate::platform::access::Action;
use crate::platform::http::Route;

/// The routes of relationships.
pub const ROUTES: &[Route] = &[
    Route::get("/families/{family}/relationships", Action::AddPerson, pages::show),
    Route::post("/families/{family}/relationships", Action::AddPerson, pages::add),
    Route::get("/people/{person}/relationships/{row}/end", Action::AddPerson, pages::show_end),
    Route::post("/people/{person}/relationships/{row}/end", Action::AddPerson, pages::end),
];
