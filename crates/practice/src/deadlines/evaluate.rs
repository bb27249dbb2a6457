//! From what happened to a child to what is due for them.

use jiff::Timestamp;
use jiff::civil::Date;
use kith_vocabulary::birth::Birth;
use kith_vocabulary::calendar::{add_months, add_working_days, birthday};
use kith_vocabulary::ids::RecordId;

use super::amount::{Amount, Due, Pause, Unit, due_after};
use super::deadline::{Deadline, StartedBy};
use super::definition::{Catalogue, Counted, Definition, State, Turn, in_force};
use super::happening::Happening;

/// What deadlines need to know of the child themselves.
#[derive(Debug, Clone, Copy)]
pub struct Child {
    /// The child's own row, which a birthday counts from.
    pub record: RecordId,
    /// What is known of the birth.
    pub birth: Birth,
    /// The day of death.
    pub died_on: Option<Date>,
}

/// Everything that was ever due for a child by today, by what happened to them. The happenings in any order.
///
/// Today only leaves out what a birthday to come will start or end: whether something is overdue is asked of each
/// [`Deadline`].
pub fn evaluate<'c>(
    catalogue: &'c Catalogue,
    child: &Child,
    happenings: &[Happening],
    today: Date,
) -> Vec<Deadline<'c>> {
    let mut sorted = happenings.to_vec();
    sorted.sort_by_key(|happening| (happening.on, happening.at, happening.kind, happening.record));
    let life = Life { child, happenings: &sorted, today };
    let mut due = Vec::new();
    for versions in catalogue.versions() {
        life.deadlines_of(versions, &mut due);
    }
    due
}

/// A child's happenings, the earliest first.
struct Life<'l> {
    child: &'l Child,
    happenings: &'l [Happening],
    today: Date,
}

/// Where a time limit starts, or starts again.
#[derive(Clone, Copy)]
struct Anchor {
    by: StartedBy,
    on: Date,
    at: Option<Timestamp>,
    record: RecordId,
}

impl Anchor {
    fn of(happening: &Happening) -> Self {
        let Happening { kind, on, at, record, .. } = *happening;
        Anchor { by: StartedBy::Happening(kind), on, at, record }
    }
}

