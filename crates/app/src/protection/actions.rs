//! What is done outside meetings: an enquiry's outcome recorded and corrected, a transfer in notified, a plan ended.

use jiff::civil::Date;
use kith_practice::people::YesNo;
use kith_practice::protection::next::{may_end_plan, may_work};
use kith_practice::protection::{EnquiryOutcome, PlanEnd};
use kith_vocabulary::ids::EnquiryId;
use kith_vocabulary::time::date_in_words;

use super::rows::Transfer;
use crate::journey::rows::Enquiry;
use crate::meetings::answers::faults_of;
use crate::meetings::children::{Child, Children, children};
use crate::platform::access::{Grant, may};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::http::Answers;
use crate::platform::problem::{Conflict, Problem};
use crate::platform::recorder::{Intent, Recorder};
use crate::visits::actions::{Sending, once};
use crate::visits::answers::{Mistakes, needed_date};
use crate::{statement, values};

statement! {
    FIND_ENQUIRY = "
        select {enquiry}
          from enquiry
         where authority_id = ?1 and enquiry_id = ?2";
}

/// An enquiry, before anybody asked whether its reader may know of it.
pub(super) fn find_enquiry(tx: &mut Tx, ctx: &Ctx, id: EnquiryId) -> Result<Enquiry, Problem> {
    tx.find(&FIND_ENQUIRY, values![ctx.authority(), id])?.ok_or(Problem::NotFound)
}

/// The enquiry of a child whose outcome is still to come.
pub(super) fn running(child: &Child) -> Option<&Enquiry> {
    child.way.enquiries.iter().zip(&child.enquiries).rfind(|(way, _)| way.runs()).map(|(_, row)| row)
}

/// What an enquiry found, as told.
struct Found {
    outcome: EnquiryOutcome,
    finding: String,
    no_conference_because: Option<String>,
    ended_on: Date,
}

/// Reads what an enquiry found of one child.
fn found(
    answers: &Answers,
    child: &Child,
    enquiry: &Enquiry,
    today: Date,
    mistakes: &mut Mistakes,
) -> Option<Found> {
    let (id, name) = (child.person, &child.name);
    let ended_on = needed_date(answers, "ended_on", "Enter the day on which this was decided", mistakes)?;
    let mut wrong = |field: &str, message: String| mistakes.push((field.to_owned(), message));
    if ended_on > today {
        wrong("ended_on", "The day of the decision must be in the past".to_owned());
    } else if ended_on < enquiry.started_on {
        let began = date_in_words(enquiry.started_on);
        wrong(
            "ended_on",
            format!("The enquiry about {name} began on {began}, and its outcome comes after that"),
        );
    }
    if let Some(held) = enquiry.conference_on.filter(|held| *held < ended_on) {
        let held = date_in_words(held);
        wrong(
            "ended_on",
            format!("The conference about {name} followed on {held}. Choose that day or an earlier one"),
        );
    }
    let (asked, why) = (format!("outcome-{id}"), format!("no-conference-{id}"));
    let outcome: Option<EnquiryOutcome> = answers.text(&asked).and_then(|key| key.parse().ok());
    let no_conference_because = answers.owned(&why);
    let finding = answers.owned(&format!("finding-{id}"));
    match outcome {
        None => wrong(&asked, format!("Choose what the enquiry found of {name}")),
        Some(outcome) if outcome != EnquiryOutcome::AtRisk && no_conference_because.is_none() => {
            wrong(&why, format!("Say why no conference is needed for {name}"));
        }
        Some(outcome) if enquiry.conference_on.is_some() && outcome != EnquiryOutcome::AtRisk => {
            wrong(&asked, format!("A conference about {name} followed from this outcome, so that it stands"));
        }
        Some(_) if enquiry.conference_on.is_some() && no_conference_because.is_some() => {
            wrong(&why, format!("A conference about {name} was held. Leave this blank"));
        }
        Some(_) => {}
    }
    if finding.is_none() {
        wrong(&format!("finding-{id}"), format!("Say what this rests on for {name}"));
    }
    Some(Found { outcome: outcome?, finding: finding?, no_conference_because, ended_on })
}

fn save_found(recorder: &mut Recorder, enquiry: &Enquiry, found: Found) -> Result<(), Problem> {
    let mut row = enquiry.clone();
    let needs_none = found.no_conference_because.is_some();
    row.outcome = Some(found.outcome);
    row.ended_on = Some(found.ended_on);
    row.finding = Some(found.finding);
    row.conference_not_required = Some(if needs_none { YesNo::Yes } else { YesNo::No });
    row.no_conference_because = found.no_conference_because;
    recorder.save(&mut row)
}

/// Records what enquiries found: of each child chosen, their own.
pub(super) fn record_outcomes(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::RecordProtection>,
    sending: Sending,
    answers: &Answers,
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to("record the outcome of an enquiry"), sending, |recorder| {
        let known = children(recorder.tx(), ctx, family)?;
        let mut mistakes = Mistakes::new();
        let mut all = Vec::new();
        for child in chosen(answers, &known, &mut mistakes) {
            match running(child) {
                Some(enquiry) => {
                    all.push((enquiry, found(answers, child, enquiry, ctx.today, &mut mistakes)))
                }
                None => mistakes.push((
                    "child".to_owned(),
                    format!("{} has no section 47 enquiry that waits for its outcome", child.name),
                )),
            }
        }
        faults_of(mistakes).stop()?;
        for (enquiry, found) in all {
            let found = found.ok_or_else(|| Problem::fault("an outcome without a mistake is whole"))?;
            save_found(recorder, enquiry, found)?;
        }
        Ok(format!("/families/{family}/protection?done=enquiry-ended"))
    })
}

