//! The law under which a child is looked after.

code_list! {
    /// The law under which a child is looked after.
    LegalStatus, "Legal status",
    "Department for Education, children looked after return (SSDA903) (LS)";
    InterimCareOrder "C1" "Interim care order";
    FullCareOrder "C2" "Full care order";
    FreeingOrder "D1" "Freeing order granted";
    PlacementOrder "E1" "Placement order granted";
    AccommodatedUnderSection20 "V2" "Accommodated under section 20, single period";
    ShortBreaksEachRecorded "V3" "Agreed series of short breaks, each recorded";
    ShortBreaksAgreement "V4" "Agreed series of short breaks, only the agreement recorded";
    Remanded "J1" "Remanded to local authority or youth detention accommodation";
    HeldByPolice "J2" "Placed by the police in local authority accommodation (PACE 1984)";
    YouthRehabilitationOrder "J3" "Youth rehabilitation order with residence or intensive fostering";
    PoliceProtection "L1" "Under police protection in local authority accommodation";
    EmergencyProtectionOrder "L2" "Emergency protection order";
    ChildAssessmentOrder "L3" "Under a child assessment order in local authority accommodation";
}

impl LegalStatus {
    /// Whether the child is looked after only under a series of short breaks. Such care is left out of most counts.
    pub fn is_short_break(self) -> bool {
        matches!(self, Self::ShortBreaksEachRecorded | Self::ShortBreaksAgreement)
    }

    /// Whether a court made a full care order.
    pub fn is_full_care_order(self) -> bool {
        self == Self::FullCareOrder
    }

    /// Whether the authority shares parental responsibility under a care order, full or interim.
    pub fn is_care_order(self) -> bool {
        matches!(self, Self::InterimCareOrder | Self::FullCareOrder)
    }

    /// Whether the child is looked after by agreement (Children Act 1989, section 20), which can end at any time.
    pub fn is_by_agreement(self) -> bool {
        matches!(
            self,
            Self::AccommodatedUnderSection20 | Self::ShortBreaksEachRecorded | Self::ShortBreaksAgreement
        )
    }

    /// Whether the child came through the youth justice system.
    pub fn is_youth_justice(self) -> bool {
        matches!(self, Self::Remanded | Self::HeldByPolice | Self::YouthRehabilitationOrder)
    }

    /// Whether it is an urgent protection that lasts days and not weeks.
    pub fn is_emergency_protection(self) -> bool {
        matches!(self, Self::PoliceProtection | Self::EmergencyProtectionOrder | Self::ChildAssessmentOrder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_breaks_are_v3_and_v4_only() {
        let found: Vec<_> = LegalStatus::ALL
            .iter()
            .filter(|status| status.is_short_break())
            .map(|status| status.code())
            .collect();
        assert_eq!(found, ["V3", "V4"]);
    }

    #[test]
    fn an_interim_order_is_a_care_order_but_not_a_full_one() {
        assert!(LegalStatus::InterimCareOrder.is_care_order());
        assert!(!LegalStatus::InterimCareOrder.is_full_care_order());
        assert!(LegalStatus::FullCareOrder.is_full_care_order());
    }

    #[test]
    fn every_status_but_freeing_and_placement_orders_has_one_kind() {
        for status in LegalStatus::ALL.iter().copied() {
            let kinds = [
                status.is_care_order(),
                status.is_by_agreement(),
                status.is_youth_justice(),
                status.is_emergency_protection(),
            ];
            let expected =
                usize::from(!matches!(status, LegalStatus::FreeingOrder | LegalStatus::PlacementOrder));
            assert_eq!(kinds.iter().filter(|&&kind| kind).count(), expected, "{status}");
        }
    }
}
