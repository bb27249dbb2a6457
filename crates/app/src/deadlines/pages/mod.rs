//! The pages of deadlines.

pub(super) mod counts;
pub(super) mod family;
pub(super) mod limits;
pub(super) mod team;
