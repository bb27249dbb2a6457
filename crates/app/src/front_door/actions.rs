//! What is done at the front door: a contact taken, decided and corrected, and its referrer told.

mod referral;

use jiff::Timestamp;
use kith_practice::family::Part;
use kith_practice::people::YesNo;
use kith_practice::referral::{Basis, ContactOutcome, ContactState};
use kith_vocabulary::calendar::london_today;
use kith_vocabulary::ids::{ContactId, FamilyId, PersonId};

pub use referral::{ReadReferral, end_referral, reopen_referral};

use super::rows::{Contact, ContactChild};
use super::sql::{self, Whole, is_open};
use crate::families::changing::{NewPerson, save_member, save_person};
use crate::families::rows::Family;
use crate::journey::rows::Referral;
use crate::platform::access::{Grant, Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::problem::{Conflict, Problem};
use crate::platform::recorder::{Intent, Recorder};
use crate::visits::actions::{Sending, once};
use crate::{statement, values};

/// What somebody told, as it was taken.
#[derive(Debug, Clone)]
pub struct Details {
    /// When it came.
    pub received_at: Timestamp,
    /// Code of the referral sources.
    pub source: String,
    /// Who told us.
    pub referrer_name: Option<String>,
    /// For whom they work.
    pub referrer_agency: Option<String>,
    /// How to reach them.
    pub referrer_reach: Option<String>,
    /// What is worrying.
    pub worrying: String,
    /// What is working well.
    pub working_well: Option<String>,
    /// Why it may be kept and shared.
    pub basis: Basis,
    /// More about that.
    pub basis_words: Option<String>,
}

/// Whom a contact is about.
#[derive(Debug, Clone)]
pub struct AboutWhom {
    /// The family; nothing where a record is started.
    pub family: Option<FamilyId>,
    /// What a new record is called.
    pub family_name: String,
    /// Children who are in the record.
    pub known: Vec<PersonId>,
    /// Children who are not.
    pub new: Vec<NewPerson>,
}

/// What was decided, for each child, and why.
#[derive(Debug, Clone)]
pub struct Decision {
    /// Each child with what happens for them, and the code of their main need.
    pub children: Vec<(PersonId, ContactOutcome, Option<String>)>,
    /// Why.
    pub rationale: String,
}

/// Which contact is meant, in which version it was read.
#[derive(Debug, Clone, Copy)]
pub struct Read {
    /// The contact.
    pub contact: ContactId,
    /// [`Whole::version`] of what was read.
    pub version: i64,
}

statement! {
    BELONGS = "
        select count(*)
          from family_member
         where authority_id = ?1 and family_id = ?2 and person_id = ?3 and (ends_on is null or ends_on > ?4)";
}

/// Takes a contact. Children who are not in the family's record join it; a record is started where there is none.
pub fn take_contact(
    tx: &mut Tx,
    ctx: &Ctx,
    _grant: Grant<may::TakeContact>,
    sending: Sending,
    (whom, details): (&AboutWhom, &Details),
) -> Result<String, Problem> {
    for person in &whom.known {
        permit::<may::ViewPerson>(tx, ctx, Subject::Person(*person))?;
    }
    once(tx, ctx, Intent::to("take a contact"), sending, |recorder| {
        let family_id = match whom.family {
            Some(family) => family,
            None => {
                let family_id: FamilyId = recorder.new_id();
                let name = whom.family_name.clone();
                recorder.save(&mut Family { family_id, version: 0, name, matters_now: None })?;
                family_id
            }
        };
        let children = join(recorder, ctx, family_id, whom)?;
        let mut contact = Contact {
            contact_id: recorder.new_id(),
            version: 0,
            family_id,
            state: ContactState::Waiting,
            received_at: details.received_at,
            source: String::new(),
            referrer_name: None,
            referrer_agency: None,
            referrer_reach: None,
            worrying: String::new(),
            working_well: None,
            basis: details.basis,
            basis_words: None,
            worker_id: ctx.who.worker,
            decided_at: None,
            decided_by_id: None,
            rationale: None,
            feedback: None,
            feedback_on: None,
        };
        tell(&mut contact, details);
        recorder.save(&mut contact)?;
        for person_id in children {
            recorder.save(&mut ContactChild {
                contact_child_id: recorder.new_id(),
                version: 0,
                contact_id: contact.contact_id,
                family_id,
                person_id,
                outcome: None,
                primary_need: None,
                referral_id: None,
            })?;
        }
        Ok(format!("/front-door?done=contact-taken&contact={}", contact.contact_id))
    })
}

/// Lets the children of a contact belong to the family, and gives them all.
fn join(
    recorder: &mut Recorder,
    ctx: &Ctx,
    family: FamilyId,
    whom: &AboutWhom,
) -> Result<Vec<PersonId>, Problem> {
    let mut children = whom.known.clone();
    for person in &whom.known {
        let belongs = values![ctx.authority(), family, *person, ctx.today];
        let n: i64 = recorder.tx().row(&BELONGS, belongs)?.map_or(Ok(0), |mut row| row.take())?;
        if n == 0 {
            save_member(recorder, family, *person, Part::Child, ctx.today)?;
        }
    }
    for new in &whom.new {
        let person = save_person(recorder, new)?;
        save_member(recorder, family, person, Part::Child, ctx.today)?;
        children.push(person);
    }
    Ok(children)
}

fn tell(contact: &mut Contact, details: &Details) {
    let details = details.clone();
    contact.received_at = details.received_at;
    contact.source = details.source;
    contact.referrer_name = details.referrer_name;
    contact.referrer_agency = details.referrer_agency;
    contact.referrer_reach = details.referrer_reach;
    contact.worrying = details.worrying;
    contact.working_well = details.working_well;
    contact.basis = details.basis;
    contact.basis_words = details.basis_words;
}

/// Decides what a contact leads to for each child. A child who becomes a referral has one born of it, unless one is open.
pub fn decide_contact(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::DecideContact>,
    (sending, read): (Sending, Read),
    decision: &Decision,
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to("decide on a contact"), sending, |recorder| {
        let mut whole = as_read(recorder, family, read)?;
        if whole.contact.state != ContactState::Waiting {
            return Err(changed(&whole, read));
        }
        save_decision(recorder, ctx, &mut whole, decision)?;
        Ok(format!("/contacts/{}?done=contact-decided", read.contact))
    })
}

