//! What is done at the desk: briefs left, taken, drafted, read and confirmed; replies chased; who serves whom.

pub(super) mod drafting;
pub(super) mod leaving;
pub(super) mod reading;
pub(super) mod replies;
pub(super) mod serving;

use jiff::ToSpan;
use jiff::civil::Date;
use kith_practice::desk::Side;
use kith_vocabulary::calendar::london_today;
use kith_vocabulary::ids::{BriefId, FamilyId};

use super::load::find;
use super::rows::{Brief, DeskWork};
use crate::platform::problem::{Conflict, Problem};
use crate::platform::recorder::Recorder;

/// In how many days an action of a confirmed draft is due: the visits' own default.
const ACTION_DAYS: i32 = 7;

/// When an action that comes of a draft confirmed on a day is due.
pub(super) fn due(confirmed_on: Date) -> Date {
    confirmed_on.saturating_add(ACTION_DAYS.days())
}

/// Which brief a deed is done to, and in which version it was read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    pub(super) brief: BriefId,
    pub(super) version: i64,
}

/// The brief as it stands, if it is the family's and nobody changed it since it was read.
fn as_seen(recorder: &mut Recorder, family: FamilyId, seen: Seen) -> Result<Brief, Problem> {
    let authority = recorder.acting().authority;
    let brief = find(recorder.tx(), authority, seen.brief)?;
    if brief.family_id != family {
        return Err(Problem::NotFound);
    }
    if brief.version == seen.version { Ok(brief) } else { Err(changed(&brief, seen.version)) }
}

/// That a brief is not what it was when it was read.
fn changed(brief: &Brief, seen: i64) -> Problem {
    Problem::Conflict(Box::new(Conflict {
        table: "brief",
        row_id: brief.brief_id.to_string(),
        seen,
        stands: brief.version,
    }))
}

/// Keeps the minutes that somebody told; nothing where they told none.
fn save_minutes(
    recorder: &mut Recorder,
    brief: &Brief,
    side: Side,
    minutes: Option<i64>,
) -> Result<(), Problem> {
    let Some(minutes) = minutes else { return Ok(()) };
    recorder.save(&mut DeskWork {
        desk_work_id: recorder.new_id(),
        version: 0,
        brief_id: brief.brief_id,
        family_id: brief.family_id,
        worked_on: london_today(recorder.acting().now),
        kind: brief.wanted,
        side,
        worker_id: brief.worker_id,
        coordinator_id: brief.coordinator_id,
        minutes,
    })
}
