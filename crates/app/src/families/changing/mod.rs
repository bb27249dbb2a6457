//! What is done to a family: starting its record, adding people, saying what matters now, and leaving it.

mod actions;
mod add_pages;
mod leaving;
mod likely;
mod small_pages;
mod start_pages;

pub use actions::{
    Elsewhere, JoinAs, Joining, LivesWith, NewPerson, Responsibility, Who, add_person, start_family,
};
pub(crate) use actions::{families_to_leave, parent_kind, save_member, save_person, save_tie};
pub(crate) use leaving::leave_for;
pub use leaving::{call_family, leave, say_what_matters};
pub use likely::{Likely, Sought, likely_people};

use crate::platform::access::Action;
use crate::platform::http::Route;

/// The routes of changing a family.
pub const ROUTES: &[Route] = &[
    Route::get("/families/new", Action::AddFamily, start_pages::show_start),
    Route::post("/families/new", Action::AddFamily, start_pages::start),
    Route::post("/families/{family}/matters", Action::ChangePerson, small_pages::save_matters),
    Route::get("/families/{family}/name", Action::ChangePerson, small_pages::show_name),
    Route::post("/families/{family}/name", Action::ChangePerson, small_pages::save_name),
    Route::get("/families/{family}/people/new", Action::AddPerson, add_pages::show_add),
    Route::post("/families/{family}/people/new", Action::AddPerson, add_pages::add),
    Route::get("/families/{family}/people/{person}/leave", Action::ChangePerson, small_pages::show_leave),
    Route::post("/families/{family}/people/{person}/leave", Action::ChangePerson, small_pages::leave),
];
