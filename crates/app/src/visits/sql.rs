//! What a visit's pages read: the people of a family whom the reader may know, its workers, and a visit whole.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use kith_practice::family::Part;
use kith_practice::people::NameKind;
use kith_practice::people::names::{Name, shown};
use kith_practice::visit::GoingOn;
use kith_vocabulary::birth::Birth;
use kith_vocabulary::ids::{AuthorityId, FamilyId, PersonId, VisitId, WorkerId};

use super::rows::{ActionItem, Visit, VisitChild, VisitPresent};
use crate::deadlines::Source;
use crate::platform::access::{Facts, knows};
use crate::platform::context::Ctx;
use crate::platform::db::{Row, Tx};
use crate::platform::problem::Problem;
use crate::{family_facts, family_people, statement, values};

/// Somebody of a family, as the forms and pages of its visits show them.
#[derive(Debug, Clone)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// Their part in the family.
    pub part: Part,
    /// What is known of the birth.
    pub birth: Birth,
    /// Whether they belong to the family today.
    pub is_here: bool,
    /// What they are called.
    pub name: String,
}

/// A family as far as the reader may know it.
#[derive(Debug, Clone)]
pub struct Around {
    /// The family.
    pub family: FamilyId,
    /// What it is called.
    pub family_name: String,
    /// Everybody who belongs or belonged to it, children first and oldest first.
    pub members: Vec<Member>,
    /// Who works with its children today, whoever asks first.
    pub workers: Vec<(WorkerId, String)>,
    /// Whose each record is, where two were found to be of one person.
    same: HashMap<PersonId, PersonId>,
}

impl Around {
    /// The children who belong to the family today.
    pub fn children(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.is_here && member.part == Part::Child)
    }

    /// Everybody else who belongs to the family today.
    pub fn others(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.is_here && member.part != Part::Child)
    }

    /// Somebody of the family.
    pub fn member(&self, person: PersonId) -> Option<&Member> {
        let person = self.survivor(person);
        self.members.iter().find(|member| member.person == person)
    }

    /// The record that stands for a person, where two were found to be of one.
    pub fn survivor(&self, record: PersonId) -> PersonId {
        self.same.get(&record).copied().unwrap_or(record)
    }

    /// Every record of a person.
    pub fn records(&self, person: PersonId) -> Vec<PersonId> {
        let same = self.same.iter().filter(|(_, survivor)| **survivor == person);
        same.map(|(record, _)| *record).collect()
    }

    /// Where somebody comes in the order of the family.
    pub fn place(&self, person: PersonId) -> Option<usize> {
        let person = self.member(person)?.person;
        self.members.iter().position(|member| member.person == person)
    }

    /// What somebody is called; nothing when the reader may not know them.
    pub fn name(&self, person: PersonId) -> Option<&str> {
        self.member(person).map(|member| member.name.as_str())
    }

    /// What a worker of the family is called.
    pub fn worker(&self, worker: WorkerId) -> Option<&str> {
        self.workers.iter().find(|(id, _)| *id == worker).map(|(_, name)| name.as_str())
    }
}

/// A visit with everything that belongs to it.
#[derive(Debug, Clone)]
pub struct Whole {
    /// The visit.
    pub visit: Visit,
    /// Each child's part.
    pub children: Vec<VisitChild>,
    /// Who else was there. A row without a person and a name was taken back.
    pub present: Vec<VisitPresent>,
    /// What came of it.
    pub actions: Vec<ActionItem>,
}

impl Whole {
    /// Counts every change of the visit and of its parts, so that an edit of an older one is noticed.
    pub fn version(&self) -> i64 {
        let children: i64 = self.children.iter().map(|child| child.version).sum();
        let present: i64 = self.present.iter().map(|present| present.version).sum();
        self.visit.version + children + present
    }
}

/// The last change of a visit: who made it, and when.
#[derive(Debug, Clone)]
pub struct LastChange {
    /// Who.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// Why, where it was said.
    pub reason: Option<String>,
}

