//! Stretches of time that a child's episodes make together: an order that ran on over several episodes is one order.

use jiff::civil::Date;

use super::child::Child;
use super::tables::Episode;
use crate::dates::MaybeDate;

/// Episodes that follow one another with no day between, and the days from the first start to the last end.
#[derive(Debug, Clone)]
pub struct Stretch<'a> {
    /// The episodes, in order.
    pub episodes: Vec<&'a Episode>,
    /// Days from the start of the first to the end of the last.
    pub days: i32,
}

/// The day the episode ended; of an open one, the day until which it is counted. Nothing if the end is not a date.
pub fn end_or(episode: &Episode, until: Date) -> Option<Date> {
    if episode.dec.is_blank() { Some(until) } else { episode.dec.known() }
}

/// The stretches of the episodes that are meant. An open episode counts until the date given.
pub fn stretches<'a>(
    child: &Child<'a>,
    is_meant: impl Fn(&Episode) -> bool,
    until: Date,
) -> Vec<Stretch<'a>> {
    let mut found: Vec<(Stretch<'a>, Date, Date)> = vec![];
    for episode in child.episodes_in_order.iter().copied().filter(|episode| is_meant(episode)) {
        let (Some(start), Some(end)) = (episode.decom.known(), end_or(episode, until)) else { continue };
        match found.last_mut() {
            Some((stretch, first, last)) if *last >= start => {
                stretch.episodes.push(episode);
                *last = end.max(*last);
                stretch.days = first.days_until(*last).unwrap_or(stretch.days);
            }
            _ => {
                let days = start.days_until(end).unwrap_or_default();
                found.push((Stretch { episodes: vec![episode], days }, start, end));
            }
        }
    }
    found.into_iter().map(|(stretch, _, _)| stretch).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::ssda903::child::Return;
    use crate::ssda903::tables::Tables;
    use crate::table::Origin;

    fn check(rows: &[(&str, &str)], expected: &[(usize, i32)]) {
        let mut tables = Tables::default();
        for (at, (start, end)) in (0..).zip(rows) {
            tables.add("Episodes", Origin::new(at, 0), &[(0, "101"), (1, start), (7, end)]);
        }
        let returned = Return::assemble(tables, Tables::default());
        returned.with_child(0, &mut vec![], |child| {
            let found = stretches(child, |_| true, date(2027, 3, 31));
            let found: Vec<_> = found.iter().map(|found| (found.episodes.len(), found.days)).collect();
            assert_eq!(found, expected, "{rows:?}");
        });
    }

    #[test]
    fn episodes_join_when_no_day_lies_between() {
        check(&[("01/05/2026", "04/05/2026"), ("04/05/2026", "09/05/2026")], &[(2, 8)]);
        check(&[("01/05/2026", "04/05/2026"), ("05/05/2026", "09/05/2026")], &[(1, 3), (1, 4)]);
        check(&[("01/05/2026", "09/05/2026"), ("02/05/2026", "04/05/2026")], &[(2, 8)]);
    }

    #[test]
    fn an_open_episode_counts_to_the_date_given_and_an_unreadable_one_not_at_all() {
        check(&[("30/03/2027", "")], &[(1, 1)]);
        check(&[("01/05/2026", "31/02/2026"), ("", "04/05/2026")], &[]);
    }
}
