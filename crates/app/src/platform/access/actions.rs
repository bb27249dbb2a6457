//! Everything that can be done, one line a deed.
//!
//! Each has a marker type in [`may`], so that `Grant<may::RecordVisit>` is a right to record a visit and to nothing
//! else. A new deed is added here and in `decide.rs`; the generated permissions table then shows it.

/// A deed's marker type.
pub trait Kind {
    /// The deed.
    const ACTION: Action;
}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident $key:literal, $refusal:literal;)*) => {
        /// Everything that can be done.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action {
            $($(#[$doc])* $name,)*
        }

        impl Action {
            /// Every deed, in the order of the permissions table.
            pub const ALL: &'static [Action] = &[$(Action::$name),*];

            /// The deed as the audit keeps it.
            pub fn key(self) -> &'static str {
                match self { $(Action::$name => $key,)* }
            }

            /// What somebody is told who may know of the record and may not do this.
            pub fn refusal(self) -> &'static str {
                match self { $(Action::$name => $refusal,)* }
            }
        }

        /// The marker of each deed.
        pub mod may {
            use super::{Action, Kind};
            $(
                $(#[$doc])*
                #[derive(Debug)]
                pub struct $name;
                impl Kind for $name {
                    const ACTION: Action = Action::$name;
                }
            )*
        }
    };
}

