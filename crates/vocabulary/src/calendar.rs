//! England's working days, the date in London, and ages.
//!
//! Bank holidays are a table, because governments move and add them. The table is checked against the rule that
//! makes the usual ones. Deadlines themselves are not here: they are part of practice.

use jiff::civil::{Date, DateTime, Weekday, date};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, ToSpan};

/// The first day for which bank holidays are known.
pub const CALENDAR_STARTS_ON: Date = date(2012, 1, 1);

/// The last day for which bank holidays are published or follow from the rule.
///
/// Past this day (and before the first) the usual holidays are worked out by the rule: counting goes on, but a
/// one-off holiday that nobody has announced yet is unknown, so a far due date may turn out a day early.
pub const CALENDAR_ENDS_ON: Date = date(2028, 12, 31);

/// Bank holidays of England and Wales, 2012 to 2028, each as (year, [(month, day)]).
///
/// Source: <https://www.gov.uk/bank-holidays>, and for past years the proclamations under the Banking and Financial
/// Dealings Act 1971. Holidays at a weekend are given on the substitute day, as published.
const BANK_HOLIDAYS: [(i16, &[(i8, i8)]); 17] = [
    // The late May holiday moved to June, with a day for the Diamond Jubilee.
    (2012, &[(1, 2), (4, 6), (4, 9), (5, 7), (6, 4), (6, 5), (8, 27), (12, 25), (12, 26)]),
    (2013, &[(1, 1), (3, 29), (4, 1), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)]),
    (2014, &[(1, 1), (4, 18), (4, 21), (5, 5), (5, 26), (8, 25), (12, 25), (12, 26)]),
    (2015, &[(1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)]),
    (2016, &[(1, 1), (3, 25), (3, 28), (5, 2), (5, 30), (8, 29), (12, 26), (12, 27)]),
    (2017, &[(1, 2), (4, 14), (4, 17), (5, 1), (5, 29), (8, 28), (12, 25), (12, 26)]),
    (2018, &[(1, 1), (3, 30), (4, 2), (5, 7), (5, 28), (8, 27), (12, 25), (12, 26)]),
    (2019, &[(1, 1), (4, 19), (4, 22), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)]),
    // The early May holiday moved to Friday 8 May, 75 years after Victory in Europe.
    (2020, &[(1, 1), (4, 10), (4, 13), (5, 8), (5, 25), (8, 31), (12, 25), (12, 28)]),
    (2021, &[(1, 1), (4, 2), (4, 5), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)]),
    // The late May holiday moved to June, with a day for the Platinum Jubilee; 19 September was the Queen's funeral.
    (2022, &[(1, 3), (4, 15), (4, 18), (5, 2), (6, 2), (6, 3), (8, 29), (9, 19), (12, 26), (12, 27)]),
    // 8 May was for the King's coronation.
    (2023, &[(1, 2), (4, 7), (4, 10), (5, 1), (5, 8), (5, 29), (8, 28), (12, 25), (12, 26)]),
    (2024, &[(1, 1), (3, 29), (4, 1), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)]),
    (2025, &[(1, 1), (4, 18), (4, 21), (5, 5), (5, 26), (8, 25), (12, 25), (12, 26)]),
    (2026, &[(1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)]),
    (2027, &[(1, 1), (3, 26), (3, 29), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)]),
    (2028, &[(1, 3), (4, 14), (4, 17), (5, 1), (5, 29), (8, 28), (12, 25), (12, 26)]),
];

/// Whether England has a bank holiday on this day.
pub fn is_bank_holiday(date: Date) -> bool {
    let in_table =
        usize::try_from(date.year() - CALENDAR_STARTS_ON.year()).ok().and_then(|nth| BANK_HOLIDAYS.get(nth));
    match in_table {
        Some((_, days)) => days.contains(&(date.month(), date.day())),
        None => usual_bank_holidays(date.year()).contains(&date),
    }
}

/// Whether offices are open: not Saturday, not Sunday, not a bank holiday.
pub fn is_working_day(date: Date) -> bool {
    !is_weekend(date) && !is_bank_holiday(date)
}

