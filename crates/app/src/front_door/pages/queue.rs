//! The queue of the front door: what waits for a decision, the oldest first, and which referrers are owed an answer.

use askama::Template;
use jiff::{Timestamp, ToSpan};
use kith_practice::referral::{ContactState, hours_left, is_re_referral};
use kith_vocabulary::calendar::london;
use kith_vocabulary::codes::{Coded, referral_source::ReferralSource};

use crate::front_door::sql::{self, Queued};
use crate::platform::access::{Action, Subject, ever_allows, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::visits::pages::moment_in_words;

/// How far back a referrer who was not told is still shown, in days.
const OWED_DAYS: i64 = 60;

/// One contact of the queue.
struct Line {
    link: String,
    family: String,
    children: String,
    from: String,
    came: String,
    worry: String,
    left: String,
    is_late: bool,
    is_soon: bool,
    again: bool,
}

#[derive(Template)]
#[template(path = "front_door/queue.html")]
struct QueuePage {
    shell: Shell,
    saved: Option<String>,
    waiting: Vec<Line>,
    owed: Vec<Line>,
    can_take: bool,
}

/// The queue.
pub(in crate::front_door) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let (waiting, owed) = ctx.read(|tx| {
        permit::<may::ViewFrontDoor>(tx, ctx, Subject::Service)?;
        let since = ctx.now.saturating_sub((OWED_DAYS * 24).hours()).unwrap_or(Timestamp::UNIX_EPOCH);
        let waiting = sql::queue(tx, ctx, ContactState::Waiting, Timestamp::UNIX_EPOCH)?;
        Ok((waiting, sql::queue(tx, ctx, ContactState::Decided, since)?))
    })?;
    let saved = asked.query.text("contact").and_then(|id| id.parse::<uuid::Uuid>().ok());
    Reply::page(&QueuePage {
        shell: Shell::new(ctx, asked, "Front door"),
        saved: saved.map(|id| format!("/contacts/{id}")),
        waiting: waiting.into_iter().map(|one| line(ctx, one)).collect(),
        // An anonymous referrer cannot be told.
        owed: owed
            .into_iter()
            .filter(|one| Coded::read(&one.source).known() != Some(ReferralSource::Anonymous))
            .map(|one| line(ctx, one))
            .collect(),
        can_take: ever_allows(&ctx.who.roles, Action::TakeContact),
    })
}

fn line(ctx: &Ctx, one: Queued) -> Line {
    let received = london(one.received_at);
    let hours = hours_left(received, london(ctx.now));
    let on = received.date();
    let worry: String = one.worrying.chars().take(180).collect();
    Line {
        link: format!("/contacts/{}", one.contact),
        family: one.family,
        children: if one.n_children == 1 {
            "1 child".to_owned()
        } else {
            format!("{} children", one.n_children)
        },
        from: Coded::<ReferralSource>::read(&one.source).label().to_owned(),
        came: moment_in_words(one.decided_at.unwrap_or(one.received_at)),
        worry: if worry.len() < one.worrying.len() { format!("{worry}…") } else { worry },
        left: left_in_words(hours),
        is_late: hours < 0,
        is_soon: (0..4).contains(&hours),
        again: one.last_referral.is_some_and(|before| is_re_referral(before, on)),
    }
}

/// `5 hours left`, `Due within the hour` or `2 hours late`.
pub(super) fn left_in_words(hours: i64) -> String {
    let n = |hours: i64| if hours == 1 { "1 hour".to_owned() } else { format!("{hours} hours") };
    match hours {
        0 => "Due within the hour".to_owned(),
        1.. => format!("{} left", n(hours)),
        _ => format!("{} late", n(-hours)),
    }
}
