//! A visit's form as its page shows it: every control with what was answered and what is wrong with it.

use jiff::civil::Date;
use kith_practice::visit::decision::is_born_by;
use kith_practice::visit::{Mode, Place, Purpose, Seen};
use kith_vocabulary::ids::{DraftId, PersonId};
use kith_vocabulary::time::day_and_date;

use crate::answers::Choice;
use crate::platform::clock::new_id;
use crate::platform::context::Ctx;
use crate::platform::drafts::Draft;
use crate::platform::http::{Answers, Asked};
use crate::visits::answers::{ACTIONS, Mistakes};
use crate::visits::sql::{Around, Member};

/// The three boxes of a date.
#[derive(Default)]
pub(crate) struct DateBoxes {
    pub(crate) day: String,
    pub(crate) month: String,
    pub(crate) year: String,
}

/// What a form was answered, and what is wrong.
pub(crate) struct Filled {
    pub(crate) answers: Answers,
    pub(crate) mistakes: Mistakes,
}

impl Filled {
    pub(crate) fn text(&self, name: &str) -> &str {
        self.answers.raw(name).unwrap_or("")
    }

    pub(crate) fn error(&self, name: &str) -> &str {
        self.mistakes.iter().find(|(field, _)| field == name).map_or("", |(_, message)| message)
    }

    pub(crate) fn date(&self, name: &str) -> DateBoxes {
        let part = |part: &str| self.text(&format!("{name}-{part}")).to_owned();
        DateBoxes { day: part("day"), month: part("month"), year: part("year") }
    }

    fn is_wrong(&self, names: &[&str]) -> bool {
        self.mistakes.iter().any(|(field, _)| names.contains(&field.as_str()))
    }
}

/// What every form with a draft carries.
pub(crate) struct DraftFields {
    pub(crate) id: DraftId,
    pub(crate) form: &'static str,
    pub(crate) path: String,
    pub(crate) family: String,
    /// When the draft that is shown was kept.
    pub(crate) kept: Option<String>,
    /// Where an earlier draft of this form waits.
    pub(crate) waiting: Option<String>,
}

impl DraftFields {
    /// The draft of a form: the one that is shown, the one it was sent with, or a new one.
    pub(crate) fn new(ctx: &Ctx, asked: &Asked, form: &'static str, path: String, around: &Around) -> Self {
        let known = asked.form.text("draft_id").or(asked.query.text("draft"));
        DraftFields {
            id: known.and_then(|id| id.parse().ok()).unwrap_or_else(|| new_id(ctx.now)),
            form,
            path,
            family: around.family.to_string(),
            kept: None,
            waiting: None,
        }
    }

    /// Says which draft is shown, or that one waits.
    pub(crate) fn found(mut self, shown: Option<&Draft>, waiting: Option<&Draft>) -> Self {
        self.kept = shown.map(|draft| super::moment_in_words(draft.saved_at));
        self.waiting = waiting.map(|draft| format!("{}?draft={}", draft.path, draft.draft_id));
        self
    }
}

/// One child of the form.
pub(crate) struct ChildPart {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) legend: String,
    pub(crate) hint: String,
    pub(crate) seen: Vec<Choice>,
    pub(crate) seen_error: String,
    pub(crate) words: String,
    pub(crate) words_error: String,
    pub(crate) place: String,
    pub(crate) meaning: String,
    pub(crate) is_open: bool,
}

impl ChildPart {
    /// The name of one of the child's controls.
    pub(crate) fn named(&self, name: &str) -> String {
        format!("{name}-{}", self.id)
    }
}

/// One action of the form.
pub(crate) struct ActionPart {
    pub(crate) n: usize,
    pub(crate) what: String,
    pub(crate) owners: Vec<Choice>,
    pub(crate) owner_error: String,
    pub(crate) due: DateBoxes,
    pub(crate) due_error: String,
    pub(crate) in_words: String,
    pub(crate) is_open: bool,
}

impl ActionPart {
    /// The name of one of the action's controls.
    pub(crate) fn named(&self, name: &str) -> String {
        format!("{name}-{}", self.n)
    }

    /// `Action 2`.
    pub(crate) fn label(&self) -> String {
        format!("Action {}", self.n)
    }
}

/// The form of a visit that happened.
pub(crate) struct HeldForm {
    pub(crate) filled: Filled,
    pub(crate) when_in_words: String,
    pub(crate) is_when_open: bool,
    pub(crate) on: DateBoxes,
    pub(crate) purposes: Vec<Choice>,
    pub(crate) modes: Vec<Choice>,
    pub(crate) places: Vec<Choice>,
    pub(crate) workers: Vec<Choice>,
    pub(crate) children: Vec<ChildPart>,
    pub(crate) more_children: Vec<ChildPart>,
    pub(crate) is_more_open: bool,
    pub(crate) present: Vec<Choice>,
    pub(crate) is_present_open: bool,
    pub(crate) first_action: Option<ActionPart>,
    pub(crate) more_actions: Vec<ActionPart>,
    pub(crate) is_more_actions_open: bool,
    pub(crate) unusual_error: String,
    pub(crate) is_unusual: bool,
}