/// Corrects what an enquiry found. What stood before stays in its history.
pub(super) fn correct_outcome(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::RecordProtection>,
    (id, seen): (EnquiryId, i64),
    sending: Sending,
    (answers, reason): (&Answers, &str),
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to("correct the outcome of an enquiry").because(reason), sending, |recorder| {
        let row = find_enquiry(recorder.tx(), ctx, id)?;
        let (row_id, stands) = (id.to_string(), row.version);
        if stands != seen {
            return Err(Problem::Conflict(Box::new(Conflict { table: "enquiry", row_id, seen, stands })));
        }
        let known = children(recorder.tx(), ctx, family)?;
        let child = known.child(known.around.survivor(row.person_id)).ok_or(Problem::NotFound)?;
        let mut mistakes = Mistakes::new();
        let found = found(answers, child, &row, ctx.today, &mut mistakes);
        faults_of(mistakes).stop()?;
        let found = found.ok_or_else(|| Problem::fault("an outcome without a mistake is whole"))?;
        save_found(recorder, &row, found)?;
        Ok(format!("/families/{family}/protection?done=enquiry-corrected"))
    })
}

/// Keeps the notice of another authority that a child with its plan has moved here.
pub(super) fn notify_transfer(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::RecordProtection>,
    sending: Sending,
    answers: &Answers,
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to("record a transfer in"), sending, |recorder| {
        let known = children(recorder.tx(), ctx, family)?;
        let mut mistakes = Mistakes::new();
        let on = needed_date(answers, "notified_on", "Enter the day of the notice", &mut mistakes);
        let from = answers.owned("from_authority");
        if from.is_none() {
            mistakes.push(("from_authority".to_owned(), "Enter which authority told of it".to_owned()));
        }
        let chosen = chosen(answers, &known, &mut mistakes);
        if let Some(on) = on {
            if on > ctx.today {
                mistakes
                    .push(("notified_on".to_owned(), "The day of the notice must be in the past".to_owned()));
            }
            let why_not = |child: &&Child| match (child.way.plan(on), may_work(&child.way, on)) {
                (_, Err(why)) => Some(why.of(&child.name)),
                (Some(_), Ok(())) => Some(format!("{} has a child protection plan here already", child.name)),
                (None, Ok(())) => child
                    .transfers
                    .iter()
                    .any(|transfer| transfer.meeting_id.is_none())
                    .then(|| format!("{} has a notice that waits for its conference", child.name)),
            };
            mistakes.extend(chosen.iter().filter_map(why_not).map(|why| ("child".to_owned(), why)));
        }
        faults_of(mistakes).stop()?;
        let (Some(notified_on), Some(from_authority)) = (on, from) else {
            return Err(Problem::fault("a notice without a mistake is whole"));
        };
        for child in chosen {
            recorder.save(&mut Transfer {
                transfer_id: recorder.new_id(),
                version: 0,
                family_id: family,
                person_id: child.person,
                notified_on,
                from_authority: from_authority.clone(),
                meeting_id: None,
            })?;
        }
        Ok(format!("/families/{family}/protection?done=transfer-recorded"))
    })
}

/// Ends a protection plan without a review, for the few reasons that allow it.
pub(super) fn end_plan(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::DecideConference>,
    sending: Sending,
    answers: &Answers,
) -> Result<String, Problem> {
    let family = grant.family()?;
    let intent = Intent { reason: answers.owned("note"), ..Intent::to("end a protection plan") };
    once(tx, ctx, intent, sending, |recorder| {
        let known = children(recorder.tx(), ctx, family)?;
        let mut mistakes = Mistakes::new();
        let on = needed_date(answers, "ended_on", "Enter the day on which the plan ended", &mut mistakes);
        let why: Option<PlanEnd> = answers.text("why").and_then(|key| key.parse().ok());
        let why = why.filter(|why| PlanEnd::WITHOUT_CONFERENCE.contains(why));
        if why.is_none() {
            mistakes.push(("why".to_owned(), "Choose why the plan ended".to_owned()));
        }
        let chosen = chosen(answers, &known, &mut mistakes);
        if let Some(on) = on {
            for child in &chosen {
                if let Err(why_not) = may_end_plan(&child.way, on, ctx.today) {
                    mistakes.push(("child".to_owned(), why_not.of(&child.name)));
                }
            }
        }
        faults_of(mistakes).stop()?;
        for child in chosen {
            let plan =
                on.and_then(|on| child.plan(on)).ok_or_else(|| Problem::fault("a plan that ends runs"))?;
            let mut plan = plan.clone();
            plan.ended_on = on;
            plan.ended_because = why;
            recorder.save(&mut plan)?;
        }
        Ok(format!("/families/{family}/protection?done=protection-ended"))
    })
}

/// The children chosen in a form; a mistake where there are none.
pub(crate) fn chosen<'c>(answers: &Answers, known: &'c Children, mistakes: &mut Mistakes) -> Vec<&'c Child> {
    let is_chosen = |child: &&Child| answers.has("child", &child.person.to_string());
    let chosen: Vec<&Child> = known.children.iter().filter(is_chosen).collect();
    if chosen.is_empty() {
        mistakes.push(("child".to_owned(), "Choose at least one child".to_owned()));
    }
    chosen
}
