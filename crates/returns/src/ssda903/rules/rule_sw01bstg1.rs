//! A social worker who began since April 2023 has no id or no reason, or it is not told when a social worker began.
//!
//! Why: who has worked with a child, since when and why they took over, shows how often children must get to know
//! somebody new.
//!
//! What to do: add the social worker's id, the day they began and the reason.
//!
//! Source: Children looked-after return guide, validation check SW01bSTG1, from 2024/25.

use crate::ssda903::writing::*;

/// The start always, the id and the reason of those who began on or after 1 April 2023.
pub const RULE: Rule = rule("SW01bSTG1")
    .since(2025)
    .items(&["SW_DECOM", "SW_ID", "SW_REASON"])
    .per_sw_episode(is_not_told)
    .examples(&[
        passes("all three", &[sw_episode("SW_ID=SW1 SW_DECOM=2026-05-26 SW_REASON=MANAGE")]),
        finds("no id", &[sw_episode("SW_DECOM=2026-05-26 SW_REASON=MANAGE").found()]),
        finds("no reason", &[sw_episode("SW_ID=SW1 SW_DECOM=2026-05-26").found()]),
        finds("no start", &[sw_episode("SW_ID=SW1 SW_REASON=MANAGE").found()]),
        boundary_passes("no reason on 31 March 2023", &[sw_episode("SW_ID=SW1 SW_DECOM=2023-03-31")]),
        boundary_finds("no reason from 1 April 2023", &[sw_episode("SW_ID=SW1 SW_DECOM=2023-04-01").found()]),
    ]);

fn is_not_told(row: &SwEpisode, _: &Collection) -> bool {
    let incomplete = row.sw_id.is_blank() || row.sw_reason.is_blank();
    row.sw_decom.is_blank() || (row.sw_decom.is_on_or_after(date(2023, 4, 1)) && incomplete)
}
