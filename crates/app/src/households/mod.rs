//! Who lives where, over time: households, their addresses, and who moves in and out.

mod actions;
mod pages;
#[cfg(test)]
mod tests;

use crate::platform::access::Action;
use crate::platform::http::Route;

/// The routes of households.
pub const ROUTES: &[Route] = &[
    Route::get("/families/{family}/households", Action::ChangePerson, pages::show_new),
    Route::post("/families/{family}/households", Action::ChangePerson, pages::add),
    Route::get("/families/{family}/households/{household}", Action::ChangePerson, pages::show_change),
    Route::post("/families/{family}/households/{household}", Action::ChangePerson, pages::change),
];
