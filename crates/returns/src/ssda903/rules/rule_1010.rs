//! There is care leaver information and no episode this year, though last year's return left the young person in
//! care.
//!
//! Why: somebody who was in care on 31 March either still is or left this year, and an episode says which.
//!
//! What to do: add this year's episodes; if last year's return was wrong, ask for it to be amended.
//!
//! Source: Children looked-after return guide, validation check 1010.

use crate::ssda903::writing::*;

/// The latest episode of last year is open, and there is none this year.
pub const RULE: Rule = rule("1010")
    .items(&["ACCOM", "ACTIV", "IN_TOUCH"])
    .needs(&[Need::Table("Episodes"), Need::LastYear("Episodes")])
    .per_child(has_no_episode)
    .examples(&[
        passes(
            "in care this year",
            &[oc3("IN_TOUCH=YES"), episode("DECOM=2025-05-26"), last_year(episode("DECOM=2025-05-26"))],
        ),
        passes(
            "left last year",
            &[
                oc3("IN_TOUCH=YES"),
                last_year(episode("DECOM=2025-05-26 DEC=2025-06-26")),
                collection("given=Episodes"),
            ],
        ),
        finds(
            "open last year",
            &[
                oc3("IN_TOUCH=YES").found(),
                last_year(episode("DECOM=2025-05-26")),
                collection("given=Episodes"),
            ],
        ),
        boundary_passes(
            "the open one is not the latest",
            &[
                oc3("IN_TOUCH=YES"),
                last_year(episode("DECOM=2025-05-26")),
                last_year(episode("DECOM=2025-05-27 DEC=2025-06-26")),
                collection("given=Episodes"),
            ],
        ),
    ]);

fn has_no_episode(child: &Child, _: &Collection, sink: &mut Sink) {
    let left_open = child.last_year.latest_episode().is_some_and(|episode| episode.dec.is_blank());
    if child.episodes.is_empty() && left_open {
        child.oc3.iter().for_each(|leaver| sink.row(leaver));
    }
}
