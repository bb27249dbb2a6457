//! The row of a run of sending.

use jiff::Timestamp;
use kith_vocabulary::ids::{SendingId, WorkerId};

use crate::record;

record! {
    /// A run of sending the daily flow.
    Sending in daily_flow_sending, key sending_id: SendingId, about (none, none) {
        /// Who sent it.
        sent_by_id: WorkerId,
        /// When it began.
        started_at: Timestamp,
        /// When it ended; nothing while it is under way, or where it was cut off.
        ended_at: Option<Timestamp>,
        /// The server that took it.
        service: String,
        /// How many children were taken.
        taken: i64,
        /// How many were refused.
        refused: i64,
        /// Why it stopped before its end.
        stopped_because: Option<String>,
    }
}
