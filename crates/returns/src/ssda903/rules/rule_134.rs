//! A child has both adoption and care leaver information.
//!
//! Why: a child who was adopted is no care leaver.
//!
//! What to do: remove the one that does not belong to the child.
//!
//! Source: Children looked-after return guide, validation check 134.

use crate::ssda903::writing::*;

/// Both files say something beside who the child is.
pub const RULE: Rule = rule("134")
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
    .per_child(is_adopted_and_leaving)
    .examples(&[
        passes("adopted only", &[ad1("NB_ADOPTR=2")]),
        finds("both", &[ad1("NB_ADOPTR=2").found(), oc3("IN_TOUCH=YES")]),
        boundary_passes("a care leaver row that says nothing", &[ad1("NB_ADOPTR=2"), oc3("DOB=2008-05-26")]),
        boundary_passes("an adoption row that says nothing", &[ad1("DOB=2008-05-26"), oc3("IN_TOUCH=YES")]),
    ]);

fn is_adopted_and_leaving(child: &Child, _: &Collection, sink: &mut Sink) {
    if child.oc3.iter().any(|leaver| leaver.filled().contains(&true)) {
        child.ad1.iter().filter(|row| row.filled().contains(&true)).for_each(|row| sink.row(row));
    }
}
