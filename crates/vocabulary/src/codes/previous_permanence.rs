//! The permanent home that a looked-after child had before and lost.

code_list! {
    /// The permanent home that a looked-after child had before.
    PreviousPermanence, "Previous permanence",
    "Department for Education, children looked after return (SSDA903) (PREV_PERM)";
    Adoption "P1" "Adoption";
    SpecialGuardianship "P2" "Special guardianship order";
    ChildArrangements "P3" "Child arrangements order or residence order";
    KindNotKnown "P4" "A permanent home, of a kind not known";
    NoEarlierHome "Z1" "No earlier permanent home";
}
