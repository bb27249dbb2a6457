//! Where a care leaver lives around a birthday, and whether it is suitable. Some kinds are never suitable.

code_list! {
    /// Where a care leaver lives, and whether it is suitable.
    Accommodation, "Accommodation",
    "Department for Education, children looked after return (SSDA903) (ACCOM)";
    WithFamilySuitable "B1" "With parents or relatives, suitable";
    WithFamilyUnsuitable "B2" "With parents or relatives, unsuitable";
    ResidentialCareSuitable "C1" "Community home or other residential care, suitable";
    ResidentialCareUnsuitable "C2" "Community home or other residential care, unsuitable";
    SemiIndependentSuitable "D1" "Semi-independent, transitional accommodation, suitable";
    SemiIndependentUnsuitable "D2" "Semi-independent, transitional accommodation, unsuitable";
    SupportedLodgingsSuitable "E1" "Supported lodgings, suitable";
    SupportedLodgingsUnsuitable "E2" "Supported lodgings, unsuitable";
    AbroadSuitable "G1" "Gone abroad, suitable";
    AbroadUnsuitable "G2" "Gone abroad, unsuitable";
    DeportedSuitable "H1" "Deported, suitable";
    DeportedUnsuitable "H2" "Deported, unsuitable";
    OrdinaryLodgingsSuitable "K1" "Ordinary lodgings without formal support, suitable";
    OrdinaryLodgingsUnsuitable "K2" "Ordinary lodgings without formal support, unsuitable";
    NotKnownWhereSuitable "R1" "Residence not known, suitable";
    NotKnownWhereUnsuitable "R2" "Residence not known, unsuitable";
    HomelessUnsuitable "S2" "No fixed home, or homeless, unsuitable";
    FoyerSuitable "T1" "Foyer or similar supported accommodation, suitable";
    FoyerUnsuitable "T2" "Foyer or similar supported accommodation, unsuitable";
    IndependentLivingSuitable "U1" "Independent living, suitable";
    IndependentLivingUnsuitable "U2" "Independent living, unsuitable";
    EmergencyAccommodationSuitable "V1" "Emergency accommodation, suitable";
    EmergencyAccommodationUnsuitable "V2" "Emergency accommodation, unsuitable";
    BedAndBreakfastSuitable "W1" "Bed and breakfast, suitable";
    BedAndBreakfastUnsuitable "W2" "Bed and breakfast, unsuitable";
    CustodyUnsuitable "X2" "In custody, unsuitable";
    OtherSuitable "Y1" "Other accommodation, suitable";
    OtherUnsuitable "Y2" "Other accommodation, unsuitable";
    WithFormerCarersSuitable "Z1" "With former foster carers, suitable";
    WithFormerCarersUnsuitable "Z2" "With former foster carers, unsuitable";
    NotInTouch "0" "Not known, because not in touch";
}

impl Accommodation {
    /// Whether the place is suitable for the young person; nothing if that is not known.
    pub fn is_suitable(self) -> Option<bool> {
        match self.code().as_bytes() {
            [_, b'1'] => Some(true),
            [_, b'2'] => Some(false),
            _ => None,
        }
    }

    /// The letter of the kind of place alone, as some collections ask for it.
    pub fn kind(self) -> &'static str {
        &self.code()[..1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn having_no_home_and_being_in_custody_are_never_suitable() {
        assert_eq!(Accommodation::HomelessUnsuitable.is_suitable(), Some(false));
        assert_eq!(Accommodation::from_code("S1"), None);
        assert_eq!(Accommodation::from_code("X1"), None);
    }

    #[test]
    fn the_kind_is_told_apart_from_how_suitable_it_is() {
        assert_eq!(Accommodation::FoyerSuitable.kind(), "T");
        assert_eq!(Accommodation::FoyerSuitable.is_suitable(), Some(true));
        assert_eq!(Accommodation::NotInTouch.is_suitable(), None);
    }
}
