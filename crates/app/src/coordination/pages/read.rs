//! The page on which the worker reads a draft beside the brief, and confirms, changes or gives back each part.

use askama::Template;
use axum::http::StatusCode;
use kith_practice::desk::{BriefState, PartKind, Wanted};
use kith_practice::file::HangsOn;
use kith_vocabulary::ids::BriefId;

use super::super::actions::reading;
use super::super::answers::{of_draft, read_reading};
use super::super::load::{self, Open, permit_on};
use super::{ChildPart, PartLine, VisitChoices, child_part, now, part_line, seen, visit_choices};
use crate::answers::Choice;
use crate::files::{self, FileCard};
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::visits::answers::Mistakes;
use crate::visits::pages::form::{DateBoxes, DraftFields, Filled};
use crate::visits::pages::{drafts_of, sending};

/// What the draft of this form is called.
const FORM: &str = "Read a draft";

/// A part to be read: what it says, to be changed where it stands, and the verdict.
struct ToRead {
    line: PartLine,
    name: &'static str,
    value: String,
    error: String,
    rows: &'static str,
    is_details: bool,
    child: Option<ChildPart>,
    verdict_name: String,
    verdicts: Vec<Choice>,
    verdict_error: String,
    why_name: String,
    why: String,
    why_error: String,
}

#[derive(Template)]
#[template(path = "coordination/read.html")]
struct ReadPage {
    shell: Shell,
    family_name: String,
    family_link: String,
    link: String,
    heading: &'static str,
    coordinator: String,
    bullets: String,
    files: Vec<FileCard>,
    about: String,
    version: i64,
    draft: DraftFields,
    filled: Filled,
    parts: Vec<ToRead>,
    confirmed: Vec<PartLine>,
    details: VisitChoices,
    on: DateBoxes,
    is_details_open: bool,
    /// Children of the planned visit whom the draft leaves out.
    left_out: Vec<ChildPart>,
    is_unusual: bool,
    reply_by: Option<String>,
}

fn open(tx: &mut Tx, ctx: &Ctx, id: BriefId) -> Result<(Open, Vec<FileCard>), Problem> {
    let open = load::open::<may::ConfirmDraft>(tx, ctx, id)?;
    if open.brief.worker_id != ctx.who.worker {
        let why = "A draft is read and confirmed by the worker who left the brief.";
        return Err(Problem::NotAllowed(why.to_owned()));
    }
    let files = files::of_record(tx, ctx, &open.around, HangsOn::Brief, id)?;
    Ok((open, files))
}

/// The draft beside the brief.
pub(in crate::coordination) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: BriefId = asked.id("brief")?;
    let path = format!("/briefs/{id}/read");
    let (known, (shown, waiting)) =
        ctx.read(|tx| Ok((open(tx, ctx, id)?, drafts_of(tx, ctx, asked, &path)?)))?;
    if known.0.brief.state != BriefState::WithWorker {
        return Reply::see(format!("/briefs/{id}"));
    }
    let answers = shown.as_ref().map_or_else(|| of_draft(&known.0), |draft| draft.answers.clone());
    let draft =
        DraftFields::new(ctx, asked, FORM, path, &known.0.around).found(shown.as_ref(), waiting.as_ref());
    let version = known.0.brief.version;
    let filled = Filled { answers, mistakes: Mistakes::new() };
    Reply::page(&page(ctx, asked, known, draft, (filled, version)))
}

