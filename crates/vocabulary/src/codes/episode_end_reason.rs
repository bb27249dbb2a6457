//! Why an episode of care ended (REC).

code_list! {
    /// Why an episode of care ended.
    EpisodeEndReason, "Reason episode ceased",
    "Department for Education, children looked after return (SSDA903) (REC)";
    NewEpisode "X1" "A new episode begins on the same day";
    AdoptedUnopposed "E11" "Adopted, application unopposed";
    AdoptedConsentDispensedWith "E12" "Adopted, consent dispensed with by the court";
    LeftToRelativesWithoutResponsibility "E13" "Left to live with parents or relatives without parental responsibility";
    RemandEnded "E14" "Accommodation on remand ended";
    FoundToBeAdult "E15" "Age assessment found the person to be 18 or over";
    MovedAbroad "E16" "Moved abroad";
    StayedWithCarersAt18 "E17" "Turned 18 and stayed with the same carers";
    Died "E2" "Died";
    OtherAuthorityTookOver "E3" "Care taken over by another local authority in the United Kingdom";
    ReturnedHomePlanned "E4A" "Returned home, as planned";
    ReturnedHomeUnplanned "E4B" "Returned home, not as planned";
    ChildArrangementsOrder "E41" "Child arrangements order (or residence order) granted";
    GuardianshipFormerCarerFamily "E45" "Special guardianship to former foster carer, relative or friend";
    GuardianshipFormerCarerOther "E46" "Special guardianship to former foster carer, not relative or friend";
    GuardianshipOtherFamily "E47" "Special guardianship to another carer, relative or friend";
    GuardianshipOther "E48" "Special guardianship to another carer, not relative or friend";
    IndependentWithSupport "E5" "Moved to independent living with formal support";
    IndependentWithoutSupport "E6" "Moved to independent living without formal support";
    MovedToAdultResidentialCare "E7" "Transferred to residential care funded by adult social care";
    OtherReason "E8" "Ended for any other reason";
    SentencedToCustody "E9" "Sentenced to custody";
}

impl EpisodeEndReason {
    /// Whether the child goes on being looked after, in an episode that begins on the same day.
    pub fn is_still_looked_after(self) -> bool {
        self == Self::NewEpisode
    }

    /// Whether the child was adopted.
    pub fn is_adoption(self) -> bool {
        matches!(self, Self::AdoptedUnopposed | Self::AdoptedConsentDispensedWith)
    }

    /// Whether a special guardianship order was made.
    pub fn is_special_guardianship(self) -> bool {
        matches!(
            self,
            Self::GuardianshipFormerCarerFamily
                | Self::GuardianshipFormerCarerOther
                | Self::GuardianshipOtherFamily
                | Self::GuardianshipOther
        )
    }

    /// Whether the child went home to parents or others with parental responsibility.
    pub fn is_return_home(self) -> bool {
        matches!(self, Self::ReturnedHomePlanned | Self::ReturnedHomeUnplanned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_x1_leaves_the_child_looked_after() {
        for reason in EpisodeEndReason::ALL.iter().copied() {
            assert_eq!(reason.is_still_looked_after(), reason.code() == "X1", "{reason}");
        }
    }

    #[test]
    fn special_guardianship_is_e45_to_e48() {
        let found: Vec<_> = EpisodeEndReason::ALL
            .iter()
            .copied()
            .filter(|reason| reason.is_special_guardianship())
            .map(EpisodeEndReason::code)
            .collect();
        assert_eq!(found, ["E45", "E46", "E47", "E48"]);
    }

    #[test]
    fn going_home_and_being_adopted_are_told_apart() {
        assert!(EpisodeEndReason::ReturnedHomeUnplanned.is_return_home());
        assert!(EpisodeEndReason::AdoptedUnopposed.is_adoption());
        assert!(!EpisodeEndReason::LeftToRelativesWithoutResponsibility.is_return_home());
    }
}
