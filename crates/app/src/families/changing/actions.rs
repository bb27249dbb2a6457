//! What is done to a family, each deed for whoever was granted it.

use jiff::civil::Date;
use kith_practice::family::{AllocationRole, Part, RelationshipKind};
use kith_practice::people::{NameKind, YesNo};
use kith_vocabulary::birth::Birth;
use kith_vocabulary::ids::{FamilyId, HouseholdId, PersonId};
use uuid::Uuid;

use super::leaving::leave_for;
use crate::families::load::{Whole, whole_family};
use crate::families::page::holds;
use crate::families::rows::{Allocation, Family, FamilyMember, Household, Relationship, Residence};
use crate::people::keys::write_keys;
use crate::people::rows::{Person, PersonName};
use crate::platform::access::{Grant, Role, Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::platform::recorder::{Intent, Recorder, record_task};
use crate::{statement, values};

statement! {
    OTHER_FAMILIES = "
        select distinct m.family_id
          from family_member m
         where m.authority_id = ?1 and m.person_id = ?2 and m.family_id <> ?3 and m.ends_on is null
         order by m.family_id
         limit 50";
}

/// Somebody who is not in the record yet.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// Given names.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Birth, as far as it is known.
    pub birth: Birth,
    /// Code of the sex list.
    pub sex: Option<String>,
}

/// Who joins.
#[derive(Debug, Clone)]
pub enum Who {
    /// Somebody new to the record.
    New(NewPerson),
    /// Somebody who is in the record already, and whether they leave the families they are in.
    Known(PersonId, Elsewhere),
}

/// What becomes of the other families of somebody who joins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Elsewhere {
    /// They stay in them.
    Stays,
    /// They leave them for this one.
    Leaves,
}

/// As what somebody joins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoinAs {
    /// As this to the children: their mother, a friend.
    Tie(RelationshipKind),
    /// As a child of the family.
    Child,
}

/// What is known of parental responsibility.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Responsibility {
    /// What the law gives with the tie.
    Usual,
    /// This.
    Said(Option<YesNo>),
}

/// Where somebody lives who joins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LivesWith {
    /// In this household.
    Household(HouseholdId),
    /// With the children, who have no household yet.
    TheChildren,
    /// Elsewhere, or nobody knows.
    Elsewhere,
}

/// Everything that a person's joining says.
#[derive(Debug, Clone)]
pub struct Joining {
    /// Who joins.
    pub who: Who,
    /// As what.
    pub join_as: JoinAs,
    /// To which children.
    pub children: Vec<PersonId>,
    /// For a child who joins: their parents in the family.
    pub parents: Vec<PersonId>,
    /// Parental responsibility for the children.
    pub responsibility: Responsibility,
    /// Where they live.
    pub lives_with: LivesWith,
}

/// Starts a family's record with its first child. A social worker who starts it works with the child from then on.
pub fn start_family(
    tx: &mut Tx,
    ctx: &Ctx,
    _grant: Grant<may::AddFamily>,
    name: &str,
    child: &NewPerson,
    write_id: Option<Uuid>,
) -> Result<String, Problem> {
    let intent = Intent::to("start a family's record").once(write_id);
    record_task(tx, ctx.acting(), intent, |recorder| {
        let family_id: FamilyId = recorder.new_id();
        recorder.save(&mut Family { family_id, version: 0, name: name.to_owned(), matters_now: None })?;
        let person_id = save_person(recorder, child)?;
        save_member(recorder, family_id, person_id, Part::Child, ctx.today)?;
        if ctx.who.roles.contains(&Role::SocialWorker) {
            recorder.save(&mut Allocation {
                allocation_id: recorder.new_id(),
                version: 0,
                family_id,
                person_id,
                worker_id: ctx.who.worker,
                role: AllocationRole::LeadPractitioner,
                visit_every_days: None,
                starts_on: ctx.today,
                ends_on: None,
            })?;
        }
        Ok(format!("/families/{family_id}?done=family-added"))
    })
}

