//! What an assessment found to matter for a child; several may be true at once.

code_list! {
    /// What an assessment found to matter for a child.
    AssessmentFactor, "Factors identified at assessment",
    "Department for Education, children in need census (AssessmentFactors)";
    AlcoholByChild "1A" "Alcohol misuse by the child";
    AlcoholByParent "1B" "Alcohol misuse by a parent or carer";
    AlcoholByOther "1C" "Alcohol misuse by someone else in the household";
    DrugsByChild "2A" "Drug misuse by the child";
    DrugsByParent "2B" "Drug misuse by a parent or carer";
    DrugsByOther "2C" "Drug misuse by someone else in the household";
    DomesticAbuseOfChild "3A" "Domestic abuse of the child";
    DomesticAbuseOfParent "3B" "Domestic abuse of a parent or carer";
    DomesticAbuseOfOther "3C" "Domestic abuse of someone else in the household";
    MentalHealthOfChild "4A" "Mental health of the child";
    MentalHealthOfParent "4B" "Mental health of a parent or carer";
    MentalHealthOfOther "4C" "Mental health of someone else in the household";
    LearningDisabilityOfChild "5A" "Learning disability of the child";
    LearningDisabilityOfParent "5B" "Learning disability of a parent or carer";
    LearningDisabilityOfOther "5C" "Learning disability of someone else in the household";
    PhysicalDisabilityOfChild "6A" "Physical disability or illness of the child";
    PhysicalDisabilityOfParent "6B" "Physical disability or illness of a parent or carer";
    PhysicalDisabilityOfOther "6C" "Physical disability or illness of someone else in the household";
    YoungCarer "7A" "Young carer";
    PrivatelyFosteredFromAbroadReturning "8B" "Privately fostered: from overseas, intends to return";
    PrivatelyFosteredFromAbroadStaying "8C" "Privately fostered: from overseas, intends to stay";
    PrivatelyFosteredInEducation "8D" "Privately fostered: United Kingdom child in an educational placement";
    PrivatelyFosteredByFamilyArrangement "8E" "Privately fostered: United Kingdom child, alternative family arrangements";
    PrivatelyFosteredOther "8F" "Privately fostered: other";
    UnaccompaniedAsylumSeeking "9A" "Unaccompanied asylum-seeking child";
    GoingMissing "10A" "Going or being missing";
    SexualExploitation "11A" "Child sexual exploitation";
    Trafficking "12A" "Trafficking";
    Gangs "13A" "Involvement in or with gangs";
    SociallyUnacceptableBehaviour "14A" "Socially unacceptable behaviour of the child";
    SelfHarm "15A" "Self-harm, suspected or actual";
    Neglect "16A" "Neglect";
    EmotionalAbuse "17A" "Emotional abuse";
    PhysicalAbuse "18A" "Physical abuse (older code)" until (2020, 3, 31);
    PhysicalAbuseByChild "18B" "Physical abuse by another child" from (2020, 4, 1);
    PhysicalAbuseByAdult "18C" "Physical abuse by an adult" from (2020, 4, 1);
    SexualAbuse "19A" "Sexual abuse (older code)" until (2020, 3, 31);
    SexualAbuseByChild "19B" "Sexual abuse by another child" from (2020, 4, 1);
    SexualAbuseByAdult "19C" "Sexual abuse by an adult" from (2020, 4, 1);
    Other "20" "Another factor";
    NoFactors "21" "No factors found, and no further action";
    FemaleGenitalMutilation "22A" "Female genital mutilation";
    AbuseLinkedToFaithOrBelief "23A" "Abuse linked to faith or belief";
    CriminalExploitation "24A" "Child criminal exploitation" from (2021, 4, 1);
}

impl AssessmentFactor {
    /// Whether this says that nothing was found; it may not stand beside a factor that was.
    pub fn is_none_found(self) -> bool {
        self == Self::NoFactors
    }

    /// Whether somebody in the home is abused by a partner or relative.
    pub fn is_domestic_abuse(self) -> bool {
        matches!(self, Self::DomesticAbuseOfChild | Self::DomesticAbuseOfParent | Self::DomesticAbuseOfOther)
    }

    /// Whether somebody outside the home uses the child.
    pub fn is_exploitation(self) -> bool {
        matches!(
            self,
            Self::SexualExploitation | Self::CriminalExploitation | Self::Trafficking | Self::Gangs
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn physical_abuse_was_split_between_one_collection_and_the_next() {
        use jiff::civil::date;
        assert!(AssessmentFactor::PhysicalAbuse.in_force_on(date(2020, 3, 31)));
        assert!(!AssessmentFactor::PhysicalAbuse.in_force_on(date(2020, 4, 1)));
        assert!(AssessmentFactor::PhysicalAbuseByAdult.in_force_on(date(2020, 4, 1)));
    }

    #[test]
    fn the_groups_of_factors_do_not_meet() {
        for factor in AssessmentFactor::ALL.iter().copied() {
            let groups = [factor.is_none_found(), factor.is_domestic_abuse(), factor.is_exploitation()];
            assert!(groups.iter().filter(|&&in_group| in_group).count() <= 1, "{factor}");
        }
    }
}
