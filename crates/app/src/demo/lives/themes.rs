//! What a family's story is about: the worry that the work is for, and the statutory words that go with it.

use kith_vocabulary::codes::abuse_category::AbuseCategory;
use kith_vocabulary::codes::assessment_factor::AssessmentFactor as Factor;
use kith_vocabulary::codes::primary_need::PrimaryNeed;
use kith_vocabulary::codes::referral_source::ReferralSource as Source;

use crate::demo::chance::Chance;

/// The worry that the work is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Theme {
    DomesticAbuse,
    MentalHealth,
    Substances,
    Neglect,
    Disability,
    Exploitation,
    YoungCarer,
    FamilyStress,
    Baby,
}

impl Theme {
    /// A worry that the ages of the children allow.
    pub(crate) fn any(chance: &mut Chance, oldest_years: i64, newborn: Newborn) -> Self {
        let teens = if oldest_years >= 12 { 10 } else { 0 };
        let baby = if newborn == Newborn::Yes { 25 } else { 0 };
        chance.weighted(&[
            (24, Theme::DomesticAbuse),
            (15, Theme::MentalHealth),
            (13, Theme::Substances),
            (18, Theme::Neglect),
            (9, Theme::Disability),
            (teens, Theme::Exploitation),
            (teens / 2, Theme::YoungCarer),
            (12, Theme::FamilyStress),
            (baby, Theme::Baby),
        ])
    }

    /// Its name in the files of sentences.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Theme::DomesticAbuse => "domestic abuse",
            Theme::MentalHealth => "mental health",
            Theme::Substances => "substances",
            Theme::Neglect => "neglect",
            Theme::Disability => "disability",
            Theme::Exploitation => "exploitation",
            Theme::YoungCarer => "young carer",
            Theme::FamilyStress => "family stress",
            Theme::Baby => "baby",
        }
    }

    /// What an assessment finds to matter.
    pub(crate) fn factors(self) -> &'static [Factor] {
        match self {
            Theme::DomesticAbuse => &[Factor::DomesticAbuseOfParent, Factor::EmotionalAbuse],
            Theme::MentalHealth => &[Factor::MentalHealthOfParent],
            Theme::Substances => &[Factor::AlcoholByParent, Factor::DrugsByParent],
            Theme::Neglect => &[Factor::Neglect],
            Theme::Disability => &[Factor::LearningDisabilityOfChild, Factor::PhysicalDisabilityOfChild],
            Theme::Exploitation => &[Factor::GoingMissing, Factor::CriminalExploitation],
            Theme::YoungCarer => &[Factor::PhysicalDisabilityOfParent, Factor::YoungCarer],
            Theme::FamilyStress => &[Factor::Other],
            Theme::Baby => &[Factor::MentalHealthOfParent, Factor::DrugsByParent],
        }
    }

    /// The main reason why the children need help.
    pub(crate) fn need(self) -> PrimaryNeed {
        match self {
            Theme::Disability => PrimaryNeed::ChildsDisability,
            Theme::MentalHealth | Theme::YoungCarer => PrimaryNeed::ParentsDisabilityOrIllness,
            Theme::FamilyStress => PrimaryNeed::FamilyInAcuteStress,
            Theme::Exploitation => PrimaryNeed::SociallyUnacceptableBehaviour,
            Theme::DomesticAbuse | Theme::Substances | Theme::Neglect | Theme::Baby => {
                PrimaryNeed::AbuseOrNeglect
            }
        }
    }

    /// The category of a protection plan.
    pub(crate) fn category(self) -> AbuseCategory {
        match self {
            Theme::DomesticAbuse | Theme::MentalHealth | Theme::FamilyStress => AbuseCategory::Emotional,
            Theme::Exploitation => AbuseCategory::Sexual,
            Theme::Substances | Theme::Neglect | Theme::Disability | Theme::YoungCarer | Theme::Baby => {
                AbuseCategory::Neglect
            }
        }
    }

    /// Who is likely to tell of it first.
    pub(crate) fn sources(self) -> &'static [Source] {
        match self {
            Theme::DomesticAbuse => &[Source::Police, Source::Police, Source::School, Source::Family],
            Theme::MentalHealth => &[Source::GeneralPractitioner, Source::OtherHealth, Source::School],
            Theme::Substances => &[Source::Police, Source::Family, Source::AccidentAndEmergency],
            Theme::Neglect => &[Source::School, Source::School, Source::Housing, Source::Acquaintance],
            Theme::Disability => &[Source::OtherHealth, Source::EducationService, Source::Family],
            Theme::Exploitation => &[Source::Police, Source::School, Source::ChildThemselves],
            Theme::YoungCarer => &[Source::School, Source::OwnSocialCare, Source::SchoolNurse],
            Theme::FamilyStress => &[Source::Family, Source::Housing, Source::School, Source::Anonymous],
            Theme::Baby => &[Source::OtherHealth, Source::HealthVisitor, Source::OtherPrimaryHealth],
        }
    }
}

/// Whether there is a baby, born or on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Newborn {
    /// There is.
    Yes,
    /// The youngest is older.
    No,
}
