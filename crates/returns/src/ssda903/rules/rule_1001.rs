//! The episodes of this care leaver do not make them a relevant or former relevant young person.
//!
//! Why: care leaver information is for those looked after for 13 weeks after 14, some of it after 16, and not
//! adopted.
//!
//! What to do: check the episodes. If there were others before last year, the row may be right; otherwise remove it.
//!
//! Source: Children looked-after return guide, validation check 1001.
//!
//! Differs: only this year and last year are loaded. Of a young person of 20 or over they cannot tell enough, and
//! the row is to be looked at.

use crate::ssda903::writing::*;

/// At least 91 days in care after the fourteenth birthday and one after the sixteenth, and no adoption at the end.
pub const RULE: Rule = rule("1001")
    .query()
    .items(&["ACCOM", "ACTIV", "IN_TOUCH"])
    .needs(&[Need::Table("Episodes"), Need::Table("Header"), Need::LastYear("Episodes")])
    .per_child(is_not_relevant)
    .examples(&[
        passes(
            "years in care",
            &[
                header("DOB=2009-06-01"),
                oc3("DOB=2009-06-01"),
                episode("DECOM=2025-05-26 DEC=2026-05-26"),
                last_year(episode("DECOM=2025-05-26")),
            ],
        ),
        finds(
            "left at 15",
            &[
                header("DOB=2010-06-01"),
                oc3("DOB=2010-06-01").found(),
                episode("DECOM=2025-05-26 DEC=2026-05-26"),
                last_year(episode("DECOM=2025-05-26")),
            ],
        ),
        finds(
            "adopted",
            &[
                header("DOB=2009-06-01"),
                oc3("DOB=2009-06-01").found(),
                episode("DECOM=2025-05-26 DEC=2026-05-26 REC=E11"),
                last_year(episode("DECOM=2025-05-26")),
            ],
        ),
        finds(
            "no episodes known",
            &[
                header("DOB=2005-06-01"),
                oc3("DOB=2005-06-01").found(),
                collection("given=Episodes given_last_year=Episodes"),
            ],
        ),
        boundary_passes(
            "91 days",
            &[
                header("DOB=2009-06-01"),
                oc3("DOB=2009-06-01"),
                episode("DECOM=2026-04-01 DEC=2026-07-01"),
                collection("given_last_year=Episodes"),
            ],
        ),
        boundary_finds(
            "90 days",
            &[
                header("DOB=2009-06-01"),
                oc3("DOB=2009-06-01").found(),
                episode("DECOM=2026-04-01 DEC=2026-06-30"),
                collection("given_last_year=Episodes"),
            ],
        ),
    ]);

fn is_not_relevant(child: &Child, collection: &Collection, sink: &mut Sink) {
    if child.oc3.is_empty() {
        return;
    }
    let stays = stays(child);
    let adopted = stays.last().is_some_and(|last| last.rec.one_of(&["E11", "E12"]));
    let young = child.dob().filter(|dob| dob.plus_years(20).is_after(collection.end));
    let days = |age| young.map_or(0, |dob| days_since(dob.plus_years(age), &stays, collection));
    if adopted || days(14) < 91 || days(16) < 1 {
        child.oc3.iter().for_each(|leaver| sink.row(leaver));
    }
}

/// The episodes of both years by start, each once: of the two tellings of one, the one that has ended.
fn stays<'a>(child: &Child<'a>) -> Vec<&'a Episode> {
    let both = child.this.episodes.iter().chain(child.last_year.episodes);
    let mut stays: Vec<&Episode> = both.filter(|episode| episode.decom.is_known()).collect();
    stays.sort_by_key(|episode| (episode.decom.known(), episode.dec.known().unwrap_or(Date::MAX)));
    stays.dedup_by_key(|episode| episode.decom.known());
    stays
}

/// Days in care since a birthday, short breaks left out. The last episode runs to the end of the year if it is open.
fn days_since(birthday: Option<Date>, stays: &[&Episode], collection: &Collection) -> i32 {
    let mut days = 0;
    for (at, stay) in stays.iter().enumerate() {
        let end = stay.dec.known().or((at + 1 == stays.len()).then_some(collection.end));
        let start = stay.decom.known().max(birthday);
        if !stay.ls.one_of(&["V3", "V4"]) {
            days += start.days_until(end).unwrap_or(0).max(0);
        }
    }
    days
}
