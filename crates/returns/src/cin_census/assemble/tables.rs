//! The rows of one child, made part by part.

use jiff::civil::Date;
use kith_vocabulary::birth::Birth;
use kith_vocabulary::codes::gender_current::GenderCurrent;
use kith_vocabulary::codes::sex::Sex;

use super::facts::{
    AssessmentFacts, ChildFacts, EnquiryFacts, NeedPlanFacts, ProtectionPlanFacts, ReferralFacts,
};
use super::{CensusYear, born_by, went_on};
use crate::cell::{Cell, Text};
use crate::cin_census::tables::{
    Assessment, ChildCharacteristics, ChildIdentifiers, CinDetails, CinPlan, Disability, ProtectionPlan,
    Review, Section47, Tables,
};
use crate::table::Placed;

/// The first census that sends the sex by today's list.
const SEX_SINCE: i16 = 2025;

/// The rows of one child.
pub(super) struct Child {
    id: Text,
    year: CensusYear,
    pub(super) tables: Tables,
}

impl Child {
    pub(super) fn new(id: &str, year: CensusYear) -> Self {
        Child { id: Text::from(id), year, tables: Tables::default() }
    }

    /// Who the child is.
    pub(super) fn who(&mut self, child: &ChildFacts) {
        let (born, expected) = match child.birth {
            Birth::Born(day) if born_by(self.year, day) => (Some(day), None),
            // Born since: on the last day of the year the child was expected.
            Birth::Born(day) | Birth::Expected(day) => (None, Some(day)),
            Birth::BornInMonth { .. } | Birth::BornInYear(_) | Birth::Unknown => (None, None),
        };
        let sex = if expected.is_some() { Some(Sex::NotKnown.code()) } else { child.sex.as_deref() };
        let mut row = ChildIdentifiers {
            child: self.id.clone(),
            upn: text(child.upn.as_deref()),
            former_upn: text(child.former_upn.as_deref()),
            upn_unknown: text(child.upn_unknown.as_deref()),
            birth_date: cell(born),
            expected_birth_date: cell(expected),
            death_date: cell(self.year.known(child.died_on)),
            ..ChildIdentifiers::default()
        };
        if self.year.year >= SEX_SINCE {
            row.sex = text(sex);
        } else {
            row.gender_current = text(sex.map(older_sex));
        }
        add(&mut self.tables.identifiers, row);
        let ethnicity = text(child.ethnicity.as_deref());
        add(
            &mut self.tables.characteristics,
            ChildCharacteristics { child: self.id.clone(), ethnicity, ..ChildCharacteristics::default() },
        );
        for code in child.disabilities.split_whitespace() {
            let disability = Text::from(code);
            add(
                &mut self.tables.disabilities,
                Disability { child: self.id.clone(), disability, ..Disability::default() },
            );
        }
    }

    /// A referral with the work that belongs to the year.
    pub(super) fn referral(&mut self, number: usize, referral: &ReferralFacts) {
        let id = Text::from(number.to_string().as_str());
        let closed_on = self.year.known(referral.closed_on);
        // A conference that an enquiry called for is told there and nowhere else.
        let is_of_enquiry =
            |day: &Date| referral.enquiries.iter().any(|enquiry| enquiry.conference_on == Some(*day));
        let conference = self.year.known(referral.first_conference_on).filter(|day| !is_of_enquiry(day));
        let row = CinDetails {
            child: self.id.clone(),
            details_id: id.clone(),
            referral_date: Cell::Known(referral.referred_on),
            referral_source: text(referral.source.as_deref()),
            primary_need: text(referral.primary_need.as_deref()),
            closure_date: cell(closed_on),
            reason_for_closure: text(closed_on.and(referral.closure_reason.as_deref())),
            initial_conference_date: cell(conference),
            no_further_action: yes_no(referral.no_further_action.or(referral.led_to_work().then_some(false))),
            ..CinDetails::default()
        };
        add(&mut self.tables.details, row);
        for (number, assessment) in (1..).zip(in_order(&referral.assessments, |one| one.started_on)) {
            self.assessment(&id, number, assessment);
        }
        for plan in in_order(&referral.need_plans, |one| one.started_on) {
            self.need_plan(&id, plan);
        }
        for enquiry in in_order(&referral.enquiries, |one| one.started_on) {
            self.enquiry(&id, enquiry);
        }
        for (number, plan) in (1..).zip(in_order(&referral.protection_plans, |one| one.started_on)) {
            self.protection_plan(&id, number, plan);
        }
    }

