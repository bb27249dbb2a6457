//! What people decide: that a due date is another day or not needed, and how long the service gives itself.

use jiff::civil::Date;
use kith_practice::deadlines::Amount;
use kith_vocabulary::ids::PersonId;

use super::lines::Found;
use super::rows::{DeadlineOverride, LocalLimit};
use crate::platform::access::{Grant, may};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::platform::recorder::{Intent, record_task};
use crate::{statement, values};

statement! {
    STANDING_OVERRIDE = "
        select {deadline_override}
          from deadline_override
         where authority_id = ?1 and person_id = ?2 and definition = ?3 and started_by_id = ?4 and started_on = ?5
           and ends_on is null
         order by deadline_override_id desc
         limit 1";
}

/// The override that holds for a deadline.
pub(super) fn standing_override(
    tx: &mut Tx,
    ctx: &Ctx,
    found: &Found,
) -> Result<Option<DeadlineOverride>, Problem> {
    let Found { person, definition, started_by, started_on, .. } = found;
    let key = values![ctx.authority(), *person, definition.clone(), *started_by, *started_on];
    tx.find(&STANDING_OVERRIDE, key)
}

/// What a manager decides about a due date.
#[derive(Debug, Clone)]
pub(super) struct Decision {
    /// The new last day; nothing when it is not needed.
    pub(super) due_on: Option<Date>,
    /// Why.
    pub(super) reason: String,
    /// The version of the override that was read; 0 where there was none.
    pub(super) version: i64,
}

/// Moves a due date, or says that it is not needed.
pub(super) fn override_deadline(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: Grant<may::OverrideDeadline>,
    found: &Found,
    decision: &Decision,
    intent: Intent,
) -> Result<String, Problem> {
    let family_id = grant.family()?;
    let standing = standing_override(tx, ctx, found)?;
    record_task(tx, ctx.acting(), intent, |recorder| {
        let mut row = standing.unwrap_or_else(|| DeadlineOverride {
            deadline_override_id: recorder.new_id(),
            version: 0,
            family_id,
            person_id: found.person,
            definition: found.definition.clone(),
            started_by_id: found.started_by,
            started_on: found.started_on,
            due_on: None,
            reason: String::new(),
            ends_on: None,
        });
        row.refuse_stale(decision.version)?;
        row.due_on = decision.due_on;
        row.reason = decision.reason.clone();
        recorder.save(&mut row)?;
        Ok(format!("/families/{family_id}/due?done=deadline-overridden"))
    })
}

/// Takes an override back: the due date is again what the rule says.
pub(super) fn take_back(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: Grant<may::OverrideDeadline>,
    found: &Found,
    version: i64,
    intent: Intent,
) -> Result<String, Problem> {
    let family_id = grant.family()?;
    let standing = standing_override(tx, ctx, found)?;
    record_task(tx, ctx.acting(), intent, |recorder| {
        let mut row = standing.ok_or(Problem::NotFound)?;
        row.refuse_stale(version)?;
        row.ends_on = Some(ctx.today);
        recorder.save(&mut row)?;
        Ok(format!("/families/{family_id}/due?done=override-taken-back"))
    })
}

impl DeadlineOverride {
    /// Refuses what was decided on an older version than the one that stands.
    fn refuse_stale(&self, seen: i64) -> Result<(), Problem> {
        if self.version == seen {
            return Ok(());
        }
        Err(Problem::Conflict(Box::new(crate::platform::problem::Conflict {
            table: "deadline_override",
            row_id: self.deadline_override_id.to_string(),
            seen,
            stands: self.version,
        })))
    }
}

/// How long the service gives itself from a day on.
#[derive(Debug, Clone)]
pub(super) struct Limit {
    /// The rule.
    pub(super) definition: String,
    /// How long there is.
    pub(super) within: Amount,
    /// How long each time after that.
    pub(super) repeats: Option<Amount>,
    /// How many days before somebody is told.
    pub(super) warning_days: i64,
    /// From which day.
    pub(super) starts_on: Date,
    /// Why.
    pub(super) reason: String,
}

/// Sets a local time limit. What stood before is kept, and judges what started before.
pub(super) fn set_time_limit(
    tx: &mut Tx,
    ctx: &Ctx,
    _: Grant<may::SetTimeLimit>,
    limit: &Limit,
    intent: Intent,
) -> Result<String, Problem> {
    record_task(tx, ctx.acting(), intent, |recorder| {
        recorder.save(&mut LocalLimit {
            local_limit_id: recorder.new_id(),
            version: 0,
            definition: limit.definition.clone(),
            within: limit.within,
            repeats: limit.repeats,
            warning_days: limit.warning_days,
            starts_on: limit.starts_on,
            reason: limit.reason.clone(),
        })?;
        Ok("/time-limits?done=time-limit-set".to_owned())
    })
}

/// Whether whoever looks may know of the child of a deadline; if not, there is none.
pub(super) fn known<S>(view: &crate::families::View<S>, person: PersonId) -> Result<(), Problem> {
    if view.shows(person) { Ok(()) } else { Err(Problem::NotFound) }
}
