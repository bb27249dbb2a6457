//! `kith check`: checks a statutory file without a database, and tells what was found in the format asked for.

use std::fs::{self, File};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use clap::{Args, Subcommand};
use jiff::civil::Date;
use kith_returns::cell::Text;
use kith_returns::check::{Asked, authority_code, check};
use kith_returns::files::given::GivenFile;
use kith_returns::kind::{Period, ReturnKind};
use kith_returns::report::{Checked, Format, thousands};

use crate::cli::{Failed, print};

/// How long a check is silent, and how often it then says how far it has come.
const SILENT_FOR: Duration = Duration::from_secs(1);

/// The returns that can be checked.
#[derive(Subcommand)]
pub(in crate::cli) enum CheckCommand {
    /// Check a children in need census.
    Cin {
        /// The XML file.
        file: PathBuf,
        /// The collection year: 2026 for the census of 1 April 2025 to 31 March 2026.
        #[arg(long)]
        year: i16,
        #[command(flatten)]
        output: Output,
    },
    /// Check an SSDA903 return on children looked after.
    Ssda903 {
        /// A folder of CSV files, a zip of them, or the XML file.
        given: PathBuf,
        /// The collection year: 2027 for the return of 1 April 2026 to 31 March 2027.
        #[arg(long)]
        year: i16,
        /// Last year's return, as a folder, zip or XML; rules that compare the two years are not run without.
        #[arg(long, value_name = "FOLDER|ZIP|XML")]
        last_year: Option<PathBuf>,
        /// Ofsted's list of providers, as a workbook or CSV; may be given several times.
        #[arg(long, value_name = "FILE")]
        providers: Vec<PathBuf>,
        /// Your authority's number in returns, or its nine-character code.
        #[arg(long, value_name = "CODE")]
        authority: Option<String>,
        #[command(flatten)]
        output: Output,
    },
    /// Check the lists of Annex A, as an inspector's first hour would.
    AnnexA {
        /// The workbook.
        file: PathBuf,
        /// The day that the lists are drawn up for, as year-month-day.
        #[arg(long, value_name = "DATE")]
        as_at: Date,
        #[command(flatten)]
        output: Output,
    },
}

/// How and where the report is written.
#[derive(Args)]
pub(in crate::cli) struct Output {
    /// How to write the report: text, json, csv, html or sarif.
    #[arg(long, default_value = "text", value_parser = |text: &str| text.parse::<Format>())]
    format: Format,
    /// Where to write the report; to standard output unless said.
    #[arg(short, long, value_name = "OUT")]
    out: Option<PathBuf>,
}

/// Runs `kith check`: 0 nothing found, 1 findings, 2 could not run.
pub(in crate::cli) fn run(command: &CheckCommand) -> Result<ExitCode, Failed> {
    match command {
        CheckCommand::Cin { file, year, output } => {
            let asked = asked(ReturnKind::Census, *year, file)?;
            finish(asked, output)
        }
        CheckCommand::Ssda903 { given, year, last_year, providers, authority, output } => {
            let mut asked = asked(ReturnKind::LookedAfter, *year, given)?;
            if let Some(last_year) = last_year {
                asked.last_year = open(last_year)?;
            }
            for list in providers {
                asked.providers.extend(open(list)?);
            }
            if let Some(code) = authority {
                asked.authority = authority_code(code).map_err(Failed::new)?;
            }
            finish(asked, output)
        }
        CheckCommand::AnnexA { file, as_at, output } => {
            finish(for_period(ReturnKind::AnnexA, Period::AsAt(*as_at), file)?, output)
        }
    }
}

fn asked(kind: ReturnKind, year: i16, given: &Path) -> Result<Asked<'static>, Failed> {
    let (Some(first), Some(last)) = (kind.years().next(), kind.years().next_back()) else {
        return Err(Failed::new("This return is checked for a day. Say it with --as-at."));
    };
    if !(first..=last).contains(&year) {
        return Err(Failed::new(format!(
            "Kith has the rules of this return for the years {first} to {last}. Say one of them with --year."
        )));
    }
    for_period(kind, Period::Year(year), given)
}

fn for_period(kind: ReturnKind, period: Period, given: &Path) -> Result<Asked<'static>, Failed> {
    Ok(Asked {
        kind,
        period,
        given: name_of(given),
        files: open(given)?,
        last_year: vec![],
        providers: vec![],
        authority: Text::default(),
    })
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Opens a file, or every file of a folder in the order of their names.
fn open(path: &Path) -> Result<Vec<GivenFile<'static>>, Failed> {
    let cannot = |path: &Path, error: std::io::Error| {
        Failed::new(format!("{} cannot be opened: {error}.", path.display()))
    };
    let mut paths = vec![path.to_owned()];
    if path.is_dir() {
        paths.clear();
        for entry in fs::read_dir(path).map_err(|error| cannot(path, error))? {
            let entry = entry.map_err(|error| cannot(path, error))?.path();
            let hidden = name_of(&entry).starts_with('.');
            paths.extend(Some(entry).filter(|entry| entry.is_file() && !hidden));
        }
        paths.sort();
        if paths.is_empty() {
            return Err(Failed::new(format!("The folder {} has no files in it.", path.display())));
        }
    }
    paths
        .into_iter()
        .map(|path| {
            let file = File::open(&path).map_err(|error| cannot(&path, error))?;
            Ok(GivenFile::new(name_of(&path), file))
        })
        .collect()
}

