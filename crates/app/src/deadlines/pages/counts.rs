//! What is due across the service, by rule, in numbers.

use askama::Template;
use jiff::ToSpan;
use kith_vocabulary::time::date_in_words;

use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::{known_deadline, statement, values};

statement! {
    /// Open deadlines, and those of the days that are looked back on: ?4 is today in a week, ?5 this instant.
    COUNTS = concat!("
        select d.definition, max(d.name),
               cast(sum(case when d.state in ('open', 'paused') then 1 else 0 end) as bigint),
               cast(sum(case when d.state = 'open' and d.due_on between ?3 and ?4
                             and (d.due_at is null or d.due_at >= ?5) then 1 else 0 end) as bigint),
               cast(sum(case when d.state = 'open' and (d.due_on < ?3 or d.due_at < ?5) then 1 else 0 end) as bigint),
               cast(sum(case when d.state = 'open' and (d.due_on < ?3 or d.due_at < ?5)
                             and not exists (
                                 select 1
                                   from allocation a
                                  where a.authority_id = ?1 and (a.ends_on is null or a.ends_on > ?3)
                                    and a.person_id in (
                                        select c.person_id
                                          from person c
                                         where c.authority_id = ?1 and (c.person_id = d.person_id
                                               or c.merged_into_id = d.person_id)))
                        then 1 else 0 end) as bigint),
               cast(sum(case when d.state = 'met' then 1 else 0 end) as bigint),
               cast(sum(case when d.state = 'met late' then 1 else 0 end) as bigint),
               cast(sum(case when d.state = 'missed' then 1 else 0 end) as bigint),
               cast(sum(case when d.decided_because is not null then 1 else 0 end) as bigint)
          from deadline d
         where d.authority_id = ?1 and ", known_deadline!(), "
         group by d.definition
         order by 2, 1
         limit 500");
}

/// A rule's numbers.
struct Counts {
    name: String,
    open: i64,
    this_week: i64,
    overdue: i64,
    with_nobody: i64,
    met: i64,
    late: i64,
    missed: i64,
    decided: i64,
}

impl Counts {
    /// `84% of 120`: those met in time, of all that were met, late or in time, or never were.
    fn kept(&self) -> String {
        let all = self.met + self.late + self.missed;
        if all == 0 { "None was due".to_owned() } else { format!("{}% of {all}", self.met * 100 / all) }
    }
}

#[derive(Template)]
#[template(path = "deadlines/service.html")]
struct ServicePage {
    shell: Shell,
    since: String,
    counts: Vec<Counts>,
}

/// The numbers of the service.
pub(in crate::deadlines) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let week = ctx.today.saturating_add(7.days());
    let counts = ctx.read(|tx| {
        permit::<may::ViewServiceDue>(tx, ctx, Subject::Service)?;
        let mut counts = Vec::new();
        let key = values![ctx.authority(), ctx.who.worker, ctx.today, week, ctx.now];
        for mut row in tx.rows(&COUNTS, key)? {
            let _: String = row.take()?;
            counts.push(Counts {
                name: row.take()?,
                open: row.take()?,
                this_week: row.take()?,
                overdue: row.take()?,
                with_nobody: row.take()?,
                met: row.take()?,
                late: row.take()?,
                missed: row.take()?,
                decided: row.take()?,
            });
        }
        Ok(counts)
    })?;
    Reply::page(&ServicePage {
        shell: Shell::new(ctx, asked, "What is due across the service"),
        since: date_in_words(ctx.today.saturating_sub(crate::deadlines::compute::KEPT_DAYS.days())),
        counts,
    })
}
