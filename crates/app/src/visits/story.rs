//! What visits tell of a family and of a child, as lines of the story.
//!
//! A visit is one line that every child of it shares, with a part for each child. A child's story has the shared line
//! and their own part, never a sibling's. Which names a reader may see is for the page to say, from the ids in each
//! line.

use std::collections::HashMap;

use jiff::civil::Date;
use kith_practice::visit::{Mode, Purpose, Seen, VisitState};
use kith_vocabulary::ids::{AuthorityId, FamilyId, PersonId, VisitId};

use crate::platform::db::{Row, Tx};
use crate::platform::problem::Problem;
use crate::story::{Own, StoryEntry, Teller};
use crate::{records_of_person, statement, values};

/// What visits tell.
pub const STORY: Teller = Teller::OfParts { of_family, of_person };

statement! {
    VISITS_OF_FAMILY = "
        select v.visit_id, v.family_id, v.state, v.purpose, v.mode, coalesce(v.happened_on, v.planned_on), v.narrative,
               v.not_held_because, w.name
          from visit v
          join worker w on w.authority_id = v.authority_id and w.worker_id = v.worker_id
         where v.authority_id = ?1 and v.family_id = ?2 and v.state in ('done', 'not held')
         order by coalesce(v.happened_on, v.planned_on) desc, v.visit_id desc
         limit 500";

    PARTS_OF_FAMILY = "
        select c.visit_id, coalesce(p.merged_into_id, c.person_id), c.seen, c.where_seen, c.own_words, c.meaning
          from visit_child c
          join person p on p.authority_id = c.authority_id and p.person_id = c.person_id
         where c.authority_id = ?1 and c.family_id = ?2
         order by p.birth, c.person_id
         limit 4000";

    VISITS_OF_PERSON = concat!("
        select v.visit_id, v.family_id, v.state, v.purpose, v.mode, coalesce(v.happened_on, v.planned_on), v.narrative,
               v.not_held_because, w.name
          from visit v
          join worker w on w.authority_id = v.authority_id and w.worker_id = v.worker_id
         where v.authority_id = ?1 and v.state in ('done', 'not held')
           and v.visit_id in (select mine.visit_id
                                from visit_child mine
                               where mine.authority_id = ?1 and mine.person_id in ", records_of_person!(), ")
         order by coalesce(v.happened_on, v.planned_on) desc, v.visit_id desc
         limit 500");

    /// Who was of each visit of the person, with the person's own part and nobody else's.
    PARTS_OF_PERSON = concat!("
        select c.visit_id, coalesce(p.merged_into_id, c.person_id), c.seen,
               case when coalesce(p.merged_into_id, c.person_id) = ?2 then c.where_seen end,
               case when coalesce(p.merged_into_id, c.person_id) = ?2 then c.own_words end,
               case when coalesce(p.merged_into_id, c.person_id) = ?2 then c.meaning end
          from visit_child c
          join person p on p.authority_id = c.authority_id and p.person_id = c.person_id
         where c.authority_id = ?1
           and c.visit_id in (select mine.visit_id
                                from visit_child mine
                               where mine.authority_id = ?1 and mine.person_id in ", records_of_person!(), ")
         order by p.birth, c.person_id
         limit 4000");
}

struct Part {
    visit: VisitId,
    person: PersonId,
    seen: Option<Seen>,
    where_seen: Option<String>,
    own_words: Option<String>,
    meaning: Option<String>,
}

/// The lines of a family, the newest first: each visit, and under it each child's own part.
fn of_family(tx: &mut Tx, authority: AuthorityId, family: FamilyId) -> Result<Vec<StoryEntry>, Problem> {
    let parts = parts(tx.rows(&PARTS_OF_FAMILY, values![authority, family])?)?;
    lines(tx.rows(&VISITS_OF_FAMILY, values![authority, family])?, &parts, |_| true)
}

/// The lines of one child, the newest first: what they share, and what is theirs.
fn of_person(tx: &mut Tx, authority: AuthorityId, person: PersonId) -> Result<Vec<StoryEntry>, Problem> {
    let parts = parts(tx.rows(&PARTS_OF_PERSON, values![authority, person])?)?;
    lines(tx.rows(&VISITS_OF_PERSON, values![authority, person])?, &parts, |owner| owner == person)
}

fn parts(rows: Vec<Row>) -> Result<Vec<Part>, Problem> {
    let mut parts = Vec::with_capacity(rows.len());
    for mut row in rows {
        parts.push(Part {
            visit: row.take()?,
            person: row.take()?,
            seen: row.take()?,
            where_seen: row.take()?,
            own_words: row.take()?,
            meaning: row.take()?,
        });
    }
    Ok(parts)
}

fn lines(
    rows: Vec<Row>,
    parts: &[Part],
    is_shown: impl Fn(PersonId) -> bool,
) -> Result<Vec<StoryEntry>, Problem> {
    let mut by_visit = HashMap::<VisitId, Vec<&Part>>::new();
    for part in parts {
        by_visit.entry(part.visit).or_default().push(part);
    }
    let mut story = Vec::new();
    for mut row in rows {
        let (visit, family): (VisitId, _) = (row.take()?, row.take()?);
        let state: VisitState = row.take()?;
        let (purpose, mode): (Purpose, Mode) = (row.take()?, row.take()?);
        let happened_on: Date = row.take()?;
        let (narrative, not_held): (String, Option<String>) = (row.take()?, row.take()?);
        let worker: String = row.take()?;
        let of_visit = by_visit.get(&visit).map_or(&[][..], Vec::as_slice);
        let is_done = state == VisitState::Done;
        let own = of_visit.iter().filter(|part| is_done && is_shown(part.person));
        story.push(StoryEntry {
            happened_on,
            title: title(purpose, mode, &worker, state),
            words: if is_done { narrative } else { not_held.unwrap_or_default() },
            link: Some(format!("/visits/{visit}")),
            family,
            people: of_visit.iter().map(|part| part.person).collect(),
            own: own.filter_map(|part| own_part(part)).collect(),
        });
    }
    Ok(story)
}

fn title(purpose: Purpose, mode: Mode, worker: &str, state: VisitState) -> String {
    match (state, mode) {
        (VisitState::Planned | VisitState::NotHeld, _) => {
            format!("{} by {worker} did not happen", purpose.label())
        }
        (VisitState::Done, Mode::InPerson) => format!("{} by {worker}", purpose.label()),
        (VisitState::Done, mode) => {
            format!("{} by {worker}, {}", purpose.label(), mode.label().to_lowercase())
        }
    }
}

fn own_part(part: &Part) -> Option<Own> {
    let seen = part.seen?;
    let said = part.own_words.as_ref().map(|words| format!("“{words}”"));
    let words: Vec<String> = said.into_iter().chain(part.meaning.clone()).collect();
    let seen = match &part.where_seen {
        Some(place) => format!("{}: {place}", seen.label()),
        None => seen.label().to_owned(),
    };
    Some(Own { child: part.person, name: String::new(), seen, words: words.join("\n") })
}
