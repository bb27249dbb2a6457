//! Measures checking made-up returns, and writes what was measured: `xtask bench-returns KITH OUT.md [PEER_PYTHON]`.
//!
//! The command is measured whole, as people use it: from its start to the findings in a file. A public validator, where
//! one could be installed, checks the same files beside it.

mod page;
mod running;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use kith_returns::generate::Plan;
use kith_returns::{cin_census, ssda903};

use crate::generate_return::{YEARS, make_census, make_looked_after};
use page::Page;
use running::{Kith, peer};

/// The least and the most children that promises are about.
const SIZES: [u32; 3] = [1_000, 10_000, 100_000];
/// The newest year of which the public validator of PyPI has the rules.
const PEER_YEAR: i16 = 2023;
/// So many children take any machine longer than a second.
const SURELY_LONG: u32 = 400_000;

/// Runs the command.
pub(crate) fn run(arguments: &[String]) -> ExitCode {
    let (kith, out, python) = match arguments {
        [kith, out] => (kith, out, None),
        [kith, out, python] => (kith, out, Some(PathBuf::from(python))),
        _ => {
            eprintln!("Say what to measure: xtask bench-returns KITH OUT.md [PEER_PYTHON]");
            return ExitCode::from(2);
        }
    };
    let folder = std::env::temp_dir().join(format!("kith-bench-{}", std::process::id()));
    let measured = measure(&Kith(PathBuf::from(kith)), python.as_deref(), &folder);
    let _ = fs::remove_dir_all(&folder);
    match measured.and_then(|page| fs::write(out, page.text()).map_err(|problem| problem.to_string())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}

/// Which return, and what is said of it.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Which {
    Census,
    LookedAfter,
}

impl Which {
    fn name(self) -> &'static str {
        match self {
            Self::Census => "census",
            Self::LookedAfter => "SSDA903",
        }
    }

    fn newest_year(self) -> i16 {
        match self {
            Self::Census => cin_census::census::NEWEST_YEAR,
            Self::LookedAfter => ssda903::collection::NEWEST_YEAR,
        }
    }

    /// Makes a return with a fault in two children of a hundred.
    fn make(self, folder: &Path, year: i16, children: u32) -> Result<(), String> {
        let _ = fs::remove_dir_all(folder);
        let plan = Plan { year, errors: 0.02, seed: 1 };
        let made = fs::create_dir_all(folder).and_then(|()| match self {
            Self::Census => make_census(&folder.join("census.xml"), plan, children),
            Self::LookedAfter => make_looked_after(folder, plan, children),
        });
        made.map_err(|problem| format!("{} of {children} children: {problem}", self.name()))
    }

    fn arguments(self, folder: &Path, year: i16) -> Vec<String> {
        let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
        let year = year.to_string();
        match self {
            Self::Census => ["cin", &path("census.xml"), "--year", &year].map(str::to_owned).to_vec(),
            Self::LookedAfter => {
                let [this, last] = YEARS.map(path);
                ["ssda903", &this, "--year", &year, "--last-year", &last].map(str::to_owned).to_vec()
            }
        }
    }
}

fn measure(kith: &Kith, python: Option<&Path>, folder: &Path) -> Result<Page, String> {
    let mut page = Page::default();
    page.startup(kith.startup()?);
    for which in [Which::Census, Which::LookedAfter] {
        let mut runs = vec![];
        for children in SIZES {
            which.make(folder, which.newest_year(), children)?;
            let reading = seconds_of_reading(folder)?;
            let run = kith.check(&which.arguments(folder, which.newest_year()))?;
            eprintln!(
                "bench: {} of {children} children: {:.3} s, {} MB",
                which.name(),
                run.seconds,
                run.megabytes
            );
            runs.push((children, run, reading));
        }
        page.sizes(which.name(), &runs);
    }
    if let Some(python) = python {
        let which = Which::LookedAfter;
        which.make(folder, PEER_YEAR, SIZES[0])?;
        let theirs = peer(python, folder, PEER_YEAR)?;
        let ours = kith.check(&which.arguments(folder, PEER_YEAR))?;
        page.beside(SIZES[0], &ours, &theirs);
    } else {
        page.alone();
    }
    Which::Census.make(folder, Which::Census.newest_year(), SURELY_LONG)?;
    page.telling(kith.tells(&Which::Census.arguments(folder, Which::Census.newest_year()))?);
    Ok(page)
}

/// How long only reading these files takes, the best of three.
fn seconds_of_reading(folder: &Path) -> Result<f64, String> {
    let mut best = f64::MAX;
    for _ in 0..3 {
        let start = Instant::now();
        read_all(folder).map_err(|problem| format!("{}: {problem}", folder.display()))?;
        best = best.min(start.elapsed().as_secs_f64());
    }
    Ok(best)
}

fn read_all(folder: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            read_all(&path)?;
        } else {
            std::hint::black_box(fs::read(&path)?);
        }
    }
    Ok(())
}
