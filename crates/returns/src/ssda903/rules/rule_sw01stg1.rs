//! The child was looked after on 31 March, but no social worker is told of in full.
//!
//! Why: who has worked with a child, and since when, shows how often children must get to know somebody new.
//!
//! What to do: add the social worker's id, the day they began and the reason.
//!
//! Source: Children looked-after return guide, validation check SW01STG1, in 2023/24 only.

use crate::ssda903::writing::*;

/// At least one row with its id, its start and its reason, for a child with an open episode that is no short break.
pub const RULE: Rule = rule("SW01STG1")
    .since(2024)
    .until(2024)
    .items(&["DEC"])
    .needs(&[Need::Table("SWEpisodes")])
    .per_child(has_no_social_worker)
    .examples(&[
        passes(
            "told",
            &[
                episode("DECOM=2023-05-26 LS=C2"),
                sw_episode("SW_ID=SW1 SW_DECOM=2023-05-26 SW_REASON=MANAGE"),
            ],
        ),
        passes(
            "has left",
            &[episode("DECOM=2023-05-26 DEC=2023-06-26 LS=C2"), collection("given=SWEpisodes")],
        ),
        finds("nobody", &[episode("DECOM=2023-05-26 LS=C2").found(), collection("given=SWEpisodes")]),
        boundary_finds(
            "no reason",
            &[episode("DECOM=2023-05-26 LS=C2").found(), sw_episode("SW_ID=SW1 SW_DECOM=2023-05-26")],
        ),
        boundary_passes(
            "a short break",
            &[episode("DECOM=2023-05-26 LS=V4"), collection("given=SWEpisodes")],
        ),
    ]);

fn has_no_social_worker(child: &Child, _: &Collection, sink: &mut Sink) {
    let told =
        |row: &SwEpisode| row.sw_id.is_filled() && row.sw_decom.is_filled() && row.sw_reason.is_filled();
    if child.sw_episodes.iter().any(told) {
        return;
    }
    for episode in child.episodes {
        if episode.dec.is_blank() && !episode.ls.one_of(&["V3", "V4"]) {
            sink.row(episode);
        }
    }
}
