//! The page that corrects a meeting: the same form over what stands, and why it is changed.

use kith_vocabulary::ids::{FamilyId, MeetingId};

use super::form::{Form, Questions};
use super::record::{ask_about, ask_decisions, ask_what_was_said};
use super::show::lines_of;
use crate::answers::Faults;
use crate::meetings::answers::{self, Whole};
use crate::meetings::children::{Child, Children, children};
use crate::meetings::{actions, deed, folder};
use crate::platform::access::{Kind, Subject, permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::visits::pages::sending;

/// A meeting for somebody who may do this to it. Another deed's meetings are not found here.
fn open<A: Kind>(tx: &mut Tx, ctx: &Ctx, id: MeetingId) -> Result<(Whole, Children), Problem> {
    let meeting = actions::find_meeting(tx, ctx, id)?;
    if deed(meeting.kind) != A::ACTION {
        return Err(Problem::NotFound);
    }
    permit::<A>(tx, ctx, Subject::Family(meeting.family_id))?;
    let known = children(tx, ctx, meeting.family_id)?;
    Ok((known_whole(actions::whole(tx, ctx, meeting)?, &known), known))
}

/// The meeting with the parts of those children whom the reader may know.
pub(super) fn known_whole(mut whole: Whole, known: &Children) -> Whole {
    whole.parts.retain(|part| known.around.member(part.person_id).is_some());
    for part in &mut whole.parts {
        part.person_id = known.around.survivor(part.person_id);
    }
    whole
}

/// The form to correct a meeting.
pub(in crate::meetings) fn show<A: Kind>(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: MeetingId = asked.id("meeting")?;
    let ((whole, known), version) = ctx.read(|tx| {
        let open = open::<A>(tx, ctx, id)?;
        let version = actions::version_of(tx, ctx, id)?;
        Ok((open, version))
    })?;
    let answers = answers::of_meeting(&whole, &known);
    form(&whole, version, Vec::new(), &|questions| ask(questions, &whole, &known))
        .open(ctx, asked, &known, answers)
}

fn form<'f>(whole: &Whole, version: i64, stands: Vec<String>, ask: &'f dyn Fn(&mut Questions)) -> Form<'f> {
    let kind = whole.meeting.kind;
    Form {
        name: "Correct a meeting",
        heading: format!("Correct: {}", kind.label().to_lowercase()),
        path: format!("/{}/{}/correct", folder(kind), whole.meeting.meeting_id),
        version,
        stands,
        ask,
    }
}

fn ask(questions: &mut Questions, whole: &Whole, known: &Children) {
    let kind = whole.meeting.kind;
    let of: Vec<&Child> = whole.parts.iter().filter_map(|part| known.child(part.person_id)).collect();
    ask_about(questions, kind);
    ask_what_was_said(questions, kind);
    ask_decisions(questions, kind, &of);
    let hint = "Kept with the meeting’s history, beside what it said before.";
    questions.area("correction", "Why do you correct it?", hint, "2");
}

/// Corrects a meeting.
pub(in crate::meetings) fn correct<A: Kind + 'static>(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: MeetingId = asked.id("meeting")?;
    let (answers, sending) = (asked.form.clone(), sending(asked));
    let seen: i64 = answers.text("version").and_then(|text| text.parse().ok()).unwrap_or(0);
    let outcome = ctx.write(move |tx, ctx| {
        let meeting = actions::find_meeting(tx, ctx, id)?;
        if deed(meeting.kind) != A::ACTION {
            return Err(Problem::NotFound);
        }
        let family: FamilyId = meeting.family_id;
        let grant = permit::<A>(tx, ctx, Subject::Family(family))?;
        let Some(reason) = answers.owned("correction") else {
            return Err(Problem::invalid("correction", "Say why you correct this meeting"));
        };
        actions::correct_meeting(tx, ctx, &grant, (id, seen), sending, (&answers, &reason))
    });
    let (faults, is_stale) = match outcome {
        Ok(path) => return Reply::see(path),
        Err(Problem::Conflict(_)) => (Faults::none(), true),
        Err(problem) => (Faults::of(problem)?, false),
    };
    let ((whole, known), version) = ctx.read(|tx| {
        let open = open::<A>(tx, ctx, id)?;
        let version = actions::version_of(tx, ctx, id)?;
        Ok((open, version))
    })?;
    let stands = if is_stale { lines_of(&whole, &known) } else { Vec::new() };
    form(&whole, version, stands, &|questions| ask(questions, &whole, &known))
        .again(ctx, asked, &known, &faults)
}
