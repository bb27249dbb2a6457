//! A social worker is missing for a child who came into care or left it.
//!
//! Why: social workers are told of for the whole year, also for the days when the child was not looked after.
//!
//! What to do: add the social workers of the whole year, with the day each began.
//!
//! Source: Children looked-after return guide, validation check SW12STG2, from 2023/24.

use crate::ssda903::writing::*;

/// Of an episode that starts or ends a period of care: each social worker began by its end, or since its start. In
/// 2023/24 of episodes that ended in the year or are open, since then of the year before as well.
pub const RULES: &[Rule] = &[
    rule("SW12STG2")
        .since(2024)
        .until(2024)
        .items(&["SW_DECOM"])
        .needs(&[Need::Table("SWEpisodes")])
        .per_child(of_one_year)
        .examples(&[
            passes(
                "one since the start",
                &[episode("DECOM=2023-05-01 RNE=S LS=C2"), sw_episode("SW_DECOM=2023-05-01")],
            ),
            finds("none", &[episode("DECOM=2023-05-01 RNE=S LS=C2").found(), collection("given=SWEpisodes")]),
            boundary_passes(
                "ended the day before the year",
                &[episode("DECOM=2023-01-01 RNE=S LS=C2 DEC=2023-03-31"), collection("given=SWEpisodes")],
            ),
        ]),
    rule("SW12STG2")
        .since(2025)
        .items(&["SW_DECOM"])
        .needs(&[Need::Table("SWEpisodes")])
        .per_child(of_two_years)
        .examples(&[
            passes(
                "one since the start",
                &[episode("DECOM=2026-05-01 RNE=S LS=C2"), sw_episode("SW_DECOM=2026-05-01")],
            ),
            passes(
                "one until the end",
                &[
                    episode("DECOM=2026-05-01 RNE=P LS=C2 DEC=2026-06-01 REC=E4A"),
                    sw_episode("SW_DECOM=2025-05-01"),
                ],
            ),
            passes(
                "neither a start nor an end",
                &[
                    episode("DECOM=2026-05-01 RNE=P LS=C2 DEC=2026-06-01 REC=X1"),
                    collection("given=SWEpisodes"),
                ],
            ),
            finds("none", &[episode("DECOM=2026-05-01 RNE=S LS=C2").found(), collection("given=SWEpisodes")]),
            boundary_passes(
                "a short break",
                &[episode("DECOM=2026-05-01 RNE=S LS=V4"), collection("given=SWEpisodes")],
            ),
            boundary_finds(
                "ended on the first day",
                &[
                    episode("DECOM=2025-01-01 RNE=S LS=C2 DEC=2025-04-01").found(),
                    collection("given=SWEpisodes"),
                ],
            ),
            boundary_passes(
                "ended the day before",
                &[episode("DECOM=2025-01-01 RNE=S LS=C2 DEC=2025-03-31"), collection("given=SWEpisodes")],
            ),
        ]),
];

fn of_one_year(child: &Child, collection: &Collection, sink: &mut Sink) {
    is_not_told(child, collection.start, collection.end, sink);
}

fn of_two_years(child: &Child, collection: &Collection, sink: &mut Sink) {
    is_not_told(child, collection.start.plus_years(-1).unwrap_or(collection.start), collection.end, sink);
}

fn is_not_told(child: &Child, first: Date, last: Date, sink: &mut Sink) {
    for episode in child.episodes.iter().filter(|episode| !episode.ls.one_of(&["V3", "V4"])) {
        let (starts, ends) = (episode.rne.is("S"), !episode.rec.is("X1"));
        let asked = (starts || ends) && (episode.dec.is_blank() || episode.dec.is_within(first, last));
        let fits = |row: &SwEpisode| {
            (ends && row.sw_decom.is_on_or_before(&episode.dec))
                || (starts && row.sw_decom.is_on_or_after(&episode.decom))
        };
        if asked && (child.sw_episodes.is_empty() || !child.sw_episodes.iter().all(fits)) {
            sink.row(episode);
        }
    }
}
