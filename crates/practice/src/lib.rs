//! What the work means: people, families, visits and plans, as pure functions over the record.

pub mod family;
pub mod genogram;
pub mod people;
pub mod visit;
pub mod words;
