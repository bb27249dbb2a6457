//! What is due for a child, by when, and why: a pure function of what happened to them.
//!
//! A definition is data (`model/deadlines`), versioned and dated, set by law or by local choice. A deadline starts with
//! a happening, is met by another, and says how its day was counted. How often a visit was agreed with a family is no
//! deadline: it is a visit's rhythm.

mod amount;
mod deadline;
mod definition;
mod evaluate;
mod happening;
#[cfg(test)]
mod tests;

pub use amount::{Amount, Due, NotAnAmount, Unit};
pub use deadline::{Deadline, DeadlineState, Standing, StartedBy, due_in_words};
pub use definition::{Catalogue, Counted, Definition, Later, LocalLimit, Refused, State, Turn, read};
pub use evaluate::{Child, evaluate};
pub use happening::{Happening, HappeningKind};

/// The model files shipped with Kith, by name.
pub const SHIPPED: [(&str, &str); 7] = [
    ("front_door.toml", include_str!("../../../../model/deadlines/front_door.toml")),
    ("protection.toml", include_str!("../../../../model/deadlines/protection.toml")),
    ("need.toml", include_str!("../../../../model/deadlines/need.toml")),
    ("care.toml", include_str!("../../../../model/deadlines/care.toml")),
    ("court.toml", include_str!("../../../../model/deadlines/court.toml")),
    ("leaving_care.toml", include_str!("../../../../model/deadlines/leaving_care.toml")),
    ("missing.toml", include_str!("../../../../model/deadlines/missing.toml")),
];

/// The definitions shipped with Kith.
pub fn shipped() -> Result<Vec<Definition>, Refused> {
    let mut all = Vec::new();
    for (file, text) in SHIPPED {
        all.extend(read(file, text)?);
    }
    Ok(all)
}