/// This day if it is a working day, else the next one.
pub fn next_working_day_on_or_after(mut date: Date) -> Date {
    while !is_working_day(date) && date < Date::MAX {
        date = date.saturating_add(1.day());
    }
    date
}

/// The day that is `n` working days after this one.
///
/// Day 0 is the date itself, working day or not; day 1 is the first working day after it. So what happens on a
/// Saturday and is due in one working day is due on Monday. Counting stops at the end of the calendar of years.
pub fn add_working_days(from: Date, n: u32) -> Date {
    let mut date = from;
    for _ in 0..n {
        date = next_working_day_on_or_after(date.saturating_add(1.day()));
    }
    date
}

/// How many working days come after `from`, up to and with `to`. Negative when `to` comes first.
pub fn working_days_between(from: Date, to: Date) -> i64 {
    if to < from {
        return -working_days_between(to, from);
    }
    let mut count = 0;
    let mut date = from;
    while date < to {
        date = date.saturating_add(1.day());
        count += i64::from(is_working_day(date));
    }
    count
}

/// The date on the wall in London at this instant.
pub fn london_today(now: Timestamp) -> Date {
    london(now).date()
}

/// The date and time on the wall in London at this instant.
pub fn london(at: Timestamp) -> DateTime {
    at.to_zoned(london_zone()).datetime()
}

/// The instant at which London's clocks show this; when they go back, the first of the two.
pub fn from_london(wall: DateTime) -> Timestamp {
    london_zone().to_ambiguous_zoned(wall).compatible().map_or(Timestamp::MAX, |zoned| zoned.timestamp())
}

/// Age in whole years on a day; negative never, for somebody not yet born it is nothing.
///
/// A person born on 29 February reaches each age on 1 March in a year without that day, as English law counts.
pub fn age_on(born: Date, date: Date) -> Option<u16> {
    if date < born {
        return None;
    }
    let had_birthday = (date.month(), date.day()) >= (born.month(), born.day());
    let years = date.year() - born.year() - i16::from(!had_birthday);
    u16::try_from(years).ok()
}

/// The day on which a person reaches an age.
pub fn birthday(born: Date, age: u16) -> Date {
    let year = i16::try_from(i32::from(born.year()) + i32::from(age)).unwrap_or(i16::MAX);
    let first_of_march = || Date::new(year, 3, 1).unwrap_or(Date::MAX);
    Date::new(year, born.month(), born.day()).unwrap_or_else(|_| first_of_march())
}

/// The same day so many months on, or the last day of that month where it is shorter.
pub fn add_months(date: Date, months: i32) -> Date {
    let span = Span::new().try_months(months);
    span.map_or(Date::MAX, |span| date.saturating_add(span))
}

