//! The roles that people have. A person may have several; each is dated by their account's posts.

use std::fmt;
use std::str::FromStr;

/// What somebody is in the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Works with children and their families.
    SocialWorker,
    /// Writes up and arranges for the social workers they serve.
    Coordinator,
    /// Leads a team.
    TeamManager,
    /// Leads the service.
    ServiceLeader,
    /// Chairs child protection conferences, without any part in the management of the work.
    ConferenceChair,
    /// Looks after figures and statutory returns.
    Analyst,
    /// Looks after who may know what, and who looked.
    InformationGovernance,
    /// Looks after accounts.
    Administrator,
    /// Looks after volunteers.
    VolunteerCoordinator,
    /// Works for police, health, education or a voluntary organisation.
    Partner,
    /// Helps the service to improve, from another authority.
    ImprovementPartner,
}

impl Role {
    /// Every role, in the order of the permissions table.
    pub const ALL: [Role; 11] = [
        Role::SocialWorker,
        Role::Coordinator,
        Role::TeamManager,
        Role::ServiceLeader,
        Role::ConferenceChair,
        Role::Analyst,
        Role::InformationGovernance,
        Role::Administrator,
        Role::VolunteerCoordinator,
        Role::Partner,
        Role::ImprovementPartner,
    ];

    /// The role as stored.
    pub fn key(self) -> &'static str {
        match self {
            Role::SocialWorker => "social-worker",
            Role::Coordinator => "co-ordinator",
            Role::TeamManager => "team-manager",
            Role::ServiceLeader => "service-leader",
            Role::ConferenceChair => "conference-chair",
            Role::Analyst => "analyst",
            Role::InformationGovernance => "information-governance",
            Role::Administrator => "administrator",
            Role::VolunteerCoordinator => "volunteer-co-ordinator",
            Role::Partner => "partner",
            Role::ImprovementPartner => "improvement-partner",
        }
    }

    /// The role as people say it.
    pub fn label(self) -> &'static str {
        match self {
            Role::SocialWorker => "Social worker",
            Role::Coordinator => "Co-ordinator",
            Role::TeamManager => "Team manager",
            Role::ServiceLeader => "Service leader",
            Role::ConferenceChair => "Conference chair",
            Role::Analyst => "Analyst",
            Role::InformationGovernance => "Information governance officer",
            Role::Administrator => "Administrator",
            Role::VolunteerCoordinator => "Volunteer co-ordinator",
            Role::Partner => "Partner",
            Role::ImprovementPartner => "Improvement partner",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl FromStr for Role {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        Role::ALL.into_iter().find(|role| role.key() == text).ok_or_else(|| {
            let keys: Vec<&str> = Role::ALL.iter().map(|role| role.key()).collect();
            format!("There is no role {text:?}. The roles are: {}.", keys.join(", "))
        })
    }
}

crate::stored_as_text! { Role }
