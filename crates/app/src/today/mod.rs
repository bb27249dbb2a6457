//! Today: what is on somebody's desk. Their families and what is due for them, visits planned and not written up,
//! actions, drafts, and what others changed since they last looked.
//!
//! A picture of the record at this moment, in a fixed number of statements. Nothing is changed from here.

mod desk;
mod pages;
mod sql;
#[cfg(test)]
mod tests;

use crate::platform::access::Action;
use crate::platform::http::Route;

/// The routes of Today.
pub const ROUTES: &[Route] = &[
    Route::get("/today", Action::ViewToday, pages::show),
    Route::get("/today/due", Action::ViewToday, pages::show_due),
];
