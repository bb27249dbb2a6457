//! Facts that several rules ask for: periods of care, the social workers in order, birthdays of care leavers, dates
//! known in part, and whether a part of the return was filled in. What one rule alone asks stays in that rule.

use jiff::civil::Date;

use super::child::Child;
use super::collection::Collection;
use super::tables::{Ad1, Oc3, PrevPerm, SwEpisode};
use crate::cell::Cell;
use crate::dates::MaybeDate;

/// A period of being looked after: episodes that follow one another without a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodOfCare {
    /// The day its first episode began.
    pub start: Date,
    /// The day its last episode ended; none while it is open.
    pub end: Option<Date>,
}

impl PeriodOfCare {
    /// The day lies in the period, its first and last day included.
    pub fn holds(&self, day: Date) -> bool {
        day >= self.start && self.end.is_none_or(|end| day <= end)
    }

    /// Something that began and ended on these days ended within the period; while it is open, it began there and
    /// the period is open too.
    pub fn holds_the_end(&self, start: Date, end: Option<Date>) -> bool {
        match end {
            Some(end) => self.holds(end),
            None => self.end.is_none() && start >= self.start,
        }
    }
}

impl<'a> Child<'a> {
    /// The child's periods of care this year, as their episodes tell them. Episodes without a readable start tell
    /// nothing.
    pub fn periods_of_care(&self) -> Vec<PeriodOfCare> {
        let mut periods: Vec<PeriodOfCare> = vec![];
        for episode in self.episodes_in_order {
            let Some(start) = episode.decom.known() else { continue };
            let end = episode.dec.known();
            match periods.last_mut() {
                Some(period) if period.end.is_none_or(|before| start <= before) => period.end = end,
                _ => periods.push(PeriodOfCare { start, end }),
            }
        }
        periods
    }

    /// The child's social workers by the day each began, then by the day each ended; what is not known comes last.
    pub fn social_workers_in_order(&self) -> Vec<&'a SwEpisode> {
        let mut rows: Vec<&SwEpisode> = self.this.sw_episodes.iter().collect();
        rows.sort_by_key(|row| {
            (row.sw_decom.known().unwrap_or(Date::MAX), row.sw_dec.known().unwrap_or(Date::MAX))
        });
        rows
    }
}

impl Oc3 {
    /// Any of the three questions about the care leaver was answered.
    pub fn is_answered(&self) -> bool {
        [&self.in_touch, &self.activ, &self.accom].into_iter().any(|answer| answer.is_filled())
    }

    /// The seventeenth or eighteenth birthday, if the young person has one of them in the collection year.
    pub fn birthday_at_17_or_18(&self, collection: &Collection) -> Option<Date> {
        let birthdays = [17, 18].into_iter().filter_map(|age| self.dob.plus_years(age));
        birthdays.into_iter().find(|birthday| birthday.is_within(collection.start, collection.end))
    }
}

impl Ad1 {
    fn answers(&self) -> [bool; 6] {
        [
            self.date_int.is_filled(),
            self.date_match.is_filled(),
            self.foster_care.is_filled(),
            self.nb_adoptr.is_filled(),
            self.sex_adoptr.is_filled(),
            self.ls_adoptr.is_filled(),
        ]
    }

    /// Everything about the adoption was filled in.
    pub fn is_complete(&self) -> bool {
        self.answers().iter().all(|filled| *filled)
    }

    /// Nothing about the adoption was filled in.
    pub fn is_empty(&self) -> bool {
        !self.answers().iter().any(|filled| *filled)
    }
}

impl PrevPerm {
    /// Nothing about an earlier permanence arrangement was filled in.
    pub fn is_empty(&self) -> bool {
        self.prev_perm.is_blank() && self.la_perm.is_blank() && self.date_perm.is_blank()
    }
}

/// A date of which some may be unknown: `ZZ/05/2021`, `ZZ/ZZ/ZZZZ`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartDate {
    /// It was on this day or later.
    NotBefore(Date),
    /// Not even the year is known.
    YearUnknown,
}

/// Reads a date of which some may be unknown; nothing when the cell is blank or holds something else.
pub fn part_date(cell: &Cell<Date>) -> Option<PartDate> {
    let text = match cell {
        Cell::Blank => return None,
        Cell::Known(date) => return Some(PartDate::NotBefore(*date)),
        Cell::Unknown(text) => text.as_str().to_ascii_uppercase(),
    };
    let parts: Vec<&str> = text.split('/').collect();
    let [day, month, year] = parts[..] else { return None };
    let number = |part: &str| if part == "ZZ" { Some(1) } else { part.parse().ok() };
    let first = |year| Date::new(year, number(month)?, number(day)?).ok();
    match year {
        // Any leap year will do to see whether the day and the month can be.
        "ZZZZ" => first(2000).map(|_| PartDate::YearUnknown),
        year if year.len() == 4 => first(year.parse().ok()?).map(PartDate::NotBefore),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cell::{Manner, Written};
    use crate::ssda903::child::Return;
    use crate::ssda903::tables::Tables;
    use crate::table::Origin;
    use jiff::civil::date;

    #[test]
    fn a_date_may_be_known_in_part() {
        let check = |text: &str, expected: Option<PartDate>| {
            let mut cell: Cell<Date> = Cell::Blank;
            cell.write(text, Manner::DayFirstCapitals);
            assert_eq!(part_date(&cell), expected, "{text:?}");
        };
        check("", None);
        check("05/06/2020", Some(PartDate::NotBefore(date(2020, 6, 5))));
        check("zz/05/2021", Some(PartDate::NotBefore(date(2021, 5, 1))));
        check("05/ZZ/2020", Some(PartDate::NotBefore(date(2020, 1, 5))));
        check("ZZ/ZZ/ZZZZ", Some(PartDate::YearUnknown));
        check("29/02/ZZZZ", Some(PartDate::YearUnknown));
        check("30/02/ZZZZ", None);
        check("ZZ/ZZ/ZZ", None);
        check("01/13/2000", None);
        check("soon", None);
    }

    #[test]
    fn episodes_without_a_gap_are_one_period_of_care() {
        let mut tables = Tables::default();
        for (row, (start, end)) in
            [("01/06/2026", ""), ("01/05/2026", "03/05/2026"), ("03/05/2026", "10/05/2026"), ("soon", "")]
                .into_iter()
                .enumerate()
        {
            let row = u32::try_from(row).expect("four rows");
            tables.add("Episodes", Origin::new(row, 0), &[(0, "101"), (1, start), (7, end)]);
        }
        Return::assemble(tables, Tables::default()).with_child(0, &mut vec![], |child| {
            let first = PeriodOfCare { start: date(2026, 5, 1), end: Some(date(2026, 5, 10)) };
            let second = PeriodOfCare { start: date(2026, 6, 1), end: None };
            assert_eq!(child.periods_of_care(), [first, second]);
            assert!(first.holds(date(2026, 5, 10)) && !first.holds(date(2026, 5, 11)));
            assert!(!first.holds_the_end(date(2026, 5, 1), None));
            assert!(second.holds_the_end(date(2026, 6, 1), None));
        });
    }
}
