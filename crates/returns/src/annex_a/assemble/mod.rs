//! Annex A made from the record: what each list holds on a day, and what was known of it then.
//!
//! The day may be any day: what came after it is not told. Early help assessments and adopters are not in the record, and
//! their lists stay empty, with their headings. Plain values come in; reading them is the caller's.

mod answers;
mod care;
mod rows;

use jiff::civil::Date;
use kith_vocabulary::calendar::add_months;

use super::lists::Lists;
use crate::cin_census::assemble::{ChildFacts, ReferralFacts};
use crate::ssda903::assemble::LookedAfterFacts;
use rows::Child;

/// A child as the lists need to know them.
#[derive(Debug, Clone, Default)]
pub struct CaseFacts {
    /// Who the child is, and the work with them.
    pub child: ChildFacts,
    /// Every visit at which the child was to be seen and that happened.
    pub visits: Vec<VisitFacts>,
    /// The team of the worker, on the day.
    pub team: Option<String>,
    /// The child's worker, on the day.
    pub worker: Option<String>,
    /// Contacts about the child: when, and the code of who made them.
    pub contacts: Vec<(Date, Option<String>)>,
    /// The child's care; nothing is told of a child who was never in care.
    pub care: LookedAfterFacts,
    /// What the permanent home is to be, on the day, in words.
    pub permanence_plan: Option<String>,
    /// What the young person is owed after care, on the day.
    pub owed: Option<LeaverOwed>,
    /// The family, by a number of its own.
    pub family: Option<String>,
}

/// What a young person is owed after care, as far as list 9 tells it apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeaverOwed {
    /// 16 or 17, and has left care.
    Relevant,
    /// 18 or over.
    FormerRelevant,
    /// Help without a pathway plan.
    Qualifying,
}

/// A visit, as far as it concerns one child.
#[derive(Debug, Clone, Copy)]
pub struct VisitFacts {
    /// When.
    pub happened_on: Date,
    /// What it was for.
    pub purpose: VisitPurpose,
    /// How the child was seen.
    pub seen: SeenHow,
}

/// What a visit was for, as far as the lists tell visits apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VisitPurpose {
    /// The statutory visit of a protection plan.
    Protection,
    /// Any other.
    Other,
}

/// How a child was seen at a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeenHow {
    /// Without anybody else there.
    Alone,
    /// With others there.
    WithOthers,
    /// The child was not seen.
    NotSeen,
}

/// The day that the lists are drawn up for, and how far back they reach.
#[derive(Debug, Clone, Copy)]
pub struct ListDay {
    /// The day.
    pub on: Date,
    /// The first day of the six months before it.
    pub half_a_year: Date,
    /// The first day of the twelve months before it.
    pub a_year: Date,
}

impl ListDay {
    /// The lists of this day.
    pub fn of(on: Date) -> Self {
        ListDay { on, half_a_year: add_months(on, -6), a_year: add_months(on, -12) }
    }

    /// The day, if it was known by then.
    fn known(self, day: Option<Date>) -> Option<Date> {
        day.filter(|day| *day <= self.on)
    }

    /// It came in the last six months.
    fn is_of_half_a_year(self, day: Date) -> bool {
        (self.half_a_year..=self.on).contains(&day)
    }

    /// It came in the last twelve months.
    fn is_of_a_year(self, day: Date) -> bool {
        (self.a_year..=self.on).contains(&day)
    }

    /// It went on in the last six months, or goes on.
    fn saw(self, started_on: Date, ended_on: Option<Date>) -> bool {
        started_on <= self.on && ended_on.is_none_or(|ended| ended >= self.half_a_year)
    }
}

/// Adds the rows of one child to every list that tells of them.
pub fn assemble(lists: &mut Lists, case: &CaseFacts, day: ListDay) {
    let child = Child::new(case, day);
    child.contacts(lists);
    child.looked_after(lists);
    child.care_leaver(lists);
    child.adoption(lists);
    for referral in &case.child.referrals {
        if referral.referred_on > day.on {
            continue;
        }
        child.referral(lists, referral);
        child.in_need(lists, referral);
        for assessment in &referral.assessments {
            child.assessment(lists, assessment);
        }
        for enquiry in &referral.enquiries {
            child.enquiry(lists, referral, enquiry);
        }
        for plan in &referral.protection_plans {
            child.protection(lists, plan);
        }
    }
}

/// What a case is now, in the words of list 6.
fn status(referral: &ReferralFacts, day: ListDay) -> &'static str {
    let open = |started_on: Date, ended_on: Option<Date>| {
        started_on <= day.on && ended_on.is_none_or(|ended| ended > day.on)
    };
    if day.known(referral.closed_on).is_some() {
        "e) Closed episode"
    } else if referral.protection_plans.iter().any(|plan| open(plan.started_on, plan.ended_on)) {
        "b) Child Protection plan"
    } else if referral.need_plans.iter().any(|plan| open(plan.started_on, plan.ended_on)) {
        "c) Child in need plan"
    } else if referral.assessments.iter().any(|one| open(one.started_on, one.authorised_on)) {
        "d) Open assessment"
    } else {
        "c) Child in need plan"
    }
}

#[cfg(test)]
mod tests;
