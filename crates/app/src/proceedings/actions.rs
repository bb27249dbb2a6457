//! What is done before and at court: offers made and answered, letters sent, pre-proceedings ended, applications made.

use jiff::civil::Date;
use kith_practice::protection::applying::may_apply;
use kith_practice::protection::next::{WhyNot, may_work};
use kith_practice::protection::{OfferAnswer, ProceedingsOutcome};
use kith_vocabulary::ids::{FamilyId, GroupOfferId};
use kith_vocabulary::time::date_in_words;

use super::rows::{CourtApplication, GroupOffer, GroupOfferChild, PreProceedings};
use crate::meetings::answers::faults_of;
use crate::meetings::children::{Child, Children, children};
use crate::platform::access::{Grant, may};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::http::Answers;
use crate::platform::problem::Problem;
use crate::platform::recorder::{Intent, Recorder};
use crate::protection::chosen;
use crate::visits::actions::{Sending, once};
use crate::visits::answers::{Mistakes, needed_date};

/// A form under way: its answers and what is wrong with them.
struct Told<'t> {
    answers: &'t Answers,
    today: Date,
    mistakes: Mistakes,
}

impl Told<'_> {
    fn wrong(&mut self, field: &str, message: impl Into<String>) {
        self.mistakes.push((field.to_owned(), message.into()));
    }

    /// A day that has come.
    fn day(&mut self, field: &str, missing: &str) -> Option<Date> {
        let day = needed_date(self.answers, field, missing, &mut self.mistakes)?;
        if day > self.today {
            self.wrong(field, "This day must be in the past");
        }
        Some(day)
    }

    fn text(&mut self, field: &str, missing: &str) -> Option<String> {
        let text = self.answers.owned(field);
        if text.is_none() {
            self.wrong(field, missing);
        }
        text
    }

    /// The children chosen for whom there may be work on the day.
    fn children<'c>(&mut self, known: &'c Children, on: Option<Date>) -> Vec<&'c Child> {
        let chosen = chosen(self.answers, known, &mut self.mistakes);
        for child in on.map_or(&[][..], |_| &chosen) {
            if let Some(Err(why)) = on.map(|on| may_work(&child.way, on)) {
                self.wrong("child", why.of(&child.name));
            }
        }
        chosen
    }

    /// Stops with what is wrong.
    fn stop(&mut self) -> Result<(), Problem> {
        faults_of(std::mem::take(&mut self.mistakes)).stop()
    }
}

fn whole<T>(said: Option<T>) -> Result<T, Problem> {
    said.ok_or_else(|| Problem::fault("a form without a mistake is whole"))
}

fn page_of(family: FamilyId, done: &str) -> String {
    format!("/families/{family}/protection?done={done}")
}

/// Keeps an offer of family group decision-making.
pub(super) fn offer(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::RecordProtection>,
    sending: Sending,
    answers: &Answers,
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to("offer family group decision-making"), sending, |recorder| {
        let known = children(recorder.tx(), ctx, family)?;
        let mut told = Told { answers, today: ctx.today, mistakes: Mistakes::new() };
        let on = told.day("offered_on", "Enter the day of the offer");
        let to = told.text("offered_to", "Enter to whom it was offered");
        let chosen = told.children(&known, on);
        told.stop()?;
        save_offer(recorder, family, (whole(on)?, whole(to)?), &chosen)?;
        Ok(page_of(family, "offer-recorded"))
    })
}

fn save_offer(
    recorder: &mut Recorder,
    family_id: FamilyId,
    (offered_on, offered_to): (Date, String),
    to: &[&Child],
) -> Result<(), Problem> {
    let mut offer = GroupOffer {
        group_offer_id: recorder.new_id(),
        version: 0,
        family_id,
        offered_on,
        offered_to,
        answer: None,
        answered_on: None,
        declined_because: None,
    };
    recorder.save(&mut offer)?;
    for child in to {
        recorder.save(&mut GroupOfferChild {
            group_offer_child_id: recorder.new_id(),
            version: 0,
            group_offer_id: offer.group_offer_id,
            family_id,
            person_id: child.person,
        })?;
    }
    Ok(())
}

