//! What the pages of assessments read: one whole, and the referrals that one may begin under.

use jiff::civil::Date;
use kith_practice::assessment::{Finding, Hand, due_on};
use kith_vocabulary::codes::assessment_factor::AssessmentFactor;
use kith_vocabulary::ids::{AuthorityId, FamilyAssessmentId, FamilyId, WorkerId};

use super::rows::{AssessmentChild, FamilyAssessment};
use crate::journey::rows::{Assessment, Referral};
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::{statement, values};

/// The task of writing on an assessment.
pub(super) const WRITING: &str = "write an assessment";

statement! {
    FIND = "
        select {family_assessment}
          from family_assessment
         where authority_id = ?1 and family_assessment_id = ?2";

    CHILDREN = "
        select {assessment_child}
          from assessment_child
         where authority_id = ?1 and family_assessment_id = ?2
         order by assessment_child_id
         limit 60";

    OWN_RECORDS = "
        select {assessment a}
          from assessment_child c
          join assessment a on a.authority_id = c.authority_id and a.assessment_id = c.assessment_id
         where c.authority_id = ?1 and c.family_assessment_id = ?2
         order by c.assessment_child_id
         limit 60";

    REFERRALS = "
        select {referral r}
          from assessment_child c
          join assessment a on a.authority_id = c.authority_id and a.assessment_id = c.assessment_id
          join referral r on r.authority_id = a.authority_id and r.referral_id = a.referral_id
         where c.authority_id = ?1 and c.family_assessment_id = ?2
         order by r.referred_on, r.referral_id
         limit 60";

    /// The open referrals of a family under which no assessment is under way.
    TO_ASSESS = "
        select {referral r}
          from referral r
         where r.authority_id = ?1 and r.family_id = ?2 and r.closed_on is null
           and coalesce(r.no_further_action, 'no') <> 'yes'
           and not exists (select 1 from assessment a
                            where a.authority_id = r.authority_id and a.referral_id = r.referral_id
                              and a.authorised_on is null)
         order by r.referred_on desc, r.referral_id desc
         limit 60";

    /// Everybody who wrote on it, from its own changes: ?3 is the task of writing.
    WRITERS = "
        select distinct t.actor_id
          from change c
          join task t on t.authority_id = c.authority_id and t.task_id = c.task_id
         where c.authority_id = ?1 and t.kind = ?3
           and (c.table_name = 'family_assessment' and c.row_id = ?2
                or c.table_name = 'assessment_child' and c.row_id in (
                   select p.assessment_child_id
                     from assessment_child p
                    where p.authority_id = ?1 and p.family_assessment_id = ?2))
         order by t.actor_id
         limit 100";

    NAME_OF_WORKER = "
        select name
          from worker
         where authority_id = ?1 and worker_id = ?2";
}

/// An assessment with everything that belongs to it.
#[derive(Debug, Clone)]
pub struct Whole {
    /// What is shared.
    pub shared: FamilyAssessment,
    /// What it found for each child.
    pub children: Vec<AssessmentChild>,
    /// Each child's own record of it, in the same order.
    pub records: Vec<Assessment>,
    /// The referrals that it belongs to.
    pub referrals: Vec<Referral>,
    /// Everybody who wrote on it, whoever sent it.
    pub writers: Vec<WorkerId>,
}

impl Whole {
    /// Counts every change of it and of its parts, so that an edit of an older one is noticed.
    pub fn version(&self) -> i64 {
        self.shared.version + self.children.iter().map(|child| child.version).sum::<i64>()
    }

    /// When it is due: 45 working days after the first of its referrals.
    pub fn due_on(&self) -> Option<Date> {
        self.referrals.iter().map(|referral| due_on(referral.referred_on)).min()
    }

    /// How a worker stands to it.
    pub fn hand(&self, worker: WorkerId) -> Hand {
        let is_theirs = self.shared.author_id == worker || self.writers.contains(&worker);
        if is_theirs { Hand::Author } else { Hand::Other }
    }

    /// What it found for each child, as practice reads it.
    pub fn findings(&self) -> Vec<Finding> {
        self.children.iter().map(finding).collect()
    }
}

fn finding(child: &AssessmentChild) -> Finding {
    Finding {
        seen_on: child.seen_on,
        not_seen_because: child.not_seen_because.clone(),
        conclusion: child.conclusion.clone(),
        outcome: child.outcome,
        factors: factors(&child.factors),
    }
}

/// The factors that codes with a space between name.
pub fn factors(codes: &str) -> Vec<AssessmentFactor> {
    codes.split(' ').filter_map(AssessmentFactor::from_code).collect()
}

/// An assessment, before anybody asked whether its reader may know of it.
pub(super) fn whole(tx: &mut Tx, authority: AuthorityId, id: FamilyAssessmentId) -> Result<Whole, Problem> {
    let key = values![authority, id];
    let mut writers = Vec::new();
    for mut row in tx.rows(&WRITERS, values![authority, id, WRITING])? {
        writers.push(row.take()?);
    }
    Ok(Whole {
        writers,
        shared: tx.find(&FIND, key)?.ok_or(Problem::NotFound)?,
        children: tx.records(&CHILDREN, key)?,
        records: tx.records(&OWN_RECORDS, key)?,
        referrals: tx.records(&REFERRALS, key)?,
    })
}

/// The family of an assessment, for granting a deed in the transaction that does it.
pub(super) fn family_of(
    tx: &mut Tx,
    authority: AuthorityId,
    id: FamilyAssessmentId,
) -> Result<FamilyId, Problem> {
    let shared: FamilyAssessment = tx.find(&FIND, values![authority, id])?.ok_or(Problem::NotFound)?;
    Ok(shared.family_id)
}

/// The open referrals of a family under which an assessment may begin, the newest first.
pub(super) fn to_assess(
    tx: &mut Tx,
    authority: AuthorityId,
    family: FamilyId,
) -> Result<Vec<Referral>, Problem> {
    tx.records(&TO_ASSESS, values![authority, family])
}

/// What a worker is called.
pub(super) fn name_of(tx: &mut Tx, authority: AuthorityId, worker: WorkerId) -> Result<String, Problem> {
    let row = tx.row(&NAME_OF_WORKER, values![authority, worker])?;
    row.map_or_else(|| Ok("A worker".to_owned()), |mut row| row.take())
}
