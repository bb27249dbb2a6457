//! Who referred a child.

code_list! {
    /// Who referred a child.
    ReferralSource, "Referral source",
    "Department for Education, children in need census (ReferralSource)";
    Family "1A" "Family member, relative or carer";
    Acquaintance "1B" "Acquaintance, such as a neighbour or child minder";
    ChildThemselves "1C" "The child or young person themselves";
    OtherIndividual "1D" "Another individual, such as a stranger or a Member of Parliament";
    School "2A" "School";
    EducationService "2B" "Education service";
    GeneralPractitioner "3A" "General practitioner (GP)";
    HealthVisitor "3B" "Health visitor";
    SchoolNurse "3C" "School nurse";
    OtherPrimaryHealth "3D" "Another primary health service";
    AccidentAndEmergency "3E" "Accident and emergency department";
    OtherHealth "3F" "Another health service, such as a hospice";
    Housing "4" "Local authority housing or housing association";
    OwnSocialCare "5A" "Our social care, such as adults' services";
    OwnOtherService "5B" "Another of our services";
    OtherAuthority "5C" "Another local authority's services";
    OwnEarlyHelp "5D" "Our early help" from (2022, 4, 1);
    Police "6" "Police";
    OtherLegalAgency "7" "Court, probation, immigration, Cafcass or prison";
    OtherOrganisation "8" "Another organisation, such as a children's centre or charity";
    Anonymous "9" "Anonymous";
    Unknown "10" "Not known";
}

impl ReferralSource {
    /// Whether the referrer came as a private person, whose name is shared with special care.
    pub fn is_private_person(self) -> bool {
        matches!(
            self,
            Self::Family
                | Self::Acquaintance
                | Self::ChildThemselves
                | Self::OtherIndividual
                | Self::Anonymous
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn early_help_could_refer_from_april_2022() {
        use jiff::civil::date;
        assert!(!ReferralSource::OwnEarlyHelp.in_force_on(date(2022, 3, 31)));
        assert!(ReferralSource::OwnEarlyHelp.in_force_on(date(2022, 4, 1)));
    }

    #[test]
    fn a_neighbour_is_a_private_person_and_a_school_is_not() {
        assert!(ReferralSource::Acquaintance.is_private_person());
        assert!(!ReferralSource::School.is_private_person());
    }
}
