//! An episode that began before December 2005 has a placement order.
//!
//! Why: there were no placement orders then.
//!
//! What to do: correct the legal status or the date the episode began.
//!
//! Source: Children looked-after return guide, validation check 446.

use crate::ssda903::writing::*;

/// E1 is for episodes that began on 1 December 2005 or later.
pub const RULE: Rule = rule("446").items(&["DECOM", "LS"]).per_episode(is_placed_too_early).examples(&[
    passes("after", &[episode("LS=E1 DECOM=2026-05-26")]),
    finds("before", &[episode("LS=E1 DECOM=2004-05-26").found()]),
    boundary_passes("on 1 December", &[episode("LS=E1 DECOM=2005-12-01")]),
    boundary_finds("on 30 November", &[episode("LS=E1 DECOM=2005-11-30").found()]),
]);

fn is_placed_too_early(episode: &Episode, _: &Collection) -> bool {
    episode.ls.is("E1") && episode.decom.is_before(date(2005, 12, 1))
}
