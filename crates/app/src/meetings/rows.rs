//! The rows of meetings: what everybody in one shares, what it decided for each child, and who was there.

use jiff::civil::{Date, Time};
use kith_practice::people::YesNo;
use kith_practice::protection::{Attendance, Decision, MeetingKind};
use kith_vocabulary::ids::{FamilyId, MeetingChildId, MeetingId, MeetingPersonId, PersonId};

use crate::record;

record! {
    /// A meeting about one or more children of a family.
    Meeting in meeting, key meeting_id: MeetingId, about (family_id, none) {
        /// The family.
        family_id: FamilyId,
        /// What it was for.
        kind: MeetingKind,
        /// The day.
        held_on: Date,
        /// When it began, in London.
        held_at: Option<Time>,
        /// Who chaired it, and decided where it decides.
        chaired_by: String,
        /// What was shared and said: what every child's record shares.
        narrative: String,
    }
}

record! {
    /// What a meeting decided for one child.
    MeetingChild in meeting_child, key meeting_child_id: MeetingChildId, about (family_id, person_id) {
        /// The meeting.
        meeting_id: MeetingId,
        /// The family.
        family_id: FamilyId,
        /// The child.
        person_id: PersonId,
        /// What was decided; nothing where the meeting decides nothing.
        decision: Option<Decision>,
        /// Code of the abuse categories, where the decision has one.
        category: Option<String>,
        /// Why, for this child.
        reason: Option<String>,
        /// What the child thinks, in their own words.
        views: Option<String>,
    }
}

record! {
    /// Somebody who was at a meeting, or was invited to it.
    MeetingPerson in meeting_person, key meeting_person_id: MeetingPersonId, about (family_id, none) {
        /// The meeting.
        meeting_id: MeetingId,
        /// The family.
        family_id: FamilyId,
        /// Their name; nothing where the row was taken back.
        name: Option<String>,
        /// Where they work, or what they are to the family.
        agency: Option<String>,
        /// Whether they came.
        attendance: Attendance,
        /// Whether they sent a report.
        sent_report: YesNo,
    }
}
