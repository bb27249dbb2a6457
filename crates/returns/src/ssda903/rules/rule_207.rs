//! A young person who was a mother last year is not one this year.
//!
//! Why: a mother stays one, even if her child lives elsewhere; one of the two years is wrong.
//!
//! What to do: enter 1, or, if last year's return was wrong, ask for it to be amended.
//!
//! Source: Children looked-after return guide, validation check 207.

use crate::ssda903::writing::*;

/// Asked of those with an episode this year.
pub const RULE: Rule = rule("207")
    .items(&["MOTHER"])
    .needs(&[Need::LastYear("Header"), Need::Table("Episodes")])
    .per_child(is_no_more)
    .examples(&[
        passes("still", &[header("MOTHER=1"), episode("LS=C2"), last_year(header("MOTHER=1"))]),
        finds("no more", &[header("MOTHER=0").found(), episode("LS=C2"), last_year(header("MOTHER=1"))]),
        finds("not said", &[header("SEX=F").found(), episode("LS=C2"), last_year(header("MOTHER=1"))]),
        passes("became one", &[header("MOTHER=1"), episode("LS=C2"), last_year(header("MOTHER=0"))]),
        boundary_passes(
            "no episode this year",
            &[header("SEX=F"), episode("CHILD=102"), last_year(header("MOTHER=1"))],
        ),
    ]);

fn is_no_more(child: &Child, _: &Collection, sink: &mut Sink) {
    let was = child.last_year.header().is_some_and(|before| before.mother.is("1"));
    if was && !child.episodes.is_empty() {
        child.headers.iter().filter(|now| !now.mother.is("1")).for_each(|now| sink.row(now));
    }
}