fn page(
    ctx: &Ctx,
    asked: &Asked,
    (open, files): (Open, Vec<FileCard>),
    draft: DraftFields,
    (filled, version): (Filled, i64),
) -> ReadPage {
    let lines = open.parts.iter().map(|part| part_line(&open, part));
    let (confirmed, to_read): (Vec<PartLine>, Vec<PartLine>) = lines.partition(|line| line.is_confirmed);
    let left_out = open.of_visit.iter().filter(|child| open.part(PartKind::Child, Some(**child)).is_none());
    let coordinator = open.brief.coordinator_id.map_or("a co-ordinator", |worker| open.worker(worker));
    let is_wrong = |name: &&str| !filled.error(name).is_empty();
    let title = if filled.mistakes.is_empty() { FORM } else { "Error: read a draft" };
    ReadPage {
        shell: Shell::new(ctx, asked, title),
        family_name: open.around.family_name.clone(),
        family_link: format!("/families/{}", open.around.family),
        link: format!("/briefs/{}", open.brief.brief_id),
        heading: open.brief.wanted.record(),
        coordinator: coordinator.to_owned(),
        bullets: open.brief.bullets.clone(),
        files,
        about: super::brief::about(&open),
        version,
        parts: to_read.into_iter().map(|line| to_read_part(ctx, &open, &filled, line)).collect(),
        confirmed,
        details: visit_choices(&filled),
        on: filled.date("happened_on"),
        is_details_open: ["happened_on", "happened_at", "minutes", "travel_minutes"].iter().any(is_wrong),
        left_out: left_out.filter_map(|child| child_part(&filled, &open, *child, ctx.today)).collect(),
        is_unusual: !filled.error("unusual_because").is_empty() || !filled.text("unusual_because").is_empty(),
        reply_by: open.brief.reply_by.map(kith_vocabulary::time::day_and_date),
        draft,
        filled,
    }
}

fn to_read_part(ctx: &Ctx, open: &Open, filled: &Filled, line: PartLine) -> ToRead {
    let verdict_name = format!("verdict-{}", line.id);
    let why_name = format!("why-{}", line.id);
    let verdict = |key: &str, label: &str| Choice::among(key, label, &filled.answers, &verdict_name);
    let is_text = !matches!(line.kind, PartKind::Details | PartKind::Child);
    let lines = line.body.lines().count() + line.body.len() / 90;
    ToRead {
        name: if is_text { line.kind.key() } else { "" },
        value: if is_text { filled.text(line.kind.key()).to_owned() } else { String::new() },
        error: if is_text { filled.error(line.kind.key()).to_owned() } else { String::new() },
        rows: match lines {
            0 | 1 => "2",
            2..=4 => "5",
            5..=9 => "9",
            _ => "14",
        },
        is_details: line.kind == PartKind::Details,
        child: line.person.and_then(|person| child_part(filled, open, person, ctx.today)),
        verdicts: vec![
            verdict("confirm", "It is right as it stands here"),
            verdict("return", "Give it back"),
        ],
        verdict_error: filled.error(&verdict_name).to_owned(),
        why: filled.text(&why_name).to_owned(),
        why_error: filled.error(&why_name).to_owned(),
        verdict_name,
        why_name,
        line,
    }
}

/// Keeps what the worker says of the draft; with the last part confirmed, it enters the record.
pub(in crate::coordination) fn read(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: BriefId = asked.id("brief")?;
    let known = ctx.read(|tx| open(tx, ctx, id))?;
    let wanted = known.0.brief.wanted;
    let reading = match read_reading(&asked.form, &known.0, now(ctx)) {
        Ok(reading) => reading,
        Err(mistakes) => {
            let path = format!("/briefs/{id}/read");
            let draft = DraftFields::new(ctx, asked, FORM, path, &known.0.around);
            let filled = Filled { answers: asked.form.clone(), mistakes };
            let page = page(ctx, asked, known, draft, (filled, seen(asked, id).version));
            return Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let (sending, seen) = (sending(asked), seen(asked, id));
    let to = ctx.write(move |tx, ctx| {
        let brief = load::find(tx, ctx.authority(), id)?;
        let grant = permit_on::<may::ConfirmDraft>(tx, ctx, &brief)?;
        let record = match wanted {
            Wanted::VisitWriteUp => {
                Some(permit::<may::RecordVisit>(tx, ctx, Subject::Family(brief.family_id))?)
            }
            _ => None,
        };
        reading::read_draft(tx, ctx, (&grant, record.as_ref()), sending, (seen, &reading))
    })?;
    Reply::see(to)
}
