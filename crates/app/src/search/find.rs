//! Looking the query up: candidates by their keys, then rights, then what is shown of each.
//!
//! Whoever may not know of a person does not see them here: rights are applied to every candidate before the best are
//! chosen for showing.

use std::collections::BTreeMap;

use kith_vocabulary::birth::Birth;
use kith_vocabulary::ids::{FamilyId, PersonId};

use super::query::Query;
use crate::people::Called;
use crate::people::rows::PersonName;
use crate::platform::access::{Facts, Grant, knows, may};
use crate::platform::context::Ctx;
use crate::platform::db::{Row, Tx, Value};
use crate::platform::problem::Problem;
use crate::{family_facts, statement, values};

/// How many people are shown.
pub(super) const SHOWN: usize = 50;

/// A word of a name: whole 10, its beginning 6, its sound 3. The slot is the word's place in the query.
macro_rules! slot {
    ($slot:literal, $key:literal, $end:literal, $sound:literal, $other:literal) => {
        concat!(
            " select person_id, ",
            $slot,
            " as slot, 10 as points from person_key
               where authority_id = ?1 and kind = 'name' and key = ",
            $key,
            "
              union all
              select person_id, ",
            $slot,
            ", 6 from person_key
               where authority_id = ?1 and kind = 'name' and key > ",
            $key,
            " and key < ",
            $end,
            "
              union all
              select person_id, ",
            $slot,
            ", 3 from person_key
               where authority_id = ?1 and kind = 'sound' and (key = ",
            $sound,
            " or key = ",
            $other,
            ")
              union all"
        )
    };
}

/// The people who have everything of the query: ?1 authority, ?4 how many parts, ?5 to ?22 the parts.
macro_rules! hits {
    () => {
        concat!(
            "with hit as (
              select found.person_id, cast(sum(found.best) as bigint) as score
                from (select person_id, slot, max(points) as best from (",
            slot!("1", "?5", "?6", "?7", "?8"),
            slot!("2", "?9", "?10", "?11", "?12"),
            slot!("3", "?13", "?14", "?15", "?16"),
            slot!("4", "?17", "?18", "?19", "?20"),
            " select person_id, 5, 10 from person_key where authority_id = ?1 and kind = 'born' and key = ?21
              union all
              select person_id, 6, 10 from person_key where authority_id = ?1 and kind = 'identifier' and key = ?22
                ) one group by person_id, slot) found
               group by found.person_id
              having count(*) = ?4
               order by score desc, found.person_id
               limit 300)"
        )
    };
}

