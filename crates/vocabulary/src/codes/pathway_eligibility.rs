//! What a young person may expect of the authority when leaving care (Children Act 1989, sections 23A to 24).

code_list! {
    /// What a young person is owed when leaving care.
    PathwayEligibility, "Leaving care eligibility",
    "Children Act 1989, schedule 2 paragraph 19B and sections 23A to 24; Ofsted Annex A list 9";
    Eligible "eligible" "Eligible child: 16 or 17 and still looked after";
    Relevant "relevant" "Relevant child: 16 or 17 and has left care";
    FormerRelevant "former-relevant" "Former relevant child: 18 to 24";
    Qualifying "qualifying" "Qualifying care leaver";
}

impl PathwayEligibility {
    /// Whether a pathway plan and a personal adviser are owed.
    pub fn has_pathway_plan(self) -> bool {
        self != Self::Qualifying
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_qualifying_care_leaver_has_help_but_no_pathway_plan() {
        assert!(!PathwayEligibility::Qualifying.has_pathway_plan());
        assert!(PathwayEligibility::Eligible.has_pathway_plan());
    }
}
