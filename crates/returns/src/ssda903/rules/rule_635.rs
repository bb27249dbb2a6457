//! There is a date or an authority of an earlier permanence arrangement, but it is said that there was none.
//!
//! Why: an arrangement has a kind, an authority and a date; where there was none, it has neither.
//!
//! What to do: give the kind, P1 to P4; or, if there was none, say Z1 and leave the date and the authority blank.
//!
//! Source: Children looked-after return guide, validation check 635.
//!
//! Differs: Z1 is reported, as the words of the check say; others report only a blank.

use crate::ssda903::writing::*;

/// A blank kind says as little as Z1.
pub const RULE: Rule =
    rule("635").items(&["DATE_PERM", "LA_PERM", "PREV_PERM"]).per_prev_perm(is_told_of_none).examples(&[
        passes("all told", &[prev_perm("PREV_PERM=P1 LA_PERM=352 DATE_PERM=2020-05-05")]),
        finds("no kind", &[prev_perm("LA_PERM=352").found()]),
        finds("a date of none", &[prev_perm("PREV_PERM=Z1 DATE_PERM=2020-05-05").found()]),
        boundary_passes("none", &[prev_perm("PREV_PERM=Z1")]),
    ]);

fn is_told_of_none(row: &PrevPerm, _: &Collection) -> bool {
    let told = row.la_perm.is_filled() || row.date_perm.is_filled();
    told && (row.prev_perm.is_blank() || row.prev_perm.is("Z1"))
}
