//! The date of the earlier permanence order is not a date, or is not before the child came into care.
//!
//! Why: the order came before this time in care; a later date is a slip.
//!
//! What to do: correct the date. Write ZZ for a day or month that is not known and ZZZZ for the year.
//!
//! Source: Children looked-after return guide, validation check 632.
//!
//! Differs: a date known in part is reported only if it cannot be before the child came; others report one that may
//! be after. A time in care that began before this year's episodes is not seen.

use crate::ssda903::facts::{PartDate, part_date};
use crate::ssda903::writing::*;

/// Compared with the start of the child's first episode. Of a date known in part, the earliest day it can be.
pub const RULE: Rule =
    rule("632").query().items(&["DATE_PERM", "DECOM"]).per_child(is_no_earlier_date).examples(&[
        passes("earlier", &[episode("DECOM=2026-05-26"), prev_perm("DATE_PERM=2020-05-26")]),
        passes(
            "known in part, or not given",
            &[
                episode("DECOM=2026-05-26"),
                prev_perm("DATE_PERM=ZZ/ZZ/2020"),
                prev_perm("DATE_PERM=ZZ/ZZ/ZZZZ"),
                prev_perm("PREV_PERM=Z1"),
            ],
        ),
        finds(
            "not a date",
            &[episode("DECOM=2026-05-26").found(), prev_perm("DATE_PERM=xx/10/2011").found()],
        ),
        finds(
            "ZZ for the year",
            &[episode("DECOM=2026-05-26").found(), prev_perm("DATE_PERM=ZZ/ZZ/ZZ").found()],
        ),
        boundary_finds(
            "the same day",
            &[episode("DECOM=2026-05-26").found(), prev_perm("DATE_PERM=2026-05-26").found()],
        ),
        boundary_passes("the day before", &[episode("DECOM=2026-05-26"), prev_perm("DATE_PERM=2026-05-25")]),
        boundary_finds(
            "a month too late",
            &[episode("DECOM=2026-05-26").found(), prev_perm("DATE_PERM=ZZ/06/2026").found()],
        ),
    ]);

fn is_no_earlier_date(child: &Child, _: &Collection, sink: &mut Sink) {
    let Some(first) = child.earliest_episode() else { return };
    for row in child.prev_perm.iter().filter(|row| row.date_perm.is_filled()) {
        let earlier = match part_date(&row.date_perm) {
            Some(PartDate::NotBefore(day)) => day.is_before(&first.decom),
            Some(PartDate::YearUnknown) => true,
            None => false,
        };
        if !earlier {
            sink.rows(&[first, row]);
        }
    }
}
