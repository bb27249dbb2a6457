//! Anyone the record knows.

pub mod rows;
