//! Restrictions: a family that only named workers may know of.

mod actions;
mod pages;
#[cfg(test)]
mod tests;

use crate::platform::access::Action;
use crate::platform::http::Route;

/// The routes of restrictions.
pub const ROUTES: &[Route] = &[
    Route::get("/families/{family}/restrict", Action::Restrict, pages::show),
    Route::post("/families/{family}/restrict", Action::Restrict, pages::restrict),
    Route::post("/families/{family}/restrict/end", Action::Restrict, pages::end),
];
