//! Chance from a seed: the same seed, the same choices.

use jiff::ToSpan;
use jiff::civil::Date;

/// A source of choices.
#[derive(Debug, Clone)]
pub(super) struct Chance(u64);

impl Chance {
    /// The choices of a child.
    pub(super) fn new(seed: u64, number: u32) -> Self {
        let mut chance = Self(seed ^ (u64::from(number) << 20) ^ 0x9e37_79b9);
        chance.next();
        chance
    }

    /// Steele, Lea and Flood's SplitMix: short, and good enough for made-up people.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from nought to just below `n`.
    pub(super) fn below(&mut self, n: u64) -> u64 {
        self.next() % n.max(1)
    }

    /// A number of days from one to the other, both possible.
    pub(super) fn days(&mut self, least: i32, most: i32) -> i32 {
        let span = u64::try_from(most - least + 1).unwrap_or(1);
        least + i32::try_from(self.below(span)).unwrap_or(0)
    }

    /// Happens in so many of a hundred.
    pub(super) fn in_hundred(&mut self, n: u64) -> bool {
        self.below(100) < n
    }

    /// Happens with this share.
    pub(super) fn share(&mut self, share: f64) -> bool {
        (self.below(1_000_000) as f64) < share * 1_000_000.0
    }

    /// One of several.
    pub(super) fn of<T: Copy>(&mut self, several: &[T]) -> T {
        several[usize::try_from(self.below(several.len() as u64)).unwrap_or(0)]
    }

    /// A day from one to another, both possible; the first if they are the wrong way round.
    pub(super) fn day(&mut self, first: Date, last: Date) -> Date {
        let days = first.until(last).map_or(0, |span| span.get_days());
        later(first, if days > 0 { self.days(0, days) } else { 0 })
    }
}

/// So many days later.
pub(super) fn later(day: Date, days: i32) -> Date {
    day.saturating_add(days.days())
}
