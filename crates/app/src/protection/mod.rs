//! Protecting the children of a family: the page of where each child stands and what is next, outcomes of enquiries,
//! transfers in, and plans that end without a conference.

mod actions;
pub(crate) mod happenings;
mod pages;
pub mod rows;
#[cfg(test)]
pub(crate) mod tests;

pub(crate) use actions::chosen;
pub(crate) use pages::{Line, open};

use crate::platform::access::Action;
use crate::platform::http::Route;

/// The routes of protecting children.
pub const ROUTES: &[Route] = &[
    Route::get("/families/{family}/protection", Action::ViewFamily, pages::standing::show),
    Route::get("/families/{family}/enquiry-outcome", Action::RecordProtection, pages::outcome::show),
    Route::post("/families/{family}/enquiry-outcome", Action::RecordProtection, pages::outcome::record),
    Route::get("/enquiries/{enquiry}/correct", Action::RecordProtection, pages::outcome::show_correction),
    Route::post("/enquiries/{enquiry}/correct", Action::RecordProtection, pages::outcome::correct),
    Route::get("/families/{family}/transfer-in", Action::RecordProtection, pages::small::show_transfer),
    Route::post("/families/{family}/transfer-in", Action::RecordProtection, pages::small::notify_transfer),
    Route::get("/families/{family}/end-plan", Action::DecideConference, pages::small::show_end),
    Route::post("/families/{family}/end-plan", Action::DecideConference, pages::small::end_plan),
];
