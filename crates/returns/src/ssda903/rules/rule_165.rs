//! Whether the child is a mother is missing, is not 0 or 1, or is said of a boy.
//!
//! Why: young mothers in care, and their children, need their own support and are counted.
//!
//! What to do: enter 1 or 0 for a girl, and leave it blank for a boy.
//!
//! Source: Children looked-after return guide, validation check 165.
//!
//! Differs: knows the sex by its letters of today as well as by the numbers of before April 2024; the public
//! validator still knows the numbers only, and passes over a wrong answer for a child without an episode. A care leaver
//! who was not looked after in the year need not have an answer, but one that is given must be right.

use crate::ssda903::writing::*;

/// A girl with an episode in the year, other than short breaks, needs an answer.
pub const RULE: Rule = rule("165")
    .items(&["MOTHER", "SEX", "ACTIV", "ACCOM", "IN_TOUCH", "DECOM"])
    .needs(&[Need::Table("Header"), Need::Table("Episodes")])
    .per_child(is_not_answered_rightly)
    .examples(&[
        passes("answered", &[header("SEX=F MOTHER=0"), episode("DECOM=2026-05-26 LS=C2")]),
        finds("missing", &[header("SEX=F").found(), episode("DECOM=2026-05-26 LS=C2")]),
        finds("said of a boy", &[header("SEX=M MOTHER=0").found(), episode("DECOM=2026-05-26 LS=C2")]),
        boundary_finds(
            "the next number",
            &[
                header("SEX=F MOTHER=2").found(),
                episode("DECOM=2026-05-26 LS=C2"),
                oc3("IN_TOUCH=YES").found(),
            ],
        ),
        boundary_finds(
            "no number, of a care leaver who was not looked after",
            &[header("SEX=F MOTHER=YES").found(), oc3("IN_TOUCH=YES").found(), collection("given=Episodes")],
        ),
        boundary_passes("of unknown sex", &[header("SEX=U MOTHER=1"), episode("DECOM=2026-05-26 LS=C2")]),
        boundary_passes(
            "short breaks only",
            &[header("SEX=F"), episode("DECOM=2026-05-26 LS=V4"), oc3("DOB=2015-05-26")],
        ),
        boundary_passes(
            "left before the year",
            &[header("SEX=F"), episode("DECOM=2025-05-26 DEC=2026-03-31 LS=C2"), oc3("IN_TOUCH=YES")],
        ),
    ]);

fn is_not_answered_rightly(child: &Child, collection: &Collection, sink: &mut Sink) {
    let is_asked = child.episodes.iter().any(|episode| {
        !episode.ls.one_of(&["V3", "V4"])
            && episode.decom.is_on_or_before(collection.end)
            && (!episode.dec.is_known() || episode.dec.is_on_or_after(collection.start))
    });
    for header in child.headers {
        let (boy, girl) = (header.sex.one_of(&["1", "M"]), header.sex.one_of(&["2", "F"]));
        let answered = header.mother.is_filled();
        let wrong = answered && (boy || !header.mother.one_of(&["0", "1"]));
        if wrong || (!answered && girl && is_asked) {
            sink.row(header);
            child.oc3.iter().for_each(|leaver| sink.row(leaver));
        }
    }
}
