//! Assessments: what was found out about the children of a family, and what is to follow for each.

pub mod story;
