//! Reading Ofsted's lists of providers: workbooks or comma-separated files, of children's homes, of other social
//! care, of both together, or with supported accommodation on a sheet of its own.

use super::providers::{Provider, Providers};
use crate::cell::day_first;
use crate::files::Unreadable;
use crate::files::csv::Csv;
use crate::files::dates::in_another_shape;
use crate::files::decode::decode;
use crate::files::given::{GivenFile, Kind};
use crate::files::headings::plain;
use crate::files::workbook::{SheetRow, each_row};
use kith_vocabulary::identifiers::la_code;

/// The headings under which Ofsted has given each column over the years, the best first.
const HEADINGS: [(&str, &[&str]); 6] = [
    ("URN", &["urn"]),
    ("PLACE_CODES", &["placement code", "provider placement code"]),
    ("PROVIDER_CODES", &["placement provider code", "provider code"]),
    ("REG_END", &["deregistration date", "closed date"]),
    ("POSTCODE", &["setting address postcode", "setting postcode", "provider postcode", "postcode"]),
    ("LA_NAME_FROM_PC", &["setting local authority", "local authority", "provider local authority"]),
];

/// Rows above the headings: a title, a date, a note.
const MOST_ROWS_ABOVE: usize = 20;

/// Providers, read.
#[derive(Debug, Clone, Default)]
pub struct ReadProviders {
    /// The providers of all lists.
    pub providers: Providers,
    /// How many entries there were.
    pub n_entries: u32,
}

/// Reads every list that was given.
///
/// # Errors
///
/// A file cannot be read, or holds no list of providers.
pub fn read(files: Vec<GivenFile<'_>>) -> Result<ReadProviders, Unreadable> {
    let mut read = ReadProviders::default();
    for mut file in files {
        let before = read.n_entries;
        match file.kind()? {
            Kind::Zip => workbook(&file.name, file.bytes, &mut read)?,
            Kind::Csv => comma_separated(&file.name, file.bytes, &mut read)?,
            _ => {}
        }
        if read.n_entries == before {
            let words = "there is no list of providers here: no row of headings has URN and a placement or provider \
                         code. Give Ofsted's list as an Excel workbook (.xlsx) or as CSV";
            return Err(Unreadable::at(&file.name, 0, words));
        }
    }
    Ok(read)
}

fn workbook(
    name: &str,
    bytes: impl std::io::Read + std::io::Seek,
    read: &mut ReadProviders,
) -> Result<(), Unreadable> {
    let mut sheet = Sheet::default();
    let mut sheet_name = String::new();
    each_row(name, bytes, |SheetRow { sheet: this, cells, .. }| {
        if sheet_name != this {
            this.clone_into(&mut sheet_name);
            sheet = Sheet::default();
        }
        sheet.row(cells, read);
        Ok(())
    })
}

fn comma_separated(
    name: &str,
    bytes: impl std::io::Read,
    read: &mut ReadProviders,
) -> Result<(), Unreadable> {
    let cannot = |error| Unreadable::at(name, 0, format!("the file could not be read: {error}"));
    let mut csv = Csv::new(name, decode(bytes).map_err(cannot)?);
    let mut sheet = Sheet::default();
    while let Some(record) = csv.next_record()? {
        if !record.is_blank() {
            let cells: Vec<String> = record.values().map(str::to_owned).collect();
            sheet.row(&cells, read);
        }
    }
    Ok(())
}

/// One sheet: the rows above its headings, then its entries.
#[derive(Default)]
struct Sheet {
    n_above: usize,
    /// For each column of an entry, where it stands.
    places: Option<[Option<usize>; HEADINGS.len()]>,
    is_supported_accommodation: bool,
}

impl Sheet {
    fn row(&mut self, cells: &[String], read: &mut ReadProviders) {
        if self.places.is_some() {
            self.entry(cells, read);
        } else if self.n_above < MOST_ROWS_ABOVE {
            self.n_above += 1;
            self.headings(cells);
        }
    }

    fn headings(&mut self, cells: &[String]) {
        let headings: Vec<String> = cells.iter().map(|text| plain(text)).collect();
        let place = |names: &[&str]| names.iter().find_map(|name| headings.iter().position(|h| h == name));
        let places = HEADINGS.map(|(_, names)| place(names));
        if places[0].is_some() && (places[1].is_some() || places[2].is_some()) {
            self.is_supported_accommodation = headings.iter().any(|heading| heading == "setting category");
            self.places = Some(places);
        }
    }

