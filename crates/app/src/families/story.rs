//! What happened, by when it happened: the union of what each slice tells, worded for people.
//!
//! Visits tell their own lines; the journey of statutory files is one `select` here. Nothing is copied, so there is
//! nothing to drift.

use std::collections::BTreeSet;

use jiff::civil::{Date, Time};
use kith_practice::visit::Purpose;
use kith_vocabulary::codes::{
    Coded, abuse_category::AbuseCategory, closure_reason::ClosureReason, primary_need::PrimaryNeed,
    referral_source::ReferralSource,
};
use kith_vocabulary::ids::{AuthorityId, FamilyId, PersonId};
use kith_vocabulary::time::{date_in_words, day_and_date, time_in_words};

use crate::platform::db::{Row, Tx};
use crate::platform::problem::Problem;
use crate::visits::story::{self as visits, StoryLine};
use crate::{statement, values};

/// How much of a story one page shows.
const MOST: i64 = 200;

/// The journey as statutory files tell it, of a family or of a person.
macro_rules! journey_story {
    ($($of:tt)*) => {
        concat!(
            "select referred_on as happened_on, 'referral' as kind, coalesce(source, '') as title,
                    coalesce(primary_need, '') as words, person_id
               from referral where authority_id = ?1 and ", $($of)*, "
             union all
             select closed_on, 'closed', coalesce(closure_reason, ''), '', person_id
               from referral where authority_id = ?1 and closed_on is not null and ", $($of)*, "
             union all
             select started_on, 'assessment', '', '', person_id
               from assessment where authority_id = ?1 and ", $($of)*, "
             union all
             select authorised_on, 'assessment authorised', '', '', person_id
               from assessment where authority_id = ?1 and authorised_on is not null and ", $($of)*, "
             union all
             select started_on, 'need plan', '', '', person_id
               from need_plan where authority_id = ?1 and ", $($of)*, "
             union all
             select ended_on, 'need plan ended', '', '', person_id
               from need_plan where authority_id = ?1 and ended_on is not null and ", $($of)*, "
             union all
             select started_on, 'enquiry', '', '', person_id
               from enquiry where authority_id = ?1 and ", $($of)*, "
             union all
             select conference_on, 'conference', '', '', person_id
               from enquiry where authority_id = ?1 and conference_on is not null and ", $($of)*, "
             union all
             select started_on, 'protection plan', coalesce(initial_category, ''), '', person_id
               from protection_plan where authority_id = ?1 and ", $($of)*, "
             union all
             select ended_on, 'protection plan ended', '', '', person_id
               from protection_plan where authority_id = ?1 and ended_on is not null and ", $($of)*, "
             union all
             select reviewed_on, 'review', '', '', person_id
               from protection_review where authority_id = ?1 and ", $($of)*, "
             union all
             select starts_on, 'allocation', role,
                    coalesce((select w.name from worker w
                               where w.authority_id = allocation.authority_id
                                 and w.worker_id = allocation.worker_id), ''), person_id
               from allocation where authority_id = ?1 and ", $($of)*
        )
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
        journey_story!("(family_id = ?2 or person_id in (select t.person_id from theirs t))"), "
         order by 1 desc, 2, 3
         limit ?3");

    STORY_OF_PERSON = concat!(
        journey_story!(of_person!()), "
         order by 1 desc, 2, 3
         limit ?3");

    /// The visits that a person had part in as one of this family.
    VISITS_AS_ONE_OF = concat!("
        select distinct c.visit_id
          from visit_child c
         where c.authority_id = ?1 and c.family_id = ?3 and c.", of_person!(), "
         limit 2000");

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
    /// What is each child's own of it.
    pub own: Vec<Own>,
}

/// A child's own part of a visit.
#[derive(Debug, Clone)]
pub struct Own {
    /// The child.
    pub child: PersonId,
    /// Their name, where a page shows the parts of several.
    pub name: String,
    /// Whether they were seen, and where.
    pub seen: String,
    /// Their own words, and what it means for them.
    pub words: String,
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
    let mut story: Vec<StoryEntry> = Vec::new();
    for line in visits::of_family(tx, authority, family)? {
        add_visit(&mut story, line);
    }
    story.extend(entries(tx.rows(&STORY_OF_FAMILY, values![authority, family, MOST])?)?);
    Ok(newest_first(story))
}

/// The story of a person, the newest first: what they share with others, and their own part alone.
///
/// `records` are theirs and those merged into it; of visits in a hidden family nothing is told.
pub fn story_of_person(
    tx: &mut Tx,
    authority: AuthorityId,
    records: &[PersonId],
    hidden: &BTreeSet<FamilyId>,
) -> Result<Vec<StoryEntry>, Problem> {
    let Some(person) = records.first() else { return Ok(Vec::new()) };
    let mut untold: BTreeSet<String> = BTreeSet::new();
    for family in hidden {
        for mut row in tx.rows(&VISITS_AS_ONE_OF, values![authority, *person, *family])? {
            untold.insert(link_to(&row.take::<String>()?));
        }
    }
    let mut story: Vec<StoryEntry> = Vec::new();
    for record in records {
        for line in visits::of_person(tx, authority, *record)? {
            if untold.contains(&line.link) {
                continue;
            }
            add_visit(&mut story, line);
        }
    }
    story.extend(entries(tx.rows(&STORY_OF_PERSON, values![authority, *person, MOST])?)?);
    for entry in &mut story {
        entry.people.clear();
    }
    Ok(newest_first(story))
}

fn link_to(visit: &str) -> String {
    format!("/visits/{visit}")
}

/// A line of a visit as an entry; a child's own part goes to the entry of its visit.
fn add_visit(story: &mut Vec<StoryEntry>, line: StoryLine) {
    let link = Some(line.link);
    let shared = story.last_mut().filter(|entry| entry.link == link);
    match (line.person, shared) {
        (Some(child), Some(entry)) => {
            entry.own.push(Own { child, name: String::new(), seen: line.title, words: line.words });
        }
        _ => story.push(StoryEntry {
            happened_on: line.happened_on,
            title: line.title,
            words: line.words,
            link,
            people: line.children,
            own: Vec::new(),
        }),
    }
}

fn newest_first(mut story: Vec<StoryEntry>) -> Vec<StoryEntry> {
    story.sort_by_key(|entry| std::cmp::Reverse(entry.happened_on));
    story.truncate(usize::try_from(MOST).unwrap_or(usize::MAX));
    story
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
                link: link_to(&visit),
                is_late: on.is_some_and(|on| on < today),
            })
        })
        .collect()
}

/// Rows as entries; the same thing that happened to several children on one day is told once.
fn entries(rows: Vec<Row>) -> Result<Vec<StoryEntry>, Problem> {
    let mut story: Vec<StoryEntry> = Vec::with_capacity(rows.len());
    for mut row in rows {
        let happened_on: Date = row.take()?;
        let (kind, title, words): (String, String, String) = (row.take()?, row.take()?, row.take()?);
        let person: Option<PersonId> = row.take()?;
        let (title, words) = worded(&kind, &title, words);
        let same = story
            .iter_mut()
            .rev()
            .take_while(|entry| entry.happened_on == happened_on)
            .find(|entry| entry.title == title && entry.words == words);
        match same {
            Some(entry) => {
                entry.people.extend(person.filter(|person| !entry.people.contains(person)));
            }
            None => story.push(StoryEntry {
                happened_on,
                title,
                words,
                link: None,
                people: person.into_iter().collect(),
                own: Vec::new(),
            }),
        }
    }
    Ok(story)
}

fn worded(kind: &str, title: &str, words: String) -> (String, String) {
    let (title, words) = match kind {
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
