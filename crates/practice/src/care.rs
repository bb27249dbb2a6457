//! Children looked after: in practice's words, what is found of them, what is planned, and what may come next.
//!
//! The law is the Children Act 1989, part 3, and the Care Planning, Placement and Case Review (England) Regulations 2010.
//! Codes of the statutory lists are in `vocabulary`; a period of care is worked out from its episodes.

pub mod home;
pub mod mended;
pub mod next;
pub mod period;
mod why_not;

use kith_vocabulary::codes::legal_status::LegalStatus;

use crate::words;

words! {
    /// How far a placement is approved.
    Approval {
        /// In full.
        Full "full" "Approved in full",
        /// With a parent, before the assessment is whole (regulation 19).
        ParentUnassessed "parent before assessment" "With a parent, before the assessment is whole (regulation 19)",
        /// With a relative or friend, under temporary approval (regulation 24).
        Temporary "temporary" "With a relative or friend, under temporary approval (regulation 24)",
    }
}

words! {
    /// What is found of a child looked after.
    CheckKind {
        /// A health assessment (regulation 7).
        HealthAssessment "health assessment" "Health assessment",
        /// A dental check.
        DentalCheck "dental check" "Dental check",
        /// Whether immunisations are up to date.
        Immunisations "immunisations" "Immunisations up to date",
        /// A development check of a child under five.
        DevelopmentCheck "development check" "Development check up to date (under five)",
        /// The strengths and difficulties questionnaire.
        Strengths "strengths and difficulties" "Strengths and difficulties questionnaire",
        /// Whether there is a problem of substance misuse.
        SubstanceMisuse "substance misuse" "Substance misuse",
        /// Whether the child received an intervention for it.
        InterventionReceived "intervention received" "Help with substance misuse received",
        /// Whether the child was offered one, and refused.
        InterventionOffered "intervention offered" "Help with substance misuse offered and refused",
        /// Convicted, or subject to a youth caution.
        Conviction "conviction" "Convicted, or cautioned as a young person",
    }
}

words! {
    /// How well the day of a fact is known.
    KnownBy {
        /// The day.
        Day "day" "On this day",
        /// Only the year that ended on the day, as a return tells it.
        Year "year" "In the year that ended on this day",
    }
}

words! {
    /// Why people met about a child's education.
    EducationOccasion {
        /// The plan was begun.
        Started "started" "Plan begun",
        /// The plan was reviewed.
        Reviewed "reviewed" "Plan reviewed",
    }
}

words! {
    /// What a child's permanent home is to be. The keys are those of the Standard Safeguarding Dataset's care plan.
    PermanenceOption {
        /// With the birth family, helped by short breaks.
        Supported "REMAINSUP" "Stay with the birth family, with short breaks",
        /// Home within a month.
        ReturnInAMonth "RETURN1M" "Return home within one month",
        /// Home within six months.
        ReturnInSixMonths "RETURN6M" "Return home within six months",
        /// Home later.
        ReturnLater "RETURNEV" "Return home later",
        /// Relatives or friends.
        Relatives "LTRELFR" "Long term with relatives or friends",
        /// Foster carers until 18.
        LongTermFoster "LTFOST18" "Long term with foster carers, to 18",
        /// A residential home until independence.
        Residential "RESPLMT" "Residential home until independence",
        /// Supported living.
        SupportedLiving "SUPPLIV" "Supported living, towards independence",
        /// Adoption.
        Adoption "ADOPTION" "Adoption",
        /// Another plan.
        Other "OTHERPLN" "Another plan",
    }
}

words! {
    /// How a permanence plan stands beside others.
    Standing {
        /// It is the plan.
        First "first" "The plan",
        /// It is pursued beside the plan, should that not hold.
        Parallel "parallel" "Pursued beside it",
    }
}

/// On what a legal status rests, so that nobody is looked after without it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Agreement of somebody with parental responsibility, or of the young person of 16 or 17 (section 20).
    Agreement,
    /// A care or placement order of a court, which follows an application of the authority (sections 31 and 38).
    CourtOrder,
    /// An emergency order of a court (sections 43 and 44).
    EmergencyOrder,
    /// The police (section 46; Police and Criminal Evidence Act 1984).
    Police,
    /// A criminal court.
    CriminalCourt,
}

/// On what this legal status rests.
pub fn ground_of(status: LegalStatus) -> Ground {
    use LegalStatus as L;
    match status {
        L::AccommodatedUnderSection20 | L::ShortBreaksEachRecorded | L::ShortBreaksAgreement => {
            Ground::Agreement
        }
        L::InterimCareOrder | L::FullCareOrder | L::FreeingOrder | L::PlacementOrder => Ground::CourtOrder,
        L::EmergencyProtectionOrder | L::ChildAssessmentOrder => Ground::EmergencyOrder,
        L::PoliceProtection | L::HeldByPolice => Ground::Police,
        L::Remanded | L::YouthRehabilitationOrder => Ground::CriminalCourt,
    }
}

impl Ground {
    /// What a worker is asked for.
    pub fn question(self) -> &'static str {
        match self {
            Ground::Agreement => {
                "Enter who agreed: somebody with parental responsibility, or the young person of 16 or 17"
            }
            Ground::CourtOrder | Ground::EmergencyOrder => "Enter which court made the order",
            Ground::Police => "Enter which police officer or station decided",
            Ground::CriminalCourt => "Enter which court decided",
        }
    }
}

/// The longest that a status may last by law, in days: police protection 72 hours (section 46(6)); an emergency
/// protection order eight days, and seven more once extended (section 45); an assessment order seven (section 43(5)).
pub fn lasts_at_most_days(status: LegalStatus) -> Option<i64> {
    match status {
        LegalStatus::PoliceProtection => Some(3),
        LegalStatus::EmergencyProtectionOrder => Some(15),
        LegalStatus::ChildAssessmentOrder => Some(7),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_emergency_lasts_days_and_every_other_status_has_no_last_day_by_itself() {
        for status in LegalStatus::ALL.iter().copied() {
            assert_eq!(lasts_at_most_days(status).is_some(), status.is_emergency_protection(), "{status}");
        }
    }

    #[test]
    fn agreement_is_what_a_family_can_take_back() {
        for status in LegalStatus::ALL.iter().copied() {
            assert_eq!(ground_of(status) == Ground::Agreement, status.is_by_agreement(), "{status}");
        }
    }
}
