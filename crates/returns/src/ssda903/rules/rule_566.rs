//! There is a day the child came back, but not whether they were missing or away without authorisation.
//!
//! Why: being missing and being away are counted apart.
//!
//! What to do: say M for missing or A for away from placement without authorisation.
//!
//! Source: Children looked-after return guide, validation check 566.

use crate::ssda903::writing::*;

/// An end needs its kind.
pub const RULE: Rule = rule("566").items(&["MISSING", "MIS_END"]).per_missing(has_no_kind).examples(&[
    passes("both", &[missing("MISSING=A MIS_END=2026-05-26")]),
    finds("no kind", &[missing("MIS_END=2026-05-26").found()]),
    boundary_passes("a start only", &[missing("MIS_START=2026-05-26")]),
]);

fn has_no_kind(missing: &Missing, _: &Collection) -> bool {
    missing.mis_end.is_filled() && missing.missing.is_blank()
}
