//! The authority of the placement is not the one of last year's last episode, though the episode is the same.
//!
//! Why: an episode that runs on into a new year is one episode, and is told the same way in both returns.
//!
//! What to do: correct the placement's postcode here; if last year's return was wrong, ask for it to be
//! amended.
//!
//! Source: Children looked-after return guide, validation check 452.

use crate::ssda903::writing::*;

/// The same reason for the new episode in both returns, and last year's was left open.
pub const RULE: Rule = rule("452")
    .items(&["PL_LA"])
    .needs(&[Need::LastYear("Episodes"), Need::PlacementPlaces])
    .per_child(differs_from_last_year)
    .examples(&[
        passes(
            "the same",
            &[
                episode("DECOM=2025-06-01 RNE=S PL_LA=E10000014"),
                last_year(episode("DECOM=2025-06-01 RNE=S PL_LA=E10000014")),
            ],
        ),
        finds(
            "another",
            &[
                episode("DECOM=2025-06-01 RNE=S PL_LA=E10000014").found(),
                last_year(episode("DECOM=2025-06-01 RNE=S PL_LA=E06000045")),
            ],
        ),
        boundary_passes(
            "another reason, so another episode",
            &[
                episode("DECOM=2025-06-01 RNE=P PL_LA=E10000014"),
                last_year(episode("DECOM=2025-06-01 RNE=S PL_LA=E06000045")),
            ],
        ),
    ]);

fn differs_from_last_year(child: &Child, _: &Collection, sink: &mut Sink) {
    if let Some((first, before)) = child.carried_on()
        && first.rne == before.rne
        && first.pl_la != before.pl_la
    {
        sink.row(first);
    }
}
