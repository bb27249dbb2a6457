//! The placement is said to be the authority's own, or another authority's, but the provider's authority says
//! otherwise.
//!
//! Why: how many children live in the authority's own provision is counted from it.
//!
//! What to do: check the number in Ofsted's list, and the placement's provider.
//!
//! Source: Children looked-after return guide, validation check 229.
//!
//! Differs: the provider's authority is worked out from its postcode, and may be wrong near a border. From 2025/26
//! placements that have no Ofsted number, and supported accommodation, are left out, as the Department's check for
//! that year has it; not every public validator does so.

use crate::ssda903::writing::*;

/// PR1 is the authority's own, PR2 another authority's.
pub const RULES: &[Rule] = &[
    rule("229")
        .query()
        .until(2025)
        .items(ITEMS)
        .needs(&[Need::Providers])
        .per_episode(is_of_another_authority)
        .examples(&[
            passes(
                "its own",
                &[
                    AUTHORITY,
                    provider("URN=1 LA_CODE_INFERRED=E10000014"),
                    episode("URN=1 PLACE_PROVIDER=PR1"),
                ],
            ),
            finds(
                "not its own",
                &[
                    AUTHORITY,
                    provider("URN=1 LA_CODE_INFERRED=E06000045"),
                    episode("URN=1 PLACE_PROVIDER=PR1").found(),
                ],
            ),
            boundary_finds(
                "not another's",
                &[
                    AUTHORITY,
                    provider("URN=1 LA_CODE_INFERRED=E10000014"),
                    episode("URN=1 PLACE_PROVIDER=PR2").found(),
                ],
            ),
        ]),
    rule("229")
        .query()
        .since(2026)
        .items(ITEMS)
        .needs(&[Need::Providers])
        .per_episode(is_registered_elsewhere)
        .examples(&[
            passes(
                "another's",
                &[
                    AUTHORITY,
                    provider("URN=1 LA_CODE_INFERRED=E06000045"),
                    episode("URN=1 PLACE_PROVIDER=PR2 PLACE=K2"),
                ],
            ),
            finds(
                "not its own",
                &[
                    AUTHORITY,
                    provider("URN=1 LA_CODE_INFERRED=E06000045"),
                    episode("URN=1 PLACE_PROVIDER=PR1 PLACE=K2").found(),
                ],
            ),
            finds(
                "in no list",
                &[AUTHORITY, provider("URN=1"), episode("URN=2 PLACE_PROVIDER=PR1 PLACE=K2").found()],
            ),
            boundary_passes(
                "supported accommodation",
                &[AUTHORITY, provider("URN=1"), episode("URN=1 PLACE_PROVIDER=PR1 PLACE=K3")],
            ),
            boundary_passes(
                "said to be unknown",
                &[AUTHORITY, provider("URN=1"), episode("URN=XXXXXXX PLACE_PROVIDER=PR1 PLACE=K2")],
            ),
        ]),
];

const ITEMS: &[&str] = &["PLACE_PROVIDER", "URN"];
const AUTHORITY: Given = collection("authority=E10000014");

fn is_registered_elsewhere(episode: &Episode, collection: &Collection) -> bool {
    const LEFT_OUT: &[&str] =
        &["K3", "P1", "P3", "R1", "R2", "R5", "T0", "T1", "T2", "T3", "T4", "Z11", "Z12", "Z13", "Z14"];
    !episode.place.one_of(LEFT_OUT) && is_of_another_authority(episode, collection)
}

fn is_of_another_authority(episode: &Episode, collection: &Collection) -> bool {
    if !episode.urn.filled_but_none_of(&["XXXXXXX"]) {
        return false;
    }
    let is_own = collection.providers.as_ref().is_some_and(|providers| {
        providers.with_urn(&episode.urn).iter().any(|provider| provider.la_code == collection.authority)
    });
    (episode.place_provider.is("PR1") && !is_own) || (episode.place_provider.is("PR2") && is_own)
}
