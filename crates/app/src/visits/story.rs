//! What visits tell of a family and of a child, as lines of the story.
//!
//! A visit is one line that every child of it shares, and one line for each child with what is theirs. A child's
//! story has the shared line and their own, never a sibling's. Which names a reader may see is for the page to say,
//! from the ids in each line.

use std::collections::HashMap;

use jiff::civil::Date;
use kith_practice::visit::{Mode, Purpose, Seen, VisitState};
use kith_vocabulary::ids::{AuthorityId, FamilyId, PersonId, VisitId};

use crate::platform::db::{Row, Tx};
use crate::platform::problem::Problem;
use crate::{statement, values};

/// One line of the story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryLine {
    /// When it happened, or was to happen.
    pub happened_on: Date,
    /// What kind of thing it is.
    pub kind: &'static str,
    /// What it was.
    pub title: String,
    /// What was written.
    pub words: String,
    /// Where to read more.
    pub link: String,
    /// Whose line it is; nothing for a line that everybody in it shares.
    pub person: Option<PersonId>,
    /// The children it is about. A page names those whom its reader may know.
    pub children: Vec<PersonId>,
}

impl StoryLine {
    /// `About Ada and Ben`, with the names that the reader may know and no trace of others.
    pub fn about(&self, names: &HashMap<PersonId, String>) -> Option<String> {
        let known: Vec<&str> =
            self.children.iter().filter_map(|child| names.get(child).map(String::as_str)).collect();
        (!known.is_empty()).then(|| format!("About {}", and(&known)))
    }
}

/// `Ada, Ben and Cy`.
pub fn and(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

statement! {
    VISITS_OF_FAMILY = "
        select v.visit_id, v.state, v.purpose, v.mode, coalesce(v.happened_on, v.planned_on), v.narrative,
               v.not_held_because, w.name
          from visit v
          join worker w on w.authority_id = v.authority_id and w.worker_id = v.worker_id
         where v.authority_id = ?1 and v.family_id = ?2 and v.state in ('done', 'not held')
         order by coalesce(v.happened_on, v.planned_on) desc, v.visit_id desc
         limit 500";

    PARTS_OF_FAMILY = "
        select c.visit_id, c.person_id, c.seen, c.where_seen, c.own_words, c.meaning
          from visit_child c
          join person p on p.authority_id = c.authority_id and p.person_id = c.person_id
         where c.authority_id = ?1 and c.family_id = ?2
         order by p.birth, c.person_id
         limit 4000";

    VISITS_OF_PERSON = "
        select v.visit_id, v.state, v.purpose, v.mode, coalesce(v.happened_on, v.planned_on), v.narrative,
               v.not_held_because, w.name
          from visit_child mine
          join visit v on v.authority_id = mine.authority_id and v.visit_id = mine.visit_id
          join worker w on w.authority_id = v.authority_id and w.worker_id = v.worker_id
         where mine.authority_id = ?1 and mine.person_id = ?2 and v.state in ('done', 'not held')
         order by coalesce(v.happened_on, v.planned_on) desc, v.visit_id desc
         limit 500";

    /// Who was of each visit of the person, with the person's own part and nobody else's.
    PARTS_OF_PERSON = "
        select c.visit_id, c.person_id, c.seen,
               case when c.person_id = ?2 then c.where_seen end,
               case when c.person_id = ?2 then c.own_words end,
               case when c.person_id = ?2 then c.meaning end
          from visit_child mine
          join visit_child c on c.authority_id = mine.authority_id and c.visit_id = mine.visit_id
          join person p on p.authority_id = c.authority_id and p.person_id = c.person_id
         where mine.authority_id = ?1 and mine.person_id = ?2
         order by p.birth, c.person_id
         limit 4000";
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
pub fn of_family(tx: &mut Tx, authority: AuthorityId, family: FamilyId) -> Result<Vec<StoryLine>, Problem> {
    let parts = parts(tx.rows(&PARTS_OF_FAMILY, values![authority, family])?)?;
    lines(tx.rows(&VISITS_OF_FAMILY, values![authority, family])?, &parts, |_| true)
}

/// The lines of one child, the newest first: what they share, and what is theirs.
pub fn of_person(tx: &mut Tx, authority: AuthorityId, person: PersonId) -> Result<Vec<StoryLine>, Problem> {
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
) -> Result<Vec<StoryLine>, Problem> {
    let mut by_visit = HashMap::<VisitId, Vec<&Part>>::new();
    for part in parts {
        by_visit.entry(part.visit).or_default().push(part);
    }
    let mut lines = Vec::new();
    for mut row in rows {
        let (visit, state): (VisitId, VisitState) = (row.take()?, row.take()?);
        let (purpose, mode): (Purpose, Mode) = (row.take()?, row.take()?);
        let happened_on: Date = row.take()?;
        let (narrative, not_held): (String, Option<String>) = (row.take()?, row.take()?);
        let worker: String = row.take()?;
        let link = format!("/visits/{visit}");
        let of_visit = by_visit.get(&visit).map_or(&[][..], Vec::as_slice);
        let is_done = state == VisitState::Done;
        lines.push(StoryLine {
            happened_on,
            kind: "visit",
            title: title(purpose, mode, &worker, state),
            words: if is_done { narrative } else { not_held.unwrap_or_default() },
            link: link.clone(),
            person: None,
            children: of_visit.iter().map(|part| part.person).collect(),
        });
        let own = of_visit.iter().filter(|part| is_done && is_shown(part.person));
        lines.extend(own.filter_map(|part| own_line(part, happened_on, &link)));
    }
    Ok(lines)
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

fn own_line(part: &Part, happened_on: Date, link: &str) -> Option<StoryLine> {
    let seen = part.seen?;
    let said = part.own_words.as_ref().map(|words| format!("“{words}”"));
    let words: Vec<String> = said.into_iter().chain(part.meaning.clone()).collect();
    let title = match &part.where_seen {
        Some(place) => format!("{}: {place}", seen.label()),
        None => seen.label().to_owned(),
    };
    Some(StoryLine {
        happened_on,
        kind: "child at visit",
        title,
        words: words.join("\n"),
        link: link.to_owned(),
        person: Some(part.person),
        children: vec![part.person],
    })
}
