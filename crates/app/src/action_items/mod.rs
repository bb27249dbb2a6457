//! Action items: something to be done, by whom and when, and what came of it.
//!
//! They are made by the slices that they come of; here they are listed and closed.

pub mod lines;
mod pages;
#[cfg(test)]
mod tests;

use crate::platform::access::Action;
use crate::platform::http::Route;

/// The routes of action items.
pub const ROUTES: &[Route] = &[Route::post("/actions/{action}/done", Action::FinishAction, pages::finish)];
