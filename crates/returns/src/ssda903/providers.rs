//! Ofsted's list of providers, as far as the rules ask about it.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::cell::{Cell, Text};
use crate::table::{Origin, Row, table};

table! {
    /// One registered provider.
    Provider "Providers" DayFirstCapitals {
        "URN" urn: Text,
        "PLACE_CODES" place_codes: Text,
        "PROVIDER_CODES" provider_codes: Text,
        "REG_END" closed: Cell<Date>,
        "POSTCODE" postcode: Text,
        "LA_NAME_FROM_PC" la_name: Text,
        "LA_CODE_INFERRED" la_code: Text,
    }
}

impl Provider {
    /// A placement type the provider is registered for. The list writes them with commas between.
    pub fn may_provide(&self, place: &Text) -> bool {
        self.place_codes.as_str().split(',').any(|code| place.is(code.trim()))
    }

    /// A kind of provider it can be.
    pub fn may_be(&self, provider: &Text) -> bool {
        self.provider_codes.as_str().split(',').any(|code| provider.is(code.trim()))
    }
}

/// The providers by their unique reference number.
#[derive(Debug, Clone, Default)]
pub struct Providers(HashMap<Text, Vec<Provider>>);

impl Providers {
    /// Adds a provider: cells by their column's place.
    pub fn add(&mut self, row: u32, cells: &[(usize, &str)]) {
        let mut provider = Provider { origin: Origin::new(row, row + 2), ..Provider::default() };
        for (column, text) in cells {
            provider.write(*column, text);
        }
        self.0.entry(provider.urn.clone()).or_default().push(provider);
    }

    /// Every entry with this number: a home may be listed more than once.
    pub fn with_urn(&self, urn: &Text) -> &[Provider] {
        self.0.get(urn).map_or(&[], Vec::as_slice)
    }
}
