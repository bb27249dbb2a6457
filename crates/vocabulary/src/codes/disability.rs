//! Kinds of disability in the children in need census; a child may have several, or none.

code_list! {
    /// What a child's disability affects.
    Disability, "Disability",
    "Department for Education, children in need census (Disability)";
    NoDisability "NONE" "No disability";
    Mobility "MOB" "Mobility";
    HandFunction "HAND" "Hand function";
    PersonalCare "PC" "Personal care";
    Incontinence "INC" "Incontinence";
    Communication "COMM" "Communication";
    Learning "LD" "Learning";
    Hearing "HEAR" "Hearing";
    Vision "VIS" "Vision";
    Behaviour "BEH" "Behaviour";
    Consciousness "CON" "Consciousness";
    Autism "AUT" "Autism";
    Other "DDA" "Disabled in another way";
}

impl Disability {
    /// Whether this says that the child has a disability. It may not stand beside one that does.
    pub fn is_a_disability(self) -> bool {
        self != Self::NoDisability
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_is_an_answer_but_not_a_disability() {
        assert!(!Disability::NoDisability.is_a_disability());
        assert!(Disability::Autism.is_a_disability());
    }
}
