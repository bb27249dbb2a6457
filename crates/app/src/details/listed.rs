//! Names, numbers and ways to reach somebody: each added on a small page of its own, and ended, never deleted.

use askama::Template;
use axum::http::StatusCode;
use jiff::civil::Date;
use kith_practice::people::{ContactKind, IdentifierScheme, NameKind};
use kith_vocabulary::identifiers::{nhs_number::NhsNumber, upn::Upn};
use kith_vocabulary::ids::PersonId;
use uuid::Uuid;

use crate::answers::{Choice, Faults, Typed, is_a_name};
use crate::families::View;
use crate::people::keys::write_keys;
use crate::people::load::{WholePerson, whole_person};
use crate::people::rows::{ContactDetail, Identifier, PersonName};
use crate::platform::access::{Grant, Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::html::Shell;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::platform::recorder::{Intent, Recorder, record_task};

/// One question of a small form.
struct Question {
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    value: String,
}

#[derive(Template)]
#[template(path = "details/add_row.html")]
struct AddPage {
    shell: Shell,
    faults: Faults,
    action: String,
    person: PersonId,
    name: String,
    heading: &'static str,
    kinds: Vec<Choice>,
    questions: Vec<Question>,
    dated: &'static str,
    typed: Typed,
}

#[derive(Template)]
#[template(path = "details/end_row.html")]
struct EndPage {
    shell: Shell,
    faults: Faults,
    action: String,
    person: PersonId,
    name: String,
    what: String,
    typed: Typed,
}

/// What the three lists have in common.
struct List {
    path: &'static str,
    heading: &'static str,
    kinds: fn(&str) -> Vec<Choice>,
    questions: &'static [(&'static str, &'static str, &'static str)],
    dated: &'static str,
    save: fn(&mut Recorder, PersonId, &Answers, Date) -> Result<(), Problem>,
    end: fn(&mut Recorder, &WholePerson, &str, Date) -> Result<bool, Problem>,
    named: fn(&WholePerson, &str) -> Option<String>,
}

fn loaded(ctx: &Ctx, person: PersonId) -> Result<WholePerson, Problem> {
    ctx.read(|tx| {
        permit::<may::ChangePerson>(tx, ctx, Subject::Person(person))?;
        View::of_person(tx, ctx, person)?;
        let whole = whole_person(tx, ctx.authority(), person)?;
        if whole.person.merged_into_id.is_some() { Err(Problem::NotFound) } else { Ok(whole) }
    })
}

fn add_page(list: &List, ctx: &Ctx, asked: &Asked, faults: Faults) -> Result<AddPage, Problem> {
    let person: PersonId = asked.id("person")?;
    let whole = loaded(ctx, person)?;
    Ok(AddPage {
        shell: Shell::new(ctx, asked, list.heading),
        faults,
        action: format!("/people/{person}/{}/new", list.path),
        person,
        name: whole.called.name(person, ctx.today),
        heading: list.heading,
        kinds: (list.kinds)(asked.form.text("kind").unwrap_or_default()),
        questions: list
            .questions
            .iter()
            .map(|(id, label, hint)| Question {
                id,
                label,
                hint,
                value: asked.form.owned(id).unwrap_or_default(),
            })
            .collect(),
        dated: list.dated,
        typed: Typed::new(&asked.form),
    })
}

