//! What can go wrong, in words for the person it happens to.
//!
//! One type for the whole application. *Not allowed to know* is `NotFound`, made the same way as a thing that
//! does not exist, so that nobody learns of a record from a refusal. A fault shows a reference, never its cause.

use std::collections::BTreeMap;
use std::fmt;

/// Messages by field, for showing beside the question and in the summary.
pub type FieldErrors = BTreeMap<String, String>;

/// Why something was not done.
#[derive(Debug)]
pub enum Problem {
    /// There is no such thing, or this person may not know that there is.
    NotFound,
    /// This person may know of the thing and may not do this to it. The text says who may.
    NotAllowed(String),
    /// Someone else changed it since it was read.
    Conflict(Box<Conflict>),
    /// The answers cannot be accepted: field and message.
    Invalid(FieldErrors),
    /// The person must sign in first.
    SignedOut,
    /// The service cannot do this now. Nothing was saved. The text says why in plain words.
    Unavailable(String),
    /// A mistake of ours. The text is for the log and never holds a name, a date of birth or a note.
    Fault(String),
}

/// What a stale edit meets: the row as somebody else left it.
#[derive(Debug)]
pub struct Conflict {
    /// Table of the row.
    pub table: &'static str,
    /// Key of the row.
    pub row_id: String,
    /// The version that the editor had read.
    pub seen: i64,
    /// The version that stands now.
    pub stands: i64,
}

impl Problem {
    /// A mistake of ours, described for the log.
    pub fn fault(what: impl Into<String>) -> Self {
        Problem::Fault(what.into())
    }

    /// One field that cannot be accepted.
    pub fn invalid(field: &str, message: &str) -> Self {
        Problem::Invalid(FieldErrors::from([(field.to_owned(), message.to_owned())]))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::NotFound => f.write_str("There is nothing here that you can see."),
            Problem::NotAllowed(why) | Problem::Unavailable(why) => f.write_str(why),
            Problem::Conflict(_) => f.write_str("Somebody else changed this since you opened it."),
            Problem::Invalid(fields) => {
                let messages: Vec<&str> = fields.values().map(String::as_str).collect();
                f.write_str(&messages.join(" "))
            }
            Problem::SignedOut => f.write_str("You are signed out."),
            Problem::Fault(what) => write!(f, "Something went wrong inside Kith: {what}."),
        }
    }
}

impl std::error::Error for Problem {}
