//! The day a social worker began is missing or is not a date.
//!
//! Why: how long children keep a social worker is counted from it.
//!
//! What to do: give the day the social worker began, as day/month/year; ZZ stands for a day or month that is not
//! known, ZZZZ for the year.
//!
//! Source: Children looked-after return guide, validation check SW04STG1, from 2023/24.

use crate::ssda903::facts::part_date;
use crate::ssda903::writing::*;

/// A date may be known in part. Blank is as bad as unreadable.
pub const RULE: Rule =
    rule("SW04STG1").since(2024).items(&["SW_DECOM"]).per_sw_episode(has_no_start).examples(&[
        passes("a date", &[sw_episode("SW_DECOM=2026-05-26")]),
        finds("a word", &[sw_episode("SW_DECOM=zz").found()]),
        finds("missing", &[sw_episode("SW_ID=SW1").found()]),
        boundary_passes(
            "known in part, and not at all",
            &[sw_episode("SW_DECOM=01/01/ZZZZ"), sw_episode("SW_DECOM=ZZ/ZZ/ZZZZ")],
        ),
        boundary_finds("a month that is not", &[sw_episode("SW_DECOM=ZZ/13/2026").found()]),
    ]);

fn has_no_start(row: &SwEpisode, _: &Collection) -> bool {
    part_date(&row.sw_decom).is_none()
}
