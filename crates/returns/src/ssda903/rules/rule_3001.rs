//! A care leaver who turned 17 this year is said to live with former foster carers.
//!
//! Why: at 17 nobody stays put with former foster carers: that arrangement begins at 18.
//!
//! What to do: give another code for the accommodation, or correct the date of birth.
//!
//! Source: Children looked-after return guide, validation check 3001.
//!
//! Differs: others name the reason an episode ceased as the item at fault; it is the accommodation.

use crate::ssda903::writing::*;

/// Z1 and Z2 are former foster carers. The birthday is that of the header.
pub const RULE: Rule = rule("3001").items(&["ACCOM"]).per_child(stays_with_foster_carers).examples(&[
    passes("elsewhere", &[header("DOB=2009-06-01"), oc3("ACCOM=K1")]),
    finds("with former foster carers", &[header("DOB=2009-06-01"), oc3("ACCOM=Z1").found()]),
    boundary_passes("17 the day before the year", &[header("DOB=2009-03-31"), oc3("ACCOM=Z2")]),
    boundary_finds("17 on the first day of it", &[header("DOB=2009-04-01"), oc3("ACCOM=Z2").found()]),
    boundary_finds("17 on the last day of it", &[header("DOB=2010-03-31"), oc3("ACCOM=Z2").found()]),
]);

fn stays_with_foster_carers(child: &Child, collection: &Collection, sink: &mut Sink) {
    if child.dob().plus_years(17).is_within(collection.start, collection.end) {
        let with_carers = child.oc3.iter().filter(|leaver| leaver.accom.one_of(&["Z1", "Z2"]));
        with_carers.for_each(|leaver| sink.row(leaver));
    }
}
