//! Corrections of an episode's days that leave what came before and after it whole.

use jiff::civil::Date;
use kith_vocabulary::ids::CareEpisodeId;

use super::next::WhyNot;
use super::period::Episode;

/// The days of an episode as they should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// Which episode.
    pub id: CareEpisodeId,
    /// The first day.
    pub from: Date,
    /// The day it ended.
    pub until: Option<Date>,
}

/// The days of every episode that a correction touches: itself, the end of the one before and the start of the one after
/// where those touch it. Refused where it would leave one of them without a day, or run into another period of care.
pub fn mend(episodes: &[Episode], right: Days, today: Date) -> Result<Vec<Days>, WhyNot> {
    let mut all: Vec<Episode> = episodes.to_vec();
    all.sort_by_key(|episode| (episode.from, episode.id));
    let Some(at) = all.iter().position(|episode| episode.id == right.id) else {
        return Err(WhyNot::NotInCare);
    };
    if right.from > today || right.until.is_some_and(|until| until > today) {
        return Err(WhyNot::InTheFuture);
    }
    if right.until.is_some_and(|until| until <= right.from) {
        return Err(WhyNot::EndsBeforeStart);
    }
    let wrong = all[at];
    let mut touched = vec![right];
    if let Some(before) = at.checked_sub(1).map(|place| all[place]) {
        if before.until == Some(wrong.from) {
            if right.from <= before.from {
                return Err(WhyNot::ReachesBefore(before.from));
            }
            if right.from != wrong.from {
                touched.push(Days { id: before.id, from: before.from, until: Some(right.from) });
            }
        } else if before.until.is_none_or(|until| until >= right.from) {
            return Err(WhyNot::Overlaps(before.from));
        }
    }
    if let Some(after) = all.get(at + 1) {
        let Some(until) = right.until else { return Err(WhyNot::IsFollowed(after.from)) };
        if wrong.until == Some(after.from) {
            if after.until.is_some_and(|end| end <= until) {
                return Err(WhyNot::ReachesAfter(after.until.unwrap_or(until)));
            }
            if Some(until) != wrong.until {
                touched.push(Days { id: after.id, from: until, until: after.until });
            }
        } else if until >= after.from {
            return Err(WhyNot::Overlaps(after.from));
        }
    }
    Ok(touched)
}

#[cfg(test)]
mod tests {
    use super::super::period::tests::episode;
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 25);

    fn day(n: i8) -> Date {
        date(2026, 3, n)
    }

    /// Three episodes without a gap, and another time in care from the 25th.
    fn episodes() -> Vec<Episode> {
        vec![
            episode(1, day(1), Some(day(5))),
            episode(2, day(5), Some(day(10))),
            episode(3, day(10), Some(day(15))),
            episode(4, day(25), None),
        ]
    }

    /// Which episode, and its days.
    type Touched = (usize, Date, Option<Date>);

    #[track_caller]
    fn check(n: usize, from: Date, until: Option<Date>, expected: Result<&[Touched], WhyNot>) {
        let all = episodes();
        let found = mend(&all, Days { id: all[n - 1].id, from, until }, TODAY).map(|touched| {
            let place = |days: &Days| all.iter().position(|episode| episode.id == days.id).unwrap() + 1;
            touched.iter().map(|days| (place(days), days.from, days.until)).collect::<Vec<_>>()
        });
        assert_eq!(found, expected.map(<[_]>::to_vec), "{n}: {from} {until:?}");
    }

    #[test]
    fn the_neighbours_of_an_episode_move_with_it() {
        check(2, day(5), Some(day(10)), Ok(&[(2, day(5), Some(day(10)))]));
        check(2, day(3), Some(day(10)), Ok(&[(2, day(3), Some(day(10))), (1, day(1), Some(day(3)))]));
        check(2, day(5), Some(day(12)), Ok(&[(2, day(5), Some(day(12))), (3, day(12), Some(day(15)))]));
        check(1, date(2026, 2, 20), Some(day(5)), Ok(&[(1, date(2026, 2, 20), Some(day(5)))]));
        check(3, day(10), Some(day(24)), Ok(&[(3, day(10), Some(day(24)))]));
    }

    #[test]
    fn no_neighbour_is_left_without_a_day() {
        check(2, day(1), Some(day(10)), Err(WhyNot::ReachesBefore(day(1))));
        check(2, day(2), Some(day(10)), Ok(&[(2, day(2), Some(day(10))), (1, day(1), Some(day(2)))]));
        check(2, day(5), Some(day(15)), Err(WhyNot::ReachesAfter(day(15))));
        check(2, day(5), Some(day(14)), Ok(&[(2, day(5), Some(day(14))), (3, day(14), Some(day(15)))]));
        check(2, day(5), Some(day(5)), Err(WhyNot::EndsBeforeStart));
    }

    #[test]
    fn another_time_in_care_is_not_run_into() {
        check(3, day(10), Some(day(25)), Err(WhyNot::Overlaps(day(25))));
        check(3, day(10), None, Err(WhyNot::IsFollowed(day(25))));
        check(4, day(15), None, Err(WhyNot::Overlaps(day(10))));
        check(4, day(16), None, Ok(&[(4, day(16), None)]));
        check(4, date(2026, 11, 26), None, Err(WhyNot::InTheFuture));
        check(4, day(25), Some(TODAY), Ok(&[(4, day(25), Some(TODAY))]));
    }
}
