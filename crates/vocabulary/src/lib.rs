//! Words that the whole of Kith shares: ids, the calendar, identifiers and statutory code lists.
//!
//! Everything here is pure: no clock, no randomness, no files, no network.

pub mod birth;
pub mod calendar;
pub mod codes;
pub mod identifiers;
pub mod ids;
pub mod names;
pub mod time;
