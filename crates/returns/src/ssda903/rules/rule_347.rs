//! A care leaver who was under 18 when the year began lives in a foyer.
//!
//! Why: foyers are for adults; either the age or the accommodation is wrong.
//!
//! What to do: correct the accommodation, or the date of birth.
//!
//! Source: Children looked-after return guide, validation check 347.
//!
//! Differs: T1 and T2, the codes of the return, are foyers. The public validator asks for T alone, which no return
//! has, and names items of another file.

use crate::ssda903::writing::*;

/// Eighteen on the first day of the year is old enough.
pub const RULE: Rule = rule("347").since(2024).items(&["DOB", "ACCOM"]).per_oc3(is_too_young).examples(&[
    passes("old enough", &[oc3("DOB=2006-05-26 ACCOM=T1")]),
    finds("too young", &[oc3("DOB=2009-05-26 ACCOM=T2").found()]),
    passes("elsewhere", &[oc3("DOB=2009-05-26 ACCOM=U1")]),
    boundary_passes("18 that very day", &[oc3("DOB=2008-04-01 ACCOM=T1")]),
    boundary_finds("18 the day after", &[oc3("DOB=2008-04-02 ACCOM=T1").found()]),
    boundary_passes("born on 29 February", &[oc3("DOB=2008-02-29 ACCOM=T1")]),
    boundary_passes("a date of birth that is not one", &[oc3("DOB=29/02/2009 ACCOM=T1")]),
]);

fn is_too_young(leaver: &Oc3, collection: &Collection) -> bool {
    leaver.accom.starts_with("T") && leaver.dob.plus_years(18).is_after(collection.start)
}
