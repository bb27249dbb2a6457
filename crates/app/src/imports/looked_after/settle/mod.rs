//! Laying what a return says of a child over what the record holds.
//!
//! A row of the file finds the row of the record that says the same, then the first other of the same day that the file
//! has not spoken of; so rows that are there twice stay two. The file never blanks a value.

mod care;
mod codes;
mod person;
mod years;

use std::collections::HashSet;

use jiff::civil::Date;
use kith_returns::cin_census::assemble::CensusYear;
use kith_returns::table::Row;

use super::known::KnownCare;
use super::said::ChildSaid;
use crate::imports::census::{Kept, Left, NewId, Weight};
use crate::platform::db::Record;

const OTHERWISE: &str =
    "The record says otherwise, from a later return. The record was left as it is; this row is kept here.";
const TO_COME: &str = "This day is still to come, so that nothing can have happened on it. The row is kept here and not in the record.";
const NO_DAY: &str = "Kith finds this row by its day, and there is none that it can read. The row is kept here and not in the record.";

/// How what a return says becomes rows.
pub(super) struct Settling<'a> {
    /// How much the return's word counts.
    pub(super) weight: Weight,
    /// Makes the ids of new rows.
    pub(super) new_id: NewId<'a>,
    /// Today.
    pub(super) today: Date,
    /// The year that the return is of.
    pub(super) year: CensusYear,
    /// The file that each table was read from.
    pub(super) files: &'a [(&'static str, String)],
    /// `imported from FOLDER (...)`.
    pub(super) source: &'a str,
}

/// Something that a row of a file says.
trait Says {
    /// The row.
    fn row(&self) -> &dyn Row;
}

impl<R: Row> Says for &R {
    fn row(&self) -> &dyn Row {
        *self
    }
}

/// Puts values into a row, and notes where the record says otherwise and stays as it is.
struct Putting {
    weight: Weight,
    /// How many values the record says otherwise.
    otherwise: u32,
}

impl Putting {
    fn put<T: PartialEq>(&mut self, field: &mut Option<T>, said: Option<T>) {
        let Some(said) = said else { return };
        match field {
            Some(held) if *held == said => {}
            Some(_) if self.weight == Weight::Older => self.otherwise += 1,
            _ => *field = Some(said),
        }
    }
}

/// How the rows of one table are found, made and filled.
struct How<'h, R, S> {
    /// Whether a row of the record is what the file speaks of.
    is_it: &'h dyn Fn(&R, &S) -> bool,
    /// A new row.
    make: &'h dyn Fn(&S) -> R,
    /// Puts what the file says.
    put: &'h dyn Fn(&mut R, &S, &mut Putting),
}

impl Settling<'_> {
    /// Lays what the return says over the rows, and gives what was set aside.
    pub(super) fn settle(&self, known: &mut KnownCare, said: &ChildSaid) -> Vec<Left> {
        let mut left = Vec::new();
        self.settle_person(known, said, &mut left);
        self.settle_care(known, said, &mut left);
        self.settle_years(known, said, &mut left);
        let born = known.who.person.row.birth.born_on();
        for row in said.rows() {
            let why = codes::not_understood(row, born);
            if !why.is_empty() {
                left.push(self.left(row, why.join(" ")));
            }
        }
        left.extend(said.strays.iter().map(|stray| Left {
            place: format!("{}, line {}", stray.file, stray.line),
            why: "The return has no place for this value.".to_owned(),
            body: format!("{}: {}", stray.column, stray.text),
        }));
        left
    }

    /// Lays rows of the file over those of the record; gives where each of the file's went.
    fn lay<R: Record + Clone + PartialEq, S: Says>(
        &self,
        rows: &mut Vec<Kept<R>>,
        said: &[S],
        how: &How<R, S>,
        left: &mut Vec<Left>,
    ) -> Vec<usize> {
        let mut spoken_of: HashSet<usize> = HashSet::new();
        let says_the_same = |row: &R, one: &S| {
            let mut put = row.clone();
            (how.put)(&mut put, one, &mut Putting { weight: Weight::Newest, otherwise: 0 });
            put == *row
        };
        let mut find = |rows: &[Kept<R>], is_it: &dyn Fn(&R) -> bool| {
            let at = (0..rows.len()).find(|at| !spoken_of.contains(at) && is_it(&rows[*at].row));
            spoken_of.extend(at);
            at
        };
        let same: Vec<Option<usize>> = said
            .iter()
            .map(|one| find(rows, &|row| (how.is_it)(row, one) && says_the_same(row, one)))
            .collect();
        let found: Vec<Option<usize>> = said
            .iter()
            .zip(same)
            .map(|(one, same)| same.or_else(|| find(rows, &|row| (how.is_it)(row, one))))
            .collect();
        let mut places = Vec::with_capacity(said.len());
        for (one, found) in said.iter().zip(found) {
            let at = found.unwrap_or_else(|| {
                rows.push(Kept::new((how.make)(one)));
                rows.len() - 1
            });
            let weight = rows[at].mention(self.weight);
            let mut putting = Putting { weight, otherwise: 0 };
            (how.put)(&mut rows[at].row, one, &mut putting);
            if putting.otherwise > 0 {
                left.push(self.left(one.row(), OTHERWISE));
            }
            places.push(at);
        }
        places
    }

    /// Those rows whose day is known and has come; the others are set aside whole.
    fn with_day<'f, R: Row>(
        &self,
        rows: &[&'f R],
        day: impl Fn(&R) -> Option<Date>,
        left: &mut Vec<Left>,
    ) -> Vec<&'f R> {
        let mut all = Vec::with_capacity(rows.len());
        for row in rows {
            match day(row) {
                Some(day) if day <= self.today => all.push(*row),
                Some(_) => left.push(self.left(*row, TO_COME)),
                None => left.push(self.left(*row, NO_DAY)),
            }
        }
        all
    }

    /// A row, set aside whole.
    fn left(&self, row: &dyn Row, why: impl Into<String>) -> Left {
        let file = self.files.iter().find(|(table, _)| *table == row.table());
        let file = file.map_or(row.table(), |(_, file)| file.as_str());
        Left { place: format!("{file}, line {}", row.origin().line), why: why.into(), body: body_of(row) }
    }
}

/// A row as text: each item that says something, one a line.
pub(super) fn body_of(row: &dyn Row) -> String {
    let item = |column: &&str| {
        let value = row.value(column).filter(|value| value.is_filled())?;
        Some(format!("{column}: {value}"))
    };
    row.columns().iter().filter_map(item).collect::<Vec<String>>().join("\n")
}
