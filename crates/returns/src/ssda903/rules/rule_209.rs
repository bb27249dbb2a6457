//! A child of school age has UN1 for a unique pupil number, which says that they are not of school age.
//!
//! Why: every child at school has a number, and it ties their care to their schooling.
//!
//! What to do: ask the school for the number, or give the reason that is true.
//!
//! Source: Children looked-after return guide, validation check 209.

use crate::ssda903::writing::*;

/// Four or over on 31 August of the year before the collection began.
pub const RULE: Rule = rule("209").items(&["UPN", "DOB"]).per_header(is_of_school_age).examples(&[
    passes("too young", &[header("UPN=UN1 DOB=2023-05-26")]),
    finds("at school", &[header("UPN=UN1 DOB=2015-05-26").found()]),
    passes("another reason", &[header("UPN=UN2 DOB=2015-05-26")]),
    boundary_finds("four on 31 August 2025", &[header("UPN=UN1 DOB=2021-08-31").found()]),
    boundary_passes("four the day after", &[header("UPN=UN1 DOB=2021-09-01")]),
]);

fn is_of_school_age(header: &Header, collection: &Collection) -> bool {
    let end_of_august = date(collection.start.year() - 1, 8, 31);
    header.upn.is("UN1") && header.dob.plus_years(4).is_on_or_before(end_of_august)
}
