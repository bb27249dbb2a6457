//! A care leaver is younger than 16 or older than 25.
//!
//! Why: help after care is for young people from 16 to 25.
//!
//! What to do: correct the date of birth, or take the person off the list.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: list 9.

use crate::annex_a::writing::*;

/// From the 16th birthday to the day before the 26th.
pub const RULE: Rule =
    rule("A902").query().items(&["Date of Birth"]).per_care_leaver(is_of_another_age).examples(&[
        passes("19", &[care_leaver("Date of Birth=2007-05-26;")]),
        finds("12", &[care_leaver("Date of Birth=2014-05-26;").found()]),
        boundary_passes("16 today", &[care_leaver("Date of Birth=2010-06-30;")]),
        boundary_finds("16 tomorrow", &[care_leaver("Date of Birth=2010-07-01;").found()]),
        boundary_finds("26 today", &[care_leaver("Date of Birth=2000-06-30;").found()]),
        boundary_passes("26 tomorrow", &[care_leaver("Date of Birth=2000-07-01;")]),
    ]);

fn is_of_another_age(row: &CareLeaver, extract: Extract) -> bool {
    row.birth_date.plus_years(16).is_after(extract.on)
        || row.birth_date.plus_years(26).is_on_or_before(extract.on)
}
