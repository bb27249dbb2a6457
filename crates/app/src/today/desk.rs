//! What of the rows of Today its reader may see, in the words and the order of the page.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::ToSpan;
use jiff::civil::Date;
use kith_practice::family::Part;
use kith_practice::visit::due::{Due, Rhythm, day_in_words, next_visit};
use kith_vocabulary::birth::Birth;
use kith_vocabulary::ids::{FamilyId, PersonId, VisitId};
use kith_vocabulary::time::{day_and_date, time_in_words};

use super::sql::{AllocationRow, ChangeRow, DueRow, FamilyRow, PlannedRow, Read};
use crate::action_items::lines::{ActionLine, Reader, line};
use crate::deadlines::lines::{DueLine, Found, lines};
use crate::platform::access::{Action, Facts, knows, would_permit};
use crate::platform::context::Ctx;
use crate::story::in_a_row;
use crate::visits::pages::moment_in_words;
use crate::visits::sql::called;

/// A family, as a card.
pub(super) struct FamilyCard {
    pub(super) name: String,
    pub(super) link: String,
    pub(super) children: Vec<String>,
    pub(super) roles: String,
    pub(super) due: Option<String>,
    pub(super) is_overdue: bool,
    pub(super) planned: Option<String>,
    pub(super) changes: Vec<String>,
    pub(super) is_new: bool,
    pub(super) plan_link: Option<String>,
    pub(super) record_link: Option<String>,
    pub(super) brief_link: Option<String>,
    due_on: Option<Date>,
}

/// A visit in the diary, as a card.
pub(super) struct VisitCard {
    pub(super) title: String,
    pub(super) link: String,
    pub(super) children: String,
    pub(super) when: String,
    pub(super) purpose: &'static str,
    pub(super) worker: Option<String>,
    pub(super) record_link: Option<String>,
}

/// Visits of one part of the diary.
pub(super) struct Diary {
    pub(super) heading: &'static str,
    /// Whether its day has passed.
    pub(super) is_late: bool,
    /// Whether it is to be recorded about now.
    pub(super) is_soon: bool,
    pub(super) visits: Vec<VisitCard>,
}

/// Everything on the desk.
pub(super) struct Desk {
    pub(super) families: Vec<FamilyCard>,
    pub(super) diary: Vec<Diary>,
    pub(super) actions: Vec<ActionLine>,
    /// What is due for the children they work with, the first coming first.
    pub(super) due: Vec<DueLine>,
}

/// Whom the reader may know: each record with the person it stands for, and each family's children.
struct Known<'r> {
    people: HashMap<PersonId, (PersonId, Birth)>,
    children: HashMap<FamilyId, Vec<PersonId>>,
    names: &'r HashMap<PersonId, String>,
}

impl Known<'_> {
    fn name(&self, person: PersonId) -> Option<String> {
        let (survivor, _) = self.people.get(&person)?;
        Some(called(self.names, *survivor))
    }
}

/// Lays the desk.
pub(super) fn lay(ctx: &Ctx, read: &Read) -> Desk {
    let known = known(ctx, read);
    let mut changes = BTreeMap::<FamilyId, Vec<&ChangeRow>>::new();
    for change in &read.changes {
        changes.entry(change.family).or_default().push(change);
    }
    let mut families: Vec<FamilyCard> = read
        .families
        .iter()
        .filter(|row| would_permit(ctx, Action::ViewFamily, row.facts.situation()))
        .map(|row| family_card(ctx, read, &known, row, changes.get(&row.family).map_or(&[], Vec::as_slice)))
        .collect();
    families.sort_by_key(|card| (card.due_on.is_none(), card.due_on));
    let actions = read
        .actions
        .iter()
        .filter(|row| would_permit(ctx, Action::ViewFamily, row.facts.situation()))
        .filter(|row| row.item.child_id.is_none_or(|child| known.people.contains_key(&child)))
        .map(|row| {
            let reader = Reader::of(ctx, row.facts.situation());
            let family = (row.family_name.clone(), format!("/families/{}", row.item.family_id));
            ActionLine { family: Some(family), ..line(&row.item, ctx.who.name.clone(), ctx.today, reader) }
        });
    Desk {
        families,
        diary: diary(ctx, read, &known),
        actions: actions.collect(),
        due: due(ctx, read, &known),
    }
}

/// What is due for children whom the reader may know, in families that they may see.
fn due(ctx: &Ctx, read: &Read, known: &Known) -> Vec<DueLine> {
    let seen = |row: &&DueRow| would_permit(ctx, Action::ViewFamily, row.facts.situation());
    let rows: Vec<&DueRow> = read.due.iter().filter(seen).collect();
    let found: Vec<Found> = rows.iter().map(|row| row.found.clone()).collect();
    let mut lines = lines(&found, (ctx.today, ctx.now), |person| known.name(person));
    for line in &mut lines {
        let row = rows.iter().find(|row| row.found.family == line.of_family());
        line.family = row.map(|row| (row.family_name.clone(), format!("/families/{}", row.found.family)));
    }
    lines
}

/// The people whom the reader may know, by the facts of all their families together.
fn known<'r>(ctx: &Ctx, read: &'r Read) -> Known<'r> {
    let mut facts = HashMap::<PersonId, Vec<Facts>>::new();
    for row in &read.people {
        facts.entry(row.person).or_default().push(row.facts);
    }
    let may_know: HashSet<PersonId> = facts
        .into_iter()
        .filter(|(_, all)| knows(&ctx.who.roles, Facts::together(all).situation()))
        .map(|(person, _)| person)
        .collect();
    let mut people = HashMap::new();
    let mut children = HashMap::<FamilyId, Vec<PersonId>>::new();
    for row in read.people.iter().filter(|row| may_know.contains(&row.person)) {
        people.insert(row.record, (row.person, row.birth));
        people.insert(row.person, (row.person, row.birth));
        let of_family = children.entry(row.family).or_default();
        if row.part == Part::Child && !of_family.contains(&row.person) {
            of_family.push(row.person);
        }
    }
    Known { people, children, names: &read.names }
}

