//! The placement has the postcode of the home, but the child is not placed with parents.
//!
//! Why: a child who is looked after elsewhere does not live at home.
//!
//! What to do: correct the postcode that is wrong, or the placement type (P1 is with parents).
//!
//! Source: Children looked-after return guide, validation check 392d.

use crate::ssda903::writing::*;

/// Spaces do not matter.
pub const RULE: Rule =
    rule("392d").items(&["HOME_POST", "PLACE", "PL_POST"]).per_episode(is_at_home).examples(&[
        passes("elsewhere", &[episode("PLACE=U6 HOME_POST=SO23 8UJ PL_POST=SO22 5AB")]),
        passes("with parents", &[episode("PLACE=P1 HOME_POST=SO23 8UJ PL_POST=SO23 8UJ")]),
        finds("at home", &[episode("PLACE=U6 HOME_POST=SO23 8UJ PL_POST=SO23 8UJ").found()]),
        boundary_passes("next door", &[episode("PLACE=U6 HOME_POST=SO23 8UJ PL_POST=SO23 8UL")]),
        boundary_passes("neither given", &[episode("PLACE=U6")]),
    ]);

fn is_at_home(episode: &Episode, _: &Collection) -> bool {
    let without_spaces = |text: &Text| text.as_str().replace(' ', "");
    episode.home_post.is_filled()
        && without_spaces(&episode.home_post) == without_spaces(&episode.pl_post)
        && !episode.place.is("P1")
}
