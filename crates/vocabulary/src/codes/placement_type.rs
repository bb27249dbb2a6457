//! The kind of place where a looked-after child lives.
//!
//! Z1 was split into Z11 to Z14 in April 2025. What each stands for is in the Department's guide, which no open source
//! repeats, so the labels say no more than the code does.

code_list! {
    /// The kind of place where a looked-after child lives.
    PlacementType, "Placement type",
    "Department for Education, children looked after return (SSDA903) (PLACE)";
    AdoptionByConsentSameCarer "A3" "Placed for adoption by consent, with current foster carer";
    AdoptionByConsentNewCarer "A4" "Placed for adoption by consent, not with current foster carer";
    AdoptionByOrderSameCarer "A5" "Placed for adoption by placement order, with current foster carer";
    AdoptionByOrderNewCarer "A6" "Placed for adoption by placement order, not with current foster carer";
    SemiIndependent "H5" "Semi-independent living, not a children's home" until (2024, 3, 31);
    SecureChildrensHome "K1" "Secure children's home";
    ChildrensHome "K2" "Children's home";
    SupportedAccommodation "K3" "Supported accommodation registered with Ofsted" from (2024, 4, 1);
    WithParents "P1" "With own parents or others with parental responsibility";
    IndependentLiving "P2" "Independent living" until (2023, 10, 27);
    ResidentialEmployment "P3" "Residential employment";
    ResidentialCareHome "R1" "Residential care home";
    HealthEstablishment "R2" "NHS or other place giving medical or nursing care";
    FamilyCentre "R3" "Family centre, or mother and baby unit";
    YoungOffenderInstitution "R5" "Young offender institution or prison";
    ResidentialSchool "S1" "Residential school";
    TemporaryMove "T0" "Temporary move of any kind";
    TemporaryInHospital "T1" "Temporary: in hospital";
    TemporaryOnHoliday "T2" "Temporary: on holiday";
    TemporaryWhileCarerAway "T3" "Temporary: while the usual foster carer is on holiday";
    TemporaryUpToSevenDays "T4" "Temporary: seven days or less, for another reason";
    FosterFamilyLongTerm "U1" "Foster placement with relative or friend, long term";
    FosterFamilyForAdoption "U2" "Foster placement with relative or friend, fostering for adoption";
    FosterFamilyOther "U3" "Foster placement with relative or friend, not long term";
    FosterLongTerm "U4" "Foster placement with other carer, long term";
    FosterForAdoption "U5" "Foster placement with other carer, fostering for adoption";
    FosterOther "U6" "Foster placement with other carer, not long term";
    OtherPlacement "Z1" "Other placement" until (2025, 3, 31);
    OtherPlacementKind1 "Z11" "Other placement (Z11)" from (2025, 4, 1);
    OtherPlacementKind2 "Z12" "Other placement (Z12)" from (2025, 4, 1);
    OtherPlacementKind3 "Z13" "Other placement (Z13)" from (2025, 4, 1);
    OtherPlacementKind4 "Z14" "Other placement (Z14)" from (2025, 4, 1);
}

impl PlacementType {
    /// Whether the return needs a provider for such a placement: not for temporary moves and other placements.
    pub fn needs_provider(self) -> bool {
        !self.is_temporary() && !self.is_other()
    }

    /// Whether the return needs an Ofsted number (URN) for such a placement in England.
    pub fn needs_urn(self) -> bool {
        self.needs_provider()
            && !matches!(
                self,
                Self::WithParents
                    | Self::ResidentialEmployment
                    | Self::ResidentialCareHome
                    | Self::HealthEstablishment
                    | Self::YoungOffenderInstitution
            )
    }

    /// Whether the child is only away from where they live, and expected back.
    pub fn is_temporary(self) -> bool {
        matches!(
            self,
            Self::TemporaryMove
                | Self::TemporaryInHospital
                | Self::TemporaryOnHoliday
                | Self::TemporaryWhileCarerAway
                | Self::TemporaryUpToSevenDays
        )
    }

    /// Whether the child lives with foster carers.
    pub fn is_foster(self) -> bool {
        self.is_with_family_carer()
            || matches!(self, Self::FosterLongTerm | Self::FosterForAdoption | Self::FosterOther)
    }

    /// Whether the foster carer is a relative or friend.
    pub fn is_with_family_carer(self) -> bool {
        matches!(self, Self::FosterFamilyLongTerm | Self::FosterFamilyForAdoption | Self::FosterFamilyOther)
    }

    /// Whether the child is placed for adoption.
    pub fn is_adoption(self) -> bool {
        matches!(
            self,
            Self::AdoptionByConsentSameCarer
                | Self::AdoptionByConsentNewCarer
                | Self::AdoptionByOrderSameCarer
                | Self::AdoptionByOrderNewCarer
        )
    }

    /// Whether the placement is of no kind that the list names.
    pub fn is_other(self) -> bool {
        matches!(
            self,
            Self::OtherPlacement
                | Self::OtherPlacementKind1
                | Self::OtherPlacementKind2
                | Self::OtherPlacementKind3
                | Self::OtherPlacementKind4
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use jiff::civil::date;

    fn codes(fact: impl Fn(PlacementType) -> bool) -> Vec<&'static str> {
        PlacementType::ALL.iter().copied().filter(|kind| fact(*kind)).map(PlacementType::code).collect()
    }

    #[test]
    fn temporary_moves_and_other_placements_have_no_provider() {
        assert_eq!(
            codes(|kind| !kind.needs_provider()),
            ["T0", "T1", "T2", "T3", "T4", "Z1", "Z11", "Z12", "Z13", "Z14"]
        );
    }

    #[test]
    fn foster_placements_are_u1_to_u6_and_half_are_with_family() {
        assert_eq!(codes(PlacementType::is_foster), ["U1", "U2", "U3", "U4", "U5", "U6"]);
        assert_eq!(codes(PlacementType::is_with_family_carer), ["U1", "U2", "U3"]);
        assert_eq!(codes(PlacementType::is_adoption), ["A3", "A4", "A5", "A6"]);
    }

    #[test]
    fn a_parent_has_no_ofsted_number_and_a_foster_carer_has() {
        assert!(!PlacementType::WithParents.needs_urn());
        assert!(PlacementType::FosterOther.needs_urn());
        assert!(PlacementType::ResidentialSchool.needs_urn());
    }

    #[test]
    fn independent_living_ended_on_27_october_2023() {
        assert!(PlacementType::IndependentLiving.in_force_on(date(2023, 10, 27)));
        assert!(!PlacementType::IndependentLiving.in_force_on(date(2023, 10, 28)));
    }

    #[test]
    fn other_placements_were_split_in_april_2025() {
        assert!(PlacementType::OtherPlacement.in_force_on(date(2025, 3, 31)));
        assert!(!PlacementType::OtherPlacement.in_force_on(date(2025, 4, 1)));
        assert!(PlacementType::OtherPlacementKind4.in_force_on(date(2025, 4, 1)));
    }
}
