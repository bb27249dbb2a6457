//! What one child's part of a children in need census means for the record: pure work on rows in memory.
//!
//! Reading the file, finding the child and saving are not here.

mod known;
mod part;
mod said;
mod settle;

pub(super) use known::{Counts, Kept, Known, NewId, Weight};
pub(super) use part::Left;
pub(super) use said::{ChildSaid, read_child};
pub(super) use settle::Settling;
