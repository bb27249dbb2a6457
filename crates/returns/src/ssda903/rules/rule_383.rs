//! After a temporary placement the child did not go back to the placement before it.
//!
//! Why: a temporary placement is time away from another one. A child who does not go back has moved.
//!
//! What to do: check the placement types and the reason for the next episode (P). If the child did move,
//! record the temporary placement as a placement of its own.
//!
//! Source: Children looked-after return guide, validation check 383.

use crate::ssda903::writing::*;

/// Told at the temporary placement, and from 2025/26 at the episode after it, whose postcode is compared too.
pub const RULES: &[Rule] = &[
    rule("383").until(2025).items(&["PLACE"]).per_child(is_not_followed_by_the_same).examples(&[
        passes(
            "went back",
            &[
                episode("DECOM=2024-05-01 PLACE=U1"),
                episode("DECOM=2024-05-08 PLACE=T1 RNE=P"),
                episode("DECOM=2024-05-15 PLACE=U1 RNE=P"),
            ],
        ),
        finds(
            "went elsewhere",
            &[
                episode("DECOM=2024-05-01 PLACE=U1"),
                episode("DECOM=2024-05-08 PLACE=T1 RNE=P").found(),
                episode("DECOM=2024-05-15 PLACE=K2 RNE=P"),
            ],
        ),
        boundary_passes(
            "still away",
            &[episode("DECOM=2024-05-01 PLACE=U1"), episode("DECOM=2024-05-08 PLACE=T1")],
        ),
    ]),
    rule("383").since(2026).items(&["PLACE", "PL_POST", "RNE"]).per_child(is_not_the_same_again).examples(&[
        passes(
            "went back",
            &[
                episode("DECOM=2026-05-01 PLACE=U1 PL_POST=SO23 8UJ"),
                episode("DECOM=2026-05-08 PLACE=T1 RNE=P"),
                episode("DECOM=2026-05-15 PLACE=U1 PL_POST=SO23 8UJ RNE=P"),
            ],
        ),
        finds(
            "went to other carers",
            &[
                episode("DECOM=2026-05-01 PLACE=U1 PL_POST=SO23 8UJ"),
                episode("DECOM=2026-05-08 PLACE=T1 RNE=P"),
                episode("DECOM=2026-05-15 PLACE=U1 PL_POST=SO23 8UL RNE=P").found(),
            ],
        ),
        boundary_finds(
            "went back, for another reason",
            &[
                episode("DECOM=2026-05-01 PLACE=U1"),
                episode("DECOM=2026-05-08 PLACE=T4 RNE=P"),
                episode("DECOM=2026-05-15 PLACE=U1 RNE=B").found(),
            ],
        ),
    ]),
];

fn is_temporary(episode: &Episode) -> bool {
    episode.place.one_of(&["T0", "T1", "T2", "T3", "T4"])
}

fn is_not_followed_by_the_same(child: &Child, _: &Collection, sink: &mut Sink) {
    for three in child.episodes_in_order.windows(3) {
        let (before, away, after) = (three[0], three[1], three[2]);
        if is_temporary(away) && (!after.rne.is("P") || after.place != before.place) {
            sink.row(away);
        }
    }
}

fn is_not_the_same_again(child: &Child, _: &Collection, sink: &mut Sink) {
    for three in child.episodes_in_order.windows(3) {
        let (before, away, after) = (three[0], three[1], three[2]);
        let moved = after.place != before.place || after.pl_post != before.pl_post;
        if is_temporary(away) && (!after.rne.is("P") || moved) {
            sink.row(after);
        }
    }
}
