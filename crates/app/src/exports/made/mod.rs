//! Making a return and keeping that it was made.
//!
//! A return is written beside its place and moved there only when it is whole and its making is on disk.

mod rows;
mod written;

use std::io::{BufWriter, Write};
use std::path::Path;

use jiff::civil::Date;
use kith_returns::cin_census::assemble::CensusYear;
use kith_returns::kind::{Period, ReturnKind};
use kith_vocabulary::ids::AuthorityId;

pub use rows::Export;

use super::census;
use crate::platform::access::{Action, Situation, Subject};
use crate::platform::audit::{self, Line};
use crate::platform::clock::new_id;
use crate::platform::db::{Db, Tx};
use crate::platform::problem::Problem;
use crate::platform::recorder::{Acting, Intent, record_task};
use crate::{statement, values};
use written::Written;

statement! {
    LA_CODE = "
        select la_code
          from authority
         where authority_id = ?1";
}

/// Makes a return and puts it at a path, replacing what was there.
///
/// Permission is the caller's: a page has a grant for it, and whoever may run the command has the whole record.
pub fn make(
    db: &Db,
    acting: Acting,
    kind: ReturnKind,
    period: Period,
    path: &Path,
) -> Result<Export, Problem> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = tempfile::NamedTempFile::new_in(folder).map_err(|error| unwritten(&error))?;
    let mut out = Written::new(BufWriter::new(beside));
    let children = db.read(|tx| write(tx, acting, kind, period, &mut out))?;
    let (out, size, sha256) = out.finish();
    let beside = out.into_inner().map_err(|error| unwritten(error.error()))?;
    beside.as_file().sync_all().map_err(|error| unwritten(&error))?;
    let export = Export {
        export_id: new_id(acting.now),
        version: 0,
        kind: kind.key().to_owned(),
        period: period_text(period),
        file_name: path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().chars().take(120).collect(),
        sha256,
        size,
        children,
        made_by_id: acting.worker,
        made_at: acting.now,
    };
    keep(db, acting, export.clone())?;
    beside.persist(path).map_err(|error| unwritten(&error.error))?;
    Ok(export)
}

/// Writes a return; gives how many children it tells of.
fn write(
    tx: &mut Tx,
    acting: Acting,
    kind: ReturnKind,
    period: Period,
    out: &mut dyn Write,
) -> Result<i64, Problem> {
    match (kind, period) {
        (ReturnKind::Census, Period::Year(year)) => {
            let maker = census::maker(la_code(tx, acting.authority)?, acting.now);
            census::write(tx, acting.authority, &maker, CensusYear::ending_in(year), out)
        }
        _ => Err(Problem::invalid("kind", "Kith does not make this return from the record yet.")),
    }
}

fn la_code(tx: &mut Tx, authority: AuthorityId) -> Result<String, Problem> {
    tx.row(&LA_CODE, values![authority])?.ok_or_else(|| Problem::fault("there is no such authority"))?.take()
}

/// Keeps that a return was made, with an audit line: one for the file, not one for each child in it.
fn keep(db: &Db, acting: Acting, export: Export) -> Result<(), Problem> {
    db.write(move |tx| {
        let intent = Intent::to("make a return");
        record_task(tx, acting, intent, |recorder| {
            recorder.save(&mut export.clone())?;
            Ok(String::new())
        })?;
        let line = Line { action: Action::MakeReturn, basis: Situation::Service, subject: Subject::Service };
        audit::write(tx, acting, &[line])
    })
}

/// The period as it is stored: a year, or a day.
fn period_text(period: Period) -> String {
    match period {
        Period::Year(year) => year.to_string(),
        Period::AsAt(day) => day.to_string(),
    }
}

/// The period that was stored so.
pub fn period_of(text: &str) -> Option<Period> {
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
