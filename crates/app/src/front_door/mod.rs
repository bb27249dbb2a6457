//! The front door: what reaches the service about children, what is decided of it within a working day, and the referral
//! that may come of it.
//!
//! Strategy discussions and plans, which may follow, are slices of their own.

pub mod actions;
pub(crate) mod pages;
pub mod rows;
pub mod sql;
#[cfg(test)]
pub(crate) mod tests;
pub mod told;

use crate::platform::access::Action;
use crate::platform::http::Route;

/// The routes of the front door.
pub const ROUTES: &[Route] = &[
    Route::get("/front-door", Action::ViewFrontDoor, pages::queue::show),
    Route::get("/front-door/new", Action::TakeContact, pages::take::find::show),
    Route::post("/front-door/new", Action::TakeContact, pages::take::find::look_up),
    Route::get("/front-door/contact", Action::TakeContact, pages::take::show),
    Route::post("/front-door/contact", Action::TakeContact, pages::take::take),
    Route::get("/families/{family}/contacts/new", Action::TakeContact, pages::take::show_for_family),
    Route::get("/contacts/{contact}", Action::ViewFamily, pages::show::show),
    Route::post("/contacts/{contact}/decide", Action::DecideContact, pages::show::decide),
    Route::post("/contacts/{contact}/feedback", Action::TakeContact, pages::show::tell_referrer),
    Route::get("/contacts/{contact}/correct", Action::CorrectContact, pages::correct::show),
    Route::post("/contacts/{contact}/correct", Action::CorrectContact, pages::correct::correct),
    Route::get("/referrals/{referral}/end", Action::EndReferral, pages::referral::show),
    Route::post("/referrals/{referral}/end", Action::EndReferral, pages::referral::end),
    Route::post("/referrals/{referral}/reopen", Action::EndReferral, pages::referral::reopen),
];
