//! The rows of the co-ordinator's desk: briefs, the parts of their drafts, awaited replies and minutes.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use kith_practice::desk::{BriefState, PartKind, PartState, Side, Wanted};
use kith_practice::visit::{Mode, Place, Purpose, Seen};
use kith_vocabulary::ids::{
    AwaitedReplyId, BriefId, BriefPartId, BriefVisitId, DeskWorkId, FamilyId, PersonId, VisitId, WorkerId,
};

use crate::record;

record! {
    /// What a worker leaves for a co-ordinator to draft or arrange.
    Brief in brief, key brief_id: BriefId, about (family_id, child_id) {
        /// The family.
        family_id: FamilyId,
        /// The child whom it is about, where it is about one and not about all.
        child_id: Option<PersonId>,
        /// The worker who left it, who saw and heard what it tells, and who alone confirms its draft.
        worker_id: WorkerId,
        /// The co-ordinator who took it.
        coordinator_id: Option<WorkerId>,
        /// What it asks for.
        wanted: Wanted,
        /// How far it has come.
        state: BriefState,
        /// The day of what it is about.
        about_on: Date,
        /// What the worker says, in a few lines.
        bullets: String,
        /// The planned visit that is to be written up; once confirmed, the visit as recorded.
        visit_id: Option<VisitId>,
        /// When it was left.
        left_at: Timestamp,
        /// By when it is wanted.
        due_on: Date,
        /// By when whoever is written to is to reply.
        reply_by: Option<Date>,
        /// When the draft last went to the worker.
        sent_at: Option<Timestamp>,
        /// When the last part was confirmed.
        confirmed_at: Option<Timestamp>,
        /// Why it is not wanted any more.
        withdrawn_because: Option<String>,
    }
}

record! {
    /// A part of a draft.
    BriefPart in brief_part, key brief_part_id: BriefPartId, about (family_id, person_id) {
        /// The brief.
        brief_id: BriefId,
        /// The family.
        family_id: FamilyId,
        /// The child whose part it is.
        person_id: Option<PersonId>,
        /// Which part.
        kind: PartKind,
        /// What it says; for a child, their own words.
        body: String,
        /// Whether the child was seen.
        seen: Option<Seen>,
        /// What it means for the child: the worker's own, never a co-ordinator's.
        meaning: Option<String>,
        /// Who said it, where it is not the worker who left the brief.
        said_by: Option<String>,
        /// How far it has come.
        state: PartState,
        /// Who typed it.
        typed_by_id: WorkerId,
        /// Who confirmed it.
        confirmed_by_id: Option<WorkerId>,
        /// When.
        confirmed_on: Option<Date>,
        /// Why the worker gave it back.
        returned_because: Option<String>,
    }
}

record! {
    /// When, how and where a visit was, as drafted.
    BriefVisit in brief_visit, key brief_visit_id: BriefVisitId, about (family_id, none) {
        /// The brief.
        brief_id: BriefId,
        /// The family.
        family_id: FamilyId,
        /// The day.
        happened_on: Date,
        /// When it began, in London.
        happened_at: Option<Time>,
        /// What it was for.
        purpose: Purpose,
        /// How it was held.
        mode: Mode,
        /// Where.
        place: Place,
        /// How long it took, in minutes.
        minutes: i64,
        /// How long the way there and back took, in minutes.
        travel_minutes: Option<i64>,
    }
}

record! {
    /// A reply that somebody outside is to give.
    AwaitedReply in awaited_reply, key awaited_reply_id: AwaitedReplyId, about (family_id, none) {
        /// The brief whose letter or request asks for it.
        brief_id: BriefId,
        /// The family.
        family_id: FamilyId,
        /// From whom.
        from_whom: String,
        /// When they were asked.
        asked_on: Date,
        /// By when they are to reply.
        due_on: Date,
        /// When they were last chased.
        chased_on: Option<Date>,
        /// How often they were chased.
        times_chased: i64,
        /// When they replied.
        answered_on: Option<Date>,
        /// What they replied, in a few words.
        answer: Option<String>,
    }
}

record! {
    /// Minutes that somebody spent at the desk, as they told it.
    DeskWork in desk_work, key desk_work_id: DeskWorkId, about (family_id, none) {
        /// The brief.
        brief_id: BriefId,
        /// The family.
        family_id: FamilyId,
        /// On which day.
        worked_on: Date,
        /// What the brief asks for.
        kind: Wanted,
        /// Whose minutes they are.
        side: Side,
        /// The worker who left the brief.
        worker_id: WorkerId,
        /// The co-ordinator who has it.
        coordinator_id: Option<WorkerId>,
        /// How many.
        minutes: i64,
    }
}
