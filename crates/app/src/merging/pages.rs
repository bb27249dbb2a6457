//! The pages of merging: find the other record, see both side by side, choose which is kept.

use askama::Template;
use axum::http::StatusCode;
use kith_vocabulary::birth::Birth;
use kith_vocabulary::ids::PersonId;

use super::actions;
use crate::answers::{Choice, Faults, Typed, is_a_name};
use crate::families::View;
use crate::families::changing::{Likely, Sought, likely_people};
use crate::people::as_name;
use crate::people::load::{WholePerson, whole_person};
use crate::people::page::details;
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;

#[derive(Template)]
#[template(path = "merging/find.html")]
struct FindPage {
    shell: Shell,
    faults: Faults,
    person: PersonId,
    name: String,
    typed: Typed,
    likely: Vec<Likely>,
}

/// One line of the two records side by side.
struct Line {
    label: &'static str,
    this: String,
    other: String,
}

impl Line {
    fn differs(&self) -> bool {
        self.this != self.other
    }
}

#[derive(Template)]
#[template(path = "merging/both.html")]
struct BothPage {
    shell: Shell,
    faults: Faults,
    person: PersonId,
    other: PersonId,
    lines: Vec<Line>,
    keep: Vec<Choice>,
    typed: Typed,
}

/// Finds the other record, or shows both where it is chosen.
pub(super) fn show_merge(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    match asked.query.text("other").and_then(|id| id.parse().ok()) {
        Some(other) => Reply::page(&both(ctx, asked, other, Faults::none())?),
        None => Reply::page(&find(ctx, asked, Faults::none())?),
    }
}

fn find(ctx: &Ctx, asked: &Asked, faults: Faults) -> Result<FindPage, Problem> {
    let person: PersonId = asked.id("person")?;
    ctx.read(|tx| {
        permit::<may::MergePeople>(tx, ctx, Subject::Person(person))?;
        let whole = read_one(tx, ctx, person)?;
        let own = whole.names.first();
        let given = asked.form.owned("given").or_else(|| own.map(|name| name.given.clone()));
        let family = asked.form.owned("family").or_else(|| own.map(|name| name.family.clone()));
        let is_search = asked.form.has("then", "find");
        let sought = Sought {
            given: given.unwrap_or_default(),
            family: family.unwrap_or_default(),
            birth: if is_search { Birth::Unknown } else { whole.person.birth },
            sex: whole.person.sex.clone(),
        };
        let mut likely = likely_people(tx, ctx, &sought)?;
        likely.retain(|one| one.person != person);
        let mut answers = asked.form.clone();
        if answers.0.is_empty() {
            answers.push("given", sought.given);
            answers.push("family", sought.family);
        }
        Ok(FindPage {
            shell: Shell::new(ctx, asked, "One person, two records"),
            faults,
            person,
            name: whole.called.name(person, ctx.today),
            typed: Typed::new(&answers),
            likely,
        })
    })
}

fn read_one(tx: &mut Tx, ctx: &Ctx, person: PersonId) -> Result<WholePerson, Problem> {
    View::of_person(tx, ctx, person)?;
    whole_person(tx, ctx.authority(), person)
}

fn both(ctx: &Ctx, asked: &Asked, other: PersonId, faults: Faults) -> Result<BothPage, Problem> {
    let person: PersonId = asked.id("person")?;
    let (this, that) = ctx.read(|tx| {
        permit::<may::MergePeople>(tx, ctx, Subject::Person(person))?;
        permit::<may::MergePeople>(tx, ctx, Subject::Person(other))?;
        Ok((read_one(tx, ctx, person)?, read_one(tx, ctx, other)?))
    })?;
    let mut lines = vec![
        line("Names", &this, &that, |whole| whole.names.iter().map(|name| as_name(name).whole()).collect()),
        line("Numbers", &this, &that, |whole| {
            whole
                .identifiers
                .iter()
                .map(|known| format!("{} {}", known.scheme.label(), known.value))
                .collect()
        }),
    ];
    let of_that = details(&that.person);
    lines.extend(
        details(&this.person)
            .into_iter()
            .zip(of_that)
            .map(|((_, label, this), (_, _, other))| Line { label, this, other })
            .filter(|line| !(line.this.is_empty() && line.other.is_empty())),
    );
    let keep = asked.form.text("keep").unwrap_or("this");
    let named = |whole: &WholePerson, id: PersonId| whole.called.name(id, ctx.today);
    Ok(BothPage {
        shell: Shell::new(ctx, asked, "One person, two records"),
        faults,
        person,
        other,
        keep: vec![
            Choice::new("this", format!("Keep the first: {}", named(&this, person)), keep),
            Choice::new("other", format!("Keep the second: {}", named(&that, other)), keep),
        ],
        lines,
        typed: Typed::new(&asked.form),
    })
}

fn line(
    label: &'static str,
    this: &WholePerson,
    that: &WholePerson,
    of: impl Fn(&WholePerson) -> Vec<String>,
) -> Line {
    Line { label, this: of(this).join(", "), other: of(that).join(", ") }
}

/// Lists records by name, or makes the two one.
pub(super) fn merge(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let person: PersonId = asked.id("person")?;
    let chosen: Option<PersonId> = asked.form.text("other").and_then(|id| id.parse().ok());
    let Some(other) = chosen else {
        let mut faults = Faults::none();
        let at = |name: &str| asked.form.text(name).unwrap_or_default();
        if !is_a_name(at("given"), at("family")) {
            faults.add("given", "Enter a first or last name");
        }
        return Reply::page(&find(ctx, asked, faults)?);
    };
    let write_id = asked.write_id();
    let (kept, gone) = if asked.form.has("keep", "other") { (other, person) } else { (person, other) };
    let reason = asked
        .form
        .owned("reason")
        .ok_or_else(|| Problem::invalid("reason", "Say how you know that they are one person"));
    let merged = reason.and_then(|reason| {
        ctx.write(move |tx, ctx| {
            let kept = permit::<may::MergePeople>(tx, ctx, Subject::Person(kept))?;
            let gone = permit::<may::MergePeople>(tx, ctx, Subject::Person(gone))?;
            actions::merge(tx, ctx, kept, gone, reason.clone(), write_id)
        })
    });
    match merged {
        Ok(to) => Reply::see(to),
        Err(problem) => {
            let page = both(ctx, asked, other, Faults::of(problem)?)?;
            Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// Makes the two records two again.
pub(super) fn unmerge(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let person: PersonId = asked.id("person")?;
    let gone: PersonId = asked.form.text("other").and_then(|id| id.parse().ok()).ok_or(Problem::NotFound)?;
    let write_id = asked.write_id();
    let to = ctx.write(move |tx, ctx| {
        let kept = permit::<may::MergePeople>(tx, ctx, Subject::Person(person))?;
        permit::<may::MergePeople>(tx, ctx, Subject::Person(gone))?;
        actions::unmerge(tx, ctx, kept, gone, write_id)
    })?;
    Reply::see(to)
}
