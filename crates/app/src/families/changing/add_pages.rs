//! The page that adds somebody to a family: one page, and a second only where they may be here already.

use askama::Template;
use axum::http::StatusCode;
use kith_practice::family::{Part, RelationshipKind};
use kith_practice::people::YesNo;
use kith_vocabulary::birth::Birth;
use kith_vocabulary::ids::{FamilyId, PersonId};

use super::actions::{Elsewhere, JoinAs, Joining, LivesWith, Responsibility, Who, add_person};
use super::likely::{Likely, Sought, likely_people};
use super::start_pages::{carried, new_person_in, sexes, unborn};
use crate::answers::{Choice, Faults, Typed, birth_in};
use crate::families::View;
use crate::families::load::{Whole, whole_family};
use crate::families::page::holds;
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::story::in_a_row;

/// What the form offers to join as, the most frequent first.
const KINDS: [RelationshipKind; 13] = [
    RelationshipKind::Mother,
    RelationshipKind::Father,
    RelationshipKind::StepParent,
    RelationshipKind::Grandparent,
    RelationshipKind::AuntOrUncle,
    RelationshipKind::Guardian,
    RelationshipKind::Carer,
    RelationshipKind::AdoptiveParent,
    RelationshipKind::Parent,
    RelationshipKind::Sibling,
    RelationshipKind::Relative,
    RelationshipKind::Friend,
    RelationshipKind::Partner,
];
/// A search by name lists whoever is called nearly so, and not everybody of the same last name.
const LIKE_ENOUGH_TO_LIST: i32 = 30;
const CHILD: &str = "child of the family";
const THE_CHILDREN: &str = "with the children";
const ELSEWHERE: &str = "elsewhere";

#[derive(Template)]
#[template(path = "families/add.html")]
struct AddPage {
    shell: Shell,
    faults: Faults,
    family: FamilyId,
    family_name: String,
    typed: Typed,
    kinds: Vec<Choice>,
    children: Vec<Choice>,
    parents: Vec<Choice>,
    households: Vec<Choice>,
    responsibility: Vec<Choice>,
    unborn: Vec<Choice>,
    sexes: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "families/add_likely.html")]
struct LikelyPage {
    shell: Shell,
    family: FamilyId,
    name: String,
    known: Vec<Choice>,
    elsewhere: Vec<Choice>,
    carried: Vec<(String, String)>,
    is_search: &'static str,
    error: &'static str,
}

/// The form.
pub(super) fn show_add(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let page = ctx.read(|tx| {
        let family: FamilyId = asked.id("family")?;
        permit::<may::AddPerson>(tx, ctx, Subject::Family(family))?;
        let view = View::of_family(tx, ctx, family)?;
        let whole = whole_family(tx, ctx.authority(), family)?;
        Ok(form(ctx, asked, &whole, &view, Faults::none()))
    })?;
    Reply::page(&page)
}

