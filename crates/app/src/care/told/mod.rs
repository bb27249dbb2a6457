//! What care tells other slices: happenings that start and meet deadlines, and lines of the story.

pub(crate) mod happenings;
pub(crate) mod story;
