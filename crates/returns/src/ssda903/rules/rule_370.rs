//! A child placed in independent living is too young for it.
//!
//! Why: independent living is for young people of 15 or more, and from 2023/24 of 16 or more.
//!
//! What to do: check the placement type, the date the episode began and the date of birth.
//!
//! Source: Children looked-after return guide, validation check 370, until 2023/24.
//!
//! Differs: an episode that has not ended is checked too. The public validator looks only at those that have,
//! although the age on the first day does not depend on it.

use crate::ssda903::writing::*;

/// P2 from 15, then from 16. The placement type itself ended in October 2023.
pub const RULES: &[Rule] = &[
    rule("370")
        .until(2023)
        .items(&["DECOM", "PLACE"])
        .needs(&[Need::Table("Header")])
        .per_child(is_under_15)
        .examples(&[
            passes("16", &[header("DOB=2006-05-26"), episode("DECOM=2022-05-26 PLACE=P2")]),
            finds("14", &[header("DOB=2008-05-26"), episode("DECOM=2022-05-26 PLACE=P2").found()]),
            boundary_passes(
                "15 that very day",
                &[header("DOB=2007-05-26"), episode("DECOM=2022-05-26 PLACE=P2")],
            ),
        ]),
    rule("370")
        .since(2024)
        .until(2024)
        .items(&["DECOM", "PLACE"])
        .needs(&[Need::Table("Header")])
        .per_child(is_under_16)
        .examples(&[
            passes("17", &[header("DOB=2006-05-26"), episode("DECOM=2023-05-26 PLACE=P2")]),
            finds("15", &[header("DOB=2008-05-26"), episode("DECOM=2023-05-26 PLACE=P2").found()]),
            boundary_passes(
                "16 that very day",
                &[header("DOB=2007-05-26"), episode("DECOM=2023-05-26 PLACE=P2")],
            ),
        ]),
];

fn is_under_15(child: &Child, _: &Collection, sink: &mut Sink) {
    is_younger(child, 15, sink);
}

fn is_under_16(child: &Child, _: &Collection, sink: &mut Sink) {
    is_younger(child, 16, sink);
}

fn is_younger(child: &Child, age: i32, sink: &mut Sink) {
    let birthday = child.dob().plus_years(age);
    for episode in child.episodes {
        if episode.place.is("P2") && episode.decom.is_before(birthday) {
            sink.row(episode);
        }
    }
}
