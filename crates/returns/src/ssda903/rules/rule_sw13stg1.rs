//! The reason a social worker took over is not one of the collection's codes, or is missing.
//!
//! Why: why children change social workers is what the question is for.
//!
//! What to do: give one of the codes. Of social workers who began before April 2023 it may be left blank since
//! 2024/25.
//!
//! Source: Children looked-after return guide, validation check SW13STG1, from 2023/24.

use kith_vocabulary::codes::social_worker_change_reason::SocialWorkerChangeReason;

use crate::ssda903::writing::*;

/// In 2023/24 of all, since then a blank only of those who began on or after 1 April 2023.
pub const RULES: &[Rule] = &[
    rule("SW13STG1")
        .since(2024)
        .until(2024)
        .items(&["SW_REASON"])
        .per_sw_episode(is_no_code_or_blank)
        .examples(&[
            passes("a code", &[sw_episode("SW_REASON=SWDIED")]),
            finds("a word", &[sw_episode("SW_REASON=LAZINESS").found()]),
            boundary_finds("blank", &[sw_episode("SW_DECOM=2022-05-26").found()]),
        ]),
    rule("SW13STG1").since(2025).items(&["SW_REASON"]).per_sw_episode(is_no_code).examples(&[
        passes("a code", &[sw_episode("SW_REASON=CHCHAN SW_DECOM=2026-05-26")]),
        finds("a word", &[sw_episode("SW_REASON=LAZINESS SW_DECOM=2020-05-26").found()]),
        boundary_passes("blank on 31 March 2023", &[sw_episode("SW_DECOM=2023-03-31")]),
        boundary_finds("blank from 1 April 2023", &[sw_episode("SW_DECOM=2023-04-01").found()]),
    ]),
];

fn is_no_code_or_blank(row: &SwEpisode, _: &Collection) -> bool {
    SocialWorkerChangeReason::from_code(row.sw_reason.as_str()).is_none()
}

fn is_no_code(row: &SwEpisode, _: &Collection) -> bool {
    let missing = row.sw_reason.is_blank() && row.sw_decom.is_on_or_after(date(2023, 4, 1));
    let unknown = SocialWorkerChangeReason::from_code(row.sw_reason.as_str()).is_none();
    missing || (row.sw_reason.is_filled() && unknown)
}
