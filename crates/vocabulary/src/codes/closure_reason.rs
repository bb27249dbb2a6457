//! Why work with a child ended.

code_list! {
    /// Why work with a child ended.
    ClosureReason, "Reason for closure",
    "Department for Education, children in need census (ReasonForClosure)";
    Adopted "RC1" "Adopted";
    Died "RC2" "Died";
    ChildArrangementsOrder "RC3" "Child arrangements order";
    SpecialGuardianshipOrder "RC4" "Special guardianship order";
    MovedToAnotherAuthority "RC5" "Transferred to another local authority";
    MovedToAdultServices "RC6" "Transferred to adult social care";
    NoLongerInNeed "RC7" "Ended for any other reason, including no longer in need";
    NoFurtherAction "RC8" "Closed after assessment, no further action";
    ReferredToEarlyHelp "RC9" "Closed after assessment, referred to early help" from (2022, 4, 1);
}

impl ClosureReason {
    /// Whether the assessment found that children's social care had nothing more to do.
    pub fn is_no_further_action(self) -> bool {
        matches!(self, Self::NoFurtherAction | Self::ReferredToEarlyHelp)
    }

    /// Whether the work goes on elsewhere, so that a handover is owed.
    pub fn is_transfer(self) -> bool {
        matches!(self, Self::MovedToAnotherAuthority | Self::MovedToAdultServices)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_after_assessment_is_no_further_action_with_early_help_or_without() {
        assert!(ClosureReason::NoFurtherAction.is_no_further_action());
        assert!(ClosureReason::ReferredToEarlyHelp.is_no_further_action());
        assert!(!ClosureReason::NoLongerInNeed.is_no_further_action());
    }

    #[test]
    fn a_move_to_adult_services_is_a_transfer() {
        assert!(ClosureReason::MovedToAdultServices.is_transfer());
        assert!(!ClosureReason::Died.is_transfer());
    }
}
