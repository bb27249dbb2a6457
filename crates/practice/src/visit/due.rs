//! When a child is next to be seen, and why then.
//!
//! From what was agreed for this child and when they were last seen. The law's own time limits are deadlines, and
//! are not here.

use jiff::ToSpan;
use jiff::civil::Date;
use kith_vocabulary::birth::Birth;
use kith_vocabulary::time::date_in_words;

use super::decision::is_born_by;

/// What was agreed for a child and how far it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rhythm {
    /// What is known of the birth.
    pub birth: Birth,
    /// How often the child is to be seen, in days; nothing when it is not agreed.
    pub every_days: Option<i64>,
    /// When the child was last seen at a visit.
    pub last_seen: Option<Date>,
    /// Since when the worker works with the child.
    pub since: Date,
}

/// The next visit that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// The last day on which it is in time.
    pub on: Date,
    every_days: i64,
    last_seen: Option<Date>,
    since: Date,
}

/// When the child is next to be seen. Nothing where no rhythm is agreed, or the child is not born yet.
///
/// A child not seen yet is due so many days after the worker's work with them began.
pub fn next_visit(rhythm: &Rhythm, today: Date) -> Option<Due> {
    let every_days = rhythm.every_days.filter(|days| *days > 0)?;
    if !is_born_by(rhythm.birth, today) {
        return None;
    }
    let from = rhythm.last_seen.unwrap_or(rhythm.since);
    let on = from.checked_add(every_days.days()).ok()?;
    Some(Due { on, every_days, last_seen: rhythm.last_seen, since: rhythm.since })
}

impl Due {
    /// Whether the day has passed.
    pub fn is_overdue(self, today: Date) -> bool {
        self.on < today
    }

    /// `due 3 December: every 28 days, last seen 5 November`.
    pub fn in_words(self, today: Date) -> String {
        let day = |date| day_in_words(date, today);
        let when = match self.on.since(today).map_or(0, |span| span.get_days()) {
            0 => "due today".to_owned(),
            1 => "due tomorrow".to_owned(),
            late if late < 0 => format!("overdue since {}", day(self.on)),
            _ => format!("due {}", day(self.on)),
        };
        let every = match self.every_days {
            1 => "every day".to_owned(),
            days => format!("every {days} days"),
        };
        match self.last_seen {
            Some(seen) => format!("{when}: {every}, last seen {}", day(seen)),
            None => format!("{when}: {every}, not seen yet since {}", day(self.since)),
        }
    }
}

/// A day without its year where that is this year: `3 December`.
pub fn day_in_words(date: Date, today: Date) -> String {
    let words = date_in_words(date);
    if date.year() == today.year() {
        words.rsplit_once(' ').map_or(words.clone(), |(day, _)| day.to_owned())
    } else {
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn rhythm() -> Rhythm {
        Rhythm {
            birth: Birth::Born(date(2019, 5, 4)),
            every_days: Some(28),
            last_seen: Some(date(2026, 11, 5)),
            since: date(2026, 6, 1),
        }
    }

    #[track_caller]
    fn check(change: impl FnOnce(&mut Rhythm), today: Date, expected: Option<&str>) {
        let mut rhythm = rhythm();
        change(&mut rhythm);
        let words = next_visit(&rhythm, today).map(|due| due.in_words(today));
        assert_eq!(words.as_deref(), expected, "{rhythm:?}");
    }

    #[test]
    fn a_visit_is_due_so_many_days_after_the_child_was_seen() {
        let last_seen = "every 28 days, last seen 5 November";
        check(|_| {}, date(2026, 11, 25), Some(&format!("due 3 December: {last_seen}")));
        check(|_| {}, date(2026, 12, 2), Some(&format!("due tomorrow: {last_seen}")));
        check(|_| {}, date(2026, 12, 3), Some(&format!("due today: {last_seen}")));
        check(|_| {}, date(2026, 12, 4), Some(&format!("overdue since 3 December: {last_seen}")));
    }

    #[test]
    fn a_child_not_seen_yet_is_due_from_when_the_work_began() {
        let today = date(2026, 11, 25);
        let words = "overdue since 29 June: every 28 days, not seen yet since 1 June";
        check(|rhythm| rhythm.last_seen = None, today, Some(words));
    }

    #[test]
    fn a_visit_before_the_work_began_counts_for_a_new_worker_too() {
        let words = "due 3 December: every 28 days, last seen 5 November";
        check(|rhythm| rhythm.since = date(2026, 11, 20), date(2026, 11, 25), Some(words));
    }

    #[test]
    fn nothing_is_due_without_an_agreement_or_before_birth() {
        let today = date(2026, 11, 25);
        check(|rhythm| rhythm.every_days = None, today, None);
        check(|rhythm| rhythm.every_days = Some(0), today, None);
        check(|rhythm| rhythm.birth = Birth::Expected(date(2026, 11, 20)), today, None);
        check(|rhythm| rhythm.birth = Birth::Born(date(2026, 11, 26)), today, None);
        let words = "due 3 December: every 28 days, last seen 5 November";
        check(|rhythm| rhythm.birth = Birth::Born(today), today, Some(words));
    }

    #[test]
    fn days_are_counted_across_a_leap_day_and_a_year() {
        let leap = |rhythm: &mut Rhythm| rhythm.last_seen = Some(date(2028, 2, 1));
        check(leap, date(2028, 2, 20), Some("due 29 February: every 28 days, last seen 1 February"));
        let year =
            |rhythm: &mut Rhythm| (rhythm.every_days, rhythm.last_seen) = (Some(1), Some(date(2026, 12, 31)));
        check(year, date(2026, 12, 30), Some("due 1 January 2027: every day, last seen 31 December"));
    }
}
