//! Adding a professional to a family, and ending their part in it.

use uuid::Uuid;

use crate::families::load::whole_family;
use crate::families::rows::Professional;
use crate::platform::access::{Grant, may};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::http::Answers;
use crate::platform::problem::Problem;
use crate::platform::recorder::{Intent, record_task};

/// Adds somebody of this name and part, with what else was answered of them.
pub(super) fn add(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: Grant<may::ChangePerson>,
    (name, part): (&str, &str),
    answers: &Answers,
    write_id: Option<Uuid>,
) -> Result<String, Problem> {
    let family_id = grant.family()?;
    record_task(tx, ctx.acting(), Intent::to("add a professional").once(write_id), |recorder| {
        recorder.save(&mut Professional {
            professional_id: recorder.new_id(),
            version: 0,
            family_id,
            name: name.to_owned(),
            organisation: answers.owned("organisation").unwrap_or_default(),
            part: part.to_owned(),
            phone: answers.owned("phone"),
            email: answers.owned("email"),
            starts_on: ctx.today,
            ends_on: None,
        })?;
        Ok(format!("/families/{family_id}?done=professionals-changed"))
    })
}

/// Says that a professional no longer works with the family, from today.
pub(super) fn end(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: Grant<may::ChangePerson>,
    row: &str,
    write_id: Option<Uuid>,
) -> Result<String, Problem> {
    let family = grant.family()?;
    let whole = whole_family(tx, ctx.authority(), family)?;
    let found = whole.professionals.into_iter().find(|one| one.professional_id.to_string() == row);
    let mut professional = found.ok_or(Problem::NotFound)?;
    record_task(tx, ctx.acting(), Intent::to("end a professional's part").once(write_id), |recorder| {
        professional.ends_on = Some(ctx.today);
        recorder.save(&mut professional)?;
        Ok(format!("/families/{family}?done=professionals-changed"))
    })
}
