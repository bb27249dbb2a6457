//! The page that takes a contact: who told us, about which children, what is worrying and what is working.

pub(in crate::front_door) mod find;

use askama::Template;
use axum::http::StatusCode;
use jiff::civil::DateTime;
use kith_practice::referral::{Basis, ContactRefusal, decide_contact};
use kith_vocabulary::calendar::{from_london, london};
use kith_vocabulary::codes::referral_source::ReferralSource;
use kith_vocabulary::ids::{FamilyId, PersonId};
use kith_vocabulary::time::time_in_words;

use self::find::{CHILDREN, child_in};
use crate::answers::{Choice, choices_of};
use crate::families::changing::NewPerson;
use crate::front_door::actions::{AboutWhom, Details, take_contact};
use crate::front_door::sql::named_with_families;
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::html::Shell;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::visits::answers::{Mistakes, push_date, time_from_words};
use crate::visits::pages::form::{DateBoxes, DraftFields, Filled, words};
use crate::visits::pages::{drafts_of, sending};
use crate::visits::sql::{self as visits, Around};

/// What the draft of this form is called.
const FORM: &str = "Take a contact";
const PATH: &str = "/front-door/contact";

/// The questions about what was told.
pub(super) struct DetailsForm {
    pub(super) filled: Filled,
    pub(super) on: DateBoxes,
    pub(super) sources: Vec<Choice>,
    pub(super) bases: Vec<Choice>,
}

impl DetailsForm {
    pub(super) fn new(filled: Filled) -> Self {
        let answers = &filled.answers;
        DetailsForm {
            on: filled.date("received_on"),
            sources: choices_of::<ReferralSource>("Choose", answers.text("source").unwrap_or_default()),
            bases: words(answers, "basis", Basis::ALL.iter().map(|basis| (basis.key(), basis.label()))),
            filled,
        }
    }
}

#[derive(Template)]
#[template(path = "front_door/take.html")]
struct TakePage {
    shell: Shell,
    family: Option<(String, String)>,
    about: Vec<Choice>,
    new: Vec<String>,
    hidden: Vec<(String, String)>,
    draft: DraftFields,
    form: DetailsForm,
}

/// Whom the answers are about, as far as whoever asks may know them.
struct Whom {
    around: Option<Around>,
    /// Known children, with their names.
    known: Vec<(PersonId, String)>,
    new: Vec<NewPerson>,
}

/// The form of a draft; without one, the children are looked up first.
pub(in crate::front_door) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let (shown, _) = ctx.read(|tx| {
        permit::<may::TakeContact>(tx, ctx, Subject::Service)?;
        drafts_of(tx, ctx, asked, PATH)
    })?;
    let Some(draft) = shown else { return Reply::see("/front-door/new") };
    let whom = ctx.read(|tx| whom(tx, ctx, &draft.answers))?;
    let mut page =
        page(ctx, asked, &whom, Filled { answers: draft.answers.clone(), mistakes: Mistakes::new() });
    page.draft = page.draft.found(Some(&draft), None);
    Reply::page(&page)
}

/// The form about a family that is known.
pub(in crate::front_door) fn show_for_family(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let mut answers = opened(ctx);
    answers.push("family", family.to_string());
    let whom = ctx.read(|tx| {
        permit::<may::TakeContact>(tx, ctx, Subject::Family(family))?;
        whom(tx, ctx, &answers)
    })?;
    Reply::page(&page(ctx, asked, &whom, Filled { answers, mistakes: Mistakes::new() }))
}

/// The form after the children were looked up.
fn show_after_look_up(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let mut answers = opened(ctx);
    let carried = |name: &str| ["given-", "family-", "born-", "known-"].iter().any(|of| name.starts_with(of));
    answers.0.extend(asked.form.0.iter().filter(|(name, _)| carried(name)).cloned());
    for n in 1..=CHILDREN {
        if let Some(person) = answers.owned(&format!("known-{n}")).filter(|known| known != "new") {
            answers.push("about", person);
        }
    }
    let whom = ctx.read(|tx| whom(tx, ctx, &answers))?;
    Reply::page(&page(ctx, asked, &whom, Filled { answers, mistakes: Mistakes::new() }))
}

