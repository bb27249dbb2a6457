//! The main reason why a child is looked after. The children looked after return has its own, shorter list.

code_list! {
    /// The main reason why a child is looked after.
    CategoryOfNeed, "Category of need",
    "Department for Education, children looked after return (SSDA903) (CIN)";
    AbuseOrNeglect "N1" "Abuse or neglect";
    ChildsDisability "N2" "Child's disability";
    ParentsDisabilityOrIllness "N3" "Parent's disability or illness";
    FamilyInAcuteStress "N4" "Family in acute stress";
    FamilyDysfunction "N5" "Family dysfunction";
    SociallyUnacceptableBehaviour "N6" "Socially unacceptable behaviour";
    LowIncome "N7" "Low income";
    AbsentParenting "N8" "Absent parenting";
}

impl CategoryOfNeed {
    /// The same need in the census's list.
    pub fn primary_need(self) -> super::primary_need::PrimaryNeed {
        use super::primary_need::PrimaryNeed;
        match self {
            Self::AbuseOrNeglect => PrimaryNeed::AbuseOrNeglect,
            Self::ChildsDisability => PrimaryNeed::ChildsDisability,
            Self::ParentsDisabilityOrIllness => PrimaryNeed::ParentsDisabilityOrIllness,
            Self::FamilyInAcuteStress => PrimaryNeed::FamilyInAcuteStress,
            Self::FamilyDysfunction => PrimaryNeed::FamilyDysfunction,
            Self::SociallyUnacceptableBehaviour => PrimaryNeed::SociallyUnacceptableBehaviour,
            Self::LowIncome => PrimaryNeed::LowIncome,
            Self::AbsentParenting => PrimaryNeed::AbsentParenting,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_returns_write_a_need_with_the_same_code() {
        for need in CategoryOfNeed::ALL {
            assert_eq!(need.code(), need.primary_need().code());
        }
    }
}
