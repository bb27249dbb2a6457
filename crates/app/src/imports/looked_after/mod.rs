//! SSDA903 returns read into the record: a folder of comma-separated files, a zip of them, or the XML file, a year each.
//!
//! What a return tells of a day becomes what the record says of that day. What it tells of a year only (health, care
//! leavers, adoption) keeps its year. Whatever has no place is kept whole beside the child. Read again, a return changes
//! nothing; that of a later year adds and corrects; that of an earlier one fills what is blank.

mod folder;
mod known;
pub mod rows;
mod said;
mod settle;
mod writing;

pub use folder::{Checked, check, is_one};
pub use writing::import_checked;

/// The kind of file, as the import's row keeps it.
pub(super) const KIND: &str = "SSDA903 return";
