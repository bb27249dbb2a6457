//! A girl or young woman left care this year, and it is not said whether she is a mother.
//!
//! Why: how many looked-after young women become mothers is one of the national figures.
//!
//! What to do: say 1 if she is a mother and 0 if she is not.
//!
//! Source: Children looked-after return guide, validation check 607.

use crate::ssda903::writing::*;

/// Until March 2024 a girl is coded 2, since then F.
pub const RULES: &[Rule] = &[
    rule("607")
        .until(2024)
        .items(&["DEC", "LS", "MOTHER", "REC", "SEX"])
        .per_child(is_not_said_of_2)
        .examples(&[
            passes("said", &[header("SEX=2 MOTHER=0"), episode("DEC=2023-06-01 REC=E4A LS=C2")]),
            finds("not said", &[header("SEX=2").found(), episode("DEC=2023-06-01 REC=E4A LS=C2").found()]),
            boundary_passes("a boy", &[header("SEX=1"), episode("DEC=2023-06-01 REC=E4A LS=C2")]),
        ]),
    rule("607")
        .since(2025)
        .items(&["DEC", "LS", "MOTHER", "REC", "SEX"])
        .per_child(is_not_said_of_f)
        .examples(&[
            passes("said", &[header("SEX=F MOTHER=0"), episode("DEC=2026-06-01 REC=E4A LS=C2")]),
            passes("only changed placement", &[header("SEX=F"), episode("DEC=2026-06-01 REC=X1 LS=C2")]),
            finds("not said", &[header("SEX=F").found(), episode("DEC=2026-06-01 REC=E4A LS=C2").found()]),
            boundary_passes("a short break", &[header("SEX=F"), episode("DEC=2026-06-01 REC=E4A LS=V3")]),
            boundary_passes(
                "left the day before the year",
                &[header("SEX=F"), episode("DEC=2026-03-31 REC=E4A LS=C2")],
            ),
            boundary_finds(
                "left on the last day of it",
                &[header("SEX=F").found(), episode("DEC=2027-03-31 REC=E8").found()],
            ),
        ]),
];

fn is_not_said_of_2(child: &Child, collection: &Collection, sink: &mut Sink) {
    is_not_said(child, "2", collection, sink);
}

fn is_not_said_of_f(child: &Child, collection: &Collection, sink: &mut Sink) {
    is_not_said(child, "F", collection, sink);
}

fn is_not_said(child: &Child, girl: &str, collection: &Collection, sink: &mut Sink) {
    let left_care = |episode: &&Episode| {
        let ended = episode.rec.is_filled() && !episode.rec.is("X1");
        ended && !episode.ls.one_of(&["V3", "V4"]) && episode.dec.is_within(collection.start, collection.end)
    };
    for header in child.headers.iter().filter(|header| header.sex.is(girl) && header.mother.is_blank()) {
        child.episodes.iter().filter(left_care).for_each(|episode| sink.rows(&[header, episode]));
    }
}
