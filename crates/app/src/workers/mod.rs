//! The people who work with families.

pub mod actions;
pub mod rows;
