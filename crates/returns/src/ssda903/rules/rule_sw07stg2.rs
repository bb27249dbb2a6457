//! A social worker ended before the time that is asked about, or after the end of the collection year.
//!
//! Why: social workers are told of for a set time; before and after it they are told of in other returns.
//!
//! What to do: correct the day. If it ended before that time, remove the row; if it ends after 31 March, leave the
//! end blank.
//!
//! Source: Children looked-after return guide, validation check SW07STG2, from 2023/24.

use crate::ssda903::writing::*;

/// In 2023/24 the collection year, since then the year before it as well.
pub const RULES: &[Rule] = &[
    rule("SW07STG2")
        .since(2024)
        .until(2024)
        .items(&["SW_DEC"])
        .per_sw_episode(ends_outside_one_year)
        .examples(&[
            passes("in the year", &[sw_episode("SW_DEC=2023-05-26")]),
            finds("in the next", &[sw_episode("SW_DEC=2024-05-26").found()]),
            boundary_passes(
                "the first and the last day",
                &[sw_episode("SW_DEC=2023-04-01"), sw_episode("SW_DEC=2024-03-31")],
            ),
            boundary_finds(
                "a day outside",
                &[sw_episode("SW_DEC=2023-03-31").found(), sw_episode("SW_DEC=2024-04-01").found()],
            ),
        ]),
    rule("SW07STG2").since(2025).items(&["SW_DEC"]).per_sw_episode(ends_outside_two_years).examples(&[
        passes("in either year", &[sw_episode("SW_DEC=2025-05-26"), sw_episode("SW_DEC=2026-05-26")]),
        finds("in the next", &[sw_episode("SW_DEC=2027-05-26").found()]),
        boundary_passes(
            "the first and the last day",
            &[sw_episode("SW_DEC=2025-04-01"), sw_episode("SW_DEC=2027-03-31")],
        ),
        boundary_finds(
            "a day outside",
            &[sw_episode("SW_DEC=2025-03-31").found(), sw_episode("SW_DEC=2027-04-01").found()],
        ),
    ]),
];

fn ends_outside_one_year(row: &SwEpisode, collection: &Collection) -> bool {
    row.sw_dec.is_before(collection.start) || row.sw_dec.is_after(collection.end)
}

fn ends_outside_two_years(row: &SwEpisode, collection: &Collection) -> bool {
    row.sw_dec.is_before(collection.start.plus_years(-1)) || row.sw_dec.is_after(collection.end)
}
