//! A team's weeks: how much is due for each worker's children week by week, and what is overdue.

use std::collections::BTreeMap;

use askama::Template;
use jiff::ToSpan;
use jiff::civil::Date;
use kith_practice::visit::due::day_in_words;
use kith_vocabulary::ids::{TeamId, WorkerId};

use crate::deadlines::lines::Found;
use crate::platform::access::{Role, Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::{deadline_columns, statement, values};

/// Deadlines `d` of families and children whom whoever asks (?2) may know of on the day ?3.
#[macro_export]
macro_rules! known_deadline {
    () => {
        "d.family_id not in (
             select u.family_id
               from recusal u
              where u.authority_id = ?1 and u.worker_id = ?2 and (u.ends_on is null or u.ends_on > ?3))
         and d.family_id not in (
             select r.family_id
               from restriction r
              where r.authority_id = ?1 and (r.ends_on is null or r.ends_on > ?3)
                and not exists (
                    select 1
                      from restriction_name n
                     where n.authority_id = r.authority_id and n.restriction_id = r.restriction_id
                       and n.worker_id = ?2 and (n.ends_on is null or n.ends_on > ?3)))
         and d.person_id not in (
             select coalesce(p.merged_into_id, p.person_id)
               from recusal u
               join family_member m on m.authority_id = u.authority_id and m.family_id = u.family_id
               join person p on p.authority_id = m.authority_id and p.person_id = m.person_id
              where u.authority_id = ?1 and u.worker_id = ?2 and (u.ends_on is null or u.ends_on > ?3)
                and (m.ends_on is null or m.ends_on > ?3))
         and d.person_id not in (
             select coalesce(p.merged_into_id, p.person_id)
               from restriction r
               join family_member m on m.authority_id = r.authority_id and m.family_id = r.family_id
               join person p on p.authority_id = m.authority_id and p.person_id = m.person_id
              where r.authority_id = ?1 and (r.ends_on is null or r.ends_on > ?3)
                and (m.ends_on is null or m.ends_on > ?3)
                and not exists (
                    select 1
                      from restriction_name n
                     where n.authority_id = r.authority_id and n.restriction_id = r.restriction_id
                       and n.worker_id = ?2 and (n.ends_on is null or n.ends_on > ?3)))"
    };
}

/// The workers `w` of teams `t` that whoever asks belongs to; of every team when ?4 is 'all'.
macro_rules! workers_of_teams {
    () => {
        "from post p
         join team t on t.authority_id = p.authority_id and t.team_id = p.team_id
         join worker w on w.authority_id = p.authority_id and w.worker_id = p.worker_id"
    };
}

macro_rules! of_my_teams {
    () => {
        "p.authority_id = ?1 and (p.ends_on is null or p.ends_on > ?3)
         and (?4 = 'all' or p.team_id in (
               select mine.team_id
                 from post mine
                where mine.authority_id = ?1 and mine.worker_id = ?2 and (mine.ends_on is null or mine.ends_on > ?3)))"
    };
}

