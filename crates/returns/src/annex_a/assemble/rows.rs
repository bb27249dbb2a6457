//! The rows of one child, list by list.

use jiff::civil::Date;
use kith_vocabulary::birth::Birth;
use kith_vocabulary::calendar::age_on;
use kith_vocabulary::codes::closure_reason::ClosureReason;
use kith_vocabulary::codes::primary_need::PrimaryNeed;
use kith_vocabulary::codes::referral_source::ReferralSource;

use super::answers::{abuse, cell, coded, count, disability, ethnicity, gender, text, yes_no};
use super::{CaseFacts, ListDay, SeenHow, VisitFacts, VisitPurpose, status};
use crate::annex_a::lists::Lists;
use crate::annex_a::tables::{Assessment, ChildInNeed, ChildProtection, Enquiry, Referral};
use crate::cell::{Cell, Text};
use crate::cin_census::assemble::{AssessmentFacts, EnquiryFacts, ProtectionPlanFacts, ReferralFacts};
use crate::table::{Origin, Placed};

/// A child with what stands in each of their rows.
pub(super) struct Child<'a> {
    pub(super) case: &'a CaseFacts,
    pub(super) day: ListDay,
    pub(super) id: Text,
    pub(super) gender: Text,
    pub(super) ethnicity: Text,
    pub(super) birth_date: Cell<Date>,
    pub(super) age: Text,
    pub(super) disability: Text,
    pub(super) team: Text,
    pub(super) worker: Text,
}

/// A row with what every row about a child says.
macro_rules! row {
    ($child:ident, $row:ident { $($field:ident: $value:expr,)* }) => {
        $row {
            child: $child.id.clone(),
            gender: $child.gender.clone(),
            ethnicity: $child.ethnicity.clone(),
            birth_date: $child.birth_date.clone(),
            age: $child.age.clone(),
            team: $child.team.clone(),
            worker: $child.worker.clone(),
            origin: Origin::default(),
            $($field: $value,)*
        }
    };
}
pub(super) use row;

impl<'a> Child<'a> {
    pub(super) fn new(case: &'a CaseFacts, day: ListDay) -> Self {
        let child = &case.child;
        let born = match child.birth {
            Birth::Born(born) => Some(born).filter(|born| *born <= day.on),
            _ => None,
        };
        let age = born.and_then(|born| age_on(born, day.on)).map(|age| age.to_string());
        Child {
            case,
            day,
            id: Text::from(child.id.as_str()),
            gender: gender(child.sex.as_deref()),
            ethnicity: ethnicity(child.ethnicity.as_deref()),
            birth_date: cell(born),
            age: text(age.as_deref()),
            disability: disability(&child.disabilities),
            team: text(case.team.as_deref()),
            worker: text(case.worker.as_deref()),
        }
    }

    /// List 3: referrals of the last six months.
    pub(super) fn referral(&self, lists: &mut Lists, referral: &ReferralFacts) {
        if !self.day.is_of_half_a_year(referral.referred_on) {
            return;
        }
        let of_a_year = |other: &&ReferralFacts| self.day.is_of_a_year(other.referred_on);
        add(
            &mut lists.referrals,
            row!(
                self,
                Referral {
                    referral_date: Cell::Known(referral.referred_on),
                    referral_source: coded::<ReferralSource>(referral.source.as_deref()),
                    no_further_action: yes_no(referral.no_further_action),
                    n_referrals: count(self.case.child.referrals.iter().filter(of_a_year).count()),
                }
            ),
        );
    }

    /// List 4: assessments of the last six months, and those that are open.
    pub(super) fn assessment(&self, lists: &mut Lists, assessment: &AssessmentFacts) {
        if !self.day.saw(assessment.started_on, assessment.authorised_on) {
            return;
        }
        let authorised_on = self.day.known(assessment.authorised_on);
        let until = authorised_on.unwrap_or(self.day.on);
        let seen = self.seen().any(|visit| (assessment.started_on..=until).contains(&visit.happened_on));
        add(
            &mut lists.assessments,
            row!(
                self,
                Assessment {
                    disability: self.disability.clone(),
                    start_date: Cell::Known(assessment.started_on),
                    seen: yes_no(Some(seen)),
                    authorisation_date: cell(authorised_on),
                    needs_support: Text::default(),
                }
            ),
        );
    }