fn save_decision(
    recorder: &mut Recorder,
    ctx: &Ctx,
    whole: &mut Whole,
    decision: &Decision,
) -> Result<(), Problem> {
    let contact = &mut whole.contact;
    contact.state = ContactState::Decided;
    contact.rationale = Some(decision.rationale.clone());
    contact.decided_at = contact.decided_at.or(Some(ctx.now));
    contact.decided_by_id = contact.decided_by_id.or(Some(ctx.who.worker));
    recorder.save(contact)?;
    let referrals = sql::referrals_of(recorder.tx(), ctx.authority(), contact.contact_id)?;
    for child in &mut whole.children {
        let said = decision.children.iter().find(|(person, ..)| *person == child.person_id);
        let Some((_, outcome, need)) = said else { continue };
        let of_child: Vec<&Referral> =
            referrals.iter().filter(|(person, _)| *person == child.person_id).map(|(_, one)| one).collect();
        follow(recorder, &whole.contact, child, (*outcome, need.as_ref()), &of_child)?;
        recorder.save(child)?;
    }
    Ok(())
}

/// What follows for one child: a referral born, joined, changed or taken back.
fn follow(
    recorder: &mut Recorder,
    contact: &Contact,
    child: &mut ContactChild,
    (outcome, need): (ContactOutcome, Option<&String>),
    referrals: &[&Referral],
) -> Result<(), Problem> {
    let own = referrals.iter().find(|referral| Some(referral.referral_id) == child.referral_id);
    child.outcome = Some(outcome);
    child.primary_need = need.filter(|_| outcome.is_referral()).cloned();
    match (outcome.is_referral(), own) {
        (true, Some(own)) => {
            let mut referral = (*own).clone();
            referral.source = Some(contact.source.clone());
            referral.primary_need.clone_from(&child.primary_need);
            if referral.closed_on.is_none() {
                referral.no_further_action = Some(YesNo::No);
            }
            recorder.save(&mut referral)
        }
        (true, None) => {
            if let Some(open) = referrals.iter().find(|referral| is_open(referral)) {
                child.referral_id = Some(open.referral_id);
                return Ok(());
            }
            let mut referral = new_referral(recorder, contact, child);
            child.referral_id = Some(referral.referral_id);
            recorder.save(&mut referral)
        }
        (false, Some(own)) => {
            let authority = recorder.acting().authority;
            let under = sql::under_referral(recorder.tx(), authority, own)?;
            if under.n_assessments + under.n_plans > 0 {
                return Err(Problem::NotAllowed(
                    "Work on this referral has begun, so the decision stands. End the referral from the family’s page."
                        .to_owned(),
                ));
            }
            let mut referral = (*own).clone();
            referral.no_further_action = Some(YesNo::Yes);
            recorder.save(&mut referral)
        }
        (false, None) => Ok(()),
    }
}

