//! Statutory files read into the record, with where each fact came from, and what could not be understood kept whole.
//!
//! A children in need census of any year from 2017 on, and SSDA903 returns, a folder a year. Checking a file without keeping it is not here.

pub mod actions;
mod census;
mod changes;
mod file;
mod finding;
mod job;
pub mod looked_after;
mod pages;
mod sql;
#[cfg(test)]
mod tests;
mod writing;

pub use job::JOB;

use crate::platform::access::Action;
use crate::platform::http::Route;

/// The routes of imports.
pub const ROUTES: &[Route] = &[
    Route::get("/imports", Action::ImportReturn, pages::list),
    Route::post("/imports", Action::ImportReturn, pages::bring),
    Route::get("/imports/jobs/{job}", Action::ImportReturn, pages::show_job),
    Route::get("/imports/{import}", Action::ImportReturn, pages::show),
];
