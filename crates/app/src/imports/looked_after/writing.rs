//! Writing a checked return into the record: its own row, its children one by one, and what is about no child. All of it
//! is one transaction, a task a child.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use kith_returns::cin_census::assemble::CensusYear;
use kith_vocabulary::calendar::london_today;
use kith_vocabulary::ids::{FamilyId, ImportId, PersonId};
use uuid::Uuid;

use super::KIND;
use super::folder::Checked;
use super::known::KnownCare;
use super::said::{ChildSaid, by_child};
use super::settle::{Settling, body_of};
use crate::imports::actions::Outcome;
use crate::imports::census::{Counts, Kept, Known, Left, Weight};
use crate::imports::file::year_in_words;
use crate::imports::finding::{Found, Who, find, new_person, own_family};
use crate::imports::sql;
use crate::imports::writing::{add, leftover, save_leftovers};
use crate::journey::rows::Import;
use crate::people::keys::write_keys;
use crate::platform::clock::new_id;
use crate::platform::db::{Db, Tx};
use crate::platform::problem::Problem;
use crate::platform::recorder::{Acting, Intent, Tasks, record_tasks};
use crate::values;

/// Reads a checked return into the record, all of it or nothing. Progress is told as children done and in all.
pub fn import_checked(
    db: &Db,
    acting: Acting,
    import_id: ImportId,
    checked: Checked,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Outcome, Problem> {
    let done = Arc::new(AtomicU64::new(0));
    let all = checked.read.tables.headers.len() as u64;
    let writing = Writing { acting, import_id, checked, done: done.clone() };
    let teller = std::thread::current();
    // The writing has its own thread, since on SQLite nothing can be asked of the writer while it works.
    std::thread::scope(|scope| {
        let work = scope.spawn(move || {
            let outcome = db.write(move |tx| writing.write(tx));
            teller.unpark();
            outcome
        });
        while !work.is_finished() {
            progress(done.load(Ordering::Relaxed).min(all), all);
            std::thread::park_timeout(Duration::from_millis(100));
        }
        work.join().unwrap_or_else(|_| Err(Problem::fault("an import panicked")))
    })
}

struct Writing {
    acting: Acting,
    import_id: ImportId,
    checked: Checked,
    done: Arc<AtomicU64>,
}

impl Writing {
    fn write(&self, tx: &mut Tx) -> Result<Outcome, Problem> {
        record_tasks(tx, self.acting.authority, |tasks| self.write_tasks(tasks))
    }

    fn write_tasks(&self, tasks: &mut Tasks) -> Result<Outcome, Problem> {
        let (authority, year) = (self.acting.authority, i64::from(self.checked.year));
        let same = values![authority, KIND, self.checked.sha256];
        if let Some(before) = tasks.tx().find::<Import>(&sql::FIND_IMPORT_OF_BYTES, same)? {
            return Ok(Outcome::Before(before));
        }
        let newest: Option<i64> = tasks
            .tx()
            .row(&sql::NEWEST_YEAR, values![authority, KIND])?
            .map_or(Ok(None), |mut row| row.take())?;
        let weight = match newest {
            Some(newest) if year < newest => Weight::Older,
            _ => Weight::Newest,
        };
        let source = format!("imported from {} ({KIND} {})", self.checked.name, year_in_words(year));
        let (children, of_nobody) = by_child(&self.checked.read);
        let mut import = Import {
            import_id: self.import_id,
            version: 0,
            kind: KIND.to_owned(),
            file_name: self.checked.name.clone(),
            sha256: self.checked.sha256.clone(),
            year: Some(year),
            read_at: self.acting.now,
            children: children.len() as i64,
            new_rows: 0,
            changed_rows: 0,
            same_rows: 0,
            findings: 0,
        };
        self.save(tasks, &source, &mut import)?;
        self.done.store(0, Ordering::Relaxed);
        let mut beside = self.about_the_files();
        beside.extend(of_nobody.into_iter().map(|row| Left {
            place: format!("{}, line {}", row.table(), row.origin().line),
            why: "This row names no child.".to_owned(),
            body: body_of(row),
        }));
        let mut counts = Counts { findings: beside.len() as i64, ..Counts::default() };
        save_leftovers(tasks, self.acting, self.import_id, &source, beside)?;
        let mut met = HashSet::new();
        for said in &children {
            add(&mut counts, self.write_child(tasks, &source, weight, said, &mut met)?);
            self.done.fetch_add(1, Ordering::Relaxed);
        }
        import.new_rows = counts.new_rows;
        import.changed_rows = counts.changed_rows;
        import.same_rows = counts.same_rows;
        import.findings = counts.findings;
        self.save(tasks, &source, &mut import)?;
        Ok(Outcome::Read(import))
    }

    /// Saves the import's own row: once before its children and once after, so that its changes stand between.
    fn save(&self, tasks: &mut Tasks, source: &str, import: &mut Import) -> Result<(), Problem> {
        let (acting, intent) = (self.acting, self.intent(source, "import a file"));
        tasks.record(new_id(acting.now), acting.worker, acting.now, intent, |recorder| {
            recorder.save(import)?;
            Ok(format!("/imports/{}", self.import_id))
        })
    }

    fn intent(&self, source: &str, kind: &'static str) -> Intent {
        Intent { source: Some(source.to_owned()), ..Intent::to(kind) }
    }

    /// What was noticed about the files, and values in rows that name nobody.
    fn about_the_files(&self) -> Vec<Left> {
        let notes = &self.checked.read.notes;
        let place = |file: &str, line: u64| format!("{file}, line {line}");
        let told = notes.kept.iter().map(|note| Left {
            place: place(&note.file, note.line),
            why: format!("{}.", note.words),
            body: String::new(),
        });
        let strays = notes.strays.iter().filter(|stray| stray.child.is_empty()).map(|stray| Left {
            place: place(&stray.file, stray.line),
            why: "The return has no place for this value.".to_owned(),
            body: format!("{}: {}", stray.column, stray.text),
        });
        told.chain(strays).collect()
    }

    fn write_child(
        &self,
        tasks: &mut Tasks,
        source: &str,
        weight: Weight,
        said: &ChildSaid,
        met: &mut HashSet<PersonId>,
    ) -> Result<Counts, Problem> {
        let authority = self.acting.authority;
        let header = said.headers.first();
        let who = Who {
            child_id: Some(said.id),
            upn: header.map(|row| row.upn.as_str()).filter(|upn| !upn.is_empty()),
            born_on: header.and_then(|row| row.dob.known()),
        };
        let fresh: FamilyId = new_id(self.acting.now);
        let mut known = match find(tasks.tx(), authority, who, met)? {
            Found::New => KnownCare::of(Known::of(new_person(new_id(self.acting.now)), fresh)),
            Found::Person(person) => {
                let who = sql::load_person(tasks.tx(), authority, person, fresh)?;
                KnownCare::load(tasks.tx(), authority, person, who)?
            }
            Found::Unclear(why, people) => return self.set_aside(tasks, source, said, why, &people),
        };
        met.insert(known.who.person_id());
        let make_id = || new_id::<Uuid>(self.acting.now);
        let today = london_today(self.acting.now);
        if known.who.family_id == fresh {
            let since = who.born_on;
            let (family, member) = own_family(&make_id, fresh, known.who.person_id(), said.id, since, today);
            known.who.family = Some(Kept::new(family));
            known.who.member = Some(Kept::new(member));
        }
        let settling = Settling {
            weight,
            new_id: &make_id,
            today,
            year: CensusYear::ending_in(self.checked.year),
            files: &self.checked.read.files,
            source,
        };
        let left = settling.settle(&mut known, said);
        self.save_child(tasks, source, known, left)
    }

    fn save_child(
        &self,
        tasks: &mut Tasks,
        source: &str,
        mut known: KnownCare,
        left: Vec<Left>,
    ) -> Result<Counts, Problem> {
        let counts = Counts { findings: left.len() as i64, ..known.counts() };
        if counts.new_rows == 0 && counts.changed_rows == 0 && counts.findings == 0 {
            return Ok(counts);
        }
        let (acting, intent) = (self.acting, self.intent(source, "import a child"));
        let about = Some((known.who.family_id, known.who.person_id()));
        tasks.record(new_id(acting.now), acting.worker, acting.now, intent, |recorder| {
            known.save(recorder)?;
            for left in left {
                recorder.save(&mut leftover(recorder.new_id(), self.import_id, about, left))?;
            }
            Ok(format!("/imports/{}", self.import_id))
        })?;
        let (authority, person) = (acting.authority, known.who.person_id());
        let names = tasks.tx().records(&sql::NAMES, values![authority, person])?;
        let birth = known.who.person.row.birth;
        write_keys(tasks.tx(), authority, person, &names, &birth, &known.who.identifiers())?;
        Ok(counts)
    }

    /// Keeps a child of whom nobody can tell who they are: beside each person whom it may be, so that nobody reads it
    /// who may not know of all of them.
    fn set_aside(
        &self,
        tasks: &mut Tasks,
        source: &str,
        said: &ChildSaid,
        why: &str,
        people: &[PersonId],
    ) -> Result<Counts, Problem> {
        let (acting, intent) = (self.acting, self.intent(source, "import a child"));
        let body: Vec<String> =
            said.rows().into_iter().map(|row| format!("{}\n{}", row.table(), body_of(row))).collect();
        tasks.record(new_id(acting.now), acting.worker, acting.now, intent, |recorder| {
            for person in people {
                let (why, body) = (why.to_owned(), body.join("\n\n"));
                let left = Left { place: format!("Child {}", said.id), why, body };
                let mut row = leftover(recorder.new_id(), self.import_id, None, left);
                row.person_id = Some(*person);
                recorder.save(&mut row)?;
            }
            Ok(format!("/imports/{}", self.import_id))
        })?;
        Ok(Counts { findings: 1, ..Counts::default() })
    }
}
