//! The placement type of the first episode is not that of the episode left open last year.
//!
//! Why: an episode that runs on into a new year is one episode, and is told the same way in both returns.
//!
//! What to do: correct the placement type here; if last year's return was wrong, ask for it to be amended.
//!
//! Source: Children looked-after return guide, validation check 503D.

use crate::ssda903::writing::*;

/// A code that was replaced from one year to the next is the same placement: H5 by K3 in 2024/25, Z1 by Z11 to Z14
/// in 2025/26 and after.
pub const RULES: &[Rule] = &[
    rule("503D")
        .until(2024)
        .items(&["PLACE"])
        .needs(&[Need::LastYear("Episodes")])
        .per_child(differs)
        .examples(&[
            passes(
                "the same",
                &[episode("DECOM=2022-06-01 PLACE=U6"), last_year(episode("DECOM=2022-06-01 PLACE=U6"))],
            ),
            finds(
                "another",
                &[
                    episode("DECOM=2022-06-01 PLACE=U6").found(),
                    last_year(episode("DECOM=2022-06-01 PLACE=U4")),
                ],
            ),
            boundary_finds(
                "a code of later years",
                &[
                    episode("DECOM=2022-06-01 PLACE=K3").found(),
                    last_year(episode("DECOM=2022-06-01 PLACE=H5")),
                ],
            ),
        ]),
    rule("503D")
        .since(2025)
        .until(2025)
        .items(&["PLACE"])
        .needs(&[Need::LastYear("Episodes")])
        .per_child(differs_beyond_h5)
        .examples(&[
            passes(
                "replaced",
                &[episode("DECOM=2023-06-01 PLACE=K3"), last_year(episode("DECOM=2023-06-01 PLACE=H5"))],
            ),
            finds(
                "another",
                &[
                    episode("DECOM=2023-06-01 PLACE=K2").found(),
                    last_year(episode("DECOM=2023-06-01 PLACE=H5")),
                ],
            ),
            boundary_finds(
                "the other way round",
                &[
                    episode("DECOM=2023-06-01 PLACE=H5").found(),
                    last_year(episode("DECOM=2023-06-01 PLACE=K3")),
                ],
            ),
        ]),
    rule("503D")
        .since(2026)
        .items(&["PLACE"])
        .needs(&[Need::LastYear("Episodes")])
        .per_child(differs_beyond_z1)
        .examples(&[
            passes(
                "replaced",
                &[episode("DECOM=2025-06-01 PLACE=Z13"), last_year(episode("DECOM=2025-06-01 PLACE=Z1"))],
            ),
            finds(
                "another",
                &[
                    episode("DECOM=2025-06-01 PLACE=U6").found(),
                    last_year(episode("DECOM=2025-06-01 PLACE=U4")),
                ],
            ),
            boundary_finds(
                "between the new codes",
                &[
                    episode("DECOM=2025-06-01 PLACE=Z13").found(),
                    last_year(episode("DECOM=2025-06-01 PLACE=Z14")),
                ],
            ),
        ]),
];

fn differs(child: &Child, _: &Collection, sink: &mut Sink) {
    differs_beyond(child, "", &[], sink);
}

fn differs_beyond_h5(child: &Child, _: &Collection, sink: &mut Sink) {
    differs_beyond(child, "H5", &["K3"], sink);
}

fn differs_beyond_z1(child: &Child, _: &Collection, sink: &mut Sink) {
    differs_beyond(child, "Z1", &["Z11", "Z12", "Z13", "Z14"], sink);
}

fn differs_beyond(child: &Child, old: &str, new: &[&str], sink: &mut Sink) {
    if let Some((first, before)) = child.carried_on()
        && first.place != before.place
        && !(before.place.is(old) && first.place.one_of(new))
    {
        sink.row(first);
    }
}
