//! Which rows of the record are which happening: one statement a slice.
//!
//! Each gives the same seven columns for the people whose ids lie from ?2 to ?3: the person, the family, the happening's
//! key, its day, its instant or null (its day may be null where the instant says it), the row's id, and the id of what it belongs to where a child may have several at
//! a time, or null. Work in progress is left out: a draft meets no deadline.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use kith_practice::deadlines::{Definition, Happening, HappeningKind};
use kith_vocabulary::calendar::london_today;
use kith_vocabulary::ids::{AuthorityId, FamilyId, PersonId, RecordId};

use crate::platform::db::{Statement, Tx};
use crate::platform::problem::Problem;
use crate::{care, front_door, journey, meetings, proceedings, protection, values, visits};

/// The happenings of one slice.
pub struct Source {
    /// The tables that the statement reads: a change of their rows has the child's deadlines worked out again.
    pub tables: &'static [&'static str],
    /// The statement.
    pub statement: &'static Statement,
}

/// Every source. A slice's is one line here.
pub(super) static SOURCES: &[Source] = &[
    front_door::told::happenings::HAPPENINGS,
    journey::HAPPENINGS,
    visits::sql::HAPPENINGS,
    meetings::happenings::HAPPENINGS,
    protection::happenings::HAPPENINGS,
    proceedings::happenings::HAPPENINGS,
    care::told::happenings::HAPPENINGS,
];

/// Whether a change of this table's rows can change what is due.
pub(super) fn concerns(table: &str) -> bool {
    matches!(table, "person" | "deadline_override")
        || SOURCES.iter().any(|source| source.tables.contains(&table))
}

/// Whether any slice records this happening: its key stands in a statement.
fn is_recorded(kind: HappeningKind) -> bool {
    let quoted = format!("'{kind}'");
    SOURCES.iter().any(|source| source.statement.for_sqlite().contains(&quoted))
}

/// Whether Kith records both what starts a deadline and what meets it. One that nothing could meet would only ever
/// be overdue.
pub(super) fn can_be_kept(definition: &Definition) -> bool {
    let starts =
        definition.starts_at_age.is_some() || definition.starts.iter().any(|kind| is_recorded(*kind));
    starts && definition.met_by.iter().any(|kind| is_recorded(*kind))
}

/// What happened to somebody, with the family of each row.
pub(super) type Told = Vec<(Happening, FamilyId)>;

/// What happened to the people whose ids lie between, by the record it stands in.
pub(super) fn read(
    tx: &mut Tx,
    authority: AuthorityId,
    first: PersonId,
    last: PersonId,
) -> Result<HashMap<PersonId, Told>, Problem> {
    let mut told: HashMap<PersonId, Told> = HashMap::new();
    for source in SOURCES {
        for mut row in tx.rows(source.statement, values![authority, first, last])? {
            let (person, family): (PersonId, FamilyId) = (row.take()?, row.take()?);
            let kind = row.take()?;
            let (on, at): (Option<Date>, Option<Timestamp>) = (row.take()?, row.take()?);
            let happening = Happening {
                kind,
                on: on.or(at.map(london_today)).ok_or_else(|| Problem::fault("a happening has no day"))?,
                at,
                record: row.take::<RecordId>()?,
                thread: row.take()?,
            };
            told.entry(person).or_default().push((happening, family));
        }
    }
    Ok(told)
}
