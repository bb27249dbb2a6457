//! Families: what part a person has in one, and what people are to each other.

pub mod siblings;

use crate::people::YesNo;
use crate::words;

words! {
    /// A person's part in a family.
    Part {
        /// A child the service works with, or may.
        Child "child" "Child",
        /// An adult of the family.
        Adult "adult" "Adult in the family",
        /// Somebody who matters and lives elsewhere: a grandparent, a neighbour, a friend.
        Network "network" "Important person living elsewhere",
    }
}

words! {
    /// What one person is to another. Stored one way; the inverse is worked out.
    RelationshipKind {
        /// Mother of.
        Mother "mother" "Mother",
        /// Father of.
        Father "father" "Father",
        /// A parent whose sex is not said.
        Parent "parent" "Parent",
        /// Married to, or the partner of, a parent.
        StepParent "step-parent" "Step-parent",
        /// Adopted the child.
        AdoptiveParent "adoptive parent" "Adoptive parent",
        /// Holds a special guardianship or child arrangements order.
        Guardian "guardian" "Guardian",
        /// Looks after the child day by day.
        Carer "carer" "Carer",
        /// Parent of a parent.
        Grandparent "grandparent" "Grandparent",
        /// Brother or sister of a parent.
        AuntOrUncle "aunt or uncle" "Aunt or uncle",
        /// Same two parents.
        Sibling "sibling" "Brother or sister",
        /// One parent in common.
        HalfSibling "half-sibling" "Half-brother or half-sister",
        /// Through a step-parent.
        StepSibling "step-sibling" "Step-brother or step-sister",
        /// Husband, wife or partner.
        Partner "partner" "Partner",
        /// Was husband, wife or partner.
        FormerPartner "former partner" "Former partner",
        /// Child of.
        Child "child" "Child",
        /// Step-child of.
        StepChild "step-child" "Step-child",
        /// Adopted by.
        AdoptedChild "adopted child" "Adopted child",
        /// In the care of.
        CaredFor "cared for" "Cared for",
        /// Child of a child.
        Grandchild "grandchild" "Grandchild",
        /// Child of a brother or sister.
        NieceOrNephew "niece or nephew" "Niece or nephew",
        /// Another relative.
        Relative "relative" "Other relative",
        /// A friend.
        Friend "friend" "Friend",
    }
}

impl RelationshipKind {
    /// What the other is to the one: the mother's child, the child's parent.
    ///
    /// The inverse of `Child` is `Parent`, since the stored row says which parent.
    pub fn inverse(self) -> Self {
        use RelationshipKind as K;
        match self {
            K::Mother | K::Father | K::Parent => K::Child,
            K::Child => K::Parent,
            K::StepParent => K::StepChild,
            K::StepChild => K::StepParent,
            K::AdoptiveParent => K::AdoptedChild,
            K::AdoptedChild => K::AdoptiveParent,
            K::Guardian | K::Carer => K::CaredFor,
            K::CaredFor => K::Carer,
            K::Grandparent => K::Grandchild,
            K::Grandchild => K::Grandparent,
            K::AuntOrUncle => K::NieceOrNephew,
            K::NieceOrNephew => K::AuntOrUncle,
            K::Sibling
            | K::HalfSibling
            | K::StepSibling
            | K::Partner
            | K::FormerPartner
            | K::Relative
            | K::Friend => self,
        }
    }

    /// Parental responsibility as the law gives it with the tie alone; nothing where it depends on more.
    ///
    /// A mother has it always, an adopter by the order, and a guardian by theirs (Children Act 1989, ss. 2, 12 and
    /// 14C; Adoption and Children Act 2002, s. 46). A father's depends on marriage, registration or an order.
    pub fn usual_responsibility(self) -> Option<YesNo> {
        use RelationshipKind as K;
        matches!(self, K::Mother | K::AdoptiveParent | K::Guardian).then_some(YesNo::Yes)
    }

    /// Whether it makes the other's children brothers and sisters of one another.
    pub fn is_parent(self) -> bool {
        use RelationshipKind as K;
        matches!(self, K::Mother | K::Father | K::Parent | K::AdoptiveParent)
    }
}

words! {
    /// A worker's role for a child.
    AllocationRole {
        /// Holds the case and leads the work with the family.
        LeadPractitioner "lead practitioner" "Lead practitioner",
        /// Leads child protection work; may be somebody other than the lead practitioner.
        LeadChildProtectionPractitioner "lead child protection practitioner" "Lead child protection practitioner",
        /// The child's social worker.
        SocialWorker "social worker" "Social worker",
        /// Works beside the lead.
        CoWorker "co-worker" "Co-worker",
        /// Works with a young person leaving care.
        PersonalAdviser "personal adviser" "Personal adviser",
    }
}

#[cfg(test)]
mod tests {
    use super::RelationshipKind as K;

    #[test]
    fn a_mother_has_parental_responsibility_and_a_father_may() {
        assert!(K::Mother.usual_responsibility().is_some());
        assert!(K::AdoptiveParent.usual_responsibility().is_some());
        for kind in [K::Father, K::StepParent, K::Grandparent, K::Carer] {
            assert!(kind.usual_responsibility().is_none(), "{kind}");
        }
    }

    #[test]
    fn the_inverse_of_an_inverse_is_the_same_kind_of_tie() {
        for kind in K::ALL {
            let back = kind.inverse().inverse();
            let same = back == *kind
                || matches!((kind, back), (K::Mother | K::Father, K::Parent) | (K::Guardian, K::Carer));
            assert!(same, "{kind} came back as {back}");
        }
    }
}
