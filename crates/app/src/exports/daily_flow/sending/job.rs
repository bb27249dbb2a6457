//! Sending that a page asked for, as background work. What a run did not send, the next try sends.

use crate::platform::clock::Clock;
use crate::platform::jobs::{Kind, Running};
use crate::platform::problem::Problem;
use crate::platform::recorder::Acting;

/// Sending the daily flow, as background work.
pub const JOB: Kind = Kind { name: "send the daily flow", run };

fn run(running: &Running) -> Result<String, Problem> {
    let (app, job) = (&running.app, &running.job);
    let acting = Acting { authority: job.authority_id, worker: job.asked_by_id, now: app.clock.now() };
    let mut wait = |pause| {
        // A test's clock stands still, and nobody waits for it.
        if matches!(app.clock, Clock::System) {
            std::thread::sleep(pause);
        }
    };
    let sent = super::send(app, acting, &mut wait)?;
    match sent.stopped_because {
        Some(why) => Err(Problem::Unavailable(why)),
        None => Ok("The daily flow is sent.".to_owned()),
    }
}
