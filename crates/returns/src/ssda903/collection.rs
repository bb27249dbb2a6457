//! The collection year a return is checked for, and what was given beside it.

use jiff::civil::{Date, date};

use super::providers::Providers;
use super::tables::Tables;
use crate::cell::Text;
use crate::rules::Need;

/// The newest collection year whose rules are here.
pub const NEWEST_YEAR: i16 = 2027;

/// How the files came. One rule reads differently for each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// A folder of CSV files.
    #[default]
    Csv,
    /// One XML file.
    Xml,
}

/// What a rule may ask about the collection.
#[derive(Debug, Clone)]
pub struct Collection {
    /// The year it is named by: 2027 is 1 April 2026 to 31 March 2027.
    pub year: i16,
    /// 1 April.
    pub start: Date,
    /// 31 March.
    pub end: Date,
    /// The code of the authority that makes the return; blank when it was not said.
    pub authority: Text,
    /// How the files came.
    pub format: Format,
    /// Ofsted's list, when given.
    pub providers: Option<Providers>,
    pub(super) given: Given,
}

/// The tables that were given.
#[derive(Debug, Clone, Default)]
pub(super) struct Given {
    pub(super) this: Vec<&'static str>,
    pub(super) last: Vec<&'static str>,
    pub(super) placement_places: bool,
}

impl Collection {
    /// The collection of a year, with nothing given beside it.
    pub fn of(year: i16) -> Self {
        Self {
            year,
            start: date(year - 1, 4, 1),
            end: date(year, 3, 31),
            authority: Text::default(),
            format: Format::Csv,
            providers: None,
            given: Given::default(),
        }
    }

    /// The table of this year was given.
    pub fn has(&self, table: &str) -> bool {
        self.given.this.contains(&table)
    }

    /// The table of last year was given.
    pub fn has_last_year(&self, table: &str) -> bool {
        self.given.last.contains(&table)
    }

    /// The authority and distance of placements were worked out, even if some turned out blank.
    pub fn has_placement_places(&self) -> bool {
        self.given.placement_places
    }

    pub(super) fn note(&mut self, this: &Tables, last: &Tables) {
        let places = this.placement_places
            || this.episodes.iter().any(|row| {
                row.pl_la.is_filled() || row.pl_location.is_filled() || row.pl_distance.is_filled()
            });
        self.given = Given { this: this.given.clone(), last: last.given.clone(), placement_places: places };
    }

    /// The first thing a rule needs that was not given.
    pub fn lacks(&self, needs: &[Need]) -> Option<Need> {
        needs.iter().copied().find(|need| match need {
            Need::Table(table) => !self.has(table),
            Need::LastYear(table) => !self.has_last_year(table),
            Need::Providers => self.providers.is_none(),
            Need::PlacementPlaces => !self.given.placement_places,
        })
    }
}
