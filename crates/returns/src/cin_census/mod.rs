//! The children in need census: its tables, its census years and its rules.
//!
//! Reading and writing its file is beside this; what a rule may use is in `writing`.

pub mod census;
pub mod child;
pub mod tables;

pub mod assemble;
pub mod read;
pub mod write;

pub mod check;
pub mod examples;
pub mod rules;
pub mod shapes;
pub mod writing;
