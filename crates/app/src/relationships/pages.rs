//! The pages that record what people of a family are to each other, and that end it.

use askama::Template;
use axum::http::StatusCode;
use jiff::civil::Date;
use kith_practice::family::RelationshipKind;
use kith_practice::people::YesNo;
use kith_vocabulary::ids::{FamilyId, PersonId};
use uuid::Uuid;

use crate::answers::{Choice, Faults, Typed};
use crate::families::View;
use crate::families::load::{Whole, whole_family};
use crate::families::page::holds;
use crate::families::rows::Relationship;
use crate::people::load::whole_person;
use crate::platform::access::{Grant, Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::html::Shell;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::platform::recorder::{Intent, record_task};

/// A recorded tie with where to end it.
struct TieLine {
    words: String,
    end: String,
}

#[derive(Template)]
#[template(path = "relationships/family.html")]
struct TiesPage {
    shell: Shell,
    faults: Faults,
    family: FamilyId,
    family_name: String,
    who: Vec<Choice>,
    kinds: Vec<Choice>,
    whom: Vec<Choice>,
    responsibility: Vec<Choice>,
    typed: Typed,
    ties: Vec<TieLine>,
}

#[derive(Template)]
#[template(path = "relationships/end.html")]
struct EndPage {
    shell: Shell,
    faults: Faults,
    person: PersonId,
    name: String,
    row: String,
    words: String,
    typed: Typed,
}

/// A tie to one or more people.
struct Told {
    who: PersonId,
    kind: RelationshipKind,
    whom: Vec<PersonId>,
    responsibility: Option<YesNo>,
    from: Option<Date>,
}

fn page(ctx: &Ctx, asked: &Asked, faults: Faults) -> Result<TiesPage, Problem> {
    let family: FamilyId = asked.id("family")?;
    let (view, whole) = ctx.read(|tx| {
        permit::<may::AddPerson>(tx, ctx, Subject::Family(family))?;
        let view = View::of_family(tx, ctx, family)?;
        Ok((view, whole_family(tx, ctx.authority(), family)?))
    })?;
    let answers = &asked.form;
    let who = answers.text("who").or_else(|| asked.query.text("who")).unwrap_or_default();
    let kind = answers.text("kind").unwrap_or_default();
    let people = whole.by_age(whole.people.keys().copied().filter(|person| view.shows(*person)).collect());
    let name = |person: PersonId| whole.called.name(person, view.today);
    let nobody = [Choice::new("", "Choose a person", who)];
    let no_kind = [Choice::new("", "Choose", kind)];
    Ok(TiesPage {
        shell: Shell::new(ctx, asked, "Relationships"),
        faults,
        family,
        family_name: whole.family.name.clone(),
        who: nobody
            .into_iter()
            .chain(people.iter().map(|person| Choice::new(person.to_string(), name(*person), who)))
            .collect(),
        kinds: no_kind
            .into_iter()
            .chain(RelationshipKind::ALL.iter().map(|one| Choice::new(one.key(), one.label(), kind)))
            .collect(),
        whom: people
            .iter()
            .map(|person| Choice {
                value: person.to_string(),
                label: name(*person),
                hint: String::new(),
                chosen: answers.has("whom", &person.to_string()),
            })
            .collect(),
        responsibility: [
            ("usual", "As the law gives it with the relationship"),
            ("yes", "Yes"),
            ("no", "No"),
        ]
        .map(|(key, label)| Choice::new(key, label, answers.text("responsibility").unwrap_or("usual")))
        .into(),
        typed: Typed::new(answers),
        ties: lines(&whole, &view),
    })
}

fn lines(whole: &Whole, view: &View<FamilyId>) -> Vec<TieLine> {
    whole
        .ties
        .iter()
        .filter(|(one, other, tie)| {
            view.shows(*one) && view.shows(*other) && holds(None, tie.ends_on, view.today)
        })
        .map(|(one, other, tie)| TieLine {
            words: format!(
                "{} is the {} of {}",
                whole.called.name(*one, view.today),
                tie.kind.label().to_lowercase(),
                whole.called.name(*other, view.today)
            ),
            end: format!("/people/{one}/relationships/{}/end", tie.relationship_id),
        })
        .collect()
}

fn told(answers: &Answers) -> Result<Told, Problem> {
    let mut faults = Faults::none();
    let who: Option<PersonId> = answers.text("who").and_then(|id| id.parse().ok());
    let kind: Option<RelationshipKind> = answers.text("kind").and_then(|key| key.parse().ok());
    let mut whom: Vec<PersonId> = answers.all("whom").into_iter().filter_map(|id| id.parse().ok()).collect();
    whom.retain(|other| Some(*other) != who);
    if who.is_none() {
        faults.add("who", "Choose a person");
    }
    if kind.is_none() {
        faults.add("kind", "Choose what they are");
    }
    if whom.is_empty() {
        faults.add("whom", "Choose to whom; nobody is related to themselves");
    }
    let from = answers.date("from").unwrap_or_else(|fault| {
        faults.add("from", fault);
        None
    });
    faults.stop()?;
    let (Some(who), Some(kind)) = (who, kind) else {
        return Err(Problem::fault("a form without faults has every answer"));
    };
    let responsibility = match answers.text("responsibility") {
        Some("yes") => Some(YesNo::Yes),
        Some("no") => Some(YesNo::No),
        _ => kind.usual_responsibility(),
    };
    Ok(Told { who, kind, whom, responsibility, from })
}

fn record_ties(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: Grant<may::AddPerson>,
    told: &Told,
    write_id: Option<Uuid>,
) -> Result<String, Problem> {
    let family = grant.family()?;
    let whole = whole_family(tx, ctx.authority(), family)?;
    if !told.whom.iter().chain([&told.who]).all(|person| whole.people.contains_key(person)) {
        return Err(Problem::NotFound);
    }
    let intent = Intent::to("say what people are to each other").once(write_id);
    record_task(tx, ctx.acting(), intent, |recorder| {
        for other in &told.whom {
            let is_known = whole.ties.iter().any(|(one, known, tie)| {
                *one == told.who && known == other && tie.kind == told.kind && tie.ends_on.is_none()
            });
            if is_known {
                continue;
            }
            recorder.save(&mut Relationship {
                relationship_id: recorder.new_id(),
                version: 0,
                person_id: told.who,
                other_id: *other,
                kind: told.kind,
                parental_responsibility: told.responsibility,
                starts_on: told.from,
                ends_on: None,
            })?;
        }
        Ok(format!("/families/{family}?done=relationships-changed"))
    })
}

/// The form, with what is recorded beneath.
pub(super) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    Reply::page(&page(ctx, asked, Faults::none())?)
}

