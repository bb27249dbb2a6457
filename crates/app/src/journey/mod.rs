//! A child's way through the service.

mod happenings;
pub mod rows;
pub mod story;

pub use happenings::HAPPENINGS;
