//! A form of care under way: its answers, read as what they mean, and what is wrong with them.

use std::str::FromStr;

use jiff::civil::Date;
use kith_practice::care::Approval;
use kith_practice::care::next::WhyNot;
use kith_vocabulary::codes::CodeList;
use kith_vocabulary::codes::placement_provider::PlacementProvider;
use kith_vocabulary::codes::placement_type::PlacementType;

use crate::meetings::answers::faults_of;
use crate::platform::http::Answers;
use crate::platform::problem::Problem;
use crate::visits::answers::{Mistakes, needed_date};

/// A form under way.
pub(crate) struct Told<'t> {
    pub(crate) answers: &'t Answers,
    pub(crate) today: Date,
    pub(crate) mistakes: Mistakes,
}

impl<'t> Told<'t> {
    pub(crate) fn new(answers: &'t Answers, today: Date) -> Self {
        Told { answers, today, mistakes: Mistakes::new() }
    }

    pub(crate) fn wrong(&mut self, field: &str, message: impl Into<String>) {
        self.mistakes.push((field.to_owned(), message.into()));
    }

    /// A day that has come.
    pub(crate) fn day(&mut self, field: &str, missing: &str) -> Option<Date> {
        let day = needed_date(self.answers, field, missing, &mut self.mistakes)?;
        if day > self.today {
            self.wrong(field, "This day must be in the past");
        }
        Some(day)
    }

    /// A day that may be left out.
    pub(crate) fn day_if_told(&mut self, field: &str) -> Option<Date> {
        match self.answers.date(field) {
            Ok(Some(day)) if day > self.today => {
                self.wrong(field, "This day must be in the past");
                Some(day)
            }
            Ok(day) => day,
            Err(message) => {
                self.wrong(field, message);
                None
            }
        }
    }

    pub(crate) fn text(&mut self, field: &str, missing: &str) -> Option<String> {
        let text = self.answers.owned(field);
        if text.is_none() {
            self.wrong(field, missing);
        }
        text
    }

    /// A code of a statutory list; nothing, and no mistake, where none was chosen.
    pub(crate) fn code_if_told<L: CodeList>(&self, field: &str) -> Option<L> {
        self.answers.text(field).and_then(L::from_code)
    }

    /// A code of a statutory list.
    pub(crate) fn code<L: CodeList>(&mut self, field: &str, missing: &str) -> Option<L> {
        let code = self.code_if_told(field);
        if code.is_none() {
            self.wrong(field, missing);
        }
        code
    }

    /// A word of practice's own lists; nothing, and no mistake, where none was chosen.
    pub(crate) fn word_if_told<W: FromStr>(&self, field: &str) -> Option<W> {
        self.answers.text(field).and_then(|key| key.parse().ok())
    }

    /// A word of practice's own lists.
    pub(crate) fn word<W: FromStr>(&mut self, field: &str, missing: &str) -> Option<W> {
        let word = self.word_if_told(field);
        if word.is_none() {
            self.wrong(field, missing);
        }
        word
    }

    /// Says why a step may not be taken, at the question that it is about.
    pub(crate) fn may<T>(&mut self, day: &str, name: &str, result: Result<T, WhyNot>) -> Option<T> {
        result
            .map_err(|why| {
                let field = match why {
                    WhyNot::LawLater(_) => "lawful_on",
                    WhyNot::NoApplication | WhyNot::NoFreeing => "legal_status",
                    WhyNot::NothingChanged => "moved",
                    WhyNot::NotPlacedForAdoption | WhyNot::NotAdult(_) => "end_reason",
                    _ => day,
                };
                self.wrong(field, why.of(name));
            })
            .ok()
    }

    /// Stops with what is wrong.
    pub(crate) fn stop(&mut self) -> Result<(), Problem> {
        faults_of(std::mem::take(&mut self.mistakes)).stop()
    }
}

/// What a form without a mistake holds.
pub(crate) fn whole<T>(said: Option<T>) -> Result<T, Problem> {
    said.ok_or_else(|| Problem::fault("a form without a mistake is whole"))
}

/// The kind of place, and who provides it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) kind: PlacementType,
    pub(crate) provider: Option<PlacementProvider>,
}

/// Reads the kind of place that was in use on a day, with its provider where it has one.
pub(crate) fn place(told: &mut Told, on: Option<Date>) -> Option<Place> {
    let kind: PlacementType = told.code("placement_type", "Choose the kind of placement")?;
    if on.is_some_and(|on| !kind.in_force_on(on)) {
        told.wrong("placement_type", "This kind of placement was not in use on that day");
    }
    let chosen: Option<PlacementProvider> = told.code_if_told("placement_provider");
    let provider = match (kind, chosen) {
        (PlacementType::WithParents, _) => Some(PlacementProvider::Parents),
        (kind, _) if !kind.needs_provider() => None,
        (_, None | Some(PlacementProvider::Parents)) => {
            told.wrong("placement_provider", "Choose who provides the placement");
            None
        }
        (_, Some(provider)) => Some(provider),
    };
    Some(Place { kind, provider })
}

/// Reads how far the placement is approved; what only a parent or a relative can have is refused for others.
pub(crate) fn approval(told: &mut Told, kind: Option<PlacementType>) -> Option<Approval> {
    let approval: Approval = told.word_if_told("approval")?;
    let kind = kind?;
    let fits = match approval {
        Approval::Full => true,
        Approval::ParentUnassessed => kind == PlacementType::WithParents,
        Approval::Temporary => kind.is_with_family_carer(),
    };
    if !fits {
        told.wrong(
            "approval",
            "Only a placement with a parent, or with a relative or friend, is approved in this way",
        );
    }
    Some(approval)
}
