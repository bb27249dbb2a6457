//! The distance to the placement is not the one of last year's last episode, though the episode is the same.
//!
//! Why: an episode that runs on into a new year is one episode, and is told the same way in both returns.
//!
//! What to do: correct the postcodes here; if last year's return was wrong, ask for it to be amended.
//!
//! Source: Children looked-after return guide, validation check 453.

use crate::ssda903::writing::*;

/// The same reason for the new episode in both returns, and last year's was left open.
pub const RULE: Rule = rule("453")
    .items(&["PL_DISTANCE"])
    .needs(&[Need::LastYear("Episodes"), Need::PlacementPlaces])
    .per_child(differs_from_last_year)
    .examples(&[
        passes(
            "the same",
            &[
                episode("DECOM=2025-06-01 RNE=S PL_DISTANCE=7.7"),
                last_year(episode("DECOM=2025-06-01 RNE=S PL_DISTANCE=7.7")),
            ],
        ),
        finds(
            "another",
            &[
                episode("DECOM=2025-06-01 RNE=S PL_DISTANCE=7.7").found(),
                last_year(episode("DECOM=2025-06-01 RNE=S PL_DISTANCE=17.7")),
            ],
        ),
        boundary_passes(
            "a tenth of a mile",
            &[
                episode("DECOM=2025-06-01 RNE=S PL_DISTANCE=7.7"),
                last_year(episode("DECOM=2025-06-01 RNE=S PL_DISTANCE=7.8")),
            ],
        ),
        boundary_passes(
            "another reason, so another episode",
            &[
                episode("DECOM=2025-06-01 RNE=P PL_DISTANCE=7.7"),
                last_year(episode("DECOM=2025-06-01 RNE=S PL_DISTANCE=17.7")),
            ],
        ),
    ]);

fn differs_from_last_year(child: &Child, _: &Collection, sink: &mut Sink) {
    if let Some((first, before)) = child.carried_on()
        && first.rne == before.rne
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
