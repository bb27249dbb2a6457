//! Leaving care: what a young person needs, how they are, where they live and what stays close.

pub mod rows;