statement! {
    NAME_OF_FAMILY = "
        select name
          from family
         where authority_id = ?1 and family_id = ?2";

    /// Everybody who ever belonged to the family, once for each record that is theirs and each family they are in
    /// today, with the facts of that family.
    MEMBERS = concat!("
        with ", family_people!("?4"), "
        select e.survivor_id, also.person_id, m.part, m.ends_on, p.birth, ", family_facts!(), "
          from family_member m
          join everyone e on e.person_id = m.person_id
          join person p on p.authority_id = m.authority_id and p.person_id = e.survivor_id
          join everyone also on also.survivor_id = e.survivor_id
          join family_member other on other.authority_id = m.authority_id and other.person_id = also.person_id
               and (other.family_id = m.family_id or other.ends_on is null or other.ends_on > ?3)
          join family f on f.authority_id = other.authority_id and f.family_id = other.family_id
         where m.authority_id = ?1 and m.family_id = ?4
         order by e.survivor_id, m.starts_on
         limit 2000");

    /// Their names, and the authority's own number for those who have none.
    NAMES_OF_MEMBERS = concat!("
        with ", family_people!("?2"), "
        select e.survivor_id, n.kind, n.given, n.family, n.starts_on, n.ends_on
          from everyone e
          join person_name n on n.authority_id = ?1 and n.person_id = e.person_id
         union all
        select e.survivor_id, 'child id', i.value, '', null, i.ends_on
          from everyone e
          join identifier i on i.authority_id = ?1 and i.person_id = e.person_id and i.scheme = 'child id'
         order by 1, 5
         limit 4000");

    /// The workers of the family's children today, and one more by id.
    WORKERS_OF_FAMILY = "
        select w.worker_id, w.name
          from worker w
         where w.authority_id = ?1
           and (w.worker_id = ?3 or w.worker_id = ?5
                or w.worker_id in (
                   select a.worker_id
                     from allocation a
                    where a.authority_id = ?1 and a.family_id = ?2 and (a.ends_on is null or a.ends_on > ?4)))
         order by w.name, w.worker_id
         limit 60";

    FIND_VISIT = "
        select {visit}
          from visit
         where authority_id = ?1 and visit_id = ?2";

    CHILDREN_OF_VISIT = "
        select {visit_child}
          from visit_child
         where authority_id = ?1 and visit_id = ?2
         order by visit_child_id
         limit 60";

    PRESENT_AT_VISIT = "
        select {visit_present}
          from visit_present
         where authority_id = ?1 and visit_id = ?2
         order by case when person_id is null then 1 else 0 end, name, visit_present_id
         limit 100";

    ACTIONS_OF_VISIT = "
        select {action_item}
          from action_item
         where authority_id = ?1 and visit_id = ?2
         order by due_on, what, action_item_id
         limit 100";

    /// Which visits meet deadlines: those at which the child was seen.
    HAPPENED = "
        select c.person_id, c.family_id,
               case v.purpose when 'child in need' then 'need visit'
                              when 'child protection' then 'protection visit'
                              when 'looked after' then 'care visit'
                              when 'care leaver' then 'adviser visit'
                              else 'other visit' end,
               v.happened_on, null, c.visit_child_id, null
          from visit_child c
          join visit v on v.authority_id = c.authority_id and v.visit_id = c.visit_id
         where c.authority_id = ?1 and c.person_id between ?2 and ?3
           and v.state = 'done' and v.happened_on is not null and c.seen in ('alone', 'with others')
         limit 1000000";

    /// What goes on for each child of the family: a plan, or an assessment that nobody authorised yet.
    GOING_ON = "
        with theirs as (
          select p.person_id as person_id, coalesce(p.merged_into_id, p.person_id) as survivor_id
            from person p
           where p.authority_id = ?1
             and (p.person_id in (select m.person_id from family_member m
                                   where m.authority_id = ?1 and m.family_id = ?2
                                     and (m.ends_on is null or m.ends_on > ?3))
               or p.merged_into_id in (select m.person_id from family_member m
                                        where m.authority_id = ?1 and m.family_id = ?2
                                          and (m.ends_on is null or m.ends_on > ?3))))
        select theirs.survivor_id, 'protection plan'
          from theirs join protection_plan g on g.authority_id = ?1 and g.person_id = theirs.person_id
         where g.started_on <= ?3 and (g.ended_on is null or g.ended_on > ?3)
         union
        select theirs.survivor_id, 'looked after'
          from theirs join care_episode g on g.authority_id = ?1 and g.person_id = theirs.person_id
         where g.started_on <= ?3 and (g.ended_on is null or g.ended_on > ?3)
         union
        select theirs.survivor_id, 'need plan'
          from theirs join need_plan g on g.authority_id = ?1 and g.person_id = theirs.person_id
         where g.started_on <= ?3 and (g.ended_on is null or g.ended_on > ?3)
         union
        select theirs.survivor_id, 'assessment'
          from theirs join assessment g on g.authority_id = ?1 and g.person_id = theirs.person_id
          join referral r on r.authority_id = ?1 and r.referral_id = g.referral_id and r.closed_on is null
         where g.started_on <= ?3 and g.authorised_on is null
         order by 1, 2
         limit 500";

    LAST_CHANGE = "
        select w.name, t.at, t.reason
          from change c
          join task t on t.authority_id = c.authority_id and t.task_id = c.task_id
          join worker w on w.authority_id = t.authority_id and w.worker_id = t.actor_id
         where c.authority_id = ?1 and c.family_id = ?2
           and c.row_id in (
               select ?3
                union select k.visit_child_id from visit_child k where k.authority_id = ?1 and k.visit_id = ?3
                union select b.visit_present_id from visit_present b where b.authority_id = ?1 and b.visit_id = ?3)
         order by c.seq desc
         limit 1";
}

/// What visits say happened.
pub const HAPPENINGS: Source = Source { tables: &["visit", "visit_child"], statement: &HAPPENED };

/// A visit, before anybody asked whether its reader may know of it.
pub(crate) fn find_visit(tx: &mut Tx, authority: AuthorityId, id: VisitId) -> Result<Option<Visit>, Problem> {
    tx.find(&FIND_VISIT, values![authority, id])
}

/// A visit with its parts.
pub(super) fn whole(tx: &mut Tx, authority: AuthorityId, visit: Visit) -> Result<Whole, Problem> {
    let key = values![authority, visit.visit_id];
    Ok(Whole {
        children: tx.records(&CHILDREN_OF_VISIT, key)?,
        present: tx.records(&PRESENT_AT_VISIT, key)?,
        actions: tx.records(&ACTIONS_OF_VISIT, key)?,
        visit,
    })
}

/// Who changed a visit last.
pub(crate) fn last_change(
    tx: &mut Tx,
    authority: AuthorityId,
    visit: &Visit,
) -> Result<Option<LastChange>, Problem> {
    let row = tx.row(&LAST_CHANGE, values![authority, visit.family_id, visit.visit_id])?;
    row.map(|mut row| Ok(LastChange { by: row.take()?, at: row.take()?, reason: row.take()? })).transpose()
}

/// The family around a visit, without the people whom the reader may not know. `also` is one more worker to name.
pub fn around(tx: &mut Tx, ctx: &Ctx, family: FamilyId, also: Option<WorkerId>) -> Result<Around, Problem> {
    let authority = ctx.authority();
    let family_name: String =
        tx.row(&NAME_OF_FAMILY, values![authority, family])?.ok_or(Problem::NotFound)?.take()?;
    let (members, same) = members(tx, ctx, family)?;
    let mut workers = Vec::new();
    let asking = values![authority, family, ctx.who.worker, ctx.today, also.unwrap_or(ctx.who.worker)];
    for mut row in tx.rows(&WORKERS_OF_FAMILY, asking)? {
        workers.push((row.take::<WorkerId>()?, row.take::<String>()?));
    }
    workers.sort_by_key(|(id, _)| *id != ctx.who.worker);
    Ok(Around { family, family_name, members, workers, same })
}

/// What goes on for the children whom the reader may know: what a visit to them is for follows from it.
pub(super) fn going_on(tx: &mut Tx, ctx: &Ctx, around: &Around) -> Result<Vec<GoingOn>, Problem> {
    let mut all = Vec::new();
    for mut row in tx.rows(&GOING_ON, values![ctx.authority(), around.family, ctx.today])? {
        let (person, what): (PersonId, GoingOn) = (row.take()?, row.take()?);
        if around.children().any(|child| child.person == person) {
            all.push(what);
        }
    }
    Ok(all)
}

/// The members whom the reader may know, and which records are the same person's.
type Members = (Vec<Member>, HashMap<PersonId, PersonId>);

fn members(tx: &mut Tx, ctx: &Ctx, family: FamilyId) -> Result<Members, Problem> {
    let authority = ctx.authority();
    let mut members = Vec::<(Member, Vec<Facts>)>::new();
    let mut same = HashMap::new();
    for mut row in tx.rows(&MEMBERS, values![authority, ctx.who.worker, ctx.today, family])? {
        let (person, record): (PersonId, PersonId) = (row.take()?, row.take()?);
        same.insert(record, person);
        let (member, facts) = member(person, &mut row, ctx.today)?;
        match members.last_mut().filter(|(last, _)| last.person == member.person) {
            Some((last, all)) => {
                last.is_here |= member.is_here;
                last.part = if member.is_here { member.part } else { last.part };
                all.push(facts);
            }
            None => members.push((member, vec![facts])),
        }
    }
    let names = names(tx.rows(&NAMES_OF_MEMBERS, values![authority, family])?, ctx.today)?;
    let mut members: Vec<Member> = members
        .into_iter()
        .filter(|(_, facts)| knows(&ctx.who.roles, Facts::together(facts).situation()))
        .map(|(member, _)| Member { name: called(&names, member.person), ..member })
        .collect();
    members.sort_by_key(|member| (member.part, member.birth.earliest(), member.name.clone()));
    Ok((members, same))
}

fn member(person: PersonId, row: &mut Row, today: Date) -> Result<(Member, Facts), Problem> {
    let part = row.take()?;
    let ends_on: Option<Date> = row.take()?;
    let birth = row.take()?;
    let is_here = ends_on.is_none_or(|end| end > today);
    Ok((Member { person, part, birth, is_here, name: String::new() }, Facts::take(row)?))
}

/// What each person is called, from rows of their names and of the authority's own numbers for them.
pub(crate) fn names(rows: Vec<Row>, today: Date) -> Result<HashMap<PersonId, String>, Problem> {
    type Told = (Option<NameKind>, String, String, Option<Date>, Option<Date>);
    let mut told = HashMap::<PersonId, Vec<Told>>::new();
    for mut row in rows {
        let (person, kind): (PersonId, String) = (row.take()?, row.take()?);
        let row = (kind.parse().ok(), row.take()?, row.take()?, row.take()?, row.take()?);
        told.entry(person).or_default().push(row);
    }
    let named = told.into_iter().map(|(person, rows)| {
        let child_id = rows.iter().find(|row| row.0.is_none() && row.4.is_none()).map(|row| row.1.as_str());
        let names = rows.iter().filter_map(|(kind, given, family, starts_on, ends_on)| {
            Some(Name { kind: (*kind)?, given, family, starts_on: *starts_on, ends_on: *ends_on })
        });
        (person, shown(&names.collect::<Vec<_>>(), today, child_id))
    });
    Ok(named.collect())
}

/// What somebody is called, or that nobody knows.
pub(crate) fn called(names: &HashMap<PersonId, String>, person: PersonId) -> String {
    names.get(&person).cloned().unwrap_or_else(|| "Name not known".to_owned())
}
