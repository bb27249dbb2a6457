//! The pages of protecting children: where each stands and what is next, and the forms of the steps outside meetings.

pub(super) mod outcome;
pub(super) mod small;
pub(super) mod standing;
mod steps;

pub(crate) use small::open;
pub(crate) use standing::Line;
