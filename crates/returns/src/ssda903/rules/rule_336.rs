//! A child is placed for adoption with the current foster carers, but was not fostered just before.
//!
//! Why: only who is fostered can stay with the same foster carers.
//!
//! What to do: correct the placement type of this episode or of the one before it.
//!
//! Source: Children looked-after return guide, validation check 336.
//!
//! Differs: points at placements with the current foster carers (A3 and A5), as the Department's check has it. The
//! public validator points at A3 and A4; but A4 is a placement with other carers, before which a child may have lived
//! anywhere.

use crate::ssda903::writing::*;

/// The first episode has none before it, and is not asked.
pub const RULE: Rule = rule("336").items(&["PLACE"]).per_pair(At::Later, was_not_fostered).examples(&[
    passes("fostered", &[episode("DECOM=2026-04-01 PLACE=U4"), episode("DECOM=2026-05-26 PLACE=A5")]),
    passes("already placed", &[episode("DECOM=2026-04-01 PLACE=A3"), episode("DECOM=2026-05-26 PLACE=A5")]),
    finds("in a home", &[episode("DECOM=2026-04-01 PLACE=K2"), episode("DECOM=2026-05-26 PLACE=A3").found()]),
    finds("nowhere", &[episode("DECOM=2026-04-01 LS=C2"), episode("DECOM=2026-05-26 PLACE=A5").found()]),
    boundary_passes(
        "placed with others",
        &[episode("DECOM=2026-04-01 PLACE=K2"), episode("DECOM=2026-05-26 PLACE=A6")],
    ),
    boundary_passes("the first episode", &[episode("DECOM=2026-04-01 PLACE=A3")]),
    boundary_finds(
        "home again between",
        &[
            episode("DECOM=2026-04-01 PLACE=U5"),
            episode("DECOM=2026-05-01 PLACE=P1"),
            episode("DECOM=2026-05-26 PLACE=A5").found(),
        ],
    ),
]);

fn was_not_fostered(earlier: &Episode, later: &Episode, _: &Collection) -> bool {
    const FOSTERED: &[&str] = &["A3", "A4", "A5", "A6", "U1", "U2", "U3", "U4", "U5", "U6"];
    later.place.one_of(&["A3", "A5"]) && !earlier.place.one_of(FOSTERED)
}
