//! An episode is said to go on from the one before, but does not start on the day that one ended.
//!
//! Why: days in care are counted without a gap.
//!
//! What to do: correct the dates, add the episode that was left out, or change the reason for the new episode
//! to S.
//!
//! Source: Children looked-after return guide, validation check 433.

use crate::ssda903::writing::*;

/// P, L, T, U and B go on from the episode before, which must have ended that day. One without a start comes last.
pub const RULE: Rule = rule("433").items(&["DECOM", "RNE"]).per_child(leaves_a_gap).examples(&[
    passes("that day", &[episode("DECOM=2026-05-01 DEC=2026-05-26"), episode("DECOM=2026-05-26 RNE=P")]),
    passes("came again", &[episode("DECOM=2026-05-01 DEC=2026-05-26"), episode("DECOM=2026-06-26 RNE=S")]),
    finds(
        "a month later",
        &[episode("DECOM=2026-05-01 DEC=2026-05-26"), episode("DECOM=2026-06-26 RNE=L").found()],
    ),
    finds("not ended", &[episode("DECOM=2026-05-01"), episode("DECOM=2026-05-26 RNE=P").found()]),
    finds("no start", &[episode("RNE=B").found(), episode("DECOM=2026-05-01 DEC=2026-05-26")]),
    boundary_finds(
        "a day later",
        &[episode("DECOM=2026-05-01 DEC=2026-05-26"), episode("DECOM=2026-05-27 RNE=U").found()],
    ),
    boundary_passes("the first", &[episode("DECOM=2026-05-26 RNE=P")]),
]);

fn leaves_a_gap(child: &Child, _: &Collection, sink: &mut Sink) {
    for two in child.episodes_in_order.windows(2) {
        let goes_on = two[1].rne.one_of(&["P", "L", "T", "U", "B"]);
        if goes_on && !two[1].decom.is_same_day(&two[0].dec) {
            sink.row(two[1]);
        }
    }
}
