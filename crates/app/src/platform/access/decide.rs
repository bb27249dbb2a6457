//! Who may do what in which situation: a pure function, printed whole in `docs/generated/permissions.md`.

use super::{Action, Role};

/// How somebody stands to a record, from the facts of this record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Situation {
    /// The deed is about the service, not about one family.
    Service,
    /// They work with a child of the family, or are named on its restriction while they do.
    Allocated,
    /// They serve a worker who works with a child of the family.
    Serves,
    /// A worker of their team works with a child of the family.
    Team,
    /// Nobody works with the family yet, or any more.
    Unallocated,
    /// The family is another team's.
    Elsewhere,
    /// The record is restricted and they are named as one who may know.
    Named,
    /// The record is restricted and they are not named.
    Restricted,
    /// The family is their own, or one they must stay away from.
    Recused,
}

impl Situation {
    /// Every situation, in the order of the permissions table.
    pub const ALL: [Situation; 9] = [
        Situation::Service,
        Situation::Allocated,
        Situation::Serves,
        Situation::Team,
        Situation::Unallocated,
        Situation::Elsewhere,
        Situation::Named,
        Situation::Restricted,
        Situation::Recused,
    ];

    /// The situation as the audit keeps it.
    pub fn key(self) -> &'static str {
        match self {
            Situation::Service => "service",
            Situation::Allocated => "allocated",
            Situation::Serves => "serves the worker",
            Situation::Team => "team",
            Situation::Unallocated => "nobody allocated",
            Situation::Elsewhere => "elsewhere",
            Situation::Named => "named on restriction",
            Situation::Restricted => "restricted",
            Situation::Recused => "recused",
        }
    }
}

/// Whether somebody with these roles may know that such a record exists.
pub fn knows(roles: &[Role], situation: Situation) -> bool {
    match situation {
        Situation::Service => true,
        Situation::Restricted | Situation::Recused => false,
        _ => roles.iter().any(|role| {
            allowed(*role, Action::ViewFamily, situation) || allowed(*role, Action::ViewPerson, situation)
        }),
    }
}

/// Whether one of the roles may do the deed in the situation.
pub fn allows(roles: &[Role], action: Action, situation: Situation) -> bool {
    roles.iter().any(|role| allowed(*role, action, situation))
}

/// Whether one of the roles may do the deed in any situation: the coarse check at the route.
pub fn ever_allows(roles: &[Role], action: Action) -> bool {
    Situation::ALL.into_iter().any(|situation| allows(roles, action, situation))
}

/// Whether somebody with these roles may know of any record at all.
pub fn ever_knows(roles: &[Role]) -> bool {
    Situation::ALL.into_iter().any(|situation| situation != Situation::Service && knows(roles, situation))
}

fn allowed(role: Role, action: Action, situation: Situation) -> bool {
    if matches!(situation, Situation::Restricted | Situation::Recused) {
        return false;
    }
    if situation == Situation::Service {
        on_the_service(role, action)
    } else {
        on_a_record(role, action, situation)
    }
}

fn on_the_service(role: Role, action: Action) -> bool {
    use Action as A;
    use Role as R;
    match action {
        A::ViewToday | A::KeepDraft => true,
        A::Search => matches!(
            role,
            R::SocialWorker
                | R::Coordinator
                | R::TeamManager
                | R::ServiceLeader
                | R::ConferenceChair
                | R::Analyst
                | R::InformationGovernance
        ),
        A::ViewFrontDoor => {
            matches!(role, R::SocialWorker | R::Coordinator | R::TeamManager | R::ServiceLeader)
        }
        A::TakeContact => matches!(role, R::SocialWorker | R::Coordinator | R::TeamManager),
        A::ViewDesk => matches!(role, R::SocialWorker | R::Coordinator | R::TeamManager),
        A::ArrangeServing => role == R::TeamManager,
        A::AddFamily | A::TakeOnDevice => matches!(role, R::SocialWorker | R::TeamManager),
        A::ViewTeam => {
            matches!(role, R::SocialWorker | R::Coordinator | R::TeamManager | R::ServiceLeader | R::Analyst)
        }
        A::ViewServiceDue => matches!(role, R::ServiceLeader | R::Analyst),
        A::SetTimeLimit => role == R::ServiceLeader,
        A::ImportReturn | A::MakeReturn => role == R::Analyst,
        A::CheckReturn => matches!(role, R::Analyst | R::ServiceLeader | R::Administrator),
        A::ManageAccounts => role == R::Administrator,
        _ => false,
    }
}

