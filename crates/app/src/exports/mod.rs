//! Statutory returns made from the record.
//!
//! A return has no data of its own: each is a pure function, in `returns`, of plain values that this slice reads. Every
//! making is kept: who, when, for which year, and the hash of what was made. Sending it is not here.

mod census;
pub(crate) mod children;
pub mod made;
#[cfg(test)]
mod tests;
