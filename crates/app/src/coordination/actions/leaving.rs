//! Leaving a brief for the desk, and taking it back.

use jiff::civil::Date;
use kith_practice::desk::{BriefState, Side, Wanted};
use kith_practice::file::{FileKind, HangsOn};
use kith_vocabulary::ids::{PersonId, VisitId};

use super::{Seen, as_seen, changed, save_minutes};
use crate::coordination::load::not_restricted;
use crate::coordination::rows::Brief;
use crate::files::{Belongs, Taken, hang, keep};
use crate::platform::access::{Grant, may};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::platform::recorder::Intent;
use crate::visits::actions::{Sending, once};

/// A brief, as told.
#[derive(Debug, Clone)]
pub(in crate::coordination) struct Told {
    pub(in crate::coordination) wanted: Wanted,
    pub(in crate::coordination) child: Option<PersonId>,
    pub(in crate::coordination) about_on: Date,
    pub(in crate::coordination) visit: Option<VisitId>,
    pub(in crate::coordination) due_on: Date,
    pub(in crate::coordination) bullets: String,
    /// How long it took to leave it, in minutes, where the worker says.
    pub(in crate::coordination) minutes: Option<i64>,
}

/// Leaves a brief with its photos and voice notes. Gives where to look next.
pub(in crate::coordination) fn leave_brief(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::LeaveBrief>,
    sending: Sending,
    (told, files): (&Told, &[Taken]),
) -> Result<String, Problem> {
    let family_id = grant.family()?;
    not_restricted(tx, ctx, family_id)?;
    once(tx, ctx, Intent::to("leave a brief"), sending, |recorder| {
        let mut brief = Brief {
            brief_id: recorder.new_id(),
            version: 0,
            family_id,
            child_id: told.child,
            worker_id: ctx.who.worker,
            coordinator_id: None,
            wanted: told.wanted,
            state: BriefState::Waiting,
            about_on: told.about_on,
            bullets: told.bullets.clone(),
            visit_id: told.visit,
            left_at: ctx.now,
            due_on: told.due_on,
            reply_by: None,
            sent_at: None,
            confirmed_at: None,
            withdrawn_because: None,
        };
        recorder.save(&mut brief)?;
        save_minutes(recorder, &brief, Side::Worker, told.minutes)?;
        for file in files {
            let caption = match file.kind() {
                FileKind::VoiceNote => "Voice note with a brief",
                _ => "Notes with a brief",
            };
            let belongs = Belongs {
                family: family_id,
                children: told.child.into_iter().collect(),
                caption: caption.to_owned(),
            };
            let kept = keep(recorder, file, &belongs)?;
            hang(recorder, kept, family_id, HangsOn::Brief, brief.brief_id)?;
        }
        Ok(format!("/briefs/{}?done=brief-left", brief.brief_id))
    })
}

/// Takes a brief back, with the reason. What was drafted of it stays in its history and never reaches the record.
pub(in crate::coordination) fn withdraw(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::ConfirmDraft>,
    sending: Sending,
    (seen, because): (Seen, &str),
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to("take a brief back").because(because), sending, |recorder| {
        let mut brief = as_seen(recorder, family, seen)?;
        if !brief.state.is_open() {
            return Err(changed(&brief, seen.version));
        }
        brief.state = BriefState::Withdrawn;
        brief.withdrawn_because = Some(because.to_owned());
        recorder.save(&mut brief)?;
        Ok("/desk?done=brief-withdrawn".to_owned())
    })
}
