//! Allocations: which worker works with which child, in which role, and how often the child is to be seen.

mod actions;
mod pages;
pub mod story;
#[cfg(test)]
mod tests;

use crate::platform::access::Action;
use crate::platform::http::Route;

/// The routes of allocations.
pub const ROUTES: &[Route] = &[
    Route::get("/families/{family}/allocate", Action::Allocate, pages::show),
    Route::post("/families/{family}/allocate", Action::Allocate, pages::allocate),
    Route::post("/families/{family}/allocations/{allocation}/end", Action::Allocate, pages::end),
];
