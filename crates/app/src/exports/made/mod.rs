//! Making a return and keeping that it was made.
//!
//! A return is written beside its place and moved there only when it is whole. Permission is the caller's: a page has a
//! grant for it, and whoever may run the command has the whole record.

mod found;
pub(super) mod job;
mod rows;
pub(super) mod sql;
mod written;

use std::io::{BufWriter, Write};
use std::path::Path;

use jiff::civil::Date;
use kith_returns::cin_census::assemble::CensusYear;
use kith_returns::kind::{Period, ReturnKind};
use kith_returns::ssda903::assemble::tables_of;
use kith_returns::ssda903::write_csv;
use kith_vocabulary::ids::{AuthorityId, ExportId, PersonId};
use sha2::{Digest, Sha256};

pub(super) use found::cells_in_words;
pub use rows::Export;

use super::{annex_a, census, looked_after};
use crate::platform::access::{Action, Situation, Subject};
use crate::platform::audit::{self, Line};
use crate::platform::clock::{hex, new_id};
use crate::platform::db::{Db, Tx};
use crate::platform::problem::Problem;
use crate::platform::recorder::{Acting, Intent, record_task};
use crate::values;
use written::Written;

/// A return that was written.
pub(super) struct Made {
    /// That it was made, not kept yet.
    pub(super) export: Export,
    /// The children that it tells of: the number in the return, and who that is.
    pub(super) children: Vec<(String, PersonId)>,
}

/// Makes a return, puts it at a path in the place of what was there, and keeps that it was made.
pub fn make(
    db: &Db,
    acting: Acting,
    kind: ReturnKind,
    period: Period,
    path: &Path,
) -> Result<Export, Problem> {
    let made = make_at(db, acting, new_id(acting.now), kind, period, path)?;
    let export = made.export.clone();
    db.write(move |tx| keep(tx, acting, &made.export))?;
    Ok(export)
}

/// Makes the SSDA903 return of a year as a folder of its files, each put in its place when it is whole, and keeps that
/// it was made. What else is in the folder stays.
pub fn make_folder(db: &Db, acting: Acting, year: i16, folder: &Path) -> Result<Export, Problem> {
    std::fs::create_dir_all(folder).map_err(|error| unwritten(&error))?;
    let collection = CensusYear::ending_in(year);
    let (tables, children) = db.read(|tx| looked_after::tables(tx, acting.authority, collection))?;
    let (mut size, mut hashes) = (0, Sha256::new());
    for table in tables_of(year) {
        let path = folder.join(write_csv::file_name(table));
        let ((), bytes, sha256) =
            put(&path, |out| write_csv::write(&tables, table, out).map_err(|error| unwritten(&error)))?;
        size += bytes;
        hashes.update(sha256);
    }
    let export = Export {
        export_id: new_id(acting.now),
        version: 0,
        kind: ReturnKind::LookedAfter.key().to_owned(),
        period: period_text(Period::Year(year)),
        file_name: name_of(folder),
        // The hash of the files' hashes, in the order of the return.
        sha256: hex(&hashes.finalize()),
        size,
        children: i64::try_from(children.len()).unwrap_or(i64::MAX),
        made_by_id: acting.worker,
        made_at: acting.now,
    };
    let made = export.clone();
    db.write(move |tx| keep(tx, acting, &made))?;
    Ok(export)
}

/// Makes a return and puts it at a path.
fn make_at(
    db: &Db,
    acting: Acting,
    export_id: ExportId,
    kind: ReturnKind,
    period: Period,
    path: &Path,
) -> Result<Made, Problem> {
    let (children, size, sha256) = put(path, |out| db.read(|tx| write(tx, acting, kind, period, out)))?;
    let export = Export {
        export_id,
        version: 0,
        kind: kind.key().to_owned(),
        period: period_text(period),
        file_name: name_of(path),
        sha256,
        size,
        children: i64::try_from(children.len()).unwrap_or(i64::MAX),
        made_by_id: acting.worker,
        made_at: acting.now,
    };
    Ok(Made { export, children })
}

