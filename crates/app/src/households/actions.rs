//! Making a household, moving people, and a new address. What was so before stays, with the day it ended.

use std::collections::BTreeSet;

use jiff::civil::Date;
use kith_vocabulary::ids::{FamilyId, HouseholdId, PersonId};
use uuid::Uuid;

use crate::families::load::{Whole, whole_family};
use crate::families::page::holds;
use crate::families::rows::{Address, Household, Residence};
use crate::platform::access::{Grant, may};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::platform::recorder::{Intent, Recorder, record_task};

/// An address as it was told.
#[derive(Debug, Clone)]
pub(super) struct NewAddress {
    pub(super) lines: String,
    pub(super) postcode: Option<String>,
}

/// What a household is to be.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub(super) name: String,
    /// Who lives there.
    pub(super) people: BTreeSet<PersonId>,
    /// A new address, if there is one.
    pub(super) address: Option<NewAddress>,
    /// From which day; nothing when it is not known.
    pub(super) from: Option<Date>,
}

/// Makes a household. Whoever moves in leaves the family's other households.
pub(super) fn add(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: Grant<may::ChangePerson>,
    told: &Told,
    write_id: Option<Uuid>,
) -> Result<String, Problem> {
    let family_id = grant.family()?;
    let whole = whole_family(tx, ctx.authority(), family_id)?;
    belong(&whole, told)?;
    record_task(tx, ctx.acting(), Intent::to("make a household").once(write_id), |recorder| {
        let household_id: HouseholdId = recorder.new_id();
        recorder.save(&mut Household { household_id, version: 0, family_id, name: told.name.clone() })?;
        save_address(recorder, family_id, household_id, told)?;
        move_people(recorder, &whole, household_id, told, ctx.today)?;
        Ok(format!("/families/{family_id}?done=household-changed"))
    })
}

/// Changes a household: its name, who lives there, and a new address that ends the one before.
pub(super) fn change(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: Grant<may::ChangePerson>,
    household_id: HouseholdId,
    told: &Told,
    write_id: Option<Uuid>,
) -> Result<String, Problem> {
    let family_id = grant.family()?;
    let whole = whole_family(tx, ctx.authority(), family_id)?;
    belong(&whole, told)?;
    let found = whole.households.iter().find(|household| household.household_id == household_id);
    let mut household = found.cloned().ok_or(Problem::NotFound)?;
    record_task(tx, ctx.acting(), Intent::to("change who lives where").once(write_id), |recorder| {
        household.name.clone_from(&told.name);
        recorder.save(&mut household)?;
        if told.address.is_some() {
            let ends_on = told.from.unwrap_or(ctx.today);
            for address in whole
                .addresses
                .iter()
                .filter(|address| address.household_id == household_id && address.ends_on.is_none())
            {
                if address.starts_on.is_some_and(|starts_on| ends_on < starts_on) {
                    return Err(Problem::invalid("from", "The address before this one began after that day"));
                }
                recorder.save(&mut Address { ends_on: Some(ends_on), ..address.clone() })?;
            }
            save_address(recorder, family_id, household_id, told)?;
        }
        move_people(recorder, &whole, household_id, told, ctx.today)?;
        Ok(format!("/families/{family_id}?done=household-changed"))
    })
}

fn belong(whole: &Whole, told: &Told) -> Result<(), Problem> {
    let all = told.people.iter().all(|person| whole.people.contains_key(person));
    if all { Ok(()) } else { Err(Problem::NotFound) }
}

fn save_address(
    recorder: &mut Recorder,
    family_id: FamilyId,
    household_id: HouseholdId,
    told: &Told,
) -> Result<(), Problem> {
    let Some(address) = &told.address else { return Ok(()) };
    recorder.save(&mut Address {
        address_id: recorder.new_id(),
        version: 0,
        household_id,
        family_id,
        lines: address.lines.clone(),
        postcode: address.postcode.clone(),
        starts_on: told.from,
        ends_on: None,
    })
}

/// Ends the stays of those who left and of those who moved in elsewhere before; begins the new ones.
fn move_people(
    recorder: &mut Recorder,
    whole: &Whole,
    household_id: HouseholdId,
    told: &Told,
    today: Date,
) -> Result<(), Problem> {
    let ends_on = told.from.unwrap_or(today);
    let open = |stay: &Residence| holds(stay.starts_on, stay.ends_on, today);
    let lives_here: BTreeSet<PersonId> = whole
        .residences
        .iter()
        .filter(|(_, stay)| stay.household_id == household_id && open(stay))
        .map(|(person, _)| *person)
        .collect();
    for (person, stay) in whole.residences.iter().filter(|(_, stay)| open(stay)) {
        let is_here = stay.household_id == household_id;
        let moves_in = told.people.contains(person) && !lives_here.contains(person);
        let moves_out = is_here && !told.people.contains(person);
        if moves_out || (!is_here && moves_in) {
            if stay.starts_on.is_some_and(|starts_on| ends_on < starts_on) {
                return Err(Problem::invalid("from", "Somebody moved to where they live now after that day"));
            }
            recorder.save(&mut Residence { ends_on: Some(ends_on), ..stay.clone() })?;
        }
    }
    for person in told.people.difference(&lives_here) {
        recorder.save(&mut Residence {
            residence_id: recorder.new_id(),
            version: 0,
            household_id,
            family_id: whole.family.family_id,
            person_id: *person,
            starts_on: told.from,
            ends_on: None,
        })?;
    }
    Ok(())
}
