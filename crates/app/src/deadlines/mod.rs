//! Deadlines: what is due for each child, by when and why; what was met; and what a manager decided about it.
//!
//! The table of deadlines holds nothing of its own: it is worked out from what happened, which each slice tells by one
//! statement, and from the rules in `model/deadlines`.

mod actions;
mod happenings;
pub mod lines;
mod pages;
pub mod rows;
#[cfg(test)]
mod tests;
mod working_out;

use std::time::Duration;

pub use happenings::Source;
pub use working_out::reconcile::work_out_all;
use working_out::{compute, reconcile};

use crate::platform::access::Action;
use crate::platform::http::Route;
use crate::platform::jobs::{Kind, Reconciler};

/// The routes of deadlines.
pub const ROUTES: &[Route] = &[
    Route::get("/families/{family}/due", Action::ViewFamily, pages::family::show),
    Route::get("/families/{family}/due/{deadline}", Action::OverrideDeadline, pages::family::show_decide),
    Route::post("/families/{family}/due/{deadline}", Action::OverrideDeadline, pages::family::decide),
    Route::post(
        "/families/{family}/due/{deadline}/take-back",
        Action::OverrideDeadline,
        pages::family::take_back,
    ),
    Route::get("/team/due", Action::ViewTeam, pages::team::show),
    Route::get("/service/due", Action::ViewServiceDue, pages::counts::show),
    Route::get("/time-limits", Action::ViewToday, pages::limits::show),
    Route::get("/time-limits/{definition}", Action::SetTimeLimit, pages::limits::show_set),
    Route::post("/time-limits/{definition}", Action::SetTimeLimit, pages::limits::set),
];

/// Works out every deadline of an authority, after a time limit changed.
pub const JOB: Kind = Kind { name: reconcile::JOB_NAME, run: reconcile::run };

/// Works out every deadline now and then: what was met long ago is forgotten, and what an import brought is due.
pub const WORK_OUT: Reconciler =
    Reconciler { name: "work out deadlines", every: Duration::from_secs(3600), run: |app| work_out_all(app) };
