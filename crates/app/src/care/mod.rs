//! Care: children looked after, from the day they come into care to the day they leave it.
//!
//! Episodes are what is recorded; periods of care, what may come next and how corrections move neighbours are worked out in
//! `practice`. Where a child is placed is apart, and seen by those who may. Visits to children in care are visits.

pub(crate) mod answers;
pub(crate) mod episodes;
pub(crate) mod facts;
pub(crate) mod load;
mod page;
pub mod rows;
#[cfg(test)]
pub(crate) mod tests;
pub(crate) mod told;

use crate::platform::access::Action;
use crate::platform::http::Route;

/// The routes of care.
pub const ROUTES: &[Route] = &[
    Route::get("/families/{family}/care", Action::ViewFamily, page::show_family),
    Route::get("/families/{family}/care/{person}", Action::ViewFamily, page::show),
    Route::get("/families/{family}/care/{person}/start", Action::RecordCare, episodes::begin::show),
    Route::post("/families/{family}/care/{person}/start", Action::RecordCare, episodes::begin::record),
    Route::get("/families/{family}/care/{person}/change", Action::RecordCare, episodes::change::show),
    Route::post("/families/{family}/care/{person}/change", Action::RecordCare, episodes::change::record),
    Route::get("/families/{family}/care/{person}/end", Action::RecordCare, episodes::end::show),
    Route::post("/families/{family}/care/{person}/end", Action::RecordCare, episodes::end::record),
    Route::get(
        "/families/{family}/care/{person}/episodes/{episode}",
        Action::RecordCare,
        episodes::correct::show,
    ),
    Route::post(
        "/families/{family}/care/{person}/episodes/{episode}",
        Action::RecordCare,
        episodes::correct::record,
    ),
    Route::get(
        "/families/{family}/care/{person}/placements/{placement}",
        Action::RecordCare,
        episodes::placing::show,
    ),
    Route::post(
        "/families/{family}/care/{person}/placements/{placement}",
        Action::RecordCare,
        episodes::placing::record,
    ),
    Route::get("/families/{family}/care/{person}/health", Action::RecordCare, facts::show_health),
    Route::post("/families/{family}/care/{person}/health", Action::RecordCare, facts::record_health),
    Route::get("/families/{family}/care/{person}/facts/{kind}", Action::RecordCare, facts::show_fact),
    Route::post("/families/{family}/care/{person}/facts/{kind}", Action::RecordCare, facts::record_fact),
    Route::get("/families/{family}/care/{person}/reviews/{kind}", Action::ReviewCare, facts::show_review),
    Route::post("/families/{family}/care/{person}/reviews/{kind}", Action::ReviewCare, facts::record_review),
    Route::get(
        "/families/{family}/care/{person}/decisions/{kind}",
        Action::DecidePermanence,
        facts::show_decision,
    ),
    Route::post(
        "/families/{family}/care/{person}/decisions/{kind}",
        Action::DecidePermanence,
        facts::record_decision,
    ),
];