    fn assessment(&mut self, details: &Text, number: usize, assessment: &AssessmentFacts) {
        let year = self.year;
        let Some(authorised_on) = went_on(year, assessment.started_on, assessment.authorised_on) else {
            return;
        };
        // Factors are what it found at its end, and the census is told them with the end.
        let factors = authorised_on.map(|_| assessment.factors.split_whitespace().map(Text::from).collect());
        let row = Assessment {
            child: self.id.clone(),
            details_id: details.clone(),
            assessment_id: Text::from(number.to_string().as_str()),
            start_date: Cell::Known(assessment.started_on),
            internal_review_date: cell(year.known(assessment.reviewed_on)),
            authorisation_date: cell(authorised_on),
            factors: factors.unwrap_or_default(),
            ..Assessment::default()
        };
        add(&mut self.tables.assessments, row);
    }

    fn need_plan(&mut self, details: &Text, plan: &NeedPlanFacts) {
        let Some(ended_on) = went_on(self.year, plan.started_on, plan.ended_on) else { return };
        let row = CinPlan {
            child: self.id.clone(),
            details_id: details.clone(),
            start_date: Cell::Known(plan.started_on),
            end_date: cell(ended_on),
            ..CinPlan::default()
        };
        add(&mut self.tables.plans, row);
    }

    fn enquiry(&mut self, details: &Text, enquiry: &EnquiryFacts) {
        let year = self.year;
        if !year.saw(enquiry.started_on, enquiry.ended_on()) {
            return;
        }
        let conference_on = year.known(enquiry.conference_on);
        let row = Section47 {
            child: self.id.clone(),
            details_id: details.clone(),
            start_date: Cell::Known(enquiry.started_on),
            conference_target: cell(enquiry.conference_due_on),
            initial_conference_date: cell(conference_on),
            conference_not_required: yes_no(
                enquiry.conference_not_required.or(enquiry.conference_on.map(|_| false)),
            ),
            ..Section47::default()
        };
        add(&mut self.tables.section47, row);
    }

    fn protection_plan(&mut self, details: &Text, number: usize, plan: &ProtectionPlanFacts) {
        let Some(ended_on) = went_on(self.year, plan.started_on, plan.ended_on) else { return };
        let plan_id = Text::from(number.to_string().as_str());
        let row = ProtectionPlan {
            child: self.id.clone(),
            details_id: details.clone(),
            plan_id: plan_id.clone(),
            start_date: Cell::Known(plan.started_on),
            end_date: cell(ended_on),
            initial_category: text(plan.initial_category.as_deref()),
            latest_category: text(plan.latest_category.as_deref()),
            n_previous_plans: plan.previous_plans.map_or(Cell::Blank, Cell::Known),
            ..ProtectionPlan::default()
        };
        add(&mut self.tables.protection_plans, row);
        for reviewed_on in in_order(&plan.reviewed_on, |day| *day) {
            if self.year.known(Some(*reviewed_on)).is_some() {
                let row = Review {
                    child: self.id.clone(),
                    details_id: details.clone(),
                    plan_id: plan_id.clone(),
                    review_date: Cell::Known(*reviewed_on),
                    ..Review::default()
                };
                add(&mut self.tables.reviews, row);
            }
        }
    }
}

impl ReferralFacts {
    /// Something was done about it.
    pub(super) fn led_to_work(&self) -> bool {
        !(self.assessments.is_empty()
            && self.need_plans.is_empty()
            && self.enquiries.is_empty()
            && self.protection_plans.is_empty())
    }
}

/// The code of before 2024/25 for today's.
fn older_sex(code: &str) -> &str {
    match Sex::from_code(code) {
        Some(Sex::Male) => GenderCurrent::Male.code(),
        Some(Sex::Female) => GenderCurrent::Female.code(),
        Some(Sex::NotKnown) => GenderCurrent::NotRecordedOrUnborn.code(),
        None => code,
    }
}

fn in_order<T>(all: &[T], by: impl Fn(&T) -> Date) -> Vec<&T> {
    let mut all: Vec<&T> = all.iter().collect();
    all.sort_by_key(|one| by(one));
    all
}

fn add<R: Placed>(rows: &mut Vec<R>, mut row: R) {
    row.origin_mut().row =
        u32::try_from(rows.len()).expect("a child has fewer than four thousand million rows");
    rows.push(row);
}

fn text(value: Option<&str>) -> Text {
    value.map_or_else(Text::default, |value| Text::from(value.trim()))
}

fn cell(value: Option<Date>) -> Cell<Date> {
    value.map_or(Cell::Blank, Cell::Known)
}

fn yes_no(value: Option<bool>) -> Text {
    Text::from(match value {
        Some(true) => "true",
        Some(false) => "false",
        None => "",
    })
}
