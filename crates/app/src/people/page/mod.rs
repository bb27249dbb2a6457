//! A person's page: who they are, where each fact came from, who is around them, and their own story.
//!
//! Made by one function from a database and a view, like the family page, so that the past is the same page.

mod facts;
mod ties;

use askama::Template;
use kith_vocabulary::ids::PersonId;
use kith_vocabulary::time::date_in_words;

use super::load::{WholePerson, find_person, whole_person};
use crate::deadlines::lines::{self as deadlines, DueLine};
use crate::exports::child::{ToMendForCensus, to_mend};
use crate::families::View;
use crate::families::page::Button;
use crate::families::rows::FamilyMember;
use crate::platform::access::Action;
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::story::{StoryEntry, story_of_person};

pub(crate) use facts::details;
pub use facts::{FactRow, ListedRow};
pub use ties::TieLine;

/// A family of the person.
#[derive(Debug)]
pub struct FamilyLine {
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub path: String,
    /// Their part in it, and since when.
    pub part: String,
    /// Where to say that they left it.
    pub leave: Option<String>,
}

/// A record that was merged into this one.
#[derive(Debug)]
pub struct MergedLine {
    /// The record.
    pub person: PersonId,
    /// What it tells: names and birth.
    pub words: String,
}

/// A part of an imported file, worded.
#[derive(Debug)]
pub struct KeptLine {
    /// `From census.xml, not understood: ...`.
    pub words: String,
    /// Where in the file.
    pub place: String,
    /// The part, whole.
    pub body: String,
}

/// What a person's page shows, worded.
#[derive(Debug)]
pub struct PersonPage {
    /// The person.
    pub person: PersonId,
    /// The name to show.
    pub name: String,
    /// Age, or when they died.
    pub age: String,
    /// States in a word.
    pub tags: Vec<String>,
    /// What may be done.
    pub buttons: Vec<Button>,
    /// Where else to look.
    pub links: Vec<Button>,
    /// Their families.
    pub families: Vec<FamilyLine>,
    /// Details with their source and age.
    pub facts: Vec<FactRow>,
    /// Names over time.
    pub names: Vec<ListedRow>,
    /// Numbers with their source and day.
    pub identifiers: Vec<ListedRow>,
    /// How to reach them.
    pub contacts: Vec<ListedRow>,
    /// Where they live and lived.
    pub addresses: Vec<ListedRow>,
    /// Where to add names, numbers and ways to reach them; nothing where they may not.
    pub change: Option<String>,
    /// Who is around them.
    pub ties: Vec<TieLine>,
    /// Where to record a tie.
    pub add_tie: Option<String>,
    /// Records merged into this one, with whether they may be parted again.
    pub merged: Vec<MergedLine>,
    /// Where to merge and part records.
    pub merge: Option<String>,
    /// What the censuses still to be sent would find about them; nothing for the past.
    pub censuses: Vec<ToMendForCensus>,
    /// Their first name.
    pub first_name: String,
    /// Their own story.
    pub story: Vec<StoryEntry>,
    /// What imports could not place.
    pub kept: Vec<KeptLine>,
}

/// Makes the page from the rows that `tx` reaches.
pub fn person_page(tx: &mut Tx, view: &View<PersonId>) -> Result<PersonPage, Problem> {
    let whole = whole_person(tx, view.authority, view.of)?;
    let story = story_of_person(tx, view.authority, view.of, &view.hidden_families)?;
    let censuses = match view.past {
        None => to_mend(tx, view.authority, view.of, view.today)?,
        Some(_) => Vec::new(),
    };
    let path = format!("/people/{}", view.of);
    Ok(PersonPage {
        person: view.of,
        name: whole.called.name(view.of, view.today),
        age: whole.person.birth.age_in_words(view.today),
        tags: whole.person.died_on.map(|died| format!("Died {}", date_in_words(died))).into_iter().collect(),
        buttons: of_those_allowed(view, &[(Action::ChangePerson, "Change details", "change")]),
        links: of_those_allowed(
            view,
            &[
                (Action::ViewHistory, "History of changes", "history"),
                (Action::ViewHistory, "As it stood on another day", "as-it-stood"),
                (Action::MergePeople, "This person is recorded twice", "merge"),
            ],
        ),
        families: families(&whole, view),
        facts: facts::facts(&whole),
        names: facts::names(&whole, view),
        identifiers: facts::identifiers(&whole, view),
        contacts: facts::contacts(&whole, view),
        addresses: facts::addresses(&whole, view),
        change: view.may(Action::ChangePerson).then(|| path.clone()),
        ties: ties::ties(&whole, view),
        add_tie: add_tie(&whole, view),
        merged: merged(&whole, view),
        merge: view.may(Action::MergePeople).then(|| path.clone()),
        censuses,
        first_name: whole.called.first_name(view.of, view.today),
        story,
        kept: kept(&whole),
    })
}

