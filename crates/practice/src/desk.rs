//! The co-ordinator's desk: what a brief asks for, the parts that a draft of it has, and how far it has come.
//!
//! A co-ordinator drafts, arranges and chases. What was seen, what it means and what is decided stays with the worker
//! who answers for it: no part is in the record before that worker confirmed it.

use jiff::civil::Date;
use kith_vocabulary::calendar::add_working_days;

use crate::words;

/// How many workers a co-ordinator serves at most, apart from covering for an absent colleague (one to three, as where
/// the role was first evaluated: Hampshire and the Isle of Wight, 2015 to 2016).
pub const MOST_SERVED: usize = 3;

words! {
    /// What a brief asks for.
    Wanted {
        /// A visit that the worker made, to be written up.
        VisitWriteUp "visit write-up" "Write up a visit",
        /// Something that the record should say.
        CaseNote "case note" "Write a case note",
        /// A letter.
        Letter "letter" "Write a letter",
        /// What was said and agreed in a meeting.
        Minute "minute" "Minute a meeting",
        /// An invitation to a meeting.
        Invitation "invitation" "Invite people to a meeting",
        /// A request to another agency.
        AgencyRequest "agency request" "Ask another agency",
        /// A visit or a meeting to be arranged.
        Booking "booking" "Book a visit or a meeting",
    }
}

impl Wanted {
    /// What the record calls it once it is confirmed.
    pub fn record(self) -> &'static str {
        match self {
            Wanted::VisitWriteUp => "Visit",
            Wanted::CaseNote => "Case note",
            Wanted::Letter => "Letter",
            Wanted::Minute => "Minutes of a meeting",
            Wanted::Invitation => "Invitation",
            Wanted::AgencyRequest => "Request to another agency",
            Wanted::Booking => "Arrangement",
        }
    }

    /// The parts of a draft, in their order. A visit has one more for each child.
    pub fn parts(self) -> &'static [PartKind] {
        match self {
            Wanted::VisitWriteUp => {
                &[PartKind::Details, PartKind::Child, PartKind::Narrative, PartKind::Next]
            }
            Wanted::CaseNote => &[PartKind::Narrative, PartKind::Next],
            Wanted::Letter | Wanted::Invitation | Wanted::AgencyRequest => {
                &[PartKind::Recipient, PartKind::Wording]
            }
            Wanted::Minute => &[PartKind::Present, PartKind::Narrative, PartKind::Agreed, PartKind::Next],
            Wanted::Booking => &[PartKind::Arranged],
        }
    }

    /// Whether somebody outside is asked, so that a reply may be awaited.
    pub fn awaits_reply(self) -> bool {
        matches!(self, Wanted::Letter | Wanted::Invitation | Wanted::AgencyRequest)
    }

    /// The day by which it is wanted where the worker names none: a local default, no time limit of the law.
    pub fn usually_due(self, left_on: Date) -> Date {
        let days = match self {
            Wanted::VisitWriteUp | Wanted::CaseNote | Wanted::Booking => 1,
            Wanted::Letter | Wanted::Invitation | Wanted::AgencyRequest | Wanted::Minute => 2,
        };
        add_working_days(left_on, days)
    }
}

words! {
    /// A part of a draft.
    PartKind {
        /// When the visit was, how and where.
        Details "details" "When, how and where",
        /// Whether a child was seen, and what they said.
        Child "child" "Seen, and in their own words",
        /// What happened.
        Narrative "narrative" "What happened",
        /// To whom something is sent.
        Recipient "recipient" "To whom",
        /// What a letter says.
        Wording "wording" "What it says",
        /// Who was there.
        Present "present" "Who was there",
        /// What was agreed.
        Agreed "agreed" "What was agreed",
        /// What happens next.
        Next "next" "What happens next",
        /// What was arranged.
        Arranged "arranged" "What was arranged",
    }
}

impl PartKind {
    /// Whether a draft may be sent without it.
    pub fn may_be_blank(self) -> bool {
        matches!(
            self,
            PartKind::Next | PartKind::Present | PartKind::Agreed | PartKind::Details | PartKind::Child
        )
    }
}

words! {
    /// How far a brief has come.
    BriefState {
        /// With the desk; nobody took it yet.
        Waiting "waiting" "Waiting",
        /// A co-ordinator took it.
        Taken "taken" "Being drafted",
        /// The worker is to read the draft.
        WithWorker "with worker" "To be read",
        /// The worker gave some of it back.
        Returned "returned" "Given back",
        /// All of it is confirmed and in the record.
        Confirmed "confirmed" "Confirmed",
        /// Not wanted any more.
        Withdrawn "withdrawn" "Withdrawn",
    }
}

impl BriefState {
    /// Whether a co-ordinator may take, draft or send it.
    pub fn is_with_desk(self) -> bool {
        matches!(self, BriefState::Waiting | BriefState::Taken | BriefState::Returned)
    }

    /// Whether anything is still to be done.
    pub fn is_open(self) -> bool {
        self.is_with_desk() || self == BriefState::WithWorker
    }
}

words! {
    /// How far a part of a draft has come.
    PartState {
        /// As the co-ordinator typed it.
        Drafted "drafted" "To be read",
        /// Given back by the worker.
        Returned "returned" "Given back",
        /// Confirmed as it was typed.
        Confirmed "confirmed" "Confirmed",
        /// Confirmed after the worker changed it.
        Changed "changed" "Changed and confirmed",
    }
}

