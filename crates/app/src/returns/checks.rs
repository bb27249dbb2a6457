//! The checks that this process runs and holds in memory: for a time, in limited number and size, each for one
//! person. They run one after another, since each uses every core.

use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard};

use jiff::{SignedDuration, Timestamp};
use kith_returns::cell::Text;
use kith_returns::check::{self, Asked};
use kith_returns::files::given::GivenFile;
use kith_returns::kind::{Period, ReturnKind};
use kith_returns::report::Checked;
use kith_returns::report::difference::Difference;
use kith_vocabulary::ids::{AuthorityId, WorkerId};

use crate::platform::clock::new_token;
use crate::platform::context::{App, Ctx};
use crate::platform::problem::Problem;

/// How long a check is kept after it was asked for.
pub(super) const KEPT_FOR: SignedDuration = SignedDuration::from_hours(1);
/// The most checks kept for one person; with another, the oldest goes.
const MOST_OF_ONE: usize = 5;
/// The most checks kept or under way for everybody.
const MOST: usize = 60;
/// The most findings kept for everybody; with more, the oldest checks go.
const MOST_FINDINGS: usize = 400_000;

/// One check.
pub(super) struct Check {
    /// Its name in addresses: chance, so that nobody guesses it.
    pub(super) id: String,
    pub(super) authority: AuthorityId,
    pub(super) worker: WorkerId,
    pub(super) asked_at: Timestamp,
    pub(super) kind: ReturnKind,
    pub(super) period: Period,
    pub(super) given: String,
    state: Mutex<State>,
}

/// How far a check has come.
#[derive(Clone)]
pub(super) enum State {
    /// Another check is under way.
    Waiting,
    /// The files are being read.
    Reading,
    /// So many children of so many are checked.
    Checking(usize, usize),
    /// It is done.
    Done(Arc<Outcome>),
    /// The files could not be checked; why, in words.
    Failed(String),
}

/// What a check came to.
pub(super) struct Outcome {
    pub(super) checked: Arc<Checked>,
    /// The check of the same return and period before this one, and what changed since.
    pub(super) before: Option<(Arc<Checked>, Difference)>,
}

impl Check {
    /// A check by whoever asks.
    pub(super) fn new(ctx: &Ctx, kind: ReturnKind, period: Period, given: String) -> Self {
        Check {
            id: new_token()[..32].to_owned(),
            authority: ctx.authority(),
            worker: ctx.who.worker,
            asked_at: ctx.now,
            kind,
            period,
            given,
            state: Mutex::new(State::Waiting),
        }
    }

    pub(super) fn state(&self) -> State {
        self.state.lock().expect("nobody panics while holding a check's state").clone()
    }

    pub(super) fn set(&self, state: State) {
        *self.state.lock().expect("nobody panics while holding a check's state") = state;
    }

    fn is_of(&self, ctx: &Ctx) -> bool {
        self.authority == ctx.authority() && self.worker == ctx.who.worker
    }

    fn is_old(&self, now: Timestamp) -> bool {
        now.duration_since(self.asked_at) >= KEPT_FOR
    }

    fn n_findings(&self) -> usize {
        match self.state() {
            State::Done(outcome) => outcome.checked.report.findings.len(),
            _ => 0,
        }
    }

    fn is_under_way(&self) -> bool {
        !matches!(self.state(), State::Done(_) | State::Failed(_))
    }
}

/// Checks in the order they were asked for.
#[derive(Default)]
pub(super) struct Held(Mutex<Vec<Arc<Check>>>);

static HELD: LazyLock<Held> = LazyLock::new(Held::default);

/// What this process holds.
pub(super) fn held() -> &'static Held {
    &HELD
}

/// Forgets what is old; gives how much.
pub(super) fn forget_old(app: &Arc<App>) -> Result<u64, Problem> {
    Ok(held().forget_old(app.clock.now()))
}

