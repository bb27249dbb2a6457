//! Deadlines: what is due for each child, by when and why; what was met; and what a manager decided about it.
//!
//! The table of deadlines holds nothing of its own: it is worked out from what happened, which each slice tells by one
//! statement, and from the rules in `model/deadlines`.

mod compute;
mod happenings;
mod reconcile;
pub mod rows;
#[cfg(test)]
mod tests;

use std::time::Duration;

pub use happenings::Source;
pub use reconcile::work_out_all;

use crate::platform::jobs::{Kind, Reconciler};

/// Works out every deadline of an authority, after a time limit changed.
pub const JOB: Kind = Kind { name: reconcile::JOB_NAME, run: reconcile::run };

/// Works out every deadline now and then: what was met long ago is forgotten, and what an import brought is due.
pub const WORK_OUT: Reconciler =
    Reconciler { name: "work out deadlines", every: Duration::from_secs(3600), run: |app| work_out_all(app) };
