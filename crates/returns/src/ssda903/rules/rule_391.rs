//! Care leaver information is given for a young person who is under 17 at the end of the year.
//!
//! Why: the information is asked around the 17th to the 21st birthday.
//!
//! What to do: remove the care leaver row, or correct the date of birth.
//!
//! Source: Children looked-after return guide, validation check 391.

use crate::ssda903::writing::*;

/// By the date of birth in the care leaver row, when any of its items is filled.
pub const RULE: Rule =
    rule("391").items(&["ACCOM", "ACTIV", "DOB", "IN_TOUCH"]).per_oc3(is_under_17).examples(&[
        passes("18", &[oc3("DOB=2008-05-26 IN_TOUCH=YES")]),
        passes("nothing filled in", &[oc3("DOB=2012-05-26")]),
        finds("14", &[oc3("DOB=2012-05-26 ACCOM=B1").found()]),
        boundary_passes("17 on the last day", &[oc3("DOB=2010-03-31 IN_TOUCH=YES")]),
        boundary_finds("17 the day after", &[oc3("DOB=2010-04-01 IN_TOUCH=YES").found()]),
    ]);

fn is_under_17(leaver: &Oc3, collection: &Collection) -> bool {
    let is_filled = leaver.in_touch.is_filled() || leaver.activ.is_filled() || leaver.accom.is_filled();
    is_filled && leaver.dob.plus_years(17).is_after(collection.end)
}
