//! Two versions of a visit side by side: what somebody wrote, and what somebody else saved meanwhile.
//!
//! Nothing is overwritten. For each answer that differs the writer chooses which one stands; the choice is then an
//! ordinary correction of the newer version.

use askama::Template;
use axum::http::StatusCode;
use jiff::civil::DateTime;
use kith_practice::visit::{Mode, Place, Purpose, Seen, VisitState};
use kith_vocabulary::ids::{PersonId, VisitId};
use kith_vocabulary::time::{day_and_date, time_in_words};

use super::record::now_in_london;
use super::{Open, moment_in_words, open};
use crate::answers::Choice;
use crate::platform::access::may;
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::visits::answers::{self, Mistakes, time_from_words};
use crate::visits::sql::{self, Around};

/// An answer that can be chosen as a whole: its name, what people call it, and the controls that it is made of.
struct Group {
    key: String,
    label: String,
    names: Vec<String>,
}

/// One answer that differs.
struct Difference {
    id: String,
    label: String,
    mine: String,
    theirs: String,
    choices: Vec<Choice>,
    error: String,
}

impl Difference {
    fn question(&self) -> String {
        format!("Which to keep for “{}”?", self.label)
    }
}

#[derive(Template)]
#[template(path = "visits/versions.html")]
struct VersionsPage {
    shell: Shell,
    family_name: String,
    action: String,
    link: String,
    version: i64,
    mine: String,
    draft_id: String,
    who: String,
    when: String,
    why: Option<String>,
    differences: Vec<Difference>,
    mistakes: Mistakes,
    reason: String,
}

/// What the form that chooses between two versions gave.
pub(super) enum Picked {
    /// It was another form.
    NotAsked,
    /// Every answer is chosen.
    All(Answers),
    /// Some are not: the names of their choices.
    Missing(Vec<String>),
}

/// Both versions, after somebody else's was saved first.
pub(super) fn show(ctx: &Ctx, asked: &Asked, id: VisitId) -> Result<Reply, Problem> {
    page(ctx, asked, id, (StatusCode::CONFLICT, Vec::new()))
}

/// Both versions again, where a choice is missing.
pub(super) fn ask_again(
    ctx: &Ctx,
    asked: &Asked,
    id: VisitId,
    missing: Vec<String>,
) -> Result<Reply, Problem> {
    page(ctx, asked, id, (StatusCode::UNPROCESSABLE_ENTITY, missing))
}

fn page(
    ctx: &Ctx,
    asked: &Asked,
    id: VisitId,
    (status, missing): (StatusCode, Vec<String>),
) -> Result<Reply, Problem> {
    let (open, change) = ctx.read(|tx| {
        let (open, _) = open::<may::CorrectVisit>(tx, ctx, id)?;
        let change = sql::last_change(tx, ctx.authority(), &open.whole.visit)?;
        Ok((open, change))
    })?;
    let now = now_in_london(ctx);
    let mine = mine(&asked.form);
    let theirs = answers::of_visit(&open.whole, now);
    let (who, when, why) = match change {
        Some(change) => (change.by, moment_in_words(change.at), change.reason),
        None => ("Somebody".to_owned(), "a moment ago".to_owned(), None),
    };
    let differences = differences(&mine, &theirs, &open, &asked.form, &missing);
    let mistakes = differences.iter().filter(|d| !d.error.is_empty());
    let mistakes = mistakes.map(|d| (d.id.clone(), d.error.clone())).collect();
    let is_done = open.whole.visit.state == VisitState::Done;
    Reply::page_with(
        status,
        &VersionsPage {
            shell: Shell::new(ctx, asked, "Somebody else changed this visit"),
            family_name: open.around.family_name.clone(),
            action: format!("/visits/{id}/{}", if is_done { "correct" } else { "record" }),
            link: format!("/visits/{id}"),
            version: open.whole.version(),
            reason: mine.text("reason").unwrap_or("").to_owned(),
            mine: mine.encode(),
            draft_id: asked.form.text("draft_id").unwrap_or("").to_owned(),
            who,
            when,
            why,
            differences,
            mistakes,
        },
    )
}

/// What the writer wrote: the form itself, or the form that it was carried in.
fn mine(form: &Answers) -> Answers {
    let mut mine = form.raw("mine").map_or_else(|| form.clone(), Answers::parse);
    mine.0.retain(|(name, _)| !matches!(name.as_str(), "csrf" | "write_id" | "version" | "mine"));
    if let (Some(_), Some(reason)) = (form.raw("mine"), form.raw("reason")) {
        mine.0.retain(|(name, _)| name != "reason");
        mine.push("reason", reason);
    }
    mine
}

