//! How a care leaver is around each birthday: what the return asks for at 17 to 21, and once a year after.

use jiff::civil::Date;
use kith_vocabulary::calendar::{add_months, age_on, birthday};

/// The first birthday that is asked about.
pub const FIRST: u16 = 17;
/// The last.
pub const LAST: u16 = 21;

/// The days around a birthday in which what is told counts for it: from three months before to one month after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Around {
    /// How old they become.
    pub age: u16,
    /// The birthday.
    pub birthday: Date,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
}

impl Around {
    /// The days around the birthday on which somebody born on a day becomes so old.
    pub fn of(born: Date, age: u16) -> Self {
        let on = birthday(born, age);
        Around { age, birthday: on, from: add_months(on, -3), until: add_months(on, 1) }
    }

    /// Whether a day counts for the birthday.
    pub fn holds(&self, on: Date) -> bool {
        self.from <= on && on <= self.until
    }
}

/// The birthdays that are asked about whose days have begun, the newest first.
pub fn birthdays(born: Date, today: Date) -> Vec<Around> {
    (FIRST..=LAST).rev().map(|age| Around::of(born, age)).filter(|around| around.from <= today).collect()
}

/// Which of the days on which something was told counts for a birthday: the nearest to it; of two as near, the later.
pub fn told_for(around: &Around, told: &[Date]) -> Option<usize> {
    let distance = |on: Date| on.until(around.birthday).map_or(i32::MAX, |span| span.get_days().abs());
    (0..told.len())
        .filter(|at| around.holds(told[*at]))
        .min_by_key(|at| (distance(told[*at]), std::cmp::Reverse(told[*at])))
}

/// Whether the return asks about somebody of this birth: they are 17 to 21, or were when the year began.
pub fn is_asked_about(born: Date, today: Date) -> bool {
    age_on(born, today).is_some_and(|age| (FIRST..=LAST).contains(&age))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const BORN: Date = date(2008, 6, 1);

    #[test]
    fn what_is_told_counts_from_three_months_before_to_one_after() {
        let around = Around::of(BORN, 18);
        let check = |on: Date, expected| assert_eq!(around.holds(on), expected, "{on}");
        check(date(2026, 2, 28), false);
        check(date(2026, 3, 1), true);
        check(date(2026, 7, 1), true);
        check(date(2026, 7, 2), false);
    }

    #[test]
    fn the_day_nearest_to_the_birthday_counts() {
        let around = Around::of(BORN, 18);
        let check = |told: &[Date], expected| assert_eq!(told_for(&around, told), expected, "{told:?}");
        check(&[], None);
        check(&[date(2026, 2, 1)], None);
        check(&[date(2026, 3, 1), date(2026, 6, 20), date(2026, 5, 20)], Some(2));
        check(&[date(2026, 5, 31), date(2026, 6, 2)], Some(1));
    }

    #[test]
    fn birthdays_are_asked_about_once_their_days_begin() {
        let ages = |today| birthdays(BORN, today).iter().map(|around| around.age).collect::<Vec<_>>();
        assert!(ages(date(2025, 2, 28)).is_empty());
        assert_eq!(ages(date(2025, 3, 1)), [17]);
        assert_eq!(ages(date(2026, 3, 1)), [18, 17]);
        assert_eq!(ages(date(2032, 1, 1)), [21, 20, 19, 18, 17]);
        assert!(!is_asked_about(BORN, date(2025, 5, 31)) && is_asked_about(BORN, date(2025, 6, 1)));
        assert!(is_asked_about(BORN, date(2030, 5, 31)) && !is_asked_about(BORN, date(2030, 6, 1)));
    }
}