impl PartState {
    /// Whether the worker answers for it.
    pub fn is_confirmed(self) -> bool {
        matches!(self, PartState::Confirmed | PartState::Changed)
    }

    /// Where a brief stands once the worker read its parts: confirmed only with every one of them.
    pub fn amount_to(parts: &[PartState]) -> BriefState {
        if parts.contains(&PartState::Returned) {
            BriefState::Returned
        } else if !parts.is_empty() && parts.iter().all(|part| part.is_confirmed()) {
            BriefState::Confirmed
        } else {
            BriefState::WithWorker
        }
    }
}

words! {
    /// Whose minutes were spent on the desk's work.
    Side {
        /// The worker's, on leaving a brief and reading a draft.
        Worker "worker" "Worker",
        /// The co-ordinator's.
        Coordinator "co-ordinator" "Co-ordinator",
    }
}

/// Why a co-ordinator cannot serve a worker in a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServingRefusal {
    /// They serve [`MOST_SERVED`] already.
    TooMany,
    /// They serve this worker already.
    Already,
    /// It ends before it begins.
    EndsBefore,
    /// A cover without an end would be no cover.
    CoverWithoutEnd,
}

impl std::fmt::Display for ServingRefusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            ServingRefusal::TooMany => {
                "They serve three workers already. End one first, or say whom they cover for"
            }
            ServingRefusal::Already => "They serve this worker already in that time",
            ServingRefusal::EndsBefore => "The last day must come after the first",
            ServingRefusal::CoverWithoutEnd => "Say on which day the cover ends",
        })
    }
}

/// A stretch in which a co-ordinator serves somebody: from a day, until the day on which it no longer holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// Whether it is the worker who is to be served.
    pub same_worker: bool,
    /// Whether it covers for an absent colleague.
    pub is_cover: bool,
    /// From this day.
    pub from: Date,
    /// No longer from this day; blank while it lasts.
    pub until: Option<Date>,
}

impl Stretch {
    fn meets(self, other: Stretch) -> bool {
        self.until.is_none_or(|end| end > other.from) && other.until.is_none_or(|end| end > self.from)
    }
}

/// Whether a co-ordinator with these stretches may serve one more.
pub fn may_serve(stands: &[Stretch], new: Stretch) -> Result<(), ServingRefusal> {
    if new.until.is_some_and(|end| end <= new.from) {
        return Err(ServingRefusal::EndsBefore);
    }
    if new.is_cover && new.until.is_none() {
        return Err(ServingRefusal::CoverWithoutEnd);
    }
    let meeting = stands.iter().filter(|one| one.meets(new));
    if meeting.clone().any(|one| one.same_worker) {
        return Err(ServingRefusal::Already);
    }
    let own = meeting.filter(|one| !one.is_cover).count();
    if !new.is_cover && own >= MOST_SERVED { Err(ServingRefusal::TooMany) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_brief_is_confirmed_only_with_every_part() {
        use PartState::{Changed, Confirmed, Drafted, Returned};
        let check =
            |parts: &[PartState], expected| assert_eq!(PartState::amount_to(parts), expected, "{parts:?}");
        check(&[], BriefState::WithWorker);
        check(&[Confirmed], BriefState::Confirmed);
        check(&[Confirmed, Changed], BriefState::Confirmed);
        check(&[Confirmed, Drafted], BriefState::WithWorker);
        check(&[Confirmed, Returned], BriefState::Returned);
        check(&[Returned, Drafted], BriefState::Returned);
    }

    #[test]
    fn a_co_ordinator_serves_three_workers_and_covers_for_more() {
        let stretch = |same_worker, is_cover, from, until| Stretch { same_worker, is_cover, from, until };
        let (june, july, august) = (date(2026, 6, 1), date(2026, 7, 1), date(2026, 8, 1));
        let three = [stretch(false, false, june, None); MOST_SERVED];
        let check =
            |stands: &[Stretch], new, expected| assert_eq!(may_serve(stands, new), expected, "{new:?}");
        check(&three[..2], stretch(true, false, june, None), Ok(()));
        check(&three, stretch(true, false, june, None), Err(ServingRefusal::TooMany));
        check(&three, stretch(true, true, june, Some(july)), Ok(()));
        check(&three, stretch(true, true, june, None), Err(ServingRefusal::CoverWithoutEnd));
        check(&[], stretch(true, false, july, Some(july)), Err(ServingRefusal::EndsBefore));
        let until_july = [stretch(true, false, june, Some(july))];
        check(&until_july, stretch(true, false, july, None), Ok(()));
        check(&until_july, stretch(true, false, date(2026, 6, 30), None), Err(ServingRefusal::Already));
        check(&[stretch(true, true, august, None)], stretch(true, false, june, Some(august)), Ok(()));
        let covers = [stretch(false, true, june, Some(august)); 5];
        check(&covers, stretch(true, false, june, None), Ok(()));
    }

    #[test]
    fn what_is_wanted_is_usually_due_after_working_days() {
        let friday = date(2026, 11, 27);
        let check = |wanted: Wanted, expected| assert_eq!(wanted.usually_due(friday), expected, "{wanted}");
        check(Wanted::VisitWriteUp, date(2026, 11, 30));
        check(Wanted::Letter, date(2026, 12, 1));
    }
}
