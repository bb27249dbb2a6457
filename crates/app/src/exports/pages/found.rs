//! What one worker can put right in a return: child by child, with the way to the child's page.

use std::collections::BTreeMap;

use askama::Template;
use kith_vocabulary::ids::{ExportId, PersonId};

use super::groups::{Kept, all_rules, known, menders};
use super::{Told, granted, sql};
use crate::exports::made::Export;
use crate::people::Called;
use crate::people::rows::PersonName;
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::values;

/// How many children one page shows.
const PAGE: usize = 50;

/// A finding, worded.
struct Line {
    code: String,
    severity: &'static str,
    says: &'static str,
    what_to_do: &'static str,
    cells: String,
}

/// A child with what was found.
struct ChildLines {
    name: String,
    href: String,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "exports/found.html")]
struct FoundPage {
    shell: Shell,
    told: Told,
    children: Vec<ChildLines>,
    next: Option<String>,
}

/// The findings of the worker in the query, of children with nobody, or of the return as a whole.
pub(in crate::exports) fn list(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    granted(ctx)?;
    let id: ExportId = asked.id("export")?;
    let of = asked.query.text("of").unwrap_or("whole").to_owned();
    let from: usize = asked.query.text("from").and_then(|text| text.parse().ok()).unwrap_or(0);
    let (export, mut children, heading) = ctx.read(|tx| {
        let export: Export = tx.find(&sql::FIND, values![ctx.authority(), id])?.ok_or(Problem::NotFound)?;
        let (children, heading) = read(tx, ctx, id, &of)?;
        Ok((export, children, heading))
    })?;
    let more = children.len() > from + PAGE;
    children = children.into_iter().skip(from).take(PAGE).collect();
    let told = Told::new(&export);
    let next = more.then(|| format!("{}/findings?of={of}&from={}", told.href, from + PAGE));
    Reply::page(&FoundPage { shell: Shell::new(ctx, asked, heading), told, children, next })
}

fn read(tx: &mut Tx, ctx: &Ctx, export: ExportId, of: &str) -> Result<(Vec<ChildLines>, String), Problem> {
    let (all, menders) = (known(tx, ctx, export)?, menders(tx, ctx, export)?);
    let called = called(tx, ctx, export)?;
    let mut heading = match of {
        "whole" => "The return as a whole".to_owned(),
        "nobody" => "Nobody works with the child now".to_owned(),
        _ => "Findings".to_owned(),
    };
    let mut children: BTreeMap<Option<PersonId>, Vec<Kept>> = BTreeMap::new();
    for kept in all {
        let mender = kept.person.and_then(|person| menders.get(&person));
        let is_theirs = match (of, kept.person, mender) {
            ("whole", None, _) | ("nobody", Some(_), None) => true,
            (worker, Some(_), Some(mender)) if mender.worker.to_string() == worker => {
                heading.clone_from(&mender.name);
                true
            }
            _ => false,
        };
        if is_theirs {
            children.entry(kept.person).or_default().push(kept);
        }
    }
    let rules = all_rules();
    let line = |kept: Kept| {
        let rule = rules.iter().find(|rule| rule.code == kept.code);
        Line {
            severity: rule.map_or("", |rule| rule.severity.label()),
            says: rule.map_or("", |rule| rule.title),
            what_to_do: rule.map_or("", |rule| rule.what_to_do),
            code: kept.code,
            cells: kept.cells,
        }
    };
    let mut shown: Vec<ChildLines> = children
        .into_iter()
        .map(|(person, found)| ChildLines {
            name: person
                .map_or_else(|| "About no child alone".to_owned(), |person| called.name(person, ctx.today)),
            href: person.map_or_else(String::new, |person| format!("/people/{person}")),
            lines: found.into_iter().map(line).collect(),
        })
        .collect();
    shown.sort_by(|one, other| one.name.cmp(&other.name));
    Ok((shown, heading))
}

fn called(tx: &mut Tx, ctx: &Ctx, export: ExportId) -> Result<Called, Problem> {
    let asked = values![ctx.authority(), export];
    let mut names: Vec<(PersonId, PersonName)> = Vec::new();
    for mut row in tx.rows(&sql::NAMES_OF_FOUND, asked)? {
        names.push((row.take()?, row.record()?));
    }
    let mut child_ids = Vec::new();
    for mut row in tx.rows(&sql::CHILD_IDS_OF_FOUND, asked)? {
        child_ids.push((row.take()?, row.take()?));
    }
    Ok(Called::new(names, child_ids))
}
