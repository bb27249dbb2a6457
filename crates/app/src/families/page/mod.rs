//! The family page: everything that matters on one screen.
//!
//! One function makes it from a database and a view, so that the page of a past moment is the same page over the
//! rows as they then stood.

mod around;
mod standing;
mod who;

use std::collections::BTreeMap;

use askama::Template;
use jiff::civil::Date;
use kith_vocabulary::ids::{FamilyId, PersonId};
use kith_vocabulary::time::date_in_words;

use super::View;
use super::load::{Whole, whole_family};
use super::planned::{PlannedVisit, planned_visits};
use crate::action_items::lines::{ActionLine, Reader, open_of_family};
use crate::deadlines::lines::{self as deadlines, DueLine};
use crate::genogram::{Ecomap, Genogram};
use crate::plans::load::newest_of_family;
use crate::platform::access::Action;
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::printed::printed;
use crate::platform::problem::Problem;
use crate::story::{StoryEntry, story_of_family};
use crate::{family_people, statement, values};

pub(crate) use around::lines_of;
use around::plan_cards;
pub use around::{HouseholdCard, PlanCard, ProfessionalCard, WorkerCard};
pub use standing::Standing;
pub use who::{PersonCard, TieRow};

/// How much of the story is open on the page; what happened before is folded away.
const LATELY: usize = 8;

/// A button or link of the page.
#[derive(Debug)]
pub struct Button {
    /// Its words.
    pub words: &'static str,
    /// Where it leads.
    pub path: String,
}

/// What the family page shows, worded.
#[derive(Debug)]
pub struct FamilyPage {
    /// The family.
    pub family: FamilyId,
    /// What it is called.
    pub name: String,
    /// What matters now.
    pub matters_now: Option<String>,
    /// How often the family's own row was changed, for the form.
    pub version: i64,
    /// Whether what matters now may be changed here.
    pub matters_form: Option<String>,
    /// Where things stand: contacts, referrals, assessments, and what may come next.
    pub standing: Vec<Standing>,
    /// What may be done, the most frequent first.
    pub buttons: Vec<Button>,
    /// Where else to look.
    pub links: Vec<Button>,
    /// The children, the eldest first.
    pub children: Vec<PersonCard>,
    /// Everybody else who belongs to the family.
    pub others: Vec<PersonCard>,
    /// Who left it.
    pub left: Vec<PersonCard>,
    /// The genogram.
    pub genogram: Genogram,
    /// The same as rows.
    pub ties: Vec<TieRow>,
    /// The ecomap, where there is anybody around the family.
    pub ecomap: Option<Ecomap>,
    /// Households with their addresses over time.
    pub households: Vec<HouseholdCard>,
    /// People of other services.
    pub professionals: Vec<ProfessionalCard>,
    /// Our workers, the lead practitioner first.
    pub workers: Vec<WorkerCard>,
    /// The plans that go on, the newest first.
    pub plans: Vec<PlanCard>,
    /// The next visits.
    pub planned: Vec<PlannedVisit>,
    /// What each of them is called.
    pub first_names: BTreeMap<PersonId, String>,
    /// What is to be done, what is due first coming first.
    pub actions: Vec<ActionLine>,
    /// What happened lately, the newest first, with the names of whom it is about.
    pub story: Vec<(StoryEntry, String)>,
    /// What happened before that.
    pub earlier: Vec<(StoryEntry, String)>,
}

impl FamilyPage {
    /// The page's own address.
    pub fn link(&self) -> String {
        format!("/families/{}", self.family)
    }
}

