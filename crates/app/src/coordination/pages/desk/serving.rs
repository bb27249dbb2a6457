//! The page on which a team manager says which co-ordinator serves which worker, and who covers for an absent one.

use askama::Template;
use axum::http::StatusCode;
use jiff::civil::Date;
use kith_vocabulary::ids::{ServingId, WorkerId};
use kith_vocabulary::time::date_in_words;

use super::super::super::actions::serving::{self, Arranged};
use crate::answers::{Choice, Faults};
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::visits::answers::{Mistakes, needed_date, push_date};
use crate::visits::pages::form::{DateBoxes, Filled};
use crate::{statement, values};

statement! {
    /// Who serves the workers of the teams of whoever asks, now or later.
    SERVINGS = "
        select s.serving_id, k.name, w.name, c.name, s.starts_on, s.ends_on
          from serving s
          join worker k on k.authority_id = s.authority_id and k.worker_id = s.worker_id
          join worker w on w.authority_id = s.authority_id and w.worker_id = s.served_id
          left join worker c on c.authority_id = s.authority_id and c.worker_id = s.covers_id
         where s.authority_id = ?1 and (s.ends_on is null or s.ends_on > ?3)
           and s.served_id in (
               select theirs.worker_id
                 from post mine
                 join post theirs on theirs.authority_id = mine.authority_id and theirs.team_id = mine.team_id
                where mine.authority_id = ?1 and mine.worker_id = ?2
                  and (mine.ends_on is null or mine.ends_on > ?3)
                  and (theirs.ends_on is null or theirs.ends_on > ?3))
         order by k.name, s.starts_on, w.name, s.serving_id
         limit 300";

    /// Co-ordinators of the service, and the social workers of the teams of whoever asks.
    WHO = "
        select r.role, w.worker_id, w.name
          from worker_role r
          join worker w on w.authority_id = r.authority_id and w.worker_id = r.worker_id
         where r.authority_id = ?1 and (r.ends_on is null or r.ends_on > ?3)
           and (r.role = 'co-ordinator'
             or (r.role = 'social-worker' and r.worker_id in (
                 select theirs.worker_id
                   from post mine
                   join post theirs on theirs.authority_id = mine.authority_id and theirs.team_id = mine.team_id
                  where mine.authority_id = ?1 and mine.worker_id = ?2
                    and (mine.ends_on is null or mine.ends_on > ?3)
                    and (theirs.ends_on is null or theirs.ends_on > ?3))))
         order by w.name, w.worker_id
         limit 500";
}

/// A co-ordinator's work for a worker, worded.
struct ServingLine {
    id: ServingId,
    coordinator: String,
    worker: String,
    when: String,
    covers: String,
}

#[derive(Template)]
#[template(path = "coordination/serving.html")]
struct ServingPage {
    shell: Shell,
    lines: Vec<ServingLine>,
    coordinators: Vec<Choice>,
    workers: Vec<Choice>,
    covers: Vec<Choice>,
    filled: Filled,
    from: DateBoxes,
    until: DateBoxes,
}

/// Who serves whom.
pub(in crate::coordination) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let mut answers = Answers::default();
    push_date(&mut answers, "from", ctx.today);
    show_with(ctx, asked, StatusCode::OK, Filled { answers, mistakes: Mistakes::new() })
}

