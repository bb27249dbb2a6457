//! A child who had only short breaks has a review, or it is said whether she is a mother.
//!
//! Why: neither is asked for short breaks.
//!
//! What to do: remove the reviews and the mother item, or correct the legal status.
//!
//! Source: Children looked-after return guide, validation check 399.

use crate::ssda903::writing::*;

/// A child all of whose episodes are V3 or V4.
pub const RULE: Rule = rule("399")
    .items(&["LS", "MOTHER", "REVIEW", "REVIEW_CODE"])
    .per_child(has_more_than_breaks)
    .examples(&[
        passes("breaks alone", &[header("SEX=F"), episode("LS=V3")]),
        passes(
            "in care",
            &[header("MOTHER=0"), episode("LS=C2"), review("REVIEW=2026-05-26 REVIEW_CODE=PN1")],
        ),
        finds(
            "a review",
            &[
                header("SEX=F").found(),
                episode("LS=V3").found(),
                review("REVIEW=2026-05-26 REVIEW_CODE=PN1").found(),
            ],
        ),
        finds("a mother item", &[header("MOTHER=0").found(), episode("LS=V4").found()]),
        boundary_passes("breaks, then care", &[header("MOTHER=0"), episode("LS=V3"), episode("LS=C2")]),
    ]);

fn has_more_than_breaks(child: &Child, _: &Collection, sink: &mut Sink) {
    let only_breaks = child.episodes.iter().all(|episode| episode.ls.one_of(&["V3", "V4"]));
    let reviews = child.reviews.iter().filter(|row| row.review.is_filled() || row.review_code.is_filled());
    let reviews: Vec<&Review> = reviews.collect();
    let mother = child.headers.iter().any(|header| header.mother.is_filled());
    if only_breaks && (mother || !reviews.is_empty()) && !child.episodes.is_empty() {
        child.episodes.iter().for_each(|episode| sink.row(episode));
        child.headers.iter().for_each(|header| sink.row(header));
        reviews.into_iter().for_each(|row| sink.row(row));
    }
}
