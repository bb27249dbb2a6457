//! Whom a contact is about: the children are looked up before anybody new is added.

use askama::Template;
use axum::http::StatusCode;
use kith_vocabulary::ids::PersonId;

use crate::answers::{Choice, Faults, Typed, birth_in, is_a_name};
use crate::families::changing::{Likely, NewPerson, Sought, likely_people};
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::story::in_a_row;

/// How many children one contact is looked up for at once.
pub(super) const CHILDREN: usize = 4;

/// The boxes of one child.
struct Row {
    n: usize,
    given: String,
    family: String,
    born: [String; 3],
    given_fault: String,
    born_fault: String,
}

impl Row {
    fn named(&self, name: &str) -> String {
        format!("{name}-{}", self.n)
    }
}

#[derive(Template)]
#[template(path = "front_door/find.html")]
struct FindPage {
    shell: Shell,
    faults: Faults,
    rows: Vec<Row>,
}

/// One child with those who may be the same.
struct Found {
    n: usize,
    legend: String,
    choices: Vec<Choice>,
}

impl Found {
    fn named(&self, name: &str) -> String {
        format!("{name}-{}", self.n)
    }
}

#[derive(Template)]
#[template(path = "front_door/found.html")]
struct FoundPage {
    shell: Shell,
    found: Vec<Found>,
    carried: Vec<(String, String)>,
}

/// The form.
pub(in crate::front_door) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    ctx.read(|tx| permit::<may::TakeContact>(tx, ctx, Subject::Service))?;
    Reply::page(&page(ctx, asked, Faults::none()))
}

fn page(ctx: &Ctx, asked: &Asked, faults: Faults) -> FindPage {
    let typed = Typed::new(&asked.form);
    let rows = (1..=CHILDREN).map(|n| {
        let at = |name: &str| typed.at(&format!("{name}-{n}")).to_owned();
        let born = ["day", "month", "year"].map(|part| typed.at(&format!("born-{n}-{part}")).to_owned());
        Row {
            n,
            given: at("given"),
            family: at("family"),
            born,
            given_fault: faults.at(&format!("given-{n}")).to_owned(),
            born_fault: faults.at(&format!("born-{n}")).to_owned(),
        }
    });
    let rows = rows.collect();
    FindPage { shell: Shell::new(ctx, asked, "Who is the contact about?"), faults, rows }
}

/// A child as typed in their boxes; nothing where these are blank.
pub(super) fn child_in(answers: &Answers, n: usize) -> Result<Option<NewPerson>, (String, String)> {
    let text = |name: &str| answers.owned(&format!("{name}-{n}")).unwrap_or_default();
    let (given, family) = (text("given"), text("family"));
    let field = format!("born-{n}");
    let birth = birth_in(answers, &field).map_err(|fault| (field, fault))?;
    if !is_a_name(&given, &family) {
        let is_blank = birth == Default::default();
        let fault = "Enter the child’s name, or what they are called".to_owned();
        return if is_blank { Ok(None) } else { Err((format!("given-{n}"), fault)) };
    }
    Ok(Some(NewPerson { given, family, birth, sex: None }))
}

/// Looks the children up, and offers those who may be the same.
pub(in crate::front_door) fn look_up(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let mut faults = Faults::none();
    let mut children = Vec::new();
    for n in 1..=CHILDREN {
        match child_in(&asked.form, n) {
            Ok(child) => children.extend(child.map(|child| (n, child))),
            Err((field, fault)) => faults.add(&field, fault),
        }
    }
    if children.is_empty() && faults.is_empty() {
        faults.add("given-1", "Enter the name of at least one child");
    }
    if !faults.is_empty() {
        return Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page(ctx, asked, faults));
    }
    let found = ctx.read(|tx| {
        permit::<may::TakeContact>(tx, ctx, Subject::Service)?;
        children.iter().map(|(n, child)| Ok((*n, child, likely_people(tx, ctx, &sought(child))?))).collect()
    });
    let found: Vec<(usize, &NewPerson, Vec<Likely>)> = found?;
    let found: Vec<Found> = found
        .into_iter()
        .map(|(n, child, mut likely)| {
            likely.retain(|one| one.likeness.is_likely());
            offered(n, child, &likely)
        })
        .filter(|found| found.choices.len() > 1)
        .collect();
    if found.is_empty() {
        return super::show_after_look_up(ctx, asked);
    }
    Reply::page(&FoundPage {
        shell: Shell::new(ctx, asked, "Are these children here already?"),
        found,
        carried: asked.form.0.iter().filter(|(name, _)| name != "csrf").cloned().collect(),
    })
}

fn sought(child: &NewPerson) -> Sought {
    Sought {
        given: child.given.clone(),
        family: child.family.clone(),
        birth: child.birth,
        sex: child.sex.clone(),
    }
}

fn offered(n: usize, child: &NewPerson, likely: &[Likely]) -> Found {
    let mut choices: Vec<Choice> = likely.iter().map(|one| choice(one.person, one)).collect();
    // Whoever is surely the same is proposed; where it is doubtful somebody says so.
    if let [only] = likely
        && only.likeness.is_likely()
        && let Some(first) = choices.first_mut()
    {
        first.chosen = true;
    }
    choices.push(Choice::new("new", "Nobody of these: a child who is new to us", ""));
    Found { n, legend: format!("{} {}", child.given, child.family).trim().to_owned(), choices }
}

fn choice(person: PersonId, one: &Likely) -> Choice {
    let families: Vec<String> = one.families.iter().map(|(_, name)| name.clone()).collect();
    let mut hints = vec![one.age.clone()];
    hints.extend((!families.is_empty()).then(|| in_a_row(families)));
    hints.extend(one.likeness.reasons.iter().map(ToString::to_string));
    Choice::new(person.to_string(), one.name.clone(), "").hinted(hints.join(" · "))
}
