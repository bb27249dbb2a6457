//! Children in need: their plans begun, ended with the reason, and corrected. Their meetings are meetings like others.

mod actions;
mod pages;
#[cfg(test)]
mod tests;

use crate::platform::access::Action;
use crate::platform::http::Route;

/// The routes of plans for children in need.
pub const ROUTES: &[Route] = &[
    Route::get("/families/{family}/begin-need", Action::RecordNeed, pages::show_begin),
    Route::post("/families/{family}/begin-need", Action::RecordNeed, pages::begin),
    Route::get("/families/{family}/end-need", Action::RecordNeed, pages::show_end),
    Route::post("/families/{family}/end-need", Action::RecordNeed, pages::end),
];
