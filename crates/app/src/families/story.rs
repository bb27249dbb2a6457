//! What happened, by when it happened: the union of what each slice tells, worded for people.
//!
//! Each slice offers one `select` of the same six columns: the day, the kind, a title, words, a link and whom it is
//! about. Nothing is copied here, so there is nothing to drift.

use jiff::civil::{Date, Time};
use kith_practice::visit::{Purpose, Seen};
use kith_vocabulary::codes::{
    Coded, abuse_category::AbuseCategory, closure_reason::ClosureReason, primary_need::PrimaryNeed,
    referral_source::ReferralSource,
};
use kith_vocabulary::ids::{AuthorityId, FamilyId, PersonId};
use kith_vocabulary::time::{date_in_words, day_and_date, time_in_words};

use crate::platform::db::{Row, Tx};
use crate::platform::problem::Problem;
use crate::{statement, values};

/// How much of a story one page shows.
const MOST: i64 = 200;

/// The journey as statutory files tell it, of a family or of a person.
macro_rules! journey_story {
    ($($of:tt)*) => {
        concat!(
            "select referred_on as happened_on, 'referral' as kind, coalesce(source, '') as title,
                    coalesce(primary_need, '') as words, cast(null as text) as link, person_id
               from referral where authority_id = ?1 and ", $($of)*, "
             union all
             select closed_on, 'closed', coalesce(closure_reason, ''), '', null, person_id
               from referral where authority_id = ?1 and closed_on is not null and ", $($of)*, "
             union all
             select started_on, 'assessment', '', '', null, person_id
               from assessment where authority_id = ?1 and ", $($of)*, "
             union all
             select authorised_on, 'assessment authorised', '', '', null, person_id
               from assessment where authority_id = ?1 and authorised_on is not null and ", $($of)*, "
             union all
             select started_on, 'need plan', '', '', null, person_id
               from need_plan where authority_id = ?1 and ", $($of)*, "
             union all
             select ended_on, 'need plan ended', '', '', null, person_id
               from need_plan where authority_id = ?1 and ended_on is not null and ", $($of)*, "
             union all
             select started_on, 'enquiry', '', '', null, person_id
               from enquiry where authority_id = ?1 and ", $($of)*, "
             union all
             select conference_on, 'conference', '', '', null, person_id
               from enquiry where authority_id = ?1 and conference_on is not null and ", $($of)*, "
             union all
             select started_on, 'protection plan', coalesce(initial_category, ''), '', null, person_id
               from protection_plan where authority_id = ?1 and ", $($of)*, "
             union all
             select ended_on, 'protection plan ended', '', '', null, person_id
               from protection_plan where authority_id = ?1 and ended_on is not null and ", $($of)*, "
             union all
             select reviewed_on, 'review', '', '', null, person_id
               from protection_review where authority_id = ?1 and ", $($of)*, "
             union all
             select starts_on, 'allocation', role,
                    coalesce((select w.name from worker w
                               where w.authority_id = allocation.authority_id
                                 and w.worker_id = allocation.worker_id), ''), null, person_id
               from allocation where authority_id = ?1 and ", $($of)*
        )
    };
}

/// The visits of a family: what every child's record shares of each.
macro_rules! visits_story {
    () => {
        "select happened_on, 'visit' as kind, purpose as title, narrative as words, visit_id as link,
                cast(null as text) as person_id
           from visit where authority_id = ?1 and family_id = ?2 and happened_on is not null"
    };
}

/// The records that stand for one person.
macro_rules! of_person {
    () => {
        "person_id in (select p.person_id from person p
                        where p.authority_id = ?1 and (p.person_id = ?2 or p.merged_into_id = ?2))"
    };
}

