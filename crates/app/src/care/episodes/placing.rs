//! Where a child is placed: said with an episode, or put right later.

use jiff::civil::Date;
use kith_practice::care::Approval;
use kith_vocabulary::ids::{PersonId, PlacementId};

use super::{ask_where, asked_about, open};
use crate::answers::Faults;
use crate::care::answers::{Place, Told, approval, place};
use crate::care::load::{Care, care};
use crate::care::rows::Placement;
use crate::meetings::pages::form::{Form, Questions};
use crate::platform::access::{Grant, Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::db::{Record, Tx};
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::{Conflict, Problem};
use crate::platform::recorder::{Intent, Recorder};
use crate::visits::actions::{Sending, once};
use crate::visits::answers::push_date;
use crate::visits::pages::sending;

/// A place as it was said.
pub(super) struct Placing {
    pub(super) place: Place,
    approval: Option<Approval>,
    carer: Option<String>,
    address: Option<String>,
    postcode: Option<String>,
    urn: Option<String>,
}

/// Reads where the child lives from a day on.
pub(super) fn read_placing(told: &mut Told, on: Option<Date>) -> Option<Placing> {
    let place = place(told, on);
    let approval = approval(told, place.map(|place| place.kind));
    let answers = told.answers;
    Some(Placing {
        place: place?,
        approval,
        carer: answers.owned("carer"),
        address: answers.owned("address"),
        postcode: answers.text("postcode").map(str::to_uppercase),
        urn: answers.text("urn").map(str::to_uppercase),
    })
}

/// Saves a placement that begins.
pub(super) fn save_placement(
    recorder: &mut Recorder,
    care: &Care,
    placing: &Placing,
) -> Result<PlacementId, Problem> {
    let mut row = Placement {
        placement_id: recorder.new_id(),
        version: 0,
        family_id: care.around.family,
        person_id: care.person,
        carer: placing.carer.clone(),
        address: placing.address.clone(),
        postcode: placing.postcode.clone(),
        urn: placing.urn.clone(),
        la_code: None,
        location: None,
        miles: None,
        approval: placing.approval,
        meant_to_last_on: None,
    };
    recorder.save(&mut row)?;
    Ok(row.placement_id)
}

fn form<'f>(care: &Care, row: &Placement, stands: Vec<String>, ask: &'f dyn Fn(&mut Questions)) -> Form<'f> {
    Form {
        name: "Change where a child is placed",
        heading: format!("Where {} is placed", care.name),
        path: care.path(&format!("/placements/{}", row.placement_id)),
        version: row.version,
        stands,
        ask,
    }
}

fn ask(questions: &mut Questions) {
    ask_where(questions);
    questions.date(
        "meant_to_last_on",
        "Day on which it was decided that the placement lasts to 18 (optional)",
        "Visits may then be further apart from the second year on (regulation 28).",
    );
    questions.area(
        "correction",
        "Why do you change it?",
        "Kept with the history, beside what it said before.",
        "2",
    );
}

fn find(care: &Care, asked: &Asked) -> Result<Placement, Problem> {
    let id: PlacementId = asked.id("placement")?;
    care.placements.get(&id).cloned().ok_or(Problem::NotFound)
}

/// The form to change what is known of a placement.
pub(in crate::care) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let care = open::<may::RecordCare>(ctx, asked)?;
    let row = find(&care, asked)?;
    let mut answers = Answers::default();
    for (name, value) in
        [("carer", &row.carer), ("address", &row.address), ("postcode", &row.postcode), ("urn", &row.urn)]
    {
        answers.push(name, value.clone().unwrap_or_default());
    }
    answers.push("approval", row.approval.map_or("", Approval::key));
    if let Some(on) = row.meant_to_last_on {
        push_date(&mut answers, "meant_to_last_on", on);
    }
    form(&care, &row, Vec::new(), &ask).open(ctx, asked, &care, answers)
}

/// Changes what is known of a placement.
pub(in crate::care) fn record(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let (family, person) = asked_about(asked)?;
    let id: PlacementId = asked.id("placement")?;
    let (answers, sending) = (asked.form.clone(), sending(asked));
    let outcome = ctx.write(move |tx, ctx| {
        let grant = permit::<may::RecordCare>(tx, ctx, Subject::Family(family))?;
        change(tx, ctx, &grant, (person, id), sending, &answers)
    });
    let (faults, is_stale) = match outcome {
        Ok(path) => return Reply::see(path),
        Err(Problem::Conflict(_)) => (Faults::none(), true),
        Err(problem) => (Faults::of(problem)?, false),
    };
    let care = open::<may::RecordCare>(ctx, asked)?;
    let row = find(&care, asked)?;
    let stands = if is_stale { lines_of(&row) } else { Vec::new() };
    form(&care, &row, stands, &ask).again(ctx, asked, &care, &faults)
}

/// What is known of where a placement is, line by line.
pub(in crate::care) fn lines_of(row: &Placement) -> Vec<String> {
    let urn = row.urn.as_ref().map(|urn| format!("Ofsted number {urn}"));
    let approval = row.approval.map(|one| one.label().to_owned());
    let all = [row.carer.clone(), row.address.clone(), row.postcode.clone(), urn, approval];
    all.into_iter().flatten().collect()
}

fn change(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::RecordCare>,
    (person, id): (PersonId, PlacementId),
    sending: Sending,
    answers: &Answers,
) -> Result<String, Problem> {
    let family = grant.family()?;
    let intent =
        Intent { reason: answers.owned("correction"), ..Intent::to("change where a child is placed") };
    once(tx, ctx, intent, sending, |recorder| {
        let care = care(recorder.tx(), ctx, family, person)?;
        let mut row = care.placements.get(&id).cloned().ok_or(Problem::NotFound)?;
        let seen: i64 = answers.text("version").and_then(|text| text.parse().ok()).unwrap_or(0);
        if seen != row.version {
            return Err(stale::<Placement>(id.to_string(), seen, row.version));
        }
        let mut told = Told::new(answers, ctx.today);
        told.text("correction", "Say why you change it");
        let kind =
            care.way.episodes.iter().rfind(|episode| episode.placement == id).and_then(|one| one.place);
        row.approval = approval(&mut told, kind);
        row.meant_to_last_on = told.day_if_told("meant_to_last_on");
        told.stop()?;
        row.carer = answers.owned("carer");
        row.address = answers.owned("address");
        row.postcode = answers.text("postcode").map(str::to_uppercase);
        row.urn = answers.text("urn").map(str::to_uppercase);
        recorder.save(&mut row)?;
        Ok(care.path("?done=placement-changed"))
    })
}

/// Says that a row was changed since it was read.
pub(in crate::care) fn stale<R: Record>(row_id: String, seen: i64, stands: i64) -> Problem {
    Problem::Conflict(Box::new(Conflict { table: R::TABLE.name, row_id, seen, stands }))
}
