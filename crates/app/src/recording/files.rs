//! Photos and voice notes from a device, kept with the family's files and hung on the visit at which they were taken.

use kith_practice::file::HangsOn;
use kith_vocabulary::ids::FamilyId;
use uuid::Uuid;

use super::items::{Outcome, Sent, answered, before, receive, visit_of};
use crate::files::{Belongs, hang, keep, take_in};
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::platform::recorder::{Intent, record_task};
use crate::visits::sql::{around, find_visit};

/// Takes a photo or a voice note.
pub(super) fn file(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    answered(take_file(ctx, asked))
}

fn take_file(ctx: &Ctx, asked: &Asked) -> Result<Outcome, Problem> {
    let sent = Sent::read(ctx, asked)?;
    let family: FamilyId =
        asked.form.text("family").and_then(|id| id.parse().ok()).ok_or(Problem::NotFound)?;
    let found = ctx.read(|tx| {
        if let Some(outcome) = before(tx, ctx, sent)? {
            return Ok(Err(outcome));
        }
        permit::<may::AddFile>(tx, ctx, Subject::Family(family))?;
        Ok(Ok(around(tx, ctx, family, None)?))
    })?;
    let around = match found {
        Ok(around) => around,
        Err(outcome) => return Ok(outcome),
    };
    let said = asked.form.text("kind").and_then(|kind| kind.parse().ok());
    let one = asked
        .file("file")
        .ok_or_else(|| Problem::invalid("file", "Choose a photo or record a voice note"))?;
    let taken = take_in(one, said, "file")?;
    let children: Vec<_> = asked.form.all("child").iter().filter_map(|id| id.parse().ok()).collect();
    let belongs = Belongs {
        family,
        children: around.children().map(|child| child.person).filter(|id| children.contains(id)).collect(),
        caption: asked.form.text("caption").unwrap_or("").to_owned(),
    };
    // The item of the visit at which it was taken. It was received before, or the file belongs to the family alone.
    let of: Option<Uuid> = asked.form.text("of").and_then(|id| Uuid::parse_str(id).ok());
    let link = ctx.write(move |tx, ctx| {
        permit::<may::AddFile>(tx, ctx, Subject::Family(family))?;
        let visit = match of {
            Some(item) => visit_of(tx, ctx, item)?,
            None => None,
        };
        let of_family = visit.map(|id| find_visit(tx, ctx.authority(), id)).transpose()?.flatten();
        let visit = of_family.filter(|visit| visit.family_id == family).map(|visit| visit.visit_id);
        let intent = Intent::to("add a file").once(Some(sent.write_id));
        let link = record_task(tx, ctx.acting(), intent, |recorder| {
            let file = keep(recorder, &taken, &belongs)?;
            if let Some(visit) = visit {
                hang(recorder, file, family, HangsOn::Visit, visit)?;
            }
            Ok(format!("/files/{file}"))
        })?;
        receive(tx, ctx, sent, ("file", family), &link)?;
        Ok(link)
    })?;
    Ok(Outcome::Saved(link))
}