impl Held {
    fn all(&self) -> MutexGuard<'_, Vec<Arc<Check>>> {
        self.0.lock().expect("nobody panics while holding the checks")
    }

    /// Holds one more. A person's oldest goes when they have too many.
    pub(super) fn add(&self, check: Arc<Check>) -> Result<(), Problem> {
        let mut all = self.all();
        let of_them = |other: &Arc<Check>| (other.authority, other.worker) == (check.authority, check.worker);
        if all.iter().any(|other| of_them(other) && other.is_under_way()) {
            return Err(Problem::Unavailable(
                "Another check of yours is still under way. Wait until it is done, then start this one."
                    .to_owned(),
            ));
        }
        while all.iter().filter(|other| of_them(other)).count() >= MOST_OF_ONE {
            let oldest = all.iter().position(of_them).expect("there are several of theirs");
            all.remove(oldest);
        }
        if all.len() >= MOST {
            let Some(oldest) = all.iter().position(|other| !other.is_under_way()) else {
                return Err(Problem::Unavailable(
                    "Kith is checking as many returns as it can. Try again in a few minutes.".to_owned(),
                ));
            };
            all.remove(oldest);
        }
        all.push(check);
        Ok(())
    }

    /// The check of this name, for whoever asked for it and nobody else.
    pub(super) fn find(&self, ctx: &Ctx, id: &str) -> Option<Arc<Check>> {
        let mut all = self.all();
        let at = all.iter().position(|check| check.id == id && check.is_of(ctx))?;
        if all[at].is_old(ctx.now) {
            all.remove(at);
            return None;
        }
        Some(all[at].clone())
    }

    /// The checks of whoever asks, the newest first.
    pub(super) fn of(&self, ctx: &Ctx) -> Vec<Arc<Check>> {
        let all = self.all();
        let theirs = all.iter().rev().filter(|check| check.is_of(ctx) && !check.is_old(ctx.now));
        theirs.cloned().collect()
    }

    /// What the same person's last check of the same return and period came to.
    pub(super) fn before(&self, check: &Check) -> Option<Arc<Checked>> {
        let alike = |other: &&Arc<Check>| {
            (other.authority, other.worker, other.kind, other.period)
                == (check.authority, check.worker, check.kind, check.period)
                && other.id != check.id
                && !other.is_old(check.asked_at)
        };
        self.all().iter().rev().filter(alike).find_map(|other| match other.state() {
            State::Done(outcome) => Some(outcome.checked.clone()),
            _ => None,
        })
    }

    pub(super) fn forget(&self, ctx: &Ctx, id: &str) {
        self.all().retain(|check| check.id != id || !check.is_of(ctx));
    }

    /// Forgets the oldest checks until the findings of all are few enough.
    pub(super) fn make_room(&self) {
        let mut all = self.all();
        while all.len() > 1 && all.iter().map(|check| check.n_findings()).sum::<usize>() > MOST_FINDINGS {
            let Some(oldest) = all.iter().position(|check| check.n_findings() > 0) else { return };
            all.remove(oldest);
        }
    }

    fn forget_old(&self, now: Timestamp) -> u64 {
        let mut all = self.all();
        let before = all.len();
        all.retain(|check| !check.is_old(now));
        (before - all.len()) as u64
    }
}

/// The files of a check. They are open, and gone from the disk when the request that brought them ends.
pub(super) struct Brought {
    /// This year's, by name.
    pub(super) files: Vec<(String, File)>,
    /// Last year's, by name.
    pub(super) last_year: Vec<(String, File)>,
    /// Ofsted's lists of providers, by name.
    pub(super) providers: Vec<(String, File)>,
    /// The code of the authority that makes the return, or blank.
    pub(super) authority: Text,
}

static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Starts a check behind the page.
pub(super) fn begin(check: &Arc<Check>, brought: Brought) -> Result<(), Problem> {
    held().add(check.clone())?;
    let running = check.clone();
    let thread = std::thread::Builder::new().name("kith-check".to_owned());
    match thread.spawn(move || in_turn(&running, brought)) {
        Ok(_) => Ok(()),
        Err(error) => {
            check.set(State::Failed("The server could not start the check. Try again later.".to_owned()));
            Err(Problem::fault(format!("a check's thread did not start: {error}")))
        }
    }
}

fn in_turn(check: &Check, brought: Brought) {
    let turn = ONE_AT_A_TIME.lock();
    check.set(State::Reading);
    let end = catch_unwind(AssertUnwindSafe(|| run(check, brought))).unwrap_or_else(|_| {
        tracing::error!(check = &check.id[..8], "a check of a return failed inside");
        Err(format!(
            "This is a mistake in Kith, not yours. Tell your administrator the reference {}.",
            &check.id[..8]
        ))
    });
    check.set(end.map_or_else(State::Failed, |outcome| State::Done(Arc::new(outcome))));
    drop(turn);
    held().make_room();
}