    fn entry(&self, cells: &[String], read: &mut ReadProviders) {
        let Some(places) = self.places else { return };
        let text = |at: usize| places[at].and_then(|place| cells.get(place)).map_or("", |text| said(text));
        let urn = text(0);
        if urn.is_empty() {
            return;
        }
        let mut place_codes = codes(text(1));
        if place_codes.is_empty() && self.is_supported_accommodation {
            // A list of supported accommodation that names no placement is of K3 throughout.
            "K3".clone_into(&mut place_codes);
        }
        let closed = text(3);
        let closed = match day_first(closed).or_else(|| in_another_shape(closed).map(|(_, date)| date)) {
            Some(date) => format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year()),
            None => closed.to_owned(),
        };
        let authority = text(5);
        let code = authority_code(authority).unwrap_or_default();
        let provider_codes = codes(text(2));
        let values = [urn, &place_codes, &provider_codes, &closed, text(4), authority, code];
        debug_assert_eq!(values.len(), Provider::COLUMNS.len(), "a value for each column");
        let values: Vec<(usize, &str)> = values.into_iter().enumerate().collect();
        read.providers.add(read.n_entries, &values);
        read.n_entries += 1;
    }
}

/// What a cell says; nothing where it says that there is nothing.
fn said(text: &str) -> &str {
    let text = text.trim();
    if ["-", "na", "n/a", "#n/a"].iter().any(|nothing| text.eq_ignore_ascii_case(nothing)) {
        ""
    } else {
        text
    }
}

/// Codes with commas between, whatever stood between them.
fn codes(text: &str) -> String {
    let codes = text.split([',', ';', '/', '\n', ' ']).filter(|code| !code.is_empty());
    codes.collect::<Vec<_>>().join(",")
}

/// The code of an authority by its name as Ofsted writes it, with or without *council*.
fn authority_code(name: &str) -> Option<&'static str> {
    let bare = |name: &str| {
        let name = plain(name).replace("london borough", "");
        let words =
            ["council", "county", "city", "borough", "metropolitan", "district", "royal", "of", "the", "and"];
        name.split(' ').filter(|word| !words.contains(word)).collect::<Vec<_>>().join(" ")
    };
    let wanted = bare(name);
    let found = la_code::current().iter().find(|authority| bare(authority.name) == wanted);
    found.filter(|_| !wanted.is_empty()).map(|authority| authority.ons_code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cell::Text;
    use std::io::Cursor;

    fn from_csv(text: &str) -> Result<ReadProviders, Unreadable> {
        read(vec![GivenFile::new("a.csv", Cursor::new(text.as_bytes().to_vec()))])
    }

    #[test]
    fn a_list_is_read_under_the_headings_of_any_year() {
        let check = |text: &str| {
            let read = from_csv(text).unwrap();
            let found = read.providers.with_urn(&Text::from("SC1"));
            let provider = &found[0];
            assert!(provider.may_provide(&Text::from("K2")) && provider.may_be(&Text::from("PR4")), "{text}");
            assert!(provider.closed.known() == Some(jiff::civil::date(2026, 6, 1)), "{text}");
            assert!(provider.postcode.is("SO23 8UJ") && provider.la_code.is("E10000014"), "{text}");
        };
        check(
            "List of homes\n\nLocal Authority,URN,Provider Code,Provider Placement Code,Closed Date,Setting Address Postcode\nHampshire County Council,SC1,PR4,\"K1, K2\",2026-06-01,so23 8uj\n",
        );
        check(
            "URN,Placement provider code,Placement code,Deregistration date,Provider postcode,Local authority\nsc1,PR4,K1/K2,01/06/2026,SO23 8UJ,Hampshire\n",
        );
    }

    #[test]
    fn a_provider_that_has_not_closed_has_no_day_of_closing() {
        let read = from_csv("URN,Placement code,Deregistration date\n1,K2,-\n2,K2,na\n").unwrap();
        assert!(["1", "2"].iter().all(|urn| read.providers.with_urn(&Text::from(*urn))[0].closed.is_blank()));
        assert_eq!(read.n_entries, 2);
    }

    #[test]
    fn a_file_that_is_no_list_is_refused() {
        assert!(from_csv("CHILD,SEX\n1,M\n").unwrap_err().words.contains("no list of providers"));
        assert!(from_csv("").is_err());
    }
}
