//! A child is said to have left care to a guardian who was their foster carer, but the last placement was not
//! in foster care.
//!
//! Why: how many foster carers become guardians is published every year.
//!
//! What to do: correct the reason the episode ceased (E47 and E48 are for other guardians) or the placement
//! type.
//!
//! Source: Children looked-after return guide, validation check 516.

use crate::ssda903::writing::*;

/// E45 and E46 go with U1 to U6.
pub const RULE: Rule = rule("516").items(&["PLACE", "REC"]).per_episode(was_not_fostered).examples(&[
    passes("in foster care", &[episode("PLACE=U6 REC=E45")]),
    finds("in a children's home", &[episode("PLACE=K2 REC=E46").found()]),
    boundary_passes("to another guardian", &[episode("PLACE=K2 REC=E47")]),
    boundary_finds("no placement", &[episode("REC=E45").found()]),
]);

fn was_not_fostered(episode: &Episode, _: &Collection) -> bool {
    let fostered = &["U1", "U2", "U3", "U4", "U5", "U6"];
    episode.rec.one_of(&["E45", "E46"]) && !episode.place.one_of(fostered)
}
