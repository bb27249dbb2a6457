//! Changing what is recorded of a person: details, names, numbers, and ways to reach them.

mod change;
mod fields;
mod listed;
#[cfg(test)]
mod tests;
mod versions;

use crate::platform::access::Action;
use crate::platform::http::Route;

/// The routes of changing a person.
pub const ROUTES: &[Route] = &[
    Route::get("/people/{person}/change", Action::ChangePerson, change::show_change),
    Route::post("/people/{person}/change", Action::ChangePerson, change::change),
    Route::get("/people/{person}/names/new", Action::ChangePerson, listed::names::show),
    Route::post("/people/{person}/names/new", Action::ChangePerson, listed::names::add),
    Route::get("/people/{person}/names/{row}/end", Action::ChangePerson, listed::names::show_end),
    Route::post("/people/{person}/names/{row}/end", Action::ChangePerson, listed::names::end),
    Route::get("/people/{person}/identifiers/new", Action::ChangePerson, listed::identifiers::show),
    Route::post("/people/{person}/identifiers/new", Action::ChangePerson, listed::identifiers::add),
    Route::get("/people/{person}/identifiers/{row}/end", Action::ChangePerson, listed::identifiers::show_end),
    Route::post("/people/{person}/identifiers/{row}/end", Action::ChangePerson, listed::identifiers::end),
    Route::get("/people/{person}/contacts/new", Action::ChangePerson, listed::contacts::show),
    Route::post("/people/{person}/contacts/new", Action::ChangePerson, listed::contacts::add),
    Route::get("/people/{person}/contacts/{row}/end", Action::ChangePerson, listed::contacts::show_end),
    Route::post("/people/{person}/contacts/{row}/end", Action::ChangePerson, listed::contacts::end),
];
