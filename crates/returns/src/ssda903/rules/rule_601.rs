//! The child was adopted this year, but what is asked about the adoption is not all filled in.
//!
//! Why: how long children wait for adoption, and who adopts them, is known from these answers alone.
//!
//! What to do: fill in the adoption row: date of interest, date of match, foster carers or not, number, sex and
//! status of adopters.
//!
//! Source: Children looked-after return guide, validation check 601.
//!
//! Differs: a child who was adopted and has no adoption row at all is reported too; others look only at the rows
//! that are there.

use crate::ssda903::writing::*;

/// An episode that ended by adoption, E11 or E12, in the year.
pub const RULE: Rule = rule("601")
    .items(&["REC", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"])
    .needs(&[Need::Table("AD1")])
    .per_child(is_not_told)
    .examples(&[
        passes("all filled in", &[episode("DEC=2026-06-01 REC=E11"), ad1("DATE_INT=2025-06-01 DATE_MATCH=2025-07-01 FOSTER_CARE=0 NB_ADOPTR=2 SEX_ADOPTR=MF LS_ADOPTR=L11")]),
        finds("one left blank", &[episode("DEC=2026-06-01 REC=E12").found(), ad1("DATE_INT=2025-06-01 DATE_MATCH=2025-07-01 FOSTER_CARE=0 NB_ADOPTR=2 SEX_ADOPTR=MF").found()]),
        finds("no row at all", &[episode("DEC=2026-06-01 REC=E12").found(), collection("given=AD1")]),
        boundary_passes("adopted the day before the year", &[episode("DEC=2026-03-31 REC=E12"), ad1("DATE_INT=2025-06-01")]),
        boundary_finds("adopted on the last day of it", &[episode("DEC=2027-03-31 REC=E12").found(), ad1("DATE_INT=2025-06-01").found()]),
        boundary_passes("adopted after the year", &[episode("DEC=2027-04-01 REC=E11"), collection("given=AD1")]),
        boundary_passes("an end that is not a date", &[episode("DEC=31/02/2027 REC=E11"), collection("given=AD1")]),
    ]);

fn is_not_told(child: &Child, collection: &Collection, sink: &mut Sink) {
    for episode in child.episodes {
        let adopted = episode.rec.one_of(&["E11", "E12"]);
        if !adopted || !episode.dec.is_within(collection.start, collection.end) {
            continue;
        }
        if child.ad1.is_empty() {
            sink.row(episode);
        }
        for adoption in child.ad1.iter().filter(|adoption| !adoption.is_complete()) {
            sink.rows(&[episode, adoption]);
        }
    }
}
