//! What a rule file uses, in one import: `use crate::ssda903::writing::*;`.
//!
//! Four hundred small files share these few names, so this is the one place that gathers them from elsewhere.

pub use super::answers::{ADOPTION_ITEMS, HEALTH_ITEMS, LEAVING_ITEMS};
pub use super::child::{Child, Return, in_order};
pub use super::collection::{Collection, Format};
pub use super::providers::Providers;
pub use super::shapes::{At, Rule};
pub use super::stretches::{end_or, stretches};
pub use super::tables::{
    Ad1, DoLo, Episode, Header, Missing, Oc2, Oc3, PlacedAdoption, PrevPerm, Review, SwEpisode, Uasc,
};
pub use crate::cell::{Cell, Text};
pub use crate::dates::MaybeDate;
pub use crate::rules::Need;
pub use crate::rules::example::{Example, Given, boundary_finds, boundary_passes, finds, last_year, passes};
pub use crate::rules::finding::Sink;
pub use jiff::civil::{Date, date};

/// Begins a rule: an error in force every year until said otherwise.
pub const fn rule(code: &'static str) -> Rule {
    Rule::new(code)
}

macro_rules! example_rows {
    ($($row:ident $table:literal,)*) => {
        $(
            #[doc = concat!("A row of ", $table, " in an example.")]
            pub const fn $row(cells: &'static str) -> Given {
                Given::row($table, cells)
            }
        )*
    };
}

example_rows! {
    header "Header", episode "Episodes", review "Reviews", uasc "UASC", oc2 "OC2", oc3 "OC3", ad1 "AD1",
    placed_adoption "PlacedAdoption", prev_perm "PrevPerm", missing "Missing", sw_episode "SWEpisodes", dolo "DoLo",
    provider "Providers",
}

/// Facts about the collection in an example: `year=2024`, `authority=E10000014`, `format=xml`; and `given=Reviews`
/// or `given_last_year=Episodes` for a table that was given without rows.
pub const fn collection(facts: &'static str) -> Given {
    Given::row("Collection", facts)
}
