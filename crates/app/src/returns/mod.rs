//! Checking a statutory return in the browser: bring the files, read what was found, download it.
//!
//! Nothing is kept: what was found lives in the memory of this process for an hour, and only for whoever brought the
//! files. No statement is run but the one that asks for permission.

mod checks;

mod findings;
mod form;
mod pages;
#[cfg(test)]
mod tests;

use std::time::Duration;

use crate::platform::access::Action;
use crate::platform::http::Route;
use crate::platform::jobs::Reconciler;

/// Checks that have been kept for an hour are forgotten.
pub const FORGET: Reconciler = Reconciler {
    name: "forget old checks of returns",
    every: Duration::from_secs(60),
    run: checks::forget_old,
};

/// The routes of checking. No address holds anything about a child: a child is a number within the check.
pub const ROUTES: &[Route] = &[
    Route::get("/returns", Action::CheckReturn, form::start),
    Route::get("/returns/new/{kind}", Action::CheckReturn, form::show_new),
    Route::post("/returns/new/{kind}", Action::CheckReturn, form::bring),
    Route::get("/returns/{check}", Action::CheckReturn, pages::show),
    Route::get("/returns/{check}/findings", Action::CheckReturn, findings::list),
    Route::post("/returns/{check}/child", Action::CheckReturn, findings::find_child),
    Route::get("/returns/{check}/children/{child}", Action::CheckReturn, findings::child),
    Route::get("/returns/{check}/difference", Action::CheckReturn, findings::difference),
    Route::get("/returns/{check}/download/{format}", Action::CheckReturn, pages::download),
    Route::post("/returns/{check}/forget", Action::CheckReturn, pages::forget),
];
