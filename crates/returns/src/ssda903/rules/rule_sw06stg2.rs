//! A social worker began after the end of the collection year.
//!
//! Why: the return tells of one year; what came later belongs in the next.
//!
//! What to do: correct the day, or leave the row for next year's return.
//!
//! Source: Children looked-after return guide, validation check SW06STG2, from 2023/24.

use crate::ssda903::writing::*;

/// 31 March is the last day.
pub const RULE: Rule =
    rule("SW06STG2").since(2024).items(&["SW_DECOM"]).per_sw_episode(starts_after_the_year).examples(&[
        passes("in the year", &[sw_episode("SW_DECOM=2026-05-26")]),
        finds("in the next", &[sw_episode("SW_DECOM=2027-05-26").found()]),
        boundary_passes("31 March", &[sw_episode("SW_DECOM=2027-03-31")]),
        boundary_finds("1 April", &[sw_episode("SW_DECOM=2027-04-01").found()]),
    ]);

fn starts_after_the_year(row: &SwEpisode, collection: &Collection) -> bool {
    row.sw_decom.is_after(collection.end)
}