fn opened(ctx: &Ctx) -> Answers {
    let now = london(ctx.now);
    let mut answers = Answers::default();
    push_date(&mut answers, "received_on", now.date());
    answers.push("received_at", time_in_words(now.time()));
    answers
}

/// Whom the answers are about: the family named, or the one of the first known child that the reader may know.
fn whom(tx: &mut Tx, ctx: &Ctx, answers: &Answers) -> Result<Whom, Problem> {
    let mut new = Vec::new();
    let mut looked_up: Vec<PersonId> = Vec::new();
    for n in 1..=CHILDREN {
        match answers.text(&format!("known-{n}")).and_then(|known| known.parse().ok()) {
            Some(person) => looked_up.push(person),
            None => new.extend(child_in(answers, n).ok().flatten()),
        }
    }
    looked_up.dedup();
    let mut named = Vec::new();
    for person in looked_up {
        permit::<may::ViewPerson>(tx, ctx, Subject::Person(person))?;
        let (name, families) = named_with_families(tx, ctx, person)?;
        named.push((person, name, families));
    }
    let family: Option<FamilyId> = answers.text("family").and_then(|id| id.parse().ok());
    let mut near = family.into_iter().chain(named.iter().flat_map(|(.., families)| families.iter().copied()));
    let around =
        match near.find(|family| permit::<may::TakeContact>(tx, ctx, Subject::Family(*family)).is_ok()) {
            Some(family) => Some(visits::around(tx, ctx, family, None)?),
            None => None,
        };
    let mut known: Vec<(PersonId, String)> = Vec::new();
    if let Some(around) = &around {
        known.extend(around.children().map(|child| (child.person, child.name.clone())));
    }
    for (person, name, _) in named {
        let is_there = |around: &Around| around.children().any(|child| child.person == person);
        if !around.as_ref().is_some_and(is_there) {
            known.push((person, name));
        }
    }
    Ok(Whom { around, known, new })
}

fn page(ctx: &Ctx, asked: &Asked, whom: &Whom, filled: Filled) -> TakePage {
    let title = if filled.mistakes.is_empty() { "Take a contact" } else { "Error: take a contact" };
    let answers = &filled.answers;
    let carried = |name: &str| ["given-", "family-", "born-", "known-"].iter().any(|of| name.starts_with(of));
    let mut hidden: Vec<(String, String)> =
        answers.0.iter().filter(|(name, _)| carried(name)).cloned().collect();
    hidden.extend(whom.around.as_ref().map(|around| ("family".to_owned(), around.family.to_string())));
    let known = answers.text("draft_id").or(asked.query.text("draft"));
    TakePage {
        shell: Shell::new(ctx, asked, title),
        family: whom
            .around
            .as_ref()
            .map(|around| (around.family_name.clone(), format!("/families/{}", around.family))),
        about: whom
            .known
            .iter()
            .map(|(person, name)| Choice::among(person.to_string(), name, answers, "about"))
            .collect(),
        new: whom.new.iter().map(|child| described(ctx, child)).collect(),
        hidden,
        draft: DraftFields {
            id: known
                .and_then(|id| id.parse().ok())
                .unwrap_or_else(|| crate::platform::clock::new_id(ctx.now)),
            form: FORM,
            path: PATH.to_owned(),
            family: whom.around.as_ref().map_or_else(String::new, |around| around.family.to_string()),
            kept: None,
            waiting: None,
        },
        form: DetailsForm::new(filled),
    }
}

fn described(ctx: &Ctx, child: &NewPerson) -> String {
    let name = format!("{} {}", child.given, child.family);
    format!("{}, {}: new to us", name.trim(), child.birth.age_in_words(ctx.today))
}

/// The questions in the order in which the page asks them.
const ON_THE_PAGE: [&str; 7] =
    ["about", "received_on", "received_at", "source", "worrying", "basis", "basis_words"];

