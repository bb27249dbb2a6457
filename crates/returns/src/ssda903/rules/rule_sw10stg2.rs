//! A social worker began more than seven days before or after the one before them ended.
//!
//! Why: a child always has a social worker, and one at a time.
//!
//! What to do: correct the day one ended or the day the other began, or add the social worker between them.
//!
//! Source: Children looked-after return guide, validation check SW10STG2, from 2023/24.

use crate::ssda903::writing::*;

/// Within seven days of the end of the one before. Since 2024/25 not asked of somebody's first contact, FCONTA.
pub const RULES: &[Rule] = &[
    rule("SW10STG2").since(2024).until(2024).items(&["SW_DECOM"]).per_child(any_does_not_follow).examples(&[
        passes(
            "the same day",
            &[sw_episode("SW_DECOM=2023-05-01 SW_DEC=2023-05-26"), sw_episode("SW_DECOM=2023-05-26")],
        ),
        finds(
            "the first contact",
            &[
                sw_episode("SW_DECOM=2023-05-01 SW_DEC=2023-05-26"),
                sw_episode("SW_DECOM=2023-07-01 SW_REASON=FCONTA").found(),
            ],
        ),
        boundary_passes(
            "seven days",
            &[sw_episode("SW_DECOM=2023-05-01 SW_DEC=2023-05-26"), sw_episode("SW_DECOM=2023-06-02")],
        ),
    ]),
    rule("SW10STG2").since(2025).items(&["SW_DECOM"]).per_child(does_not_follow).examples(&[
        passes(
            "the same day",
            &[sw_episode("SW_DECOM=2026-05-01 SW_DEC=2026-05-26"), sw_episode("SW_DECOM=2026-05-26")],
        ),
        passes(
            "the first contact",
            &[
                sw_episode("SW_DECOM=2026-05-01 SW_DEC=2026-05-26"),
                sw_episode("SW_DECOM=2026-07-01 SW_REASON=FCONTA"),
            ],
        ),
        finds(
            "weeks later",
            &[sw_episode("SW_DECOM=2026-05-01 SW_DEC=2026-05-26"), sw_episode("SW_DECOM=2026-07-01").found()],
        ),
        finds(
            "before an open one has ended",
            &[sw_episode("SW_DECOM=2026-05-01"), sw_episode("SW_DECOM=2026-05-26").found()],
        ),
        boundary_passes(
            "seven days either way",
            &[
                sw_episode("SW_DECOM=2026-05-01 SW_DEC=2026-05-26"),
                sw_episode("SW_DECOM=2026-05-19 SW_DEC=2026-05-20"),
                sw_episode("SW_DECOM=2026-05-27"),
            ],
        ),
        boundary_finds(
            "eight days",
            &[sw_episode("SW_DECOM=2026-05-01 SW_DEC=2026-05-26"), sw_episode("SW_DECOM=2026-06-03").found()],
        ),
    ]),
];

fn any_does_not_follow(child: &Child, _: &Collection, sink: &mut Sink) {
    following(child).filter(|pair| is_far(*pair)).for_each(|(_, after)| sink.row(after));
}

fn does_not_follow(child: &Child, _: &Collection, sink: &mut Sink) {
    let asked = following(child).filter(|(_, after)| !after.sw_reason.is("FCONTA"));
    asked.filter(|pair| is_far(*pair)).for_each(|(_, after)| sink.row(after));
}

fn following<'a>(child: &Child<'a>) -> impl Iterator<Item = (&'a SwEpisode, &'a SwEpisode)> + use<'a> {
    let rows = child.social_workers_in_order();
    rows.clone().into_iter().zip(rows.into_iter().skip(1))
}

fn is_far((before, after): (&SwEpisode, &SwEpisode)) -> bool {
    let near = after.sw_decom.is_within(before.sw_dec.plus_days(-7), before.sw_dec.plus_days(7));
    after.sw_decom.is_known() && !near
}
