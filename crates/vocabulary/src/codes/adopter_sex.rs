//! The sex of the person or couple who adopt a child.

code_list! {
    /// The sex of the person or couple who adopt a child.
    AdopterSex, "Sex of adopters",
    "Department for Education, children looked after return (SSDA903) (SEX_ADOPTR)";
    OneMale "M1" "One man";
    OneFemale "F1" "One woman";
    TwoMales "MM" "Two men";
    TwoFemales "FF" "Two women";
    MaleAndFemale "MF" "A man and a woman";
}

impl AdopterSex {
    /// How many people adopt the child.
    pub fn n_adopters(self) -> u8 {
        if matches!(self, Self::OneMale | Self::OneFemale) { 1 } else { 2 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_says_how_many_adopt() {
        assert_eq!(AdopterSex::OneFemale.n_adopters(), 1);
        assert_eq!(AdopterSex::MaleAndFemale.n_adopters(), 2);
    }
}
