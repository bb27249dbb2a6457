//! What a rule file of Annex A uses, in one import: `use crate::annex_a::writing::*;`.

pub use super::child::{Child, Entry, Extract};
pub use super::shapes::Rule;
pub use super::tables::{
    Adopter, Adoption, Assessment, CareLeaver, ChildInNeed, ChildProtection, Contact, EarlyHelp, Enquiry,
    LookedAfter, Referral, says_no, says_nothing, says_yes,
};
pub use crate::cell::{Cell, Text};
pub use crate::dates::MaybeDate;
pub use crate::rules::example::{Given, boundary_finds, boundary_passes, finds, passes};
pub use crate::rules::finding::Sink;
pub use crate::table::Row;
pub use jiff::civil::{Date, date};

/// Begins a rule: an error until said otherwise.
pub const fn rule(code: &'static str) -> Rule {
    Rule::new(code)
}

/// Each date that is there is on or after the ones before it.
pub fn are_in_order(dates: &[&Cell<Date>]) -> bool {
    let known: Vec<Date> = dates.iter().filter_map(|date| date.known()).collect();
    known.is_sorted()
}

macro_rules! example_rows {
    ($($row:ident $list:literal,)*) => {
        $(
            #[doc = concat!("A row of ", $list, " in an example. A semicolon follows each cell.")]
            pub const fn $row(cells: &'static str) -> Given {
                Given::row($list, cells)
            }
        )*
    };
}

example_rows! {
    contact "List 1", early_help "List 2", referral "List 3", assessment "List 4", enquiry "List 5",
    in_need "List 6", protection "List 7", looked_after "List 8", care_leaver "List 9", adoption "List 10",
    adopter "List 11",
}
