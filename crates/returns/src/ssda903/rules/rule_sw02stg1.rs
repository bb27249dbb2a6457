//! The social worker's id does not begin with SW or XX.
//!
//! Why: SW and a number is the register of social workers; XX stands for somebody who is not on it.
//!
//! What to do: give the number under which the social worker is registered, or XX if there is none.
//!
//! Source: Children looked-after return guide, validation check SW02STG1, from 2023/24.

use crate::ssda903::writing::*;

/// A blank id begins with neither.
pub const RULE: Rule =
    rule("SW02STG1").since(2024).items(&["SW_ID"]).per_sw_episode(begins_otherwise).examples(&[
        passes("registered", &[sw_episode("SW_ID=SW123456"), sw_episode("SW_ID=XX123456")]),
        finds("a number alone", &[sw_episode("SW_ID=123456").found()]),
        finds("blank", &[sw_episode("SW_DECOM=2026-05-26").found()]),
        boundary_passes("typed in small letters", &[sw_episode("SW_ID=sw123456")]),
        boundary_finds("further in", &[sw_episode("SW_ID=1SW23456").found()]),
    ]);

fn begins_otherwise(row: &SwEpisode, _: &Collection) -> bool {
    !row.sw_id.starts_with("SW") && !row.sw_id.starts_with("XX")
}
