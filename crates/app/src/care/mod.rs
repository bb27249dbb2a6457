//! Care: children looked after, from the day they come into care to the day they leave it.

pub mod rows;
pub(crate) mod told;
