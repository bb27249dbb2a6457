//! What meetings tell in the story: each once for its children, and with what it decided where that is their own.

use kith_practice::protection::{Decision, MeetingKind};

use crate::story::Teller;

/// The lines of meetings. What a conference said is read on its own page, since it differs for each child.
pub const STORY: Teller = Teller::Plain {
    selects: &["select m.held_on as happened_on, m.kind as kind, coalesce(c.decision, '') as title,
                m.narrative as words, c.person_id, c.family_id, '/meetings/' || m.meeting_id as link
           from meeting_child c
           join meeting m on m.authority_id = c.authority_id and m.meeting_id = c.meeting_id
          where c.authority_id = ?1 and {whom c}"],
    worded,
};

fn worded(kind: &str, title: &str, words: String) -> (String, String) {
    let kind: Option<MeetingKind> = kind.parse().ok();
    let what = kind.map_or("Meeting", MeetingKind::label);
    let decision: Option<Decision> = title.parse().ok();
    let words = if kind.is_some_and(MeetingKind::is_conference) { String::new() } else { words };
    match decision {
        Some(decision) => (format!("{what}: {}", decision.label().to_lowercase()), words),
        None => (what.to_owned(), words),
    }
}