impl HeldForm {
    /// The form over what was answered. `of_visit` are the children who must each have an answer.
    pub(crate) fn new(filled: Filled, around: &Around, of_visit: &[PersonId], today: Date) -> Self {
        let answers = &filled.answers;
        let of_visit: Vec<PersonId> = if of_visit.is_empty() {
            around.children().map(|child| child.person).collect()
        } else {
            of_visit.to_vec()
        };
        let part = |member: &Member| child_part(&filled, member, today);
        let (children, more): (Vec<&Member>, Vec<&Member>) = around
            .members
            .iter()
            .filter(|member| {
                of_visit.contains(&member.person) || around.children().any(|c| c.person == member.person)
            })
            .partition(|member| of_visit.contains(&member.person));
        let more_children: Vec<ChildPart> = more.into_iter().map(part).collect();
        let mut actions = (1..=ACTIONS).map(|n| action_part(&filled, around, n));
        let first_action = actions.next();
        let more_actions: Vec<ActionPart> = actions.collect();
        let present = around
            .others()
            .map(|member| Choice::among(member.person.to_string(), &member.name, answers, "present"));
        let present: Vec<Choice> = present.collect();
        let when =
            ["happened_on", "happened_at", "minutes", "travel_minutes", "purpose", "mode", "place", "worker"];
        HeldForm {
            when_in_words: when_in_words(answers),
            is_when_open: filled.is_wrong(&when) || answers.text("minutes").is_none(),
            on: filled.date("happened_on"),
            purposes: words(answers, "purpose", Purpose::ALL.iter().map(|p| (p.key(), p.label()))),
            modes: words(answers, "mode", Mode::ALL.iter().map(|m| (m.key(), m.label()))),
            places: words(answers, "place", Place::ALL.iter().map(|p| (p.key(), p.label()))),
            workers: workers(answers, "worker", around),
            children: children.into_iter().map(part).collect(),
            is_more_open: more_children
                .iter()
                .any(|child| child.is_open || child.seen.iter().any(|s| s.chosen)),
            more_children,
            is_present_open: present.iter().any(|choice| choice.chosen)
                || answers.text("present_others").is_some(),
            present,
            is_more_actions_open: more_actions.iter().any(|action| !action.what.is_empty()),
            first_action,
            more_actions,
            unusual_error: filled.error("unusual_because").to_owned(),
            is_unusual: filled.is_wrong(&["unusual_because"]) || answers.text("unusual_because").is_some(),
            filled,
        }
    }
}

fn child_part(filled: &Filled, member: &Member, today: Date) -> ChildPart {
    let id = member.person.to_string();
    let named = |name: &str| format!("{name}-{id}");
    let seen = named("seen");
    let is_born = is_born_by(member.birth, today);
    let choices = Seen::ALL.iter().filter(|word| is_born || !word.is_seen());
    let mut seen_choices: Vec<Choice> =
        choices.map(|word| Choice::among(word.key(), word.label(), &filled.answers, &seen)).collect();
    if let (false, [only]) = (is_born, seen_choices.as_mut_slice()) {
        only.chosen = true;
    }
    let text = |name: &str| filled.text(&named(name)).to_owned();
    let (words, place, meaning) = (text("words"), text("where"), text("meaning"));
    let words_error = filled.error(&named("words")).to_owned();
    ChildPart {
        legend: format!("{}, {}", member.name, member.birth.age_in_words(today)),
        hint: String::new(),
        seen_error: filled.error(&seen).to_owned(),
        seen: seen_choices,
        is_open: !words_error.is_empty() || !words.is_empty() || !place.is_empty() || !meaning.is_empty(),
        words,
        words_error,
        place,
        meaning,
        name: member.name.clone(),
        id,
    }
}

fn action_part(filled: &Filled, around: &Around, n: usize) -> ActionPart {
    let owner = format!("owner-{n}");
    let due = format!("due-{n}");
    let mut owners = workers(&filled.answers, &owner, around);
    owners.extend(
        around
            .others()
            .map(|member| Choice::among(member.person.to_string(), &member.name, &filled.answers, &owner)),
    );
    let who = owners.iter().find(|choice| choice.chosen).map_or("nobody yet", |choice| choice.label.as_str());
    let by = match filled.answers.date(&due) {
        Ok(Some(date)) => format!(", by {}", day_and_date(date)),
        _ => String::new(),
    };
    let (owner_error, due_error) = (filled.error(&owner).to_owned(), filled.error(&due).to_owned());
    ActionPart {
        n,
        what: filled.text(&format!("what-{n}")).to_owned(),
        in_words: format!("{who}{by}"),
        is_open: !owner_error.is_empty() || !due_error.is_empty(),
        owners,
        owner_error,
        due: filled.date(&due),
        due_error,
    }
}

/// The choices of a list of words.
pub(crate) fn words<'w>(
    answers: &Answers,
    name: &str,
    all: impl Iterator<Item = (&'w str, &'w str)>,
) -> Vec<Choice> {
    all.map(|(key, label)| Choice::among(key, label, answers, name)).collect()
}

/// The workers of the family as choices.
pub(crate) fn workers(answers: &Answers, name: &str, around: &Around) -> Vec<Choice> {
    around.workers.iter().map(|(id, label)| Choice::among(id.to_string(), label, answers, name)).collect()
}

/// `Thursday 26 November at 2pm, 60 minutes, at home, in person`, for the line that hides these answers.
fn when_in_words(answers: &Answers) -> String {
    let mut parts = Vec::new();
    if let Ok(Some(date)) = answers.date("happened_on") {
        parts.push(day_and_date(date));
    }
    if let (Some(at), Some(first)) = (answers.text("happened_at"), parts.first_mut()) {
        first.push_str(" at ");
        first.push_str(at);
    }
    if let Some(minutes) = answers.text("minutes") {
        parts.push(format!("{minutes} minutes"));
    }
    let place = answers.text("place").and_then(|key| key.parse::<Place>().ok());
    let mode = answers.text("mode").and_then(|key| key.parse::<Mode>().ok());
    parts.extend(place.map(|place| place.label().to_lowercase()));
    parts.extend(mode.map(|mode| mode.label().to_lowercase()));
    parts.join(", ")
}
