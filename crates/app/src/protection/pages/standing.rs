//! The page of a family's protection and need: where each child stands, what is due, what may come next and what not yet.

use std::collections::BTreeMap;

use askama::Template;
use jiff::civil::Date;
use kith_practice::family::AllocationRole;
use kith_vocabulary::codes::Coded;
use kith_vocabulary::codes::abuse_category::AbuseCategory;
use kith_vocabulary::ids::{FamilyId, PersonId};
use kith_vocabulary::time::date_in_words;

use super::steps::{NotNow, Step, steps};
use crate::meetings::children::{Child, Children, children};
use crate::platform::access::{Action, Situation, Subject, may, permit, would_permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::proceedings;
use crate::protection::actions::running;
use crate::story::in_a_row;
use crate::{family_people, statement, values};

statement! {
    /// Who leads for which child today. A worker's row may be missing in a picture of the past.
    LEADS = "
        select a.role, a.person_id, w.name
          from allocation a
          left join worker w on w.authority_id = a.authority_id and w.worker_id = a.worker_id
         where a.authority_id = ?1 and a.family_id = ?2
           and a.role in ('lead practitioner', 'lead child protection practitioner')
           and a.starts_on <= ?3 and (a.ends_on is null or a.ends_on > ?3)
         order by w.name, a.person_id
         limit 200";

    /// What is due of the family's people, as the deadlines were worked out.
    DUE = concat!("
        with ", family_people!("?2"), "
        select d.person_id, d.name, d.reason, d.due_on
          from own
          join deadline d on d.authority_id = ?1 and d.person_id = own.person_id
         where d.state = 'open' and d.due_on is not null
           and d.definition in ('initial conference', 'transfer conference', 'first core group', 'core group',
                                'review conference', 'need plan first meeting', 'need plan review',
                                'family group offer', 'pre-proceedings meeting')
         order by d.due_on, d.name, d.person_id
         limit 300");
}

/// A deadline of one child that is open.
struct Due {
    person: PersonId,
    name: String,
    reason: String,
    due_on: Date,
}

/// Where one child stands.
struct ChildRow {
    name: String,
    link: String,
    age: String,
    stands: Vec<String>,
    next: Vec<String>,
}

/// Something that is due, for whom and why.
struct DueLine {
    what: String,
    whom: String,
    when: String,
    why: String,
    is_overdue: bool,
}

/// Something that happened, with where to read or correct it.
pub(crate) struct Line {
    pub(crate) words: String,
    pub(crate) more: String,
    pub(crate) link: Option<(String, &'static str)>,
}

#[derive(Template)]
#[template(path = "protection/page.html")]
struct ProtectionPage {
    shell: Shell,
    family_name: String,
    family_link: String,
    leads: Vec<(&'static str, String)>,
    children: Vec<ChildRow>,
    due: Vec<DueLine>,
    steps: Vec<Step>,
    not_now: Vec<NotNow>,
    meetings: Vec<Line>,
    enquiries: Vec<Line>,
    plans: Vec<Line>,
    proceedings: Vec<Line>,
}

/// The page of a family's protection and need.
pub(in crate::protection) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let (known, situation, leads, due) = ctx.read(|tx| {
        let grant = permit::<may::ViewFamily>(tx, ctx, Subject::Family(family))?;
        let known = children(tx, ctx, family)?;
        let leads = leads(tx, ctx, &known)?;
        let due = open_deadlines(tx, ctx, &known)?;
        Ok((known, grant.situation(), leads, due))
    })?;
    Reply::page(&page(ctx, asked, &known, situation, (leads, &due)))
}

fn page(
    ctx: &Ctx,
    asked: &Asked,
    known: &Children,
    situation: Situation,
    (leads, due): (Vec<(&'static str, String)>, &[Due]),
) -> ProtectionPage {
    let today = ctx.today;
    let (steps, not_now) = steps(ctx, known, situation);
    let may_correct = would_permit(ctx, Action::RecordProtection, situation);
    ProtectionPage {
        shell: Shell::new(ctx, asked, format!("Protection and need: {}", known.around.family_name)),
        family_name: known.around.family_name.clone(),
        family_link: format!("/families/{}", known.around.family),
        leads,
        children: known.children.iter().map(|child| row(child, due, today)).collect(),
        due: due_lines(known, due, today),
        steps,
        not_now,
        meetings: meetings(known),
        enquiries: enquiries(known, may_correct),
        plans: plans(known),
        proceedings: proceedings::lines(known),
    }
}

fn leads(tx: &mut Tx, ctx: &Ctx, known: &Children) -> Result<Vec<(&'static str, String)>, Problem> {
    let mut found: BTreeMap<(AllocationRole, String), Vec<PersonId>> = BTreeMap::new();
    for mut row in tx.rows(&LEADS, values![ctx.authority(), known.around.family, ctx.today])? {
        let (role, person): (AllocationRole, PersonId) = (row.take()?, row.take()?);
        let name: Option<String> = row.take()?;
        found.entry((role, name.unwrap_or_else(|| "Worker not known".to_owned()))).or_default().push(person);
    }
    let line = |((role, name), people): ((AllocationRole, String), Vec<PersonId>)| {
        let children = known.names(people.into_iter());
        (!children.is_empty()).then(|| (role.label(), format!("{name}, for {}", in_a_row(children))))
    };
    Ok(found.into_iter().filter_map(line).collect())
}

fn category(code: Option<&str>) -> String {
    code.map_or_else(
        || "no category recorded".to_owned(),
        |code| Coded::<AbuseCategory>::read(code).label().to_lowercase(),
    )
}

fn row(child: &Child, due: &[Due], today: Date) -> ChildRow {
    let mut stands = Vec::new();
    if let Some(plan) = child.plan(today) {
        let (first, latest) = (plan.initial_category.as_deref(), plan.latest_category.as_deref());
        let since = date_in_words(plan.started_on);
        let was = if first == latest { String::new() } else { format!(", at first {}", category(first)) };
        stands.push(format!("Child protection plan since {since}: {}{was}", category(latest)));
        match plan.previous_plans {
            Some(0) => stands.push("No protection plan before".to_owned()),
            Some(1) => stands.push("One protection plan before".to_owned()),
            Some(number) => stands.push(format!("{number} protection plans before")),
            None => {}
        }
    }
    if let Some(need) = child.need(today) {
        stands.push(format!("Child in need plan since {}", date_in_words(need.started_on)));
    }
    if let Some(enquiry) = running(child) {
        stands.push(format!("Section 47 enquiry since {}", date_in_words(enquiry.started_on)));
    }
    if let Some(proceeding) = child.way.proceeding(today).filter(|one| one.ended_on.is_none()) {
        stands.push(format!("Pre-proceedings since {}", date_in_words(proceeding.started_on)));
    }
    if stands.is_empty() {
        stands.push("No plan and no enquiry".to_owned());
    }
    let next = due
        .iter()
        .filter(|one| one.person == child.person)
        .map(|one| format!("{}, by {}", one.name, date_in_words(one.due_on)))
        .collect();
    ChildRow {
        name: child.name.clone(),
        link: format!("/people/{}", child.person),
        age: child.age.clone(),
        stands,
        next,
    }
}

/// What is to be decided or held, once for all the children for whom it is due on the same day for the same reason.
fn due_lines(known: &Children, due: &[Due], today: Date) -> Vec<DueLine> {
    let mut all: Vec<(&Due, Vec<String>)> = Vec::new();
    for one in due {
        let Some(child) = known.child(one.person) else { continue };
        let same = |(other, _): &&mut (&Due, Vec<String>)| {
            (&other.name, &other.reason, other.due_on) == (&one.name, &one.reason, one.due_on)
        };
        match all.iter_mut().find(same) {
            Some((_, names)) => names.push(child.name.clone()),
            None => all.push((one, vec![child.name.clone()])),
        }
    }
    let undecided = known.children.iter().filter_map(|child| {
        let began = date_in_words(running(child)?.started_on);
        Some(DueLine {
            what: "Decide what the section 47 enquiry found".to_owned(),
            whom: child.name.clone(),
            when: String::new(),
            why: format!("The enquiry began with the strategy discussion of {began}"),
            is_overdue: false,
        })
    });
    undecided
        .chain(all.into_iter().map(|(one, names)| DueLine {
            what: one.name.clone(),
            whom: in_a_row(names),
            when: date_in_words(one.due_on),
            why: one.reason.clone(),
            is_overdue: one.due_on < today,
        }))
        .collect()
}

/// The deadlines of protection, need and proceedings that are open. Visits are told where visits are.
fn open_deadlines(tx: &mut Tx, ctx: &Ctx, known: &Children) -> Result<Vec<Due>, Problem> {
    let mut all = Vec::new();
    for mut row in tx.rows(&DUE, values![ctx.authority(), known.around.family])? {
        let person: PersonId = row.take()?;
        all.push(Due {
            person: known.around.survivor(person),
            name: row.take()?,
            reason: row.take()?,
            due_on: row.take()?,
        });
    }
    Ok(all)
}

fn meetings(known: &Children) -> Vec<Line> {
    let line = |meeting: &crate::meetings::rows::Meeting| {
        let names = known.names(known.parts_of(meeting.meeting_id).map(|part| part.person_id));
        let is_own = meeting.family_id == known.around.family;
        // A meeting about none but children whom the reader may not know is not told of.
        (!names.is_empty()).then(|| Line {
            words: format!("{}: {}", date_in_words(meeting.held_on), meeting.kind.label()),
            more: in_a_row(names),
            link: is_own.then(|| (format!("/meetings/{}", meeting.meeting_id), "Read it")),
        })
    };
    known.meetings.iter().filter_map(line).collect()
}

fn enquiries(known: &Children, may_correct: bool) -> Vec<Line> {
    let mut lines: Vec<(Date, Line)> = Vec::new();
    for child in &known.children {
        for row in &child.enquiries {
            let mut more = Vec::new();
            if let (Some(outcome), Some(on)) = (row.outcome, row.ended_on) {
                more.push(format!("{} ({})", outcome.label(), date_in_words(on)));
            }
            if let Some(on) = row.conference_on {
                more.push(format!("Conference on {}", date_in_words(on)));
            }
            more.extend(row.no_conference_because.as_ref().map(|why| format!("No conference: {why}")));
            let is_own = row.family_id == known.around.family;
            let link = (row.ended_on.is_some() && is_own && may_correct)
                .then(|| (format!("/enquiries/{}/correct", row.enquiry_id), "Correct the outcome"));
            let words = format!("{}: enquiry about {}", date_in_words(row.started_on), child.name);
            lines.push((row.started_on, Line { words, more: more.join(". "), link }));
        }
    }
    lines.sort_by_key(|(on, _)| std::cmp::Reverse(*on));
    lines.into_iter().map(|(_, line)| line).collect()
}

fn plans(known: &Children) -> Vec<Line> {
    let mut lines: Vec<(Date, Line)> = Vec::new();
    let ended = |on: Option<Date>, why: Option<&str>| match (on, why) {
        (Some(on), Some(why)) => format!("Ended {}. {why}", date_in_words(on)),
        (Some(on), None) => format!("Ended {}", date_in_words(on)),
        (None, _) => "Goes on".to_owned(),
    };
    for child in &known.children {
        for plan in &child.plans {
            let named = category(plan.latest_category.as_deref());
            let began = date_in_words(plan.started_on);
            let words = format!("{began}: child protection plan for {}, {named}", child.name);
            let more = ended(plan.ended_on, plan.ended_because.map(|why| why.label()));
            lines.push((plan.started_on, Line { words, more, link: None }));
        }
        for plan in &child.needs {
            let words = format!("{}: child in need plan for {}", date_in_words(plan.started_on), child.name);
            let more = ended(plan.ended_on, plan.ended_because.map(|why| why.label()));
            lines.push((plan.started_on, Line { words, more, link: None }));
        }
    }
    lines.sort_by_key(|(on, _)| std::cmp::Reverse(*on));
    lines.into_iter().map(|(_, line)| line).collect()
}