/// What was told, and what is wrong with it.
pub(super) fn read_details(answers: &Answers, n_children: usize, now: DateTime) -> Result<Details, Mistakes> {
    let mut mistakes = Mistakes::new();
    let on = answers.date("received_on").unwrap_or_else(|message| {
        mistakes.push(("received_on".to_owned(), message));
        None
    });
    let at = answers.text("received_at").and_then(time_from_words);
    if on.is_none() && mistakes.is_empty() {
        mistakes.push(("received_on".to_owned(), "Enter the day it came".to_owned()));
    }
    if at.is_none() {
        mistakes.push(("received_at".to_owned(), "Enter the time it came, like 2:30pm".to_owned()));
    }
    let source = answers.text("source").filter(|code| ReferralSource::from_code(code).is_some());
    let source = source.map(str::to_owned);
    if source.is_none() {
        mistakes.push(("source".to_owned(), "Choose who told us".to_owned()));
    }
    let basis: Option<Basis> = answers.text("basis").and_then(|key| key.parse().ok());
    if basis.is_none() {
        mistakes.push(("basis".to_owned(), "Choose whether the family agrees, or why not".to_owned()));
    }
    let received = on.zip(at).map_or(now, |(on, at)| on.to_datetime(at));
    let refusals = decide_contact(
        (n_children, answers.text("worrying")),
        (basis.unwrap_or(Basis::NotKnown), answers.text("basis_words")),
        (received, now),
    );
    for refusal in refusals.err().unwrap_or_default() {
        let field = match refusal {
            ContactRefusal::NoChild => "about",
            ContactRefusal::InTheFuture => "received_on",
            ContactRefusal::NoBasisWords => "basis_words",
            _ => "worrying",
        };
        mistakes.push((field.to_owned(), refusal.to_string()));
    }
    mistakes.sort_by_key(|(field, _)| ON_THE_PAGE.iter().position(|known| known == field));
    match (source, basis) {
        (Some(source), Some(basis)) if mistakes.is_empty() => Ok(Details {
            received_at: from_london(received),
            source,
            referrer_name: answers.owned("referrer_name"),
            referrer_agency: answers.owned("referrer_agency"),
            referrer_reach: answers.owned("referrer_reach"),
            worrying: answers.owned("worrying").unwrap_or_default(),
            working_well: answers.owned("working_well"),
            basis,
            basis_words: answers.owned("basis_words"),
        }),
        _ => Err(mistakes),
    }
}

/// Takes the contact, or shows the form that leads to it.
pub(in crate::front_door) fn take(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    if asked.form.has("then", "details") {
        return show_after_look_up(ctx, asked);
    }
    let whom = ctx.read(|tx| whom(tx, ctx, &asked.form))?;
    let chosen: Vec<PersonId> = asked.form.all("about").iter().filter_map(|id| id.parse().ok()).collect();
    let known: Vec<PersonId> =
        whom.known.iter().map(|(person, _)| *person).filter(|person| chosen.contains(person)).collect();
    let read = read_details(&asked.form, known.len() + whom.new.len(), london(ctx.now));
    let details = match read {
        Ok(details) => details,
        Err(mistakes) => {
            let filled = Filled { answers: asked.form.clone(), mistakes };
            return Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page(ctx, asked, &whom, filled));
        }
    };
    let about = AboutWhom {
        family: whom.around.as_ref().map(|around| around.family),
        family_name: new_name(&whom),
        known,
        new: whom.new,
    };
    let sending = sending(asked);
    let to = ctx.write(move |tx, ctx| {
        let subject = about.family.map_or(Subject::Service, Subject::Family);
        let grant = permit::<may::TakeContact>(tx, ctx, subject)?;
        take_contact(tx, ctx, grant, sending, (&about, &details))
    })?;
    Reply::see(to)
}

fn new_name(whom: &Whom) -> String {
    let last = whom.new.first().map(|child| child.family.clone()).filter(|name| !name.is_empty());
    let known = || whom.known.first().and_then(|(_, name)| name.split(' ').next_back().map(str::to_owned));
    last.or_else(known).map_or_else(|| "New family".to_owned(), |name| format!("{name} family"))
}
