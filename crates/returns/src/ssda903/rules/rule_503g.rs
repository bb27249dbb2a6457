//! The distance to the placement of the first episode is not that of the episode left open last year.
//!
//! Why: an episode that runs on into a new year is one episode, and is told the same way in both returns.
//!
//! What to do: correct the postcodes here; if last year's return was wrong, ask for it to be amended.
//!
//! Source: Children looked-after return guide, validation check 503G.

use crate::ssda903::writing::*;

/// Compares the first episode of this year with the last of last year, when that was left open.
pub const RULE: Rule = rule("503G")
    .items(&["PL_DISTANCE"])
    .needs(&[Need::LastYear("Episodes"), Need::PlacementPlaces])
    .per_child(differs_from_last_year)
    .examples(&[
        passes(
            "the same",
            &[
                episode("DECOM=2025-06-01 PL_DISTANCE=7.7"),
                last_year(episode("DECOM=2025-06-01 PL_DISTANCE=7.7")),
            ],
        ),
        finds(
            "another",
            &[
                episode("DECOM=2025-06-01 PL_DISTANCE=7.7").found(),
                last_year(episode("DECOM=2025-06-01 PL_DISTANCE=17.7")),
            ],
        ),
        boundary_passes(
            "a tenth of a mile",
            &[
                episode("DECOM=2025-06-01 PL_DISTANCE=7.7"),
                last_year(episode("DECOM=2025-06-01 PL_DISTANCE=7.8")),
            ],
        ),
        boundary_passes(
            "last year's ended",
            &[
                episode("DECOM=2026-06-01 PL_DISTANCE=7.7"),
                last_year(episode("DECOM=2025-06-01 DEC=2026-03-31 PL_DISTANCE=17.7")),
            ],
        ),
    ]);

fn differs_from_last_year(child: &Child, _: &Collection, sink: &mut Sink) {
    if let Some((first, before)) = child.carried_on()
        && is_another_distance(first, before)
    {
        sink.row(first);
    }
}

/// Less than a fifth of a mile is no difference. That this year's is missing is another rule's business.
fn is_another_distance(first: &Episode, before: &Episode) -> bool {
    let before = before.pl_distance.decimal();
    first.pl_distance.decimal().is_some_and(|miles| before.is_none_or(|before| (miles - before).abs() >= 0.2))
}