    /// List 5: section 47 enquiries of the last six months.
    pub(super) fn enquiry(&self, lists: &mut Lists, referral: &ReferralFacts, enquiry: &EnquiryFacts) {
        if !self.day.is_of_half_a_year(enquiry.started_on) {
            return;
        }
        let conference_on = self.day.known(enquiry.conference_on);
        let led_to_plan =
            conference_on.map(|on| referral.protection_plans.iter().any(|plan| plan.started_on == on));
        let all = || self.case.child.referrals.iter().flat_map(|referral| &referral.enquiries);
        let conferences = all().filter_map(|enquiry| enquiry.conference_on);
        add(
            &mut lists.enquiries,
            row!(
                self,
                Enquiry {
                    disability: self.disability.clone(),
                    start_date: Cell::Known(enquiry.started_on),
                    conference_unnecessary: yes_no(enquiry.conference_not_required),
                    conference_date: cell(conference_on),
                    led_to_plan: led_to_plan.map_or_else(Text::default, |led| yes_no(Some(led))),
                    n_enquiries: count(all().filter(|one| self.day.is_of_a_year(one.started_on)).count()),
                    n_conferences: count(conferences.filter(|on| self.day.is_of_a_year(*on)).count()),
                }
            ),
        );
    }

    /// List 6: children in need now or in the last six months.
    pub(super) fn in_need(&self, lists: &mut Lists, referral: &ReferralFacts) {
        if referral.no_further_action == Some(true) || !self.day.saw(referral.referred_on, referral.closed_on)
        {
            return;
        }
        let closed_on = self.day.known(referral.closed_on);
        let last_seen = self.seen().map(|visit| visit.happened_on).max();
        let reason = closed_on.and(referral.closure_reason.as_deref());
        add(
            &mut lists.in_need,
            row!(
                self,
                ChildInNeed {
                    disability: self.disability.clone(),
                    start_date: Cell::Known(referral.referred_on),
                    primary_need: coded::<PrimaryNeed>(referral.primary_need.as_deref()),
                    last_seen_date: cell(last_seen),
                    closure_date: cell(closed_on),
                    reason_for_closure: coded::<ClosureReason>(reason),
                    case_status: Text::from(status(referral, self.day)),
                }
            ),
        );
    }

    /// List 7: protection plans now or in the last six months.
    pub(super) fn protection(&self, lists: &mut Lists, plan: &ProtectionPlanFacts) {
        if !self.day.saw(plan.started_on, plan.ended_on) {
            return;
        }
        let ended_on = self.day.known(plan.ended_on);
        let until = ended_on.unwrap_or(self.day.on);
        let visits = self.case.visits.iter().filter(|visit| {
            visit.purpose == VisitPurpose::Protection
                && visit.seen != SeenHow::NotSeen
                && (plan.started_on..=until).contains(&visit.happened_on)
        });
        let last = visits.max_by_key(|visit| visit.happened_on);
        let last_review = plan.reviewed_on.iter().copied().filter(|on| *on <= self.day.on).max();
        add(
            &mut lists.protection,
            row!(
                self,
                ChildProtection {
                    disability: self.disability.clone(),
                    start_date: Cell::Known(plan.started_on),
                    initial_category: abuse(plan.initial_category.as_deref()),
                    latest_category: abuse(plan.latest_category.as_deref()),
                    last_visit_date: cell(last.map(|visit| visit.happened_on)),
                    seen_alone: last
                        .map_or_else(Text::default, |visit| yes_no(Some(visit.seen == SeenHow::Alone))),
                    last_review_date: cell(last_review),
                    end_date: cell(ended_on),
                    emergency: Text::default(),
                    n_previous_plans: plan.previous_plans.map_or(Cell::Blank, Cell::Known),
                }
            ),
        );
    }

    /// The visits by the day at which the child was seen.
    pub(super) fn seen(&self) -> impl Iterator<Item = &VisitFacts> {
        let on = self.day.on;
        self.case.visits.iter().filter(move |visit| visit.seen != SeenHow::NotSeen && visit.happened_on <= on)
    }
}

pub(super) fn add<R: Placed>(rows: &mut Vec<R>, mut row: R) {
    row.origin_mut().row =
        u32::try_from(rows.len()).expect("a list has fewer than four thousand million rows");
    rows.push(row);
}
