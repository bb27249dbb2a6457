//! Work before and at court: family group decision-making offered and answered, the letter before proceedings, and
//! applications, which follow an offer (Children Act 1989, s. 31ZA).

mod actions;
pub(crate) mod happenings;
mod pages;
pub mod rows;
pub mod story;
#[cfg(test)]
mod tests;
mod told;

pub(crate) use told::lines;

use crate::platform::access::Action;
use crate::platform::http::Route;

/// The routes of work before and at court.
pub const ROUTES: &[Route] = &[
    Route::get("/families/{family}/group-offer", Action::RecordProtection, pages::offers::show_offer),
    Route::post("/families/{family}/group-offer", Action::RecordProtection, pages::offers::offer),
    Route::get("/families/{family}/group-answer", Action::RecordProtection, pages::offers::show_answer),
    Route::post("/families/{family}/group-answer", Action::RecordProtection, pages::offers::answer),
    Route::get("/families/{family}/letter", Action::RecordProtection, pages::court::show_letter),
    Route::post("/families/{family}/letter", Action::RecordProtection, pages::court::send_letter),
    Route::get("/families/{family}/end-proceedings", Action::DecideProceedings, pages::court::show_end),
    Route::post("/families/{family}/end-proceedings", Action::DecideProceedings, pages::court::end),
    Route::get("/families/{family}/application", Action::DecideProceedings, pages::court::show_application),
    Route::post("/families/{family}/application", Action::DecideProceedings, pages::court::apply),
];
