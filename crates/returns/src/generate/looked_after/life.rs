//! What happened to a made-up child, over the years, whichever return tells of it.

use jiff::civil::Date;

use super::super::chance::{Chance, later};
use super::super::people::Person;

/// A child's life as far as the return knows of it.
pub(super) struct Life {
    pub(super) person: Person,
    /// Unaccompanied and seeking asylum.
    pub(super) is_uasc: bool,
    /// Only short breaks, of which little is told.
    pub(super) has_breaks_only: bool,
    /// The day her first child was born.
    pub(super) became_mother: Option<Date>,
    /// In order, each after the one before it.
    pub(super) episodes: Vec<Episode>,
    pub(super) adoption: Option<Adoption>,
    pub(super) missing: Vec<Missing>,
    pub(super) workers: Vec<Worker>,
    /// When care was reviewed.
    pub(super) reviews: Vec<Date>,
    /// A deprivation of liberty order, from and until.
    pub(super) liberty: Option<(Date, Date)>,
}

/// One episode of care.
pub(super) struct Episode {
    pub(super) start: Date,
    pub(super) end: Option<Date>,
    pub(super) why_new: &'static str,
    pub(super) why_ended: &'static str,
    pub(super) why_moved: &'static str,
    pub(super) law: &'static str,
    pub(super) need: &'static str,
    pub(super) home: Home,
}

/// Where a child lives.
#[derive(Debug, Clone)]
pub(super) struct Home {
    pub(super) kind: &'static str,
    pub(super) provider: &'static str,
    pub(super) urn: String,
    pub(super) postcode: String,
}

/// The plan that a child should be adopted, and what came of it.
pub(super) struct Adoption {
    /// The authority's decision.
    pub(super) decided: Date,
    /// The day the plan was given up, and why.
    pub(super) given_up: Option<(Date, &'static str)>,
    /// The match with the adopters, of a child who was adopted.
    pub(super) matched: Option<Date>,
    /// By their foster carers.
    pub(super) by_carers: bool,
    /// Number, sex and legal status of the adopters.
    pub(super) adopters: [&'static str; 3],
}

/// A time missing or away.
pub(super) struct Missing {
    pub(super) kind: &'static str,
    pub(super) from: Date,
    pub(super) until: Date,
}

/// A social worker's time with the child.
pub(super) struct Worker {
    pub(super) id: String,
    pub(super) from: Date,
    pub(super) until: Option<Date>,
    pub(super) reason: &'static str,
}

impl Life {
    /// A life in which nothing has happened yet.
    pub(super) fn of(person: Person) -> Self {
        Self {
            person,
            is_uasc: false,
            has_breaks_only: false,
            became_mother: None,
            episodes: vec![],
            adoption: None,
            missing: vec![],
            workers: vec![],
            reviews: vec![],
            liberty: None,
        }
    }

    /// The child came into care.
    pub(super) fn began(&self) -> Option<Date> {
        self.episodes.first().map(|episode| episode.start)
    }

    /// The child left care for good.
    pub(super) fn ended(&self) -> Option<Date> {
        self.episodes.last().and_then(|episode| episode.end)
    }

    /// Ends the latest episode and begins another that goes on from it. `change` makes the new one of the old.
    pub(super) fn goes_on(&mut self, on: Date, why_moved: &'static str, change: impl FnOnce(&mut Episode)) {
        let Some(before) = self.episodes.last_mut() else { return };
        let mut next = Episode { start: on, home: before.home.clone(), ..*before };
        (before.end, before.why_ended, before.why_moved) = (Some(on), "X1", why_moved);
        change(&mut next);
        self.episodes.push(next);
    }

    /// Ends the latest episode, and with it the period of care.
    pub(super) fn leaves(&mut self, on: Date, why_ended: &'static str) {
        if let Some(last) = self.episodes.last_mut() {
            (last.end, last.why_ended) = (Some(on), why_ended);
        }
    }

    /// Reviews within twenty days, three months and then twice a year, until a day.
    pub(super) fn reviewed(&mut self, chance: &mut Chance, until: Date) {
        let Some(began) = self.began() else { return };
        let mut due = vec![later(began, 20), later(began, 90)];
        let mut next = later(began, 90);
        while next < until {
            next = later(next, chance.days(150, 178));
            due.push(next);
        }
        self.reviews = due.into_iter().filter(|day| *day < until).collect();
    }

    /// Social workers one after another, without a day between: the first some time before the child came into care,
    /// the last still there, also where the child has gone home.
    pub(super) fn worked_with(&mut self, chance: &mut Chance, since: Date, until: Date) {
        let Some(began) = self.began() else { return };
        let mut from = later(began, -chance.of(&[0, 0, 30, 150])).max(since).max(self.person.born);
        let mut reason = if from == since { "MANAGE" } else { "FCONTA" };
        loop {
            let next = later(from, chance.days(120, 500));
            let id = format!("SW{:06}", 100_000 + chance.below(400));
            let ends = next < later(until, -10);
            self.workers.push(Worker { id, from, until: ends.then_some(next), reason });
            if !ends {
                return;
            }
            (from, reason) = (next, chance.of(&["MANAGE", "LEFTRL", "ORGRST", "TSPROC", "ABSENC", "CHCHAN"]));
        }
    }
}
