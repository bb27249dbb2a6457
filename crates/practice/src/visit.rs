//! Visits: one visit, many children, each with what is true of them.

pub mod decision;
pub mod due;

use crate::words;

words! {
    /// How far a visit has come.
    VisitState {
        /// In the diary.
        Planned "planned" "Planned",
        /// It happened and is recorded.
        Done "done" "Done",
        /// It did not happen.
        NotHeld "not held" "Did not happen",
    }
}

words! {
    /// What a visit is for.
    Purpose {
        /// A child in need.
        ChildInNeed "child in need" "Child in need visit",
        /// A child on a protection plan.
        ChildProtection "child protection" "Child protection visit",
        /// A child looked after.
        LookedAfter "looked after" "Visit to a child looked after",
        /// A young person leaving care.
        CareLeaver "care leaver" "Visit to a care leaver",
        /// During an assessment.
        Assessment "assessment" "Assessment visit",
        /// Anything else.
        Other "other" "Other visit",
    }
}

words! {
    /// What goes on for a child, as far as it says what a visit is for.
    GoingOn {
        /// A child protection plan.
        ProtectionPlan "protection plan" "Child protection plan",
        /// Being looked after.
        LookedAfter "looked after" "Looked after",
        /// A plan for a child in need.
        NeedPlan "need plan" "Child in need plan",
        /// An assessment that nobody authorised yet.
        Assessment "assessment" "Assessment",
    }
}

impl Purpose {
    /// What a visit to children is usually for, from what goes on for any of them: the plan that asks most of us
    /// comes first (Working Together 2026). Where nothing is recorded, a child in need, as the most usual.
    pub fn usual(going_on: &[GoingOn]) -> Purpose {
        let is = |what: GoingOn| going_on.contains(&what);
        if is(GoingOn::ProtectionPlan) {
            Purpose::ChildProtection
        } else if is(GoingOn::LookedAfter) {
            Purpose::LookedAfter
        } else if is(GoingOn::Assessment) && !is(GoingOn::NeedPlan) {
            Purpose::Assessment
        } else {
            Purpose::ChildInNeed
        }
    }
}

words! {
    /// How the visit was held.
    Mode {
        /// Face to face.
        InPerson "in person" "In person",
        /// By video.
        Video "video" "By video",
        /// By phone.
        Phone "phone" "By phone",
    }
}

words! {
    /// Where the visit was.
    Place {
        /// The family's home.
        Home "home" "At home",
        /// School or nursery.
        School "school" "At school or nursery",
        /// Where the child is placed.
        Placement "placement" "At the placement",
        /// An office or family centre.
        Office "office" "At an office or family centre",
        /// Somewhere else.
        Elsewhere "elsewhere" "Somewhere else",
    }
}

words! {
    /// Whether a child was seen.
    Seen {
        /// Seen, and spoken with alone.
        Alone "alone" "Seen alone",
        /// Seen, with others there throughout.
        WithOthers "with others" "Seen with others",
        /// Not seen.
        NotSeen "not seen" "Not seen",
    }
}

impl Seen {
    /// Whether the child was seen at all.
    pub fn is_seen(self) -> bool {
        matches!(self, Seen::Alone | Seen::WithOthers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_visit_is_for_follows_the_plan_that_asks_most() {
        use GoingOn::{Assessment, LookedAfter, NeedPlan, ProtectionPlan};
        let check = |going_on: &[GoingOn], expected: Purpose| {
            assert_eq!(Purpose::usual(going_on), expected, "{going_on:?}");
        };
        check(&[], Purpose::ChildInNeed);
        check(&[NeedPlan], Purpose::ChildInNeed);
        check(&[Assessment], Purpose::Assessment);
        check(&[Assessment, NeedPlan], Purpose::ChildInNeed);
        check(&[ProtectionPlan], Purpose::ChildProtection);
        check(&[Assessment, NeedPlan, ProtectionPlan], Purpose::ChildProtection);
        check(&[Assessment, LookedAfter, NeedPlan], Purpose::LookedAfter);
        check(&[LookedAfter, ProtectionPlan], Purpose::ChildProtection);
    }
}
