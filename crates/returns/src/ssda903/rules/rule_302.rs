//! The child's first episode began before the child was born.
//!
//! Why: nobody is looked after before birth; one of the two dates is wrong.
//!
//! What to do: correct the date of birth, or the day the episode began.
//!
//! Source: Children looked-after return guide, validation check 302.

use crate::ssda903::writing::*;

/// Compares with the earliest episode.
pub const RULE: Rule = rule("302").items(&["DOB", "DECOM"]).per_child(begins_before_birth).examples(&[
    passes("after", &[header("DOB=2015-05-26"), episode("DECOM=2026-05-26")]),
    finds(
        "before",
        &[header("DOB=2026-05-26").found(), episode("DECOM=2026-06-01"), episode("DECOM=2026-04-01").found()],
    ),
    boundary_passes("that very day", &[header("DOB=2026-05-26"), episode("DECOM=2026-05-26")]),
    boundary_finds(
        "the day before",
        &[header("DOB=2026-05-26").found(), episode("DECOM=2026-05-25").found()],
    ),
]);

fn begins_before_birth(child: &Child, _: &Collection, sink: &mut Sink) {
    let Some(first) = child.earliest_episode() else { return };
    for header in child.headers.iter().filter(|header| first.decom.is_before(&header.dob)) {
        sink.rows(&[first, header]);
    }
}
