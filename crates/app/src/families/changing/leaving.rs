//! Leaving a family, saying what matters now to it, and what it is called.

use jiff::civil::Date;
use kith_vocabulary::ids::{FamilyId, PersonId};
use uuid::Uuid;

use crate::families::rows::{Allocation, Family, FamilyMember, Residence};
use crate::platform::access::{Grant, may};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::platform::recorder::{Intent, Recorder, record_task};
use crate::{statement, values};

statement! {
    FAMILY_TO_CHANGE = "
        select {family f}
          from family f
         where f.authority_id = ?1 and f.family_id = ?2";

    MEMBERSHIPS = "
        select {family_member m}
          from family_member m
         where m.authority_id = ?1 and m.person_id in (select p.person_id from person p
                                where p.authority_id = ?1 and (p.person_id = ?2 or p.merged_into_id = ?2))
           and m.ends_on is null
         order by m.family_member_id
         limit 50";

    STAYS = "
        select {residence r}
          from residence r
         where r.authority_id = ?1 and r.person_id in (select p.person_id from person p
                                where p.authority_id = ?1 and (p.person_id = ?2 or p.merged_into_id = ?2))
           and r.family_id = ?3 and r.ends_on is null
         limit 50";

    OPEN_ALLOCATIONS = "
        select {allocation a}
          from allocation a
         where a.authority_id = ?1 and a.person_id in (select p.person_id from person p
                                where p.authority_id = ?1 and (p.person_id = ?2 or p.merged_into_id = ?2))
           and a.family_id = ?3 and a.ends_on is null
         limit 50";
}

/// Says what matters now, for whoever opens the family's page.
pub fn say_what_matters(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: Grant<may::ChangePerson>,
    words: Option<String>,
    seen: i64,
    write_id: Option<Uuid>,
) -> Result<String, Problem> {
    let family_id = grant.family()?;
    let mut family: Family =
        tx.find(&FAMILY_TO_CHANGE, values![ctx.authority(), family_id])?.ok_or(Problem::NotFound)?;
    family.version = seen;
    family.matters_now = words;
    record_task(tx, ctx.acting(), Intent::to("say what matters now").once(write_id), |recorder| {
        recorder.save(&mut family)?;
        Ok(format!("/families/{family_id}?done=matters-changed"))
    })
}

/// Says what the family is called, for whoever looks for it in a list.
pub fn call_family(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: Grant<may::ChangePerson>,
    name: &str,
    seen: i64,
    write_id: Option<Uuid>,
) -> Result<String, Problem> {
    let family_id = grant.family()?;
    let mut family: Family =
        tx.find(&FAMILY_TO_CHANGE, values![ctx.authority(), family_id])?.ok_or(Problem::NotFound)?;
    family.version = seen;
    family.name = name.to_owned();
    record_task(tx, ctx.acting(), Intent::to("say what a family is called").once(write_id), |recorder| {
        recorder.save(&mut family)?;
        Ok(format!("/families/{family_id}?done=family-called"))
    })
}

/// Ends somebody's membership of a family, and their stay in its households.
pub fn leave(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: Grant<may::ChangePerson>,
    person: PersonId,
    on: Date,
    write_id: Option<Uuid>,
) -> Result<String, Problem> {
    let family = grant.family()?;
    if on > ctx.today {
        return Err(Problem::invalid("left", "The day they left cannot be in the future"));
    }
    let intent = Intent::to("end a person's membership of a family").once(write_id);
    record_task(tx, ctx.acting(), intent, |recorder| {
        if end_membership(recorder, family, person, on)? == 0 {
            return Err(Problem::NotFound);
        }
        Ok(format!("/families/{family}?done=person-left"))
    })
}

/// Ends memberships and stays; says how many memberships ended.
fn end_membership(
    recorder: &mut Recorder,
    family: FamilyId,
    person: PersonId,
    on: Date,
) -> Result<usize, Problem> {
    let authority = recorder.acting().authority;
    let members: Vec<FamilyMember> = recorder.tx().records(&MEMBERSHIPS, values![authority, person])?;
    let mut ended = 0;
    for mut member in members.into_iter().filter(|member| member.family_id == family) {
        if on < member.starts_on {
            return Err(Problem::invalid("left", "They joined the family after this day"));
        }
        member.ends_on = Some(on);
        recorder.save(&mut member)?;
        ended += 1;
    }
    let stays: Vec<Residence> = recorder.tx().records(&STAYS, values![authority, person, family])?;
    for mut stay in stays {
        stay.ends_on = Some(on);
        recorder.save(&mut stay)?;
    }
    Ok(ended)
}

/// Ends the membership in one family for another; workers who are allocated come along.
pub(crate) fn leave_for(
    recorder: &mut Recorder,
    from: FamilyId,
    person: PersonId,
    to: FamilyId,
    on: Date,
) -> Result<(), Problem> {
    let authority = recorder.acting().authority;
    end_membership(recorder, from, person, on)?;
    let open: Vec<Allocation> = recorder.tx().records(&OPEN_ALLOCATIONS, values![authority, person, from])?;
    for mut allocation in open {
        allocation.family_id = to;
        recorder.save(&mut allocation)?;
    }
    Ok(())
}
