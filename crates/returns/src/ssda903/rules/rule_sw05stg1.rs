//! The day a social worker ended is not a date.
//!
//! Why: how long children keep a social worker is counted to it.
//!
//! What to do: give the day the social worker ended, as day/month/year; ZZ stands for a day or month that is not
//! known, ZZZZ for the year.
//!
//! Source: Children looked-after return guide, validation check SW05STG1, from 2023/24.

use crate::ssda903::facts::part_date;
use crate::ssda903::writing::*;

/// A date may be known in part. Blank is a social worker who goes on.
pub const RULE: Rule =
    rule("SW05STG1").since(2024).items(&["SW_DEC"]).per_sw_episode(end_is_no_date).examples(&[
        passes("a date", &[sw_episode("SW_DEC=2026-05-26")]),
        finds("a word", &[sw_episode("SW_DEC=zz").found()]),
        boundary_passes("blank", &[sw_episode("SW_DECOM=2026-05-26")]),
        boundary_passes(
            "known in part, and not at all",
            &[sw_episode("SW_DEC=01/01/ZZZZ"), sw_episode("SW_DEC=ZZ/ZZ/ZZZZ")],
        ),
    ]);

fn end_is_no_date(row: &SwEpisode, _: &Collection) -> bool {
    row.sw_dec.is_filled() && part_date(&row.sw_dec).is_none()
}
