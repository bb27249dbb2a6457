//! Statutory files as tables and findings: reading, checking and writing them.
//!
//! Everything here is pure: bytes and dates come in, tables and findings go out. Files are opened, and the clock is
//! read, by whoever calls.

pub mod cell;
pub mod dates;
pub mod table;

pub mod files;

mod grouping;

pub mod rules;

pub mod check;
pub mod kind;
pub mod report;

pub mod annex_a;
pub mod cin_census;
pub mod daily_flow;
pub mod ssda903;

pub mod generate;