/// Adds the person, after offering whoever may be the same.
pub(super) fn add(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let (whole, view) = ctx.read(|tx| {
        permit::<may::AddPerson>(tx, ctx, Subject::Family(family))?;
        let view = View::of_family(tx, ctx, family)?;
        Ok((whole_family(tx, ctx.authority(), family)?, view))
    })?;
    let is_search = asked.form.has("then", "find");
    let joining = match if is_search { searching(&asked.form) } else { joining(&asked.form) } {
        Ok(joining) => joining,
        Err(problem) => {
            let page = form(ctx, asked, &whole, &view, Faults::of(problem)?);
            return Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    if let (Who::New(new), None) = (&joining.who, asked.form.text("known")) {
        let sought = Sought {
            given: new.given.clone(),
            family: new.family.clone(),
            birth: new.birth,
            sex: new.sex.clone(),
        };
        let mut likely = ctx.read(|tx| likely_people(tx, ctx, &sought))?;
        let is_offered = |likely: &Likely| {
            if is_search { likely.likeness.score >= LIKE_ENOUGH_TO_LIST } else { likely.likeness.is_likely() }
        };
        likely.retain(is_offered);
        if is_search || !likely.is_empty() {
            return Reply::page(&offer(ctx, asked, family, &sought, likely, &whole));
        }
    }
    let write_id = asked.write_id();
    let added = ctx.write(move |tx, ctx| {
        let grant = permit::<may::AddPerson>(tx, ctx, Subject::Family(family))?;
        add_person(tx, ctx, grant, &joining, write_id)
    });
    match added {
        Ok(to) => Reply::see(to),
        Err(problem) => {
            let page = form(ctx, asked, &whole, &view, Faults::of(problem)?);
            Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// What the form says, or what is wrong with it.
fn joining(answers: &Answers) -> Result<Joining, Problem> {
    let mut faults = Faults::none();
    let join_as = match answers.text("as") {
        Some(CHILD) => Some(JoinAs::Child),
        Some(key) => key.parse().ok().map(JoinAs::Tie),
        None => None,
    };
    if join_as.is_none() {
        faults.add("as", "Choose what they are to the children");
    }
    let known: Option<PersonId> = answers.text("known").and_then(|id| id.parse().ok());
    let who = match known {
        Some(person) if answers.has("leaves", "yes") => Some(Who::Known(person, Elsewhere::Leaves)),
        Some(person) => Some(Who::Known(person, Elsewhere::Stays)),
        None => match new_person_in(answers) {
            Ok(new) => Some(Who::New(new)),
            Err(Problem::Invalid(fields)) => {
                fields.iter().for_each(|(field, message)| faults.add(field, message));
                None
            }
            Err(problem) => return Err(problem),
        },
    };
    let ids = |name: &str| answers.all(name).into_iter().filter_map(|id| id.parse().ok()).collect();
    faults.stop()?;
    let (Some(join_as), Some(who)) = (join_as, who) else {
        return Err(Problem::fault("a form without faults has every answer"));
    };
    Ok(Joining {
        who,
        join_as,
        children: ids("child"),
        parents: if join_as == JoinAs::Child { ids("parent") } else { Vec::new() },
        responsibility: match answers.text("responsibility") {
            Some("yes") => Responsibility::Said(Some(YesNo::Yes)),
            Some("no") => Responsibility::Said(Some(YesNo::No)),
            Some("not known") => Responsibility::Said(None),
            _ => Responsibility::Usual,
        },
        lives_with: match answers.text("lives_with") {
            Some(THE_CHILDREN) => LivesWith::TheChildren,
            Some(id) => id.parse().map_or(LivesWith::Elsewhere, LivesWith::Household),
            None => LivesWith::Elsewhere,
        },
    })
}

/// A search needs a name alone.
fn searching(answers: &Answers) -> Result<Joining, Problem> {
    Ok(Joining {
        who: Who::New(super::actions::NewPerson {
            birth: birth_in(answers, "born").unwrap_or(Birth::Unknown),
            ..new_person_in(answers)?
        }),
        join_as: JoinAs::Child,
        children: Vec::new(),
        parents: Vec::new(),
        responsibility: Responsibility::Usual,
        lives_with: LivesWith::Elsewhere,
    })
}

fn offer(
    ctx: &Ctx,
    asked: &Asked,
    family: FamilyId,
    sought: &Sought,
    likely: Vec<Likely>,
    whole: &Whole,
) -> LikelyPage {
    let is_search = if asked.form.has("then", "find") { "yes" } else { "" };
    let mut known: Vec<Choice> = likely
        .iter()
        .map(|likely| {
            let is_here = whole.people.contains_key(&likely.person);
            let families: Vec<String> = likely.families.iter().map(|(_, name)| name.clone()).collect();
            let mut facts = vec![likely.age.clone()];
            facts.extend((!families.is_empty()).then(|| in_a_row(families)));
            facts.extend(likely.likeness.reasons.iter().map(|reason| (*reason).to_owned()));
            facts.extend(is_here.then(|| "already in this family’s record".to_owned()));
            let words = format!("This is the same person: {}", likely.name);
            Choice::new(likely.person.to_string(), words, "").hinted(facts.join(" · "))
        })
        .collect();
    known.push(Choice::new("none", "None of these: add a new person", ""));
    LikelyPage {
        shell: Shell::new(ctx, asked, "Is this person here already?"),
        family,
        name: kith_practice::people::names::whole(&sought.given, &sought.family),
        elsewhere: vec![
            Choice::new("yes", "They leave the other family for this one", "")
                .hinted("Workers allocated to them come along. What happened before stays in the record"),
        ],
        known,
        carried: carried(&asked.form, &["csrf", "known", "then", "leaves", "offered"]),
        is_search,
        error: if asked.form.has("offered", "yes") && !asked.form.has("then", "find") {
            "Choose who it is, or that it is none of these"
        } else {
            ""
        },
    }
}

fn form(ctx: &Ctx, asked: &Asked, whole: &Whole, view: &View<FamilyId>, faults: Faults) -> AddPage {
    let answers = &asked.form;
    let is_first = answers.0.is_empty();
    let chosen = answers.text("as").unwrap_or_default();
    let kinds = KINDS
        .iter()
        .map(|kind| {
            let label = match kind {
                RelationshipKind::Sibling => "Grown-up brother or sister",
                RelationshipKind::Parent => "Parent (not said which)",
                RelationshipKind::Partner => "Partner of a young person",
                kind => kind.label(),
            };
            Choice::new(kind.key(), label, chosen)
        })
        .chain([Choice::new(CHILD, "Child of the family", chosen)
            .hinted("Brothers and sisters are worked out from their parents")])
        .collect();
    let responsibility = answers.text("responsibility").unwrap_or("usual");
    AddPage {
        shell: Shell::new(ctx, asked, "Add a person"),
        family: view.of,
        family_name: whole.family.name.clone(),
        typed: Typed::new(answers),
        kinds,
        children: ticked(whole, view, answers, "child", |whole, person| {
            is_now(whole, person, view, |part| part == Part::Child).then_some(is_first)
        }),
        parents: ticked(whole, view, answers, "parent", |whole, person| {
            is_now(whole, person, view, |part| part != Part::Child).then(|| {
                is_first && whole.ties.iter().any(|(one, _, tie)| *one == person && tie.kind.is_parent())
            })
        }),
        households: households(whole, view, answers),
        responsibility: vec![
            Choice::new(
                "usual",
                "As the law gives it: yes for a mother, an adopter or a guardian; otherwise not recorded yet",
                responsibility,
            ),
            Choice::new("yes", "Yes", responsibility),
            Choice::new("no", "No", responsibility),
            Choice::new("not known", "Not known", responsibility),
        ],
        unborn: unborn(answers),
        sexes: sexes(answers),
        faults,
    }
}

fn is_now(whole: &Whole, person: PersonId, view: &View<FamilyId>, is: fn(Part) -> bool) -> bool {
    whole
        .members
        .iter()
        .any(|(who, member)| *who == person && is(member.part) && holds(None, member.ends_on, view.today))
}

/// Tick boxes for people of the family: `offer` says who is offered, and whether ticked at first.
fn ticked(
    whole: &Whole,
    view: &View<FamilyId>,
    answers: &Answers,
    name: &str,
    offer: impl Fn(&Whole, PersonId) -> Option<bool>,
) -> Vec<Choice> {
    let mut people: Vec<_> = whole.people.values().filter(|person| view.shows(person.person_id)).collect();
    people.sort_by_key(|person| (person.birth.earliest(), person.person_id));
    people
        .into_iter()
        .filter_map(|person| {
            let ticked = offer(whole, person.person_id)?;
            let id = person.person_id.to_string();
            let chosen = ticked || answers.has(name, &id);
            let label = whole.called.name(person.person_id, view.today);
            Some(Choice { value: id, label, hint: String::new(), chosen })
        })
        .collect()
}

/// Where they may live: where most of the children do comes first.
fn households(whole: &Whole, view: &View<FamilyId>, answers: &Answers) -> Vec<Choice> {
    let lives = |person: PersonId| {
        whole
            .residences
            .iter()
            .filter(move |(who, stay)| *who == person && holds(stay.starts_on, stay.ends_on, view.today))
    };
    let children: Vec<PersonId> = whole
        .people
        .keys()
        .copied()
        .filter(|person| is_now(whole, *person, view, |part| part == Part::Child))
        .collect();
    let mut counted: Vec<(usize, &crate::families::rows::Household)> = whole
        .households
        .iter()
        .map(|household| {
            let here = |child: &&PersonId| {
                lives(**child).any(|(_, stay)| stay.household_id == household.household_id)
            };
            (children.iter().filter(here).count(), household)
        })
        .collect();
    counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let first =
        counted.first().map_or_else(|| THE_CHILDREN.to_owned(), |(_, home)| home.household_id.to_string());
    let chosen = answers.text("lives_with").unwrap_or(&first);
    let mut all: Vec<Choice> = counted
        .iter()
        .map(|(count, home)| {
            let label =
                if *count > 0 { format!("With the children: {}", home.name) } else { home.name.clone() };
            Choice::new(home.household_id.to_string(), label, chosen)
        })
        .collect();
    if all.is_empty() {
        all.push(Choice::new(THE_CHILDREN, "With the children", chosen));
    }
    all.push(Choice::new(ELSEWHERE, "Somewhere else, or not known", chosen));
    all
}
