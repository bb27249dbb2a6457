//! The census a file is checked for: its year, its days, and what the file says about itself.

use jiff::civil::{Date, date};

use super::tables::{Header, Tables};
use crate::dates::MaybeDate;

/// The newest collection year whose rules are here.
pub const NEWEST_YEAR: i16 = 2026;

/// What a rule may ask about the census.
#[derive(Debug, Clone)]
pub struct Census {
    /// The collection year: 2026 is the census of 1 April 2025 to 31 March 2026.
    pub year: i16,
    /// The first day of the census year.
    pub start: Date,
    /// The reference date, its last day: what the file says, or 31 March of the year.
    pub end: Date,
    /// What the file says about itself.
    pub headers: Vec<Header>,
}

impl Census {
    /// The census that a file is for, checked by the rules of a year.
    pub fn of(year: i16, tables: &Tables) -> Self {
        let said = tables.headers.first().and_then(|header| header.reference_date.known());
        let end = said.unwrap_or(date(year, 3, 31));
        let start = end.plus_years(-1).plus_days(1).unwrap_or(date(year - 1, 4, 1));
        Self { year, start, end, headers: tables.headers.clone() }
    }

    /// The day falls in the census year.
    pub fn includes(&self, date: impl MaybeDate) -> bool {
        date.is_within(self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Origin;

    #[test]
    fn the_census_year_ends_on_the_reference_date() {
        let mut tables = Tables::default();
        tables.add("Header", Origin::default(), &[(2, "2024-03-31")]);
        let census = Census::of(2026, &tables);
        assert_eq!((census.start, census.end), (date(2023, 4, 1), date(2024, 3, 31)));
        let unsaid = Census::of(2026, &Tables::default());
        assert_eq!((unsaid.start, unsaid.end), (date(2025, 4, 1), date(2026, 3, 31)));
    }
}
