//! The child was looked after for the whole year, but has adoption or care leaver information.
//!
//! Why: a child who was looked after on 31 March was neither adopted nor left care in the year.
//!
//! What to do: remove the information that does not belong to the child, or correct the child's episodes.
//!
//! Source: Children looked-after return guide, validation check 187.

use crate::ssda903::writing::*;

/// Rows that say nothing beside who the child is do no harm.
pub const RULE: Rule = rule("187")
    .items(&[
        "IN_TOUCH",
        "ACTIV",
        "ACCOM",
        "DATE_INT",
        "DATE_MATCH",
        "FOSTER_CARE",
        "NB_ADOPTR",
        "SEX_ADOPTR",
        "LS_ADOPTR",
    ])
    .needs(&[Need::Table("Episodes")])
    .per_child(is_still_looked_after)
    .examples(&[
        passes("a care leaver", &[episode("DECOM=2025-05-26 DEC=2026-05-26 REC=E5"), oc3("IN_TOUCH=YES")]),
        finds(
            "a care leaver still looked after",
            &[episode("DECOM=2025-05-26"), oc3("IN_TOUCH=YES").found()],
        ),
        finds("adopted and still looked after", &[episode("DECOM=2025-05-26"), ad1("NB_ADOPTR=2").found()]),
        boundary_passes("a row that says nothing", &[episode("DECOM=2025-05-26"), oc3("DOB=2008-05-26")]),
    ]);

fn is_still_looked_after(child: &Child, collection: &Collection, sink: &mut Sink) {
    if child.is_continuously_looked_after(collection) {
        child.oc3.iter().filter(|row| row.filled().contains(&true)).for_each(|row| sink.row(row));
        child.ad1.iter().filter(|row| row.filled().contains(&true)).for_each(|row| sink.row(row));
    }
}
