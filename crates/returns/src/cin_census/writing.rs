//! What a rule file uses, in one import: `use crate::cin_census::writing::*;`.
//!
//! A hundred small files share these few names, so this is the one place that gathers them from elsewhere.

pub use super::census::Census;
pub use super::child::{Child, Referral, Return};
pub use super::shapes::Rule;
pub use super::tables::{
    Assessment, ChildCharacteristics, ChildIdentifiers, CinDetails, CinPlan, Disability, Header,
    PreProceedings, ProtectionPlan, Review, Section47, is_false, is_true,
};
pub use crate::cell::{Cell, Text};
pub use crate::dates::MaybeDate;
pub use crate::rules::example::{Given, boundary_finds, boundary_passes, finds, passes};
pub use crate::rules::finding::Sink;
pub use crate::table::Row;
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
    header "Header", identifiers "ChildIdentifiers", characteristics "ChildCharacteristics",
    disability "Disabilities", details "CINdetails", assessment "Assessments", cin_plan "CINplanDates",
    section47 "Section47", protection_plan "ChildProtectionPlans", review "Reviews",
    pre_proceedings "PreProceedingsandFGDM",
}
