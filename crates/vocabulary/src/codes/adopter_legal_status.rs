//! How those who adopt a child are bound to each other in law.

code_list! {
    /// How those who adopt a child are bound to each other in law.
    AdopterLegalStatus, "Legal status of adopters",
    "Department for Education, children looked after return (SSDA903) (LS_ADOPTR)";
    Single "L0" "Single adopter";
    MarriedDifferentGender "L11" "Married couple of different genders";
    MarriedSameGender "L12" "Married couple of the same gender";
    CivilPartnership "L2" "Civil partnership";
    UnmarriedDifferentGender "L3" "Couple of different genders, not married or in a civil partnership";
    UnmarriedSameGender "L4" "Couple of the same gender, not married or in a civil partnership";
}

impl AdopterLegalStatus {
    /// How many people adopt the child.
    pub fn n_adopters(self) -> u8 {
        if self == Self::Single { 1 } else { 2 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_adopter_is_one_and_every_couple_two() {
        assert_eq!(AdopterLegalStatus::Single.n_adopters(), 1);
        assert_eq!(AdopterLegalStatus::CivilPartnership.n_adopters(), 2);
    }
}
