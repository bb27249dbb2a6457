//! The child's ethnicity is not the one in last year's return.
//!
//! Why: a difference is nearly always a slip, and it moves the child between figures.
//!
//! What to do: check which is right with the family; if last year's was wrong, ask for it to be amended.
//!
//! Source: Children looked-after return guide, validation check 204.

use crate::ssda903::writing::*;

/// Asked of children in both years' headers.
pub const RULE: Rule =
    rule("204").items(&["ETHNIC"]).needs(&[Need::LastYear("Header")]).per_child(is_another).examples(&[
        passes("the same", &[header("ETHNIC=WBRI"), last_year(header("ETHNIC=WBRI"))]),
        finds("another", &[header("ETHNIC=WIRI").found(), last_year(header("ETHNIC=WBRI"))]),
        finds("missing now", &[header("SEX=F").found(), last_year(header("ETHNIC=WBRI"))]),
        boundary_passes("typed in small letters", &[header("ETHNIC=wbri"), last_year(header("ETHNIC=WBRI"))]),
        boundary_passes("missing in both", &[header("SEX=F"), last_year(header("SEX=F"))]),
    ]);

fn is_another(child: &Child, _: &Collection, sink: &mut Sink) {
    let Some(before) = child.last_year.header() else { return };
    child.headers.iter().filter(|now| now.ethnic != before.ethnic).for_each(|now| sink.row(now));
}
