//! The page on which a co-ordinator drafts, beside what the worker left.

use askama::Template;
use axum::http::StatusCode;
use kith_practice::desk::{PartKind, Wanted};
use kith_practice::file::HangsOn;
use kith_vocabulary::ids::BriefId;

use super::super::actions::drafting;
use super::super::answers::{new_draft, of_draft, read_draft};
use super::super::load::{self, Open, permit_on};
use super::{ChildPart, PartLine, VisitChoices, child_part, now, part_line, seen, visit_choices};
use crate::files::{self, FileCard};
use crate::platform::access::may;
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::visits::answers::Mistakes;
use crate::visits::pages::form::{DateBoxes, DraftFields, Filled};
use crate::visits::pages::{drafts_of, opening, sending};

/// What the draft of this form is called.
const FORM: &str = "Draft from a brief";

/// A part that is plain text.
struct TextPart {
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    said_name: String,
    value: String,
    error: String,
    said: String,
    asks_who: bool,
    is_line: bool,
    rows: &'static str,
}

#[derive(Template)]
#[template(path = "coordination/draft.html")]
struct DraftPage {
    shell: Shell,
    family_name: String,
    family_link: String,
    link: String,
    heading: &'static str,
    author: String,
    bullets: String,
    files: Vec<FileCard>,
    about: String,
    due: String,
    version: i64,
    draft: DraftFields,
    filled: Filled,
    returned: Vec<PartLine>,
    confirmed: Vec<PartLine>,
    details: Option<VisitChoices>,
    on: DateBoxes,
    children: Vec<ChildPart>,
    texts: Vec<TextPart>,
    asks_reply: bool,
    reply_by: DateBoxes,
    is_booking: bool,
}

impl DraftPage {
    fn send_label(&self) -> String {
        format!("Send it to {}", self.author)
    }
}

fn open(tx: &mut Tx, ctx: &Ctx, id: BriefId) -> Result<(Open, Vec<FileCard>), Problem> {
    let open = load::open::<may::DraftForWorker>(tx, ctx, id)?;
    let files = files::of_record(tx, ctx, &open.around, HangsOn::Brief, id)?;
    Ok((open, files))
}

/// The form to draft on.
pub(in crate::coordination) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: BriefId = asked.id("brief")?;
    let path = format!("/briefs/{id}/draft");
    let (known, (shown, waiting), opening) = ctx.read(|tx| {
        let known = open(tx, ctx, id)?;
        let brief = &known.0.brief;
        let opening = match (brief.wanted, known.0.parts.is_empty()) {
            (Wanted::VisitWriteUp, true) => {
                Some(opening(tx, ctx, &known.0.around, (brief.visit_id, brief.worker_id))?)
            }
            _ => None,
        };
        let drafts = drafts_of(tx, ctx, asked, &path)?;
        Ok((known, drafts, opening))
    })?;
    if !known.0.brief.state.is_with_desk() {
        return Reply::see(format!("/briefs/{id}"));
    }
    let answers = match (&shown, opening) {
        (Some(draft), _) => draft.answers.clone(),
        (None, Some(opening)) => new_draft(&known.0, opening),
        (None, None) => of_draft(&known.0),
    };
    let draft =
        DraftFields::new(ctx, asked, FORM, path, &known.0.around).found(shown.as_ref(), waiting.as_ref());
    let filled = Filled { answers, mistakes: Mistakes::new() };
    let version = known.0.brief.version;
    Reply::page(&page(ctx, asked, known, draft, (filled, version)))
}

