//! A census made from the record: which children and which of their work belong to a year, and what was known of them
//! on its last day.
//!
//! The record goes on after 31 March and the census does not: what happened later is not in it, and an end that came
//! later is not told yet. Plain values come in; reading them is the caller's.

mod facts;
mod tables;

pub use facts::{
    AssessmentFacts, ChildFacts, EnquiryFacts, MakerFacts, NeedPlanFacts, ProtectionPlanFacts, ReferralFacts,
};

use jiff::civil::{Date, date};
use kith_vocabulary::calendar::add_working_days;

use super::tables::{Header, Tables};
use crate::dates::MaybeDate;
use tables::Child;

/// The working days within which an enquiry's conference is held (Working Together to Safeguard Children 2023).
const DAYS_TO_CONFERENCE: u32 = 15;

/// The year that a census is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CensusYear {
    /// The collection year: 2026 is 1 April 2025 to 31 March 2026.
    pub year: i16,
    /// Its first day.
    pub start: Date,
    /// Its last day, the reference date.
    pub end: Date,
}

impl CensusYear {
    /// The census year that ends in this one.
    pub fn ending_in(year: i16) -> Self {
        CensusYear { year, start: date(year - 1, 4, 1), end: date(year, 3, 31) }
    }

    /// The census year that a day falls in.
    pub fn of(day: Date) -> Self {
        let this = Self::ending_in(day.year());
        if day > this.end { Self::ending_in(day.year() + 1) } else { this }
    }

    /// The day, if it was known by the end of the year.
    pub(crate) fn known(self, day: Option<Date>) -> Option<Date> {
        day.filter(|day| *day <= self.end)
    }

    /// Whether something that went on from one day to another, or still does, went on in the year.
    pub(crate) fn saw(self, started_on: Date, ended_on: Option<Date>) -> bool {
        started_on <= self.end && ended_on.is_none_or(|ended| ended >= self.start)
    }
}

impl ReferralFacts {
    /// Whether the census of the year tells of it: work that was open on any day of the year, and a referral without
    /// further action that came in the year. One said to be without and worked on all the same is told, so that the
    /// rules find it.
    pub fn is_of(&self, year: CensusYear) -> bool {
        let over_at_once = self.no_further_action == Some(true) && !self.led_to_work();
        let at_once = over_at_once.then_some(self.referred_on);
        year.saw(self.referred_on, self.closed_on.or(at_once))
    }
}

impl EnquiryFacts {
    /// The day on which it ended: that of its conference or, where none was called, the last on which one could have
    /// been. The record of older enquiries has no other end.
    fn ended_on(&self) -> Option<Date> {
        let latest =
            self.conference_due_on.unwrap_or_else(|| add_working_days(self.started_on, DAYS_TO_CONFERENCE));
        self.conference_on.or((self.conference_not_required == Some(true)).then_some(latest))
    }
}

/// The rows of one child in the census of a year; nothing when the census does not tell of the child.
pub fn assemble(child: &ChildFacts, year: CensusYear) -> Option<Tables> {
    let mut referrals: Vec<&ReferralFacts> =
        child.referrals.iter().filter(|referral| referral.is_of(year)).collect();
    if referrals.is_empty() {
        return None;
    }
    referrals.sort_by_key(|referral| referral.referred_on);
    let mut rows = Child::new(&child.id, year);
    rows.who(child);
    for (number, referral) in (1..).zip(referrals) {
        rows.referral(number, referral);
    }
    Some(rows.tables)
}

/// What the file says about itself.
pub fn header(maker: &MakerFacts, year: CensusYear) -> Header {
    let mut tables = Tables::default();
    let cells = [
        "CIN",
        &year.year.to_string(),
        &year.end.to_string(),
        "L",
        &maker.authority,
        "Kith",
        &maker.release,
        "001",
        &maker.made_at,
    ];
    let cells: Vec<(usize, &str)> = cells.into_iter().enumerate().collect();
    tables.add("Header", crate::table::Origin::default(), &cells);
    tables.headers.remove(0)
}

/// The end of a plan as the census tells it, for a plan that it tells of at all.
fn went_on(year: CensusYear, started_on: Date, ended_on: Option<Date>) -> Option<Option<Date>> {
    year.saw(started_on, ended_on).then(|| year.known(ended_on))
}

/// Whether a child was born by the end of the year.
fn born_by(year: CensusYear, born: Date) -> bool {
    born.is_on_or_before(year.end)
}

#[cfg(test)]
mod tests;
