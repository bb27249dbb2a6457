//! What is done to an assessment: begun, written, sent, given back, authorised and corrected.

use jiff::civil::Date;
use kith_practice::assessment::{
    AssessmentOutcome, AssessmentState, Finding, Hand, Step, decide_complete, may_step,
};
use kith_practice::referral::{Ending, decide_ending};
use kith_vocabulary::ids::{FamilyAssessmentId, FamilyId, PersonId, ReferralId};

use super::rows::{AssessmentChild, FamilyAssessment};
use super::sql::{self, Whole};
use crate::front_door::sql::under_referral;
use crate::journey::rows::{Assessment, Referral};
use crate::platform::access::{Grant, may};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::problem::{Conflict, Problem};
use crate::platform::recorder::{Intent, Recorder};
use crate::visits::actions::{Sending, once};

/// What is written, as told.
#[derive(Debug, Clone)]
pub struct Said {
    /// What is worrying.
    pub worrying: Option<String>,
    /// What is working well.
    pub working_well: Option<String>,
    /// What the family says.
    pub family_views: Option<String>,
    /// What it means.
    pub analysis: Option<String>,
    /// Each child's part.
    pub children: Vec<SaidChild>,
}

/// One child's part, as told.
#[derive(Debug, Clone)]
pub struct SaidChild {
    /// The child.
    pub person: PersonId,
    /// What the child said.
    pub own_words: Option<String>,
    /// What was found.
    pub finding: Finding,
}

/// Which assessment is meant, in which version it was read.
#[derive(Debug, Clone, Copy)]
pub struct Read {
    /// The assessment.
    pub id: FamilyAssessmentId,
    /// [`Whole::version`] of what was read.
    pub version: i64,
}

/// Begins one assessment of the children of these referrals.
pub fn start_assessment(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::WriteAssessment>,
    sending: Sending,
    (referrals, started_on): (&[ReferralId], Date),
) -> Result<String, Problem> {
    let family_id = grant.family()?;
    once(tx, ctx, Intent::to("start an assessment"), sending, |recorder| {
        let open = sql::to_assess(recorder.tx(), ctx.authority(), family_id)?;
        let mut shared = FamilyAssessment {
            family_assessment_id: recorder.new_id(),
            version: 0,
            family_id,
            state: AssessmentState::Writing,
            started_on,
            author_id: ctx.who.worker,
            worrying: None,
            working_well: None,
            family_views: None,
            analysis: None,
            sent_at: None,
            decided_at: None,
            decided_by_id: None,
            returned_because: None,
        };
        recorder.save(&mut shared)?;
        for id in referrals {
            let referral = open.iter().find(|referral| referral.referral_id == *id);
            let referral = referral.ok_or_else(|| {
                Problem::invalid("child", "One of these children has no open referral, or is being assessed")
            })?;
            save_new_child(recorder, &shared, referral)?;
        }
        Ok(format!("/assessments/{}/write?done=assessment-started", shared.family_assessment_id))
    })
}

fn save_new_child(
    recorder: &mut Recorder,
    shared: &FamilyAssessment,
    referral: &Referral,
) -> Result<(), Problem> {
    let (family_id, person_id) = (shared.family_id, referral.person_id);
    let mut own = Assessment {
        assessment_id: recorder.new_id(),
        version: 0,
        family_id,
        person_id,
        referral_id: referral.referral_id,
        started_on: shared.started_on,
        reviewed_on: None,
        authorised_on: None,
        factors: String::new(),
    };
    recorder.save(&mut own)?;
    recorder.save(&mut AssessmentChild {
        assessment_child_id: recorder.new_id(),
        version: 0,
        family_assessment_id: shared.family_assessment_id,
        assessment_id: own.assessment_id,
        family_id,
        person_id,
        seen_on: None,
        not_seen_because: None,
        own_words: None,
        conclusion: None,
        outcome: None,
        factors: String::new(),
    })
}

/// Writes on.
pub fn write_assessment(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::WriteAssessment>,
    (sending, read): (Sending, Read),
    said: &Said,
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to(sql::WRITING), sending, |recorder| {
        let mut whole = as_read(recorder, family, read)?;
        step(&whole, Step::Write, Hand::Other)?;
        save_said(recorder, &mut whole, said)?;
        Ok(format!("/assessments/{}?done=assessment-written", read.id))
    })
}

fn save_said(recorder: &mut Recorder, whole: &mut Whole, said: &Said) -> Result<(), Problem> {
    let shared = &mut whole.shared;
    shared.worrying.clone_from(&said.worrying);
    shared.working_well.clone_from(&said.working_well);
    shared.family_views.clone_from(&said.family_views);
    shared.analysis.clone_from(&said.analysis);
    recorder.save(shared)?;
    for child in &mut whole.children {
        let Some(told) = said.children.iter().find(|told| told.person == child.person_id) else { continue };
        let found = told.finding.clone();
        child.seen_on = found.seen_on;
        child.not_seen_because = found.not_seen_because;
        child.own_words.clone_from(&told.own_words);
        child.conclusion = found.conclusion;
        child.outcome = found.outcome;
        child.factors = found.factors.iter().map(|factor| factor.code()).collect::<Vec<_>>().join(" ");
        recorder.save(child)?;
    }
    Ok(())
}

