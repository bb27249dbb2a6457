//! The placement's postcode is not that of the home with this Ofsted number.
//!
//! Why: a home is in one place; either the number or the postcode is wrong.
//!
//! What to do: check both in Ofsted's list.
//!
//! Source: Children looked-after return guide, validation check 221.

use crate::ssda903::writing::*;

/// Asked of homes and schools, not of short breaks. In 2023/24 also of semi-independent placements (H5).
pub const RULES: &[Rule] = &[
    rule("221")
        .until(2023)
        .items(&["PL_POST"])
        .needs(&[Need::Providers])
        .per_episode(is_elsewhere)
        .examples(EXAMPLES),
    rule("221")
        .since(2024)
        .until(2024)
        .items(&["PL_POST"])
        .needs(&[Need::Providers])
        .per_episode(is_elsewhere_or_h5)
        .examples(&[
            passes(
                "the same place",
                &[provider("URN=1 POSTCODE=SO238UJ"), episode("URN=1 LS=C2 PLACE=H5 PL_POST=SO23 8UJ")],
            ),
            finds(
                "elsewhere",
                &[
                    provider("URN=1 POSTCODE=SO238UJ"),
                    episode("URN=1 LS=C2 PLACE=K2 PL_POST=SO23 8UL").found(),
                ],
            ),
            boundary_finds(
                "semi-independent",
                &[
                    provider("URN=1 POSTCODE=SO238UJ"),
                    episode("URN=1 LS=C2 PLACE=H5 PL_POST=SO23 8UL").found(),
                ],
            ),
        ]),
    rule("221")
        .since(2025)
        .items(&["PL_POST"])
        .needs(&[Need::Providers])
        .per_episode(is_elsewhere)
        .examples(EXAMPLES),
];

const EXAMPLES: &[Example] = &[
    passes(
        "the same place",
        &[provider("URN=1 POSTCODE=SO238UJ"), episode("URN=1 LS=C2 PLACE=K2 PL_POST=SO23 8UJ")],
    ),
    finds(
        "elsewhere",
        &[provider("URN=1 POSTCODE=SO238UJ"), episode("URN=1 LS=C2 PLACE=K2 PL_POST=SO23 8UL").found()],
    ),
    finds(
        "listed without one",
        &[provider("URN=1"), episode("URN=1 LS=C2 PLACE=S1 PL_POST=SO23 8UL").found()],
    ),
    boundary_passes(
        "a short break",
        &[provider("URN=1 POSTCODE=SO238UJ"), episode("URN=1 LS=V3 PLACE=K2 PL_POST=SO23 8UL")],
    ),
    boundary_passes("no postcode", &[provider("URN=1 POSTCODE=SO238UJ"), episode("URN=1 LS=C2 PLACE=K2")]),
    boundary_passes(
        "a foster home",
        &[provider("URN=1 POSTCODE=SO238UJ"), episode("URN=1 LS=C2 PLACE=U1 PL_POST=SO23 8UL")],
    ),
];

fn is_elsewhere(episode: &Episode, collection: &Collection) -> bool {
    episode.place.one_of(&["K1", "K2", "R3", "S1"]) && has_another_postcode(episode, collection)
}

fn is_elsewhere_or_h5(episode: &Episode, collection: &Collection) -> bool {
    episode.place.one_of(&["H5", "K1", "K2", "R3", "S1"]) && has_another_postcode(episode, collection)
}

fn has_another_postcode(episode: &Episode, collection: &Collection) -> bool {
    let here = without_spaces(&episode.pl_post);
    let there = |providers: &Providers| {
        providers.with_urn(&episode.urn).iter().any(|provider| without_spaces(&provider.postcode) == here)
    };
    episode.urn.filled_but_none_of(&["XXXXXXX"])
        && !episode.ls.one_of(&["V3", "V4"])
        && episode.pl_post.is_filled()
        && !collection.providers.as_ref().is_some_and(there)
}

fn without_spaces(postcode: &Text) -> String {
    postcode.as_str().split_whitespace().collect()
}
