//! What an import changed, child by child in the order of the file, for those who may know of each child.
//!
//! It is read from the changes themselves: an import is one transaction that holds the chain, so everything it
//! changed stands between the two changes of its own row.

mod words;

#[cfg(test)]
pub(super) use words::row_in_words;

use std::collections::BTreeMap;

use kith_vocabulary::ids::{FamilyId, ImportId, PersonId};

use crate::platform::access::{Action, Facts, Situation, Subject, knows};
use crate::platform::chain::columns_of;
use crate::platform::context::Ctx;
use crate::platform::db::{Row, Tx};
use crate::platform::problem::Problem;
use crate::{family_facts, statement, values};

/// How many children a page shows.
const CHILDREN_A_PAGE: usize = 25;
/// How many changes a page looks at.
const CHANGES_A_PAGE: usize = 400;

statement! {
    RANGE_OF_IMPORT = "
        select min(seq), max(seq)
          from change
         where authority_id = ?1
           and table_name = 'import'
           and row_id = ?2";

    READ_BY = "
        select w.name
          from change c
          join task t on t.authority_id = c.authority_id and t.task_id = c.task_id
          join worker w on w.authority_id = t.authority_id and w.worker_id = t.actor_id
         where c.authority_id = ?1
           and c.seq = ?2";

    /// Each change with how the row stood before it.
    CHANGES = "
        select c.seq, c.task_id, c.table_name, c.version, c.person_id, c.body, b.body
          from change c
          left join change b
            on b.authority_id = c.authority_id
           and b.table_name = c.table_name
           and b.row_id = c.row_id
           and b.version = c.version - 1
         where c.authority_id = ?1
           and c.seq > ?2
           and c.seq < ?3
         order by c.seq
         limit 400";

    /// How whoever asks stands to the people of these changes, family by family.
    FACTS_OF_CHANGES = concat!("
        select m.person_id, ", family_facts!(), "
          from family_member m
          join family f on f.authority_id = m.authority_id and f.family_id = m.family_id
         where m.authority_id = ?1
           and (m.ends_on is null or m.ends_on > ?3)
           and m.person_id in (select c.person_id
                                 from change c
                                where c.authority_id = ?1
                                  and c.seq >= ?4
                                  and c.seq <= ?5
                                  and c.person_id is not null)
         order by m.person_id, f.family_id
         limit 2000");

    /// What the people of these changes are known by now.
    LABELS_OF_CHANGES = "
        select p.person_id,
               (select max(i.value)
                  from identifier i
                 where i.authority_id = p.authority_id and i.person_id = p.person_id
                   and i.scheme = 'child id' and i.ends_on is null),
               (select max(n.given || ' ' || n.family)
                  from person_name n
                 where n.authority_id = p.authority_id and n.person_id = p.person_id
                   and n.kind = 'legal' and n.ends_on is null),
               (select min(m.family_id)
                  from family_member m
                 where m.authority_id = p.authority_id and m.person_id = p.person_id
                   and m.part = 'child' and m.ends_on is null)
          from person p
         where p.authority_id = ?1
           and p.person_id in (select c.person_id
                                 from change c
                                where c.authority_id = ?1
                                  and c.seq >= ?2
                                  and c.seq <= ?3
                                  and c.person_id is not null)
         limit 400";
}

/// What one task of an import changed: a child's, or the file's own.
#[derive(Debug, Default)]
pub(super) struct Changed {
    /// Who the child is; blank for the file itself.
    pub(super) label: String,
    /// The child's family.
    pub(super) href: String,
    /// Rows that are new, in words.
    pub(super) new: Vec<String>,
    /// Fields that changed.
    pub(super) fields: Vec<Field>,
    /// Parts of the file that are kept beside the record.
    pub(super) beside: Vec<Beside>,
}

/// A field that changed.
#[derive(Debug)]
pub(super) struct Field {
    /// The row, in words.
    pub(super) row: String,
    /// The field, in words.
    pub(super) name: String,
    /// What stood there.
    pub(super) before: String,
    /// What stands there since.
    pub(super) after: String,
}

/// A part of the file that is kept beside the record.
#[derive(Debug)]
pub(super) struct Beside {
    /// Where in the file.
    pub(super) place: String,
    /// Why.
    pub(super) why: String,
    /// The part.
    pub(super) body: String,
}

/// A page of what an import changed.
#[derive(Debug, Default)]
pub(super) struct ChangesPage {
    /// Who read the file.
    pub(super) read_by: String,
    /// Child by child.
    pub(super) all: Vec<Changed>,
    /// After which change the next page begins, if there is one.
    pub(super) next: Option<i64>,
}

struct Change {
    seq: i64,
    task: String,
    table: String,
    version: i64,
    person: Option<PersonId>,
    body: Option<String>,
    before: Option<String>,
}

impl Change {
    fn take(mut row: Row) -> Result<Self, Problem> {
        Ok(Change {
            seq: row.take()?,
            task: row.take()?,
            table: row.take()?,
            version: row.take()?,
            person: row.take()?,
            body: row.take()?,
            before: row.take()?,
        })
    }
}

/// What an import changed, from the change after `after` on. Each child that is shown is noted in the audit.
pub(super) fn page_of(tx: &mut Tx, ctx: &Ctx, import: ImportId, after: i64) -> Result<ChangesPage, Problem> {
    let authority = ctx.authority();
    let mut range =
        tx.row(&RANGE_OF_IMPORT, values![authority, import.to_string()])?.ok_or(Problem::NotFound)?;
    let (Some(first), Some(last)): (Option<i64>, Option<i64>) = (range.take()?, range.take()?) else {
        return Ok(ChangesPage::default());
    };
    let read_by =
        tx.row(&READ_BY, values![authority, first])?.map_or(Ok(String::new()), |mut row| row.take())?;
    let changes = tx
        .rows(&CHANGES, values![authority, after.max(first), last])?
        .into_iter()
        .map(Change::take)
        .collect::<Result<Vec<_>, _>>()?;
    let groups = whole_groups(&changes);
    let (Some(from), Some(to)) =
        (groups.first().map(|group| group[0].seq), groups.last().map(|group| group[group.len() - 1].seq))
    else {
        return Ok(ChangesPage { read_by, ..ChangesPage::default() });
    };
    let situations = situations(tx, ctx, from, to)?;
    let labels = labels(tx, ctx, from, to)?;
    let mut all = Vec::with_capacity(groups.len());
    for group in groups {
        if let Some(changed) = shown(ctx, group, &situations, &labels) {
            all.push(changed);
        }
    }
    Ok(ChangesPage { read_by, all, next: (to + 1 < last).then_some(to) })
}

/// The changes task by task; a task of which the end may be missing waits for the next page.
fn whole_groups(changes: &[Change]) -> Vec<&[Change]> {
    let mut groups: Vec<&[Change]> = changes.chunk_by(|one, other| one.task == other.task).collect();
    if changes.len() == CHANGES_A_PAGE && groups.len() > 1 {
        groups.pop();
    }
    groups.truncate(CHILDREN_A_PAGE);
    groups
}

/// How whoever asks stands to each person. Somebody who belongs to no family is left out, and so is not shown.
fn situations(tx: &mut Tx, ctx: &Ctx, from: i64, to: i64) -> Result<BTreeMap<PersonId, Situation>, Problem> {
    let values = values![ctx.authority(), ctx.who.worker, ctx.today, from, to];
    let mut facts: BTreeMap<PersonId, Vec<Facts>> = BTreeMap::new();
    for mut row in tx.rows(&FACTS_OF_CHANGES, values)? {
        let person: PersonId = row.take()?;
        facts.entry(person).or_default().push(Facts::take(&mut row)?);
    }
    Ok(facts.into_iter().map(|(person, all)| (person, Facts::together(&all).situation())).collect())
}

type Labels = BTreeMap<PersonId, (String, Option<FamilyId>)>;

fn labels(tx: &mut Tx, ctx: &Ctx, from: i64, to: i64) -> Result<Labels, Problem> {
    let mut labels = Labels::new();
    for mut row in tx.rows(&LABELS_OF_CHANGES, values![ctx.authority(), from, to])? {
        let person: PersonId = row.take()?;
        let (child_id, name): (Option<String>, Option<String>) = (row.take()?, row.take()?);
        let label = match (name, child_id) {
            (Some(name), _) => name.trim().to_owned(),
            (None, Some(child_id)) => format!("Child {child_id} (name not known)"),
            (None, None) => "Child without an ID (name not known)".to_owned(),
        };
        labels.insert(person, (label, row.take()?));
    }
    Ok(labels)
}

/// A task's changes in words; nothing when it is about somebody whom this person may not know of.
fn shown(
    ctx: &Ctx,
    group: &[Change],
    situations: &BTreeMap<PersonId, Situation>,
    labels: &Labels,
) -> Option<Changed> {
    let mut changed = Changed::default();
    for person in group.iter().filter_map(|change| change.person) {
        let situation = *situations.get(&person).filter(|situation| knows(&ctx.who.roles, **situation))?;
        ctx.note_audit(Action::ViewPerson, situation, Subject::Person(person));
        if changed.label.is_empty()
            && let Some((label, family)) = labels.get(&person)
        {
            changed.label = label.clone();
            changed.href = family.map_or_else(String::new, |family| format!("/families/{family}"));
        }
    }
    for change in group {
        add(&mut changed, change);
    }
    Some(changed)
}

fn add(changed: &mut Changed, change: &Change) {
    // A body that was emptied at the end of retention leaves nothing to say.
    let Some(columns) = change.body.as_deref().and_then(columns_of) else { return };
    let row = words::row_in_words(&change.table, &columns);
    if change.table == "leftover" {
        let text = |name: &str| words::text(&columns, name).unwrap_or_default().to_owned();
        changed.beside.push(Beside { place: text("place"), why: text("why"), body: text("body") });
    } else if change.version == 1 {
        changed.new.push(row);
    } else if let Some(before) = change.before.as_deref().and_then(columns_of) {
        for (column, value) in &columns {
            if column != "version" && before.get(column) != Some(value) {
                changed.fields.push(Field {
                    row: row.clone(),
                    name: words::field_in_words(column),
                    before: words::value_in_words(&change.table, column, before.get(column)),
                    after: words::value_in_words(&change.table, column, Some(value)),
                });
            }
        }
    }
}
