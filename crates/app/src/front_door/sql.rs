//! What the front door's pages read: a contact whole, the queue, and what stands under a referral.

use jiff::Timestamp;
use jiff::civil::Date;
use kith_practice::referral::{ContactState, UnderReferral};
use kith_vocabulary::ids::{AuthorityId, ContactId, FamilyId, PersonId, ReferralId};

use super::rows::{Contact, ContactChild};
use crate::journey::rows::Referral;
use crate::platform::access::{Facts, knows};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::visits::sql as visits;
use crate::{family_facts, statement, values};

statement! {
    FIND_CONTACT = "
        select {contact}
          from contact
         where authority_id = ?1 and contact_id = ?2";

    CHILDREN_OF_CONTACT = "
        select {contact_child}
          from contact_child
         where authority_id = ?1 and contact_id = ?2
         order by contact_child_id
         limit 60";

    /// Each contact in a state, the oldest first, with the last referral of a child of it before it came, and the facts
    /// of its family.
    QUEUE = concat!("
        select ", family_facts!(), ", c.contact_id, f.name, c.received_at, c.source, c.worrying, c.decided_at,
               (select count(*) from contact_child k
                 where k.authority_id = c.authority_id and k.contact_id = c.contact_id),
               (select max(r.referred_on)
                  from contact_child k
                  join referral r on r.authority_id = k.authority_id and r.person_id = k.person_id
                 where k.authority_id = c.authority_id and k.contact_id = c.contact_id
                   and r.referred_on < substr(c.received_at, 1, 10))
          from contact c
          join family f on f.authority_id = c.authority_id and f.family_id = c.family_id
         where c.authority_id = ?1 and c.state = ?4 and c.feedback_on is null and c.received_at >= ?5
         order by c.received_at, c.contact_id
         limit 200");

    FIND_REFERRAL = "
        select {referral}
          from referral
         where authority_id = ?1 and referral_id = ?2";

    /// Every referral of the children of a contact, whichever record of theirs it is in, the newest first.
    REFERRALS_OF_CONTACT = "
        with theirs as (
               select p.person_id, coalesce(p.merged_into_id, p.person_id) as survivor_id, k.family_id
                 from contact_child k
                 join person p on p.authority_id = k.authority_id and p.person_id = k.person_id
                where k.authority_id = ?1 and k.contact_id = ?2
                union
               select p.person_id, p.merged_into_id, k.family_id
                 from contact_child k
                 join person p on p.authority_id = k.authority_id and p.merged_into_id = k.person_id
                where k.authority_id = ?1 and k.contact_id = ?2)
        select k.survivor_id, {referral r}
          from theirs k
          join referral r on r.authority_id = ?1 and r.person_id = k.person_id
         where (r.family_id = k.family_id
                or not exists (select 1 from restriction x
                                where x.authority_id = r.authority_id and x.family_id = r.family_id
                                  and x.ends_on is null))
         order by r.referred_on desc, r.referral_id desc
         limit 200";

    /// Each family that the person, or a record merged into theirs, is in today, with its facts.
    FAMILIES_OF_PERSON = concat!("
        select ", family_facts!(), ", f.family_id
          from family_member m
          join family f on f.authority_id = m.authority_id and f.family_id = m.family_id
         where m.authority_id = ?1
           and m.person_id in (select p.person_id from person p
                                where p.authority_id = ?1 and (p.person_id = ?4 or p.merged_into_id = ?4))
           and (m.ends_on is null or m.ends_on > ?3)
         order by m.starts_on desc, f.family_id
         limit 50");

    NAMES_OF_PERSON = "
        select n.person_id, n.kind, n.given, n.family, n.starts_on, n.ends_on
          from person_name n
         where n.authority_id = ?1 and n.person_id = ?2
         order by n.starts_on, n.person_name_id
         limit 100";

    UNDER_REFERRAL = "
        select (select count(*) from assessment a where a.authority_id = ?1 and a.referral_id = ?2),
               (select count(*) from assessment a
                 where a.authority_id = ?1 and a.referral_id = ?2 and a.authorised_on is null),
               (select count(*) from need_plan n where n.authority_id = ?1 and n.referral_id = ?2),
               (select count(*) from need_plan n
                 where n.authority_id = ?1 and n.referral_id = ?2 and n.ended_on is null),
               (select count(*) from protection_plan q where q.authority_id = ?1 and q.referral_id = ?2),
               (select count(*) from protection_plan q
                 where q.authority_id = ?1 and q.referral_id = ?2 and q.ended_on is null),
               (select count(*) from enquiry e where e.authority_id = ?1 and e.referral_id = ?2),
               (select count(*) from enquiry e
                 where e.authority_id = ?1 and e.referral_id = ?2 and e.conference_on is null
                   and coalesce(e.conference_not_required, 'no') <> 'yes')";
}

/// A contact with each child's part.
#[derive(Debug, Clone)]
pub struct Whole {
    /// The contact.
    pub contact: Contact,
    /// The children of it.
    pub children: Vec<ContactChild>,
}

impl Whole {
    /// Counts every change of the contact and of its parts, so that an edit of an older one is noticed.
    pub fn version(&self) -> i64 {
        self.contact.version + self.children.iter().map(|child| child.version).sum::<i64>()
    }
}

/// A contact, before anybody asked whether its reader may know of it.
pub(super) fn whole(tx: &mut Tx, authority: AuthorityId, id: ContactId) -> Result<Whole, Problem> {
    let contact: Contact = tx.find(&FIND_CONTACT, values![authority, id])?.ok_or(Problem::NotFound)?;
    let children = tx.records(&CHILDREN_OF_CONTACT, values![authority, id])?;
    Ok(Whole { contact, children })
}

/// One line of the queue.
#[derive(Debug)]
pub(super) struct Queued {
    pub(super) contact: ContactId,
    pub(super) family: String,
    pub(super) received_at: Timestamp,
    pub(super) source: String,
    pub(super) worrying: String,
    pub(super) decided_at: Option<Timestamp>,
    pub(super) n_children: i64,
    pub(super) last_referral: Option<Date>,
}

/// The contacts in a state, since a moment, whose referrer has not been told: those of families that the reader may know.
pub(super) fn queue(
    tx: &mut Tx,
    ctx: &Ctx,
    state: ContactState,
    since: Timestamp,
) -> Result<Vec<Queued>, Problem> {
    let mut lines = Vec::new();
    for mut row in tx.rows(&QUEUE, values![ctx.authority(), ctx.who.worker, ctx.today, state, since])? {
        let facts = Facts::take(&mut row)?;
        let line = Queued {
            contact: row.take()?,
            family: row.take()?,
            received_at: row.take()?,
            source: row.take()?,
            worrying: row.take()?,
            decided_at: row.take()?,
            n_children: row.take()?,
            last_referral: row.take()?,
        };
        if knows(&ctx.who.roles, facts.situation()) {
            lines.push(line);
        }
    }
    Ok(lines)
}

/// A referral, before anybody asked whether its reader may know of it.
pub(super) fn find_referral(
    tx: &mut Tx,
    authority: AuthorityId,
    id: ReferralId,
) -> Result<Referral, Problem> {
    tx.find(&FIND_REFERRAL, values![authority, id])?.ok_or(Problem::NotFound)
}

/// The referrals of the children of a contact, with whose each is, the newest first.
pub(super) fn referrals_of(
    tx: &mut Tx,
    authority: AuthorityId,
    id: ContactId,
) -> Result<Vec<(PersonId, Referral)>, Problem> {
    crate::families::load::pairs(tx.rows(&REFERRALS_OF_CONTACT, values![authority, id])?)
}

/// What stands under a referral.
pub(crate) fn under_referral(
    tx: &mut Tx,
    authority: AuthorityId,
    referral: &Referral,
) -> Result<UnderReferral, Problem> {
    let mut row = tx
        .row(&UNDER_REFERRAL, values![authority, referral.referral_id])?
        .ok_or_else(|| Problem::fault("a count gives one row"))?;
    let mut count = || row.take::<i64>();
    let (n_assessments, n_open_assessments) = (count()?, count()?);
    let mut plans = (0, 0);
    for _ in 0..3 {
        plans = (plans.0 + count()?, plans.1 + count()?);
    }
    Ok(UnderReferral {
        is_closed: !is_open(referral),
        n_assessments,
        n_open_assessments,
        n_plans: plans.0,
        n_open_plans: plans.1,
    })
}

/// Whether work on a referral goes on.
pub fn is_open(referral: &Referral) -> bool {
    referral.closed_on.is_none() && referral.no_further_action != Some(kith_practice::people::YesNo::Yes)
}

/// The family of a contact, for granting a deed in the transaction that does it.
pub(super) fn family_of(tx: &mut Tx, authority: AuthorityId, id: ContactId) -> Result<FamilyId, Problem> {
    let contact: Contact = tx.find(&FIND_CONTACT, values![authority, id])?.ok_or(Problem::NotFound)?;
    Ok(contact.family_id)
}

/// What somebody is called, and the families they are in today that the reader may know.
pub(super) fn named_with_families(
    tx: &mut Tx,
    ctx: &Ctx,
    person: PersonId,
) -> Result<(String, Vec<FamilyId>), Problem> {
    let mut families = Vec::new();
    for mut row in
        tx.rows(&FAMILIES_OF_PERSON, values![ctx.authority(), ctx.who.worker, ctx.today, person])?
    {
        let facts = Facts::take(&mut row)?;
        if knows(&ctx.who.roles, facts.situation()) {
            families.push(row.take()?);
        }
    }
    let names = visits::names(tx.rows(&NAMES_OF_PERSON, values![ctx.authority(), person])?, ctx.today)?;
    Ok((visits::called(&names, person), families))
}
