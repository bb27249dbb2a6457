//! The category of need is not one of the collection's codes.
//!
//! Why: it says why children come into care.
//!
//! What to do: record N1 to N8 as the collection's guide has it.
//!
//! Source: Children looked-after return guide, validation check 145.

use kith_vocabulary::codes::category_of_need::CategoryOfNeed;

use crate::ssda903::writing::*;

/// Blank is another rule's business.
pub const RULE: Rule = rule("145").items(&["CIN"]).per_episode(is_no_code).examples(&[
    passes("a code", &[episode("CIN=N1")]),
    finds("no code", &[episode("CIN=NEGLECT").found()]),
    boundary_passes("the last code, and nothing", &[episode("CIN=N8"), episode("RNE=S")]),
    boundary_finds("a code of another collection", &[episode("CIN=N9").found(), episode("CIN=N0").found()]),
]);

fn is_no_code(episode: &Episode, _: &Collection) -> bool {
    episode.cin.is_filled() && CategoryOfNeed::from_code(episode.cin.as_str()).is_none()
}
