//! The SSDA903 return on children looked after: its tables, its collection years and its rules.
//!
//! Reading and writing its files is beside this; what a rule may use is in `writing`.

pub mod answers;
pub mod assemble;
pub mod child;
pub mod collection;
pub mod providers;
pub mod tables;

mod layout;
pub mod read;
mod read_csv;
pub mod read_providers;
mod read_xml;
pub mod write_csv;
pub mod write_xml;

pub mod check;
pub mod examples;
pub mod facts;
pub mod rules;
pub mod shapes;
pub mod stretches;
pub mod writing;
