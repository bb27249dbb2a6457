//! An episode that began after 2005 has a freeing order.
//!
//! Why: placement orders took the place of freeing orders on 30 December 2005.
//!
//! What to do: correct the legal status (E1 is a placement order) or the date the episode began.
//!
//! Source: Children looked-after return guide, validation check 445, until 2023/24.

use crate::ssda903::writing::*;

/// D1 is for episodes that began by the end of December 2005.
pub const RULE: Rule =
    rule("445").until(2024).items(&["DECOM", "LS"]).per_episode(is_freed_too_late).examples(&[
        passes("before", &[episode("LS=D1 DECOM=2004-05-26")]),
        finds("after", &[episode("LS=D1 DECOM=2023-05-26").found()]),
        boundary_passes("on 31 December", &[episode("LS=D1 DECOM=2005-12-31")]),
        boundary_finds("on 1 January", &[episode("LS=D1 DECOM=2006-01-01").found()]),
    ]);

fn is_freed_too_late(episode: &Episode, _: &Collection) -> bool {
    episode.ls.is("D1") && episode.decom.is_after(date(2005, 12, 31))
}
