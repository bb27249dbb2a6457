//! Drafts as people meet them: kept while they type, listed, opened again, thrown away.
//!
//! How a draft is stored, and how it survives a session that ended, is the platform's.

pub mod lines;
mod pages;
#[cfg(test)]
mod tests;

use crate::platform::access::Action;
use crate::platform::http::Route;

/// The routes of drafts.
pub const ROUTES: &[Route] = &[
    Route::get("/drafts", Action::KeepDraft, pages::list),
    Route::post("/drafts", Action::KeepDraft, pages::keep),
    Route::post("/drafts/{draft}/throw-away", Action::KeepDraft, pages::throw_away),
];