statement! {
    /// A child who came from another record brings what happened before; one who left takes later events along.
    STORY_OF_FAMILY = concat!("
        with here as (
          select coalesce(p.merged_into_id, p.person_id) as person_id
            from family_member m
            join person p on p.authority_id = m.authority_id and p.person_id = m.person_id
           where m.authority_id = ?1 and m.family_id = ?2 and m.ends_on is null),
        theirs as (
          select person_id from here
          union
          select p.person_id
            from here
            join person p on p.authority_id = ?1 and p.merged_into_id = here.person_id)
        ",
        visits_story!(), " union all ",
        journey_story!("(family_id = ?2 or person_id in (select t.person_id from theirs t))"), "
         order by 1 desc, 2, 3
         limit ?3");

    STORY_OF_PERSON = concat!(
        journey_story!(of_person!()), "
         order by 1 desc, 2, 3
         limit ?3");

    /// A child's visits: the shared part, and their own.
    VISITS_OF_PERSON = concat!("
        select v.happened_on, v.purpose, v.narrative, v.visit_id, c.seen, c.where_seen, c.own_words, c.meaning,
               v.family_id
          from visit_child c
          join visit v on v.authority_id = c.authority_id and v.visit_id = c.visit_id
         where c.authority_id = ?1 and v.happened_on is not null and c.", of_person!(), "
         order by v.happened_on desc, v.visit_id desc
         limit ?3");

    PLANNED_VISITS = "
        select v.planned_on, v.planned_at, v.purpose, w.name, v.visit_id
          from visit v
          left join worker w on w.authority_id = v.authority_id and w.worker_id = v.worker_id
         where v.authority_id = ?1 and v.family_id = ?2 and v.state = 'planned'
         order by v.planned_on, v.planned_at
         limit 10";
}

/// Something that happened.
#[derive(Debug, Clone)]
pub struct StoryEntry {
    /// When.
    pub happened_on: Date,
    /// What, in a few words.
    pub title: String,
    /// What there is to tell.
    pub words: String,
    /// Where it can be read in full.
    pub link: Option<String>,
    /// Whom it is about; everybody where nobody is named.
    pub people: Vec<PersonId>,
    /// The family whose people it tells of, where it tells of others too.
    pub family: Option<FamilyId>,
    /// What is this child's own of it.
    pub own: Option<Own>,
}

/// A child's own part of a visit.
#[derive(Debug, Clone)]
pub struct Own {
    /// Whether they were seen, and where.
    pub seen: String,
    /// Their own words.
    pub words: Option<String>,
    /// What it means for them.
    pub meaning: Option<String>,
}

impl StoryEntry {
    /// The day in words.
    pub fn day(&self) -> String {
        date_in_words(self.happened_on)
    }
}

/// A visit that is planned.
#[derive(Debug)]
pub struct PlannedVisit {
    /// When, in words.
    pub when: String,
    /// What for.
    pub purpose: &'static str,
    /// Who visits.
    pub worker: String,
    /// Where to record it.
    pub link: String,
    /// Whether its day is past.
    pub is_late: bool,
}

/// The story of a family, the newest first.
pub fn story_of_family(
    tx: &mut Tx,
    authority: AuthorityId,
    family: FamilyId,
) -> Result<Vec<StoryEntry>, Problem> {
    entries(tx.rows(&STORY_OF_FAMILY, values![authority, family, MOST])?)
}

/// The story of a person, the newest first: what they share with others, and their own part alone.
pub fn story_of_person(
    tx: &mut Tx,
    authority: AuthorityId,
    person: PersonId,
) -> Result<Vec<StoryEntry>, Problem> {
    let mut story = entries(tx.rows(&STORY_OF_PERSON, values![authority, person, MOST])?)?;
    for entry in &mut story {
        entry.people.clear();
    }
    for row in tx.rows(&VISITS_OF_PERSON, values![authority, person, MOST])? {
        story.push(own_visit(row)?);
    }
    story.sort_by_key(|entry| std::cmp::Reverse(entry.happened_on));
    Ok(story)
}

/// The visits planned for a family, the next first.
pub fn planned_visits(
    tx: &mut Tx,
    authority: AuthorityId,
    family: FamilyId,
    today: Date,
) -> Result<Vec<PlannedVisit>, Problem> {
    tx.rows(&PLANNED_VISITS, values![authority, family])?
        .into_iter()
        .map(|mut row| {
            let (on, at): (Option<Date>, Option<Time>) = (row.take()?, row.take()?);
            let purpose: Purpose = row.take()?;
            let worker: Option<String> = row.take()?;
            let visit: String = row.take()?;
            let day = on.map_or_else(|| "No day yet".to_owned(), day_and_date);
            Ok(PlannedVisit {
                when: at.map_or_else(|| day.clone(), |at| format!("{day} at {}", time_in_words(at))),
                purpose: purpose.label(),
                worker: worker.unwrap_or_else(|| "Worker not known".to_owned()),
                link: format!("/visits/{visit}"),
                is_late: on.is_some_and(|on| on < today),
            })
        })
        .collect()
}

fn own_visit(mut row: Row) -> Result<StoryEntry, Problem> {
    let (happened_on, purpose): (Date, Purpose) = (row.take()?, row.take()?);
    let (words, visit): (String, String) = (row.take()?, row.take()?);
    let (seen, place): (Option<Seen>, Option<String>) = (row.take()?, row.take()?);
    let seen = seen.map_or("Not said whether seen", Seen::label);
    let (own_words, meaning) = (row.take()?, row.take()?);
    Ok(StoryEntry {
        happened_on,
        title: purpose.label().to_owned(),
        words,
        link: Some(format!("/visits/{visit}")),
        people: Vec::new(),
        family: row.take()?,
        own: Some(Own {
            seen: place.map_or_else(|| seen.to_owned(), |place| format!("{seen}, {place}")),
            words: own_words,
            meaning,
        }),
    })
}

/// Rows as entries; the same thing that happened to several children on one day is told once.
fn entries(rows: Vec<Row>) -> Result<Vec<StoryEntry>, Problem> {
    let mut story: Vec<StoryEntry> = Vec::with_capacity(rows.len());
    for mut row in rows {
        let happened_on: Date = row.take()?;
        let (kind, title, words): (String, String, String) = (row.take()?, row.take()?, row.take()?);
        let link: Option<String> = row.take()?;
        let person: Option<PersonId> = row.take()?;
        let (title, words) = worded(&kind, &title, words);
        let link = link.filter(|_| kind == "visit").map(|visit| format!("/visits/{visit}"));
        let same =
            story.iter_mut().rev().take_while(|entry| entry.happened_on == happened_on).find(|entry| {
                link.is_none() && entry.link.is_none() && entry.title == title && entry.words == words
            });
        match same {
            Some(entry) => {
                entry.people.extend(person.filter(|person| !entry.people.contains(person)));
            }
            None => story.push(StoryEntry {
                happened_on,
                title,
                words,
                link,
                people: person.into_iter().collect(),
                family: None,
                own: None,
            }),
        }
    }
    Ok(story)
}

fn worded(kind: &str, title: &str, words: String) -> (String, String) {
    let (title, words) = match kind {
        "visit" => return (title.parse().map_or("Visit", Purpose::label).to_owned(), words),
        "referral" => {
            let from = Coded::<ReferralSource>::read(title).label().to_owned();
            let need = Coded::<PrimaryNeed>::read(&words).label().to_owned();
            let need = if need.is_empty() { need } else { format!("Main need: {need}") };
            (if from.is_empty() { "Referral".to_owned() } else { format!("Referral from {from}") }, need)
        }
        "closed" => ("Work ended".to_owned(), Coded::<ClosureReason>::read(title).label().to_owned()),
        "assessment" => ("Assessment began".to_owned(), String::new()),
        "assessment authorised" => ("Assessment authorised".to_owned(), String::new()),
        "need plan" => ("Child in need plan began".to_owned(), String::new()),
        "need plan ended" => ("Child in need plan ended".to_owned(), String::new()),
        "enquiry" => ("Section 47 enquiry began".to_owned(), String::new()),
        "conference" => ("Initial child protection conference".to_owned(), String::new()),
        "protection plan" => {
            ("Child protection plan began".to_owned(), Coded::<AbuseCategory>::read(title).label().to_owned())
        }
        "protection plan ended" => ("Child protection plan ended".to_owned(), String::new()),
        "review" => ("Child protection review conference".to_owned(), String::new()),
        _ => {
            let role = title.parse().map_or("Worker", kith_practice::family::AllocationRole::label);
            (format!("{role}: {words}"), String::new())
        }
    };
    (title, words)
}

/// `Ada, Ben and Cai`.
pub fn in_a_row(mut names: Vec<String>) -> String {
    let Some(last) = names.pop() else { return String::new() };
    if names.is_empty() { last } else { format!("{} and {last}", names.join(", ")) }
}