statement! {
    /// The newest change about the family, about anybody of it, about a family where one of them belongs or lives, or
    /// about nobody, such as a worker's name.
    NEWEST_CHANGE = concat!("
        with ", family_people!("?2"), ",
             families as (
               select ?2 as family_id
               union
               select m.family_id
                 from everyone e
                 join family_member m on m.authority_id = ?1 and m.person_id = e.person_id
               union
               select h.family_id
                 from everyone e
                 join residence r on r.authority_id = ?1 and r.person_id = e.person_id
                 join household h on h.authority_id = ?1 and h.household_id = r.household_id)
        select max(n.seq)
          from (select (select max(c.seq) from change c
                         where c.authority_id = ?1 and c.family_id = f.family_id) as seq
                  from families f
                union all
                select (select max(c.seq) from change c
                         where c.authority_id = ?1 and c.person_id = e.person_id)
                  from everyone e
                union all
                select max(c.seq)
                  from change c
                 where c.authority_id = ?1 and c.family_id is null and c.person_id is null) n");
}

/// The number of the newest change that the page can depend on. Asked for before the page's rows, so that a page is
/// never older than its number says.
fn newest_change(tx: &mut Tx, view: &View<FamilyId>) -> Result<i64, Problem> {
    let newest: Option<i64> = match tx.row(&NEWEST_CHANGE, values![view.authority, view.of])? {
        Some(mut row) => row.take()?,
        None => None,
    };
    Ok(newest.unwrap_or(0))
}

/// Makes the page from the rows that `tx` reaches.
pub fn family_page(tx: &mut Tx, view: &View<FamilyId>) -> Result<FamilyPage, Problem> {
    let whole = whole_family(tx, view.authority, view.of)?;
    let plans = newest_of_family(tx, view.authority, view.of, |person| view.shows(person))?;
    let planned = planned_visits(tx, view.authority, view.of, view.today)?;
    let story = story_of_family(tx, view.authority, view.of)?;
    let reader = if view.may(Action::FinishAction) { Reader::Finishes } else { Reader::Looks };
    let actions = open_of_family(tx, view.authority, view.of, (view.today, reader), |person| {
        view.shows(person).then(|| whole.first_names(vec![person], view.today))
    })?;
    let whole = without_hidden(whole, view);
    let standing = standing::standing(tx, view, &whole)?;
    let first_name = |person: &PersonId| (*person, whole.called.first_name(*person, view.today));
    let cards = who::cards(&whole, view.today);
    let pictured = who::pictured(&whole, view.today);
    let ecomap = around::ecomap_of(&whole, &cards, view.today);
    let in_page = |story: Vec<StoryEntry>| -> Vec<(StoryEntry, String)> {
        story
            .into_iter()
            .filter(|entry| entry.people.is_empty() || entry.people.iter().any(|person| view.shows(*person)))
            .map(|mut entry| {
                entry.people.retain(|person| view.shows(*person));
                entry.own.retain(|own| view.shows(own.child));
                for own in &mut entry.own {
                    own.name = whole.called.first_name(own.child, entry.happened_on);
                }
                let names = whole.first_names(entry.people.clone(), entry.happened_on);
                (entry, names)
            })
            .collect()
    };
    let mut story = in_page(story);
    let earlier = story.split_off(story.len().min(LATELY));
    let (left, here): (Vec<_>, Vec<_>) = cards.into_iter().partition(|card| card.has_left);
    let (children, others) = here.into_iter().partition(|card| card.is_child);
    Ok(FamilyPage {
        family: view.of,
        name: whole.family.name.clone(),
        matters_now: whole.family.matters_now.clone(),
        version: whole.family.version,
        matters_form: view.may(Action::ChangePerson).then(|| format!("/families/{}/matters", view.of)),
        standing,
        buttons: buttons(view),
        links: links(view),
        children,
        others,
        left,
        genogram: pictured.genogram,
        ties: pictured.rows,
        ecomap,
        households: around::households(&whole, view),
        professionals: around::professionals(&whole, view.today),
        workers: around::workers(&whole, view.today),
        plans: plan_cards(&plans, view.today),
        planned,
        first_names: whole.people.keys().map(first_name).collect(),
        actions,
        story,
        earlier,
    })
}

/// Takes out whoever the viewer may not know of, with every row about them.
fn without_hidden(mut whole: Whole, view: &View<FamilyId>) -> Whole {
    whole.members.retain(|(person, _)| view.shows(*person));
    whole.people.retain(|person, _| view.shows(*person));
    whole.ties.retain(|(one, other, _)| view.shows(*one) && view.shows(*other));
    whole.residences.retain(|(person, _)| view.shows(*person));
    whole.working.retain(|working| view.shows(working.child));
    whole
}

fn buttons(view: &View<FamilyId>) -> Vec<Button> {
    let all = [
        (Action::RecordVisit, "Record a visit", "visits/record"),
        (Action::PlanVisit, "Plan a visit", "visits/plan"),
        (Action::LeaveBrief, "Leave a brief", "briefs/new"),
        (Action::AddPerson, "Add a person", "people/new"),
        (Action::TakeContact, "Take a contact", "contacts/new"),
    ];
    of_those_allowed(view, &all)
}

fn links(view: &View<FamilyId>) -> Vec<Button> {
    let all = [
        (Action::ViewFamily, "Plans", "plans"),
        (Action::AddPerson, "Bring in people from other records", "join"),
        (Action::ChangePerson, "Change what the family is called", "name"),
        (Action::ViewFile, "Photos, drawings and letters", "files"),
        (Action::ViewFamily, "Protection and need", "protection"),
        (Action::ViewFamily, "Care", "care"),
        (Action::ChangePerson, "Change who lives where", "households"),
        (Action::AddPerson, "Change relationships", "relationships"),
        (Action::ChangePerson, "Change professionals", "professionals"),
        (Action::Allocate, "Allocate a worker", "allocate"),
        (Action::Restrict, "Restrict this record", "restrict"),
        (Action::ViewHistory, "History of changes", "history"),
        (Action::ViewHistory, "As it stood on another day", "as-it-stood"),
        (Action::ViewAudit, "Who looked at this record", "audit"),
    ];
    of_those_allowed(view, &all)
}

fn of_those_allowed(view: &View<FamilyId>, all: &[(Action, &'static str, &'static str)]) -> Vec<Button> {
    all.iter()
        .filter(|(action, _, _)| view.may(*action))
        .map(|(_, words, page)| Button { words, path: format!("/families/{}/{page}", view.of) })
        .collect()
}

/// `from 3 May 2020 to 4 June 2021`, with what is known of it.
pub fn span_in_words(from: Option<Date>, until: Option<Date>) -> String {
    match (from, until) {
        (Some(from), Some(until)) => format!("{} to {}", date_in_words(from), date_in_words(until)),
        (Some(from), None) => format!("since {}", date_in_words(from)),
        (None, Some(until)) => format!("until {}", date_in_words(until)),
        (None, None) => String::new(),
    }
}

/// Whether something that may have begun and ended holds on a day.
pub fn holds(from: Option<Date>, until: Option<Date>, on: Date) -> bool {
    from.is_none_or(|from| from <= on) && until.is_none_or(|until| until > on)
}

#[derive(Template)]
#[template(path = "families/family.html")]
struct FamilyTemplate<'p> {
    shell: Shell,
    page: &'p FamilyPage,
    /// What is due for the children, the first coming first.
    due: Vec<DueLine>,
}

/// Shows the page in a shell; the shell says whether it is of the past.
pub fn show(shell: Shell, page: &FamilyPage, due: Vec<DueLine>) -> Result<Reply, Problem> {
    Reply::page(&FamilyTemplate { shell, page, due })
}

/// A family's page.
pub(super) fn show_family(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family = asked.id("family")?;
    ctx.read(|tx| {
        let view = View::of_family(tx, ctx, family)?;
        printed(tx, ctx, asked, &format!("family {family}"), |tx, mut shell| {
            let newest = newest_change(tx, &view)?;
            // What is due is not kept with the page: it is worked out without a change to the record.
            let found = deadlines::open_of_family(tx, view.authority, view.of)?;
            let page = ctx.app.kept.page(format!("{view:?}"), newest, || family_page(tx, &view))?;
            let name = |child| page.first_names.get(&child).cloned();
            shell.title = page.name.clone();
            show(shell, &page, deadlines::lines(&found, (ctx.today, ctx.now), name))
        })
    })
}
