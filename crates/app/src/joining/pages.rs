//! The page that finds people of other records and brings them into this family.

use askama::Template;
use axum::http::StatusCode;
use kith_practice::family::Part;
use kith_vocabulary::ids::{FamilyId, PersonId};

use super::actions::{Bond, Told, bring_in};
use super::suggested::suggested;
use crate::answers::{Choice, Faults, Typed};
use crate::families::View;
use crate::families::changing::Elsewhere;
use crate::families::load::{Whole, whole_family};
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::search;
use crate::story::in_a_row;

#[derive(Template)]
#[template(path = "joining/join.html")]
struct JoinPage {
    shell: Shell,
    faults: Faults,
    family: FamilyId,
    family_name: String,
    typed: Typed,
    /// Whether the people were looked for; otherwise Kith offers them by itself.
    is_search: bool,
    people: Vec<Choice>,
    parents: Vec<Choice>,
    bonds: Vec<Choice>,
    elsewhere: Vec<Choice>,
}

/// The page, with whom Kith offers by itself.
pub(super) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    Reply::page(&page(ctx, asked, Faults::none())?)
}

/// Looks for people, or brings in those who were ticked.
pub(super) fn find_or_join(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    if asked.form.has("then", "find") {
        let mut faults = Faults::none();
        if !search::is_enough(asked.form.text("q").unwrap_or_default()) {
            faults.add("q", search::NOT_ENOUGH);
            return Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page(ctx, asked, faults)?);
        }
        return Reply::page(&page(ctx, asked, faults)?);
    }
    let write_id = asked.write_id();
    let joined = told(&asked.form).and_then(|told| {
        ctx.write(move |tx, ctx| {
            let grant = permit::<may::AddPerson>(tx, ctx, Subject::Family(family))?;
            bring_in(tx, ctx, grant, &told, write_id)
        })
    });
    match joined {
        Ok(to) => Reply::see(to),
        Err(Problem::NotAllowed(why)) if may_add(ctx, family)? => {
            let mut faults = Faults::none();
            faults.add("person", format!("One of them is in another team’s record. {why}"));
            Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page(ctx, asked, faults)?)
        }
        Err(problem) => {
            let page = page(ctx, asked, Faults::of(problem)?)?;
            Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// Whether whoever asks may bring people in here at all, so that a refusal is about the other record.
fn may_add(ctx: &Ctx, family: FamilyId) -> Result<bool, Problem> {
    match ctx.read(|tx| permit::<may::AddPerson>(tx, ctx, Subject::Family(family))) {
        Ok(_) => Ok(true),
        Err(Problem::NotAllowed(_)) => Ok(false),
        Err(problem) => Err(problem),
    }
}

fn told(answers: &Answers) -> Result<Told, Problem> {
    let mut faults = Faults::none();
    let ids = |name: &str| -> Vec<PersonId> {
        answers.all(name).into_iter().filter_map(|id| id.parse().ok()).collect()
    };
    let told = Told {
        people: ids("person"),
        parents: ids("parent"),
        bond: if answers.has("bond", "siblings") { Bond::Siblings } else { Bond::NotSaid },
        elsewhere: if answers.has("elsewhere", "stay") { Elsewhere::Stays } else { Elsewhere::Leaves },
    };
    if told.people.is_empty() {
        faults.add("person", "Choose who belongs to this family");
    }
    if answers.text("bond").is_none() && told.parents.is_empty() {
        faults.add("bond", "Say what the children are to each other, or that it is not known");
    }
    faults.stop()?;
    Ok(told)
}

fn page(ctx: &Ctx, asked: &Asked, faults: Faults) -> Result<JoinPage, Problem> {
    let family: FamilyId = asked.id("family")?;
    let answers = &asked.form;
    let looked_for = answers.text("q").filter(|typed| search::is_enough(typed)).unwrap_or_default();
    let (view, whole, people) = ctx.read(|tx| {
        permit::<may::AddPerson>(tx, ctx, Subject::Family(family))?;
        let view = View::of_family(tx, ctx, family)?;
        let whole = whole_family(tx, ctx.authority(), family)?;
        let people: Vec<Choice> = if looked_for.is_empty() {
            let all = suggested(tx, ctx, family)?;
            let facts =
                |one: &super::suggested::Suggested| format!("{} · {} · {}", one.age, one.family, one.why);
            all.iter().map(|one| choice(one.person, &one.name, answers).hinted(facts(one))).collect()
        } else {
            let found = search::people_found(tx, ctx, looked_for)?;
            let is_here = |person: PersonId| {
                whole.members.iter().any(|(who, member)| *who == person && member.ends_on.is_none())
            };
            let others = found.into_iter().filter(|hit| !is_here(hit.person));
            others
                .map(|hit| {
                    let families = hit.families.into_iter().map(|(_, name)| name);
                    let mut facts = vec![hit.age, in_a_row(families.collect())];
                    facts.extend(hit.lead.map(|lead| format!("lead practitioner {lead}")));
                    facts.retain(|fact| !fact.is_empty());
                    choice(hit.person, &hit.name, answers).hinted(facts.join(" · "))
                })
                .collect()
        };
        Ok((view, whole, people))
    })?;
    let bond = answers.text("bond").unwrap_or_default();
    let elsewhere = answers.text("elsewhere").unwrap_or("leave");
    Ok(JoinPage {
        shell: Shell::new(ctx, asked, "Bring in people from other records"),
        faults,
        family,
        family_name: whole.family.name.clone(),
        typed: Typed::new(answers),
        is_search: !looked_for.is_empty(),
        people,
        parents: parents(&whole, &view, answers),
        bonds: vec![
            Choice::new("siblings", "Brothers and sisters", bond),
            Choice::new("not said", "Not known, or something else", bond)
                .hinted("You can say what they are to each other from the family’s page"),
        ],
        elsewhere: vec![
            Choice::new("leave", "They leave it for this one", elsewhere)
                .hinted("Workers allocated to them come along. What happened before stays in their story"),
            Choice::new("stay", "They stay in both", elsewhere),
        ],
    })
}

fn choice(person: PersonId, name: &str, answers: &Answers) -> Choice {
    Choice::among(person.to_string(), name, answers, "person")
}

/// The adults of this family, who may be the parents of the children who come.
fn parents(whole: &Whole, view: &View<FamilyId>, answers: &Answers) -> Vec<Choice> {
    let adults = whole.members.iter().filter(|(person, member)| {
        member.part != Part::Child && member.ends_on.is_none() && view.shows(*person)
    });
    adults
        .map(|(person, _)| {
            Choice::among(person.to_string(), whole.called.name(*person, view.today), answers, "parent")
        })
        .collect()
}
