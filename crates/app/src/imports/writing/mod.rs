//! Writing a checked census into the record: the file's own row, its children one by one, and what is about no child.

mod child;

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use kith_vocabulary::ids::{FamilyId, ImportId, PersonId};
use uuid::Uuid;

use super::actions::{Checked, Outcome};
use super::census::{Counts, Left, Weight};
use super::file::{Census, CensusPart, Facts, Hashed, invalid, year_in_words};
use super::sql;
use crate::journey::rows::{Import, Leftover};
use crate::platform::clock::new_id;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::platform::recorder::{Acting, Intent, Tasks, record_tasks};
use crate::values;
use child::{Child, import_child};

/// The kind of file, as the import's row keeps it.
pub(super) const KIND: &str = "children in need census";

/// Everything that the second reading needs; it may be run again when the database asks for it.
pub(super) struct Writing {
    pub(super) acting: Acting,
    pub(super) import_id: ImportId,
    pub(super) file_name: String,
    pub(super) path: PathBuf,
    pub(super) checked: Checked,
    pub(super) done: Arc<AtomicU64>,
}

impl Writing {
    /// Writes the file, or finds that it was read before.
    pub(super) fn write(&self, tx: &mut Tx) -> Result<Outcome, Problem> {
        record_tasks(tx, self.acting.authority, |tasks| self.write_tasks(tasks))
    }

    fn write_tasks(&self, tasks: &mut Tasks) -> Result<Outcome, Problem> {
        let authority = self.acting.authority;
        if let Some(before) = tasks
            .tx()
            .find::<Import>(&sql::FIND_IMPORT_OF_BYTES, values![authority, KIND, self.checked.sha256])?
        {
            return Ok(Outcome::Before(before));
        }
        let newest: Option<i64> = tasks
            .tx()
            .row(&sql::NEWEST_YEAR, values![authority, KIND])?
            .map_or(Ok(None), |mut row| row.take())?;
        let weight = match (self.checked.facts.year, newest) {
            (Some(year), Some(newest)) if year < newest => Weight::Older,
            _ => Weight::Newest,
        };
        let source = self.source();
        let mut import = self.row();
        self.save(tasks, &source, &mut import)?;
        self.done.store(0, Ordering::Relaxed);
        let counts = self.write_parts(tasks, &source, weight)?;
        import.new_rows = counts.new_rows;
        import.changed_rows = counts.changed_rows;
        import.same_rows = counts.same_rows;
        import.findings = counts.findings;
        self.save(tasks, &source, &mut import)?;
        Ok(Outcome::Read(import))
    }

    /// Where the facts come from, as each task keeps it.
    fn source(&self) -> String {
        let year =
            self.checked.facts.year.map_or_else(String::new, |year| format!(" {}", year_in_words(year)));
        format!("imported from {} ({KIND}{year})", self.file_name)
    }

    fn row(&self) -> Import {
        Import {
            import_id: self.import_id,
            version: 0,
            kind: KIND.to_owned(),
            file_name: self.file_name.clone(),
            sha256: self.checked.sha256.clone(),
            year: self.checked.facts.year,
            read_at: self.acting.now,
            children: self.checked.children,
            new_rows: 0,
            changed_rows: 0,
            same_rows: 0,
            findings: 0,
        }
    }

    /// Saves the import's own row: once before its children and once after, so that its changes stand between.
    fn save(&self, tasks: &mut Tasks, source: &str, import: &mut Import) -> Result<(), Problem> {
        let intent = Intent { source: Some(source.to_owned()), ..Intent::to("import a file") };
        tasks.record(new_id(self.acting.now), self.acting.worker, self.acting.now, intent, |recorder| {
            recorder.save(import)?;
            Ok(format!("/imports/{}", self.import_id))
        })?;
        Ok(())
    }

