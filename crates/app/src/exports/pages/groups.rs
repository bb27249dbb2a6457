//! What was found in a return, by who can put it right: team by team, worker by worker, and by rule.
//!
//! Only what is about children whom the reader may know of is counted: a number that is higher than its list would tell
//! that there is somebody restricted.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;
use kith_practice::family::AllocationRole;
use kith_returns::kind::{Described, ReturnKind};
use kith_returns::report::{counted, thousands};
use kith_returns::rules::Severity;
use kith_vocabulary::ids::{ExportId, PersonId, WorkerId};

use super::sql;
use crate::platform::access::{Facts, knows};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::values;

/// A finding that was kept.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub(super) person: Option<PersonId>,
    pub(super) code: String,
    pub(super) severity: String,
    pub(super) cells: String,
}

impl Kept {
    pub(super) fn is_error(&self) -> bool {
        self.severity == Severity::Error.key()
    }
}

/// Who can put a child's findings right.
#[derive(Debug, Clone)]
pub(super) struct Mender {
    pub(super) worker: WorkerId,
    pub(super) name: String,
    pub(super) team: String,
    rank: (u8, Date),
}

/// A line of the table of workers.
pub(super) struct WorkerLine {
    pub(super) team: String,
    pub(super) name: String,
    pub(super) href: String,
    pub(super) errors: String,
    pub(super) queries: String,
    pub(super) children: String,
}

/// A line of the table of rules.
pub(super) struct RuleLine {
    pub(super) code: String,
    pub(super) severity: &'static str,
    pub(super) says: &'static str,
    pub(super) what_to_do: &'static str,
    pub(super) n_findings: String,
}

/// What was found, worded.
pub(super) struct Groups {
    pub(super) workers: Vec<WorkerLine>,
    pub(super) rules: Vec<RuleLine>,
}

/// The findings that whoever asks may know of.
pub(super) fn known(tx: &mut Tx, ctx: &Ctx, export: ExportId) -> Result<Vec<Kept>, Problem> {
    let mut facts: HashMap<PersonId, Vec<Facts>> = HashMap::new();
    let asked = values![ctx.authority(), ctx.who.worker, ctx.today, export];
    for mut row in tx.rows(&sql::FACTS_OF_FOUND, asked)? {
        facts.entry(row.take()?).or_default().push(Facts::take(&mut row)?);
    }
    let hidden: HashSet<PersonId> = facts
        .into_iter()
        .filter(|(_, all)| !knows(&ctx.who.roles, Facts::together(all).situation()))
        .map(|(person, _)| person)
        .collect();
    let mut known = Vec::new();
    for mut row in tx.rows(&sql::FINDINGS, values![ctx.authority(), export])? {
        let kept = Kept { person: row.take()?, code: row.take()?, severity: row.take()?, cells: row.take()? };
        if kept.person.is_none_or(|person| !hidden.contains(&person)) {
            known.push(kept);
        }
    }
    Ok(known)
}

/// Who can put right what was found about each child: their lead practitioner, or whoever else works with them.
pub(super) fn menders(
    tx: &mut Tx,
    ctx: &Ctx,
    export: ExportId,
) -> Result<HashMap<PersonId, Mender>, Problem> {
    let mut menders: HashMap<PersonId, Mender> = HashMap::new();
    for mut row in tx.rows(&sql::WORKERS_OF_FOUND, values![ctx.authority(), export, ctx.today])? {
        let (person, role, starts_on): (PersonId, AllocationRole, Date) =
            (row.take()?, row.take()?, row.take()?);
        let leads = u8::from(role == AllocationRole::LeadPractitioner);
        let (worker, name, team): (_, _, Option<String>) = (row.take()?, row.take()?, row.take()?);
        let mender = Mender { worker, name, team: team.unwrap_or_default(), rank: (leads, starts_on) };
        match menders.get(&person) {
            Some(before) if before.rank >= mender.rank => {}
            _ => drop(menders.insert(person, mender)),
        }
    }
    Ok(menders)
}

/// Reads what was found, and counts it.
pub(super) fn read(tx: &mut Tx, ctx: &Ctx, export: ExportId) -> Result<Groups, Problem> {
    let known = known(tx, ctx, export)?;
    let menders = menders(tx, ctx, export)?;
    Ok(Groups { workers: workers(&known, &menders, export), rules: rules(&known) })
}

#[derive(Default)]
struct Count {
    errors: usize,
    queries: usize,
    children: HashSet<PersonId>,
}

fn workers(known: &[Kept], menders: &HashMap<PersonId, Mender>, export: ExportId) -> Vec<WorkerLine> {
    let mut counts: BTreeMap<(String, String, String), Count> = BTreeMap::new();
    for kept in known {
        let whose = match kept.person {
            None => (String::new(), "The return as a whole".to_owned(), "whole".to_owned()),
            Some(person) => match menders.get(&person) {
                Some(mender) => (mender.team.clone(), mender.name.clone(), mender.worker.to_string()),
                None => (String::new(), "Nobody works with the child now".to_owned(), "nobody".to_owned()),
            },
        };
        let count = counts.entry(whose).or_default();
        *(if kept.is_error() { &mut count.errors } else { &mut count.queries }) += 1;
        count.children.extend(kept.person);
    }
    let line = |((team, name, key), count): ((String, String, String), Count)| WorkerLine {
        team,
        name,
        href: format!("/exports/{export}/findings?of={key}"),
        errors: thousands(count.errors),
        queries: thousands(count.queries),
        children: thousands(count.children.len()),
    };
    counts.into_iter().map(line).collect()
}

fn rules(known: &[Kept]) -> Vec<RuleLine> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for kept in known {
        *counts.entry(&kept.code).or_default() += 1;
    }
    let rules = all_rules();
    let line = |(code, n): (&str, usize)| {
        let rule = rules.iter().find(|rule| rule.code == code);
        RuleLine {
            code: code.to_owned(),
            severity: rule.map_or("", |rule| rule.severity.label()),
            says: rule.map_or("", |rule| rule.title),
            what_to_do: rule.map_or("", |rule| rule.what_to_do),
            n_findings: counted(n, "finding", "findings"),
        }
    };
    let mut lines: Vec<(usize, RuleLine)> =
        counts.into_iter().map(|(code, n)| (n, line((code, n)))).collect();
    lines.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
    lines.into_iter().map(|(_, line)| line).collect()
}

/// Every rule of every return; their codes do not meet.
pub(super) fn all_rules() -> Vec<Described> {
    ReturnKind::ALL.into_iter().flat_map(ReturnKind::rules).collect()
}
