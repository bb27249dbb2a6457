//! Why a placement ended and another began.

code_list! {
    /// Why a placement ended and another began.
    PlacementChangeReason, "Reason for placement change",
    "Department for Education, children looked after return (SSDA903) (REASON_PLACE_CHANGE)";
    CarePlan "CARPL" "Change to, or carrying out, the care plan";
    ProvisionClosed "CLOSE" "Carer resigned or provision closed";
    Allegation "ALLEG" "Allegation (section 47)";
    StandardsOfCare "STAND" "Concern about standards of care";
    ApprovalRemoved "APPRR" "Approval removed";
    CarerAskedBehaviour "CREQB" "Carer asked, because of the child's behaviour";
    CarerAskedOther "CREQO" "Carer asked, for another reason";
    ChildAsked "CHILD" "Child asked";
    AuthorityAsked "LAREQ" "Responsible or area authority asked";
    StatusOnly "PLACE" "Only the status of the placement changed";
    Custody "CUSTOD" "Custody arrangement";
    Other "OTHER" "Another reason";
}

impl PlacementChangeReason {
    /// Whether the move was meant: part of the plan, or no move at all. Others count as unplanned.
    pub fn is_planned(self) -> bool {
        matches!(self, Self::CarePlan | Self::StatusOnly)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_move_that_the_carer_asked_for_is_not_planned() {
        assert!(PlacementChangeReason::CarePlan.is_planned());
        assert!(!PlacementChangeReason::CarerAskedBehaviour.is_planned());
    }
}
