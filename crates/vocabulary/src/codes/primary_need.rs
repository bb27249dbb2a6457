//! The main reason why a child needs help, in the children in need census.

code_list! {
    /// The main reason why a child needs help.
    PrimaryNeed, "Primary need",
    "Department for Education, children in need census (PrimaryNeedCode)";
    AbuseOrNeglect "N1" "Abuse or neglect";
    ChildsDisability "N2" "Child's disability";
    ParentsDisabilityOrIllness "N3" "Parent's disability or illness";
    FamilyInAcuteStress "N4" "Family in acute stress";
    FamilyDysfunction "N5" "Family dysfunction";
    SociallyUnacceptableBehaviour "N6" "Socially unacceptable behaviour";
    LowIncome "N7" "Low income";
    AbsentParenting "N8" "Absent parenting";
    NotInNeed "N9" "Not a child in need";
    NotStated "N0" "Not stated";
}
