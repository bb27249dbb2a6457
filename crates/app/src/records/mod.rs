//! What is known about the record itself: the history of its changes, and who looked at it.

mod history;
mod looks;
mod pages;
mod past_pages;
#[cfg(test)]
mod tests;

use crate::platform::access::Action;
use crate::platform::http::Route;

/// The routes of histories and audits.
pub const ROUTES: &[Route] = &[
    Route::get("/families/{family}/history", Action::ViewHistory, pages::family_history),
    Route::get("/people/{person}/history", Action::ViewHistory, pages::person_history),
    Route::get("/families/{family}/as-it-stood", Action::ViewHistory, past_pages::family),
    Route::get("/people/{person}/as-it-stood", Action::ViewHistory, past_pages::person),
    Route::get("/families/{family}/audit", Action::ViewAudit, pages::family_audit),
    Route::get("/people/{person}/audit", Action::ViewAudit, pages::person_audit),
];
