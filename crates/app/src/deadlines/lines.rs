//! Deadlines as lines of a page: what is due for whom, by when, and why.

use jiff::Timestamp;
use jiff::civil::Date;
use kith_practice::deadlines::{DeadlineState, Due, Standing, due_in_words};
use kith_practice::visit::due::day_in_words;
use kith_vocabulary::ids::{AuthorityId, DeadlineId, FamilyId, PersonId, RecordId};

use crate::platform::context::Ctx;
use crate::platform::db::{Row, Tx};
use crate::platform::problem::Problem;
use crate::story::in_a_row;
use crate::{statement, values};

/// The columns of a deadline `d`, in the order of [`Found`].
#[macro_export]
macro_rules! deadline_columns {
    () => {
        "d.deadline_id, d.person_id, d.family_id, d.definition, d.name, d.reason, d.started_by_id, d.started_on,
         d.warn_on, d.due_on, d.due_at, d.state, d.met_on, d.decided_because"
    };
}

statement! {
    OPEN_OF_FAMILY = concat!("
        select ", deadline_columns!(), "
          from deadline d
         where d.authority_id = ?1 and d.family_id = ?2 and d.state in ('open', 'paused')
         order by coalesce(d.due_on, '9999'), d.name, d.deadline_id
         limit 300");

    OPEN_OF_PERSON = concat!("
        select ", deadline_columns!(), "
          from deadline d
         where d.authority_id = ?1 and d.person_id = ?2 and d.state in ('open', 'paused')
         order by coalesce(d.due_on, '9999'), d.name, d.deadline_id
         limit 100");

    ALL_OF_FAMILY = concat!("
        select ", deadline_columns!(), "
          from deadline d
         where d.authority_id = ?1 and d.family_id = ?2
         order by coalesce(d.due_on, '9999'), d.name, d.deadline_id
         limit 1000");

    ONE = concat!("
        select ", deadline_columns!(), "
          from deadline d
         where d.authority_id = ?1 and d.deadline_id = ?2");
}

/// A deadline as it was worked out.
#[derive(Debug, Clone)]
pub struct Found {
    /// The deadline.
    pub deadline: DeadlineId,
    /// The child.
    pub person: PersonId,
    /// The family.
    pub family: FamilyId,
    /// The rule.
    pub definition: String,
    /// What is due.
    pub name: String,
    /// How the day was counted.
    pub reason: String,
    /// The row that started it.
    pub started_by: RecordId,
    /// The day from which it is counted.
    pub started_on: Date,
    warn_on: Option<Date>,
    /// The last moment in time.
    pub due: Option<Due>,
    /// How far it has come.
    pub state: DeadlineState,
    met_on: Option<Date>,
    decided_because: Option<String>,
}

impl Found {
    /// The next values of a row that names [`deadline_columns`].
    pub fn take(row: &mut Row) -> Result<Self, Problem> {
        Ok(Found {
            deadline: row.take()?,
            person: row.take()?,
            family: row.take()?,
            definition: row.take()?,
            name: row.take()?,
            reason: row.take()?,
            started_by: row.take()?,
            started_on: row.take()?,
            warn_on: row.take()?,
            due: {
                let on: Option<Date> = row.take()?;
                let at: Option<Timestamp> = row.take()?;
                on.map(|on| Due { on, at })
            },
            state: row.take()?,
            met_on: row.take()?,
            decided_because: row.take()?,
        })
    }

    /// How it looks at an instant of a day in London; nothing when it is not open.
    pub fn standing(&self, today: Date, now: Timestamp) -> Option<Standing> {
        let due = self.due.filter(|_| self.state == DeadlineState::Open)?;
        Some(due.standing(self.warn_on.unwrap_or(due.on), today, now))
    }

    /// `due 4 March`, `met 3 March`.
    pub fn when(&self, today: Date, now: Timestamp) -> String {
        let day = |day: Option<Date>| day.map_or_else(String::new, |day| day_in_words(day, today));
        match (self.state, self.due, self.standing(today, now)) {
            (_, Some(due), Some(standing)) => due_in_words(due, standing, today),
            (DeadlineState::Met | DeadlineState::MetLate, due, _) => {
                let met = day(self.met_on);
                due.map_or_else(
                    || format!("met {met}"),
                    |due| format!("met {met}, due {}", day(Some(due.on))),
                )
            }
            (DeadlineState::Missed, due, _) => format!("not met, was due {}", day(due.map(|due| due.on))),
            (DeadlineState::NotNeeded, _, _) => "not needed".to_owned(),
            _ => "the clock stands still".to_owned(),
        }
    }
}

/// What is due for some children of a family by the same rule on the same day.
#[derive(Debug, Clone)]
pub struct DueLine {
    /// What is due.
    pub what: String,
    /// For whom.
    pub who: String,
    /// `due 4 March`, `overdue since 4 March`.
    pub when: String,
    /// How the day was counted, and what a manager decided about it.
    pub reason: String,
    /// Why a manager decided otherwise.
    pub decided: Option<String>,
    /// How it looks today; nothing when it is not open.
    pub standing: Option<Standing>,
    /// The family's name and page, where the line is not on it.
    pub family: Option<(String, String)>,
    /// Each child's own deadline, for whoever may decide about it.
    pub each: Vec<(String, String)>,
    key: (String, Option<Due>, String, FamilyId),
}

impl DueLine {
    /// Whose family's it is.
    pub fn of_family(&self) -> FamilyId {
        self.key.3
    }

    /// Whether the last day has passed.
    pub fn is_overdue(&self) -> bool {
        self.standing == Some(Standing::Overdue)
    }

    /// Whether it is within the days in which somebody is told.
    pub fn is_soon(&self) -> bool {
        self.standing == Some(Standing::Soon)
    }
}

/// Deadlines as lines, those of brothers and sisters together. `name` gives what a child is called, or nothing when
/// the reader may not know them: then there is no line.
pub fn lines(
    found: &[Found],
    (today, now): (Date, Timestamp),
    mut name: impl FnMut(PersonId) -> Option<String>,
) -> Vec<DueLine> {
    let mut lines: Vec<(DueLine, Vec<String>)> = Vec::new();
    for one in found {
        let Some(who) = name(one.person) else { continue };
        let link = format!("/families/{}/due/{}", one.family, one.deadline);
        let key = (one.definition.clone(), one.due, format!("{}{}", one.state, one.reason), one.family);
        if let Some((line, names)) = lines.iter_mut().find(|(line, _)| line.key == key) {
            names.push(who.clone());
            line.each.push((who, link));
            continue;
        }
        let line = DueLine {
            what: one.name.clone(),
            who: String::new(),
            when: one.when(today, now),
            reason: one.reason.clone(),
            decided: one.decided_because.clone(),
            standing: one.standing(today, now),
            family: None,
            each: vec![(who.clone(), link)],
            key,
        };
        lines.push((line, vec![who]));
    }
    lines.into_iter().map(|(line, names)| DueLine { who: in_a_row(names), ..line }).collect()
}

fn found(rows: Vec<Row>) -> Result<Vec<Found>, Problem> {
    rows.into_iter().map(|mut row| Found::take(&mut row)).collect()
}

/// What is open for the children of a family, what is due first coming first.
pub fn open_of_family(tx: &mut Tx, authority: AuthorityId, family: FamilyId) -> Result<Vec<Found>, Problem> {
    found(tx.rows(&OPEN_OF_FAMILY, values![authority, family])?)
}

/// What is open for a person.
pub fn open_of_person(tx: &mut Tx, authority: AuthorityId, person: PersonId) -> Result<Vec<Found>, Problem> {
    found(tx.rows(&OPEN_OF_PERSON, values![authority, person])?)
}

/// What is and lately was due for the children of a family.
pub(super) fn all_of_family(tx: &mut Tx, ctx: &Ctx, family: FamilyId) -> Result<Vec<Found>, Problem> {
    found(tx.rows(&ALL_OF_FAMILY, values![ctx.authority(), family])?)
}

/// One deadline of a family.
pub(super) fn one_of_family(
    tx: &mut Tx,
    ctx: &Ctx,
    family: FamilyId,
    deadline: DeadlineId,
) -> Result<Found, Problem> {
    let row = tx.row(&ONE, values![ctx.authority(), deadline])?;
    let one = row.map(|mut row| Found::take(&mut row)).transpose()?;
    one.filter(|one| one.family == family).ok_or(Problem::NotFound)
}
