//! Who may belong to the family: children alone in a record of their own who were referred on the same day as a child
//! of it, by the same source and for the same need. A census has no better sign of brothers and sisters.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kith_vocabulary::birth::Birth;
use kith_vocabulary::ids::{FamilyId, PersonId};
use kith_vocabulary::time::date_in_words;

use crate::families::load::pairs;
use crate::people::Called;
use crate::people::rows::PersonName;
use crate::platform::access::{Facts, knows};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::{family_facts, statement, values};

/// `alike`: at most twenty children: ?1 authority, ?4 family.
macro_rules! alike {
    () => {
        "with here as (
           select coalesce(p.merged_into_id, p.person_id) as person_id
             from family_member m
             join person p on p.authority_id = m.authority_id and p.person_id = m.person_id
            where m.authority_id = ?1 and m.family_id = ?4 and m.ends_on is null),
         referred as (
           select distinct r.referred_on as referred_on, r.source as source, coalesce(r.primary_need, '') as need
             from here
             join referral r on r.authority_id = ?1 and r.person_id = here.person_id
            where r.source is not null),
         alike as (
           select r.person_id as person_id, max(r.referred_on) as referred_on
             from referred
             join referral r on r.authority_id = ?1 and r.referred_on = referred.referred_on
                  and r.source = referred.source and coalesce(r.primary_need, '') = referred.need
             join person p on p.authority_id = ?1 and p.person_id = r.person_id and p.merged_into_id is null
            where r.person_id not in (select here.person_id from here)
              and not exists (
                  select 1
                    from family_member m
                    join family_member o on o.authority_id = m.authority_id and o.family_id = m.family_id
                         and o.person_id <> m.person_id and o.ends_on is null
                   where m.authority_id = ?1 and m.person_id = r.person_id and m.ends_on is null)
            group by r.person_id
            order by max(r.referred_on) desc, r.person_id
            limit 20)"
    };
}

statement! {
    ALIKE = concat!(alike!(), "
        select a.person_id, a.referred_on, p.birth, f.name, ", family_facts!(), "
          from alike a
          join person p on p.authority_id = ?1 and p.person_id = a.person_id
          join family_member m on m.authority_id = ?1 and m.person_id = a.person_id and m.ends_on is null
          join family f on f.authority_id = m.authority_id and f.family_id = m.family_id
         order by a.referred_on desc, p.birth desc, a.person_id
         limit 200");

    /// The worker and the day are named only because one list of values serves the three statements, and PostgreSQL
    /// takes no value that is not named.
    NAMES_ALIKE = concat!(alike!(), "
        select a.person_id, {person_name n}
          from alike a
          join person_name n on n.authority_id = ?1 and n.person_id = a.person_id
         where ?2 <> ?3
         order by n.person_name_id
         limit 200");

    CHILD_IDS_ALIKE = concat!(alike!(), "
        select a.person_id, i.value
          from alike a
          join identifier i on i.authority_id = ?1 and i.person_id = a.person_id
         where i.scheme = 'child id' and i.ends_on is null and ?2 <> ?3
         order by i.noted_on, i.identifier_id
         limit 200");
}

/// A child who may belong to the family.
pub(super) struct Suggested {
    pub(super) person: PersonId,
    pub(super) name: String,
    pub(super) age: String,
    pub(super) family: String,
    /// `referred on 11 June 2024 too, by the same source and for the same need`.
    pub(super) why: String,
}

/// Everybody alike whom the reader may know of.
pub(super) fn suggested(tx: &mut Tx, ctx: &Ctx, family: FamilyId) -> Result<Vec<Suggested>, Problem> {
    let of = values![ctx.authority(), ctx.who.worker, ctx.today, family];
    let mut order: Vec<(PersonId, Date, Birth, String)> = Vec::new();
    let mut facts: BTreeMap<PersonId, Vec<Facts>> = BTreeMap::new();
    for mut row in tx.rows(&ALIKE, of)? {
        let told: (PersonId, Date, Birth, String) = (row.take()?, row.take()?, row.take()?, row.take()?);
        facts.entry(told.0).or_default().push(Facts::take(&mut row)?);
        if !order.iter().any(|(person, ..)| *person == told.0) {
            order.push(told);
        }
    }
    if order.is_empty() {
        return Ok(Vec::new());
    }
    let names: Vec<(PersonId, PersonName)> = pairs(tx.rows(&NAMES_ALIKE, of)?)?;
    let mut child_ids = Vec::new();
    for mut row in tx.rows(&CHILD_IDS_ALIKE, of)? {
        child_ids.push((row.take()?, row.take()?));
    }
    let called = Called::new(names, child_ids);
    let is_known = |person: &PersonId| {
        facts.get(person).is_some_and(|all| knows(&ctx.who.roles, Facts::together(all).situation()))
    };
    let known = order.into_iter().filter(|(person, ..)| is_known(person));
    Ok(known
        .map(|(person, referred_on, birth, family)| Suggested {
            person,
            name: called.name(person, ctx.today),
            age: birth.age_in_words(ctx.today),
            family,
            why: format!(
                "referred on {} too, by the same source and for the same need",
                date_in_words(referred_on)
            ),
        })
        .collect())
}