fn of_those_allowed(view: &View<PersonId>, all: &[(Action, &'static str, &'static str)]) -> Vec<Button> {
    all.iter()
        .filter(|(action, _, _)| view.may(*action))
        .map(|(_, words, page)| Button { words, path: format!("/people/{}/{page}", view.of) })
        .collect()
}

fn families(whole: &WholePerson, view: &View<PersonId>) -> Vec<FamilyLine> {
    whole
        .memberships
        .iter()
        .filter(|(_, member)| !view.hidden_families.contains(&member.family_id))
        .map(|(name, member)| {
            let since = date_in_words(member.starts_on);
            let when = match member.ends_on {
                None => format!("since {since}"),
                Some(ends_on) => format!("{since} to {}", date_in_words(ends_on)),
            };
            let is_here = member.ends_on.is_none() && view.may(Action::ChangePerson);
            FamilyLine {
                name: name.clone(),
                path: format!("/families/{}", member.family_id),
                part: format!("{}, {when}", member.part.label()),
                leave: is_here.then(|| format!("/families/{}/people/{}/leave", member.family_id, view.of)),
            }
        })
        .collect()
}

/// Where to record a tie: among the people of the family they are in now.
fn add_tie(whole: &WholePerson, view: &View<PersonId>) -> Option<String> {
    let is_open =
        |member: &FamilyMember| member.ends_on.is_none() && !view.hidden_families.contains(&member.family_id);
    let (_, member) = whole.memberships.iter().find(|(_, member)| is_open(member))?;
    view.may(Action::AddPerson)
        .then(|| format!("/families/{}/relationships?who={}", member.family_id, view.of))
}

fn merged(whole: &WholePerson, view: &View<PersonId>) -> Vec<MergedLine> {
    whole
        .merged
        .iter()
        .map(|record| {
            let names: Vec<String> = whole
                .names
                .iter()
                .filter(|name| name.person_id == record.person_id)
                .map(|name| super::as_name(name).whole())
                .collect();
            let age = record.birth.age_in_words(view.today);
            let names = if names.is_empty() { "Name not known".to_owned() } else { names.join(", ") };
            MergedLine { person: record.person_id, words: format!("{names}, {age}") }
        })
        .collect()
}

fn kept(whole: &WholePerson) -> Vec<KeptLine> {
    whole
        .kept
        .iter()
        .map(|kept| KeptLine {
            words: format!("From {}: {}", kept.file.as_deref().unwrap_or("an imported file"), kept.why),
            place: kept.place.clone(),
            body: kept.body.clone(),
        })
        .collect()
}

#[derive(Template)]
#[template(path = "people/person.html")]
struct PersonTemplate {
    shell: Shell,
    page: PersonPage,
    /// What is due for them, the first coming first.
    due: Vec<DueLine>,
}

/// Shows the page in a shell; the shell says whether it is of the past.
pub fn show(shell: Shell, page: PersonPage, due: Vec<DueLine>) -> Result<Reply, Problem> {
    Reply::page(&PersonTemplate { shell, page, due })
}

/// A person's page. A record that was merged leads to the one that was kept.
pub(super) fn show_person(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let person: PersonId = asked.id("person")?;
    let found = ctx.read(|tx| {
        let view = View::of_person(tx, ctx, person)?;
        let row = find_person(tx, ctx.authority(), person)?.ok_or(Problem::NotFound)?;
        match row.merged_into_id {
            Some(kept) => Ok(Err(kept)),
            None => {
                let mut due = deadlines::open_of_person(tx, view.authority, view.of)?;
                due.retain(|one| !view.hidden_families.contains(&one.family));
                Ok(Ok((person_page(tx, &view)?, due)))
            }
        }
    })?;
    match found {
        Ok((page, found)) => {
            let first_name = page.first_name.clone();
            let due = deadlines::lines(&found, (ctx.today, ctx.now), |_| Some(first_name.clone()));
            show(Shell::new(ctx, asked, page.name.clone()), page, due)
        }
        Err(kept) => Reply::see(format!("/people/{kept}")),
    }
}
