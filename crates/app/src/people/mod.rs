//! Anyone the record knows.

pub mod keys;
pub mod rows;