fn family_card(ctx: &Ctx, read: &Read, known: &Known, row: &FamilyRow, changes: &[&ChangeRow]) -> FamilyCard {
    let id = row.family;
    let situation = row.facts.situation();
    let allocations: Vec<&AllocationRow> = read.allocations.iter().filter(|a| a.family == id).collect();
    let due = next_due(ctx.today, known, &allocations);
    let planned = read.planned.iter().find(|p| p.visit.family_id == id).and_then(|p| p.visit.planned_on);
    let can = |action| would_permit(ctx, action, situation);
    let children = known.children.get(&id).map_or(&[][..], Vec::as_slice);
    let children = children.iter().filter_map(|person| {
        let age = known.people.get(person)?.1.age_in_words(ctx.today);
        Some(format!("{}, {age}", known.name(*person)?))
    });
    FamilyCard {
        name: row.name.clone(),
        link: format!("/families/{id}"),
        children: children.collect(),
        roles: roles(ctx, &allocations),
        is_overdue: due.is_some_and(|due| due.is_overdue(ctx.today)),
        due: due.map(|due| due.in_words(ctx.today)),
        due_on: due.map(|due| due.on),
        planned: planned.map(|on| format!("Next visit planned {}", day_in_words(on, ctx.today))),
        changes: changes_in_words(changes),
        is_new: !read.looked.contains(&id),
        plan_link: can(Action::PlanVisit).then(|| format!("/families/{id}/visits/plan")),
        record_link: can(Action::RecordVisit).then(|| format!("/families/{id}/visits/record")),
        brief_link: can(Action::LeaveBrief).then(|| format!("/families/{id}/briefs/new")),
    }
}

/// The first visit that is due to any child of the family.
fn next_due(today: Date, known: &Known, allocations: &[&AllocationRow]) -> Option<Due> {
    let rhythms = allocations.iter().filter_map(|row| {
        Some(Rhythm {
            birth: known.people.get(&row.person)?.1,
            every_days: row.every_days,
            last_seen: row.last_seen,
            since: row.since,
        })
    });
    rhythms.filter_map(|rhythm| next_visit(&rhythm, today)).min()
}

/// `Lead practitioner`, or `Serving Ada Quill, lead practitioner`.
fn roles(ctx: &Ctx, allocations: &[&AllocationRow]) -> String {
    let mut words = Vec::<String>::new();
    for row in allocations {
        let role = row.role.label();
        let said = if row.worker == ctx.who.worker {
            role.to_owned()
        } else {
            format!("Serving {}, {}", row.worker_name, role.to_lowercase())
        };
        if !words.contains(&said) {
            words.push(said);
        }
    }
    words.join("; ")
}

/// The newest changes by others, and how many more there are.
fn changes_in_words(changes: &[&ChangeRow]) -> Vec<String> {
    const SHOWN: usize = 3;
    let mut words: Vec<String> = changes
        .iter()
        .take(SHOWN)
        .map(|change| format!("{}: {}, {}", change.by, change.kind, moment_in_words(change.at)))
        .collect();
    match changes.len().saturating_sub(SHOWN) {
        0 => {}
        1 => words.push("and 1 more change".to_owned()),
        more => words.push(format!("and {more} more changes")),
    }
    words
}

fn diary(ctx: &Ctx, read: &Read, known: &Known) -> Vec<Diary> {
    let tomorrow = ctx.today.saturating_add(1.day());
    let mut parts = [
        Diary { heading: "To write up", is_late: true, is_soon: true, visits: Vec::new() },
        Diary { heading: "Today", is_late: false, is_soon: true, visits: Vec::new() },
        Diary { heading: "Tomorrow", is_late: false, is_soon: false, visits: Vec::new() },
        Diary { heading: "Later", is_late: false, is_soon: false, visits: Vec::new() },
    ];
    for row in &read.planned {
        if !would_permit(ctx, Action::ViewFamily, row.facts.situation()) {
            continue;
        }
        let Some(on) = row.visit.planned_on else { continue };
        let part = match on {
            on if on < ctx.today => 0,
            on if on == ctx.today => 1,
            on if on == tomorrow => 2,
            _ => 3,
        };
        let children = read.children_of_planned.iter().filter(|(visit, _)| *visit == row.visit.visit_id);
        let children: Vec<String> = children.filter_map(|(_, person)| known.name(*person)).collect();
        parts[part].visits.push(visit_card(ctx, row, on, children));
    }
    parts.into_iter().filter(|part| !part.visits.is_empty()).collect()
}

fn visit_card(ctx: &Ctx, row: &PlannedRow, on: Date, children: Vec<String>) -> VisitCard {
    let visit = &row.visit;
    let id: VisitId = visit.visit_id;
    let when = match visit.planned_at {
        Some(at) => format!("{} at {}", day_and_date(on), time_in_words(at)),
        None => day_and_date(on),
    };
    VisitCard {
        title: row.family_name.clone(),
        link: format!("/visits/{id}"),
        children: in_a_row(children),
        when,
        purpose: visit.purpose.label(),
        worker: (visit.worker_id != ctx.who.worker).then(|| row.worker_name.clone()),
        record_link: would_permit(ctx, Action::RecordVisit, row.facts.situation())
            .then(|| format!("/visits/{id}/record")),
    }
}
