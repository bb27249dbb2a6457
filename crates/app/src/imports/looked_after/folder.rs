//! The files of one year's return: read, hashed together, and the year that they are of.

use std::io::{Cursor, Read};
use std::path::Path;

use jiff::civil::Date;
use kith_returns::cin_census::assemble::CensusYear;
use kith_returns::files::given::{GivenFile, Kind, kind_of};
use kith_returns::ssda903::read::{ReadReturn, read};
use kith_returns::ssda903::tables::Tables;
use sha2::{Digest, Sha256};

use crate::platform::clock::hex;
use crate::platform::problem::Problem;

/// The outermost element of the XML file.
const XML: &[u8] = b"<EXPSSDA903";

/// A year's return that was read through and found to be one.
pub struct Checked {
    /// What the person called it: the folder or file.
    pub(super) name: String,
    pub(super) read: ReadReturn,
    pub(super) year: i16,
    pub(super) sha256: String,
}

impl Checked {
    /// The collection year: 2026 is 1 April 2025 to 31 March 2026.
    pub fn year(&self) -> i16 {
        self.year
    }
}

/// Whether a file is an SSDA903 return rather than a census, by how it begins: a zip, or XML of the return's own name.
pub fn is_one(path: &Path) -> Result<bool, Problem> {
    let mut start = Vec::new();
    let file = std::fs::File::open(path).map_err(|error| unread(&error))?;
    file.take(4_096).read_to_end(&mut start).map_err(|error| unread(&error))?;
    let has_name = start.windows(XML.len()).any(|bytes| bytes == XML);
    Ok(kind_of(&start) == Kind::Zip || has_name)
}

/// Reads a file, or every file of a folder, without writing anything. The year is worked out where it is not said: a
/// return does not name it.
pub fn check(path: &Path, name: &str, year: Option<i16>, today: Date) -> Result<Checked, Problem> {
    let mut files = Vec::new();
    let mut hashes = Vec::new();
    for path in files_of(path)? {
        let bytes = std::fs::read(&path).map_err(|error| unread(&error))?;
        hashes.push(hex(&Sha256::digest(&bytes)));
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        files.push(GivenFile::new(name, Cursor::new(bytes)));
    }
    hashes.sort();
    let sha256 = hex(&Sha256::digest(hashes.concat()));
    let read = read(files).map_err(|fault| invalid(format!("{fault}. Nothing was imported.")))?;
    let year = year.or_else(|| year_of(&read.tables, today)).ok_or_else(|| {
        invalid("No episode says of which year this return is. Say it with --year, such as 2026.".to_owned())
    })?;
    if !(2000..=2150).contains(&year) {
        return Err(invalid(format!("{year} is not a collection year. Say one such as 2026.")));
    }
    let shown = name.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next().unwrap_or(name);
    Ok(Checked { name: shown.chars().take(120).collect(), read, year, sha256 })
}

fn invalid(words: String) -> Problem {
    Problem::invalid("file", &words)
}

fn unread(error: &std::io::Error) -> Problem {
    invalid(format!("The file cannot be read: {error}. Check its name and who may read it."))
}

/// A file, or the files of a folder in the order of their names, without those that are hidden.
fn files_of(path: &Path) -> Result<Vec<std::path::PathBuf>, Problem> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(|error| unread(&error))? {
        let entry = entry.map_err(|error| unread(&error))?.path();
        let hidden = entry.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        files.extend(Some(entry).filter(|entry| entry.is_file() && !hidden));
    }
    files.sort();
    if files.is_empty() {
        return Err(invalid("The folder has no files in it.".to_owned()));
    }
    Ok(files)
}

/// The year that a return is of: the newest in which more than one episode in a thousand begins, so that a mistyped day
/// does not decide it.
fn year_of(tables: &Tables, today: Date) -> Option<i16> {
    let mut years: Vec<i16> = tables
        .episodes
        .iter()
        .filter_map(|row| row.decom.known())
        .filter(|day| *day <= today)
        .map(|day| CensusYear::of(day).year)
        .collect();
    years.sort_unstable();
    let beyond = years.len() / 1_000;
    years.get((years.len() - beyond).checked_sub(1)?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_is_the_newest_in_which_episodes_begin_and_one_mistyped_day_does_not_decide() {
        let of = |days: &[(&str, usize)]| {
            let mut tables = Tables::default();
            for (day, times) in days {
                for _ in 0..*times {
                    tables.add("Episodes", kith_returns::table::Origin::default(), &[(0, "7"), (1, day)]);
                }
            }
            year_of(&tables, jiff::civil::date(2026, 11, 25))
        };
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[("31/03/2018", 1)]), Some(2018));
        assert_eq!(of(&[("01/04/2018", 1), ("01/01/2015", 900)]), Some(2019));
        assert_eq!(of(&[("01/01/2018", 2_000), ("01/01/2022", 2)]), Some(2018));
        assert_eq!(
            of(&[("01/01/2018", 5), ("01/01/2071", 1)]),
            Some(2018),
            "a day to come is nobody's first"
        );
    }
}
