//! Accounts: who can sign in, and as what.

mod actions;
mod pages;
#[cfg(test)]
mod tests;

use crate::platform::access::Action;
use crate::platform::http::Route;

/// The routes of accounts.
pub const ROUTES: &[Route] = &[
    Route::get("/accounts", Action::ManageAccounts, pages::list),
    Route::get("/accounts/new", Action::ManageAccounts, pages::show_new),
    Route::post("/accounts/new", Action::ManageAccounts, pages::make),
    Route::get("/accounts/{worker}", Action::ManageAccounts, pages::show),
    Route::post("/accounts/{worker}/close", Action::ManageAccounts, pages::close),
    Route::post("/accounts/{worker}/password", Action::ManageAccounts, pages::set_password),
];
