//! Families.

pub mod rows;