/// What is open until ?5 for the children whom each worker works with.
macro_rules! open_for_workers {
    ($columns:expr) => {
        concat!(
            "(select distinct a.worker_id, ",
            $columns,
            "
                from allocation a
                join person c on c.authority_id = a.authority_id and c.person_id = a.person_id
                join deadline d on d.authority_id = a.authority_id and d.state = 'open' and d.due_on <= ?5
                     and d.person_id = coalesce(c.merged_into_id, c.person_id)
               where a.authority_id = ?1 and (a.ends_on is null or a.ends_on > ?3)
                 and a.worker_id in (select p.worker_id from post p where ",
            of_my_teams!(),
            ") and ",
            known_deadline!(),
            ")"
        )
    };
}

statement! {
    WEEKS = concat!("
        select t.team_id, t.name, w.worker_id, w.name, o.due_on, count(o.deadline_id)
          ", workers_of_teams!(), "
          left join ", open_for_workers!("d.deadline_id, d.due_on"), " o on o.worker_id = w.worker_id
         where ", of_my_teams!(), "
         group by t.team_id, t.name, w.worker_id, w.name, o.due_on
         order by t.name, t.team_id, w.name, w.worker_id, o.due_on
         limit 50000");

    OVERDUE = concat!("
        select t.team_id, w.name, f.name, ", deadline_columns!(), "
          ", workers_of_teams!(), "
          join ", open_for_workers!("d.deadline_id"), " o on o.worker_id = w.worker_id
          join deadline d on d.authority_id = p.authority_id and d.deadline_id = o.deadline_id
          join family f on f.authority_id = d.authority_id and f.family_id = d.family_id
         where ", of_my_teams!(), "
         order by d.due_on, f.name, d.deadline_id, w.name
         limit 400");
}

/// How many weeks before this one the picture shows, and how many from this one on.
const BEFORE: i32 = 4;
const AFTER: i32 = 7;
const CELL: usize = 54;
const ROW: usize = 34;
const NAMES: usize = 190;
const HEAD: usize = 46;

/// A worker's weeks.
pub(in crate::deadlines) struct WorkerRow {
    /// The worker's page.
    pub(in crate::deadlines) worker: WorkerId,
    /// Their name.
    pub(in crate::deadlines) name: String,
    /// How many deadlines are due in each column.
    pub(in crate::deadlines) counts: Vec<u64>,
}

/// A square of the picture.
pub(in crate::deadlines) struct Square {
    x: usize,
    y: usize,
    text_x: usize,
    text_y: usize,
    class: String,
    words: String,
}

/// What is overdue in a team.
pub(in crate::deadlines) struct OverdueLine {
    family: String,
    link: String,
    what: String,
    when: String,
    reason: String,
    children: u64,
    workers: String,
}

/// A team's weeks.
pub(in crate::deadlines) struct TeamWeeks {
    team: TeamId,
    name: String,
    workers: Vec<WorkerRow>,
    overdue: Vec<OverdueLine>,
}

#[derive(Template)]
#[template(path = "deadlines/team.html")]
struct TeamDuePage {
    shell: Shell,
    /// Each column's words: short, as the picture has room for, and whole.
    columns: Vec<(String, String)>,
    teams: Vec<TeamWeeks>,
}

/// The picture and the tables of a team's weeks.
pub(in crate::deadlines) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let teams = ctx.read(|tx| {
        permit::<may::ViewTeam>(tx, ctx, Subject::Service)?;
        read(tx, ctx)
    })?;
    Reply::page(&TeamDuePage {
        shell: Shell::new(ctx, asked, "What is due by week"),
        columns: columns(ctx.today),
        teams,
    })
}

fn read(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<TeamWeeks>, Problem> {
    let everywhere = ctx.who.roles.iter().any(|role| matches!(role, Role::ServiceLeader | Role::Analyst));
    let which = if everywhere { "all" } else { "own" };
    let last = monday(ctx.today).saturating_add((AFTER * 7 - 1).days());
    let mut teams: Vec<TeamWeeks> = Vec::new();
    for mut row in tx.rows(&WEEKS, values![ctx.authority(), ctx.who.worker, ctx.today, which, last])? {
        let (team, name): (TeamId, String) = (row.take()?, row.take()?);
        if teams.last().is_none_or(|last| last.team != team) {
            teams.push(TeamWeeks { team, name, workers: Vec::new(), overdue: Vec::new() });
        }
        let workers = &mut teams.last_mut().expect("a team was pushed").workers;
        let (worker, name): (WorkerId, String) = (row.take()?, row.take()?);
        if workers.last().is_none_or(|last| last.worker != worker) {
            workers.push(WorkerRow { worker, name, counts: vec![0; (BEFORE + AFTER + 1) as usize] });
        }
        let (due_on, count): (Option<Date>, i64) = (row.take()?, row.take()?);
        if let Some(due_on) = due_on {
            let counts = &mut workers.last_mut().expect("a worker was pushed").counts;
            counts[column(ctx.today, due_on)] += u64::try_from(count).unwrap_or(0);
        }
    }
    let yesterday = ctx.today.saturating_sub(1.day());
    let rows = tx.rows(&OVERDUE, values![ctx.authority(), ctx.who.worker, ctx.today, which, yesterday])?;
    let mut seen: BTreeMap<TeamId, Vec<(Found, String, Vec<String>)>> = BTreeMap::new();
    for mut row in rows {
        let (team, worker, family): (TeamId, String, String) = (row.take()?, row.take()?, row.take()?);
        let found = Found::take(&mut row)?;
        let of_team = seen.entry(team).or_default();
        match of_team.last_mut().filter(|(last, _, _)| last.deadline == found.deadline) {
            Some((_, _, workers)) => workers.push(worker),
            None => of_team.push((found, family, vec![worker])),
        }
    }
    for team in &mut teams {
        team.overdue = overdue(ctx, seen.remove(&team.team).unwrap_or_default());
    }
    Ok(teams)
}

/// Overdue deadlines as lines, those of brothers and sisters together.
fn overdue(ctx: &Ctx, found: Vec<(Found, String, Vec<String>)>) -> Vec<OverdueLine> {
    let mut lines: Vec<((String, Option<Date>), OverdueLine)> = Vec::new();
    for (one, family, workers) in found {
        let link = format!("/families/{}/due", one.family);
        let key = (one.definition.clone(), one.due.map(|due| due.on));
        if let Some((_, line)) = lines.iter_mut().find(|(other, line)| *other == key && line.link == link) {
            line.children += 1;
            continue;
        }
        let when = one.when(ctx.today, ctx.now);
        let line = OverdueLine {
            family,
            link,
            what: one.name,
            when,
            reason: one.reason,
            children: 1,
            workers: workers.join(", "),
        };
        lines.push((key, line));
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

fn monday(day: Date) -> Date {
    day.saturating_sub(i32::from(day.weekday().to_monday_zero_offset()).days())
}

/// The column of a day: 0 for everything before the first week.
fn column(today: Date, day: Date) -> usize {
    let first = monday(today).saturating_sub((BEFORE * 7).days());
    let days = day.since(first).map_or(0, |span| span.get_days());
    if days < 0 { 0 } else { usize::try_from(days / 7 + 1).unwrap_or(0).min((BEFORE + AFTER) as usize) }
}

fn columns(today: Date) -> Vec<(String, String)> {
    let this = monday(today);
    let weeks = (-BEFORE..AFTER).map(|week| {
        let day = this.saturating_add((week * 7).days());
        let words = day_in_words(day, today);
        let short = format!("{}/{}", day.day(), day.month());
        (short, if week == 0 { "This week".to_owned() } else { format!("Week of {words}") })
    });
    [("Before".to_owned(), "Before that".to_owned())].into_iter().chain(weeks).collect()
}

impl TeamWeeks {
    fn width(&self) -> usize {
        NAMES + CELL * (BEFORE + AFTER + 1) as usize
    }

    fn height(&self) -> usize {
        HEAD + ROW * self.workers.len() + 4
    }

    /// Where the columns' words stand.
    fn head(&self, nth: &usize) -> usize {
        NAMES + CELL * nth + CELL / 2
    }

    /// Where this week begins in the picture.
    fn this_week(&self) -> usize {
        NAMES + CELL * (BEFORE + 1) as usize
    }

    fn line(&self, nth: &usize) -> usize {
        HEAD + ROW * nth + ROW / 2 + 5
    }

    /// The squares of the picture: the more, the darker; what is overdue in another colour.
    fn squares(&self) -> Vec<Square> {
        let most = self.workers.iter().flat_map(|row| &row.counts).copied().max().unwrap_or(0).max(1);
        let mut squares = Vec::new();
        for (down, row) in self.workers.iter().enumerate() {
            for (across, count) in row.counts.iter().copied().enumerate() {
                let (x, y) = (NAMES + CELL * across + 2, HEAD + ROW * down + 2);
                let shade = if count == 0 { 0 } else { 1 + (count - 1) * 3 / most };
                let kind = if across <= BEFORE as usize { "late" } else { "due" };
                squares.push(Square {
                    x,
                    y,
                    text_x: x + CELL / 2 - 2,
                    text_y: y + ROW / 2 + 4,
                    class: format!("kith-heat--{kind}-{shade}"),
                    words: if count == 0 { String::new() } else { count.to_string() },
                });
            }
        }
        squares
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_is_in_the_column_of_its_week() {
        let today = date(2026, 11, 25);
        let check = |day, expected: &str| {
            let columns = columns(today);
            assert_eq!(columns[column(today, day)].1, expected, "{day}");
        };
        check(date(2026, 10, 25), "Before that");
        check(date(2026, 10, 26), "Week of 26 October");
        check(date(2026, 11, 22), "Week of 16 November");
        check(date(2026, 11, 23), "This week");
        check(date(2026, 11, 29), "This week");
        check(date(2026, 11, 30), "Week of 30 November");
        check(date(2027, 1, 4), "Week of 4 January 2027");
        check(date(2027, 1, 10), "Week of 4 January 2027");
        check(date(2020, 1, 1), "Before that");
    }
}
