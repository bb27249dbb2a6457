//! A child under 10 is said to have changed placement because of custody.
//!
//! Why: nobody under 10 can be held responsible for a crime in England.
//!
//! What to do: correct the reason for placement change, or the date of birth.
//!
//! Source: Children looked-after return guide, validation check 234.

use crate::ssda903::writing::*;

/// The age is that on the day the episode began.
pub const RULE: Rule =
    rule("234").since(2026).items(&["DOB", "REASON_PLACE_CHANGE"]).per_child(is_too_young).examples(&[
        passes(
            "old enough",
            &[header("DOB=2011-05-26"), episode("DECOM=2026-05-26 REASON_PLACE_CHANGE=CUSTOD")],
        ),
        finds(
            "too young",
            &[
                header("DOB=2018-05-26").found(),
                episode("DECOM=2026-05-26 REASON_PLACE_CHANGE=CUSTOD").found(),
            ],
        ),
        passes(
            "another reason",
            &[header("DOB=2018-05-26"), episode("DECOM=2026-05-26 REASON_PLACE_CHANGE=CARPL")],
        ),
        boundary_passes(
            "10 that very day",
            &[header("DOB=2016-05-26"), episode("DECOM=2026-05-26 REASON_PLACE_CHANGE=CUSTOD")],
        ),
        boundary_finds(
            "10 the day after",
            &[
                header("DOB=2016-05-27").found(),
                episode("DECOM=2026-05-26 REASON_PLACE_CHANGE=CUSTOD").found(),
            ],
        ),
        boundary_passes(
            "born on 29 February, on the 28th of the tenth year",
            &[header("DOB=2016-02-29"), episode("DECOM=2026-02-28 REASON_PLACE_CHANGE=CUSTOD")],
        ),
        boundary_passes(
            "a date of birth that is not one",
            &[header("DOB=31/02/2018"), episode("DECOM=2026-05-26 REASON_PLACE_CHANGE=CUSTOD")],
        ),
    ]);

fn is_too_young(child: &Child, _: &Collection, sink: &mut Sink) {
    for header in child.headers {
        for episode in child.episodes.iter().filter(|episode| episode.reason_place_change.is("CUSTOD")) {
            if episode.decom.is_before(header.dob.plus_years(10)) {
                sink.rows(&[episode, header]);
            }
        }
    }
}
