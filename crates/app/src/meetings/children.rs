//! The children of a family with their way so far: every row that decides what may come next, read at once.
//!
//! A fixed number of statements, however many children and years there are. People whom the reader may not know are
//! not in it.

use jiff::civil::Date;
use kith_practice::people::YesNo;
use kith_practice::protection::applying::Offered;
use kith_practice::protection::way::{Enquired, Planned, Proceeding, Span, Transferred, Way};
use kith_practice::protection::{MeetingKind, OfferAnswer};
use kith_vocabulary::ids::{FamilyId, MeetingId, PersonId, ReferralId};

use super::rows::{Meeting, MeetingChild};
use crate::journey::rows::{Enquiry, NeedPlan, ProtectionPlan, ProtectionReview, Referral};
use crate::platform::context::Ctx;
use crate::platform::db::{Record, Statement, Tx};
use crate::platform::problem::Problem;
use crate::proceedings::rows::{CourtApplication, GroupOffer, GroupOfferChild, PreProceedings};
use crate::protection::rows::Transfer;
use crate::visits::sql::{Around, around};
use crate::{family_people, statement, values};

/// The rows of a table that are about anybody of the family ?2.
macro_rules! rows_of_people {
    ($columns:literal, $table:literal, $order:literal) => {
        concat!(
            "with ",
            family_people!("?2"),
            " select ",
            $columns,
            " from everyone e join ",
            $table,
            " x on x.authority_id = ?1 and x.person_id = e.person_id order by ",
            $order,
            " limit 2000"
        )
    };
}

