//! Visits: one visit, many children, planned, recorded once and corrected with its reason.
//!
//! The story of a family or a child reads them itself. Actions that come of a visit are a slice of their own.

pub mod actions;
pub mod answers;
pub(crate) mod pages;
pub mod rows;
pub mod sql;
pub mod story;
#[cfg(test)]
pub(crate) mod tests;

use crate::platform::access::Action;
use crate::platform::http::Route;

/// The routes of visits.
pub const ROUTES: &[Route] = &[
    Route::get("/families/{family}/visits/plan", Action::PlanVisit, pages::plan::show),
    Route::post("/families/{family}/visits/plan", Action::PlanVisit, pages::plan::plan),
    Route::get("/families/{family}/visits/record", Action::RecordVisit, pages::record::show_unplanned),
    Route::post("/families/{family}/visits/record", Action::RecordVisit, pages::record::record_unplanned),
    Route::get("/visits/{visit}", Action::ViewFamily, pages::show::show),
    Route::get("/visits/{visit}/record", Action::RecordVisit, pages::record::show_planned),
    Route::post("/visits/{visit}/record", Action::RecordVisit, pages::record::record_planned),
    Route::get("/visits/{visit}/correct", Action::CorrectVisit, pages::correct::show),
    Route::post("/visits/{visit}/correct", Action::CorrectVisit, pages::correct::correct),
    Route::post("/visits/{visit}/not-held", Action::PlanVisit, pages::show::not_held),
];
