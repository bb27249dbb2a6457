//! How far the protection of one child has come.

use jiff::civil::Date;
use kith_vocabulary::birth::Birth;

use super::EnquiryOutcome;

/// Something with a first day and, once it is over, a last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub from: Date,
    /// The day it ended.
    pub until: Option<Date>,
}

impl Span {
    /// Whether it holds on a day; on its last day it still does.
    pub fn holds(self, on: Date) -> bool {
        self.from <= on && self.until.is_none_or(|until| until >= on)
    }

    /// Whether it runs past a day.
    pub fn runs_past(self, on: Date) -> bool {
        self.from <= on && self.until.is_none_or(|until| until > on)
    }
}

/// An enquiry, from its strategy discussion on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Enquired {
    /// The day of the strategy discussion that initiated it.
    pub started_on: Date,
    /// What it found, and when.
    pub ended: Option<(EnquiryOutcome, Date)>,
    /// The day of its conference.
    pub conference_on: Option<Date>,
    /// Whether it was decided that no conference is needed.
    pub needs_none: bool,
    /// Whether the referral that it belongs to has closed, so that nothing of it is still to come.
    pub is_closed: bool,
}

impl Enquired {
    /// Whether its outcome is still to come. One that a file told of may have a conference and no outcome.
    pub fn runs(self) -> bool {
        !self.is_closed && self.ended.is_none() && self.conference_on.is_none() && !self.needs_none
    }

    /// Whether its conference is still to come.
    pub fn awaits_conference(self) -> bool {
        !self.is_closed
            && self.conference_on.is_none()
            && !self.needs_none
            && matches!(self.ended, Some((EnquiryOutcome::AtRisk, _)))
    }
}

/// A protection plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// How long it runs.
    pub span: Span,
    /// Its reviews, the first first.
    pub reviews: Vec<Date>,
}

/// A child who came with another authority's plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transferred {
    /// When the authority was told.
    pub notified_on: Date,
    /// When its own conference met.
    pub conference_on: Option<Date>,
}

/// Pre-proceedings of one child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proceeding {
    /// When they were decided on.
    pub started_on: Date,
    /// When the letter before proceedings was sent.
    pub letter_on: Option<Date>,
    /// When the first meeting was held.
    pub met_on: Option<Date>,
    /// When they ended.
    pub ended_on: Option<Date>,
}

/// How far the protection of one child has come. Everything is in the order in which it began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// What is known of the birth.
    pub birth: Birth,
    /// When the child died.
    pub died_on: Option<Date>,
    /// Referrals that led to work.
    pub referrals: Vec<Span>,
    /// Enquiries.
    pub enquiries: Vec<Enquired>,
    /// Protection plans.
    pub plans: Vec<Planned>,
    /// Plans for a child in need.
    pub needs: Vec<Span>,
    /// Transfers in.
    pub transfers: Vec<Transferred>,
    /// The days on which an offer of family group decision-making was accepted.
    pub accepted_on: Vec<Date>,
    /// Pre-proceedings.
    pub proceedings: Vec<Proceeding>,
}

impl Way {
    /// A child of whom nothing is recorded but the birth.
    pub fn new(birth: Birth) -> Self {
        Way {
            birth,
            died_on: None,
            referrals: Vec::new(),
            enquiries: Vec::new(),
            plans: Vec::new(),
            needs: Vec::new(),
            transfers: Vec::new(),
            accepted_on: Vec::new(),
            proceedings: Vec::new(),
        }
    }

    /// The protection plan that runs past a day.
    pub fn plan(&self, on: Date) -> Option<&Planned> {
        self.plans.iter().find(|plan| plan.span.runs_past(on))
    }

    /// The plan for a child in need that runs past a day.
    pub fn need(&self, on: Date) -> Option<Span> {
        self.needs.iter().copied().find(|need| need.runs_past(on))
    }

    /// The latest enquiry that had begun by a day.
    pub fn enquiry(&self, on: Date) -> Option<Enquired> {
        self.enquiries.iter().copied().rfind(|enquiry| enquiry.started_on <= on)
    }

    /// The pre-proceedings that run on a day.
    pub fn proceeding(&self, on: Date) -> Option<Proceeding> {
        let runs = |one: &Proceeding| one.started_on <= on && one.ended_on.is_none_or(|end| end >= on);
        self.proceedings.iter().copied().rfind(runs)
    }
}
