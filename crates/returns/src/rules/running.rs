//! Running work over many children on every core, and catching a rule that fails inside.

use std::any::Any;
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::catalogue::Listed;
use super::finding::{Finding, Sink};
use crate::cell::Text;

/// Told how many children have been checked so far, and how many there are. Called from several threads.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// For those who do not want to be told.
pub fn quietly(_: usize, _: usize) {}

/// Children checked between two words of progress.
const STEP: usize = 512;

/// Splits `0..n` into stretches, works on them on every core, and joins what comes in the order of the stretches.
pub(crate) fn over_all<T: Send>(
    n: usize,
    progress: Progress<'_>,
    work: impl Fn(std::ops::Range<usize>, &mut Vec<T>) + Sync,
) -> Vec<T> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let steps = n.div_ceil(STEP);
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let take_turns = || {
        let mut mine: Vec<(usize, Vec<T>)> = vec![];
        loop {
            let step = next.fetch_add(1, Ordering::Relaxed);
            if step >= steps {
                return mine;
            }
            let (start, end) = (step * STEP, ((step + 1) * STEP).min(n));
            let mut found = vec![];
            work(start..end, &mut found);
            mine.push((step, found));
            progress(done.fetch_add(end - start, Ordering::Relaxed) + end - start, n);
        }
    };
    let mut all = thread::scope(|scope| {
        let others: Vec<_> = (1..cores.min(steps)).map(|_| scope.spawn(take_turns)).collect();
        let mut all = take_turns();
        for other in others {
            all.extend(other.join().expect("a rule that fails is caught where it is run"));
        }
        all
    });
    all.sort_by_key(|(step, _)| *step);
    all.into_iter().flat_map(|(_, found)| found).collect()
}

/// Runs one rule's shape. If it fails inside, that is a finding: the child has not been checked by it.
pub(crate) fn run_one<S: Copy>(
    listed: Listed<S>,
    child: &Text,
    findings: &mut Vec<Finding>,
    run: impl FnOnce(S, &mut Sink),
) {
    let mut sink = Sink::new(listed, child, findings);
    let Some(shape) = listed.rule.shape else { return };
    if let Err(said) = caught(|| run(shape, &mut sink)) {
        sink.failed(&said);
    }
}

/// Runs something. What it said comes back if it fails inside.
fn caught(run: impl FnOnce()) -> Result<(), String> {
    catch_unwind(AssertUnwindSafe(run)).map_err(|failure| said(failure.as_ref()))
}

fn said(failure: &(dyn Any + Send)) -> String {
    let text = failure.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| failure.downcast_ref::<String>().cloned());
    text.unwrap_or_else(|| "no reason was given".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_is_in_order_however_many_there_are() {
        for n in [0, 1, STEP, STEP + 1, 5 * STEP + 7] {
            let all = over_all(n, &quietly, |stretch, found| found.extend(stretch));
            assert_eq!(all, (0..n).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_failure_comes_back_with_what_it_said() {
        assert_eq!(caught(|| panic!("three is not two")), Err("three is not two".to_owned()));
    }
}
