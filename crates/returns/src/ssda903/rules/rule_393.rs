//! It is not said whether a looked-after girl is a mother.
//!
//! Why: mothers in care, and their babies, need support that has to be planned.
//!
//! What to do: record 1 for a mother and 0 for not.
//!
//! Source: Children looked-after return guide, validation check 393.

use crate::ssda903::writing::*;

/// Girls by the code of the time, unless all their care is short breaks.
pub const RULES: &[Rule] = &[
    rule("393")
        .until(2024)
        .items(&["MOTHER"])
        .needs(&[Need::Table("Episodes")])
        .per_child(is_not_said_of_2)
        .examples(&[
            passes("not a mother", &[header("SEX=2 MOTHER=0"), episode("LS=C2")]),
            finds("not said", &[header("SEX=2").found(), episode("LS=C2")]),
            boundary_passes("short breaks", &[header("SEX=2"), episode("LS=V3")]),
        ]),
    rule("393")
        .since(2025)
        .items(&["MOTHER"])
        .needs(&[Need::Table("Episodes")])
        .per_child(is_not_said_of_f)
        .examples(&[
            passes("not a mother", &[header("SEX=F MOTHER=0"), episode("LS=C2")]),
            passes("a boy", &[header("SEX=M"), episode("LS=C2")]),
            passes("no episodes", &[header("SEX=F"), collection("given=Episodes")]),
            finds("not said", &[header("SEX=F").found(), episode("LS=C2")]),
            boundary_passes("short breaks", &[header("SEX=F"), episode("LS=V3"), episode("LS=V4")]),
            boundary_finds(
                "short breaks, then care",
                &[header("SEX=F").found(), episode("LS=V3"), episode("LS=C2")],
            ),
        ]),
];

fn is_not_said_of_2(child: &Child, _: &Collection, sink: &mut Sink) {
    is_not_said(child, "2", sink);
}

fn is_not_said_of_f(child: &Child, _: &Collection, sink: &mut Sink) {
    is_not_said(child, "F", sink);
}

fn is_not_said(child: &Child, sex: &str, sink: &mut Sink) {
    if child.episodes.iter().any(|episode| !episode.ls.one_of(&["V3", "V4"])) {
        let girls = child.headers.iter().filter(|header| header.sex.is(sex) && header.mother.is_blank());
        girls.for_each(|header| sink.row(header));
    }
}
