use jiff::civil::date;

use super::super::amount::{Pause, due_after};
use super::*;

#[track_caller]
fn check(from: Date, amount: &str, due: Date) {
    let found = due_after(from, None, amount.parse().unwrap(), &[]).unwrap();
    assert_eq!(found.on, due, "{amount} after {from}");
}

#[test]
fn working_days_leave_out_weekends_and_bank_holidays() {
    check(date(2025, 12, 30), "45 working days", date(2026, 3, 4));
    check(date(2026, 12, 24), "1 working day", date(2026, 12, 29));
    check(date(2026, 4, 2), "1 working day", date(2026, 4, 7));
    check(date(2022, 9, 16), "1 working day", date(2022, 9, 20));
    check(date(2023, 5, 5), "1 working day", date(2023, 5, 9));
    // From a Saturday as from the Friday before it.
    check(date(2026, 11, 28), "15 working days", date(2026, 12, 18));
    check(date(2026, 11, 27), "15 working days", date(2026, 12, 18));
    check(date(2026, 11, 28), "0 working days", date(2026, 11, 28));
}

#[test]
fn days_weeks_months_and_years_end_where_people_expect() {
    check(date(2026, 11, 25), "0 days", date(2026, 11, 25));
    check(date(2026, 11, 25), "10 days", date(2026, 12, 5));
    check(date(2028, 2, 20), "10 days", date(2028, 3, 1));
    check(date(2026, 12, 25), "1 week", date(2027, 1, 1));
    check(date(2026, 3, 1), "26 weeks", date(2026, 8, 30));
    check(date(2026, 1, 31), "1 month", date(2026, 2, 28));
    check(date(2024, 1, 31), "1 month", date(2024, 2, 29));
    check(date(2026, 11, 30), "3 months", date(2027, 2, 28));
    check(date(2026, 8, 31), "6 months", date(2027, 2, 28));
    check(date(2024, 2, 29), "12 months", date(2025, 2, 28));
    check(date(2024, 2, 29), "1 year", date(2025, 2, 28));
}

#[test]
fn hours_are_hours_whatever_the_clocks_do() {
    let check = |from: &str, due: &str, day| {
        let from: Timestamp = from.parse().unwrap();
        let on = kith_vocabulary::calendar::london_today(from);
        let found = due_after(on, Some(from), "72 hours".parse().unwrap(), &[]).unwrap();
        assert_eq!((found.at, found.on), (Some(due.parse().unwrap()), day), "from {from}");
    };
    check("2026-11-20T16:05:00Z", "2026-11-23T16:05:00Z", date(2026, 11, 23));
    // The clocks go forward on 29 March 2026 and back on 25 October 2026: 5pm becomes 6pm, and 4pm.
    check("2026-03-27T17:00:00Z", "2026-03-30T17:00:00Z", date(2026, 3, 30));
    check("2026-10-23T16:00:00Z", "2026-10-26T16:00:00Z", date(2026, 10, 26));
    // Late in a summer evening in universal time it is the next day in London.
    check("2026-06-27T23:30:00Z", "2026-06-30T23:30:00Z", date(2026, 7, 1));
}

#[test]
fn hours_without_a_known_time_are_counted_from_the_start_of_the_day() {
    let found = due_after(date(2026, 7, 1), None, "72 hours".parse().unwrap(), &[]).unwrap();
    assert_eq!((found.on, found.at), (date(2026, 7, 4), Some("2026-07-03T23:00:00Z".parse().unwrap())));
}

#[test]
fn days_on_which_the_clock_stood_still_do_not_count() {
    let pause = |until| [Pause { from: date(2026, 11, 26), until }];
    let check = |amount: &str, until, due: Option<Date>| {
        let found = due_after(date(2026, 11, 25), None, amount.parse().unwrap(), &pause(until));
        assert_eq!(found.map(|due| due.on), due, "{amount} with a pause until {until:?}");
    };
    check("10 days", Some(date(2026, 11, 30)), Some(date(2026, 12, 9)));
    check("2 working days", Some(date(2026, 11, 30)), Some(date(2026, 12, 1)));
    check("1 month", Some(date(2026, 11, 30)), Some(date(2026, 12, 29)));
    check("1 month", Some(date(2026, 11, 26)), Some(date(2026, 12, 25)));
    check("48 hours", Some(date(2026, 11, 30)), Some(date(2026, 12, 1)));
    check("0 days", None, Some(date(2026, 11, 25)));
    for amount in ["1 day", "1 working day", "1 month", "72 hours"] {
        check(amount, None, None);
    }
}

#[test]
fn an_amount_reads_back_as_it_is_written() {
    for text in ["1 working day", "45 working days", "72 hours", "1 week", "6 months", "0 days", "1 year"] {
        assert_eq!(text.parse::<Amount>().unwrap().to_string(), text);
    }
    assert_eq!("1 weeks".parse::<Amount>().unwrap().to_string(), "1 week");
    for text in
        ["", "45", "days", "-1 days", "+1 days", "1.5 days", "401 days", "3 fortnights", "6 months ago"]
    {
        assert!(text.parse::<Amount>().is_err(), "{text:?}");
    }
}