/// The offers that wait for an answer, of children whom the reader may know.
pub(super) fn waiting(known: &Children) -> Vec<(&GroupOffer, Vec<String>)> {
    let names = |offer: &GroupOffer| {
        let about = known.offered.iter().filter(|one| one.group_offer_id == offer.group_offer_id);
        known.names(about.map(|one| one.person_id))
    };
    let open = known.offers.iter().filter(|offer| offer.answer.is_none());
    open.map(|offer| (offer, names(offer))).filter(|(_, names)| !names.is_empty()).collect()
}

/// Keeps the answer to an offer.
pub(super) fn answer(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::RecordProtection>,
    sending: Sending,
    answers: &Answers,
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to("record the answer to an offer"), sending, |recorder| {
        let known = children(recorder.tx(), ctx, family)?;
        let mut told = Told { answers, today: ctx.today, mistakes: Mistakes::new() };
        let id: Option<GroupOfferId> = answers.text("offer").and_then(|id| id.parse().ok());
        let open = waiting(&known);
        let found = open.iter().find(|(offer, _)| Some(offer.group_offer_id) == id).map(|(offer, _)| *offer);
        if found.is_none() {
            told.wrong("offer", "Choose the offer that was answered");
        }
        let on = told.day("answered_on", "Enter the day of the answer");
        if let (Some(on), Some(offer)) = (on, found)
            && on < offer.offered_on
        {
            let made = date_in_words(offer.offered_on);
            told.wrong("answered_on", format!("The offer was made on {made}, and the answer comes after it"));
        }
        let said: Option<OfferAnswer> = answers.text("answer").and_then(|key| key.parse().ok());
        let declined_because = answers.owned("declined_because");
        match said {
            None => told.wrong("answer", "Choose what they answered"),
            Some(OfferAnswer::Declined) if declined_because.is_none() => {
                told.wrong("declined_because", "Say why they declined, as they told it");
            }
            Some(_) => {}
        }
        told.stop()?;
        let mut offer = whole(found)?.clone();
        offer.answer = said;
        offer.answered_on = on;
        offer.declined_because = declined_because.filter(|_| said == Some(OfferAnswer::Declined));
        recorder.save(&mut offer)?;
        Ok(page_of(family, "offer-answered"))
    })
}

/// The pre-proceedings of a child that run on a day.
pub(super) fn running(child: &Child, on: Date) -> Option<&PreProceedings> {
    child.proceedings.iter().rfind(|row| row.started_on <= on && row.ended_on.is_none())
}

/// Keeps that the letter before proceedings was sent, with the offer that it holds or why it holds none.
pub(super) fn send_letter(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::RecordProtection>,
    sending: Sending,
    answers: &Answers,
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to("record the letter before proceedings"), sending, |recorder| {
        let known = children(recorder.tx(), ctx, family)?;
        let mut told = Told { answers, today: ctx.today, mistakes: Mistakes::new() };
        let on = told.day("letter_on", "Enter the day on which the letter was sent");
        let chosen = told.children(&known, on);
        let holds_offer = match answers.text("offer") {
            Some("yes") => Some(told.text("offered_to", "Enter to whom the offer is made")),
            Some("no") => {
                told.text("no_offer_because", "Say why an offer is against the child’s best interests");
                None
            }
            _ => {
                told.wrong("offer", "Choose whether the letter holds the offer");
                None
            }
        };
        for child in &chosen {
            match on.map(|on| running(child, on)) {
                Some(None) => told.wrong("child", WhyNot::NoProceedings.of(&child.name)),
                Some(Some(row)) if row.letter_on.is_some() => {
                    told.wrong("child", format!("{} has had the letter sent already", child.name));
                }
                _ => {}
            }
        }
        told.stop()?;
        let on = whole(on)?;
        for child in &chosen {
            let mut row = whole(running(child, on))?.clone();
            row.letter_on = Some(on);
            row.no_offer_because = answers.owned("no_offer_because").filter(|_| holds_offer.is_none());
            recorder.save(&mut row)?;
        }
        if let Some(to) = holds_offer {
            save_offer(recorder, family, (on, whole(to)?), &chosen)?;
        }
        Ok(page_of(family, "letter-recorded"))
    })
}