/// Adds somebody to a family, with what they are to the children and where they live.
pub fn add_person(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: Grant<may::AddPerson>,
    joining: &Joining,
    write_id: Option<Uuid>,
) -> Result<String, Problem> {
    let family = grant.family()?;
    if let Who::Known(person, _) = joining.who {
        permit::<may::ViewPerson>(tx, ctx, Subject::Person(person))?;
    }
    let leaves = match joining.who {
        Who::Known(person, elsewhere) => families_to_leave(tx, ctx, family, person, elsewhere)?,
        Who::New(_) => Vec::new(),
    };
    let whole = whole_family(tx, ctx.authority(), family)?;
    let belongs = |person: &PersonId| whole.people.contains_key(person);
    if !joining.children.iter().chain(&joining.parents).all(belongs) {
        return Err(Problem::NotFound);
    }
    let intent = Intent::to("add a person to a family").once(write_id);
    record_task(tx, ctx.acting(), intent, |recorder| {
        let person = match &joining.who {
            Who::New(new) => save_person(recorder, new)?,
            Who::Known(person, _) => *person,
        };
        for other in &leaves {
            leave_for(recorder, *other, person, family, ctx.today)?;
        }
        let is_here = whole.members.iter().any(|(who, member)| *who == person && member.ends_on.is_none());
        if !is_here {
            save_member(recorder, family, person, part_of(joining), ctx.today)?;
        }
        for (one, other, kind, responsibility) in ties_of(&whole, joining, person) {
            let is_known = whole
                .ties
                .iter()
                .any(|(a, b, tie)| *a == one && *b == other && tie.kind == kind && tie.ends_on.is_none());
            if !is_known {
                save_tie(recorder, one, other, kind, responsibility)?;
            }
        }
        move_in(recorder, &whole, joining, person, ctx.today)?;
        Ok(format!("/families/{family}?done=person-added"))
    })
}

/// The other families that somebody leaves for this one: those that whoever asks may change.
pub(crate) fn families_to_leave(
    tx: &mut Tx,
    ctx: &Ctx,
    family: FamilyId,
    person: PersonId,
    elsewhere: Elsewhere,
) -> Result<Vec<FamilyId>, Problem> {
    if elsewhere == Elsewhere::Stays {
        return Ok(Vec::new());
    }
    let rows = tx.rows(&OTHER_FAMILIES, values![ctx.authority(), person, family])?;
    let others: Vec<FamilyId> = rows.into_iter().map(|mut row| row.take()).collect::<Result<_, _>>()?;
    for other in &others {
        permit::<may::AddPerson>(tx, ctx, Subject::Family(*other))?;
    }
    Ok(others)
}

fn part_of(joining: &Joining) -> Part {
    match joining.join_as {
        JoinAs::Child => Part::Child,
        JoinAs::Tie(kind) => {
            let is_near = kind.is_parent() || kind == RelationshipKind::StepParent;
            let is_elsewhere = joining.lives_with == LivesWith::Elsewhere;
            if is_elsewhere && !is_near { Part::Network } else { Part::Adult }
        }
    }
}

type NewTie = (PersonId, PersonId, RelationshipKind, Option<YesNo>);

/// What is recorded between the one who joins and the others. Brothers and sisters are worked out from their parents,
/// and recorded only where no parent is.
fn ties_of(whole: &Whole, joining: &Joining, person: PersonId) -> Vec<NewTie> {
    let children = joining.children.iter().copied().filter(|child| *child != person);
    match joining.join_as {
        JoinAs::Tie(kind) => {
            let responsibility = match joining.responsibility {
                Responsibility::Usual => kind.usual_responsibility(),
                Responsibility::Said(said) => said,
            };
            children.map(|child| (person, child, kind, responsibility)).collect()
        }
        JoinAs::Child if joining.parents.is_empty() => {
            children.map(|child| (person, child, RelationshipKind::Sibling, None)).collect()
        }
        JoinAs::Child => joining
            .parents
            .iter()
            .filter(|parent| **parent != person)
            .map(|parent| {
                let kind = parent_kind(whole, *parent);
                (*parent, person, kind, kind.usual_responsibility())
            })
            .collect(),
    }
}

