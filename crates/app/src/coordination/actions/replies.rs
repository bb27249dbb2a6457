//! Chasing a reply, and noting what it was.

use kith_practice::desk::{BriefState, Side};
use kith_vocabulary::ids::AwaitedReplyId;

use super::save_minutes;
use crate::coordination::load::{find, is_theirs, permit_on};
use crate::coordination::rows::{AwaitedReply, Brief};
use crate::platform::access::{Grant, Situation, may};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::platform::recorder::Intent;
use crate::visits::actions::{Sending, once};
use crate::{statement, values};

statement! {
    FIND_REPLY = "
        select {awaited_reply}
          from awaited_reply
         where authority_id = ?1 and awaited_reply_id = ?2";
}

/// What came of chasing.
#[derive(Debug, Clone)]
pub(in crate::coordination) enum News {
    /// They were chased once more.
    Chased,
    /// They replied, in these words.
    Answered(String),
}

/// A reply that is awaited, with its brief, for somebody who may chase it. A co-ordinator chases for the workers they
/// serve, and for nobody else.
fn open(
    tx: &mut Tx,
    ctx: &Ctx,
    id: AwaitedReplyId,
) -> Result<(AwaitedReply, Brief, Grant<may::ChaseReply>), Problem> {
    let reply: AwaitedReply = tx.find(&FIND_REPLY, values![ctx.authority(), id])?.ok_or(Problem::NotFound)?;
    let brief = find(tx, ctx.authority(), reply.brief_id)?;
    let grant = permit_on::<may::ChaseReply>(tx, ctx, &brief)?;
    if grant.situation() != Situation::Serves || is_theirs(tx, ctx, &brief, grant.situation())? {
        Ok((reply, brief, grant))
    } else {
        Err(Problem::NotFound)
    }
}

/// Notes that somebody was chased, or what they replied.
pub(in crate::coordination) fn note_reply(
    tx: &mut Tx,
    ctx: &Ctx,
    sending: Sending,
    (id, news, minutes): (AwaitedReplyId, &News, Option<i64>),
) -> Result<String, Problem> {
    let (mut reply, brief, grant) = open(tx, ctx, id)?;
    let (intent, done) = match news {
        News::Chased => ("chase a reply", "reply-chased"),
        News::Answered(_) => ("note a reply", "reply-noted"),
    };
    once(tx, ctx, Intent::to(intent), sending, |recorder| {
        let is_awaited = reply.answered_on.is_none() && brief.state == BriefState::Confirmed;
        if grant.family()? != brief.family_id || !is_awaited {
            return Err(Problem::NotFound);
        }
        match news {
            News::Chased => {
                reply.chased_on = Some(ctx.today);
                reply.times_chased += 1;
            }
            News::Answered(words) => {
                reply.answered_on = Some(ctx.today);
                reply.answer = Some(words.clone());
            }
        }
        recorder.save(&mut reply)?;
        let side = if brief.worker_id == ctx.who.worker { Side::Worker } else { Side::Coordinator };
        save_minutes(recorder, &brief, side, minutes)?;
        Ok(format!("/briefs/{}?done={done}", brief.brief_id))
    })
}
