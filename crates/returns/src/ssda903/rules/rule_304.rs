//! The date a child stopped being unaccompanied and seeking asylum is after the eighteenth birthday.
//!
//! Why: the status is a child's, and ends on that birthday at the latest.
//!
//! What to do: correct the date, or the date of birth.
//!
//! Source: Children looked-after return guide, validation check 304.

use crate::ssda903::writing::*;

/// The birthday itself is right.
pub const RULE: Rule = rule("304").items(&["DUC"]).per_uasc(ends_after_childhood).examples(&[
    passes("before", &[uasc("DOB=2009-05-26 DUC=2026-05-26")]),
    finds("after", &[uasc("DOB=2008-05-26 DUC=2026-06-26").found()]),
    passes("no date of birth", &[uasc("DUC=2026-06-26")]),
    boundary_passes("that very day", &[uasc("DOB=2008-05-26 DUC=2026-05-26")]),
    boundary_finds("the day after", &[uasc("DOB=2008-05-26 DUC=2026-05-27").found()]),
    boundary_finds("1 March for a child of 29 February", &[uasc("DOB=2008-02-29 DUC=2026-03-01").found()]),
]);

fn ends_after_childhood(row: &Uasc, _: &Collection) -> bool {
    row.duc.is_after(row.dob.plus_years(18))
}
