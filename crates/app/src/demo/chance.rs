//! Chance that can be had again: the same seed gives the same numbers, names, dates and ids.
//!
//! Each family draws from a stream of its own, so that one family's story does not depend on another's.

use jiff::ToSpan;
use jiff::civil::Date;
use uuid::Uuid;

/// A stream of numbers (SplitMix64, by Guy Steele and others, in the public domain).
#[derive(Debug, Clone)]
pub(crate) struct Chance {
    state: u64,
}

impl Chance {
    /// The stream of this number under a seed.
    pub(crate) fn stream(seed: u64, number: u64) -> Self {
        let mut start = Chance { state: seed ^ number.wrapping_mul(0xd6e8_feb8_6659_fd93) };
        Chance { state: start.next() ^ number }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A whole number from 0, below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).expect("a number below a usize is one")
    }

    /// A whole number from `low` to `high`, both possible; `low` when they are the wrong way round.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = usize::try_from(high - low).unwrap_or(0) + 1;
        low + i64::try_from(self.below(width)).expect("a width of days fits")
    }

    /// Whether something happens that happens so many times in a hundred.
    pub(crate) fn happens(&mut self, in_a_hundred: usize) -> bool {
        self.below(100) < in_a_hundred
    }

    /// One of these, each as likely.
    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// One of these words, each as likely.
    pub(crate) fn word(&mut self, from: &[&'static str]) -> &'static str {
        from[self.below(from.len())]
    }

    /// One of these, as likely as its weight says.
    pub(crate) fn weighted<T: Copy>(&mut self, from: &[(u32, T)]) -> T {
        let total: u32 = from.iter().map(|(weight, _)| weight).sum();
        let mut left = u32::try_from(self.below(total as usize)).expect("a weight is small");
        for (weight, value) in from {
            if left < *weight {
                return *value;
            }
            left -= weight;
        }
        from[from.len() - 1].1
    }

    /// A day from `from` to `to`, both possible.
    pub(crate) fn day(&mut self, from: Date, to: Date) -> Date {
        days_after(from, self.between(0, days_between(from, to)))
    }
}

/// The day so many days after; before, when the number is negative.
pub(crate) fn days_after(date: Date, days: i64) -> Date {
    date.saturating_add(days.days())
}

/// How many days from one to the other.
pub(crate) fn days_between(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

/// Ids in the shape of version 7, ascending in the order in which they are made.
///
/// The database's indexes then grow at their ends, which keeps making a large authority quick.
#[derive(Debug, Clone)]
pub(crate) struct Ids {
    millisecond: u64,
    made: u64,
    chance: Chance,
}

/// How many milliseconds, and so ranges of 4,096 ids, one family may use up.
const RANGE: u64 = 8;

impl Ids {
    /// The ids of the family of this number; 0 is for the service itself.
    pub(crate) fn of(first_day: Date, seed: u64, number: u64) -> Self {
        let days = u64::try_from(days_between(jiff::civil::date(1970, 1, 1), first_day)).unwrap_or(0);
        let millisecond = days * 86_400_000 + number * RANGE;
        Ids { millisecond, made: 0, chance: Chance::stream(seed ^ 0x1d5, number) }
    }

    /// A new id.
    pub(crate) fn next<I: From<Uuid>>(&mut self) -> I {
        let millisecond = self.millisecond + self.made / 4096;
        let within = self.made % 4096;
        self.made += 1;
        let high = (millisecond << 16) | 0x7000 | within;
        let low = (self.chance.next() >> 2) | (0b10 << 62);
        I::from(Uuid::from_u64_pair(high, low))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_numbers_and_another_gives_others() {
        let draw = |seed, number| {
            let mut chance = Chance::stream(seed, number);
            (0..8).map(|_| chance.below(1_000_000)).collect::<Vec<_>>()
        };
        assert_eq!(draw(7, 3), draw(7, 3));
        assert_ne!(draw(7, 3), draw(7, 4));
        assert_ne!(draw(7, 3), draw(8, 3));
    }

    #[test]
    fn numbers_stay_within_their_bounds() {
        let mut chance = Chance::stream(1, 1);
        let drawn: BTreeSet<i64> = (0..500).map(|_| chance.between(-2, 2)).collect();
        assert_eq!(drawn, BTreeSet::from([-2, -1, 0, 1, 2]));
        assert_eq!(chance.between(5, 4), 5);
        assert!(!chance.happens(0));
        assert!(chance.happens(100));
        assert!((0..200).all(|_| chance.weighted(&[(0, 'a'), (3, 'b')]) == 'b'));
        let (from, to) = (date(2024, 2, 28), date(2024, 3, 1));
        assert!((0..200).all(|_| (from..=to).contains(&chance.day(from, to))));
    }

    #[test]
    fn ids_ascend_within_a_family_and_from_family_to_family() {
        let mut all: Vec<Uuid> = Vec::new();
        for number in 0..3 {
            let mut ids = Ids::of(date(2016, 1, 1), 9, number);
            all.extend((0..10_000).map(|_| ids.next::<Uuid>()));
        }
        assert!(all.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(all.iter().all(|id| id.get_version_num() == 7));
    }
}
