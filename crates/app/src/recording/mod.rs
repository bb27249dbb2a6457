//! Record anywhere: one page that works on a phone without a signal, and what comes from it.
//!
//! The page is `assets/recording/`. Here is what it asks: who is signed in, which front sheets may be on the device,
//! whether it is to remove everything, and to take what was recorded. What arrives goes through the same actions as
//! the ordinary pages; nothing is decided on the device. `docs/adr/0021` says what is kept there and under which key.

pub mod devices;
mod files;
mod items;
mod pack;
mod pages;
#[cfg(test)]
mod tests;

use crate::platform::access::Action;
use crate::platform::http::{Page, Route};

/// The routes of recording anywhere.
pub const ROUTES: &[Route] = &[
    Route::get("/recording/", Action::TakeOnDevice, pages::shell),
    Route::get("/recording/hello", Action::TakeOnDevice, pages::hello),
    Route::post("/recording/devices", Action::TakeOnDevice, pages::set_up),
    Route::post("/recording/contact", Action::TakeOnDevice, pages::contact),
    Route::post("/recording/visits", Action::RecordVisit, items::visit),
    Route::post("/recording/files", Action::AddFile, files::file),
    Route::post("/recording/drafts", Action::RecordVisit, items::draft),
    Route { method: "POST", path: "/recording/standing", page: Page::Open(pages::standing) },
    Route::get("/devices", Action::TakeOnDevice, pages::list_mine),
    Route::post("/devices/{device}/wipe", Action::TakeOnDevice, pages::wipe_mine),
    Route::get("/accounts/{worker}/devices", Action::ManageAccounts, pages::list_theirs),
    Route::post("/accounts/{worker}/devices/{device}/wipe", Action::ManageAccounts, pages::wipe_theirs),
];
