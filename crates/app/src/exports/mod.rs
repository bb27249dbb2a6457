//! Statutory returns made from the record.
//!
//! A return has no data of its own: each is a pure function, in `returns`, of plain values that this slice reads. Every
//! making is kept: who, when, for which year, and the hash of what was made. Only the daily flow is sent from here.

mod annex_a;
mod census;
pub mod child;
pub(crate) mod children;
pub mod daily_flow;
mod looked_after;
pub mod made;
mod pages;
#[cfg(test)]
mod tests;

pub use made::job::{FORGET, JOB};

use crate::platform::access::Action;
use crate::platform::http::Route;

/// The routes of making returns. No address holds anything about a child.
pub const ROUTES: &[Route] = &[
    Route::get("/exports", Action::MakeReturn, pages::start),
    Route::post("/exports", Action::MakeReturn, pages::ask),
    Route::get("/exports/jobs/{job}", Action::MakeReturn, pages::show_job),
    Route::post("/exports/daily-flow", Action::MakeReturn, pages::send_flow),
    Route::get("/exports/daily-flow/{sending}", Action::MakeReturn, pages::show_sending),
    Route::get("/exports/{export}", Action::MakeReturn, pages::show),
    Route::get("/exports/{export}/findings", Action::MakeReturn, pages::list_found),
    Route::get("/exports/{export}/file", Action::MakeReturn, pages::download),
];
