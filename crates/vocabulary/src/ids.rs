//! The ids of everything Kith keeps: one line a kind, so that this file reads as a table of contents.
//!
//! An id is a UUID (version 7 where Kith made it), shown and stored as its hyphenated lower-case text. Ids are
//! made at the edge, never here.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

/// A text that should have been an id and was not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is not a Kith reference")
    }
}

impl std::error::Error for NotAnId {}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {
    /// Calls a macro with the name of every id type, for whoever must do the same for each.
    #[macro_export]
    macro_rules! for_each_id {
        ($then:ident) => { $then! { $($name)* } };
    }
    $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.as_hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                Uuid::try_parse(text).map($name).map_err(|_| NotAnId)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                $name(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Uuid {
                id.0
            }
        }
    )*};
}

ids! {
    /// Something to be done, by whom and when.
    ActionItemId
    /// A place with a postcode.
    AddressId
    /// A child's adoption.
    AdoptionId
    /// That the return of a year told of an adoption.
    AdoptionToldId
    /// A decision that a child should be placed for adoption.
    AdoptionDecisionId
    /// A worker's role for a child, from one date to another.
    AllocationId
    /// An assessment of a child.
    AssessmentId
    /// What an assessment found for one child.
    AssessmentChildId
    /// A child seeking asylum without family.
    AsylumId
    /// A line of the audit: who looked at or did what.
    AuditId
    /// A council: the outermost boundary of every record.
    AuthorityId
    /// One thing found of a child looked after.
    CareCheckId
    /// A stretch of care in one placement under one legal status.
    CareEpisodeId
    /// A review of a child's care.
    CareReviewId
    /// A reply that somebody outside is to give.
    AwaitedReplyId
    /// What a worker leaves for a co-ordinator to draft or arrange.
    BriefId
    /// A part of the draft of a brief.
    BriefPartId
    /// The visit that a brief's draft tells.
    BriefVisitId
    /// Minutes spent at a co-ordinator's desk.
    DeskWorkId
    /// What somebody told the service about children of a family.
    ContactId
    /// What a contact leads to for one child.
    ContactChildId
    /// A phone number, email or other way to reach a person.
    ContactDetailId
    /// Something that is, or was, due for a child.
    DeadlineId
    /// A due date that a manager moved, or found not to be needed.
    DeadlineOverrideId
    /// An application to court for an order about a child.
    CourtApplicationId
    /// A phone or tablet on which somebody records without a signal.
    DeviceId
    /// Words typed and not yet saved as a record.
    DraftId
    /// A personal education plan, begun or reviewed.
    EducationPlanId
    /// A section 47 enquiry.
    EnquiryId
    /// A return that was made from the record.
    ExportId
    /// One assessment of the children of a family.
    FamilyAssessmentId
    /// A family: people with dated membership.
    FamilyId
    /// A person's membership of a family, from one date to another.
    FamilyMemberId
    /// A file kept with a family's record.
    FileId
    /// A child whom a file is about.
    FileChildId
    /// What a file hangs on.
    FileLinkId
    /// A goal of a plan, the same in every version of it.
    GoalId
    /// An offer of family group decision-making.
    GroupOfferId
    /// A child whom such an offer is about.
    GroupOfferChildId
    /// A decision whether a child stays at home or goes home.
    HomeDecisionId
    /// People who live, or lived, together.
    HouseholdId
    /// A number or code by which others know a person.
    IdentifierId
    /// A statutory file that was read into the record.
    ImportId
    /// Background work.
    JobId
    /// How a care leaver was on a day.
    LeaverContactId
    /// Where a care leaver lives.
    LeaverHomeId
    /// An assessment of needs of somebody leaving care.
    LeavingAssessmentId
    /// The end of support for a care leaver.
    LeavingEndId
    /// A part of an imported file that no slice keeps yet.
    LeftoverId
    /// A court's order that deprives a child of liberty.
    LibertyOrderId
    /// A time limit that a service set for itself, from a day on.
    LocalLimitId
    /// A meeting about children: a discussion, a conference, a core group.
    MeetingId
    /// What a meeting decided for one child.
    MeetingChildId
    /// Somebody who was at a meeting, or was invited.
    MeetingPersonId
    /// A time when a child looked after was missing or away.
    MissingEpisodeId
    /// Whether a young woman looked after is a mother.
    MotherhoodId
    /// What a child's permanent home is to be.
    PermanencePlanId
    /// Anyone the record knows: child, parent, relative, friend.
    PersonId
    /// A name a person has or had.
    PersonNameId
    /// A plan for a child in need.
    NeedPlanId
    /// Where a child is placed.
    PlacementId
    /// A plan of a family, of whatever kind.
    PlanId
    /// What one person said of a version of a plan.
    PlanAgreementId
    /// A child that a version of a plan is for.
    PlanChildId
    /// A goal as one version of a plan has it.
    PlanGoalId
    /// A line of a version of a plan.
    PlanLineId
    /// Somebody of the network in a version of a plan.
    PlanNetworkId
    /// One person's value on a goal's scale.
    PlanRatingId
    /// A step in a version of a plan.
    PlanStepId
    /// How a step stood at a review.
    PlanStepMarkId
    /// A test of a safety plan.
    PlanTestId
    /// A version of a plan.
    PlanVersionId
    /// Work with a child's family before an application to court.
    PreProceedingsId
    /// A worker's job in a team, from one date to another.
    PostId
    /// A permanent home that a child had before.
    PreviousPermanenceId
    /// Someone from another service who works with a family.
    ProfessionalId
    /// A child protection plan.
    ProtectionPlanId
    /// A review conference of a child protection plan.
    ProtectionReviewId
    /// Any row of the record, whatever its kind.
    RecordId
    /// A referral of a child.
    ReferralId
    /// What one person is to another, from one date to another.
    RelationshipId
    /// A person's stay in a household, from one date to another.
    ResidenceId
    /// A worker's duty to stay away from a family.
    RecusalId
    /// A limit on who may know of a family or a person.
    RestrictionId
    /// A worker who may know of a restricted record.
    RestrictionNameId
    /// A co-ordinator's work for a social worker, from one date to another.
    ServingId
    /// A stretch with one social worker.
    SocialWorkerChangeId
    /// Whether a care leaver needs staying close support.
    StayingCloseId
    /// A run of sending the daily flow to the Department.
    SendingId
    /// What somebody set out to do, with every change it made.
    TaskId
    /// A team of workers.
    TeamId
    /// A child who came with another authority's protection plan.
    TransferId
    /// A visit to one or more children.
    VisitId
    /// What a visit found of one child.
    VisitChildId
    /// Someone besides the children who was there at a visit.
    VisitPresentId
    /// Someone who works for the authority or with it.
    WorkerId
    /// A worker's role in the service, from one date to another.
    WorkerRoleId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_it_was_shown() {
        let id: PersonId = "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap();
        assert_eq!(id.to_string(), "01890a5d-ac96-774b-bcce-b302099a8057");
    }

    #[test]
    fn words_are_not_an_id() {
        assert_eq!("robert'); drop table person".parse::<PersonId>(), Err(NotAnId));
    }
}
