//! Assessments: one of several children at once, what they share written once, and what was found and follows for each.
//!
//! Plans and strategy discussions, which may follow, are slices of their own.

pub mod actions;
pub(crate) mod pages;
pub mod rows;
pub mod sql;
pub mod story;
#[cfg(test)]
mod tests;

use crate::platform::access::Action;
use crate::platform::http::Route;

/// The routes of assessments.
pub const ROUTES: &[Route] = &[
    Route::get("/families/{family}/assessments/new", Action::WriteAssessment, pages::start::show),
    Route::post("/families/{family}/assessments/new", Action::WriteAssessment, pages::start::start),
    Route::get("/assessments/{assessment}", Action::ViewFamily, pages::show::show),
    Route::get("/assessments/{assessment}/write", Action::WriteAssessment, pages::write::show),
    Route::post("/assessments/{assessment}/write", Action::WriteAssessment, pages::write::write),
    Route::get("/assessments/{assessment}/correct", Action::CorrectAssessment, pages::write::show_correct),
    Route::post("/assessments/{assessment}/correct", Action::CorrectAssessment, pages::write::correct),
    Route::post("/assessments/{assessment}/send", Action::SendAssessment, pages::show::send),
    Route::post("/assessments/{assessment}/authorise", Action::DecideAssessment, pages::show::authorise),
    Route::post("/assessments/{assessment}/return", Action::DecideAssessment, pages::show::give_back),
];
