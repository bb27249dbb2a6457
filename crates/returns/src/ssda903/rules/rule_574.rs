//! The child went missing or away again while an earlier time was still open, or the two times overlap.
//!
//! Why: a child cannot go missing twice at once, and the days of both would be counted.
//!
//! What to do: give the day the earlier time ended, or join the rows if they are one time.
//!
//! Source: Children looked-after return guide, validation check 574.

use crate::ssda903::writing::*;

/// In the order in which they ended, an open one standing by its start: each needs the one before it to be over.
pub const RULE: Rule = rule("574").items(&["MIS_END", "MIS_START"]).per_child(overlap).examples(&[
    passes(
        "one after the other",
        &[missing("MIS_START=2026-05-01 MIS_END=2026-05-04"), missing("MIS_START=2026-05-06")],
    ),
    finds(
        "the earlier is open",
        &[missing("MIS_START=2026-05-01"), missing("MIS_START=2026-05-06 MIS_END=2026-05-09").found()],
    ),
    finds(
        "they overlap",
        &[
            missing("MIS_START=2026-05-01 MIS_END=2026-05-07"),
            missing("MIS_START=2026-05-06 MIS_END=2026-05-09").found(),
        ],
    ),
    passes("another child", &[missing("MIS_START=2026-05-01"), missing("CHILD=102 MIS_START=2026-05-06")]),
    boundary_passes(
        "away again on the day of return",
        &[missing("MIS_START=2026-05-01 MIS_END=2026-05-06"), missing("MIS_START=2026-05-06")],
    ),
]);

fn overlap(child: &Child, _: &Collection, sink: &mut Sink) {
    let ended = |row: &Missing| row.mis_end.known().or(row.mis_start.known()).unwrap_or(Date::MAX);
    let mut rows: Vec<&Missing> = child.missing.iter().collect();
    rows.sort_by_key(|row| (ended(row), row.mis_start.known().unwrap_or(Date::MAX)));
    for pair in rows.windows(2) {
        let (before, after) = (pair[0], pair[1]);
        let open = before.mis_end.is_blank() && after.mis_start.is_filled();
        if open || after.mis_start.is_before(&before.mis_end) {
            sink.row(after);
        }
    }
}