/// Writes a file beside its place and moves it there when it is whole; gives its size and its hash too.
pub(super) fn put<T>(
    path: &Path,
    work: impl FnOnce(&mut dyn Write) -> Result<T, Problem>,
) -> Result<(T, i64, String), Problem> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = tempfile::NamedTempFile::new_in(folder).map_err(|error| unwritten(&error))?;
    let mut out = Written::new(BufWriter::new(beside));
    let done = work(&mut out)?;
    let (out, size, sha256) = out.finish();
    let beside = out.into_inner().map_err(|error| unwritten(error.error()))?;
    beside.as_file().sync_all().map_err(|error| unwritten(&error))?;
    beside.persist(path).map_err(|error| unwritten(&error.error))?;
    Ok((done, size, sha256))
}

/// The name of the file alone, of a length that a page can show.
pub(super) fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().chars().take(120).collect()
}

/// Writes a return; gives the children that it tells of. Another collection adds its line here.
fn write(
    tx: &mut Tx,
    acting: Acting,
    kind: ReturnKind,
    period: Period,
    out: &mut dyn Write,
) -> Result<Vec<(String, PersonId)>, Problem> {
    match (kind, period) {
        (ReturnKind::Census, Period::Year(year)) => {
            let maker = census::maker(la_code(tx, acting.authority)?, acting.now);
            census::write(tx, acting.authority, &maker, CensusYear::ending_in(year), out)
        }
        (ReturnKind::LookedAfter, Period::Year(year)) => {
            looked_after::write_zip(tx, acting.authority, CensusYear::ending_in(year), out)
        }
        (ReturnKind::AnnexA, Period::AsAt(day)) => annex_a::write(tx, acting.authority, day, out),
        _ => Err(Problem::invalid("kind", "A year is made for a census or SSDA903, a day for Annex A.")),
    }
}

/// The authority's three-digit number.
pub(super) fn la_code(tx: &mut Tx, authority: AuthorityId) -> Result<String, Problem> {
    tx.row(&sql::LA_CODE, values![authority])?
        .ok_or_else(|| Problem::fault("there is no such authority"))?
        .take()
}

/// Keeps that a return was made, with an audit line: one for the file, not one for each child in it.
pub(super) fn keep(tx: &mut Tx, acting: Acting, export: &Export) -> Result<(), Problem> {
    record_task(tx, acting, Intent::to("make a return"), |recorder| {
        recorder.save(&mut export.clone())?;
        Ok(String::new())
    })?;
    note(tx, acting)
}

/// Audits that somebody made a return or took one away: about the service, since it is about everybody in it.
pub(super) fn note(tx: &mut Tx, acting: Acting) -> Result<(), Problem> {
    let line = Line { action: Action::MakeReturn, basis: Situation::Service, subject: Subject::Service };
    audit::write(tx, acting, &[line])
}

/// The period as it is stored: a year, or a day.
pub(super) fn period_text(period: Period) -> String {
    match period {
        Period::Year(year) => year.to_string(),
        Period::AsAt(day) => day.to_string(),
    }
}

/// The period that was stored so.
pub(super) fn period_of(text: &str) -> Option<Period> {
    text.parse::<Date>().map(Period::AsAt).or_else(|_| text.parse().map(Period::Year)).ok()
}

/// What is told when the disk does not take a file.
pub(super) fn unwritten(error: &std::io::Error) -> Problem {
    Problem::Unavailable(format!("The file cannot be written: {error}. Nothing was made."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_period_is_read_as_it_was_stored() {
        for period in [Period::Year(2026), Period::AsAt(date(2026, 3, 31))] {
            assert_eq!(period_of(&period_text(period)), Some(period));
        }
        assert_eq!(period_of("soon"), None);
    }
}
