//! The unique pupil number is not the one in last year's return.
//!
//! Why: the number ties the child to their schooling; with another one the history is lost.
//!
//! What to do: check the number with the school; if last year's was wrong, ask for it to be amended.
//!
//! Source: Children looked-after return guide, validation check 208.

use crate::ssda903::writing::*;

const UNKNOWN: &[&str] = &["UN1", "UN2", "UN3", "UN4", "UN5"];

/// A number may become known, and UN1 or nothing may become another reason for not knowing.
pub const RULE: Rule =
    rule("208").items(&["UPN"]).needs(&[Need::LastYear("Header")]).per_child(is_another).examples(&[
        passes("the same", &[header("UPN=A123456789012"), last_year(header("UPN=A123456789012"))]),
        finds("another", &[header("UPN=A123456789013").found(), last_year(header("UPN=A123456789012"))]),
        finds("no longer known", &[header("UPN=UN3").found(), last_year(header("UPN=A123456789012"))]),
        passes("known now", &[header("UPN=A123456789012"), last_year(header("UPN=UN4"))]),
        boundary_passes("school age now", &[header("UPN=UN2"), last_year(header("UPN=UN1"))]),
        boundary_finds("another reason", &[header("UPN=UN3").found(), last_year(header("UPN=UN2"))]),
        boundary_passes("missing in both", &[header("SEX=F"), last_year(header("SEX=F"))]),
    ]);

fn is_another(child: &Child, _: &Collection, sink: &mut Sink) {
    let Some(before) = child.last_year.header().map(|before| &before.upn) else { return };
    for header in child.headers {
        let now = &header.upn;
        let became_known = (before.is_blank() || before.one_of(UNKNOWN)) && now.filled_but_none_of(UNKNOWN);
        let another_reason = (before.is_blank() || before.is("UN1")) && now.one_of(&UNKNOWN[1..]);
        if now != before && !became_known && !another_reason {
            sink.row(header);
        }
    }
}
