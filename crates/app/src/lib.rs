//! Kith: the record a children's social care service works in.

pub mod families;
pub mod journey;
pub mod people;
pub mod platform;
pub mod visits;
mod words;
pub mod workers;
