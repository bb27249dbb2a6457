//! The distance between the child's home and the placement cannot be right.
//!
//! Why: how far from home children live is watched closely, and a wrong postcode makes it nonsense.
//!
//! What to do: check the postcodes of the home and of the placement.
//!
//! Source: Children looked-after return guide, validation check 164.
//!
//! Differs: a child who was unaccompanied more than a year ago is not known to be so, as only this year and last year
//! are loaded.

use crate::ssda903::writing::*;

/// From 0 to 999.9 miles, but for short breaks and for children who are or were unaccompanied.
pub const RULE: Rule = rule("164")
    .query()
    .items(&["PL_DISTANCE"])
    .needs(&[Need::PlacementPlaces])
    .per_child(is_no_distance)
    .examples(&[
        passes("near", &[episode("LS=C2 PL_DISTANCE=3.5")]),
        finds("too far", &[episode("LS=C2 PL_DISTANCE=1380").found()]),
        finds("below nought", &[episode("LS=C2 PL_DISTANCE=-2").found()]),
        passes("a short break", &[episode("LS=V3 PL_DISTANCE=1380")]),
        passes("unaccompanied", &[episode("LS=C2 PL_DISTANCE=1380"), uasc("SEX=M")]),
        passes("unaccompanied last year", &[episode("LS=C2 PL_DISTANCE=1380"), last_year(uasc("SEX=M"))]),
        boundary_passes("the edges", &[episode("LS=C2 PL_DISTANCE=0.0"), episode("LS=C2 PL_DISTANCE=999.9")]),
        boundary_finds("a thousand", &[episode("LS=C2 PL_DISTANCE=1000").found()]),
    ]);

fn is_no_distance(child: &Child, _: &Collection, sink: &mut Sink) {
    if child.uasc_mark() == Some(true) || child.last_year.uasc_mark() == Some(true) {
        return;
    }
    for episode in child.episodes.iter().filter(|episode| !episode.ls.one_of(&["V3", "V4"])) {
        if episode.pl_distance.decimal().is_some_and(|miles| !(0.0..=999.9).contains(&miles)) {
            sink.row(episode);
        }
    }
}
