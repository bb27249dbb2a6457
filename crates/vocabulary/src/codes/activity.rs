//! What a care leaver mainly does around a birthday.

code_list! {
    /// What a care leaver mainly does.
    Activity, "Main activity",
    "Department for Education, children looked after return (SSDA903) (ACTIV)";
    HigherEducationFullTime "F1" "Higher education, full time";
    HigherEducationPartTime "P1" "Higher education, part time";
    OtherEducationFullTime "F2" "Other education, full time";
    OtherEducationPartTime "P2" "Other education, part time";
    WorkOrTrainingFullTime "F4" "Work or training, full time";
    WorkOrTrainingPartTime "P4" "Work or training, part time";
    ApprenticeshipFullTime "F5" "Apprenticeship, full time";
    ApprenticeshipPartTime "P5" "Apprenticeship, part time";
    NotForIllness "G4" "Not in education or work: illness or disability";
    NotForOtherReason "G5" "Not in education or work: other reason";
    NotForParenthood "G6" "Not in education or work: pregnancy or parenting";
    NotKnown "0" "Not known, because not in touch";
}

impl Activity {
    /// Whether the young person is in education, employment or training; nothing if that is not known.
    pub fn is_in_education_or_work(self) -> Option<bool> {
        match self {
            Self::NotKnown => None,
            Self::NotForIllness | Self::NotForOtherReason | Self::NotForParenthood => Some(false),
            _ => Some(true),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_young_parent_at_home_is_not_counted_in_work_and_an_unknown_is_not_counted() {
        assert_eq!(Activity::NotForParenthood.is_in_education_or_work(), Some(false));
        assert_eq!(Activity::ApprenticeshipPartTime.is_in_education_or_work(), Some(true));
        assert_eq!(Activity::NotKnown.is_in_education_or_work(), None);
    }
}
