//! What goes onto a device: today's visits and the front sheets of one's own families, as little as a doorstep needs.
//!
//! Who they are, where they live, what matters now, what must never happen again, when each child was last seen. No
//! story, no plan beyond its bottom lines, nothing of people whom the worker may not know. What is taken is in the
//! audit, once a day for each family and device, and what a device holds is known afterwards.

mod sql;

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;
use kith_practice::family::Part;
use kith_practice::visit::decision::is_born_by;
use kith_practice::visit::due::day_in_words;
use kith_practice::visit::{Mode, Place, Purpose, Seen};
use kith_vocabulary::ids::{DeviceId, FamilyId, PersonId};
use kith_vocabulary::time::{day_and_date, time_in_words};
use serde_json::{Value as Json, json};

use crate::platform::access::{Action, Facts, Situation, Subject, knows, would_permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::visits::sql::called;
use crate::{statement, values};
use sql::{FamilyRow, PersonRow, Read};

statement! {
    HELD = "
        select family_id, taken_on
          from recording_sheet
         where authority_id = ?1 and device_id = ?2 and gone_at is null
         limit 1000";

    TAKE = "
        insert into recording_sheet (authority_id, device_id, family_id, taken_on)
        values (?1, ?2, ?3, ?4)
            on conflict (authority_id, device_id, family_id) do update
           set taken_on = excluded.taken_on, gone_at = null";

    GONE = "
        update recording_sheet
           set gone_at = ?4
         where authority_id = ?1 and device_id = ?2 and family_id = ?3";
}

/// What goes onto a device, and why each family may.
pub(super) struct Pack {
    /// As the page reads it.
    pub(super) body: Json,
    /// The families whose sheets are in it.
    pub(super) families: Vec<(FamilyId, Situation)>,
}

/// Makes the pack of the worker who asks.
pub(super) fn make(tx: &mut Tx, ctx: &Ctx) -> Result<Pack, Problem> {
    let read = sql::read(tx, ctx)?;
    let may_take = |row: &&FamilyRow| would_permit(ctx, Action::TakeOnDevice, row.facts.situation());
    let rows: Vec<&FamilyRow> = read.families.iter().filter(may_take).collect();
    let people = known(ctx, &read);
    let families: Vec<(FamilyId, Situation)> =
        rows.iter().map(|row| (row.family, row.facts.situation())).collect();
    let body = json!({
        "today": ctx.today.to_string(),
        "me": ctx.who.worker.to_string(),
        "families": rows.iter().map(|row| sheet(ctx, &read, &people, row)).collect::<Vec<_>>(),
        "visits": visits(ctx, &read, &people, &families),
        "choices": {
            "purpose": Purpose::ALL.iter().map(|word| [word.key(), word.label()]).collect::<Vec<_>>(),
            "mode": Mode::ALL.iter().map(|word| [word.key(), word.label()]).collect::<Vec<_>>(),
            "place": Place::ALL.iter().map(|word| [word.key(), word.label()]).collect::<Vec<_>>(),
            "seen": Seen::ALL.iter().map(|word| json!({
                "key": word.key(), "label": word.label(), "is_seen": word.is_seen(),
            })).collect::<Vec<_>>(),
        },
    });
    Ok(Pack { body, families })
}

/// Notes which sheets a device holds now. A sheet that is taken for the first time on a day is a line of the audit.
pub(super) fn note_taken(
    tx: &mut Tx,
    ctx: &Ctx,
    device: DeviceId,
    families: &[(FamilyId, Situation)],
) -> Result<(), Problem> {
    let key = values![ctx.authority(), device];
    let mut held = HashMap::<FamilyId, Date>::new();
    for mut row in tx.rows(&HELD, key)? {
        held.insert(row.take()?, row.take()?);
    }
    for (family, situation) in families {
        if held.remove(family) != Some(ctx.today) {
            tx.run(&TAKE, values![ctx.authority(), device, *family, ctx.today])?;
            ctx.note_audit(Action::TakeOnDevice, *situation, Subject::Family(*family));
        }
    }
    for family in held.keys() {
        tx.run(&GONE, values![ctx.authority(), device, *family, ctx.now])?;
    }
    Ok(())
}

/// The people of each family whom the worker may know, by the facts of all their families together.
fn known<'r>(ctx: &Ctx, read: &'r Read) -> BTreeMap<FamilyId, Vec<&'r PersonRow>> {
    let mut facts = HashMap::<PersonId, Vec<Facts>>::new();
    for row in &read.people {
        facts.entry(row.person).or_default().push(row.facts);
    }
    let may_know: HashSet<PersonId> = facts
        .into_iter()
        .filter(|(_, all)| knows(&ctx.who.roles, Facts::together(all).situation()))
        .map(|(person, _)| person)
        .collect();
    let mut people = BTreeMap::<FamilyId, Vec<&PersonRow>>::new();
    for row in read.people.iter().filter(|row| may_know.contains(&row.person)) {
        let of_family = people.entry(row.family).or_default();
        if of_family.iter().all(|known| known.person != row.person) {
            of_family.push(row);
        }
    }
    people
}

