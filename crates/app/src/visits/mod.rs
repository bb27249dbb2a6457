//! Visits: recorded once, true for each child.

pub mod rows;