/// The answers that the choices amount to.
pub(super) fn picked(form: &Answers, open: &Open, now: DateTime) -> Picked {
    if form.raw("mine").is_none() {
        return Picked::NotAsked;
    }
    let (mine, theirs) = (mine(form), answers::of_visit(&open.whole, now));
    let mut chosen = theirs.clone();
    let mut missing = Vec::new();
    for group in groups(&open.around, &open.children()) {
        if in_words(&group, &mine, &open.around) == in_words(&group, &theirs, &open.around) {
            continue;
        }
        match form.text(&pick(&group)) {
            Some("theirs") => {}
            Some("mine") => {
                chosen.0.retain(|(name, _)| !group.names.contains(name));
                chosen.0.extend(mine.0.iter().filter(|(name, _)| group.names.contains(name)).cloned());
            }
            _ => missing.push(group.key),
        }
    }
    let rest = mine.0.iter().filter(|(name, _)| name == "reason" || is_of_action(name));
    chosen.0.extend(rest.cloned());
    if missing.is_empty() { Picked::All(chosen) } else { Picked::Missing(missing) }
}

/// Actions are added by whoever wrote them, whichever version stands.
fn is_of_action(name: &str) -> bool {
    ["what-", "owner-", "due-"].iter().any(|start| name.starts_with(start))
}

fn pick(group: &Group) -> String {
    format!("pick-{}", group.key)
}

fn differences(
    mine: &Answers,
    theirs: &Answers,
    open: &Open,
    form: &Answers,
    missing: &[String],
) -> Vec<Difference> {
    let mut found = Vec::new();
    for group in groups(&open.around, &open.children()) {
        let (mine, theirs) = (in_words(&group, mine, &open.around), in_words(&group, theirs, &open.around));
        if mine == theirs {
            continue;
        }
        let id = pick(&group);
        let only = match (mine.is_empty(), theirs.is_empty()) {
            (false, true) => "mine",
            (true, false) => "theirs",
            _ => "",
        };
        let chosen = form.text(&id).unwrap_or(only);
        let error = if missing.contains(&group.key) { "Choose which answer to keep" } else { "" };
        let or_blank = |words: String| if words.is_empty() { "Nothing".to_owned() } else { words };
        found.push(Difference {
            choices: vec![
                Choice::new("mine", "Keep yours", chosen),
                Choice::new("theirs", "Keep theirs", chosen),
            ],
            id,
            label: group.label,
            mine: or_blank(mine),
            theirs: or_blank(theirs),
            error: error.to_owned(),
        });
    }
    found
}

fn groups(around: &Around, children: &[PersonId]) -> Vec<Group> {
    let group = |key: &str, label: &str, names: &[&str]| Group {
        key: key.to_owned(),
        label: label.to_owned(),
        names: names.iter().map(|name| (*name).to_owned()).collect(),
    };
    let when = ["happened_on-day", "happened_on-month", "happened_on-year", "happened_at"];
    let mut groups = vec![
        group("when", "Day and time", &when),
        group("minutes", "Minutes", &["minutes"]),
        group("travel_minutes", "Minutes of travel", &["travel_minutes"]),
        group("worker", "Who visited", &["worker"]),
        group("purpose", "What it was for", &["purpose"]),
        group("mode", "How it was held", &["mode"]),
        group("place", "Where", &["place"]),
        group("narrative", "What happened", &["narrative"]),
    ];
    let here = around.children().map(|child| child.person).filter(|child| !children.contains(child));
    for child in children.iter().copied().chain(here) {
        let name = around.name(child).unwrap_or("a child");
        let parts =
            [("seen", "seen"), ("where", "where"), ("words", "own words"), ("meaning", "what it means")];
        for (key, label) in parts {
            let named = format!("{key}-{child}");
            groups.push(group(&named, &format!("{name}: {label}"), &[&named]));
        }
    }
    groups.push(group("present", "Family members there", &["present"]));
    groups.push(group("present_others", "Others there", &["present_others"]));
    groups
}

/// A group's answer as a person reads it; both versions are compared by these words.
fn in_words(group: &Group, answers: &Answers, around: &Around) -> String {
    let text = answers.text(&group.key).unwrap_or("").replace("\r\n", "\n");
    let key = group.key.split_once('-').map_or(group.key.as_str(), |(key, _)| key);
    match key {
        "when" => when_in_words(answers),
        "worker" => text.parse().ok().and_then(|id| around.worker(id)).unwrap_or("").to_owned(),
        "purpose" => label(&text, Purpose::label),
        "mode" => label(&text, Mode::label),
        "place" => label(&text, Place::label),
        "seen" => label(&text, Seen::label),
        "present" => {
            let sent: Vec<PersonId> =
                answers.all("present").iter().filter_map(|id| id.parse().ok()).collect();
            let names = around.members.iter().filter(|member| sent.contains(&member.person));
            names.map(|member| member.name.as_str()).collect::<Vec<_>>().join(", ")
        }
        _ => text,
    }
}

fn label<T: std::str::FromStr>(key: &str, label: fn(T) -> &'static str) -> String {
    key.parse().map_or_else(|_| String::new(), |word| label(word).to_owned())
}

fn when_in_words(answers: &Answers) -> String {
    let day = match answers.date("happened_on") {
        Ok(Some(date)) => format!("{} {}", day_and_date(date), date.year()),
        _ => String::new(),
    };
    let typed = answers.text("happened_at").unwrap_or("");
    let time = time_from_words(typed).map_or_else(|| typed.to_owned(), time_in_words);
    if time.is_empty() { day } else { format!("{day} at {time}") }
}
