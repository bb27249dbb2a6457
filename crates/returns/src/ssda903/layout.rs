//! Which table a file of comma-separated values is, by the names at the head of its columns, and where each value
//! goes.

use super::tables::Tables;
use crate::files::Notes;

/// Columns that say nothing about which table this is, since most tables have them.
const COMMON: [&str; 3] = ["CHILD", "DOB", "SEX"];

/// Columns that may be left out without a word: they are worked out, or stand in another file.
const OPTIONAL: [&str; 4] = ["UASC", "PL_LA", "PL_LOCATION", "PL_DISTANCE"];

/// Other names for a column.
const ALSO: [(&str, &str); 2] = [("CHILDID", "CHILD"), ("PL", "PLACE")];

/// Where the values of a file go.
#[derive(Debug)]
pub(crate) struct Layout {
    /// The table.
    pub(crate) table: &'static str,
    /// For each value from the left, its column's place in the table.
    pub(crate) places: Vec<Option<usize>>,
    /// The names at the head, as they were written.
    pub(crate) head: Vec<String>,
    /// The columns of the table.
    pub(crate) columns: &'static [&'static str],
    /// Which of them hold dates.
    pub(crate) dates: &'static [bool],
    /// The file has what is worked out from the placement's postcode.
    pub(crate) placement_places: bool,
}

impl Layout {
    /// Finds the table whose columns are most like these; notes what is missing, unknown or given twice.
    pub(crate) fn of(file: &str, line: u64, head: &[String], notes: &mut Notes) -> Option<Self> {
        let names: Vec<String> = head.iter().map(|name| plain(name)).collect();
        let table = likest(&names)?;
        let columns = Tables::columns(table).unwrap_or_default();
        let mut places: Vec<Option<usize>> = Vec::with_capacity(names.len());
        for (name, as_written) in names.iter().zip(head) {
            let place = columns.iter().position(|column| plain(column) == *name);
            let again = place.is_some() && places.contains(&place);
            if again {
                notes.add(
                    file,
                    line,
                    format!("{} is there twice; the first was read", columns[place.unwrap_or(0)]),
                );
            } else if place.is_none() && !name.is_empty() {
                let words = format!("{} is not a column of {table}, and was not read", short(as_written));
                notes.add(file, line, words);
            }
            places.push(place.filter(|_| !again));
        }
        for (at, column) in columns.iter().enumerate() {
            if !places.contains(&Some(at)) && !OPTIONAL.contains(column) {
                notes.add(file, line, format!("{table} has no column {column} here; it was taken as blank"));
            }
        }
        let placement_places = OPTIONAL[1..].iter().any(|column| {
            columns.iter().position(|other| other == column).is_some_and(|at| places.contains(&Some(at)))
        });
        let (head, dates) = (head.to_vec(), Tables::dates(table));
        Some(Self { table, places, head, columns, dates, placement_places })
    }
}

/// The table that shares most with these names, for its size. It must share a column that tells it from others.
fn likest(names: &[String]) -> Option<&'static str> {
    let named: Vec<&String> = names.iter().filter(|name| !name.is_empty()).collect();
    let mut best: Option<(f64, &'static str)> = None;
    for table in Tables::NAMES {
        let columns = Tables::columns(table).unwrap_or_default();
        let has = |column: &&&str| named.iter().any(|name| **name == plain(column));
        let shared = columns.iter().filter(has).count();
        let telling = columns.iter().filter(|column| !COMMON.contains(column)).filter(has).count();
        let wanted = columns.iter().filter(|column| !OPTIONAL.contains(column) || has(column)).count();
        let likeness = shared as f64 / (wanted + named.len() - shared) as f64;
        let enough = telling > 0 && (shared > telling || telling > 1);
        if enough && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, table));
        }
    }
    best.map(|(_, table)| table)
}

/// A name without its case, spaces and marks: `Place provider` is `PLACE_PROVIDER`.
fn plain(name: &str) -> String {
    let plain: String =
        name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).take(100).collect();
    ALSO.iter().find(|(other, _)| *other == plain).map_or(plain, |(_, name)| (*name).to_owned())
}

/// Something from a file, short enough to be told.
pub(crate) fn short(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() <= 40 {
        return text.to_owned();
    }
    text.chars().take(40).chain("...".chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(head: &str) -> (Option<&'static str>, Vec<String>) {
        let head: Vec<String> = head.split(',').map(str::to_owned).collect();
        let mut notes = Notes::default();
        let layout = Layout::of("a.csv", 1, &head, &mut notes);
        (layout.map(|layout| layout.table), notes.kept.into_iter().map(|note| note.words).collect())
    }

    #[test]
    fn every_table_is_known_by_its_own_columns_in_any_order() {
        for table in Tables::NAMES {
            let mut columns = Tables::columns(table).unwrap().to_vec();
            columns.reverse();
            let head = columns.join(",").to_lowercase();
            assert_eq!(layout(&head), (Some(*table), vec![]), "{table}");
        }
    }

    #[test]
    fn a_table_is_known_with_columns_missing_added_or_given_twice() {
        let (table, notes) = layout("Child,DECOM,RNE,LS,Place Provider,LS,YEAR");
        assert_eq!(table, Some("Episodes"));
        assert!(notes.contains(&"LS is there twice; the first was read".to_owned()), "{notes:?}");
        assert!(notes.contains(&"YEAR is not a column of Episodes, and was not read".to_owned()));
        assert!(notes.contains(&"Episodes has no column URN here; it was taken as blank".to_owned()));
        assert_eq!(layout("CHILD,SEX,DOB,DUC").0, Some("UASC"));
        assert_eq!(layout("CHILD,SEX,DOB,ETHNIC,UPN").0, Some("Header"));
    }

    #[test]
    fn what_could_be_any_table_is_none() {
        for head in ["CHILD,DOB,SEX", "name,age", "", "MISSING", "URN,Local authority"] {
            assert_eq!(layout(head).0, None, "{head}");
        }
    }
}
