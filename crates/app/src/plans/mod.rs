//! Plans of every kind, made with families: written in versions that never change, agreed person by person, tested,
//! reviewed in place, and printed for the people they are about.
//!
//! Steps are actions and live with the actions. Which meetings a plan needs by law is not here.

pub mod actions;
pub mod answers;
pub mod load;
mod pages;
pub mod rows;
pub mod story;
#[cfg(test)]
mod tests;

use crate::platform::access::Action;
use crate::platform::http::Route;

/// The routes of plans.
pub const ROUTES: &[Route] = &[
    Route::get("/families/{family}/plans", Action::ViewFamily, pages::list),
    Route::get("/families/{family}/safety-plan", Action::ViewFamily, pages::newest_safety_plan),
    Route::get("/families/{family}/plans/new/{kind}", Action::WritePlan, pages::write::show_new),
    Route::post("/families/{family}/plans/new/{kind}", Action::WritePlan, pages::write::write_new),
    Route::get("/plans/{plan}", Action::ViewFamily, pages::show::show),
    Route::get("/plans/{plan}/versions", Action::ViewFamily, pages::show::side_by_side),
    Route::get("/plans/{plan}/change", Action::WritePlan, pages::write::show_change),
    Route::post("/plans/{plan}/change", Action::WritePlan, pages::write::change),
    Route::get("/plans/{plan}/review", Action::ReviewPlan, pages::review::show),
    Route::post("/plans/{plan}/review", Action::ReviewPlan, pages::review::review),
    Route::post("/plans/{plan}/agree", Action::ReviewPlan, pages::small::agree),
    Route::post("/plans/{plan}/test", Action::ReviewPlan, pages::small::test),
    Route::post("/plans/{plan}/end", Action::WritePlan, pages::small::end),
    Route::get("/plans/{plan}/papers", Action::PrintPlan, pages::paper::choose),
    Route::get("/plans/{plan}/paper", Action::PrintPlan, pages::paper::show),
];