impl Life<'_> {
    fn born(&self) -> Option<Date> {
        self.child.birth.earliest()
    }

    fn deadlines_of<'c>(&self, versions: &'c [Definition], due: &mut Vec<Deadline<'c>>) {
        let mut running: Vec<(Option<RecordId>, Option<Date>)> = Vec::new();
        for start in self.happenings {
            let Some(definition) = in_force(versions, start.on) else { continue };
            let during = |state: &State| self.holds(*state, start.on);
            if !definition.starts.contains(&start.kind) || !definition.during.iter().all(during) {
                continue;
            }
            let end = self.end(definition, start.on, start.at, start.thread);
            if definition.repeats() {
                // What repeats runs once at a time: a start while it runs is part of it.
                let runs = |(thread, end): &(Option<RecordId>, Option<Date>)| {
                    start.is_of_thread(*thread) && end.is_none_or(|end| start.on < end)
                };
                if running.iter().any(runs) {
                    continue;
                }
                running.push((start.thread, end));
            }
            self.rounds(versions, Anchor::of(start), start.thread, end, due);
        }
        let ages = versions.last().and_then(|one| one.starts_at_age);
        if let Some((age, born)) = ages.zip(self.born()) {
            let on = birthday(born, age);
            let start = Anchor { by: StartedBy::Birthday(age), on, at: None, record: self.child.record };
            let in_force = in_force(versions, on);
            let holds =
                |one: &&Definition| on <= self.today && one.during.iter().all(|state| self.holds(*state, on));
            if let Some(definition) = in_force.filter(holds) {
                let end = self.end(definition, on, None, None);
                self.rounds(versions, start, None, end, due);
            }
        }
    }

    /// The day on which it became needless.
    fn end(
        &self,
        definition: &Definition,
        on: Date,
        at: Option<Timestamp>,
        thread: Option<RecordId>,
    ) -> Option<Date> {
        let happened = self.happenings.iter().find(|happening| {
            definition.ends_with.contains(&happening.kind)
                && happening.is_of_thread(thread)
                && !happening.is_before(on, at)
        });
        let grown = definition.ends_at_age.zip(self.born()).map(|(age, born)| birthday(born, age));
        let grown = grown.filter(|on| *on <= self.today);
        [happened.map(|happening| happening.on), grown, self.child.died_on].into_iter().flatten().min()
    }

    /// The deadline that a start leads to, and those that follow each time it is met.
    fn rounds<'c>(
        &self,
        versions: &'c [Definition],
        start: Anchor,
        thread: Option<RecordId>,
        end: Option<Date>,
        due: &mut Vec<Deadline<'c>>,
    ) {
        let mut anchor = start;
        let mut nth = 0;
        while let Some(definition) = in_force(versions, anchor.on) {
            if end.is_some_and(|end| anchor.on > end) || (nth > 0 && end.is_some_and(|end| anchor.on >= end))
            {
                return;
            }
            let met = self.met(definition, &start, &anchor, nth, thread, end);
            if let Some(one) = self.deadline(definition, (&start, anchor, nth), met, end) {
                due.push(one);
            }
            match met {
                Some(met) if definition.repeats() => anchor = Anchor::of(met),
                _ => return,
            }
            nth += 1;
        }
    }

    /// What met it, at the latest on the day that it became needless.
    fn met(
        &self,
        definition: &Definition,
        start: &Anchor,
        anchor: &Anchor,
        nth: usize,
        thread: Option<RecordId>,
        end: Option<Date>,
    ) -> Option<&Happening> {
        let can = |happening: &&Happening| {
            definition.met_by.contains(&happening.kind)
                && happening.is_of_thread(thread)
                && !(happening.record == anchor.record && StartedBy::Happening(happening.kind) == anchor.by)
        };
        if definition.may_come_before && nth == 0 {
            let before = self.happenings.iter().rev().find(|one| can(one) && one.on <= start.on);
            if before.is_some() {
                return before;
            }
        }
        let first = self.happenings.partition_point(|one| one.on < anchor.on);
        let found = self.happenings[first..].iter().find(|one| {
            // Two visits on one day are one round, not two.
            can(one) && !one.is_before(anchor.on, anchor.at) && (nth == 0 || one.on > anchor.on)
        });
        found.filter(|one| end.is_none_or(|end| one.on <= end))
    }

    fn deadline<'c>(
        &self,
        definition: &'c Definition,
        (start, mut anchor, nth): (&Anchor, Anchor, usize),
        met: Option<&Happening>,
        end: Option<Date>,
    ) -> Option<Deadline<'c>> {
        let met_before = |day: Date| met.is_some_and(|met| met.on < day);
        for (by, on) in self.waits_for(definition)? {
            if anchor.on < on {
                if met_before(on) || on > self.today {
                    return None;
                }
                (anchor.by, anchor.on, anchor.at, anchor.record) = (by, on, None, self.child.record);
            }
        }
        if !self.concerns(definition, anchor.on) || end.is_some_and(|end| anchor.on > end) {
            return None;
        }
        let turn = turn(definition, start.on, anchor.on, nth);
        let from = if turn.counted == Counted::FromTheStart { start } else { &anchor };
        let pauses = definition.pauses.map_or_else(Vec::new, |state| self.pauses(state));
        let due = due_after(from.on, from.at, turn.within, &pauses);
        Some(Deadline {
            definition,
            within: turn.within,
            by: from.by,
            started_by: anchor.record,
            started_on: from.on,
            started_at: from.at,
            due,
            met: met.map(|met| Due { on: met.on, at: met.at }),
            ended_on: if met.is_some() { None } else { end },
        })
    }

    /// The days before which it is not counted: a birth or a birthday. Nothing where it concerns only a child whose
    /// birth is known, and this one's is not.
    fn waits_for(&self, definition: &Definition) -> Option<Vec<(StartedBy, Date)>> {
        if !definition.once_born && definition.from_age.is_none() && definition.under_age.is_none() {
            return Some(Vec::new());
        }
        let born = self.born()?;
        let birth = definition.once_born.then_some((StartedBy::Birth, born));
        let age = definition.from_age.map(|age| (StartedBy::Birthday(age), birthday(born, age)));
        Some(birth.into_iter().chain(age).collect())
    }

    /// Whether a definition concerns the child when the time starts.
    fn concerns(&self, definition: &Definition, on: Date) -> bool {
        let is_too_old =
            definition.under_age.is_some_and(|age| self.born().is_some_and(|born| birthday(born, age) <= on));
        !is_too_old
            && definition.only_while.iter().all(|state| self.holds(*state, on))
            && !definition.unless.iter().any(|state| self.holds(*state, on))
    }

    /// Whether a state holds on a day: what begins it came, and what ends it did not come by then.
    fn holds(&self, state: State, on: Date) -> bool {
        let up_to = &self.happenings[..self.happenings.partition_point(|one| one.on <= on)];
        up_to.iter().rev().filter(|one| one.kind == state.from).any(|began| {
            !up_to.iter().any(|ended| {
                ended.kind == state.until
                    && ended.is_of_thread(began.thread)
                    && !ended.is_before(began.on, began.at)
            })
        })
    }

    fn pauses(&self, state: State) -> Vec<Pause> {
        let mut all: Vec<Pause> = Vec::new();
        for happening in self.happenings {
            let open = all.last().is_some_and(|pause| pause.until.is_none());
            if happening.kind == state.from && !open {
                all.push(Pause { from: happening.on, until: None });
            } else if happening.kind == state.until
                && let Some(pause) = all.last_mut().filter(|pause| pause.until.is_none())
            {
                pause.until = Some(happening.on);
            }
        }
        all
    }
}

/// How long there is in a turn, counted from where.
fn turn(definition: &Definition, start: Date, anchor: Date, nth: usize) -> Turn {
    let last = definition.then.len().saturating_sub(1);
    let Some(by_turn) = nth.checked_sub(1).and_then(|turn| definition.then.get(turn.min(last))) else {
        return Turn { within: definition.within, counted: Counted::FromTheLast };
    };
    let later = definition.later.iter().rev().find(|later| passed(start, later.after) <= anchor);
    later.map_or(*by_turn, |later| Turn { within: later.within, ..*by_turn })
}

/// The day on which so much time has passed.
fn passed(from: Date, amount: Amount) -> Date {
    match amount.unit {
        Unit::Hours => from,
        Unit::WorkingDays => add_working_days(from, u32::from(amount.n)),
        Unit::Months => add_months(from, i32::from(amount.n)),
        Unit::Years => add_months(from, i32::from(amount.n) * 12),
        Unit::Days | Unit::Weeks => due_after(from, None, amount, &[]).map_or(Date::MAX, |due| due.on),
    }
}
