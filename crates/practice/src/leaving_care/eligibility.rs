//! What a young person is owed when leaving care, worked out from the episodes of care and the day of birth.
//!
//! A young person detained or in hospital on the 16th birthday, who may be relevant without being looked after then
//! (Care Leavers Regulations 2010, regulation 3), is not told by episodes and so not found here.

use jiff::civil::Date;
use kith_vocabulary::calendar::{add_months, birthday};
use kith_vocabulary::codes::pathway_eligibility::PathwayEligibility;

use crate::care::period::{Episode, days_looked_after, periods};

/// The prescribed period of being looked after: thirteen weeks in all (Care Planning Regulations 2010, regulation 40).
pub const PRESCRIBED_DAYS: i64 = 13 * 7;

/// Months of living with a parent after which a young person is no longer relevant (Care Leavers Regulations 2010,
/// regulation 3).
const HOME_MONTHS: i32 = 6;

/// What somebody is owed, from which day on, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owed {
    /// What.
    pub is: PathwayEligibility,
    /// From which day on.
    pub since: Date,
    /// How many days they were looked after since the 14th birthday, up to the day that was asked about.
    pub days: i64,
}

/// What somebody born on a day is owed on another, from their episodes of care; nothing where nothing is.
pub fn owed(born: Date, episodes: &[Episode], on: Date) -> Option<Owed> {
    let (sixteen, eighteen) = (birthday(born, 16), birthday(born, 18));
    if on < sixteen || on >= birthday(born, 25) {
        return None;
    }
    let days = |to: Date| days_looked_after(episodes, birthday(born, 14), to);
    let long: Vec<_> = periods(episodes).into_iter().filter(|period| !period.is_short_break()).collect();
    let last = long.iter().rfind(|period| period.from() <= on)?;
    let left = last.until().filter(|until| *until <= on).unwrap_or(Date::MAX).min(if on >= eighteen {
        eighteen
    } else {
        Date::MAX
    });
    let total = days(on.min(eighteen));
    if left > on {
        let since = eligible_since(born, &days, last.from(), on)?;
        return Some(Owed { is: PathwayEligibility::Eligible, since, days: total });
    }
    if left < sixteen {
        return None;
    }
    let was_eligible = days(left) >= PRESCRIBED_DAYS;
    let settled_on = last
        .ended()
        .filter(|why| why.is_return_home() && left < eighteen)
        .map(|_| add_months(left, HOME_MONTHS))
        .filter(|settled| *settled <= on.min(eighteen));
    let (is, since) = match (was_eligible, settled_on) {
        (false, _) => (PathwayEligibility::Qualifying, left),
        (true, Some(settled)) => (PathwayEligibility::Qualifying, settled),
        (true, None) if on >= eighteen => (PathwayEligibility::FormerRelevant, eighteen.max(left)),
        (true, None) => (PathwayEligibility::Relevant, left),
    };
    Some(Owed { is, since, days: total })
}

/// The day from which somebody in care is eligible: 16, looked after, and for thirteen weeks in all.
fn eligible_since(born: Date, days: &dyn Fn(Date) -> i64, from: Date, on: Date) -> Option<Date> {
    if days(on) < PRESCRIBED_DAYS {
        return None;
    }
    let start = birthday(born, 16).max(from);
    let missing = (PRESCRIBED_DAYS - days(start)).max(0);
    Some(start.saturating_add(jiff::Span::new().days(missing)))
}

/// The day on which somebody became relevant, where they left care at 16 or 17 after long enough.
pub fn became_relevant_on(born: Date, episodes: &[Episode]) -> Option<Date> {
    let ends = periods(episodes).into_iter().filter_map(|period| period.until());
    ends.filter(|left| *left >= birthday(born, 16) && *left < birthday(born, 18))
        .filter(|left| {
            owed(born, episodes, *left).is_some_and(|owed| owed.is == PathwayEligibility::Relevant)
        })
        .max()
}

#[cfg(test)]
mod tests {
    use super::PathwayEligibility as P;
    use super::*;
    use crate::care::period::tests::episode;
    use jiff::civil::date;
    use kith_vocabulary::codes::episode_end_reason::EpisodeEndReason;
    use kith_vocabulary::codes::legal_status::LegalStatus;

    /// 14 on 1 June 2022, 16 on 1 June 2024, 18 on 1 June 2026, 25 on 1 June 2033.
    const BORN: Date = date(2008, 6, 1);

    fn ended(from: Date, until: Date, why: EpisodeEndReason) -> Episode {
        Episode { ended: Some(why), ..episode(1, from, Some(until)) }
    }

    #[track_caller]
    fn check(episodes: &[Episode], on: Date, expected: Option<(P, Date)>) {
        assert_eq!(owed(BORN, episodes, on).map(|owed| (owed.is, owed.since)), expected, "{on} {episodes:?}");
    }