/// What a parent is to the children they have; by their sex where they have none yet.
pub(crate) fn parent_kind(whole: &Whole, parent: PersonId) -> RelationshipKind {
    let known = whole.ties.iter().find(|(one, _, tie)| *one == parent && tie.kind.is_parent());
    let by_sex = || match whole.people.get(&parent).and_then(|person| person.sex.as_deref()) {
        Some("F") => RelationshipKind::Mother,
        Some("M") => RelationshipKind::Father,
        _ => RelationshipKind::Parent,
    };
    known.map_or_else(by_sex, |(_, _, tie)| tie.kind)
}

fn move_in(
    recorder: &mut Recorder,
    whole: &Whole,
    joining: &Joining,
    person: PersonId,
    on: Date,
) -> Result<(), Problem> {
    let family_id = whole.family.family_id;
    let (household_id, movers) = match joining.lives_with {
        LivesWith::Elsewhere => return Ok(()),
        LivesWith::Household(household) => {
            if !whole.households.iter().any(|known| known.household_id == household) {
                return Err(Problem::invalid("lives_with", "Choose where they live"));
            }
            (household, vec![person])
        }
        LivesWith::TheChildren => {
            let household_id: HouseholdId = recorder.new_id();
            recorder.save(&mut Household { household_id, version: 0, family_id, name: "Home".to_owned() })?;
            let children = joining.children.iter().copied().filter(|child| *child != person);
            (household_id, children.chain([person]).collect())
        }
    };
    for mover in movers {
        let lives_there = whole.residences.iter().any(|(who, stay)| {
            *who == mover && stay.household_id == household_id && holds(stay.starts_on, stay.ends_on, on)
        });
        if !lives_there {
            recorder.save(&mut Residence {
                residence_id: recorder.new_id(),
                version: 0,
                household_id,
                family_id,
                person_id: mover,
                starts_on: None,
                ends_on: None,
            })?;
        }
    }
    Ok(())
}

pub(crate) fn save_person(recorder: &mut Recorder, new: &NewPerson) -> Result<PersonId, Problem> {
    let authority = recorder.acting().authority;
    let person_id: PersonId = recorder.new_id();
    recorder.save(&mut Person {
        person_id,
        version: 0,
        birth: new.birth,
        died_on: None,
        sex: new.sex.clone(),
        gender_identity: None,
        ethnicity: None,
        first_language: None,
        needs_interpreter: None,
        religion: None,
        disabilities: String::new(),
        communication_needs: None,
        upn_unknown: None,
        merged_into_id: None,
    })?;
    let mut name = PersonName {
        person_name_id: recorder.new_id(),
        version: 0,
        person_id,
        kind: NameKind::Legal,
        given: new.given.clone(),
        family: new.family.clone(),
        starts_on: None,
        ends_on: None,
    };
    recorder.save(&mut name)?;
    write_keys(recorder.tx(), authority, person_id, &[name], &new.birth, &[])?;
    Ok(person_id)
}

/// Makes somebody belong to a family from a day on.
pub(crate) fn save_member(
    recorder: &mut Recorder,
    family_id: FamilyId,
    person_id: PersonId,
    part: Part,
    on: Date,
) -> Result<(), Problem> {
    recorder.save(&mut FamilyMember {
        family_member_id: recorder.new_id(),
        version: 0,
        family_id,
        person_id,
        part,
        starts_on: on,
        ends_on: None,
    })
}

/// Records what somebody is to another.
pub(crate) fn save_tie(
    recorder: &mut Recorder,
    person_id: PersonId,
    other_id: PersonId,
    kind: RelationshipKind,
    parental_responsibility: Option<YesNo>,
) -> Result<(), Problem> {
    recorder.save(&mut Relationship {
        relationship_id: recorder.new_id(),
        version: 0,
        person_id,
        other_id,
        kind,
        parental_responsibility,
        starts_on: None,
        ends_on: None,
    })
}