fn add_row(list: &'static List, ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let person: PersonId = asked.id("person")?;
    let (answers, write_id) = (asked.form.clone(), asked.write_id());
    let added = ctx.write(move |tx, ctx| {
        let grant = permit::<may::ChangePerson>(tx, ctx, Subject::Person(person))?;
        save_row(list, tx, ctx, grant, &answers, write_id)
    });
    match added {
        Ok(to) => Reply::see(to),
        Err(problem) => {
            let page = add_page(list, ctx, asked, Faults::of(problem)?)?;
            Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

fn end_page(list: &List, ctx: &Ctx, asked: &Asked, faults: Faults) -> Result<EndPage, Problem> {
    let person: PersonId = asked.id("person")?;
    let row = asked.parts.get("row").map_or("", String::as_str);
    let whole = loaded(ctx, person)?;
    let mut answers = asked.form.clone();
    if answers.0.is_empty() {
        answers.push("ended-day", ctx.today.day().to_string());
        answers.push("ended-month", ctx.today.month().to_string());
        answers.push("ended-year", ctx.today.year().to_string());
    }
    Ok(EndPage {
        shell: Shell::new(ctx, asked, "End"),
        faults,
        action: format!("/people/{person}/{}/{row}/end", list.path),
        person,
        name: whole.called.name(person, ctx.today),
        what: (list.named)(&whole, row).ok_or(Problem::NotFound)?,
        typed: Typed::new(&answers),
    })
}

fn end_row(list: &'static List, ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let person: PersonId = asked.id("person")?;
    let row = asked.parts.get("row").cloned().unwrap_or_default();
    let write_id = asked.write_id();
    let on = asked.form.date("ended").and_then(|on| on.ok_or_else(|| "Enter the day".to_owned()));
    let ended = on.map_err(|fault| Problem::invalid("ended", &fault)).and_then(|on| {
        ctx.write(move |tx, ctx| {
            let grant = permit::<may::ChangePerson>(tx, ctx, Subject::Person(person))?;
            end_row_on(list, tx, ctx, grant, (&row, on), write_id)
        })
    });
    match ended {
        Ok(to) => Reply::see(to),
        Err(problem) => {
            let page = end_page(list, ctx, asked, Faults::of(problem)?)?;
            Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

fn save_row(
    list: &List,
    tx: &mut Tx,
    ctx: &Ctx,
    grant: Grant<may::ChangePerson>,
    answers: &Answers,
    write_id: Option<Uuid>,
) -> Result<String, Problem> {
    let person = grant.person()?;
    record_task(tx, ctx.acting(), Intent::to("change a person's details").once(write_id), |recorder| {
        (list.save)(recorder, person, answers, ctx.today)?;
        write_keys_anew(recorder, person)?;
        Ok(format!("/people/{person}?done=person-changed"))
    })
}

fn end_row_on(
    list: &List,
    tx: &mut Tx,
    ctx: &Ctx,
    grant: Grant<may::ChangePerson>,
    (row, on): (&str, Date),
    write_id: Option<Uuid>,
) -> Result<String, Problem> {
    let person = grant.person()?;
    let whole = whole_person(tx, ctx.authority(), person)?;
    record_task(tx, ctx.acting(), Intent::to("change a person's details").once(write_id), |recorder| {
        if !(list.end)(recorder, &whole, row, on)? {
            return Err(Problem::NotFound);
        }
        Ok(format!("/people/{person}?done=person-changed"))
    })
}

fn write_keys_anew(recorder: &mut Recorder, person: PersonId) -> Result<(), Problem> {
    let authority = recorder.acting().authority;
    let whole = whole_person(recorder.tx(), authority, person)?;
    write_keys(recorder.tx(), authority, person, &whole.names, &whole.person.birth, &whole.identifiers)
}

/// Declares the pages of one list.
macro_rules! pages_of {
    ($(#[$doc:meta])* $name:ident, $list:ident) => {
        $(#[$doc])*
        pub(super) mod $name {
            use super::*;

            pub(in crate::details) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
                Reply::page(&add_page(&$list, ctx, asked, Faults::none())?)
            }
            pub(in crate::details) fn add(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
                add_row(&$list, ctx, asked)
            }
            pub(in crate::details) fn show_end(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
                Reply::page(&end_page(&$list, ctx, asked, Faults::none())?)
            }
            pub(in crate::details) fn end(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
                end_row(&$list, ctx, asked)
            }
        }
    };
}

pages_of! {
    /// The pages of names.
    names, NAMES
}
pages_of! {
    /// The pages of numbers.
    identifiers, IDENTIFIERS
}
pages_of! {
    /// The pages of phone numbers and email addresses.
    contacts, CONTACTS
}

static NAMES: List = List {
    path: "names",
    heading: "Add a name",
    kinds: |chosen| NameKind::ALL.iter().map(|kind| Choice::new(kind.key(), kind.label(), chosen)).collect(),
    questions: &[
        ("given", "First names", ""),
        ("family", "Last name", "For a preferred first name, leave this blank"),
    ],
    dated: "From which day, if known",
    save: |recorder, person_id, answers, _| {
        let given = answers.owned("given").unwrap_or_default();
        let family = answers.owned("family").unwrap_or_default();
        let kind = kind_in::<NameKind>(answers)?;
        if !is_a_name(&given, &family) {
            return Err(Problem::invalid("given", "Enter a first or last name"));
        }
        let starts_on = day_in(answers, "starts")?;
        recorder.save(&mut PersonName {
            person_name_id: recorder.new_id(),
            version: 0,
            person_id,
            kind,
            given,
            family,
            starts_on,
            ends_on: None,
        })
    },
    end: |recorder, whole, row, on| {
        let Some(name) = whole.names.iter().find(|name| name.person_name_id.to_string() == row) else {
            return Ok(false);
        };
        let mut name = name.clone();
        not_before(name.starts_on, on)?;
        name.ends_on = Some(on);
        recorder.save(&mut name)?;
        Ok(true)
    },
    named: |whole, row| {
        let name = whole.names.iter().find(|name| name.person_name_id.to_string() == row)?;
        Some(format!("{}: {}", name.kind.label(), crate::people::as_name(name).whole()))
    },
};

static IDENTIFIERS: List = List {
    path: "identifiers",
    heading: "Add a number",
    kinds: |chosen| {
        IdentifierScheme::ALL.iter().map(|kind| Choice::new(kind.key(), kind.label(), chosen)).collect()
    },
    questions: &[("value", "The number", ""), ("source", "Who told us", "A letter, a school, the family")],
    dated: "",
    save: |recorder, person_id, answers, today| {
        let scheme = kind_in::<IdentifierScheme>(answers)?;
        let value = answers.text("value").ok_or_else(|| Problem::invalid("value", "Enter the number"))?;
        let value = match scheme {
            IdentifierScheme::Upn | IdentifierScheme::FormerUpn => value
                .parse::<Upn>()
                .map(|upn| upn.as_str().to_owned())
                .map_err(|fault| Problem::invalid("value", &fault.to_string()))?,
            IdentifierScheme::NhsNumber => value
                .parse::<NhsNumber>()
                .map(|number| number.as_str().to_owned())
                .map_err(|fault| Problem::invalid("value", &fault.to_string()))?,
            IdentifierScheme::ChildId | IdentifierScheme::FormerChildId => value.to_owned(),
        };
        let source = answers
            .owned("source")
            .ok_or_else(|| Problem::invalid("source", "Enter who told us the number"))?;
        recorder.save(&mut Identifier {
            identifier_id: recorder.new_id(),
            version: 0,
            person_id,
            scheme,
            value,
            source,
            noted_on: today,
            ends_on: None,
        })
    },
    end: |recorder, whole, row, on| {
        let found = whole.identifiers.iter().find(|known| known.identifier_id.to_string() == row);
        let Some(mut identifier) = found.cloned() else { return Ok(false) };
        identifier.ends_on = Some(on);
        recorder.save(&mut identifier)?;
        Ok(true)
    },
    named: |whole, row| {
        let found = whole.identifiers.iter().find(|known| known.identifier_id.to_string() == row)?;
        Some(format!("{}: {}", found.scheme.label(), found.value))
    },
};

static CONTACTS: List = List {
    path: "contacts",
    heading: "Add a phone number or email",
    kinds: |chosen| {
        ContactKind::ALL.iter().map(|kind| Choice::new(kind.key(), kind.label(), chosen)).collect()
    },
    questions: &[
        ("value", "The number or address", ""),
        ("note", "When to use it, and when not", "For example: not after 6pm, never leave a message"),
    ],
    dated: "From which day, if known",
    save: |recorder, person_id, answers, _| {
        let kind = kind_in::<ContactKind>(answers)?;
        let value =
            answers.owned("value").ok_or_else(|| Problem::invalid("value", "Enter the number or address"))?;
        if kind == ContactKind::Email && !value.contains('@') {
            return Err(Problem::invalid("value", "Enter an email address like name@example.org"));
        }
        let starts_on = day_in(answers, "starts")?;
        recorder.save(&mut ContactDetail {
            contact_detail_id: recorder.new_id(),
            version: 0,
            person_id,
            kind,
            value,
            note: answers.owned("note"),
            starts_on,
            ends_on: None,
        })
    },
    end: |recorder, whole, row, on| {
        let found = whole.contacts.iter().find(|known| known.contact_detail_id.to_string() == row);
        let Some(mut contact) = found.cloned() else { return Ok(false) };
        not_before(contact.starts_on, on)?;
        contact.ends_on = Some(on);
        recorder.save(&mut contact)?;
        Ok(true)
    },
    named: |whole, row| {
        let found = whole.contacts.iter().find(|known| known.contact_detail_id.to_string() == row)?;
        Some(format!("{}: {}", found.kind.label(), found.value))
    },
};

fn kind_in<K: std::str::FromStr>(answers: &Answers) -> Result<K, Problem> {
    let chosen = answers.text("kind").and_then(|key| key.parse().ok());
    chosen.ok_or_else(|| Problem::invalid("kind", "Choose what it is"))
}

fn day_in(answers: &Answers, name: &str) -> Result<Option<Date>, Problem> {
    answers.date(name).map_err(|fault| Problem::invalid(name, &fault))
}

fn not_before(starts_on: Option<Date>, on: Date) -> Result<(), Problem> {
    if starts_on.is_some_and(|starts_on| on < starts_on) {
        return Err(Problem::invalid("ended", "It began after this day"));
    }
    Ok(())
}
