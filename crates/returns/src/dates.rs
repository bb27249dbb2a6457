//! Comparing the dates of a return, where any of them may be missing or unreadable.
//!
//! A comparison with a date that is not there is false: a rule reports what is wrong, and another rule reports what
//! is missing. Working days and bank holidays live in the vocabulary, not here.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::cell::Cell;

/// Something that may be a date.
pub trait MaybeDate {
    /// The date, if there is one that was understood.
    fn date(&self) -> Option<Date>;

    /// Both are dates and this one is earlier.
    fn is_before(&self, other: impl MaybeDate) -> bool {
        matches!((self.date(), other.date()), (Some(a), Some(b)) if a < b)
    }

    /// Both are dates and this one is later.
    fn is_after(&self, other: impl MaybeDate) -> bool {
        matches!((self.date(), other.date()), (Some(a), Some(b)) if a > b)
    }

    /// Both are dates and this one is not later.
    fn is_on_or_before(&self, other: impl MaybeDate) -> bool {
        matches!((self.date(), other.date()), (Some(a), Some(b)) if a <= b)
    }

    /// Both are dates and this one is not earlier.
    fn is_on_or_after(&self, other: impl MaybeDate) -> bool {
        matches!((self.date(), other.date()), (Some(a), Some(b)) if a >= b)
    }

    /// Both are the same date.
    fn is_same_day(&self, other: impl MaybeDate) -> bool {
        matches!((self.date(), other.date()), (Some(a), Some(b)) if a == b)
    }

    /// It is a date from the first to the last, both included.
    fn is_within(&self, first: impl MaybeDate, last: impl MaybeDate) -> bool {
        self.is_on_or_after(first) && self.is_on_or_before(last)
    }

    /// The same day so many years later: an eighteenth birthday is `dob.plus_years(18)`. From 29 February it is
    /// 28 February in a year that has no 29th, as the systems count that returns are sent to and compared with; the law
    /// and the record have 1 March (`kith_vocabulary::calendar::birthday`).
    fn plus_years(&self, years: i32) -> Option<Date> {
        self.date()?.checked_add(years.years()).ok()
    }

    /// The same day of a later (or, below nought, earlier) month, or the last day of a shorter month.
    fn plus_months(&self, months: i32) -> Option<Date> {
        self.date()?.checked_add(months.months()).ok()
    }

    /// So many calendar days later, or earlier when below nought.
    fn plus_days(&self, days: i32) -> Option<Date> {
        self.date()?.checked_add(days.days()).ok()
    }

    /// Calendar days from this date to the other; below nought when the other is earlier.
    fn days_until(&self, other: impl MaybeDate) -> Option<i32> {
        Some(self.date()?.until(other.date()?).ok()?.get_days())
    }
}

impl MaybeDate for Date {
    fn date(&self) -> Option<Date> {
        Some(*self)
    }
}

impl MaybeDate for Option<Date> {
    fn date(&self) -> Option<Date> {
        *self
    }
}

impl MaybeDate for Cell<Date> {
    fn date(&self) -> Option<Date> {
        self.known()
    }
}

impl<T: MaybeDate> MaybeDate for &T {
    fn date(&self) -> Option<Date> {
        (*self).date()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn nothing_is_before_or_after_a_date_that_is_not_there() {
        let day = date(2026, 3, 31);
        let blank: Cell<Date> = Cell::Blank;
        assert!(!day.is_before(&blank) && !day.is_on_or_after(&blank) && !blank.is_same_day(&blank));
        assert!(day.is_within(day, day));
    }

    #[test]
    fn a_leap_day_birthday_is_kept_on_the_28th_in_other_years() {
        assert_eq!(date(2008, 2, 29).plus_years(18), Some(date(2026, 2, 28)));
        assert_eq!(date(2008, 2, 29).plus_years(4), Some(date(2012, 2, 29)));
    }

    #[test]
    fn days_are_counted_across_a_leap_day() {
        assert_eq!(date(2024, 2, 28).days_until(date(2024, 3, 1)), Some(2));
        assert_eq!(date(2025, 3, 1).days_until(date(2025, 2, 28)), Some(-1));
    }
}
