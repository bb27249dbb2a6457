//! A plan on paper: one page for the fridge, and a child's own. Before it is printed, Kith names what its reader would
//! newly learn; that is left out until the worker says that they may know it.

mod secrets;

use askama::Template;
use kith_practice::family::Part;
use kith_practice::plan::paper::{Line, Reader, for_reader, newly_learned, without_secrets};
use kith_vocabulary::ids::{PersonId, PlanId};
use kith_vocabulary::time::date_in_words;

use super::plan_in;
use crate::answers::Choice;
use crate::plans::load::sections::{self, lines_of};
use crate::plans::load::{self, Open};
use crate::platform::access::may;
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;

#[derive(Template)]
#[template(path = "plans/papers.html")]
struct PapersPage {
    shell: Shell,
    id: PlanId,
    kind: &'static str,
    family_name: String,
    readers: Vec<(String, String, &'static str)>,
}

/// Lines under one heading of the paper.
struct Headed {
    heading: &'static str,
    lines: Vec<String>,
}

#[derive(Template)]
#[template(path = "plans/paper.html")]
struct PaperPage {
    shell: Shell,
    id: PlanId,
    reader: PersonId,
    reader_name: String,
    family_name: String,
    title: String,
    is_child: bool,
    made: String,
    review: String,
    test: Option<String>,
    parts: Vec<Headed>,
    signatures: Vec<String>,
    learned: Vec<Choice>,
    n_left_out: usize,
}

impl PaperPage {
    fn question(&self) -> String {
        format!("{} may know", self.reader_name)
    }
}

/// For whom a plan can be printed.
pub(in crate::plans) fn choose(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let (open, _) = ctx.read(|tx| load::open::<may::PrintPlan>(tx, ctx, plan_in(asked)?, None))?;
    let id = open.whole.plan.plan_id;
    let readers = open.around.members.iter().filter_map(|member| {
        let reader = reader_of(&open, member.person)?;
        let what = match reader {
            Reader::Adult(_) => "The whole plan, in the family’s words",
            Reader::Child(_) => "A page of their own, without what is about a brother or sister alone",
            Reader::Network(_) => "What everybody shares",
        };
        Some((format!("/plans/{id}/paper?for={}", member.person), member.name.clone(), what))
    });
    Reply::page(&PapersPage {
        shell: Shell::new(ctx, asked, "Print a plan"),
        id,
        kind: open.whole.plan.kind.label(),
        family_name: open.around.family_name.clone(),
        readers: readers.collect(),
    })
}

/// How somebody of the family reads: a child only when the plan is for them.
fn reader_of(open: &Open, person: PersonId) -> Option<Reader> {
    let member = open.around.member(person).filter(|member| member.is_here)?;
    let person = member.person;
    match member.part {
        Part::Child => open.whole.content.children.contains(&person).then_some(Reader::Child(person)),
        Part::Adult => Some(Reader::Adult(person)),
        _ => Some(Reader::Network(person)),
    }
}

/// The paper for somebody, under the check of what they would newly learn.
pub(in crate::plans) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let person: PersonId = asked.query.text("for").and_then(|id| id.parse().ok()).ok_or(Problem::NotFound)?;
    let (open, secrets) = ctx.read(|tx| {
        let (open, _) = load::open::<may::PrintPlan>(tx, ctx, plan_in(asked)?, None)?;
        let secrets = secrets::of(tx, ctx, &open)?;
        Ok((open, secrets))
    })?;
    let reader = reader_of(&open, person).ok_or(Problem::NotFound)?;
    let secrets = secrets.as_known_to(&open, reader);
    let keys: Vec<String> = secrets.iter().map(secrets::key).collect();
    let ticked: Vec<usize> = (0..keys.len()).filter(|at| asked.query.has("may", &keys[*at])).collect();
    let all = for_reader(lines_of(&open), reader);
    let learned = newly_learned(&all, reader, &secrets).into_iter().map(|at| {
        Choice::among(keys[at].clone(), secrets[at].what.clone(), &asked.query, "may")
            .hinted(secrets[at].kind.label())
    });
    let learned: Vec<Choice> = learned.collect();
    let n_all = all.len();
    let lines = without_secrets(all, reader, &secrets, &ticked);
    let version = &open.whole.version;
    let is_child = matches!(reader, Reader::Child(_));
    let reader_name = open.around.name(person).unwrap_or("Somebody").to_owned();
    Reply::page(&PaperPage {
        shell: Shell::new(ctx, asked, "A plan to print"),
        id: open.whole.plan.plan_id,
        reader: person,
        title: if is_child {
            format!("My plan: {reader_name}")
        } else {
            open.whole.plan.kind.label().to_owned()
        },
        family_name: open.around.family_name.clone(),
        is_child,
        made: date_in_words(version.made_on),
        review: date_in_words(version.review_on),
        test: version.test_on.map(date_in_words),
        n_left_out: n_all - lines.len(),
        parts: parts(lines, is_child),
        signatures: signatures(&open, reader),
        learned,
        reader_name,
    })
}

/// The lines under their headings. A child's page has headings in a child's words, and no scales.
fn parts(lines: Vec<Line>, is_child: bool) -> Vec<Headed> {
    let mut parts: Vec<Headed> = Vec::new();
    for line in lines {
        let heading = if is_child { heading_for_child(line.heading) } else { Some(line.heading) };
        let Some(heading) = heading else { continue };
        match parts.iter_mut().find(|part| part.heading == heading) {
            Some(part) => part.lines.push(line.words),
            None => parts.push(Headed { heading, lines: vec![line.words] }),
        }
    }
    parts
}

fn heading_for_child(heading: &'static str) -> Option<&'static str> {
    use kith_practice::plan::LineKind as L;
    let is = |kind: L| kind.label() == heading;
    match heading {
        "How we measure it" => None,
        sections::GOALS => Some("What will be better"),
        sections::STEPS => Some("What the grown-ups and I will do"),
        sections::NETWORK => Some("Who I can call"),
        _ if is(L::Worry) => Some("What people are worried about"),
        _ if is(L::Strength) => Some("What is good"),
        _ if is(L::BottomLine) => Some("What must not happen"),
        _ if is(L::Trigger) => Some("How I can tell that things are going wrong"),
        _ if is(L::Signal) => Some("My signal"),
        _ if is(L::Contingency) => Some("What happens if it goes wrong"),
        other => Some(other),
    }
}

/// Who signs: the reader of their own page; of the family's page the adults and children of the plan.
fn signatures(open: &Open, reader: Reader) -> Vec<String> {
    let members = open.around.members.iter().filter(|member| member.is_here);
    let signs = members.filter(|member| match reader {
        Reader::Adult(_) => {
            member.part == Part::Adult || open.whole.content.children.contains(&member.person)
        }
        _ => member.person == reader.person(),
    });
    signs.map(|member| member.name.clone()).collect()
}
