//! A form as its page shows it: a list of questions, each with what was answered and what is wrong with it.
//!
//! Every step of protecting a child is asked with the same page, so that all of them keep drafts and tell mistakes alike.

use askama::Template;
use axum::http::StatusCode;

use crate::answers::{Choice, Faults};
use crate::meetings::children::{Child, Children};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::visits::answers::Mistakes;
use crate::visits::pages::form::{DateBoxes, DraftFields, Filled};
use crate::visits::sql::Around;

/// What kind of control a question has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Date,
    Field,
    Area,
    Radios,
    Checks,
    Select,
    Heading,
    Note,
}

/// One question.
pub(crate) struct Control {
    pub(crate) kind: Kind,
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) hint: String,
    pub(crate) value: String,
    pub(crate) error: String,
    pub(crate) date: DateBoxes,
    pub(crate) choices: Vec<Choice>,
    pub(crate) rows: &'static str,
}

impl Control {
    /// The control's name, which is its place on the page too.
    pub(crate) fn id(&self) -> String {
        self.name.clone()
    }

    pub(crate) fn is(&self, kind: &str) -> bool {
        let own = match self.kind {
            Kind::Date => "date",
            Kind::Field => "field",
            Kind::Area => "area",
            Kind::Radios => "radios",
            Kind::Checks => "checks",
            Kind::Select => "select",
            Kind::Heading => "heading",
            Kind::Note => "note",
        };
        own == kind
    }
}

/// A form under way.
pub(crate) struct Questions<'f> {
    filled: &'f Filled,
    controls: Vec<Control>,
}

impl Questions<'_> {
    fn add(&mut self, kind: Kind, name: &str, label: &str, hint: &str) -> &mut Control {
        self.controls.push(Control {
            kind,
            name: name.to_owned(),
            label: label.to_owned(),
            hint: hint.to_owned(),
            value: self.filled.text(name).to_owned(),
            error: self.filled.error(name).to_owned(),
            date: self.filled.date(name),
            choices: Vec::new(),
            rows: "3",
        });
        self.controls.last_mut().expect("a question was just added")
    }

    pub(crate) fn date(&mut self, name: &str, legend: &str, hint: &str) {
        self.add(Kind::Date, name, legend, hint);
    }

    pub(crate) fn field(&mut self, name: &str, label: &str, hint: &str) {
        self.add(Kind::Field, name, label, hint);
    }

    pub(crate) fn area(&mut self, name: &str, label: &str, hint: &str, rows: &'static str) {
        self.add(Kind::Area, name, label, hint).rows = rows;
    }

    pub(crate) fn heading(&mut self, words: &str) {
        self.add(Kind::Heading, "", words, "");
    }

    pub(crate) fn note(&mut self, words: &str) {
        self.add(Kind::Note, "", words, "");
    }

    /// One answer of a list of words.
    pub(crate) fn radios(&mut self, name: &str, legend: &str, hint: &str, all: &[(&str, &str)]) {
        let choices = self.choices(name, all);
        self.add(Kind::Radios, name, legend, hint).choices = choices;
    }

    /// One answer of a list of words, closed until it is needed.
    pub(crate) fn select(&mut self, name: &str, label: &str, hint: &str, all: &[(&str, &str)]) {
        let mut choices = vec![Choice::new("", "Choose", "(nothing)")];
        choices.extend(self.choices(name, all));
        self.add(Kind::Select, name, label, hint).choices = choices;
    }

    fn choices(&self, name: &str, all: &[(&str, &str)]) -> Vec<Choice> {
        all.iter().map(|(key, label)| Choice::among(*key, *label, &self.filled.answers, name)).collect()
    }

    /// Which children it is about: those who may be, each with their age.
    pub(crate) fn children<'c>(&mut self, legend: &str, of: impl Iterator<Item = &'c Child>) {
        let answers = &self.filled.answers;
        let choices: Vec<Choice> = of
            .map(|child| {
                Choice::among(
                    child.person.to_string(),
                    format!("{}, {}", child.name, child.age),
                    answers,
                    "child",
                )
            })
            .collect();
        self.add(Kind::Checks, "child", legend, "").choices = choices;
    }
}