/// Records ties.
pub(super) fn add(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let write_id = asked.write_id();
    let done = told(&asked.form).and_then(|told| {
        ctx.write(move |tx, ctx| {
            let grant = permit::<may::AddPerson>(tx, ctx, Subject::Family(family))?;
            record_ties(tx, ctx, grant, &told, write_id)
        })
    });
    match done {
        Ok(to) => Reply::see(to),
        Err(problem) => {
            let page = page(ctx, asked, Faults::of(problem)?)?;
            Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// The tie of a person that the path names, with its words.
fn tie_of(
    tx: &mut Tx,
    ctx: &Ctx,
    person: PersonId,
    row: &str,
) -> Result<(Relationship, String, String), Problem> {
    let view = View::of_person(tx, ctx, person)?;
    let whole = whole_person(tx, ctx.authority(), person)?;
    let (one, other, tie) = whole
        .ties
        .iter()
        .find(|(one, other, tie)| {
            tie.relationship_id.to_string() == row
                && (*one == person || *other == person)
                && view.shows(*one)
                && view.shows(*other)
        })
        .ok_or(Problem::NotFound)?;
    let name = |person: PersonId| whole.called.name(person, ctx.today);
    let words = format!("{} is the {} of {}", name(*one), tie.kind.label().to_lowercase(), name(*other));
    Ok((tie.clone(), words, name(person)))
}

fn end_page(ctx: &Ctx, asked: &Asked, faults: Faults) -> Result<EndPage, Problem> {
    let person: PersonId = asked.id("person")?;
    let row = asked.parts.get("row").cloned().unwrap_or_default();
    let (_, words, name) = ctx.read(|tx| {
        permit::<may::AddPerson>(tx, ctx, Subject::Person(person))?;
        tie_of(tx, ctx, person, &row)
    })?;
    let mut answers = asked.form.clone();
    if answers.0.is_empty() {
        answers.push("ended-day", ctx.today.day().to_string());
        answers.push("ended-month", ctx.today.month().to_string());
        answers.push("ended-year", ctx.today.year().to_string());
    }
    Ok(EndPage {
        shell: Shell::new(ctx, asked, "End a relationship"),
        faults,
        person,
        name,
        row,
        words,
        typed: Typed::new(&answers),
    })
}

/// Asks from which day it is no longer so.
pub(super) fn show_end(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    Reply::page(&end_page(ctx, asked, Faults::none())?)
}

fn end_tie(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: Grant<may::AddPerson>,
    row: &str,
    on: Date,
    write_id: Option<Uuid>,
) -> Result<String, Problem> {
    let person = grant.person()?;
    let (mut tie, _, _) = tie_of(tx, ctx, person, row)?;
    if tie.starts_on.is_some_and(|starts_on| on < starts_on) {
        return Err(Problem::invalid("ended", "It began after this day"));
    }
    record_task(tx, ctx.acting(), Intent::to("end a relationship").once(write_id), |recorder| {
        tie.ends_on = Some(on);
        recorder.save(&mut tie)?;
        Ok(format!("/people/{person}?done=relationships-changed"))
    })
}

/// Ends a tie.
pub(super) fn end(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let person: PersonId = asked.id("person")?;
    let row = asked.parts.get("row").cloned().unwrap_or_default();
    let write_id = asked.write_id();
    let on = asked.form.date("ended").and_then(|on| on.ok_or_else(|| "Enter the day".to_owned()));
    let done = on.map_err(|fault| Problem::invalid("ended", &fault)).and_then(|on| {
        ctx.write(move |tx, ctx| {
            let grant = permit::<may::AddPerson>(tx, ctx, Subject::Person(person))?;
            end_tie(tx, ctx, grant, &row, on, write_id)
        })
    });
    match done {
        Ok(to) => Reply::see(to),
        Err(problem) => {
            let page = end_page(ctx, asked, Faults::of(problem)?)?;
            Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}
