//! Two records of one person made one, and two again, without loss.
//!
//! The record that goes keeps every row; it only says which record stands for its person now, and every page reads
//! the two together. So parting them again is exact.

mod actions;
mod pages;
#[cfg(test)]
mod tests;

use crate::platform::access::Action;
use crate::platform::http::Route;

/// The routes of merging.
pub const ROUTES: &[Route] = &[
    Route::get("/people/{person}/merge", Action::MergePeople, pages::show_merge),
    Route::post("/people/{person}/merge", Action::MergePeople, pages::merge),
    Route::post("/people/{person}/unmerge", Action::MergePeople, pages::unmerge),
];
