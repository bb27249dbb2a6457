//! Signing in and out with an account of Kith's own.

mod actions;
mod pages;
#[cfg(test)]
mod tests;

use std::time::Duration;

use crate::platform::http::{Page, Route};
use crate::platform::jobs::Reconciler;

/// Old failures of signing in are of no more use, and are forgotten.
pub const FORGET: Reconciler = Reconciler {
    name: "forget old sign-in failures",
    every: Duration::from_secs(3600),
    run: actions::forget_old_failures,
};

/// The routes of signing in. Those that anybody may reach are listed in the router's test.
pub const ROUTES: &[Route] = &[
    Route { method: "GET", path: "/sign-in", page: Page::Open(pages::show_sign_in) },
    Route { method: "POST", path: "/sign-in", page: Page::Open(pages::sign_in) },
    Route { method: "POST", path: "/sign-out", page: Page::Own(pages::sign_out) },
    Route { method: "GET", path: "/", page: Page::Own(pages::start) },
    Route { method: "GET", path: "/help", page: Page::Own(pages::help) },
    Route { method: "GET", path: "/password", page: Page::Own(pages::show_password) },
    Route { method: "POST", path: "/password", page: Page::Own(pages::change_password) },
];