fn page(
    ctx: &Ctx,
    asked: &Asked,
    (open, files): (Open, Vec<FileCard>),
    draft: DraftFields,
    (filled, version): (Filled, i64),
) -> DraftPage {
    let is_open = |kind: PartKind| open.part(kind, None).is_none_or(|part| !part.state.is_confirmed());
    let has = |kind: PartKind| open.brief.wanted.parts().contains(&kind);
    let children = match has(PartKind::Child) {
        true => open.around.children().map(|child| child.person).collect(),
        false => Vec::new(),
    };
    let is_child_open =
        |person: &_| open.part(PartKind::Child, Some(*person)).is_none_or(|part| !part.state.is_confirmed());
    let lines = open.parts.iter().map(|part| part_line(&open, part));
    let (confirmed, others): (Vec<PartLine>, Vec<PartLine>) = lines.partition(|line| line.is_confirmed);
    let texts = open.brief.wanted.parts().iter().filter(|kind| is_open(**kind));
    let title = if filled.mistakes.is_empty() { FORM } else { "Error: draft from a brief" };
    DraftPage {
        shell: Shell::new(ctx, asked, title),
        family_name: open.around.family_name.clone(),
        family_link: format!("/families/{}", open.around.family),
        link: format!("/briefs/{}", open.brief.brief_id),
        heading: open.brief.wanted.label(),
        author: open.author().to_owned(),
        bullets: open.brief.bullets.clone(),
        files,
        about: super::brief::about(&open),
        due: super::brief::due(ctx, &open.brief),
        version,
        returned: others.into_iter().filter(|line| line.returned_because.is_some()).collect(),
        confirmed,
        details: (has(PartKind::Details) && is_open(PartKind::Details)).then(|| visit_choices(&filled)),
        on: filled.date("happened_on"),
        children: children
            .into_iter()
            .filter(is_child_open)
            .filter_map(|person| child_part(&filled, &open, person, ctx.today))
            .collect(),
        texts: texts.filter_map(|kind| text_part(&filled, *kind)).collect(),
        asks_reply: open.brief.wanted.awaits_reply(),
        reply_by: filled.date("reply_by"),
        is_booking: has(PartKind::Arranged),
        draft,
        filled,
    }
}

fn text_part(filled: &Filled, kind: PartKind) -> Option<TextPart> {
    let (hint, rows) = match kind {
        PartKind::Details | PartKind::Child => return None,
        PartKind::Narrative => ("What was seen and said. What it means stays with the worker.", "8"),
        PartKind::Recipient => ("Name, and where they work or live.", "1"),
        PartKind::Wording => ("As it is to be sent.", "12"),
        PartKind::Present => ("One on each line, and what they do.", "4"),
        PartKind::Agreed => {
            ("As it was said in the meeting. A decision is recorded by whoever makes it.", "4")
        }
        PartKind::Next => ("One on each line. Each becomes an action of the worker.", "3"),
        PartKind::Arranged => ("When, where and with whom, and who was told.", "5"),
    };
    let said_name = format!("said-{kind}");
    Some(TextPart {
        name: kind.key(),
        label: kind.label(),
        hint,
        value: filled.text(kind.key()).to_owned(),
        error: filled.error(kind.key()).to_owned(),
        said: filled.text(&said_name).to_owned(),
        said_name,
        asks_who: matches!(kind, PartKind::Narrative | PartKind::Arranged),
        is_line: kind == PartKind::Recipient,
        rows,
    })
}

/// Sends the draft to the worker.
pub(in crate::coordination) fn send(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: BriefId = asked.id("brief")?;
    let known = ctx.read(|tx| open(tx, ctx, id))?;
    let drafted = match read_draft(&asked.form, &known.0, now(ctx)) {
        Ok(drafted) => drafted,
        Err(mistakes) => {
            let path = format!("/briefs/{id}/draft");
            let draft = DraftFields::new(ctx, asked, FORM, path, &known.0.around);
            let filled = Filled { answers: asked.form.clone(), mistakes };
            let page = page(ctx, asked, known, draft, (filled, seen(asked, id).version));
            return Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let (sending, seen) = (sending(asked), seen(asked, id));
    let to = ctx.write(move |tx, ctx| {
        let brief = load::find(tx, ctx.authority(), id)?;
        let grant = permit_on::<may::DraftForWorker>(tx, ctx, &brief)?;
        drafting::send_draft(tx, ctx, &grant, sending, (seen, &drafted))
    })?;
    Reply::see(to)
}
