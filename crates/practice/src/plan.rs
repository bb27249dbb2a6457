//! Plans: one shape for every kind, made with a family, agreed person by person and reviewed in place.
//!
//! A worry and the goal that answers it stay together with their scale. A rating is one person's: nothing here
//! averages, because a spread between a child and a worker is what a conversation starts from.

pub mod decision;
pub mod paper;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::words;

words! {
    /// What kind of plan it is.
    PlanKind {
        /// Made by a family and its network to keep children safe (Signs of Safety calls it a safety plan).
        FamilySafety "family safety" "Family safety plan",
        /// For a family helped early, or a child in need (section 17 of the Children Act 1989).
        FamilyHelp "family help" "Family help or child in need plan",
        /// For a child who needs protection (Working Together to Safeguard Children).
        Protection "protection" "Child protection plan",
        /// For a child looked after (Care Planning, Placement and Case Review Regulations 2010).
        Care "care" "Care plan",
        /// For a young person leaving care (Care Leavers Regulations 2010).
        Pathway "pathway" "Pathway plan",
        /// For what a volunteer does with a family.
        Volunteer "volunteer" "Volunteer plan",
    }
}

impl PlanKind {
    /// Whether the plan has bottom lines, warning signs, a child's signal and tests.
    pub fn is_safety(self) -> bool {
        self == PlanKind::FamilySafety
    }

    /// In how many days such a plan is looked at again when nobody says otherwise.
    pub fn days_to_review(self) -> i32 {
        match self {
            PlanKind::FamilySafety | PlanKind::Protection | PlanKind::Volunteer => 28,
            PlanKind::FamilyHelp => 42,
            PlanKind::Care | PlanKind::Pathway => 180,
        }
    }

    /// When a plan made or reviewed today is looked at again, as the form proposes it.
    pub fn next_review(self, today: Date) -> Date {
        today.saturating_add(self.days_to_review().days())
    }
}

words! {
    /// What a line of a plan is.
    LineKind {
        /// What people are worried about.
        Worry "worry" "What we are worried about",
        /// What already helps.
        Strength "strength" "What is working well",
        /// What must never happen again, in the family's words.
        BottomLine "bottom line" "Bottom lines",
        /// A sign that things are going wrong.
        Trigger "trigger" "Warning signs",
        /// How a child says that they need somebody.
        Signal "signal" "The child’s signal",
        /// What happens when the plan does not hold.
        Contingency "contingency" "If the plan does not hold",
        /// What workers need to remember; never on a paper for the family.
        WorkerNote "worker note" "For workers only",
    }
}

impl LineKind {
    /// Whether plans of this kind have such lines.
    pub fn belongs_to(self, kind: PlanKind) -> bool {
        match self {
            LineKind::BottomLine | LineKind::Trigger | LineKind::Signal => kind.is_safety(),
            _ => true,
        }
    }
}

words! {
    /// What somebody says of a version of a plan.
    Agreement {
        /// They agree.
        Agrees "agrees" "Agrees",
        /// They do not agree.
        Disagrees "disagrees" "Disagrees",
        /// They could not be asked or could not answer.
        CouldNotAnswer "could not answer" "Could not answer",
    }
}

words! {
    /// How a step stood at a review.
    StepMark {
        /// It is done.
        Done "done" "Done",
        /// It goes on as it is.
        GoesOn "goes on" "Goes on",
        /// It is stopped.
        Stopped "stopped" "Stopped",
    }
}

words! {
    /// Why there is a version of a plan.
    Occasion {
        /// The plan was made.
        Made "made" "Plan made",
        /// It was changed between reviews.
        Changed "changed" "Plan changed",
        /// It was reviewed.
        Reviewed "reviewed" "Plan reviewed",
    }
}

words! {
    /// Whether a safety plan held when it was tested.
    Held {
        /// It held.
        Yes "yes" "It held",
        /// It held in part.
        Partly "partly" "It held in part",
        /// It did not hold.
        No "no" "It did not hold",
    }
}

/// The lowest value of a scale: things are as bad as the worry says.
pub const LOWEST: i64 = 0;
/// The highest value of a scale: the goal is reached.
pub const HIGHEST: i64 = 10;

/// Somebody's value on a scale, if it is one.
pub fn scale_value(text: &str) -> Option<i64> {
    text.trim().parse().ok().filter(|value| (LOWEST..=HIGHEST).contains(value))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_scale_goes_from_0_to_10_in_whole_numbers() {
        let check = |text, expected| assert_eq!(scale_value(text), expected, "{text:?}");
        check("0", Some(0));
        check("10", Some(10));
        check(" 7 ", Some(7));
        for wrong in ["-1", "11", "4.5", "", "seven", "99999999999999999999"] {
            check(wrong, None);
        }
    }

    #[test]
    fn each_kind_of_plan_says_when_it_is_looked_at_again() {
        let check = |kind: PlanKind, expected| assert_eq!(kind.next_review(date(2028, 2, 1)), expected);
        check(PlanKind::FamilySafety, date(2028, 2, 29));
        check(PlanKind::Protection, date(2028, 2, 29));
        check(PlanKind::FamilyHelp, date(2028, 3, 14));
        check(PlanKind::Pathway, date(2028, 7, 30));
    }

    #[test]
    fn only_a_safety_plan_has_bottom_lines_warning_signs_and_a_signal() {
        for kind in PlanKind::ALL {
            for line in [LineKind::BottomLine, LineKind::Trigger, LineKind::Signal] {
                assert_eq!(line.belongs_to(*kind), *kind == PlanKind::FamilySafety);
            }
            assert!(LineKind::Worry.belongs_to(*kind) && LineKind::Contingency.belongs_to(*kind));
        }
    }
}
