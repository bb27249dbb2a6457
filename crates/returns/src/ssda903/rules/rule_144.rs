//! The legal status is not one of the collection's codes.
//!
//! Why: it says under which law the child is looked after.
//!
//! What to do: record the code as the collection's guide has it.
//!
//! Source: Children looked-after return guide, validation check 144.

use kith_vocabulary::codes::legal_status::LegalStatus;

use crate::ssda903::writing::*;

/// Blank is another rule's business.
pub const RULE: Rule = rule("144").items(&["LS"]).per_episode(is_no_code).examples(&[
    passes("a code", &[episode("LS=C2")]),
    finds("words", &[episode("LS=SECTION 20").found()]),
    boundary_passes("nothing", &[episode("RNE=S")]),
    boundary_finds("a code long gone", &[episode("LS=V1").found()]),
]);

fn is_no_code(episode: &Episode, _: &Collection) -> bool {
    episode.ls.is_filled() && LegalStatus::from_code(episode.ls.as_str()).is_none()
}