fn finish(asked: Asked<'_>, output: &Output) -> Result<ExitCode, Failed> {
    let telling = Telling::new();
    let checked = check(asked, &|done, all| telling.tell(done, all));
    telling.end();
    let checked = checked.map_err(|fault| Failed::new(sentence(&fault.to_string())))?;
    write(&checked, output)?;
    Ok(if checked.report.findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn sentence(words: &str) -> String {
    if words.ends_with('.') { words.to_owned() } else { format!("{words}.") }
}

fn write(checked: &Checked, output: &Output) -> Result<(), Failed> {
    let text = output.format.write(checked);
    match &output.out {
        Some(path) => fs::write(path, text)
            .map_err(|error| Failed::new(format!("{} cannot be written: {error}.", path.display()))),
        None => print(&text),
    }
}

/// Says on a terminal, each second, how far a long check has come.
struct Telling {
    far: Arc<(Mutex<Far>, Condvar)>,
    teller: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Far {
    done: usize,
    all: usize,
    ended: bool,
}

impl Telling {
    fn new() -> Self {
        let far = Arc::<(Mutex<Far>, Condvar)>::default();
        let heard = Arc::clone(&far);
        let teller = std::io::stderr().is_terminal().then(|| std::thread::spawn(move || say(&heard)));
        Telling { far, teller }
    }

    /// Whoever checks does not wait for whoever tells.
    fn tell(&self, done: usize, all: usize) {
        if let Ok(mut far) = self.far.0.try_lock() {
            (far.done, far.all) = (done, all);
        }
    }

    fn end(self) {
        if let Ok(mut far) = self.far.0.lock() {
            far.ended = true;
        }
        self.far.1.notify_all();
        if let Some(teller) = self.teller {
            // It only writes; there is nothing to do about a terminal that has gone.
            let _ = teller.join();
        }
    }
}

fn say((far, ended): &(Mutex<Far>, Condvar)) {
    let mut said = false;
    let Ok(mut far) = far.lock() else { return };
    while !far.ended {
        let Ok((woken, wait)) = ended.wait_timeout(far, SILENT_FOR) else { return };
        far = woken;
        if wait.timed_out() && !far.ended {
            said = true;
            eprint!("\r{} ", far_in_words(far.done, far.all));
        }
    }
    if said {
        eprintln!();
    }
}

/// Until the files are read, nobody knows of how many children they are.
fn far_in_words(done: usize, all: usize) -> String {
    if all == 0 {
        return "Reading the files".to_owned();
    }
    format!("Checked {} of {} children", thousands(done), thousands(all))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_far_a_check_has_come_is_told_from_the_beginning() {
        for (done, all, words) in [
            (0, 0, "Reading the files"),
            (0, 7, "Checked 0 of 7 children"),
            (1_500, 20_000, "Checked 1,500 of 20,000 children"),
        ] {
            assert_eq!(far_in_words(done, all), words);
        }
    }

    #[test]
    fn a_year_without_rules_is_refused_in_words() {
        let missing = Path::new("nothing.xml");
        for (year, words) in [(2022, "2023 to 2026"), (2027, "2023 to 2026"), (2026, "nothing.xml")] {
            let failed = asked(ReturnKind::Census, year, missing).err().unwrap();
            assert!(failed.words.contains(words), "{}", failed.words);
            assert_eq!(failed.code, 2);
        }
    }

    #[test]
    fn a_folder_gives_its_files_in_order_and_an_empty_one_is_told() {
        let folder = tempfile::tempdir().unwrap();
        assert!(open(folder.path()).err().unwrap().words.contains("no files"));
        for name in ["b.csv", "a.csv", ".hidden"] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        let names: Vec<String> =
            open(folder.path()).ok().unwrap().into_iter().map(|file| file.name).collect();
        assert_eq!(names, ["a.csv", "b.csv"]);
    }

    #[test]
    fn findings_end_with_1_and_a_file_that_is_no_census_with_2() {
        let folder = tempfile::tempdir().unwrap();
        let (file, out) = (folder.path().join("c.xml"), folder.path().join("report.txt"));
        fs::write(&file, "<Message><Header/><Children><Child/></Children></Message>").unwrap();
        let command = |file: &Path| CheckCommand::Cin {
            file: file.to_owned(),
            year: 2026,
            output: Output { format: Format::Text, out: Some(out.clone()) },
        };
        assert_eq!(run(&command(&file)).ok(), Some(ExitCode::from(1)));
        assert!(fs::read_to_string(&out).unwrap().contains("Children in need census 2025/26: c.xml"));
        fs::write(&file, "<Message>\n<Children>").unwrap();
        let failed = run(&command(&file)).err().unwrap();
        assert!(failed.words.starts_with("c.xml, line 2: ") && failed.code == 2, "{}", failed.words);
    }
}
