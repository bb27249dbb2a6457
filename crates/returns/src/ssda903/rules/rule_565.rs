//! There is a day the child was first missing or away, but not whether they were missing or away without
//! authorisation.
//!
//! Why: being missing and being away are counted apart.
//!
//! What to do: say M for missing or A for away from placement without authorisation.
//!
//! Source: Children looked-after return guide, validation check 565.

use crate::ssda903::writing::*;

/// A start needs its kind.
pub const RULE: Rule = rule("565").items(&["MISSING", "MIS_START"]).per_missing(has_no_kind).examples(&[
    passes("both", &[missing("MISSING=M MIS_START=2026-05-26")]),
    finds("no kind", &[missing("MIS_START=2026-05-26").found()]),
    boundary_passes("neither", &[missing("MIS_END=2026-05-26")]),
]);

fn has_no_kind(missing: &Missing, _: &Collection) -> bool {
    missing.mis_start.is_filled() && missing.missing.is_blank()
}
