//! Whether the adopters were the child's foster carers does not agree with the child's last placement.
//!
//! Why: adoptions by foster carers are counted apart.
//!
//! What to do: correct the item on the adopters, or the type of the placement that ended in adoption.
//!
//! Source: Children looked-after return guide, validation check 335.

use crate::ssda903::writing::*;

/// A3 and A5 are with the foster carers, A4 and A6 with others; A1 and A2 are older codes for the same.
pub const RULE: Rule = rule("335").items(&["PLACE", "FOSTER_CARE"]).per_child(disagrees).examples(&[
    passes("foster carers", &[episode("PLACE=A3 REC=E11"), ad1("FOSTER_CARE=1")]),
    passes("others", &[episode("PLACE=A4 REC=E12"), ad1("FOSTER_CARE=0")]),
    finds(
        "foster carers, said not to be",
        &[episode("PLACE=A5 REC=E11").found(), ad1("FOSTER_CARE=0").found()],
    ),
    finds(
        "others, said to be foster carers",
        &[episode("PLACE=A6 REC=E12").found(), ad1("FOSTER_CARE=1").found()],
    ),
    boundary_passes(
        "an episode that did not end in adoption",
        &[episode("PLACE=A5 REC=X1"), ad1("FOSTER_CARE=0")],
    ),
    boundary_passes("not said", &[episode("PLACE=A5 REC=E11"), ad1("NB_ADOPTR=2")]),
]);

fn disagrees(child: &Child, _: &Collection, sink: &mut Sink) {
    for last in child.episodes.iter().filter(|episode| episode.rec.one_of(&["E1", "E11", "E12"])) {
        for adoption in child.ad1 {
            let with_foster_carers = last.place.one_of(&["A2", "A3", "A5"]) && adoption.foster_care.is("0");
            let with_others = last.place.one_of(&["A1", "A4", "A6"]) && adoption.foster_care.is("1");
            if with_foster_carers || with_others {
                sink.rows(&[last, adoption]);
            }
        }
    }
}
