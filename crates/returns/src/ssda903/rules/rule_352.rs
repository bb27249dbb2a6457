//! A young person started to be looked after at 18 or over.
//!
//! Why: only children can come into care; one of the two dates is wrong.
//!
//! What to do: correct the date of birth, or the day the period of care began.
//!
//! Source: Children looked-after return guide, validation check 352.

use crate::ssda903::writing::*;

/// Asked of episodes that began a period of care.
pub const RULE: Rule =
    rule("352").items(&["DECOM", "RNE"]).needs(&[Need::Table("Header")]).per_child(is_grown_up).examples(&[
        passes("a child", &[header("DOB=2015-05-26"), episode("DECOM=2026-05-26 RNE=S")]),
        finds("grown up", &[header("DOB=2005-05-26"), episode("DECOM=2026-05-26 RNE=S").found()]),
        passes("only moved", &[header("DOB=2005-05-26"), episode("DECOM=2026-05-26 RNE=P")]),
        boundary_finds(
            "18 that very day",
            &[header("DOB=2008-05-26"), episode("DECOM=2026-05-26 RNE=S").found()],
        ),
        boundary_passes("18 the day after", &[header("DOB=2008-05-27"), episode("DECOM=2026-05-26 RNE=S")]),
    ]);

fn is_grown_up(child: &Child, _: &Collection, sink: &mut Sink) {
    let grown_up = child.dob().plus_years(18);
    for start in child.episodes.iter().filter(|episode| episode.rne.is("S")) {
        if start.decom.is_on_or_after(grown_up) {
            sink.row(start);
        }
    }
}
