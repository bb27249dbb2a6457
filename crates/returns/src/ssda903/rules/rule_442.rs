//! A looked-after child has no unique pupil number.
//!
//! Why: the number ties the return to schooling: how children in care do at school is known only through it.
//!
//! What to do: give the number, or the code that says why there is none (UN1 to UN5).
//!
//! Source: Children looked-after return guide, validation check 442.

use crate::ssda903::writing::*;

/// Not for a child who had only short breaks.
pub const RULE: Rule =
    rule("442").items(&["UPN"]).needs(&[Need::Table("Episodes")]).per_child(has_no_number).examples(&[
        passes("a number", &[header("UPN=H801200001001"), episode("LS=C2")]),
        passes("the reason for none", &[header("UPN=UN1"), episode("LS=C2")]),
        finds("none", &[header("SEX=F").found(), episode("LS=C2")]),
        boundary_passes("short breaks", &[header("SEX=F"), episode("LS=V3")]),
        boundary_passes("no episodes", &[header("SEX=F"), collection("given=Episodes")]),
    ]);

fn has_no_number(child: &Child, _: &Collection, sink: &mut Sink) {
    if child.episodes.iter().any(|episode| !episode.ls.one_of(&["V3", "V4"])) {
        let without = child.headers.iter().filter(|header| header.upn.is_blank());
        without.for_each(|header| sink.row(header));
    }
}