statement! {
    /// Each candidate with each of their families, and the facts of that family for whoever asks.
    CANDIDATES = concat!(hits!(), "
        select p.person_id, h.score, p.birth, f.family_id, f.name,
               (select max(w.name)
                  from allocation a
                  join worker w on w.authority_id = a.authority_id and w.worker_id = a.worker_id
                 where a.authority_id = ?1 and a.family_id = f.family_id and a.role = 'lead practitioner'
                   and (a.ends_on is null or a.ends_on > ?3)),
               ", family_facts!(), "
          from hit h
          join person k on k.authority_id = ?1 and k.person_id = h.person_id
          join person p on p.authority_id = ?1 and p.person_id = coalesce(k.merged_into_id, k.person_id)
          left join person e on e.authority_id = ?1
               and (e.person_id = p.person_id or e.merged_into_id = p.person_id)
          left join family_member m on m.authority_id = ?1 and m.person_id = e.person_id
               and (m.ends_on is null or m.ends_on > ?3)
          left join family f on f.authority_id = m.authority_id and f.family_id = m.family_id
         order by h.score desc, p.person_id
         limit 3000");

    NAMES_OF_CANDIDATES = concat!(hits!(), "
        select coalesce(k.merged_into_id, k.person_id), {person_name n}
          from hit h
          join person k on k.authority_id = ?1 and k.person_id = h.person_id
          join person_name n on n.authority_id = ?1
               and n.person_id in (k.person_id, coalesce(k.merged_into_id, k.person_id))
         where ?2 <> '' and ?3 <> ''
         order by n.starts_on, n.person_name_id
         limit 5000");

    CHILD_IDS_OF_CANDIDATES = concat!(hits!(), "
        select coalesce(k.merged_into_id, k.person_id), i.value
          from hit h
          join person k on k.authority_id = ?1 and k.person_id = h.person_id
          join identifier i on i.authority_id = ?1 and i.person_id = k.person_id
         where i.scheme = 'child id' and i.ends_on is null and ?2 <> '' and ?3 <> ''
         order by i.noted_on
         limit 1000");
}

/// Somebody found.
#[derive(Debug, Clone)]
pub(crate) struct Hit {
    /// Who.
    pub(crate) person: PersonId,
    /// The name to show.
    pub(crate) name: String,
    /// Other names they have or had, when one of them is why they were found.
    pub(crate) also: Vec<String>,
    /// Their age, in words.
    pub(crate) age: String,
    /// The families that they belong to.
    pub(crate) families: Vec<(FamilyId, String)>,
    /// Who leads the work with them.
    pub(crate) lead: Option<String>,
}

struct Candidate {
    birth: Birth,
    families: Vec<(FamilyId, String)>,
    lead: Option<String>,
    facts: Vec<Facts>,
}

/// Everybody whom the query finds and whoever asks may know of, the best first; and whether there are more.
pub(super) fn find(
    tx: &mut Tx,
    ctx: &Ctx,
    _grant: &Grant<may::Search>,
    query: &Query,
) -> Result<(Vec<Hit>, bool), Problem> {
    let values = values_of(ctx, query);
    let (order, candidates) = candidates(tx.rows(&CANDIDATES, &values)?)?;
    let mut names: Vec<(PersonId, PersonName)> = Vec::new();
    for mut row in tx.rows(&NAMES_OF_CANDIDATES, &values)? {
        names.push((row.take()?, row.record()?));
    }
    let mut child_ids = Vec::new();
    for mut row in tx.rows(&CHILD_IDS_OF_CANDIDATES, &values)? {
        child_ids.push((row.take()?, row.take()?));
    }
    let mut others: BTreeMap<PersonId, Vec<String>> = BTreeMap::new();
    for (person, name) in &names {
        let whole = format!("{} {}", name.given, name.family).trim().to_owned();
        let of = others.entry(*person).or_default();
        if !of.contains(&whole) {
            of.push(whole);
        }
    }
    let called = Called::new(names, child_ids);
    let mut hits = Vec::new();
    for person in order {
        let Some(candidate) = candidates.get(&person) else { continue };
        if !knows(&ctx.who.roles, Facts::together(&candidate.facts).situation()) {
            continue;
        }
        let name = called.name(person, ctx.today);
        let also = others.remove(&person).unwrap_or_default().into_iter().filter(|other| *other != name);
        hits.push(Hit {
            person,
            also: also.collect(),
            name,
            age: candidate.birth.age_in_words(ctx.today),
            families: candidate.families.clone(),
            lead: candidate.lead.clone(),
        });
    }
    let more = hits.len() > SHOWN;
    hits.truncate(SHOWN);
    Ok((hits, more))
}

fn candidates(rows: Vec<Row>) -> Result<(Vec<PersonId>, BTreeMap<PersonId, Candidate>), Problem> {
    let mut order = Vec::new();
    let mut all: BTreeMap<PersonId, Candidate> = BTreeMap::new();
    for mut row in rows {
        let (person, _score): (PersonId, i64) = (row.take()?, row.take()?);
        let birth: Birth = row.take()?;
        let family: Option<FamilyId> = row.take()?;
        let (name, lead): (Option<String>, Option<String>) = (row.take()?, row.take()?);
        let facts = Facts::take(&mut row)?;
        let candidate = all.entry(person).or_insert_with(|| {
            order.push(person);
            Candidate { birth, families: Vec::new(), lead: None, facts: Vec::new() }
        });
        candidate.facts.push(facts);
        candidate.lead = candidate.lead.take().or(lead);
        if let (Some(family), Some(name)) = (family, name)
            && !candidate.families.iter().any(|(known, _)| *known == family)
        {
            candidate.families.push((family, name));
        }
    }
    Ok((order, all))
}

fn values_of(ctx: &Ctx, query: &Query) -> Vec<Value> {
    // No key is this text, so that an empty place finds nothing.
    let nothing = || Value::Text("\u{1}".to_owned());
    let mut values = values![ctx.authority(), ctx.who.worker, ctx.today, query.parts() as i64].to_vec();
    for at in 0..super::query::MOST_WORDS {
        match query.words.get(at) {
            Some(word) => {
                values.push(Value::Text(word.key.clone()));
                // A tilde sorts after every letter and digit of a key.
                values.push(Value::Text(format!("{}~", word.key)));
                for sound in &word.sounds {
                    values.push(if sound.is_empty() { nothing() } else { Value::Text(sound.clone()) });
                }
            }
            None => values.extend([nothing(), nothing(), nothing(), nothing()]),
        }
    }
    values.push(query.born.map_or_else(nothing, |born| Value::Text(born.to_string())));
    values.push(query.identifier.clone().map_or_else(nothing, Value::Text));
    values
}
