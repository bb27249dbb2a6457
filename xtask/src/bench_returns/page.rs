//! The page that says what was measured.

use std::fmt::Write;

use super::running::{Run, Theirs};

/// The rows of the tables, while they are gathered.
#[derive(Default)]
pub(super) struct Page {
    promises: String,
    sizes: String,
    beside: String,
}

impl Page {
    pub(super) fn startup(&mut self, seconds: f64) {
        self.promise("Start-up under 20 ms", &format!("{:.1} ms", seconds * 1_000.0), Some(seconds < 0.02));
    }

    /// The runs of one return: children, run, seconds of only reading the files.
    pub(super) fn sizes(&mut self, name: &str, runs: &[(u32, Run, f64)]) {
        for (children, run, reading) in runs {
            let times = run.seconds / reading.max(1e-6);
            let _ = writeln!(
                self.sizes,
                "| {name} | {} | {:.3} s | {:.3} s | {} MB | {:.4} s | {times:.0} |",
                thousands(*children),
                run.seconds,
                run.of_processors,
                run.megabytes,
                reading
            );
            let most = match children {
                10_000 => 0.3,
                100_000 => 3.0,
                _ => continue,
            };
            let promise = format!("{name}, {} children, under {most} s", thousands(*children));
            self.promise(&promise, &format!("{:.3} s", run.seconds), Some(run.seconds < most));
        }
        if let [.., (_, before, _), (children, run, _)] = runs {
            let promise = format!("{name}, {} children, under 600 MB", thousands(*children));
            self.promise(&promise, &format!("{} MB", run.megabytes), Some(run.megabytes < 600));
            let times = run.of_processors / before.of_processors.max(0.01);
            let promise = format!("{name}: time grows with the children and not with their square");
            let measured = format!("ten times the children, {times:.1} times the time of processors");
            self.promise(&promise, &measured, Some(times < 20.0));
        }
    }

    pub(super) fn beside(&mut self, children: u32, ours: &Run, theirs: &Theirs) {
        let all = theirs.read + theirs.check;
        let _ = writeln!(
            self.beside,
            "A public validator of SSDA903 that PyPI has (quality-lac-data-validator 1.0.3, rules of 2022/23) checked the \
             same {} children and last year's files in the same run: {all:.1} s ({:.1} s of it reading) and {} MB, with {} \
             rules, of which {} failed inside. Kith took {:.3} s and {} MB: {:.0} times as fast, with {:.1} times less \
             memory. The validators in use today, and any of the census, are not on PyPI; so the census is measured beside \
             reading its bytes.",
            thousands(children),
            theirs.read,
            theirs.peak,
            theirs.ran + theirs.failed,
            theirs.failed,
            ours.seconds,
            ours.megabytes,
            all / ours.seconds,
            theirs.peak as f64 / ours.megabytes.max(1) as f64,
        );
    }

    pub(super) fn alone(&mut self) {
        self.beside.push_str(
            "No public validator could be installed for this run (the one on PyPI needs Python 3.8), so all is measured \
             beside reading the same bytes.\n",
        );
    }

    /// Whether a long check says how far it has come, where that could be seen.
    pub(super) fn telling(&mut self, tells: Option<bool>) {
        let measured = match tells {
            Some(true) => "it does",
            Some(false) => "it does not",
            None => "not seen: no `script` here",
        };
        self.promise("A check of more than a second says how far it has come", measured, tells);
    }

    fn promise(&mut self, promise: &str, measured: &str, holds: Option<bool>) {
        let holds = holds.map_or("", |holds| if holds { "yes" } else { "no" });
        let _ = writeln!(self.promises, "| {promise} | {measured} | {holds} |");
    }

    pub(super) fn text(&self) -> String {
        let about = wrapped(&format!(
            "Made by `script/bench returns`. {}. Release build. The command is measured whole, from its start to the \
             findings as JSON, the fastest of five runs; two children in a hundred have a fault. An SSDA903 return is this \
             year's files and last year's.",
            machine()
        ));
        format!(
            "# How fast returns are checked\n\n\
{about}\n\
             | promise | measured | holds |\n|---|---|---|\n{}\n\
             | return | children | time | of processors | most memory | only reading the files | times that |\n|---|---|---|---|---|---|---|\n{}\n\
             {}",
            self.promises,
            self.sizes,
            wrapped(&self.beside)
        )
    }
}

/// Lines of at most 120 characters.
fn wrapped(text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("there is always a line");
        if line.len() + 1 + word.len() > 120 {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.join("\n") + "\n"
}

fn thousands(n: u32) -> String {
    kith_returns::report::thousands(usize::try_from(n).unwrap_or(usize::MAX))
}

/// What the measuring was done on.
fn machine() -> String {
    let read = |path| std::fs::read_to_string(path).unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let after = |text: &str, key: &str| {
        let line = text.lines().find(|line| line.starts_with(key))?.split_once(':')?.1.trim().to_owned();
        Some(line)
    };
    let model =
        after(&read("/proc/cpuinfo"), "model name").unwrap_or_else(|| "processor not known".to_owned());
    let memory = after(&read("/proc/meminfo"), "MemTotal")
        .and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok())
        .map_or(0, |kilobytes| kilobytes.div_ceil(1024 * 1024));
    let load = read("/proc/loadavg").split_whitespace().next().unwrap_or("not known").to_owned();
    format!("{cores} cores ({model}), {memory} GB of memory; load of the machine at the end {load}")
}