actions! {
    /// See one's own Today page.
    ViewToday "view today", "Your role has no Today page.";
    /// Search for people.
    Search "search", "Your role does not search for people. Ask a social worker or a team manager.";
    /// See a family's page.
    ViewFamily "view family", "Your role does not see families.";
    /// See a person's page.
    ViewPerson "view person", "Your role does not see people's records.";
    /// See a record as it stood, and the history of its changes.
    ViewHistory "view history", "Only the family's team, service leaders and information governance see the history of changes.";
    /// See who looked at a record.
    ViewAudit "view audit", "Only team managers, service leaders and information governance see who looked at a record.";
    /// Start a record for a family.
    AddFamily "add family", "Only social workers and team managers start a record for a family.";
    /// Add people to a family, and say what they are to each other.
    AddPerson "add person", "Only the family's own workers and their team add people. Ask the team manager.";
    /// Change a person's details.
    ChangePerson "change person", "Only the family's own workers and their team change details. Ask the team manager.";
    /// Say that two records are of one person, or undo that.
    MergePeople "merge people", "Only team managers and information governance merge records.";
    /// See the co-ordinator's desk: what was left there, what is to be read, and what it took.
    ViewDesk "view desk", "Only social workers, co-ordinators and team managers see the desk.";
    /// Leave a brief for a co-ordinator.
    LeaveBrief "leave brief", "A brief is left by a worker who works with a child of the family.";
    /// Draft what a brief asks for, for its worker to confirm.
    DraftForWorker "draft for worker", "Only a co-ordinator drafts from a brief, for the workers they serve.";
    /// Confirm a draft, change it, give it back, or take the brief back.
    ConfirmDraft "confirm draft", "A draft is confirmed by the worker who left the brief, never by a co-ordinator.";
    /// Chase a reply from outside, and note what it was.
    ChaseReply "chase reply", "Only the family's own workers, their team and their co-ordinator chase replies.";
    /// Say which co-ordinator serves which worker.
    ArrangeServing "arrange serving", "Only a team manager says whom a co-ordinator serves.";
    /// Plan a visit.
    PlanVisit "plan visit", "Only the family's own workers, their team and their co-ordinator plan visits.";
    /// Record what happened at a visit.
    RecordVisit "record visit", "A visit is recorded by the person who saw the child, or by their team. Ask the team manager.";
    /// Correct a visit that was recorded.
    CorrectVisit "correct visit", "Only the family's own workers and their team correct a visit.";
    /// Write a plan with a family, or change it.
    WritePlan "write plan", "Only the family's own workers and their team write plans.";
    /// Review a plan, test it, and note who agrees.
    ReviewPlan "review plan", "Only the family's own workers and their team review plans.";
    /// Print a plan for somebody of the family.
    PrintPlan "print plan", "Only the family's own workers, their team and their co-ordinator print plans.";
    /// Look at a photo, drawing, voice note or letter kept with a family's record.
    ViewFile "view file", "Only those who work with families, their leaders, conference chairs and information governance see files.";
    /// Keep a photo, drawing, voice note or letter with a family's record.
    AddFile "add file", "Only the family's own workers, their team and their co-ordinator add files.";
    /// Take a file out of a family's record, with the reason.
    TakeAwayFile "take file away", "Only the family's own workers and their team take files away.";
    /// See what waits at the front door.
    ViewFrontDoor "view front door", "Only social workers, co-ordinators, team managers and service leaders see the front door.";
    /// Write down what somebody tells the service about children, and what they were told in return.
    TakeContact "take contact", "Only social workers, team managers and the family's co-ordinator take contacts.";
    /// Decide what a contact leads to for each child.
    DecideContact "decide contact", "Only social workers and team managers decide on a contact.";
    /// Correct a contact, or the decision on it.
    CorrectContact "correct contact", "Only social workers and team managers correct a contact.";
    /// End the work on a referral, or take the end back.
    EndReferral "end referral", "Only team managers end a referral.";
    /// Begin an assessment and write it.
    WriteAssessment "write assessment", "Only the family's own workers, their team and their co-ordinator write an assessment.";
    /// Send an assessment to a manager.
    SendAssessment "send assessment", "An assessment is sent by whoever answers for it: the family's own workers, or their team.";
    /// Authorise an assessment, or give it back.
    DecideAssessment "decide assessment", "Only team managers authorise an assessment or give it back.";
    /// Correct an assessment that was authorised.
    CorrectAssessment "correct assessment", "Only team managers correct an assessment that was authorised.";
    /// Say that an action is done.
    FinishAction "finish action", "Only the family's own workers, their team and their co-ordinator close actions.";
    /// Record strategy discussions, enquiries, core groups and offers to a family.
    RecordProtection "record protection work", "Only the family's own workers and their team record protection work. Ask the team manager.";
    /// Record what a child protection conference decided.
    DecideConference "decide at conference", "Only a conference chair records what a child protection conference decided: somebody without a part in the work.";
    /// Decide on pre-proceedings and applications to court.
    DecideProceedings "decide on proceedings", "Only the family's team manager and service leaders decide on proceedings.";
    /// Begin, review and end plans for children in need.
    RecordNeed "record child in need work", "Only the family's own workers and their team record plans for children in need. Ask the team manager.";
    /// See where a child in care is placed.
    ViewPlacement "view placement", "Only the child’s own workers, their managers and the reviewing officer see where a child is placed.";
    /// Record that a child comes into care, moves and leaves, and what is found meanwhile.
    RecordCare "record care", "Only the family's own workers and their team record care. Ask the team manager.";
    /// Record the review of a child's care.
    ReviewCare "review care", "Only a reviewing officer records the review of a child’s care: somebody without a part in the work.";
    /// Decide on a child's permanent home, on staying or going home, and on adoption.
    DecidePermanence "decide on permanence", "Only the family's team manager and service leaders decide on a child’s permanent home.";
    /// Say which worker works with a child, and in which role.
    Allocate "allocate", "Only a team manager allocates workers.";
    /// See a team's caseload.
    ViewTeam "view team", "Only a team's members, service leaders and analysts see a team's caseload.";
    /// Decide that something is due on another day or not needed.
    OverrideDeadline "override deadline", "Only the family’s team manager decides about a due date.";
    /// See how much is due across the service.
    ViewServiceDue "view service due", "Only service leaders and analysts see what is due across the service.";
    /// Set a time limit where the law sets none.
    SetTimeLimit "set time limit", "Only service leaders set the service’s own time limits.";
    /// Limit who may know of a family.
    Restrict "restrict", "Only team managers and information governance restrict a record.";
    /// Read a statutory file into the record.
    ImportReturn "import return", "Only analysts read statutory files into the record.";
    /// Make a statutory return from the record.
    MakeReturn "make return", "Only analysts make statutory returns from the record.";
    /// Check a statutory file without keeping it.
    CheckReturn "check return", "Only analysts, service leaders and administrators check statutory files.";
    /// Make, change and close accounts.
    ManageAccounts "manage accounts", "Only an administrator looks after accounts.";
    /// Take a family's front sheet onto a phone or tablet of one's own, for working without a signal.
    TakeOnDevice "take onto a device", "Only social workers and team managers take their families’ front sheets onto a phone.";
    /// Keep words typed and not saved yet.
    KeepDraft "keep draft", "Your role keeps no drafts.";
}
