//! By when the conference of an enquiry is to be held, as the census's target date counts it. Every other limit of
//! protecting a child is a deadline of the practice model.

use jiff::civil::Date;
use kith_vocabulary::calendar::add_working_days;

/// Working days from the strategy discussion to the conference (Working Together to Safeguard Children).
pub const CONFERENCE_WORKING_DAYS: u32 = 15;

/// By when the conference of an enquiry is to be held.
pub fn conference_due(strategy_discussion_on: Date) -> Date {
    add_working_days(strategy_discussion_on, CONFERENCE_WORKING_DAYS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_conference_is_due_in_fifteen_working_days_over_bank_holidays_and_from_any_day() {
        let check = |from, expected| assert_eq!(conference_due(from), expected, "{from}");
        check(date(2026, 11, 2), date(2026, 11, 23));
        // Christmas Day, Boxing Day observed and New Year's Day are not worked.
        check(date(2026, 12, 15), date(2027, 1, 8));
        check(date(2026, 11, 7), date(2026, 11, 27));
        check(date(2028, 2, 29), date(2028, 3, 21));
    }
}
