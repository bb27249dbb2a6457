//! What is done when people join a family from other records.

use kith_practice::family::{Part, RelationshipKind};
use kith_vocabulary::ids::{FamilyId, PersonId};
use uuid::Uuid;

use crate::families::changing::{
    Elsewhere, families_to_leave, leave_for, parent_kind, save_member, save_tie,
};
use crate::families::load::{Whole, whole_family};
use crate::people::load::find_person;
use crate::platform::access::{Grant, Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::platform::recorder::{Intent, Recorder, record_task};
use crate::{statement, values};

statement! {
    /// As what somebody belongs to families now; as a child if they are one anywhere.
    PART_NOW = "
        select m.part
          from family_member m
          join person p on p.authority_id = m.authority_id and p.person_id = m.person_id
         where m.authority_id = ?1 and (p.person_id = ?2 or p.merged_into_id = ?2) and m.ends_on is null
         order by case when m.part = 'child' then 0 else 1 end, m.family_member_id
         limit 1";
}

/// What the children who come are to the children here, where no parent of theirs is recorded in this family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bond {
    /// Brothers and sisters.
    Siblings,
    /// Nobody says so.
    NotSaid,
}

/// Everything that the form says.
#[derive(Debug, Clone)]
pub(super) struct Told {
    /// Who joins.
    pub(super) people: Vec<PersonId>,
    /// The parents of the children who join, in this family.
    pub(super) parents: Vec<PersonId>,
    /// What they are to the children here.
    pub(super) bond: Bond,
    /// What becomes of the records that they are in.
    pub(super) elsewhere: Elsewhere,
}

/// Somebody who comes, and the families that they leave for this one.
struct Coming {
    person: PersonId,
    part: Part,
    leaves: Vec<FamilyId>,
}

/// Brings people into a family, all in one task.
pub(super) fn bring_in(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: Grant<may::AddPerson>,
    told: &Told,
    write_id: Option<Uuid>,
) -> Result<String, Problem> {
    let family = grant.family()?;
    let whole = whole_family(tx, ctx.authority(), family)?;
    if !told.parents.iter().all(|parent| whole.people.contains_key(parent)) {
        return Err(Problem::NotFound);
    }
    let coming: Vec<Coming> = told
        .people
        .iter()
        .map(|person| coming(tx, ctx, family, *person, told.elsewhere))
        .collect::<Result<_, _>>()?;
    let intent = Intent::to("bring people into a family from other records").once(write_id);
    record_task(tx, ctx.acting(), intent, |recorder| {
        let mut children: Vec<PersonId> = here(&whole, Part::Child);
        for one in &coming {
            for other in &one.leaves {
                leave_for(recorder, *other, one.person, family, ctx.today)?;
            }
            let is_here = |(who, member): &(PersonId, crate::families::rows::FamilyMember)| {
                *who == one.person && member.ends_on.is_none()
            };
            if !whole.members.iter().any(is_here) {
                save_member(recorder, family, one.person, one.part, ctx.today)?;
            }
            if one.part == Part::Child {
                tie(recorder, &whole, told, one.person, &children)?;
                children.push(one.person);
            }
        }
        Ok(format!("/families/{family}?done=people-joined"))
    })
}

fn coming(
    tx: &mut Tx,
    ctx: &Ctx,
    family: FamilyId,
    person: PersonId,
    elsewhere: Elsewhere,
) -> Result<Coming, Problem> {
    permit::<may::ViewPerson>(tx, ctx, Subject::Person(person))?;
    let record = find_person(tx, ctx.authority(), person)?.ok_or(Problem::NotFound)?;
    if record.merged_into_id.is_some() {
        return Err(Problem::NotFound);
    }
    let part = tx.row(&PART_NOW, values![ctx.authority(), person])?.map(|mut row| row.take()).transpose()?;
    let is_young = record.birth.age_on(ctx.today).is_none_or(|age| age < 18);
    Ok(Coming {
        person,
        part: part.unwrap_or(if is_young { Part::Child } else { Part::Adult }),
        leaves: families_to_leave(tx, ctx, family, person, elsewhere)?,
    })
}

fn here(whole: &Whole, part: Part) -> Vec<PersonId> {
    let of = whole.members.iter().filter(|(_, member)| member.ends_on.is_none() && member.part == part);
    of.map(|(person, _)| *person).collect()
}

/// Records the child's parents, or that the children are brothers and sisters; nothing twice.
fn tie(
    recorder: &mut Recorder,
    whole: &Whole,
    told: &Told,
    child: PersonId,
    children: &[PersonId],
) -> Result<(), Problem> {
    let is_known = |one: PersonId, other: PersonId, is: fn(RelationshipKind) -> bool| {
        whole.ties.iter().any(|(a, b, tie)| {
            ((*a, *b) == (one, other) || (*a, *b) == (other, one)) && is(tie.kind) && tie.ends_on.is_none()
        })
    };
    for parent in &told.parents {
        if !is_known(*parent, child, RelationshipKind::is_parent) {
            let kind = parent_kind(whole, *parent);
            save_tie(recorder, *parent, child, kind, kind.usual_responsibility())?;
        }
    }
    if told.bond == Bond::NotSaid || !told.parents.is_empty() {
        return Ok(());
    }
    for other in children.iter().filter(|other| **other != child) {
        if !is_known(child, *other, |kind| kind == RelationshipKind::Sibling) {
            save_tie(recorder, child, *other, RelationshipKind::Sibling, None)?;
        }
    }
    Ok(())
}
