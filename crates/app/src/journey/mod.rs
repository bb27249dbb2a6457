//! A child's way through the service.

pub mod rows;
pub mod story;