statement! {
    REFERRALS = rows_of_people!("{referral x}", "referral", "x.referred_on, x.referral_id");
    ENQUIRIES = rows_of_people!("{enquiry x}", "enquiry", "x.started_on, x.enquiry_id");
    PLANS = rows_of_people!("{protection_plan x}", "protection_plan", "x.started_on, x.protection_plan_id");
    REVIEWS = rows_of_people!("{protection_review x}", "protection_review", "x.reviewed_on, x.protection_review_id");
    NEEDS = rows_of_people!("{need_plan x}", "need_plan", "x.started_on, x.need_plan_id");
    TRANSFERS = rows_of_people!("{transfer x}", "transfer", "x.notified_on, x.transfer_id");
    PROCEEDINGS = rows_of_people!("{pre_proceedings x}", "pre_proceedings", "x.started_on, x.pre_proceedings_id");
    APPLICATIONS =
        rows_of_people!("{court_application x}", "court_application", "x.applied_on, x.court_application_id");
    OFFERED = rows_of_people!("{group_offer_child x}", "group_offer_child", "x.group_offer_child_id");
    PARTS = rows_of_people!("{meeting_child x}", "meeting_child", "x.meeting_child_id");

    DEATHS = concat!("
        with ", family_people!("?2"), "
        select own.person_id, p.died_on
          from own
          join person p on p.authority_id = ?1 and p.person_id = own.person_id
         where p.died_on is not null
         limit 1000");

    OFFERS = "
        select {group_offer o}
          from group_offer o
         where o.authority_id = ?1 and o.family_id = ?2
         order by o.offered_on desc, o.group_offer_id desc
         limit 200";

    /// The family's own meetings, and those of another family that one of its people had part in.
    MEETINGS = concat!("
        with ", family_people!("?2"), "
        select {meeting m}
          from meeting m
         where m.authority_id = ?1
           and (m.family_id = ?2 or m.meeting_id in (
                select x.meeting_id
                  from everyone e
                  join meeting_child x on x.authority_id = ?1 and x.person_id = e.person_id))
         order by m.held_on desc, m.meeting_id desc
         limit 500");
}

/// One child with everything that decides what may come next.
#[derive(Debug, Clone)]
pub struct Child {
    /// Who.
    pub person: PersonId,
    /// What they are called.
    pub name: String,
    /// Their age, in words.
    pub age: String,
    /// How far they have come.
    pub way: Way,
    /// Their referrals.
    pub referrals: Vec<Referral>,
    /// Their enquiries.
    pub enquiries: Vec<Enquiry>,
    /// Their protection plans.
    pub plans: Vec<ProtectionPlan>,
    /// Reviews of those.
    pub reviews: Vec<ProtectionReview>,
    /// Their plans as children in need.
    pub needs: Vec<NeedPlan>,
    /// Transfers in.
    pub transfers: Vec<Transfer>,
    /// Pre-proceedings.
    pub proceedings: Vec<PreProceedings>,
    /// Applications to court.
    pub applications: Vec<CourtApplication>,
    /// Offers of family group decision-making, as far as they have come.
    pub offers: Vec<Offered>,
}

impl Child {
    /// The referral that is open on a day, the latest first.
    pub fn referral(&self, on: Date) -> Option<ReferralId> {
        let open =
            |row: &&Referral| is_work(row) && Span { from: row.referred_on, until: row.closed_on }.holds(on);
        self.referrals.iter().rfind(open).map(|row| row.referral_id)
    }

    /// The plan that runs past a day.
    pub fn plan(&self, on: Date) -> Option<&ProtectionPlan> {
        self.plans.iter().rfind(|plan| Span { from: plan.started_on, until: plan.ended_on }.runs_past(on))
    }

    /// The plan as a child in need that runs past a day.
    pub fn need(&self, on: Date) -> Option<&NeedPlan> {
        self.needs.iter().rfind(|plan| Span { from: plan.started_on, until: plan.ended_on }.runs_past(on))
    }

    /// How many protection plans the child had before a day, as far as anybody told.
    pub fn plans_before(&self, on: Date) -> i64 {
        let before: Vec<&ProtectionPlan> = self.plans.iter().filter(|plan| plan.started_on < on).collect();
        let told = before.iter().filter_map(|plan| plan.previous_plans).max().map_or(0, |n| n + 1);
        told.max(i64::try_from(before.len()).unwrap_or(i64::MAX))
    }
}

/// The children of a family, and its meetings.
#[derive(Debug, Clone)]
pub struct Children {
    /// The family around them.
    pub around: Around,
    /// The children who belong to it today, the eldest first.
    pub children: Vec<Child>,
    /// Its meetings, the newest first.
    pub meetings: Vec<Meeting>,
    /// What each decided, for children whom the reader may know.
    pub parts: Vec<MeetingChild>,
    /// Its offers of family group decision-making, the newest first.
    pub offers: Vec<GroupOffer>,
    /// Whom each offer is about.
    pub offered: Vec<GroupOfferChild>,
}

impl Children {
    /// One of the children.
    pub fn child(&self, person: PersonId) -> Option<&Child> {
        self.children.iter().find(|child| child.person == person)
    }

    /// Each child's part in a meeting.
    pub fn parts_of(&self, meeting: MeetingId) -> impl Iterator<Item = &MeetingChild> {
        self.parts.iter().filter(move |part| part.meeting_id == meeting)
    }

    /// The names of those whom the reader may know, in the order of the family.
    pub fn names(&self, people: impl Iterator<Item = PersonId>) -> Vec<String> {
        let mut known: Vec<(usize, PersonId)> =
            people.filter_map(|one| Some((self.around.place(one)?, self.around.survivor(one)))).collect();
        known.sort_unstable();
        known.dedup();
        known.iter().filter_map(|(_, one)| self.around.name(*one).map(str::to_owned)).collect()
    }
}

fn is_work(referral: &Referral) -> bool {
    referral.no_further_action != Some(YesNo::Yes)
}

/// A row about one person, whose id is set to that of the record that stands for them.
trait OfChild {
    fn person(&mut self) -> &mut PersonId;
}

macro_rules! of_child {
    ($($record:ident)*) => {$(
        impl OfChild for $record {
            fn person(&mut self) -> &mut PersonId {
                &mut self.person_id
            }
        }
    )*};
}

of_child! {
    Referral Enquiry ProtectionPlan ProtectionReview NeedPlan Transfer PreProceedings CourtApplication
    GroupOfferChild MeetingChild
}

/// Reads the children of a family. `today` ends the audit's question who belongs to it.
pub fn children(tx: &mut Tx, ctx: &Ctx, family: FamilyId) -> Result<Children, Problem> {
    let around = around(tx, ctx, family, None)?;
    let mut reading = Reading { tx, ctx, around: &around };
    let referrals: Vec<Referral> = reading.rows(&REFERRALS)?;
    let enquiries: Vec<Enquiry> = reading.rows(&ENQUIRIES)?;
    let plans: Vec<ProtectionPlan> = reading.rows(&PLANS)?;
    let reviews: Vec<ProtectionReview> = reading.rows(&REVIEWS)?;
    let needs: Vec<NeedPlan> = reading.rows(&NEEDS)?;
    let transfers: Vec<Transfer> = reading.rows(&TRANSFERS)?;
    let proceedings: Vec<PreProceedings> = reading.rows(&PROCEEDINGS)?;
    let applications: Vec<CourtApplication> = reading.rows(&APPLICATIONS)?;
    let offered: Vec<GroupOfferChild> = reading.rows(&OFFERED)?;
    let parts: Vec<MeetingChild> = reading.rows(&PARTS)?;
    let of = values![ctx.authority(), family];
    let meetings: Vec<Meeting> = tx.records(&MEETINGS, of)?;
    let offers: Vec<GroupOffer> = tx.records(&OFFERS, of)?;
    let mut deaths: Vec<(PersonId, Option<Date>)> = Vec::new();
    for mut row in tx.rows(&DEATHS, of)? {
        deaths.push((row.take()?, row.take()?));
    }
    let mut children: Vec<Child> = around
        .children()
        .map(|member| {
            let person = member.person;
            Child {
                person,
                name: member.name.clone(),
                age: member.birth.age_in_words(ctx.today),
                way: Way::new(member.birth),
                referrals: of_person(&referrals, person),
                enquiries: of_person(&enquiries, person),
                plans: of_person(&plans, person),
                reviews: of_person(&reviews, person),
                needs: of_person(&needs, person),
                transfers: of_person(&transfers, person),
                proceedings: of_person(&proceedings, person),
                applications: of_person(&applications, person),
                offers: Vec::new(),
            }
        })
        .collect();
    // A child who is not born yet comes last, as the youngest.
    children.sort_by_key(|child| child.way.birth.earliest().is_none());
    for child in &mut children {
        let met = Met { meetings: &meetings, parts: &parts, person: child.person };
        child.offers = offers_to(&offers, &offered, &met);
        child.way.died_on = deaths.iter().find(|(who, _)| *who == child.person).and_then(|(_, on)| *on);
        child.way = way(child, &met);
    }
    Ok(Children { around, children, meetings, parts, offers, offered })
}

struct Reading<'r, 't, 'c> {
    tx: &'r mut Tx<'t>,
    ctx: &'c Ctx,
    around: &'c Around,
}

impl Reading<'_, '_, '_> {
    /// The rows about people whom the reader may know, each under the record that stands for the person.
    fn rows<R: Record + OfChild>(&mut self, statement: &'static Statement) -> Result<Vec<R>, Problem> {
        let mut rows: Vec<R> =
            self.tx.records(statement, values![self.ctx.authority(), self.around.family])?;
        rows.retain_mut(|row| self.around.member(*row.person()).is_some());
        for row in &mut rows {
            let person = row.person();
            *person = self.around.survivor(*person);
        }
        Ok(rows)
    }
}

