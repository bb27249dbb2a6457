//! Made-up returns of any size from a seed, for trying and timing: coherent journeys, with as many faults as asked.
//!
//! Each child is made from the seed and their number alone, so that a return of a million is never in memory and the
//! same seed always gives the same file. Nobody in them exists.

mod chance;
mod draft;
mod people;

pub mod census;
mod journeys;
pub mod looked_after;

use jiff::civil::{Date, date};

use chance::Chance;

/// What to make.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// The collection year: 2027 is 1 April 2026 to 31 March 2027.
    pub year: i16,
    /// The share of children with a fault, from nought to one.
    pub errors: f64,
    /// The same seed makes the same return.
    pub seed: u64,
}

impl Plan {
    fn start(self) -> Date {
        date(self.year - 1, 4, 1)
    }

    fn end(self) -> Date {
        date(self.year, 3, 31)
    }

    /// The same for the year before.
    pub fn last(self) -> Self {
        Self { year: self.year - 1, ..self }
    }

    /// The chance of one child, whatever other children there are.
    fn chance(self, number: u32) -> Chance {
        Chance::new(self.seed, number)
    }
}