fn on_a_record(role: Role, action: Action, situation: Situation) -> bool {
    use Role as R;
    match role {
        R::SocialWorker => social_worker(action, situation),
        R::Coordinator => coordinator(action, situation),
        R::TeamManager => team_manager(action, situation),
        R::ServiceLeader => {
            reads(action)
                || matches!(
                    action,
                    Action::ViewFile
                        | Action::ViewHistory
                        | Action::ViewAudit
                        | Action::DecideProceedings
                        | Action::ViewPlacement
                        | Action::DecidePermanence
                )
        }
        // A chair has no part in the work with the family, so that a family of any team may be theirs to chair
        // (Working Together to Safeguard Children).
        R::ConferenceChair => {
            reads(action)
                || matches!(
                    action,
                    Action::ViewFile
                        | Action::ViewHistory
                        | Action::DecideConference
                        | Action::ReviewCare
                        | Action::ViewPlacement
                )
        }
        R::Analyst => reads(action),
        R::InformationGovernance => {
            reads(action)
                || matches!(
                    action,
                    Action::ViewFile
                        | Action::ViewHistory
                        | Action::ViewAudit
                        | Action::MergePeople
                        | Action::Restrict
                )
        }
        R::Administrator | R::VolunteerCoordinator | R::Partner | R::ImprovementPartner => false,
    }
}

fn reads(action: Action) -> bool {
    matches!(action, Action::ViewFamily | Action::ViewPerson)
}

/// What a family's own workers do day by day.
fn works_with(action: Action) -> bool {
    matches!(
        action,
        Action::AddPerson
            | Action::ChangePerson
            | Action::PlanVisit
            | Action::RecordVisit
            | Action::CorrectVisit
            | Action::WritePlan
            | Action::ReviewPlan
            | Action::PrintPlan
            | Action::FinishAction
            | Action::RecordProtection
            | Action::RecordNeed
            | Action::RecordCare
            | Action::ViewPlacement
            | Action::WriteAssessment
            | Action::SendAssessment
            | Action::ViewHistory
            | Action::ViewFile
            | Action::AddFile
            | Action::TakeAwayFile
            | Action::TakeOnDevice
            | Action::ConfirmDraft
            | Action::ChaseReply
    )
}

/// What is done at the front door: a worry may concern any family, whoever works with it.
fn at_the_front_door(action: Action) -> bool {
    matches!(action, Action::TakeContact | Action::DecideContact | Action::CorrectContact)
}

fn social_worker(action: Action, situation: Situation) -> bool {
    match situation {
        // A brief is left by whoever works with the family themselves: it tells what they saw and heard.
        Situation::Allocated if action == Action::LeaveBrief => true,
        Situation::Allocated | Situation::Team | Situation::Named => {
            reads(action) || works_with(action) || at_the_front_door(action)
        }
        // Every social worker may find and read an open family: a worry may concern any of them.
        Situation::Unallocated | Situation::Elsewhere | Situation::Serves => {
            reads(action) || at_the_front_door(action) || action == Action::ViewFile
        }
        _ => false,
    }
}

fn coordinator(action: Action, situation: Situation) -> bool {
    match situation {
        // Their rights are their own: only for the workers they serve, and never to finish what the worker must.
        Situation::Serves => {
            reads(action)
                || matches!(
                    action,
                    Action::PlanVisit
                        | Action::PrintPlan
                        | Action::FinishAction
                        | Action::ChangePerson
                        | Action::AddPerson
                        | Action::TakeContact
                        | Action::WriteAssessment
                        | Action::ViewPlacement
                        | Action::ViewFile
                        | Action::AddFile
                        | Action::DraftForWorker
                        | Action::ChaseReply
                )
        }
        Situation::Named => reads(action),
        _ => false,
    }
}

fn team_manager(action: Action, situation: Situation) -> bool {
    match situation {
        Situation::Allocated if action == Action::LeaveBrief => true,
        // A family that nobody works with is any team manager's to set in order: one just started, or read from a file.
        Situation::Allocated | Situation::Team | Situation::Named | Situation::Unallocated => {
            reads(action)
                || works_with(action)
                || at_the_front_door(action)
                || matches!(
                    action,
                    Action::Allocate
                        | Action::EndReferral
                        | Action::DecideAssessment
                        | Action::CorrectAssessment
                        | Action::DecideProceedings
                        | Action::DecidePermanence
                        | Action::OverrideDeadline
                        | Action::Restrict
                        | Action::ViewAudit
                        | Action::MergePeople
                )
        }
        // A manager may take a family over: allocating is how it comes to their team.
        Situation::Elsewhere | Situation::Serves => {
            reads(action)
                || at_the_front_door(action)
                || matches!(action, Action::Allocate | Action::ViewFile)
        }
        _ => false,
    }
}
