//! The page of a household: its name, who lives there, and a new address.

use askama::Template;
use axum::http::StatusCode;
use kith_vocabulary::identifiers::postcode::Postcode;
use kith_vocabulary::ids::{FamilyId, HouseholdId, PersonId};

use super::actions::{self, NewAddress, Told};
use crate::answers::{Choice, Faults, Typed};
use crate::families::View;
use crate::families::load::{Whole, whole_family};
use crate::families::page::{holds, lines_of};
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;

#[derive(Template)]
#[template(path = "households/household.html")]
struct HouseholdPage {
    shell: Shell,
    faults: Faults,
    family: FamilyId,
    family_name: String,
    heading: &'static str,
    action: String,
    typed: Typed,
    people: Vec<Choice>,
    lives_at: Vec<String>,
    others: Vec<(String, String)>,
}

/// The page for a household that is to be, or for one that is.
fn page(ctx: &Ctx, asked: &Asked, of: Option<HouseholdId>, faults: Faults) -> Result<HouseholdPage, Problem> {
    let family: FamilyId = asked.id("family")?;
    let (view, whole) = ctx.read(|tx| {
        permit::<may::ChangePerson>(tx, ctx, Subject::Family(family))?;
        let view = View::of_family(tx, ctx, family)?;
        Ok((view, whole_family(tx, ctx.authority(), family)?))
    })?;
    let household = match of {
        Some(id) => {
            let found = whole.households.iter().find(|household| household.household_id == id);
            Some(found.ok_or(Problem::NotFound)?)
        }
        None => None,
    };
    let mut answers = asked.form.clone();
    if answers.0.is_empty() {
        answers.push("name", household.map_or_else(|| "Home".to_owned(), |household| household.name.clone()));
        for (person, stay) in &whole.residences {
            if Some(stay.household_id) == of && holds(stay.starts_on, stay.ends_on, view.today) {
                answers.push("person", person.to_string());
            }
        }
    }
    let now = whole.addresses.iter().find(|address| {
        Some(address.household_id) == of && holds(address.starts_on, address.ends_on, view.today)
    });
    let others = whole.households.iter().filter(|household| Some(household.household_id) != of);
    Ok(HouseholdPage {
        shell: Shell::new(ctx, asked, "Who lives where"),
        faults,
        family,
        family_name: whole.family.name.clone(),
        heading: if of.is_some() { "Change a household" } else { "Add a household" },
        action: match of {
            Some(id) => format!("/families/{family}/households/{id}"),
            None => format!("/families/{family}/households"),
        },
        people: people(&whole, &view, &answers),
        lives_at: now.map(lines_of).unwrap_or_default(),
        others: others
            .map(|other| {
                (format!("/families/{family}/households/{}", other.household_id), other.name.clone())
            })
            .collect(),
        typed: Typed::new(&answers),
    })
}

/// Everybody who belongs to the family now, ticked where they live here.
fn people(whole: &Whole, view: &View<FamilyId>, answers: &Answers) -> Vec<Choice> {
    let here = whole
        .members
        .iter()
        .filter(|(person, member)| view.shows(*person) && holds(None, member.ends_on, view.today))
        .map(|(person, _)| *person)
        .collect();
    whole
        .by_age(here)
        .into_iter()
        .map(|person: PersonId| Choice {
            value: person.to_string(),
            label: whole.called.name(person, view.today),
            hint: String::new(),
            chosen: answers.has("person", &person.to_string()),
        })
        .collect()
}

fn told(answers: &Answers) -> Result<Told, Problem> {
    let mut faults = Faults::none();
    let name = answers.owned("name").unwrap_or_else(|| {
        faults.add("name", "Enter what the household is called, for example “Mum and the children”");
        String::new()
    });
    let postcode = answers.text("postcode").and_then(|text| match text.parse::<Postcode>() {
        Ok(postcode) => Some(postcode.as_str().to_owned()),
        Err(fault) => {
            faults.add("postcode", fault.to_string());
            None
        }
    });
    let lines = answers.owned("lines");
    if lines.is_none() && postcode.is_some() {
        faults.add("lines", "Enter the address that goes with the postcode");
    }
    let from = answers.date("from").unwrap_or_else(|fault| {
        faults.add("from", fault);
        None
    });
    faults.stop()?;
    Ok(Told {
        name,
        people: answers.all("person").into_iter().filter_map(|id| id.parse().ok()).collect(),
        address: lines.map(|lines| NewAddress { lines, postcode }),
        from,
    })
}

/// The form for a new household.
pub(super) fn show_new(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    Reply::page(&page(ctx, asked, None, Faults::none())?)
}

/// The form for a household that is there.
pub(super) fn show_change(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    Reply::page(&page(ctx, asked, Some(asked.id("household")?), Faults::none())?)
}

/// Makes a household.
pub(super) fn add(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let write_id = asked.write_id();
    let done = told(&asked.form).and_then(|told| {
        ctx.write(move |tx, ctx| {
            let grant = permit::<may::ChangePerson>(tx, ctx, Subject::Family(family))?;
            actions::add(tx, ctx, grant, &told, write_id)
        })
    });
    answer(ctx, asked, None, done)
}

/// Changes a household.
pub(super) fn change(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let (family, household): (FamilyId, HouseholdId) = (asked.id("family")?, asked.id("household")?);
    let write_id = asked.write_id();
    let done = told(&asked.form).and_then(|told| {
        ctx.write(move |tx, ctx| {
            let grant = permit::<may::ChangePerson>(tx, ctx, Subject::Family(family))?;
            actions::change(tx, ctx, grant, household, &told, write_id)
        })
    });
    answer(ctx, asked, Some(household), done)
}

fn answer(
    ctx: &Ctx,
    asked: &Asked,
    of: Option<HouseholdId>,
    done: Result<String, Problem>,
) -> Result<Reply, Problem> {
    match done {
        Ok(to) => Reply::see(to),
        Err(problem) => {
            let page = page(ctx, asked, of, Faults::of(problem)?)?;
            Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}
