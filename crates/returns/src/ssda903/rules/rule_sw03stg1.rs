//! A social worker's id, the day they began or the reason is missing.
//!
//! Why: who has worked with a child, since when and why they took over, shows how often children must get to know
//! somebody new.
//!
//! What to do: add what is missing.
//!
//! Source: Children looked-after return guide, validation check SW03STG1, in 2023/24 only.

use crate::ssda903::writing::*;

/// All three, of every social worker.
pub const RULE: Rule = rule("SW03STG1")
    .since(2024)
    .until(2024)
    .items(&["SW_DECOM", "SW_ID", "SW_REASON"])
    .per_sw_episode(is_not_told)
    .examples(&[
        passes("all three", &[sw_episode("SW_ID=SW1 SW_DECOM=2023-05-26 SW_REASON=MANAGE")]),
        finds("no id", &[sw_episode("SW_DECOM=2023-05-26 SW_REASON=MANAGE").found()]),
        finds("no start", &[sw_episode("SW_ID=SW1 SW_REASON=MANAGE").found()]),
        finds("no reason", &[sw_episode("SW_ID=SW1 SW_DECOM=2023-05-26").found()]),
        boundary_passes("no end", &[sw_episode("SW_ID=SW1 SW_DECOM=2023-05-26 SW_REASON=MANAGE SW_DEC=")]),
    ]);

fn is_not_told(row: &SwEpisode, _: &Collection) -> bool {
    row.sw_id.is_blank() || row.sw_decom.is_blank() || row.sw_reason.is_blank()
}
