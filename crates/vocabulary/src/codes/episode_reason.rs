//! Why a new episode of care began (RNE).

code_list! {
    /// Why a new episode of care began.
    EpisodeReason, "Reason for new episode",
    "Department for Education, children looked after return (SSDA903) (RNE)";
    StartedToBeLookedAfter "S" "Started to be looked after";
    PlacementAndCarer "P" "Change of placement and carer";
    LegalStatus "L" "Change of legal status only";
    PlacementSameCarer "T" "Change of placement, same carer";
    LegalStatusAndPlacementSameCarer "U" "Change of legal status and placement, same carer";
    LegalStatusPlacementAndCarer "B" "Change of legal status, placement and carer";
}

impl EpisodeReason {
    /// Whether this begins a period of care, rather than carrying one on.
    pub fn starts_a_period_of_care(self) -> bool {
        self == Self::StartedToBeLookedAfter
    }

    /// Whether the child came to live somewhere else.
    pub fn changes_placement(self) -> bool {
        self != Self::LegalStatus
    }

    /// Whether somebody else came to care for the child.
    pub fn changes_carer(self) -> bool {
        matches!(
            self,
            Self::StartedToBeLookedAfter | Self::PlacementAndCarer | Self::LegalStatusPlacementAndCarer
        )
    }

    /// Whether the child's legal status became another.
    pub fn changes_legal_status(self) -> bool {
        !matches!(self, Self::PlacementAndCarer | Self::PlacementSameCarer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_says_what_changed() {
        let check = |reason: EpisodeReason, placement, carer, legal| {
            assert_eq!(reason.changes_placement(), placement, "{reason} placement");
            assert_eq!(reason.changes_carer(), carer, "{reason} carer");
            assert_eq!(reason.changes_legal_status(), legal, "{reason} legal status");
        };
        check(EpisodeReason::StartedToBeLookedAfter, true, true, true);
        check(EpisodeReason::PlacementAndCarer, true, true, false);
        check(EpisodeReason::LegalStatus, false, false, true);
        check(EpisodeReason::PlacementSameCarer, true, false, false);
        check(EpisodeReason::LegalStatusAndPlacementSameCarer, true, false, true);
        check(EpisodeReason::LegalStatusPlacementAndCarer, true, true, true);
    }
}
