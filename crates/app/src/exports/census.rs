//! The children in need census made from the record.

use std::io::Write;

use jiff::Timestamp;
use kith_practice::people::YesNo;
use kith_returns::cin_census::assemble::{
    self, AssessmentFacts, CensusYear, ChildFacts, EnquiryFacts, MakerFacts, NeedPlanFacts,
    ProtectionPlanFacts, ReferralFacts,
};
use kith_returns::cin_census::child::Return;
use kith_returns::cin_census::tables::Tables;
use kith_returns::cin_census::write::Writer;
use kith_vocabulary::calendar::london;
use kith_vocabulary::ids::{AuthorityId, PersonId};

use super::children::{ChildRows, children_in_need, each_stretch, of_referral, reviews_of};
use super::made::unwritten;
use crate::journey::rows::{Assessment, Enquiry, NeedPlan, ProtectionPlan, Referral};
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// Writes the census of a year, a stretch of children at a time; gives the children that it tells of.
pub(super) fn write(
    tx: &mut Tx,
    authority: AuthorityId,
    maker: &MakerFacts,
    year: CensusYear,
    out: &mut dyn Write,
) -> Result<Vec<(String, PersonId)>, Problem> {
    let mut writer =
        Writer::begin(out, &[assemble::header(maker, year)]).map_err(|error| unwritten(&error))?;
    let mut told = Vec::new();
    each_table(tx, authority, year, &mut |tables, mut children| {
        told.append(&mut children);
        let stretch = Return::assemble(tables);
        stretch.children().try_for_each(|child| writer.child(&child)).map_err(|error| unwritten(&error))
    })?;
    writer.end().map_err(|error| unwritten(&error))?;
    Ok(told)
}

/// Hands on the tables of every child that the census of a year tells of, a stretch of children at a time.
fn each_table(
    tx: &mut Tx,
    authority: AuthorityId,
    year: CensusYear,
    work: &mut dyn FnMut(Tables, Vec<(String, PersonId)>) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let children = children_in_need(tx, authority, year.start, year.end)?;
    each_stretch(tx, authority, &children, &mut |_, stretch| {
        let (mut tables, mut told) = (Tables::default(), Vec::new());
        for child in stretch.children {
            let person = child.person.person_id;
            let facts = facts_of(child);
            if let Some(rows) = assemble::assemble(&facts, year) {
                tables.append(rows);
                told.push((facts.id, person));
            }
        }
        work(tables, told)
    })
}

/// Who makes the file.
pub(super) fn maker(authority: String, now: Timestamp) -> MakerFacts {
    MakerFacts {
        authority,
        release: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: london(now).strftime("%Y-%m-%dT%H:%M:%S").to_string(),
    }
}

/// A child's rows as the plain values that the census is made from.
pub(super) fn facts_of(mut child: ChildRows) -> ChildFacts {
    let (id, upn, former_upn) = (child.child_id(), child.upn(), child.former_upn());
    let referrals = std::mem::take(&mut child.referrals);
    let referrals = referrals.into_iter().map(|referral| referral_facts(&mut child, referral)).collect();
    let person = child.person;
    ChildFacts {
        id,
        upn,
        former_upn,
        upn_unknown: person.upn_unknown,
        birth: person.birth,
        died_on: person.died_on,
        sex: person.sex,
        ethnicity: person.ethnicity,
        disabilities: person.disabilities,
        referrals,
    }
}

fn referral_facts(child: &mut ChildRows, referral: Referral) -> ReferralFacts {
    let id = referral.referral_id;
    let assessments = of_referral(&mut child.assessments, id, |row| row.referral_id);
    let need_plans = of_referral(&mut child.need_plans, id, |row| row.referral_id);
    let enquiries = of_referral(&mut child.enquiries, id, |row| row.referral_id);
    let protection_plans = of_referral(&mut child.protection_plans, id, |row| row.referral_id);
    let plan_facts = |plan: ProtectionPlan| ProtectionPlanFacts {
        id: plan.protection_plan_id.to_string(),
        reviewed_on: reviews_of(&child.protection_reviews, plan.protection_plan_id),
        started_on: plan.started_on,
        ended_on: plan.ended_on,
        initial_category: plan.initial_category,
        latest_category: plan.latest_category,
        previous_plans: plan.previous_plans,
    };
    ReferralFacts {
        id: id.to_string(),
        referred_on: referral.referred_on,
        source: referral.source,
        primary_need: referral.primary_need,
        no_further_action: said(referral.no_further_action),
        closed_on: referral.closed_on,
        closure_reason: referral.closure_reason,
        first_conference_on: referral.first_conference_on,
        assessments: assessments.into_iter().map(assessment_facts).collect(),
        need_plans: need_plans.into_iter().map(need_plan_facts).collect(),
        enquiries: enquiries.into_iter().map(enquiry_facts).collect(),
        protection_plans: protection_plans.into_iter().map(plan_facts).collect(),
    }
}

fn assessment_facts(row: Assessment) -> AssessmentFacts {
    AssessmentFacts {
        id: row.assessment_id.to_string(),
        started_on: row.started_on,
        reviewed_on: row.reviewed_on,
        authorised_on: row.authorised_on,
        factors: row.factors,
    }
}

fn need_plan_facts(row: NeedPlan) -> NeedPlanFacts {
    NeedPlanFacts { id: row.need_plan_id.to_string(), started_on: row.started_on, ended_on: row.ended_on }
}

fn enquiry_facts(row: Enquiry) -> EnquiryFacts {
    EnquiryFacts {
        id: row.enquiry_id.to_string(),
        started_on: row.started_on,
        conference_due_on: row.conference_due_on,
        conference_on: row.conference_on,
        conference_not_required: said(row.conference_not_required),
    }
}

fn said(answer: Option<YesNo>) -> Option<bool> {
    answer.map(|answer| answer == YesNo::Yes)
}