fn run(check: &Check, brought: Brought) -> Result<Outcome, String> {
    let asked = Asked {
        kind: check.kind,
        period: check.period,
        given: check.given.clone(),
        files: given(brought.files),
        last_year: given(brought.last_year),
        providers: given(brought.providers),
        authority: brought.authority,
    };
    let progress = |done, all| check.set(State::Checking(done, all));
    let checked = check::check(asked, &progress).map_err(|fault| format!("{fault}."))?;
    if checked.report.findings.len() > MOST_FINDINGS {
        return Err(format!(
            "There are {} findings, more than these pages can hold. Perhaps the year is not the file's. Otherwise check it with the command kith check.",
            checked.report.findings.len()
        ));
    }
    let before = held().before(check).map(|before| {
        let difference = Difference::between(&before.report, &checked.report);
        (before, difference)
    });
    Ok(Outcome { checked: Arc::new(checked), before })
}

fn given(files: Vec<(String, File)>) -> Vec<GivenFile<'static>> {
    files.into_iter().map(|(name, file)| GivenFile::new(name, file)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::access::Role;
    use crate::testing::House;

    fn done(ctx: &Ctx, n_findings: usize) -> Arc<Check> {
        let census = include_str!("../../../returns/samples/census-2026.xml");
        let mut checked = checked(census);
        let finding = checked.report.findings[0].clone();
        checked.report.findings = vec![finding; n_findings];
        let check =
            Arc::new(Check::new(ctx, ReturnKind::Census, Period::Year(2026), "census.xml".to_owned()));
        check.set(State::Done(Arc::new(Outcome { checked: Arc::new(checked), before: None })));
        check
    }

    fn checked(census: &'static str) -> Checked {
        let asked = Asked {
            kind: ReturnKind::Census,
            period: Period::Year(2026),
            given: "census.xml".to_owned(),
            files: vec![GivenFile::new("census.xml", std::io::Cursor::new(census))],
            last_year: vec![],
            providers: vec![],
            authority: Text::default(),
        };
        check::check(asked, &|_, _| {}).unwrap()
    }

    #[test]
    fn a_check_is_found_by_its_owner_for_an_hour_less_a_moment() {
        let house = House::new();
        let ada = house.ctx(&house.worker("Ada Quill", &[Role::Analyst], None));
        let ben = house.ctx(&house.worker("Ben Hale", &[Role::Analyst], None));
        let (held, check) = (Held::default(), done(&ada, 1));
        held.add(check.clone()).unwrap();
        assert!(held.find(&ada, &check.id).is_some() && held.find(&ben, &check.id).is_none());
        held.forget(&ben, &check.id);
        assert_eq!((held.of(&ada).len(), held.of(&ben).len()), (1, 0));
        assert_eq!(held.forget_old("2026-11-25T10:59:59Z".parse().unwrap()), 0);
        assert_eq!(held.forget_old("2026-11-25T11:00:00Z".parse().unwrap()), 1);
        assert!(held.find(&ada, &check.id).is_none());
    }

    #[test]
    fn a_sixth_check_of_one_person_takes_the_place_of_their_oldest() {
        let house = House::new();
        let ada = house.ctx(&house.worker("Ada Quill", &[Role::Analyst], None));
        let held = Held::default();
        let checks: Vec<_> = (0..6).map(|_| done(&ada, 1)).collect();
        for check in &checks {
            held.add(check.clone()).unwrap();
        }
        assert_eq!(held.of(&ada).len(), MOST_OF_ONE);
        assert!(held.find(&ada, &checks[0].id).is_none() && held.find(&ada, &checks[5].id).is_some());
        assert!(held.before(&checks[5]).is_some());
    }

    #[test]
    fn a_second_check_waits_until_the_first_is_done() {
        let house = House::new();
        let ada = house.ctx(&house.worker("Ada Quill", &[Role::Analyst], None));
        let held = Held::default();
        let under_way =
            || Arc::new(Check::new(&ada, ReturnKind::Census, Period::Year(2026), "census.xml".to_owned()));
        held.add(under_way()).unwrap();
        assert!(held.add(under_way()).unwrap_err().to_string().contains("still under way"));
    }

    #[test]
    fn the_oldest_findings_go_when_there_are_too_many() {
        let house = House::new();
        let ada = house.ctx(&house.worker("Ada Quill", &[Role::Analyst], None));
        let held = Held::default();
        let (old, new) = (done(&ada, MOST_FINDINGS), done(&ada, 1));
        held.add(old.clone()).unwrap();
        held.make_room();
        assert!(held.find(&ada, &old.id).is_some(), "as many as may be");
        held.add(new.clone()).unwrap();
        held.make_room();
        assert!(held.find(&ada, &old.id).is_none() && held.find(&ada, &new.id).is_some());
    }
}