/// Sends it to a manager, once it is whole. Whoever sends it answers for it.
pub fn send_assessment(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::SendAssessment>,
    (sending, read): (Sending, Read),
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to("send an assessment to a manager"), sending, |recorder| {
        let mut whole = as_read(recorder, family, read)?;
        step(&whole, Step::Send, Hand::Author)?;
        let analysis = whole.shared.analysis.as_deref();
        if decide_complete(analysis, &whole.findings(), whole.shared.started_on, ctx.today).is_err() {
            return Err(Problem::NotAllowed(
                "This assessment is not whole yet. Its page says what it lacks.".to_owned(),
            ));
        }
        whole.shared.state = AssessmentState::Sent;
        whole.shared.author_id = ctx.who.worker;
        whole.shared.sent_at = Some(ctx.now);
        recorder.save(&mut whole.shared)?;
        Ok(format!("/assessments/{}?done=assessment-sent", read.id))
    })
}

/// Gives it back with what is still to do.
pub fn return_assessment(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::DecideAssessment>,
    (sending, read): (Sending, Read),
    because: &str,
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to("give an assessment back").because(because), sending, |recorder| {
        let mut whole = as_read(recorder, family, read)?;
        step(&whole, Step::Return, whole.hand(ctx.who.worker))?;
        whole.shared.state = AssessmentState::Returned;
        whole.shared.returned_because = Some(because.to_owned());
        recorder.save(&mut whole.shared)?;
        Ok(format!("/assessments/{}?done=assessment-returned", read.id))
    })
}

/// Authorises it: each child's own record has its day and its factors, and work that ends with it is ended.
pub fn authorise_assessment(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::DecideAssessment>,
    (sending, read): (Sending, Read),
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to("authorise an assessment"), sending, |recorder| {
        let mut whole = as_read(recorder, family, read)?;
        step(&whole, Step::Authorise, whole.hand(ctx.who.worker))?;
        whole.shared.state = AssessmentState::Authorised;
        whole.shared.returned_because = None;
        whole.shared.decided_at = Some(ctx.now);
        whole.shared.decided_by_id = Some(ctx.who.worker);
        recorder.save(&mut whole.shared)?;
        for (record, child) in whole.records.iter_mut().zip(&whole.children) {
            record.authorised_on = Some(ctx.today);
            record.factors.clone_from(&child.factors);
            recorder.save(record)?;
            let referral = whole.referrals.iter().find(|one| one.referral_id == record.referral_id);
            if let (Some(referral), Some(outcome)) = (referral, child.outcome) {
                end_with_it(recorder, referral, outcome, ctx.today)?;
            }
        }
        Ok(format!("/assessments/{}?done=assessment-authorised", read.id))
    })
}

/// Ends a referral whose work ends with the assessment. Where a plan goes on, it stays open.
fn end_with_it(
    recorder: &mut Recorder,
    referral: &Referral,
    outcome: AssessmentOutcome,
    today: Date,
) -> Result<(), Problem> {
    let Some(reason) = outcome.closure_reason() else { return Ok(()) };
    let authority = recorder.acting().authority;
    let under = under_referral(recorder.tx(), authority, referral)?;
    if decide_ending(under, Ending::Closed(reason), (referral.referred_on, today, today)).is_err() {
        return Ok(());
    }
    let mut referral = referral.clone();
    referral.closed_on = Some(today);
    referral.closure_reason = Some(reason.code().to_owned());
    recorder.save(&mut referral)
}

/// Corrects it after it was authorised. What stood before stays in its history.
pub fn correct_assessment(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::CorrectAssessment>,
    (sending, read): (Sending, Read),
    (said, reason): (&Said, &str),
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to("correct an assessment").because(reason), sending, |recorder| {
        let mut whole = as_read(recorder, family, read)?;
        step(&whole, Step::Correct, Hand::Other)?;
        save_said(recorder, &mut whole, said)?;
        for (record, child) in whole.records.iter_mut().zip(&whole.children) {
            record.factors.clone_from(&child.factors);
            recorder.save(record)?;
        }
        Ok(format!("/assessments/{}?done=assessment-corrected", read.id))
    })
}

fn step(whole: &Whole, step: Step, hand: Hand) -> Result<(), Problem> {
    may_step(whole.shared.state, step, hand).map_err(|refusal| Problem::NotAllowed(refusal.to_string()))
}

fn as_read(recorder: &mut Recorder, family: FamilyId, read: Read) -> Result<Whole, Problem> {
    let authority = recorder.acting().authority;
    let whole = sql::whole(recorder.tx(), authority, read.id)?;
    if whole.shared.family_id != family {
        return Err(Problem::NotFound);
    }
    if whole.version() == read.version {
        return Ok(whole);
    }
    Err(Problem::Conflict(Box::new(Conflict {
        table: "family_assessment",
        row_id: read.id.to_string(),
        seen: read.version,
        stands: whole.version(),
    })))
}
