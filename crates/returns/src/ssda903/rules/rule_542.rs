//! A child under 10 has conviction information.
//!
//! Why: nobody under 10 can be convicted of a crime.
//!
//! What to do: leave the item blank, or correct the date of birth.
//!
//! Source: Children looked-after return guide, validation check 542.

use crate::ssda903::writing::*;

/// By the age on the last day of the year and the date of birth in the same row.
pub const RULE: Rule = rule("542").items(&["CONVICTED"]).per_oc2(is_under_10).examples(&[
    passes("12", &[oc2("DOB=2014-05-26 CONVICTED=0")]),
    passes("blank", &[oc2("DOB=2020-05-26")]),
    finds("6", &[oc2("DOB=2020-05-26 CONVICTED=0").found()]),
    boundary_passes("10 on the last day", &[oc2("DOB=2017-03-31 CONVICTED=1")]),
    boundary_finds("10 the day after", &[oc2("DOB=2017-04-01 CONVICTED=1").found()]),
]);

fn is_under_10(row: &Oc2, collection: &Collection) -> bool {
    row.convicted.is_filled() && row.dob.plus_years(10).is_after(collection.end)
}
