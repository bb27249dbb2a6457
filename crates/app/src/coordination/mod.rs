//! The co-ordinator's desk: a worker leaves a brief in seconds, a co-ordinator who serves them drafts and arranges, and
//! the worker confirms the draft part by part beside the brief.
//!
//! A co-ordinator's rights are their own: for the families of the workers they serve on that day, never inherited, never
//! on a restricted record. A draft is no visit, letter or note before its worker confirmed all of it, so it meets no
//! deadline; a confirmed visit becomes one by the visits' own action, under the worker's own right to record it.

mod actions;
mod answers;
mod load;
mod pages;
pub mod rows;
mod story;
#[cfg(test)]
mod tests;

pub use load::typed_by;
pub use story::STORY;

use crate::platform::access::Action;
use crate::platform::http::Route;

/// The routes of the desk.
pub const ROUTES: &[Route] = &[
    Route::get("/desk", Action::ViewDesk, pages::desk::show),
    Route::get("/desk/figures", Action::ViewDesk, pages::desk::figures::show),
    Route::get("/desk/serving", Action::ArrangeServing, pages::desk::serving::show),
    Route::post("/desk/serving", Action::ArrangeServing, pages::desk::serving::serve),
    Route::post("/desk/serving/{serving}/end", Action::ArrangeServing, pages::desk::serving::end),
    Route::get("/families/{family}/briefs/new", Action::LeaveBrief, pages::leave::show),
    Route::post("/families/{family}/briefs/new", Action::LeaveBrief, pages::leave::leave),
    Route::get("/briefs/{brief}", Action::ViewFamily, pages::brief::show),
    Route::post("/briefs/{brief}/take", Action::DraftForWorker, pages::brief::take),
    Route::post("/briefs/{brief}/withdraw", Action::ConfirmDraft, pages::brief::withdraw),
    Route::get("/briefs/{brief}/draft", Action::DraftForWorker, pages::draft::show),
    Route::post("/briefs/{brief}/draft", Action::DraftForWorker, pages::draft::send),
    Route::get("/briefs/{brief}/read", Action::ConfirmDraft, pages::read::show),
    Route::post("/briefs/{brief}/read", Action::ConfirmDraft, pages::read::read),
    Route::post("/replies/{reply}/chased", Action::ChaseReply, pages::brief::chased),
    Route::post("/replies/{reply}/answered", Action::ChaseReply, pages::brief::answered),
];
