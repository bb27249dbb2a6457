//! The end of the work on a referral, and its end taken back.

use jiff::civil::Date;
use kith_practice::people::YesNo;
use kith_practice::referral::{Ending, decide_ending};
use kith_vocabulary::ids::{FamilyId, ReferralId};

use crate::front_door::sql;
use crate::journey::rows::Referral;
use crate::platform::access::{Grant, may};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::problem::{Conflict, Problem};
use crate::platform::recorder::{Intent, Recorder};
use crate::visits::actions::{Sending, once};

/// Which referral is meant, in which version it was read.
#[derive(Debug, Clone, Copy)]
pub struct ReadReferral {
    /// The referral.
    pub referral: ReferralId,
    /// Its version.
    pub version: i64,
}

/// Ends the work on a referral.
pub fn end_referral(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::EndReferral>,
    (sending, read): (Sending, ReadReferral),
    (ending, ends_on, why): (Ending, Date, &str),
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to("end a referral").because(why), sending, |recorder| {
        let mut referral = referral_as_read(recorder, family, read)?;
        let under = sql::under_referral(recorder.tx(), ctx.authority(), &referral)?;
        decide_ending(under, ending, (referral.referred_on, ends_on, ctx.today))
            .map_err(|refusal| Problem::invalid("ending", &refusal.to_string()))?;
        match ending {
            Ending::WithoutAssessment => referral.no_further_action = Some(YesNo::Yes),
            Ending::Closed(reason) => {
                referral.closed_on = Some(ends_on);
                referral.closure_reason = Some(reason.code().to_owned());
            }
        }
        recorder.save(&mut referral)?;
        Ok(format!("/families/{family}?done=referral-ended"))
    })
}

/// Takes back that a referral ended, where it was a mistake.
pub fn reopen_referral(
    tx: &mut Tx,
    ctx: &Ctx,
    grant: &Grant<may::EndReferral>,
    (sending, read): (Sending, ReadReferral),
    why: &str,
) -> Result<String, Problem> {
    let family = grant.family()?;
    once(tx, ctx, Intent::to("take back the end of a referral").because(why), sending, |recorder| {
        let mut referral = referral_as_read(recorder, family, read)?;
        referral.closed_on = None;
        referral.closure_reason = None;
        referral.no_further_action = Some(YesNo::No);
        recorder.save(&mut referral)?;
        Ok(format!("/families/{family}?done=referral-reopened"))
    })
}

fn referral_as_read(
    recorder: &mut Recorder,
    family: FamilyId,
    read: ReadReferral,
) -> Result<Referral, Problem> {
    let authority = recorder.acting().authority;
    let referral = sql::find_referral(recorder.tx(), authority, read.referral)?;
    if referral.family_id != family {
        return Err(Problem::NotFound);
    }
    if referral.version == read.version {
        return Ok(referral);
    }
    Err(Problem::Conflict(Box::new(Conflict {
        table: "referral",
        row_id: read.referral.to_string(),
        seen: read.version,
        stands: referral.version,
    })))
}
