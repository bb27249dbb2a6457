//! The placement is said to have changed but not the legal status; the episodes show otherwise.
//!
//! Why: changes of placement are counted from these reasons.
//!
//! What to do: correct the reason for the new episode, the placement, or the legal status.
//!
//! Source: Children looked-after return guide, validation check 435.

use crate::ssda903::writing::*;

/// P and T: the same legal status, another placement type, postcode, URN or provider.
pub const RULE: Rule = rule("435")
    .items(&["LS", "PLACE", "PLACE_PROVIDER", "PL_POST", "URN"])
    .per_pair(At::Later, is_not_that)
    .examples(&[
        passes(
            "so it is",
            &[
                episode("DECOM=2026-05-01 LS=C2 PLACE=U1 PL_POST=SO23 8UJ URN=1 PLACE_PROVIDER=PR1"),
                episode("DECOM=2026-05-26 RNE=P LS=C2 PLACE=K2 PL_POST=SO23 8UJ URN=1 PLACE_PROVIDER=PR1"),
            ],
        ),
        finds(
            "nothing changed",
            &[
                episode("DECOM=2026-05-01 LS=C2 PLACE=U1 PL_POST=SO23 8UJ URN=1 PLACE_PROVIDER=PR1"),
                episode("DECOM=2026-05-26 RNE=P LS=C2 PLACE=U1 PL_POST=SO23 8UJ URN=1 PLACE_PROVIDER=PR1")
                    .found(),
            ],
        ),
        finds(
            "both changed",
            &[
                episode("DECOM=2026-05-01 LS=C2 PLACE=U1 PL_POST=SO23 8UJ URN=1 PLACE_PROVIDER=PR1"),
                episode("DECOM=2026-05-26 RNE=T LS=E1 PLACE=K2 PL_POST=SO23 8UJ URN=1 PLACE_PROVIDER=PR1")
                    .found(),
            ],
        ),
        boundary_passes(
            "another reason",
            &[
                episode("DECOM=2026-05-01 LS=C2 PLACE=U1 PL_POST=SO23 8UJ URN=1 PLACE_PROVIDER=PR1"),
                episode("DECOM=2026-05-26 RNE=L LS=C2 PLACE=U1 PL_POST=SO23 8UJ URN=1 PLACE_PROVIDER=PR1"),
            ],
        ),
    ]);

fn is_not_that(earlier: &Episode, later: &Episode, _: &Collection) -> bool {
    later.rne.one_of(&["P", "T"]) && (later.ls != earlier.ls || is_same_placement(earlier, later))
}

fn is_same_placement(earlier: &Episode, later: &Episode) -> bool {
    later.place == earlier.place
        && later.pl_post == earlier.pl_post
        && later.urn == earlier.urn
        && later.place_provider == earlier.place_provider
}
