//! People of other services around a family: added, and ended when they no longer work with it.

mod actions;
mod pages;
#[cfg(test)]
mod tests;

use crate::platform::access::Action;
use crate::platform::http::Route;

/// The routes of professionals.
pub const ROUTES: &[Route] = &[
    Route::get("/families/{family}/professionals", Action::ChangePerson, pages::show),
    Route::post("/families/{family}/professionals", Action::ChangePerson, pages::add),
    Route::post("/families/{family}/professionals/{row}/end", Action::ChangePerson, pages::end),
];
