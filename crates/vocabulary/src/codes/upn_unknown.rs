//! Why a child has no unique pupil number (UPN).

code_list! {
    /// Why a child's unique pupil number is not known.
    UpnUnknown, "Reason the UPN is not known",
    "Department for Education, children in need census (UPNunknown); the children looked after return uses UN1 to UN5";
    NotSchoolAge "UN1" "Not yet of school age, and no number given";
    NeverInMaintainedSchool "UN2" "Has never been to a maintained school in England";
    EducatedElsewhere "UN3" "Educated outside England";
    NewlyKnown "UN4" "Known to us only from the last week of the year";
    RecordsDiffer "UN5" "Sources differ on name or date of birth, so no safe match";
    Unborn "UN6" "Not yet born";
    NoFurtherAction "UN7" "Referral with no further action";
}

impl UpnUnknown {
    /// Whether the children looked after return has this reason too.
    pub fn is_in_looked_after_return(self) -> bool {
        !matches!(self, Self::Unborn | Self::NoFurtherAction)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unborn_child_is_never_in_the_looked_after_return() {
        assert!(!UpnUnknown::Unborn.is_in_looked_after_return());
        assert!(UpnUnknown::RecordsDiffer.is_in_looked_after_return());
    }
}
