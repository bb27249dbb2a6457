//! Staying at home and going home: decisions at the edge of care and in reunification, and what came of them.
//!
//! The steps are those of the reunification framework of the NSPCC and the University of Bristol: a decision whether to
//! plan a return, one whether the child goes home, one once they are there. The outcome is worked out from the episodes
//! of care: nobody records it.

use jiff::ToSpan;
use jiff::civil::Date;
use kith_vocabulary::calendar::add_months;

use super::period::Period;
use crate::words;

words! {
    /// Where a child is when it is decided.
    HomeKind {
        /// At home, and might come into care.
        EdgeOfCare "edge of care" "At the edge of care: can the child stay at home?",
        /// In care, and might go home.
        Reunification "reunification" "In care: can the child go home?",
    }
}

words! {
    /// How far the work has come.
    HomeStep {
        /// Whether to plan for it.
        Plan "plan" "Whether to plan for it",
        /// Whether it is to happen.
        Happen "happen" "Whether it is to happen",
        /// How it goes since.
        Since "since" "How it goes since",
    }
}

words! {
    /// How high the risk of harm at home is, judged with the family's own evidence of change.
    Risk {
        /// Severe.
        Severe "severe" "Severe",
        /// High.
        High "high" "High",
        /// Medium.
        Medium "medium" "Medium",
        /// Low.
        Low "low" "Low",
    }
}

words! {
    /// What was decided.
    HomeChoice {
        /// Home: the child stays there, or goes.
        Home "home" "Home: the child stays, or goes home",
        /// More is to be known first.
        NotYet "not yet" "Not yet: more has to change, or be known, first",
        /// Not home.
        NotHome "not home" "Not home: plan another permanent home",
    }
}

/// What came of a decision for home, twelve months on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was not for home.
    NotForHome,
    /// The child was not looked after in the twelve months.
    Held(Date),
    /// The child came into care, on this day.
    CameIntoCare(Date),
    /// The child has not gone home yet.
    StillInCare,
    /// Twelve months are over on this day.
    TooEarly(Date),
}

/// What came of a decision for home. Counted from the day the child was at home: the day of the decision at the edge of
/// care, the day of leaving care in a reunification. Short breaks are part of being at home.
pub fn outcome(
    kind: HomeKind,
    choice: HomeChoice,
    decided_on: Date,
    periods: &[Period],
    today: Date,
) -> Outcome {
    if choice != HomeChoice::Home {
        return Outcome::NotForHome;
    }
    let long: Vec<&Period> = periods.iter().filter(|period| !period.is_short_break()).collect();
    let running = long
        .iter()
        .find(|period| period.from() <= decided_on && period.until().is_none_or(|end| end >= decided_on));
    let home_on = match (kind, running) {
        (HomeKind::EdgeOfCare, _) | (HomeKind::Reunification, None) => decided_on,
        (HomeKind::Reunification, Some(period)) => match period.until() {
            Some(until) => until,
            None => return Outcome::StillInCare,
        },
    };
    let year_on = add_months(home_on, 12);
    let back = long
        .iter()
        .map(|period| period.from())
        .filter(|from| *from >= home_on && *from < year_on && *from > decided_on)
        .min();
    match back {
        Some(on) => Outcome::CameIntoCare(on),
        None if year_on > today => Outcome::TooEarly(year_on),
        None => Outcome::Held(year_on.saturating_sub(1.day())),
    }
}

#[cfg(test)]
mod tests {
    use super::super::period::periods;
    use super::super::period::tests::episode;
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 25);

    #[test]
    fn a_return_home_held_if_twelve_months_went_by_without_care() {
        let check = |left: Option<Date>, back: Option<Date>, expected: Outcome| {
            let mut all = vec![episode(1, date(2025, 1, 10), left)];
            all.extend(back.map(|from| episode(2, from, None)));
            let found =
                outcome(HomeKind::Reunification, HomeChoice::Home, date(2025, 9, 1), &periods(&all), TODAY);
            assert_eq!(found, expected, "{left:?} {back:?}");
        };
        check(None, None, Outcome::StillInCare);
        let left = date(2025, 11, 25);
        check(Some(left), None, Outcome::Held(date(2026, 11, 24)));
        check(Some(date(2025, 11, 26)), None, Outcome::TooEarly(date(2026, 11, 26)));
        check(Some(left), Some(date(2026, 11, 24)), Outcome::CameIntoCare(date(2026, 11, 24)));
        check(Some(left), Some(date(2026, 11, 25)), Outcome::Held(date(2026, 11, 24)));
    }

    #[test]
    fn at_the_edge_of_care_the_year_runs_from_the_decision() {
        let check = |choice, decided: Date, came: Option<Date>, expected: Outcome| {
            let all: Vec<_> = came.map(|from| episode(1, from, None)).into_iter().collect();
            let found = outcome(HomeKind::EdgeOfCare, choice, decided, &periods(&all), TODAY);
            assert_eq!(found, expected, "{decided} {came:?}");
        };
        let decided = date(2025, 11, 25);
        check(HomeChoice::NotHome, decided, None, Outcome::NotForHome);
        check(HomeChoice::Home, decided, None, Outcome::Held(date(2026, 11, 24)));
        check(HomeChoice::Home, decided, Some(date(2026, 3, 1)), Outcome::CameIntoCare(date(2026, 3, 1)));
        check(HomeChoice::Home, date(2025, 11, 26), None, Outcome::TooEarly(date(2026, 11, 26)));
    }
}
