//! A child looked after for more than a week at 31 March has UN4 for a unique pupil number, which is for newcomers.
//!
//! Why: a week is enough to ask the school for the number.
//!
//! What to do: ask the school for the number, or give the reason that is true.
//!
//! Source: Children looked-after return guide, validation check 210.
//!
//! Differs: points at the children who came before 24 March, as the check's own sentence says. The public validator
//! points at those who came on 24 March or later, for whom the code is made.

use crate::ssda903::writing::*;

/// UN4 belongs to children whose first episode began in the last week of the year.
pub const RULE: Rule = rule("210")
    .items(&["UPN", "DECOM"])
    .needs(&[Need::Table("Header"), Need::Table("Episodes")])
    .per_child(is_no_newcomer)
    .examples(&[
        passes("came in the last week", &[header("UPN=UN4"), episode("DECOM=2027-03-28")]),
        finds("came in May", &[header("UPN=UN4").found(), episode("DECOM=2026-05-26").found()]),
        passes("another reason", &[header("UPN=UN3"), episode("DECOM=2026-05-26")]),
        boundary_passes("24 March", &[header("UPN=UN4"), episode("DECOM=2027-03-24")]),
        boundary_finds("23 March", &[header("UPN=UN4").found(), episode("DECOM=2027-03-23").found()]),
    ]);

fn is_no_newcomer(child: &Child, collection: &Collection, sink: &mut Sink) {
    let last_week = date(collection.end.year(), 3, 24);
    for header in child.headers.iter().filter(|header| header.upn.is("UN4")) {
        for episode in child.episodes.iter().filter(|episode| episode.decom.is_before(last_week)) {
            sink.rows(&[header, episode]);
        }
    }
}
