//! The child was missing or away without authorisation, but the day it began is not given.
//!
//! Why: without its first day nobody can say how long the child was away.
//!
//! What to do: give the day the child was first missing or away.
//!
//! Source: Children looked-after return guide, validation check 564.

use crate::ssda903::writing::*;

/// M is missing, A is away from placement without authorisation.
pub const RULE: Rule = rule("564").items(&["MISSING", "MIS_START"]).per_missing(has_no_start).examples(&[
    passes("both", &[missing("MISSING=M MIS_START=2026-05-26")]),
    finds("no start", &[missing("MISSING=A").found()]),
    boundary_passes("neither", &[missing("MIS_END=2026-05-26")]),
]);

fn has_no_start(missing: &Missing, _: &Collection) -> bool {
    missing.missing.one_of(&["M", "A"]) && missing.mis_start.is_blank()
}