fn new_referral(recorder: &Recorder, contact: &Contact, child: &ContactChild) -> Referral {
    Referral {
        referral_id: recorder.new_id(),
        version: 0,
        family_id: child.family_id,
        person_id: child.person_id,
        referred_on: london_today(contact.received_at),
        source: Some(contact.source.clone()),
        primary_need: child.primary_need.clone(),
        no_further_action: Some(YesNo::No),
        closed_on: None,
        closure_reason: None,
        first_conference_on: None,
    }
}

/// Corrects a contact, and the decision on it once there is one. What stood before stays in its history.
pub fn correct_contact(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::CorrectContact>,
    (sending, read): (Sending, Read),
    (details, decision, reason): (&Details, Option<&Decision>, &str),
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to("correct a contact").because(reason), sending, |recorder| {
        let mut whole = as_read(recorder, family, read)?;
        tell(&mut whole.contact, details);
        match decision.filter(|_| whole.contact.state == ContactState::Decided) {
            Some(decision) => save_decision(recorder, ctx, &mut whole, decision)?,
            None => recorder.save(&mut whole.contact)?,
        }
        Ok(format!("/contacts/{}?done=contact-corrected", read.contact))
    })
}

/// Keeps what the referrer was told of the decision.
pub fn tell_referrer(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::TakeContact>,
    (sending, read): (Sending, Read),
    feedback: &str,
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to("tell the referrer"), sending, |recorder| {
        let mut whole = as_read(recorder, family, read)?;
        if whole.contact.state != ContactState::Decided {
            return Err(changed(&whole, read));
        }
        whole.contact.feedback = Some(feedback.to_owned());
        whole.contact.feedback_on = Some(ctx.today);
        recorder.save(&mut whole.contact)?;
        Ok(format!("/contacts/{}?done=referrer-told", read.contact))
    })
}

fn as_read(recorder: &mut Recorder, family: FamilyId, read: Read) -> Result<Whole, Problem> {
    let authority = recorder.acting().authority;
    let whole = sql::whole(recorder.tx(), authority, read.contact)?;
    if whole.contact.family_id != family {
        return Err(Problem::NotFound);
    }
    if whole.version() == read.version { Ok(whole) } else { Err(changed(&whole, read)) }
}

fn changed(whole: &Whole, read: Read) -> Problem {
    Problem::Conflict(Box::new(Conflict {
        table: "contact",
        row_id: read.contact.to_string(),
        seen: read.version,
        stands: whole.version(),
    }))
}