/// The same day so many years on; 29 February becomes 28 February in a year without it.
///
/// This is for periods. For ages use [`birthday`], where the law counts otherwise.
pub fn add_years(date: Date, years: i16) -> Date {
    add_months(date, i32::from(years) * 12)
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn london_zone() -> TimeZone {
    TimeZone::get("Europe/London").expect("the time zones are built into the program")
}

/// The holidays of a year when no government has moved or added one.
fn usual_bank_holidays(year: i16) -> [Date; 8] {
    let day = |month, day| Date::new(year, month, day).expect("a fixed holiday is in every year");
    let nth =
        |month: Date, nth| month.nth_weekday_of_month(nth, Weekday::Monday).expect("every month has Mondays");
    let easter = easter_sunday(year);
    let (christmas, boxing) = match day(12, 25).weekday() {
        Weekday::Friday => (day(12, 25), day(12, 28)),
        Weekday::Saturday => (day(12, 27), day(12, 28)),
        Weekday::Sunday => (day(12, 26), day(12, 27)),
        _ => (day(12, 25), day(12, 26)),
    };
    let new_year = match day(1, 1).weekday() {
        Weekday::Saturday => day(1, 3),
        Weekday::Sunday => day(1, 2),
        _ => day(1, 1),
    };
    [
        new_year,
        easter.saturating_sub(2.days()),
        easter.saturating_add(1.day()),
        nth(day(5, 1), 1),
        nth(day(5, 1), -1),
        nth(day(8, 1), -1),
        christmas,
        boxing,
    ]
}

/// Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher.
fn easter_sunday(year: i16) -> Date {
    let years = i32::from(year);
    let golden = years.rem_euclid(19);
    let (century, in_century) = (years.div_euclid(100), years.rem_euclid(100));
    let moon_shift = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let moon = (19 * golden + century - century.div_euclid(4) - moon_shift + 15).rem_euclid(30);
    let leaps = 2 * century.rem_euclid(4) + 2 * (in_century / 4);
    let to_sunday = (32 + leaps - moon - in_century % 4).rem_euclid(7);
    let correction = (golden + 11 * moon + 22 * to_sunday) / 451;
    let days = moon + to_sunday - 7 * correction + 114;
    let (month, day) = (days / 31, days % 31 + 1);
    // The sum lies between 114 and 149, so both fit.
    Date::new(year, month as i8, day as i8).expect("Easter is in March or April")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_table_differs_from_the_rule_only_where_a_holiday_was_moved_or_added() {
        let mut moved = Vec::new();
        for (year, days) in BANK_HOLIDAYS {
            let mut usual = usual_bank_holidays(year);
            usual.sort();
            let listed: Vec<_> = days.iter().map(|&(month, day)| date(year, month, day)).collect();
            if listed != usual {
                moved.push(year);
            }
        }
        assert_eq!(moved, [2012, 2020, 2022, 2023]);
    }

    #[test]
    fn the_table_has_every_year_in_order() {
        let years: Vec<_> = BANK_HOLIDAYS.iter().map(|(year, _)| *year).collect();
        let expected: Vec<_> = (CALENDAR_STARTS_ON.year()..=CALENDAR_ENDS_ON.year()).collect();
        assert_eq!(years, expected);
    }

    #[test]
    fn one_off_holidays_are_known_and_the_days_they_replaced_are_worked() {
        for holiday in
            [date(2012, 6, 5), date(2020, 5, 8), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)]
        {
            assert!(is_bank_holiday(holiday), "{holiday}");
        }
        for worked in [date(2012, 5, 28), date(2020, 5, 4), date(2022, 5, 30)] {
            assert!(is_working_day(worked), "{worked}");
        }
    }

    #[test]
    fn easter_is_found_at_its_earliest_and_latest() {
        for (year, month, day) in [(1818, 3, 22), (2008, 3, 23), (2024, 3, 31), (2025, 4, 20), (2038, 4, 25)]
        {
            assert_eq!(easter_sunday(year), date(year, month, day));
        }
    }

    #[test]
    fn past_the_end_of_the_calendar_the_usual_holidays_still_count() {
        assert!(is_bank_holiday(date(2029, 12, 25)));
        assert!(is_bank_holiday(date(2029, 3, 30)), "Good Friday 2029");
        assert!(is_working_day(date(2029, 1, 2)));
        assert!(is_bank_holiday(date(2010, 12, 27)));
    }

    #[test]
    fn working_days_are_counted_over_weekends_and_holidays() {
        let check = |from: Date, n, due: Date| {
            assert_eq!(add_working_days(from, n), due, "{n} working days after {from}");
        };
        check(date(2026, 11, 25), 0, date(2026, 11, 25));
        check(date(2026, 11, 27), 1, date(2026, 11, 30));
        check(date(2026, 11, 28), 0, date(2026, 11, 28));
        check(date(2026, 11, 28), 1, date(2026, 11, 30));
        check(date(2026, 12, 24), 1, date(2026, 12, 29));
        check(date(2026, 4, 1), 2, date(2026, 4, 7));
        check(date(2026, 12, 14), 15, date(2027, 1, 7));
        check(date(2022, 9, 16), 1, date(2022, 9, 20));
    }

    #[test]
    fn days_between_count_the_last_and_not_the_first() {
        let check = |from, to, days| assert_eq!(working_days_between(from, to), days, "{from} to {to}");
        check(date(2026, 11, 25), date(2026, 11, 25), 0);
        check(date(2026, 11, 25), date(2026, 11, 26), 1);
        check(date(2026, 11, 27), date(2026, 11, 29), 0);
        check(date(2026, 12, 24), date(2026, 12, 29), 1);
        check(date(2026, 12, 29), date(2026, 12, 24), -1);
    }

    #[test]
    fn the_next_working_day_is_the_day_itself_when_it_is_one() {
        assert_eq!(next_working_day_on_or_after(date(2026, 11, 25)), date(2026, 11, 25));
        assert_eq!(next_working_day_on_or_after(date(2026, 12, 25)), date(2026, 12, 29));
    }

    #[test]
    fn late_on_a_summer_evening_it_is_already_tomorrow_in_london() {
        let check = |instant: &str, day| {
            assert_eq!(london_today(instant.parse().unwrap()), day, "{instant}");
        };
        check("2026-06-30T22:59:59Z", date(2026, 6, 30));
        check("2026-06-30T23:00:00Z", date(2026, 7, 1));
        check("2026-11-30T23:59:59Z", date(2026, 11, 30));
    }

    #[test]
    fn the_hour_that_comes_twice_or_never_still_has_an_instant() {
        let check = |wall: DateTime, instant: &str| {
            assert_eq!(from_london(wall), instant.parse().unwrap(), "{wall}");
        };
        check(date(2026, 10, 25).at(1, 30, 0, 0), "2026-10-25T00:30:00Z");
        check(date(2026, 3, 29).at(1, 30, 0, 0), "2026-03-29T01:30:00Z");
        check(date(2026, 7, 1).at(12, 0, 0, 0), "2026-07-01T11:00:00Z");
        assert_eq!(london("2026-10-25T01:30:00Z".parse().unwrap()), date(2026, 10, 25).at(1, 30, 0, 0));
    }

    #[test]
    fn an_age_is_reached_on_the_birthday() {
        let check = |born, on, age| assert_eq!(age_on(born, on), age, "born {born}, on {on}");
        check(date(2010, 6, 15), date(2026, 6, 14), Some(15));
        check(date(2010, 6, 15), date(2026, 6, 15), Some(16));
        check(date(2010, 6, 15), date(2010, 6, 15), Some(0));
        check(date(2010, 6, 15), date(2010, 6, 14), None);
        check(date(2008, 2, 29), date(2026, 2, 28), Some(17));
        check(date(2008, 2, 29), date(2026, 3, 1), Some(18));
        check(date(2008, 2, 29), date(2024, 2, 29), Some(16));
    }

    #[test]
    fn a_leap_day_birthday_is_on_the_first_of_march_in_other_years() {
        assert_eq!(birthday(date(2008, 2, 29), 18), date(2026, 3, 1));
        assert_eq!(birthday(date(2008, 2, 29), 16), date(2024, 2, 29));
        assert_eq!(birthday(date(2010, 6, 15), 18), date(2028, 6, 15));
    }

    #[test]
    fn months_end_on_the_last_day_where_they_are_shorter() {
        assert_eq!(add_months(date(2026, 1, 31), 1), date(2026, 2, 28));
        assert_eq!(add_months(date(2024, 1, 31), 1), date(2024, 2, 29));
        assert_eq!(add_months(date(2026, 8, 31), 6), date(2027, 2, 28));
        assert_eq!(add_months(date(2026, 3, 31), -1), date(2026, 2, 28));
        assert_eq!(add_years(date(2024, 2, 29), 1), date(2025, 2, 28));
    }

    prop_compose! {
        fn any_date()(days in 0..20_000i64) -> Date {
            date(1990, 1, 1).saturating_add(days.days())
        }
    }

    proptest! {
        #[test]
        fn counting_back_what_was_added_gives_the_same_number(from in any_date(), n in 0..300u32) {
            prop_assert_eq!(working_days_between(from, add_working_days(from, n)), i64::from(n));
        }

        #[test]
        fn a_due_day_after_the_first_is_a_working_day(from in any_date(), n in 1..300u32) {
            prop_assert!(is_working_day(add_working_days(from, n)));
        }

        #[test]
        fn a_person_is_of_an_age_from_that_birthday_and_not_before(born in any_date(), age in 1..110u16) {
            let day = birthday(born, age);
            prop_assert_eq!(age_on(born, day), Some(age));
            prop_assert_eq!(age_on(born, day.saturating_sub(1.day())), Some(age - 1));
        }
    }
}