type People<'r> = BTreeMap<FamilyId, Vec<&'r PersonRow>>;

fn sheet(ctx: &Ctx, read: &Read, people: &People, row: &FamilyRow) -> Json {
    let family = row.family;
    let here = people.get(&family).map_or(&[][..], Vec::as_slice);
    let children = here.iter().filter(|person| person.part == Part::Child).map(|child| {
        json!({
            "id": child.person.to_string(),
            "name": called(&read.names, child.person),
            "age": child.birth.age_in_words(ctx.today),
            "is_born": is_born_by(child.birth, ctx.today),
            "last_seen": child.last_seen.map_or_else(
                || "Not seen yet".to_owned(),
                |on| format!("Last seen {}", day_in_words(on, ctx.today)),
            ),
        })
    });
    let others = here.iter().filter(|person| person.part != Part::Child).map(|person| {
        let name = called(&read.names, person.person);
        json!({ "id": person.person.to_string(), "name": name, "part": person.part.label() })
    });
    let addresses = read.addresses.iter().filter(|address| address.family == family).map(|address| {
        let lines = address.lines.lines().map(str::to_owned).chain(address.postcode.clone());
        json!({ "household": address.household, "lines": lines.collect::<Vec<_>>().join(", ") })
    });
    // A line about one child goes along only where that child does.
    let bottom_lines = read.bottom_lines.iter().filter(|(of, _, about)| {
        *of == family && about.is_none_or(|child| here.iter().any(|person| person.person == child))
    });
    json!({
        "id": family.to_string(),
        "name": row.name,
        "matters_now": row.matters_now.as_deref().unwrap_or(""),
        "usual_purpose": row.usual.map_or("", Purpose::key),
        "children": children.collect::<Vec<_>>(),
        "others": others.collect::<Vec<_>>(),
        "addresses": addresses.collect::<Vec<_>>(),
        "bottom_lines": bottom_lines.map(|(_, words, _)| words.as_str()).collect::<Vec<_>>(),
    })
}

fn visits(ctx: &Ctx, read: &Read, people: &People, families: &[(FamilyId, Situation)]) -> Vec<Json> {
    let of_mine =
        read.visits.iter().filter(|(visit, _)| families.iter().any(|(id, _)| *id == visit.family_id));
    of_mine
        .map(|(visit, version)| {
            let here = people.get(&visit.family_id).map_or(&[][..], Vec::as_slice);
            let children = read.children_of_visits.iter().filter(|(of, child)| {
                *of == visit.visit_id && here.iter().any(|person| person.person == *child)
            });
            let on = visit.planned_on.unwrap_or(ctx.today);
            let day = match on {
                on if on == ctx.today => "Today".to_owned(),
                on => day_and_date(on),
            };
            let at = visit.planned_at.map_or_else(String::new, time_in_words);
            let when = if at.is_empty() { day } else { format!("{day} at {at}") };
            json!({
                "id": visit.visit_id.to_string(),
                "family": visit.family_id.to_string(),
                "version": version,
                "on": on.to_string(),
                "at": at,
                "when": when,
                "is_late": on < ctx.today,
                "children": children.map(|(_, child)| child.to_string()).collect::<Vec<_>>(),
                "purpose": visit.purpose.key(),
                "purpose_label": visit.purpose.label(),
                "mode": visit.mode.key(),
                "place": visit.place.key(),
                "minutes": visit.minutes,
            })
        })
        .collect()
}
