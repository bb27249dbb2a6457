//! What the desk's work took: the worker's and the co-ordinator's minutes side by side and together, by worker and by
//! kind of work, so that work moved is not called work saved.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use jiff::ToSpan;
use kith_practice::desk::{Side, Wanted};
use kith_vocabulary::ids::{BriefId, WorkerId};
use kith_vocabulary::time::date_in_words;

use super::authors;
use crate::platform::access::{Action, Facts, Grant, Role, Situation, Subject, may, permit, would_permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::{family_facts, statement, values};

/// How many days the figures look back.
const DAYS: i32 = 28;

statement! {
    MINUTES = concat!("
        select b.worker_id, a.name, d.kind, d.side, d.brief_id, d.minutes, ", family_facts!(), "
          from desk_work d
          join brief b on b.authority_id = d.authority_id and b.brief_id = d.brief_id
          join family f on f.authority_id = d.authority_id and f.family_id = d.family_id
          join worker a on a.authority_id = d.authority_id and a.worker_id = b.worker_id
         where d.authority_id = ?1 and d.worked_on > ?4 and d.worker_id in ", authors!(), "
         order by d.worked_on desc, d.desk_work_id
         limit 20000");

    /// The briefs left in the same days.
    LEFT = concat!("
        select b.worker_id, a.name, b.wanted, b.brief_id, b.state, ", family_facts!(), "
          from brief b
          join family f on f.authority_id = b.authority_id and f.family_id = b.family_id
          join worker a on a.authority_id = b.authority_id and a.worker_id = b.worker_id
         where b.authority_id = ?1 and substr(b.left_at, 1, 10) > ?4 and b.worker_id in ", authors!(), "
         order by b.left_at desc, b.brief_id
         limit 20000");
}

/// One row of a table.
struct FigureRow {
    name: String,
    briefs: usize,
    confirmed: usize,
    worker: i64,
    coordinator: i64,
    told: String,
}

impl FigureRow {
    fn together(&self) -> i64 {
        self.worker + self.coordinator
    }
}

#[derive(Template)]
#[template(path = "coordination/figures.html")]
struct FiguresPage {
    shell: Shell,
    since: String,
    by_worker: Vec<FigureRow>,
    by_kind: Vec<FigureRow>,
}

/// What is counted of one worker or one kind.
#[derive(Default)]
struct Count {
    briefs: BTreeSet<BriefId>,
    confirmed: usize,
    worker: i64,
    coordinator: i64,
    told_by_worker: BTreeSet<BriefId>,
    told_by_coordinator: BTreeSet<BriefId>,
}

impl Count {
    fn add(&mut self, side: Side, brief: BriefId, minutes: i64) {
        match side {
            Side::Worker => {
                self.worker += minutes;
                self.told_by_worker.insert(brief);
            }
            Side::Coordinator => {
                self.coordinator += minutes;
                self.told_by_coordinator.insert(brief);
            }
        }
    }

    fn row(self, name: String) -> FigureRow {
        FigureRow {
            name,
            briefs: self.briefs.len(),
            confirmed: self.confirmed,
            worker: self.worker,
            coordinator: self.coordinator,
            told: format!(
                "worker for {}, co-ordinator for {}",
                self.told_by_worker.len(),
                self.told_by_coordinator.len()
            ),
        }
    }
}

/// Whether a worker's figures are whoever asks's to see: their own, those of whom they serve, and of their team for its
/// manager. What they may not know of is in no number.
fn is_counted(ctx: &Ctx, worker: WorkerId, situation: Situation) -> bool {
    let roles = &ctx.who.roles;
    let by_role = worker == ctx.who.worker
        || (roles.contains(&Role::TeamManager)
            && matches!(situation, Situation::Allocated | Situation::Team | Situation::Unallocated))
        || (roles.contains(&Role::Coordinator) && situation == Situation::Serves);
    by_role && would_permit(ctx, Action::ViewFamily, situation)
}

/// The figures of the last four weeks.
pub(in crate::coordination) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let since = ctx.today.saturating_sub(DAYS.days());
    let asking = values![ctx.authority(), ctx.who.worker, ctx.today, since];
    let (left, minutes) = ctx.read(|tx| {
        let _: Grant<may::ViewDesk> = permit(tx, ctx, Subject::Service)?;
        Ok((tx.rows(&LEFT, asking)?, tx.rows(&MINUTES, asking)?))
    })?;
    let mut by_worker: BTreeMap<(String, WorkerId), Count> = BTreeMap::new();
    let mut by_kind: BTreeMap<Wanted, Count> = BTreeMap::new();
    for mut row in left {
        let (worker, name): (WorkerId, String) = (row.take()?, row.take()?);
        let (kind, brief): (Wanted, BriefId) = (row.take()?, row.take()?);
        let state: String = row.take()?;
        if is_counted(ctx, worker, Facts::take(&mut row)?.situation()) {
            for count in [by_worker.entry((name, worker)).or_default(), by_kind.entry(kind).or_default()] {
                count.briefs.insert(brief);
                count.confirmed += usize::from(state == "confirmed");
            }
        }
    }
    for mut row in minutes {
        let (worker, name): (WorkerId, String) = (row.take()?, row.take()?);
        let (kind, side, brief, minutes): (Wanted, Side, BriefId, i64) =
            (row.take()?, row.take()?, row.take()?, row.take()?);
        if is_counted(ctx, worker, Facts::take(&mut row)?.situation()) {
            for count in [by_worker.entry((name, worker)).or_default(), by_kind.entry(kind).or_default()] {
                count.add(side, brief, minutes);
            }
        }
    }
    Reply::page(&FiguresPage {
        shell: Shell::new(ctx, asked, "What the desk’s work took"),
        since: date_in_words(since),
        by_worker: by_worker.into_iter().map(|((name, _), count)| count.row(name)).collect(),
        by_kind: by_kind.into_iter().map(|(kind, count)| count.row(kind.label().to_owned())).collect(),
    })
}
