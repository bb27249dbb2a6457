//! Annex A, the lists of children an authority hands to Ofsted's inspectors: its eleven lists and its rules.
//!
//! The rules are Kith's own: what an inspector's first hour with the lists would find. Reading and writing the workbook is
//! beside this; what a rule may use is in `writing`.

pub mod child;
pub mod lists;
pub mod tables;

pub mod read;
pub mod write;

pub mod assemble;
pub mod check;
pub mod examples;
pub mod rules;
pub mod shapes;
pub mod writing;
