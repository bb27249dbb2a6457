//! A social worker who began before April 2023 has no id, or it is not told when a social worker began.
//!
//! Why: who has worked with a child, and since when, shows how often children must get to know somebody new.
//!
//! What to do: add the social worker's id and the day they began. The reason was not asked before April 2023.
//!
//! Source: Children looked-after return guide, validation check SW01aSTG1, from 2024/25.

use crate::ssda903::writing::*;

/// The start always, the id of those who began before 1 April 2023.
pub const RULE: Rule =
    rule("SW01aSTG1").since(2025).items(&["SW_DECOM", "SW_ID"]).per_sw_episode(is_not_told).examples(&[
        passes("both", &[sw_episode("SW_ID=SW1 SW_DECOM=2022-05-26")]),
        finds("no id", &[sw_episode("SW_DECOM=2022-05-26").found()]),
        finds("no start", &[sw_episode("SW_ID=SW1").found()]),
        boundary_finds("no id on 31 March 2023", &[sw_episode("SW_DECOM=2023-03-31").found()]),
        boundary_passes(
            "no id from 1 April 2023, which another rule reports",
            &[sw_episode("SW_DECOM=2023-04-01")],
        ),
    ]);

fn is_not_told(row: &SwEpisode, _: &Collection) -> bool {
    row.sw_decom.is_blank() || (row.sw_decom.is_before(date(2023, 4, 1)) && row.sw_id.is_blank())
}
