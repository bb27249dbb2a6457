//! A social worker ended on the day they began.
//!
//! Why: nobody is a child's social worker for less than a day: it was a handover, or a slip.
//!
//! What to do: remove the row, or correct whichever of the two days is wrong.
//!
//! Source: Children looked-after return guide, validation check SW09STG2, from 2023/24.

use crate::ssda903::writing::*;

/// The same day in both.
pub const RULE: Rule =
    rule("SW09STG2").since(2024).items(&["SW_DEC", "SW_DECOM"]).per_sw_episode(is_one_day).examples(&[
        passes("a month", &[sw_episode("SW_DECOM=2026-05-26 SW_DEC=2026-06-26")]),
        passes("neither", &[sw_episode("SW_ID=SW1")]),
        finds("one day", &[sw_episode("SW_DECOM=2026-05-26 SW_DEC=2026-05-26").found()]),
        boundary_passes("until the next", &[sw_episode("SW_DECOM=2026-05-26 SW_DEC=2026-05-27")]),
    ]);

fn is_one_day(row: &SwEpisode, _: &Collection) -> bool {
    row.sw_dec.is_same_day(&row.sw_decom)
}