    fn write_parts(&self, tasks: &mut Tasks, source: &str, weight: Weight) -> Result<Counts, Problem> {
        let mut counts = Counts::default();
        let mut beside = self.about_the_file(tasks)?;
        counts.findings += beside.len() as i64;
        if let Some(header) = &self.checked.header {
            beside.insert(
                0,
                left("Message/Header", header.line, "What the file says of itself.", header.to_xml()),
            );
        }
        save_leftovers(tasks, self.acting, self.import_id, source, std::mem::take(&mut beside))?;
        let mut met: HashSet<PersonId> = HashSet::new();
        let mut hashed = Hashed::open(&self.path, self.done.clone())?;
        let mut census = Census::open(&mut hashed).map_err(invalid)?;
        let mut header_seen = 0;
        while let Some(part) = census.next_part().map_err(invalid)? {
            let found = match part {
                CensusPart::Child(element) => {
                    let child = Child {
                        acting: self.acting,
                        import_id: self.import_id,
                        source,
                        weight,
                        until: self.checked.facts.until,
                        element: &element,
                    };
                    add(&mut counts, import_child(tasks, &child, &mut met)?);
                    continue;
                }
                CensusPart::Header(_) if header_seen == 0 => {
                    header_seen += 1;
                    continue;
                }
                CensusPart::Header(element) => {
                    left("Message", element.line, "The file has a second header.", element.to_xml())
                }
                CensusPart::Other(element, place) => {
                    left(place, element.line, "No census has a part of this name here.", element.to_xml())
                }
                CensusPart::Text(text, place, line) => {
                    left(place, line, "There is text here where none is expected.", text)
                }
            };
            counts.findings += 1;
            beside.push(found);
        }
        drop(census);
        if hashed.finish()? != self.checked.sha256 {
            return Err(Problem::Unavailable(
                "The file changed while it was read, so nothing was imported. Import it again.".to_owned(),
            ));
        }
        save_leftovers(tasks, self.acting, self.import_id, source, beside)?;
        Ok(counts)
    }

    /// What somebody should look at about the file as a whole.
    fn about_the_file(&self, tasks: &mut Tasks) -> Result<Vec<Left>, Problem> {
        let Facts { year, authority, .. } = &self.checked.facts;
        let line = self.checked.header.as_ref().map_or(1, |header| header.line);
        let mut found = Vec::new();
        let ours: Option<String> = tasks
            .tx()
            .row(&sql::LA_CODE, values![self.acting.authority])?
            .map_or(Ok(None), |mut row| row.take())?;
        if let (Some(theirs), Some(ours)) = (authority, ours)
            && *theirs != ours
        {
            let why = format!("The file is of another authority: this record is of {ours}.");
            found.push(left("Message/Header/Source/LEA", line, &why, theirs.clone()));
        }
        if year.is_none() {
            let why = "The file does not say of which year it is.";
            found.push(left("Message/Header/CollectionDetails/Year", line, why, String::new()));
        }
        Ok(found)
    }
}

/// Adds what one part came to.
pub(super) fn add(counts: &mut Counts, more: Counts) {
    counts.new_rows += more.new_rows;
    counts.changed_rows += more.changed_rows;
    counts.same_rows += more.same_rows;
    counts.findings += more.findings;
}

fn left(place: &str, line: u64, why: &str, body: String) -> Left {
    Left { place: format!("{place}, line {line}"), why: why.to_owned(), body }
}

/// Keeps parts of the file that are about no child.
pub(super) fn save_leftovers(
    tasks: &mut Tasks,
    acting: Acting,
    import_id: ImportId,
    source: &str,
    all: Vec<Left>,
) -> Result<(), Problem> {
    if all.is_empty() {
        return Ok(());
    }
    let intent = Intent { source: Some(source.to_owned()), ..Intent::to("import a file") };
    tasks.record(new_id(acting.now), acting.worker, acting.now, intent, |recorder| {
        for left in all {
            let mut row = leftover(recorder.new_id::<Uuid>(), import_id, None, left);
            recorder.save(&mut row)?;
        }
        Ok(format!("/imports/{import_id}"))
    })?;
    Ok(())
}

/// The row of a part that was set aside.
pub(super) fn leftover(
    id: Uuid,
    import_id: ImportId,
    about: Option<(FamilyId, PersonId)>,
    left: Left,
) -> Leftover {
    Leftover {
        leftover_id: id.into(),
        version: 0,
        import_id,
        family_id: about.map(|(family, _)| family),
        person_id: about.map(|(_, person)| person),
        place: left.place,
        why: left.why,
        body: left.body,
    }
}
