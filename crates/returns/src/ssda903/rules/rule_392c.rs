//! A postcode of home or of the placement is not a postcode.
//!
//! Why: the placement is found on the map by its postcode.
//!
//! What to do: correct the postcode. It needs both parts, like SO23 8UJ.
//!
//! Source: Children looked-after return guide, validation check 392c.
//!
//! Differs: where placements were not looked up, Kith checks the form of the postcodes alone.

use kith_vocabulary::identifiers::postcode::Postcode;

use crate::ssda903::writing::*;

/// Spaces do not matter. Where placements were looked up, a postcode that was not found counts as wrong.
pub const RULE: Rule =
    rule("392c").items(&["HOME_POST", "PL_POST"]).per_episode(is_not_a_postcode).examples(&[
        passes("both", &[episode("HOME_POST=SO23 8UJ PL_POST=SO225AB")]),
        passes("none, which is another rule's business", &[episode("LS=C2")]),
        finds("a word", &[episode("HOME_POST=UNKNOWN PL_POST=SO22 5AB").found()]),
        finds("letters where digits stand", &[episode("PL_POST=SO22 AB5").found()]),
        boundary_finds("the first part only", &[episode("HOME_POST=SO23").found()]),
        boundary_finds(
            "of the right form, but not found on the map",
            &[
                episode("HOME_POST=SO23 8UJ PL_POST=ZZ1 1ZZ").found(),
                episode("HOME_POST=ZZ1 1ZZ PL_POST=SO22 5AB PL_LA=E10000014").found(),
                episode("HOME_POST=SO23 8UJ PL_POST=SO22 5AB PL_LA=E10000014 PL_DISTANCE=1.2"),
            ],
        ),
    ]);

fn is_not_a_postcode(episode: &Episode, collection: &Collection) -> bool {
    let (home, placement) = (&episode.home_post, &episode.pl_post);
    let is_wrong = |text: &Text| text.is_filled() && text.as_str().parse::<Postcode>().is_err();
    is_wrong(home) || is_wrong(placement) || collection.has_placement_places() && is_not_found(episode)
}

/// The authority is found by the placement's postcode, the distance by both.
fn is_not_found(episode: &Episode) -> bool {
    if episode.pl_la.is_blank() {
        episode.pl_post.is_filled()
    } else {
        episode.home_post.is_filled() && episode.pl_distance.is_blank()
    }
}
