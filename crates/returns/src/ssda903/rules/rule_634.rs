//! There is information on earlier permanence, but the child has not come into care since 1 April 2016.
//!
//! Why: the question has been asked since then, of children who come into care.
//!
//! What to do: remove the row, or correct the start of the episodes.
//!
//! Source: Children looked-after return guide, validation check 634.
//!
//! Differs: the day is 1 April 2016, as the check says; others take the first day of the collection year, and report
//! every child who came before it.

use crate::ssda903::writing::*;

/// No episode has begun on or after 1 April 2016.
pub const RULE: Rule = rule("634")
    .items(&["DATE_PERM", "DECOM", "LA_PERM", "PREV_PERM"])
    .per_child(came_before_it_was_asked)
    .examples(&[
        passes(
            "came since",
            &[episode("DECOM=2010-05-26"), episode("DECOM=2019-05-26"), prev_perm("PREV_PERM=Z1")],
        ),
        passes("an empty row", &[episode("DECOM=2010-05-26"), prev_perm("DOB=2009-05-26")]),
        finds(
            "came before",
            &[
                episode("DECOM=2010-05-26").found(),
                episode("DECOM=2015-05-26").found(),
                prev_perm("LA_PERM=352").found(),
            ],
        ),
        boundary_passes("came on 1 April 2016", &[episode("DECOM=2016-04-01"), prev_perm("PREV_PERM=Z1")]),
        boundary_finds(
            "came on 31 March 2016",
            &[episode("DECOM=2016-03-31").found(), prev_perm("PREV_PERM=Z1").found()],
        ),
    ]);

fn came_before_it_was_asked(child: &Child, _: &Collection, sink: &mut Sink) {
    let Some(latest) = child.latest_episode() else { return };
    if !latest.decom.is_before(date(2016, 4, 1)) {
        return;
    }
    for row in child.prev_perm.iter().filter(|row| !row.is_empty()) {
        sink.row(row);
        child.episodes.iter().for_each(|episode| sink.row(episode));
    }
}