fn show_with(ctx: &Ctx, asked: &Asked, status: StatusCode, filled: Filled) -> Result<Reply, Problem> {
    let asking = values![ctx.authority(), ctx.who.worker, ctx.today];
    let (servings, who) = ctx.read(|tx| {
        permit::<may::ArrangeServing>(tx, ctx, Subject::Service)?;
        Ok((tx.rows(&SERVINGS, asking)?, tx.rows(&WHO, asking)?))
    })?;
    let mut lines = Vec::new();
    for mut row in servings {
        let (id, coordinator, worker) = (row.take()?, row.take()?, row.take()?);
        let covers: Option<String> = row.take()?;
        let (from, until): (Date, Option<Date>) = (row.take()?, row.take()?);
        let until = until.map_or_else(String::new, |on| format!(" until {}", date_in_words(on)));
        let begins = if from > ctx.today { "from" } else { "since" };
        lines.push(ServingLine {
            id,
            coordinator,
            worker,
            when: format!("{begins} {}{until}", date_in_words(from)),
            covers: covers.unwrap_or_default(),
        });
    }
    let answers = &filled.answers;
    let mut coordinators = vec![Choice::new("", "Choose", answers.text("coordinator").unwrap_or(""))];
    let mut workers = vec![Choice::new("", "Choose", answers.text("worker").unwrap_or(""))];
    let mut covers =
        vec![Choice::new("", "Nobody: it is their own work", answers.text("covers").unwrap_or(""))];
    for mut row in who {
        let role: String = row.take()?;
        let (id, name): (WorkerId, String) = (row.take()?, row.take()?);
        if role == "co-ordinator" {
            coordinators.push(Choice::among(id.to_string(), &name, answers, "coordinator"));
            covers.push(Choice::among(id.to_string(), &name, answers, "covers"));
        } else {
            workers.push(Choice::among(id.to_string(), &name, answers, "worker"));
        }
    }
    let title = if filled.mistakes.is_empty() { "Who serves whom" } else { "Error: who serves whom" };
    let (from, until) = (filled.date("from"), filled.date("until"));
    Reply::page_with(
        status,
        &ServingPage {
            shell: Shell::new(ctx, asked, title),
            lines,
            coordinators,
            workers,
            covers,
            filled,
            from,
            until,
        },
    )
}

fn read(answers: &Answers) -> Result<Arranged, Mistakes> {
    let mut mistakes = Mistakes::new();
    let id = |name: &str| answers.text(name).and_then(|id| id.parse::<WorkerId>().ok());
    let (coordinator, worker) = (id("coordinator"), id("worker"));
    if coordinator.is_none() {
        mistakes.push(("coordinator".to_owned(), "Choose a co-ordinator".to_owned()));
    }
    if worker.is_none() {
        mistakes.push(("worker".to_owned(), "Choose a worker".to_owned()));
    }
    let from = needed_date(answers, "from", "Enter the first day", &mut mistakes);
    let until = answers.date("until").unwrap_or_else(|message| {
        mistakes.push(("until".to_owned(), message));
        None
    });
    match (coordinator, worker, from, mistakes.is_empty()) {
        (Some(coordinator), Some(worker), Some(from), true) => {
            Ok(Arranged { coordinator, worker, covers: id("covers"), from, until })
        }
        _ => Err(mistakes),
    }
}

/// Lets a co-ordinator serve a worker.
pub(in crate::coordination) fn serve(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let again = |mistakes: Mistakes| {
        let filled = Filled { answers: asked.form.clone(), mistakes };
        show_with(ctx, asked, StatusCode::UNPROCESSABLE_ENTITY, filled)
    };
    let arranged = match read(&asked.form) {
        Ok(arranged) => arranged,
        Err(mistakes) => return again(mistakes),
    };
    let write_id = asked.write_id();
    let outcome = ctx.write(move |tx, ctx| {
        let grant = permit::<may::ArrangeServing>(tx, ctx, Subject::Service)?;
        serving::serve(tx, ctx, &grant, write_id, arranged)
    });
    match outcome {
        Ok(to) => Reply::see(to),
        Err(problem) => again(Faults::of(problem)?.list()),
    }
}

/// Ends a co-ordinator's work for a worker.
pub(in crate::coordination) fn end(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: ServingId = asked.id("serving")?;
    let write_id = asked.write_id();
    let to = ctx.write(move |tx, ctx| {
        let grant = permit::<may::ArrangeServing>(tx, ctx, Subject::Service)?;
        serving::end(tx, ctx, &grant, write_id, id)
    })?;
    Reply::see(to)
}
