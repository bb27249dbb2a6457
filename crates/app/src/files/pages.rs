//! The pages of files: a family's list, adding some, one file, its content.

use askama::Template;
use axum::http::StatusCode;
use kith_practice::file::{FileKind, Format};
use kith_vocabulary::ids::{FamilyId, FileId, PersonId};

use super::actions::{self, Belongs, take_in_all};
use super::lists::{self, FileCard};
use super::rows::File;
use crate::answers::{Choice, Faults};
use crate::platform::access::{Action, Grant, Kind, Situation, Subject, may, permit, would_permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::visits::sql::{Around, around};

/// How much of a text is shown in its page, in bytes.
const SHOWN: usize = 20_000;

#[derive(Template)]
#[template(path = "files/list.html")]
struct ListPage {
    shell: Shell,
    family_name: String,
    family_link: String,
    files: Vec<FileCard>,
    taken_away: Vec<FileCard>,
    can_add: bool,
}

#[derive(Template)]
#[template(path = "files/add.html")]
struct AddPage {
    shell: Shell,
    family_name: String,
    family_link: String,
    kinds: Vec<Choice>,
    caption: String,
    children: Vec<Choice>,
    faults: Faults,
}

#[derive(Template)]
#[template(path = "files/show.html")]
struct ShowPage {
    shell: Shell,
    family_name: String,
    family_link: String,
    file: FileCard,
    /// The beginning of a plain text.
    text: Option<String>,
    can_take_away: bool,
    error: String,
}

impl ShowPage {
    fn mistakes(&self) -> Vec<(&'static str, &str)> {
        let is_wrong = !self.error.is_empty();
        is_wrong.then_some(("because", self.error.as_str())).into_iter().collect()
    }
}

/// A family's files.
pub(super) fn list(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let (around, files, situation) = ctx.read(|tx| {
        let grant = permit::<may::ViewFile>(tx, ctx, Subject::Family(family))?;
        let around = around(tx, ctx, family, None)?;
        let files = lists::of_family(tx, ctx, &around)?;
        Ok((around, files, grant.situation()))
    })?;
    let (taken_away, files) = files.into_iter().partition(|file| file.taken_away.is_some());
    Reply::page(&ListPage {
        shell: Shell::new(ctx, asked, "Files"),
        family_link: format!("/families/{family}"),
        family_name: around.family_name,
        files,
        taken_away,
        can_add: would_permit(ctx, Action::AddFile, situation),
    })
}

fn may_add(ctx: &Ctx, family: FamilyId) -> Result<Around, Problem> {
    ctx.read(|tx| {
        permit::<may::AddFile>(tx, ctx, Subject::Family(family))?;
        around(tx, ctx, family, None)
    })
}

fn add_page(ctx: &Ctx, asked: &Asked, around: Around, faults: Faults) -> AddPage {
    let form = &asked.form;
    let mut kinds = vec![Choice::new("", "Whatever it looks like", form.text("kind").unwrap_or(""))];
    kinds.extend(FileKind::ALL.iter().map(|kind| Choice::among(kind.key(), kind.label(), form, "kind")));
    let title = if faults.is_empty() { "Add files" } else { "Error: add files" };
    AddPage {
        shell: Shell::new(ctx, asked, title),
        family_link: format!("/families/{}", around.family),
        kinds,
        caption: form.text("caption").unwrap_or("").to_owned(),
        children: around
            .children()
            .map(|child| Choice::among(child.person.to_string(), &child.name, form, "child"))
            .collect(),
        family_name: around.family_name,
        faults,
    }
}

/// The form to add files.
pub(super) fn show_add(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let around = may_add(ctx, asked.id("family")?)?;
    Reply::page(&add_page(ctx, asked, around, Faults::none()))
}

/// Adds files.
pub(super) fn add(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let around = may_add(ctx, family)?;
    let said = asked.form.text("kind").and_then(|kind| kind.parse().ok());
    let sent = asked.files_of("files");
    let taken = match sent {
        [] => Err(Problem::invalid("files", "Choose a file")),
        _ => take_in_all(sent, said, "files"),
    };
    let taken = match taken {
        Ok(taken) => taken,
        Err(problem) => {
            let page = add_page(ctx, asked, around, Faults::of(problem)?);
            return Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let belongs = Belongs {
        family,
        children: children_in(asked, &around),
        caption: asked.form.text("caption").unwrap_or("").to_owned(),
    };
    let write_id = asked.write_id();
    let path = ctx.write(move |tx, ctx| {
        let grant = permit::<may::AddFile>(tx, ctx, Subject::Family(family))?;
        actions::add(tx, ctx, &grant, write_id, &taken, &belongs)
    })?;
    Reply::see(path)
}

fn children_in(asked: &Asked, around: &Around) -> Vec<PersonId> {
    let sent: Vec<PersonId> = asked.form.all("child").iter().filter_map(|id| id.parse().ok()).collect();
    around.children().map(|child| child.person).filter(|child| sent.contains(child)).collect()
}

/// A file and the family around it, for somebody who may do this to it.
struct Open {
    file: File,
    card: FileCard,
    around: Around,
    situation: Situation,
}

/// Opens a file for a deed. One of a family, or about a child, whom the reader may not know is not found.
fn open<A: Kind>(tx: &mut Tx, ctx: &Ctx, id: FileId) -> Result<Open, Problem> {
    let file = actions::find(tx, ctx, id)?.ok_or(Problem::NotFound)?;
    let grant: Grant<A> = permit(tx, ctx, Subject::Family(file.family_id))?;
    let around = around(tx, ctx, file.family_id, None)?;
    let (file, card) = lists::one(tx, ctx, &around, id)?.ok_or(Problem::NotFound)?;
    Ok(Open { file, card, around, situation: grant.situation() })
}

/// One file.
pub(super) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    show_with(ctx, asked, StatusCode::OK, String::new())
}

fn show_with(ctx: &Ctx, asked: &Asked, status: StatusCode, error: String) -> Result<Reply, Problem> {
    let id: FileId = asked.id("file")?;
    let (open, text) = ctx.read(|tx| {
        let open = open::<may::ViewFile>(tx, ctx, id)?;
        let text = match open.file.format {
            Format::Text => Some(lists::content(tx, ctx, &open.file)?),
            _ => None,
        };
        Ok((open, text))
    })?;
    let title =
        if error.is_empty() { open.card.kind.to_owned() } else { format!("Error: {}", open.card.kind) };
    let page = ShowPage {
        shell: Shell::new(ctx, asked, title),
        family_name: open.around.family_name,
        family_link: format!("/families/{}", open.around.family),
        can_take_away: would_permit(ctx, Action::TakeAwayFile, open.situation),
        text: text.map(|bytes| String::from_utf8_lossy(&bytes[..bytes.len().min(SHOWN)]).into_owned()),
        file: open.card,
        error,
    };
    Reply::page_with(status, &page)
}

/// The content of a file: always to be kept, never to be run. A picture or a recording still shows in a page of ours.
pub(super) fn content(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: FileId = asked.id("file")?;
    let (file, body) = ctx.read(|tx| {
        let open = open::<may::ViewFile>(tx, ctx, id)?;
        let body = lists::content(tx, ctx, &open.file)?;
        Ok((open.file, body))
    })?;
    let name = format!("{}-{}.{}", file.kind.key().replace(' ', "-"), file.added_on, file.format.extension());
    Ok(Reply::Download { content_type: file.format.media_type(), name, body })
}

/// Takes a file away, with the reason.
pub(super) fn take_away(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: FileId = asked.id("file")?;
    let Some(because) = asked.form.owned("because") else {
        let message = "Say why the file is taken away".to_owned();
        return show_with(ctx, asked, StatusCode::UNPROCESSABLE_ENTITY, message);
    };
    let write_id = asked.write_id();
    let path = ctx.write(move |tx, ctx| {
        let file = actions::find(tx, ctx, id)?.ok_or(Problem::NotFound)?;
        let grant = permit::<may::TakeAwayFile>(tx, ctx, Subject::Family(file.family_id))?;
        let around = around(tx, ctx, file.family_id, None)?;
        // Sent twice, it is done once; about a child whom the reader may not know, it is not there.
        if file.taken_away_on.is_none() && lists::one(tx, ctx, &around, id)?.is_none() {
            return Err(Problem::NotFound);
        }
        actions::take_away(tx, ctx, &grant, write_id, (file, &because))
    })?;
    Reply::see(path)
}
