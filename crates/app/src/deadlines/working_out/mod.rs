//! Working out the table of deadlines from the record: how, and when.

pub(super) mod compute;
pub(super) mod reconcile;
