//! The row that says that a return was made.

use jiff::Timestamp;
use kith_vocabulary::ids::{ExportId, WorkerId};

use crate::record;

record! {
    /// A return that was made from the record.
    Export in export, key export_id: ExportId, about (none, none) {
        /// Which return: what people type for it.
        kind: String,
        /// The collection year, or the day it was drawn up for.
        period: String,
        /// The name it was given.
        file_name: String,
        /// The hash of its bytes.
        sha256: String,
        /// How many bytes it has.
        size: i64,
        /// How many children it tells of.
        children: i64,
        /// Who made it.
        made_by_id: WorkerId,
        /// When.
        made_at: Timestamp,
    }
}
