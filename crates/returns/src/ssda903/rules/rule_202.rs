//! The child's sex is not the one in last year's return.
//!
//! Why: a difference is nearly always a slip, and it splits the child's history in two.
//!
//! What to do: check which is right; if last year's was wrong, ask for it to be amended.
//!
//! Source: Children looked-after return guide, validation check 202.
//!
//! Differs: in 2024/25, the year the codes changed, last year's numbers (1 and 2) are this year's letters (M and F).

use crate::ssda903::writing::*;

/// Asked of children in both years' headers.
pub const RULES: &[Rule] = &[
    rule("202").until(2024).items(&["SEX"]).needs(LAST_YEAR).per_child(is_another).examples(&[
        passes("the same", &[header("SEX=2"), last_year(header("SEX=2"))]),
        finds("another", &[header("SEX=2").found(), last_year(header("SEX=1"))]),
        boundary_passes("not in last year's", &[header("SEX=2"), last_year(header("CHILD=102 SEX=1"))]),
    ]),
    rule("202").since(2025).until(2025).items(&["SEX"]).needs(LAST_YEAR).per_child(is_other_letter).examples(
        &[
            passes("the same in letters", &[header("SEX=F"), last_year(header("SEX=2"))]),
            finds("another", &[header("SEX=F").found(), last_year(header("SEX=1"))]),
            boundary_finds("a letter turned number", &[header("SEX=2").found(), last_year(header("SEX=F"))]),
        ],
    ),
    rule("202").since(2026).items(&["SEX"]).needs(LAST_YEAR).per_child(is_another).examples(&[
        passes("the same", &[header("SEX=F"), last_year(header("SEX=F"))]),
        finds("missing now", &[header("DOB=2015-05-26").found(), last_year(header("SEX=M"))]),
        boundary_passes("missing in both", &[header("DOB=2015-05-26"), last_year(header("DOB=2015-05-26"))]),
    ]),
];

const LAST_YEAR: &[Need] = &[Need::LastYear("Header")];

fn is_another(child: &Child, _: &Collection, sink: &mut Sink) {
    let Some(before) = child.last_year.header() else { return };
    child.headers.iter().filter(|now| now.sex != before.sex).for_each(|now| sink.row(now));
}

fn is_other_letter(child: &Child, _: &Collection, sink: &mut Sink) {
    let Some(before) = child.last_year.header() else { return };
    let letter = match before.sex.as_str() {
        "1" => "M",
        "2" => "F",
        other => other,
    };
    child.headers.iter().filter(|now| now.sex.as_str() != letter).for_each(|now| sink.row(now));
}
