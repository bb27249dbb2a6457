//! Ethnic background, the same list in both returns.

code_list! {
    /// A person's ethnic background, as they or their parent describe it.
    Ethnicity, "Ethnicity",
    "Department for Education, children in need census (Ethnicity) and children looked after return (SSDA903) (ETHNIC)";
    WhiteBritish "WBRI" "White British";
    WhiteIrish "WIRI" "White Irish";
    OtherWhite "WOTH" "Any other White background";
    IrishTraveller "WIRT" "Traveller of Irish heritage";
    GypsyRoma "WROM" "Gypsy or Roma";
    WhiteAndBlackCaribbean "MWBC" "White and Black Caribbean";
    WhiteAndBlackAfrican "MWBA" "White and Black African";
    WhiteAndAsian "MWAS" "White and Asian";
    OtherMixed "MOTH" "Any other mixed background";
    Indian "AIND" "Indian";
    Pakistani "APKN" "Pakistani";
    Bangladeshi "ABAN" "Bangladeshi";
    OtherAsian "AOTH" "Any other Asian background";
    BlackCaribbean "BCRB" "Black Caribbean";
    BlackAfrican "BAFR" "Black African";
    OtherBlack "BOTH" "Any other Black background";
    Chinese "CHNE" "Chinese";
    OtherEthnicGroup "OOTH" "Any other ethnic group";
    Refused "REFU" "Did not wish to say";
    NotYetObtained "NOBT" "Not yet asked";
}

impl Ethnicity {
    /// Whether the person's background is known, so that it can be counted.
    pub fn is_known(self) -> bool {
        !matches!(self, Self::Refused | Self::NotYetObtained)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_not_a_background() {
        assert!(!Ethnicity::Refused.is_known());
        assert!(Ethnicity::GypsyRoma.is_known());
    }
}
