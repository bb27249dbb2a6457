//! A child looked after on 31 March has no social worker told of from the day they came into care, or since the
//! reporting period began.
//!
//! Why: social workers are told of for the whole reporting period, so that who has worked with a child is known from
//! the first day.
//!
//! What to do: add the social workers from the beginning, also those of the days before the child was looked after.
//!
//! Source: Children looked-after return guide, validation check SW12STG2, from 2023/24.
//!
//! Differs: the public validator compares every social worker with the start of a child's first episode and with the
//! end of the last, so that it points at each open episode after a move, and at a social worker who knew the child
//! before they came into care, which is what the check asks for. Kith points at a beginning for which no social worker
//! is told of; it cannot see who worked with a child before that.

use crate::ssda903::writing::*;

/// The reporting period is the collection year, and since 2024/25 the year before it as well. As in SW11, a social
/// worker may begin up to five days late. One whose start cannot be read may have been there in time.
pub const RULES: &[Rule] = &[
    rule("SW12STG2")
        .since(2024)
        .until(2024)
        .items(&["SW_DECOM"])
        .needs(&[Need::Table("SWEpisodes")])
        .per_child(lacks_the_beginning_of_one_year)
        .examples(&[
            passes(
                "since the child came",
                &[episode("DECOM=2023-05-01 RNE=S LS=C2"), sw_episode("SW_DECOM=2023-05-01")],
            ),
            finds("none", &[episode("DECOM=2023-05-01 RNE=S LS=C2").found(), collection("given=SWEpisodes")]),
            boundary_passes(
                "since the first day of the year",
                &[episode("DECOM=2021-05-01 RNE=S LS=C2"), sw_episode("SW_DECOM=2023-04-01")],
            ),
            boundary_finds(
                "six days late",
                &[episode("DECOM=2021-05-01 RNE=S LS=C2").found(), sw_episode("SW_DECOM=2023-04-07")],
            ),
        ]),
    rule("SW12STG2")
        .since(2025)
        .items(&["SW_DECOM"])
        .needs(&[Need::Table("SWEpisodes")])
        .per_child(lacks_the_beginning_of_two_years)
        .examples(&[
            passes(
                "since the child came",
                &[episode("DECOM=2026-05-01 RNE=S LS=C2"), sw_episode("SW_DECOM=2026-05-01")],
            ),
            passes(
                "before the child came, and another since",
                &[
                    episode("DECOM=2026-05-01 RNE=S LS=C2"),
                    sw_episode("SW_DECOM=2025-11-03 SW_DEC=2026-08-01"),
                    sw_episode("SW_DECOM=2026-08-01"),
                ],
            ),
            passes(
                "moved since",
                &[
                    episode("DECOM=2026-05-01 RNE=S LS=C2 DEC=2026-09-01 REC=X1"),
                    episode("DECOM=2026-09-01 RNE=P LS=C2"),
                    sw_episode("SW_DECOM=2026-05-01"),
                ],
            ),
            passes(
                "not looked after on 31 March",
                &[
                    episode("DECOM=2026-05-01 RNE=S LS=C2 DEC=2026-06-01 REC=E4A"),
                    collection("given=SWEpisodes"),
                ],
            ),
            finds("none", &[episode("DECOM=2026-05-01 RNE=S LS=C2").found(), collection("given=SWEpisodes")]),
            finds(
                "only since the move",
                &[
                    episode("DECOM=2026-05-01 RNE=S LS=C2 DEC=2026-09-01 REC=X1").found(),
                    episode("DECOM=2026-09-01 RNE=P LS=C2"),
                    sw_episode("SW_DECOM=2026-09-01"),
                ],
            ),
            boundary_passes(
                "five days after the child came",
                &[episode("DECOM=2026-05-01 RNE=S LS=C2"), sw_episode("SW_DECOM=2026-05-06")],
            ),
            boundary_finds(
                "six days after",
                &[episode("DECOM=2026-05-01 RNE=S LS=C2").found(), sw_episode("SW_DECOM=2026-05-07")],
            ),
            boundary_passes(
                "since 1 April of the year before",
                &[episode("DECOM=2019-05-01 RNE=S LS=C2"), sw_episode("SW_DECOM=2025-04-01")],
            ),
            boundary_finds(
                "since 1 April of this year only",
                &[episode("DECOM=2019-05-01 RNE=S LS=C2").found(), sw_episode("SW_DECOM=2026-04-01")],
            ),
            boundary_passes(
                "left on 31 March",
                &[
                    episode("DECOM=2026-05-01 RNE=S LS=C2 DEC=2027-03-31 REC=E4A"),
                    collection("given=SWEpisodes"),
                ],
            ),
            boundary_passes(
                "a short break",
                &[episode("DECOM=2026-05-01 RNE=S LS=V4"), collection("given=SWEpisodes")],
            ),
            boundary_passes(
                "a start that cannot be read",
                &[episode("DECOM=2026-05-01 RNE=S LS=C2"), sw_episode("SW_DECOM=ZZ/ZZ/ZZZZ")],
            ),
        ]),
];

fn lacks_the_beginning_of_one_year(child: &Child, collection: &Collection, sink: &mut Sink) {
    lacks_the_beginning(child, collection.start, collection.end, sink);
}

fn lacks_the_beginning_of_two_years(child: &Child, collection: &Collection, sink: &mut Sink) {
    let first = collection.start.plus_years(-1).unwrap_or(collection.start);
    lacks_the_beginning(child, first, collection.end, sink);
}

fn lacks_the_beginning(child: &Child, first: Date, last: Date, sink: &mut Sink) {
    let in_care =
        |episode: &&&Episode| !episode.ls.one_of(&["V3", "V4"]) && episode.decom.is_on_or_before(last);
    let on_the_last_day = |episode: &Episode| {
        episode.dec.is_blank() || episode.dec.is_after(last) || carries_on_from(episode, last)
    };
    let mut in_order = child.episodes_in_order.iter().filter(in_care);
    let Some(earliest) = in_order.clone().next() else { return };
    if !in_order.any(|episode| on_the_last_day(episode)) {
        return;
    }
    let due = earliest.decom.known().map(|began| began.max(first)).plus_days(5);
    let in_time = |row: &SwEpisode| row.sw_decom.is_unknown() || row.sw_decom.is_on_or_before(due);
    if !child.sw_episodes.iter().any(in_time) {
        sink.row(*earliest);
    }
}

/// The episode ended on that day because another began.
fn carries_on_from(episode: &Episode, day: Date) -> bool {
    episode.dec.is_same_day(day) && episode.rec.is("X1")
}