fn of_person<R: OfChild + Clone>(rows: &[R], person: PersonId) -> Vec<R> {
    let mut rows = rows.to_vec();
    rows.retain_mut(|row| *row.person() == person);
    rows
}

/// The meetings of one child.
struct Met<'m> {
    meetings: &'m [Meeting],
    parts: &'m [MeetingChild],
    person: PersonId,
}

impl Met<'_> {
    /// The days on which a meeting of this kind was held, the first first.
    fn days(&self, kind: MeetingKind) -> Vec<Date> {
        let is_theirs = |meeting: &&Meeting| {
            meeting.kind == kind
                && self
                    .parts
                    .iter()
                    .any(|part| part.meeting_id == meeting.meeting_id && part.person_id == self.person)
        };
        let mut days: Vec<Date> =
            self.meetings.iter().filter(is_theirs).map(|meeting| meeting.held_on).collect();
        days.sort_unstable();
        days
    }
}

fn offers_to(offers: &[GroupOffer], offered: &[GroupOfferChild], met: &Met) -> Vec<Offered> {
    let met_on = met.days(MeetingKind::FamilyGroup);
    let is_theirs = |offer: &&GroupOffer| {
        offered.iter().any(|one| one.group_offer_id == offer.group_offer_id && one.person_id == met.person)
    };
    offers
        .iter()
        .filter(is_theirs)
        .map(|offer| {
            let accepted_on = offer.answered_on.filter(|_| offer.answer == Some(OfferAnswer::Accepted));
            let held = accepted_on.and_then(|day| met_on.iter().copied().find(|met| *met >= day));
            Offered {
                offered_on: offer.offered_on,
                is_answered: offer.answer.is_some(),
                accepted_on,
                met_on: held,
            }
        })
        .collect()
}

