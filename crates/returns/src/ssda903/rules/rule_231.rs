//! A child unaccompanied and seeking asylum is under 11 at the end of the year.
//!
//! Why: children who come alone are nearly always older, so the date of birth may be wrong.
//!
//! What to do: check the date of birth; if it is right, explain it when the return is sent.
//!
//! Source: Children looked-after return guide, validation check 231.
//!
//! Differs: the public validator asks for an item that the return does not have, and so never runs this check on a
//! real return.

use crate::ssda903::writing::*;

/// Eleven on the last day of the year is old enough.
pub const RULE: Rule = rule("231").since(2025).query().items(&["DOB"]).per_child(is_young).examples(&[
    passes("old enough", &[header("DOB=2011-05-26 UASC=1")]),
    finds("young", &[header("DOB=2018-05-26 UASC=1").found()]),
    finds("in the file of unaccompanied children", &[header("DOB=2018-05-26").found(), uasc("SEX=M")]),
    passes("not unaccompanied", &[header("DOB=2018-05-26 UASC=0")]),
    boundary_passes("11 on the last day", &[header("DOB=2016-03-31 UASC=1")]),
    boundary_finds("11 the day after", &[header("DOB=2016-04-01 UASC=1").found()]),
]);

fn is_young(child: &Child, collection: &Collection, sink: &mut Sink) {
    if child.uasc_mark() == Some(true) {
        let young = |header: &&Header| header.dob.plus_years(11).is_after(collection.end);
        child.headers.iter().filter(young).for_each(|header| sink.row(header));
    }
}
