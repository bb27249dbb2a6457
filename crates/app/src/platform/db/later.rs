//! The answer of a write that goes on.

use tokio::sync::oneshot::Receiver;

use super::writer::stopped;
use crate::platform::problem::Problem;

/// What a write will answer once it is on disk. Nobody is told that it is done before it was waited for.
#[must_use = "a write that nobody waits for may not be on disk"]
pub struct Later<T>(State<T>);

enum State<T> {
    Known(Result<T, Problem>),
    Waiting(Receiver<Result<T, Problem>>),
}

impl<T> Later<T> {
    /// An answer that is known already.
    pub(in crate::platform) fn known(result: Result<T, Problem>) -> Self {
        Later(State::Known(result))
    }

    pub(super) fn of(answered: Receiver<Result<T, Problem>>) -> Self {
        Later(State::Waiting(answered))
    }

    /// Waits, holding up this thread.
    pub fn wait(self) -> Result<T, Problem> {
        match self.0 {
            State::Known(result) => result,
            State::Waiting(answered) => answered.blocking_recv().map_err(|_| stopped())?,
        }
    }

    /// Waits while the thread does other work.
    pub async fn on_disk(self) -> Result<T, Problem> {
        match self.0 {
            State::Known(result) => result,
            State::Waiting(answered) => answered.await.map_err(|_| stopped())?,
        }
    }
}