fn way(child: &Child, met: &Met) -> Way {
    let span = |from, until| Span { from, until };
    let letters_met = met.days(MeetingKind::PreProceedings);
    let conferences = |meeting: Option<MeetingId>| {
        let held = met.meetings.iter().find(|one| Some(one.meeting_id) == meeting);
        held.map(|one| one.held_on)
    };
    Way {
        referrals: child
            .referrals
            .iter()
            .filter(|row| is_work(row))
            .map(|row| span(row.referred_on, row.closed_on))
            .collect(),
        enquiries: child.enquiries.iter().map(|row| enquired(row, child)).collect(),
        plans: child.plans.iter().map(|row| planned(row, child)).collect(),
        needs: child.needs.iter().map(|row| span(row.started_on, row.ended_on)).collect(),
        transfers: child
            .transfers
            .iter()
            .map(|row| Transferred {
                notified_on: row.notified_on,
                conference_on: conferences(row.meeting_id),
            })
            .collect(),
        accepted_on: child.offers.iter().filter_map(|offer| offer.accepted_on).collect(),
        proceedings: child
            .proceedings
            .iter()
            .map(|row| Proceeding {
                started_on: row.started_on,
                letter_on: row.letter_on,
                met_on: letters_met.iter().copied().find(|day| *day >= row.started_on),
                ended_on: row.ended_on,
            })
            .collect(),
        ..child.way.clone()
    }
}

fn enquired(row: &Enquiry, child: &Child) -> Enquired {
    let of_it = |referral: &Referral| referral.referral_id == row.referral_id && referral.closed_on.is_some();
    Enquired {
        started_on: row.started_on,
        ended: row.outcome.zip(row.ended_on),
        conference_on: row.conference_on,
        needs_none: row.conference_not_required == Some(YesNo::Yes),
        is_closed: child.referrals.iter().any(of_it),
    }
}

fn planned(row: &ProtectionPlan, child: &Child) -> Planned {
    let of_it = |review: &&ProtectionReview| review.protection_plan_id == row.protection_plan_id;
    Planned {
        span: Span { from: row.started_on, until: row.ended_on },
        reviews: child.reviews.iter().filter(of_it).map(|review| review.reviewed_on).collect(),
    }
}
