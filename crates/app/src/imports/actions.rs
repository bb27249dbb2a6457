//! Reading a children in need census into the record.
//!
//! The file is read twice. The first reading writes nothing: a file that is damaged, cut short or of another kind is
//! refused there with the line. The second writes all of it in *one transaction*, a task a child, so that nothing is
//! ever half imported, whatever happens meanwhile. The price is that other writes wait until it is done.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use kith_vocabulary::ids::{AuthorityId, ImportId};

use super::file::{Census, CensusPart, Facts, Hashed, facts_of, invalid, size_of};
use super::writing::Writing;
use crate::journey::rows::Import;
use crate::platform::clock::new_id;
use crate::platform::db::Db;
use crate::platform::problem::Problem;
use crate::platform::recorder::Acting;
use crate::platform::xml::{Element, Unreadable};
use crate::workers::actions::own_worker;

/// Who imports when nobody is signed in.
pub const IMPORTER: &str = "Kith import";

/// What came of a file.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It was read into the record.
    Read(Import),
    /// The very same file was read before; nothing changed.
    Before(Import),
}

impl Outcome {
    /// The import that holds what the file said.
    pub fn import(&self) -> &Import {
        match self {
            Outcome::Read(import) | Outcome::Before(import) => import,
        }
    }
}

/// A file that was read through once and found to be a whole census.
#[derive(Debug, Clone)]
pub struct Checked {
    pub(super) sha256: String,
    size: u64,
    pub(super) children: i64,
    pub(super) header: Option<Element>,
    pub(super) facts: Facts,
}

/// Reads a census into the record. Progress is told as bytes done and bytes in all, over both readings.
pub fn import_census(
    db: &Db,
    acting: Acting,
    path: &Path,
    file_name: &str,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Outcome, Problem> {
    let checked = check_census(path, progress)?;
    import_checked(db, acting, new_id(acting.now), path, file_name, checked, progress)
}

/// Reads the whole file without writing anything.
pub fn check_census(path: &Path, progress: &mut dyn FnMut(u64, u64)) -> Result<Checked, Problem> {
    let size = size_of(path)?;
    let done = Arc::new(AtomicU64::new(0));
    let mut hashed = Hashed::open(path, done.clone())?;
    let (children, header, facts) = read_through(&mut hashed, &mut || {
        progress(done.load(Ordering::Relaxed).min(size), size * 2);
    })
    .map_err(invalid)?;
    Ok(Checked { sha256: hashed.finish()?, size, children, header, facts })
}

fn read_through(
    source: &mut Hashed,
    told: &mut dyn FnMut(),
) -> Result<(i64, Option<Element>, Facts), Unreadable> {
    let mut census = Census::open(source)?;
    let (mut children, mut header, mut facts) = (0, None, Facts::default());
    while let Some(part) = census.next_part()? {
        match part {
            CensusPart::Header(element) if header.is_none() => {
                facts = facts_of(&element)?;
                header = Some(element);
            }
            CensusPart::Child(_) => {
                children += 1;
                told();
            }
            _ => {}
        }
    }
    if children == 0 {
        return Err(Unreadable::at(
            census.line(),
            "The file names no children. Check that it is the right one.",
        ));
    }
    Ok((children, header, facts))
}

/// Reads a checked file into the record, all of it or nothing.
pub fn import_checked(
    db: &Db,
    acting: Acting,
    import_id: ImportId,
    path: &Path,
    file_name: &str,
    checked: Checked,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Outcome, Problem> {
    let size = checked.size;
    let done = Arc::new(AtomicU64::new(0));
    let writing = Writing {
        acting,
        import_id,
        file_name: shown_name(file_name),
        path: path.to_owned(),
        checked,
        done: done.clone(),
    };
    let teller = std::thread::current();
    // The writing has its own thread, since on SQLite nothing can be asked of the writer while it works.
    std::thread::scope(|scope| {
        let work = scope.spawn(move || {
            let outcome = db.write(move |tx| writing.write(tx));
            teller.unpark();
            outcome
        });
        while !work.is_finished() {
            progress(size + done.load(Ordering::Relaxed).min(size), size * 2);
            std::thread::park_timeout(Duration::from_millis(100));
        }
        work.join().unwrap_or_else(|_| Err(Problem::fault("an import panicked")))
    })
}

/// The name of the file alone, of a length that a page can show.
fn shown_name(file_name: &str) -> String {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name).trim();
    if name.is_empty() { "a file without a name".to_owned() } else { name.chars().take(120).collect() }
}

/// Whoever imports from the command line without saying who.
pub fn importer(db: &Db, authority: AuthorityId, now: Timestamp) -> Result<Acting, Problem> {
    own_worker(db, authority, IMPORTER, now)
}
