//! The people who work with families.

pub mod rows;