#[derive(Template)]
#[template(path = "meetings/form.html")]
struct FormPage {
    shell: Shell,
    family_name: String,
    back: String,
    back_words: String,
    heading: String,
    action: String,
    draft: DraftFields,
    version: i64,
    /// What stands by now, where somebody else changed it meanwhile.
    stands: Vec<String>,
    mistakes: Mistakes,
    controls: Vec<Control>,
}

/// Where a form belongs: the family around it, and the page that it came from.
pub(crate) struct Place<'p> {
    /// The family.
    pub(crate) around: &'p Around,
    /// The page to go back to.
    pub(crate) back: String,
    /// What that page is called.
    pub(crate) back_words: String,
}

impl<'p> From<&'p Children> for Place<'p> {
    fn from(children: &'p Children) -> Self {
        Place {
            around: &children.around,
            back: format!("/families/{}/protection", children.around.family),
            back_words: format!("Protection and need: {}", children.around.family_name),
        }
    }
}

/// A form: what it is called, where it is sent, and what it asks.
pub(crate) struct Form<'f> {
    /// What its draft is called.
    pub(crate) name: &'static str,
    /// What the page is called.
    pub(crate) heading: String,
    /// Where it is, and where it is sent.
    pub(crate) path: String,
    /// The version of what it corrects; 0 for something new.
    pub(crate) version: i64,
    /// What stands by now, where somebody else changed it meanwhile.
    pub(crate) stands: Vec<String>,
    /// What it asks.
    pub(crate) ask: &'f dyn Fn(&mut Questions),
}

impl Form<'_> {
    /// The form as it opens, or with the draft that was asked for.
    pub(crate) fn open<'p>(
        &self,
        ctx: &Ctx,
        asked: &Asked,
        place: impl Into<Place<'p>>,
        answers: Answers,
    ) -> Result<Reply, Problem> {
        let place = place.into();
        let (shown, waiting) = ctx.read(|tx| crate::visits::pages::drafts_of(tx, ctx, asked, &self.path))?;
        let answers = shown.as_ref().map_or(answers, |draft| draft.answers.clone());
        let version = answers.text("version").and_then(|text| text.parse().ok()).unwrap_or(self.version);
        let draft = self.draft(ctx, asked, &place).found(shown.as_ref(), waiting.as_ref());
        Reply::page(&self.page(
            ctx,
            asked,
            &place,
            draft,
            Filled { answers, mistakes: Mistakes::new() },
            version,
        ))
    }

    /// The form as it was sent, with what is wrong.
    pub(crate) fn again<'p>(
        &self,
        ctx: &Ctx,
        asked: &Asked,
        place: impl Into<Place<'p>>,
        faults: &Faults,
    ) -> Result<Reply, Problem> {
        let place = place.into();
        let mut mistakes = faults.list();
        let answers = asked.form.clone();
        let status =
            if self.stands.is_empty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
        let version = match self.stands.is_empty() {
            true => answers.text("version").and_then(|text| text.parse().ok()).unwrap_or(self.version),
            false => self.version,
        };
        let draft = self.draft(ctx, asked, &place);
        let filled = Filled { answers, mistakes: std::mem::take(&mut mistakes) };
        let mut page = self.page(ctx, asked, &place, draft, filled, version);
        page.shell.title = format!("Error: {}", page.shell.title);
        Reply::page_with(status, &page)
    }

    fn draft(&self, ctx: &Ctx, asked: &Asked, place: &Place) -> DraftFields {
        DraftFields::new(ctx, asked, self.name, self.path.clone(), place.around)
    }

    fn page(
        &self,
        ctx: &Ctx,
        asked: &Asked,
        place: &Place,
        draft: DraftFields,
        filled: Filled,
        version: i64,
    ) -> FormPage {
        let mut questions = Questions { filled: &filled, controls: Vec::new() };
        (self.ask)(&mut questions);
        let controls = questions.controls;
        // What is wrong is told in the order in which it was asked.
        let place_of = |name: &str| controls.iter().position(|control| control.name == name);
        let mut mistakes = filled.mistakes;
        mistakes.sort_by_key(|(name, _)| place_of(name).unwrap_or(usize::MAX));
        FormPage {
            shell: Shell::new(ctx, asked, self.heading.clone()),
            family_name: place.around.family_name.clone(),
            back: place.back.clone(),
            back_words: place.back_words.clone(),
            heading: self.heading.clone(),
            action: self.path.clone(),
            draft,
            version,
            stands: self.stands.clone(),
            mistakes,
            controls,
        }
    }
}