/// Ends pre-proceedings without an application.
pub(super) fn end(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::DecideProceedings>,
    sending: Sending,
    answers: &Answers,
) -> Result<String, Problem> {
    let family = grant.family()?;
    let intent = Intent { reason: answers.owned("note"), ..Intent::to("end pre-proceedings") };
    once(tx, ctx, intent, sending, |recorder| {
        let known = children(recorder.tx(), ctx, family)?;
        let mut told = Told { answers, today: ctx.today, mistakes: Mistakes::new() };
        let on = told.day("ended_on", "Enter the day on which this was decided");
        let outcome: Option<ProceedingsOutcome> = answers.text("outcome").and_then(|key| key.parse().ok());
        let outcome = outcome.filter(|outcome| *outcome != ProceedingsOutcome::Applied);
        if outcome.is_none() {
            told.wrong("outcome", "Choose what came of them");
        }
        let chosen = told.children(&known, on);
        for child in &chosen {
            let met = child.way.proceedings.last().and_then(|one| one.met_on.max(one.letter_on));
            match on.map(|on| (on, running(child, on))) {
                Some((_, None)) => told.wrong("child", WhyNot::NoProceedings.of(&child.name)),
                Some((on, Some(_))) if met.is_some_and(|met| met > on) => {
                    told.wrong(
                        "ended_on",
                        format!("Pre-proceedings about {} went on after this day", child.name),
                    );
                }
                _ => {}
            }
        }
        told.stop()?;
        let on = whole(on)?;
        for child in &chosen {
            let mut row = whole(running(child, on))?.clone();
            (row.ended_on, row.outcome) = (Some(on), outcome);
            recorder.save(&mut row)?;
        }
        Ok(page_of(family, "proceedings-ended"))
    })
}

/// Keeps an application to court, if an offer came before it or the reason why none did is told.
pub(super) fn apply(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::DecideProceedings>,
    sending: Sending,
    answers: &Answers,
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to("record an application to court"), sending, |recorder| {
        let known = children(recorder.tx(), ctx, family)?;
        let mut told = Told { answers, today: ctx.today, mistakes: Mistakes::new() };
        let on = told.day("applied_on", "Enter the day of the application");
        let order = told.text("order_sought", "Enter the order that is sought");
        let against = answers.owned("no_offer_because");
        let chosen = told.children(&known, on);
        if let Some(on) = on {
            for child in &chosen {
                if let Err(why) = may_apply(&child.offers, on, against.as_deref()) {
                    told.wrong("no_offer_because", format!("The family of {} {why}", child.name));
                }
            }
        }
        told.stop()?;
        let (applied_on, order_sought) = (whole(on)?, whole(order)?);
        for child in &chosen {
            recorder.save(&mut CourtApplication {
                court_application_id: recorder.new_id(),
                version: 0,
                family_id: family,
                person_id: child.person,
                referral_id: whole(child.referral(applied_on))?,
                applied_on,
                order_sought: order_sought.clone(),
                no_offer_because: against.clone(),
            })?;
            if let Some(row) = running(child, applied_on) {
                let mut row = row.clone();
                (row.ended_on, row.outcome) = (Some(applied_on), Some(ProceedingsOutcome::Applied));
                recorder.save(&mut row)?;
            }
        }
        Ok(page_of(family, "application-recorded"))
    })
}
