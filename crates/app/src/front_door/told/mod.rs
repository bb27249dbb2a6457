//! What the front door tells other slices: the lines of a story, and what starts and meets deadlines.

pub mod happenings;
pub mod story;
