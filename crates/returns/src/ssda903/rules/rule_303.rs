//! There is a date on which the child stopped being unaccompanied and seeking asylum, but the child is not marked as
//! such.
//!
//! Why: what never was cannot end.
//!
//! What to do: mark the child as unaccompanied (1), or remove the date.
//!
//! Source: Children looked-after return guide, validation check 303.
//!
//! Differs: in CSV files without a mark in the header, being in the UASC file is the mark.

use crate::ssda903::writing::*;

/// The header's mark must be 1 when the date is filled.
pub const RULE: Rule = rule("303").items(&["DUC", "UASC"]).per_child(is_not_marked).examples(&[
    passes("marked", &[header("UASC=1"), uasc("DUC=2026-05-26")]),
    finds("marked as not", &[header("UASC=0").found(), uasc("DUC=2026-05-26").found()]),
    finds("not marked", &[collection("format=xml"), header("SEX=M").found(), uasc("DUC=2026-05-26").found()]),
    boundary_passes("no date", &[header("UASC=0"), uasc("SEX=M")]),
    boundary_passes("a CSV file, which has no mark", &[header("SEX=M"), uasc("DUC=2026-05-26")]),
]);

fn is_not_marked(child: &Child, collection: &Collection, sink: &mut Sink) {
    for row in child.uasc.iter().filter(|row| row.duc.is_filled()) {
        for header in child.headers {
            let has_mark = header.uasc.is_filled() || collection.format == Format::Xml;
            if has_mark && !header.uasc.is("1") {
                sink.rows(&[row, header]);
            }
        }
    }
}
