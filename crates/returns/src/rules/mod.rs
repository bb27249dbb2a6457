//! What a rule is, whatever return it checks.
//!
//! A rule is one small file: a comment for people, facts, a small function, and examples. Each return has its own
//! shapes (what a function is given); the engine does iteration, location and years. The catalogue is found by the
//! build, never listed by hand.

pub mod catalogue;
pub mod example;
pub mod finding;
pub mod running;

use std::ops::RangeInclusive;

use example::Example;

/// The first collection year Kith checks: 2023 is the year from 1 April 2022 to 31 March 2023.
pub const FIRST_YEAR: i16 = 2023;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It must be put right before the return is sent.
    Error,
    /// It must be looked at: put right, or explained.
    Query,
}

/// Something a rule cannot do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// A table of this year's return.
    Table(&'static str),
    /// A table of last year's return.
    LastYear(&'static str),
    /// Ofsted's list of providers.
    Providers,
    /// Where each placement is, worked out from its postcode: authority, inside or outside, distance.
    PlacementPlaces,
}

impl Need {
    /// Ends the sentence "not run, because ...".
    pub fn because(self) -> String {
        match self {
            Self::Table(table) => format!("the {table} file was not given"),
            Self::LastYear(table) => format!("last year's {table} file was not given"),
            Self::Providers => "no list of Ofsted providers was given".to_owned(),
            Self::PlacementPlaces => "the authority and distance of placements were not given".to_owned(),
        }
    }
}

/// A rule of one return, whose shapes are `S`. Made by a return's `rule` function and these methods, as a constant.
#[derive(Debug, Clone, Copy)]
pub struct Rule<S: 'static> {
    /// What people call it.
    pub code: &'static str,
    /// How much a finding weighs.
    pub severity: Severity,
    /// Says the fault in other words than the file's comment: for a rule that changed between years.
    pub title: Option<&'static str>,
    /// The first collection year it is in force.
    pub first_year: i16,
    /// The last collection year it is in force.
    pub last_year: i16,
    /// The items reported, by column name, or by table and column where one name is in several tables.
    pub items: &'static [&'static str],
    /// What it cannot do without.
    pub needs: &'static [Need],
    /// What the function is given, and the function.
    pub shape: Option<S>,
    /// At least one that passes, one that is found and one on the boundary.
    pub examples: &'static [Example],
}

impl<S: Copy> Rule<S> {
    /// A rule in force every year, an error, with nothing else said yet.
    pub const fn new(code: &'static str) -> Self {
        Self {
            code,
            severity: Severity::Error,
            title: None,
            first_year: FIRST_YEAR,
            last_year: i16::MAX,
            items: &[],
            needs: &[],
            shape: None,
            examples: &[],
        }
    }

    /// A finding is to be looked at, and may be right.
    pub const fn query(mut self) -> Self {
        self.severity = Severity::Query;
        self
    }

    /// Says the fault in other words than the file's comment, for one of several versions of a rule.
    pub const fn title(mut self, title: &'static str) -> Self {
        self.title = Some(title);
        self
    }

    /// In force from this collection year on.
    pub const fn since(mut self, year: i16) -> Self {
        self.first_year = year;
        self
    }

    /// In force up to and including this collection year.
    pub const fn until(mut self, year: i16) -> Self {
        self.last_year = year;
        self
    }

    /// The items reported.
    pub const fn items(mut self, items: &'static [&'static str]) -> Self {
        self.items = items;
        self
    }

    /// What the rule cannot do without; otherwise it says it was not run, and why.
    pub const fn needs(mut self, needs: &'static [Need]) -> Self {
        self.needs = needs;
        self
    }

    /// What the rule makes of small returns: data for its test, its page and its help.
    pub const fn examples(mut self, examples: &'static [Example]) -> Self {
        self.examples = examples;
        self
    }

    pub(crate) const fn shaped(mut self, shape: S) -> Self {
        self.shape = Some(shape);
        self
    }

    /// The collection years it is in force.
    pub fn years(&self) -> RangeInclusive<i16> {
        self.first_year..=self.last_year
    }

    /// The year its examples are checked in: the newest it is in force, up to the collection's newest.
    pub fn example_year(&self, newest: i16) -> i16 {
        self.last_year.min(newest)
    }
}