    #[test]
    fn eligible_at_16_after_thirteen_weeks_since_14() {
        let sixteen = date(2024, 6, 1);
        // 91 days before the 16th birthday.
        let from = date(2024, 3, 2);
        check(&[episode(1, from, None)], date(2024, 5, 31), None);
        check(&[episode(1, from, None)], sixteen, Some((P::Eligible, sixteen)));
        check(&[episode(1, date(2024, 3, 3), None)], sixteen, None);
        check(&[episode(1, date(2024, 3, 3), None)], date(2024, 6, 2), Some((P::Eligible, date(2024, 6, 2))));
    }

    #[test]
    fn time_before_14_does_not_count_and_separate_times_add_up() {
        let early = episode(1, date(2020, 1, 1), Some(date(2022, 6, 1)));
        check(&[early, episode(2, date(2024, 5, 31), None)], date(2024, 8, 1), None);
        // 60 days at 15, and 31 more make 91.
        let at_15 = episode(1, date(2023, 9, 1), Some(date(2023, 10, 31)));
        let again = episode(2, date(2024, 7, 1), None);
        check(&[at_15, again], date(2024, 7, 31), None);
        check(&[at_15, again], date(2024, 8, 1), Some((P::Eligible, date(2024, 8, 1))));
    }

    #[test]
    fn short_breaks_do_not_count() {
        let breaks =
            Episode { status: Some(LegalStatus::ShortBreaksAgreement), ..episode(1, date(2022, 6, 1), None) };
        check(&[breaks], date(2025, 1, 1), None);
    }

    #[test]
    fn relevant_after_leaving_at_16_or_17() {
        let why = EpisodeEndReason::IndependentWithSupport;
        let left = date(2025, 3, 1);
        check(&[ended(date(2023, 1, 1), left, why)], left, Some((P::Relevant, left)));
        check(&[ended(date(2023, 1, 1), left, why)], date(2026, 5, 31), Some((P::Relevant, left)));
        check(&[ended(date(2023, 1, 1), date(2024, 5, 31), why)], date(2025, 1, 1), None);
        check(
            &[ended(date(2023, 1, 1), date(2024, 6, 1), why)],
            date(2025, 1, 1),
            Some((P::Relevant, date(2024, 6, 1))),
        );
    }

    #[test]
    fn who_goes_home_for_six_months_is_relevant_no_more() {
        let left = date(2025, 3, 1);
        let home = [ended(date(2023, 1, 1), left, EpisodeEndReason::ReturnedHomePlanned)];
        check(&home, date(2025, 8, 31), Some((P::Relevant, left)));
        check(&home, date(2025, 9, 1), Some((P::Qualifying, date(2025, 9, 1))));
        // Half a year that ends after the 18th birthday takes nothing away.
        let late = [ended(date(2023, 1, 1), date(2025, 12, 2), EpisodeEndReason::ReturnedHomePlanned)];
        check(&late, date(2026, 6, 1), Some((P::FormerRelevant, date(2026, 6, 1))));
    }

    #[test]
    fn former_relevant_from_18_to_the_25th_birthday() {
        let eighteen = date(2026, 6, 1);
        let stayed = [ended(date(2023, 1, 1), eighteen, EpisodeEndReason::StayedWithCarersAt18)];
        check(&stayed, date(2026, 5, 31), Some((P::Eligible, date(2024, 6, 1))));
        check(&stayed, eighteen, Some((P::FormerRelevant, eighteen)));
        check(&stayed, date(2033, 5, 31), Some((P::FormerRelevant, eighteen)));
        check(&stayed, date(2033, 6, 1), None);
        // An episode that a file left open ends with childhood.
        check(&[episode(1, date(2023, 1, 1), None)], date(2027, 1, 1), Some((P::FormerRelevant, eighteen)));
    }

    #[test]
    fn qualifying_when_looked_after_at_16_or_17_for_less_than_thirteen_weeks() {
        let why = EpisodeEndReason::OtherReason;
        let left = date(2024, 8, 1);
        // 90 days: one too few.
        check(&[ended(date(2024, 5, 3), left, why)], date(2026, 9, 1), Some((P::Qualifying, left)));
        check(
            &[ended(date(2024, 5, 2), left, why)],
            date(2026, 9, 1),
            Some((P::FormerRelevant, date(2026, 6, 1))),
        );
    }

    #[test]
    fn a_leap_day_birthday_is_counted_as_the_calendar_does() {
        let born = date(2008, 2, 29);
        let from = date(2023, 1, 1);
        assert_eq!(owed(born, &[episode(1, from, None)], date(2024, 2, 28)), None);
        assert_eq!(owed(born, &[episode(1, from, None)], date(2024, 2, 29)).unwrap().is, P::Eligible);
    }

    #[test]
    fn the_day_of_becoming_relevant_is_the_day_of_leaving() {
        let why = EpisodeEndReason::IndependentWithSupport;
        let left = date(2025, 3, 1);
        assert_eq!(became_relevant_on(BORN, &[ended(date(2023, 1, 1), left, why)]), Some(left));
        assert_eq!(became_relevant_on(BORN, &[episode(1, date(2023, 1, 1), None)]), None);
        assert_eq!(became_relevant_on(BORN, &[ended(date(2024, 12, 1), left, why)]), None);
    }
}
