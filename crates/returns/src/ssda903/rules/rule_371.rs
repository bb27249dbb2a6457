//! A child placed in supported accommodation, or before it in semi-independent living, is too young for it.
//!
//! Why: such places are for young people of 16 or more (14 or more until 2022/23): they give support and not
//! care.
//!
//! What to do: check the placement type, the date the episode began and the date of birth. A child under 16
//! may not stay there.
//!
//! Source: Children looked-after return guide, validation check 371.
//!
//! Differs: an episode that has not ended is checked too. The public validator looks only at those that have,
//! although the age on the first day does not depend on it.

use crate::ssda903::writing::*;

/// H5 from 14, H5 from 16, then K3 from 16.
pub const RULES: &[Rule] = &[
    rule("371")
        .until(2023)
        .items(&["DECOM", "PLACE"])
        .needs(&[Need::Table("Header")])
        .per_child(is_under_14)
        .examples(&[
            passes("15", &[header("DOB=2007-05-26"), episode("DECOM=2022-05-26 PLACE=H5")]),
            finds("13", &[header("DOB=2009-05-26"), episode("DECOM=2022-05-26 PLACE=H5").found()]),
            boundary_passes(
                "14 that very day",
                &[header("DOB=2008-05-26"), episode("DECOM=2022-05-26 PLACE=H5")],
            ),
        ]),
    rule("371")
        .since(2024)
        .until(2024)
        .items(&["DECOM", "PLACE"])
        .needs(&[Need::Table("Header")])
        .per_child(is_under_16)
        .examples(&[
            passes("17", &[header("DOB=2006-05-26"), episode("DECOM=2023-05-26 PLACE=H5")]),
            finds("15", &[header("DOB=2008-05-26"), episode("DECOM=2023-05-26 PLACE=H5").found()]),
            boundary_passes(
                "16 that very day",
                &[header("DOB=2007-05-26"), episode("DECOM=2023-05-26 PLACE=H5")],
            ),
        ]),
    rule("371")
        .since(2025)
        .items(&["DECOM", "PLACE"])
        .needs(&[Need::Table("Header")])
        .per_child(is_under_16_and_supported)
        .examples(&[
            passes("17", &[header("DOB=2009-05-26"), episode("DECOM=2026-05-26 PLACE=K3")]),
            finds("15", &[header("DOB=2011-05-26"), episode("DECOM=2026-05-26 PLACE=K3").found()]),
            boundary_passes(
                "16 that very day",
                &[header("DOB=2010-05-26"), episode("DECOM=2026-05-26 PLACE=K3")],
            ),
            boundary_passes(
                "in a children's home",
                &[header("DOB=2011-05-26"), episode("DECOM=2026-05-26 PLACE=K2")],
            ),
        ]),
];

fn is_under_14(child: &Child, _: &Collection, sink: &mut Sink) {
    is_younger(child, "H5", 14, sink);
}

fn is_under_16(child: &Child, _: &Collection, sink: &mut Sink) {
    is_younger(child, "H5", 16, sink);
}

fn is_under_16_and_supported(child: &Child, _: &Collection, sink: &mut Sink) {
    is_younger(child, "K3", 16, sink);
}

fn is_younger(child: &Child, placement: &str, age: i32, sink: &mut Sink) {
    let birthday = child.dob().plus_years(age);
    for episode in child.episodes {
        if episode.place.is(placement) && episode.decom.is_before(birthday) {
            sink.row(episode);
        }
    }
}
