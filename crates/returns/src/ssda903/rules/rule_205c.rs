//! A child was unaccompanied and seeking asylum neither this year nor last year, but has a date on which it ended.
//!
//! Why: what never was cannot end.
//!
//! What to do: remove the date, or mark the child as unaccompanied for the year in which it was so.
//!
//! Source: Children looked-after return guide, validation check 205C.

use crate::ssda903::writing::*;

/// Neither year marks the child, and either has a date.
pub const RULE: Rule = rule("205C")
    .items(&["DUC", "UASC"])
    .needs(&[Need::Table("UASC"), Need::LastYear("UASC")])
    .per_child(ends_without_being)
    .examples(&[
        passes(
            "so last year",
            &[header("UASC=0"), uasc("DOB=2009-05-26"), last_year(uasc("SEX=M DUC=2025-05-26"))],
        ),
        finds(
            "never",
            &[
                header("UASC=0").found(),
                uasc("DUC=2026-05-26").found(),
                last_year(header("UASC=0")),
                last_year(uasc("DOB=2009-05-26")),
            ],
        ),
        boundary_passes(
            "no date",
            &[
                header("UASC=0"),
                uasc("DOB=2009-05-26"),
                last_year(header("UASC=0")),
                last_year(uasc("DOB=2009-05-26")),
            ],
        ),
        boundary_finds(
            "a date last year only",
            &[
                header("UASC=0").found(),
                uasc("DOB=2009-05-26").found(),
                last_year(header("UASC=0")),
                last_year(uasc("DUC=2025-05-26")),
            ],
        ),
    ]);

fn ends_without_being(child: &Child, _: &Collection, sink: &mut Sink) {
    if child.uasc_mark() == Some(true) || child.last_year.uasc_mark() == Some(true) {
        return;
    }
    if child.uasc.iter().chain(child.last_year.uasc).any(|row| row.duc.is_known()) {
        child.uasc.iter().for_each(|row| sink.row(row));
        child.headers.iter().for_each(|header| sink.row(header));
    }
}
