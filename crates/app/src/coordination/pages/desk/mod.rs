//! The desk: what waits to be drafted, what waits to be read, which replies are late, with their age and due date.

pub(in crate::coordination) mod figures;
pub(in crate::coordination) mod serving;

use std::collections::HashMap;

use askama::Template;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kith_practice::desk::BriefState;
use kith_practice::visit::due::day_in_words;
use kith_vocabulary::calendar::london_today;
use kith_vocabulary::ids::BriefId;

use super::super::rows::{AwaitedReply, Brief};
use super::{brief::due, tag};
use crate::platform::access::{
    Action, Facts, Grant, Role, Situation, Subject, ever_allows, knows, may, permit, would_permit,
};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::{family_facts, statement, values};

/// For how many days a confirmed brief stays on the desk.
const LATELY: i32 = 7;

/// Whether whoever asks (?2) serves `b.worker_id` on the day ?3.
macro_rules! serves_author {
    () => {
        "(select count(*) from serving z
           where z.authority_id = ?1 and z.worker_id = ?2 and z.served_id = b.worker_id
             and z.starts_on <= ?3 and (z.ends_on is null or z.ends_on > ?3))"
    };
}

/// The workers whose briefs may be whoever asks's to see: their own, those they serve, and those of their team.
macro_rules! authors {
    () => {
        "(select w.worker_id from worker w where w.authority_id = ?1 and w.worker_id = ?2
           union select s.served_id from serving s where s.authority_id = ?1 and s.worker_id = ?2
           union select theirs.worker_id
                   from post mine
                   join post theirs on theirs.authority_id = mine.authority_id and theirs.team_id = mine.team_id
                  where mine.authority_id = ?1 and mine.worker_id = ?2
                    and (mine.ends_on is null or mine.ends_on > ?3)
                    and (theirs.ends_on is null or theirs.ends_on > ?3))"
    };
}
pub(super) use authors;

statement! {
    BRIEFS = concat!("
        select {brief b}, f.name, a.name, c.name, ", serves_author!(), ", ", family_facts!(), "
          from brief b
          join family f on f.authority_id = b.authority_id and f.family_id = b.family_id
          join worker a on a.authority_id = b.authority_id and a.worker_id = b.worker_id
          left join worker c on c.authority_id = b.authority_id and c.worker_id = b.coordinator_id
         where b.authority_id = ?1 and b.worker_id in ", authors!(), "
           and (b.state in ('waiting', 'taken', 'with worker', 'returned')
             or (b.state = 'confirmed' and b.confirmed_at >= ?4))
         order by b.due_on, b.left_at, b.brief_id
         limit 500");

    /// The facts of every family of a child whom a brief is about: what keeps out of one keeps out of the brief.
    CHILDREN_OF_BRIEFS = concat!("
        select b.brief_id, ", family_facts!(), "
          from brief b
          join family_member m on m.authority_id = b.authority_id and m.person_id = b.child_id
               and (m.ends_on is null or m.ends_on > ?3)
          join family f on f.authority_id = m.authority_id and f.family_id = m.family_id
         where b.authority_id = ?1 and b.worker_id in ", authors!(), "
           and b.child_id is not null
         order by b.brief_id
         limit 2000");

    REPLIES = concat!("
        select {awaited_reply r}, {brief b}, f.name, a.name, ", serves_author!(), ", ", family_facts!(), "
          from awaited_reply r
          join brief b on b.authority_id = r.authority_id and b.brief_id = r.brief_id
          join family f on f.authority_id = b.authority_id and f.family_id = b.family_id
          join worker a on a.authority_id = b.authority_id and a.worker_id = b.worker_id
         where r.authority_id = ?1 and r.answered_on is null and b.worker_id in ", authors!(), "
         order by r.due_on, r.awaited_reply_id
         limit 200");

    /// Whom whoever asks serves, and for whom they cover.
    SERVED = "
        select w.name, c.name, s.ends_on
          from serving s
          join worker w on w.authority_id = s.authority_id and w.worker_id = s.served_id
          left join worker c on c.authority_id = s.authority_id and c.worker_id = s.covers_id
         where s.authority_id = ?1 and s.worker_id = ?2 and s.starts_on <= ?3
           and (s.ends_on is null or s.ends_on > ?3)
         order by w.name, w.worker_id
         limit 20";
}

/// A brief on the desk.
struct DeskCard {
    link: String,
    family: String,
    wanted: &'static str,
    state: &'static str,
    tag: &'static str,
    first_line: String,
    who: String,
    age: String,
    due: String,
    is_late: bool,
    is_own: bool,
    /// What is done next with it, and where.
    next: Option<(&'static str, String)>,
    brief_state: BriefState,
}

/// A reply on the desk.
struct ReplyCard {
    link: String,
    from_whom: String,
    family: String,
    when: String,
    is_late: bool,
}

/// Cards under a heading.
struct Group {
    heading: &'static str,
    cards: Vec<DeskCard>,
}

#[derive(Template)]
#[template(path = "coordination/desk.html")]
struct DeskPage {
    shell: Shell,
    groups: Vec<Group>,
    replies: Vec<ReplyCard>,
    served: Vec<String>,
    is_coordinator: bool,
    can_arrange: bool,
}

/// The desk.
pub(in crate::coordination) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let (cards, replies, served) = ctx.read(|tx| {
        let _: Grant<may::ViewDesk> = permit(tx, ctx, Subject::Service)?;
        let hidden = hidden(tx, ctx)?;
        Ok((briefs(tx, ctx, &hidden)?, replies(tx, ctx, &hidden)?, served(tx, ctx)?))
    })?;
    let is_coordinator = ctx.who.roles.contains(&Role::Coordinator);
    Reply::page(&DeskPage {
        shell: Shell::new(ctx, asked, "Desk"),
        groups: grouped(cards),
        replies,
        served,
        is_coordinator,
        can_arrange: ever_allows(&ctx.who.roles, Action::ArrangeServing),
    })
}

fn grouped(cards: Vec<DeskCard>) -> Vec<Group> {
    let mut groups = [
        Group { heading: "For you to read", cards: Vec::new() },
        Group { heading: "To be drafted", cards: Vec::new() },
        Group { heading: "With the worker", cards: Vec::new() },
        Group { heading: "Confirmed in the last week", cards: Vec::new() },
    ];
    for card in cards {
        let group = match (card.brief_state, card.is_own) {
            (BriefState::WithWorker, true) => 0,
            (BriefState::WithWorker, false) => 2,
            (BriefState::Confirmed | BriefState::Withdrawn, _) => 3,
            _ => 1,
        };
        groups[group].cards.push(card);
    }
    groups.into_iter().filter(|group| !group.cards.is_empty()).collect()
}

/// Whether whoever asks may see a brief that stands to them like this.
fn is_shown(ctx: &Ctx, brief: &Brief, serves: i64, situation: Situation) -> bool {
    let is_manager = ctx.who.roles.contains(&Role::TeamManager)
        && matches!(situation, Situation::Allocated | Situation::Team);
    let is_theirs =
        brief.worker_id == ctx.who.worker || is_manager || (serves > 0 && situation == Situation::Serves);
    is_theirs && would_permit(ctx, Action::ViewFamily, situation)
}

fn since(ctx: &Ctx) -> Timestamp {
    ctx.now.saturating_sub((i64::from(LATELY) * 24).hours()).unwrap_or(ctx.now)
}

/// The briefs about a child whom whoever asks may not know.
fn hidden(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<BriefId>, Problem> {
    let mut facts: HashMap<BriefId, Vec<Facts>> = HashMap::new();
    for mut row in tx.rows(&CHILDREN_OF_BRIEFS, values![ctx.authority(), ctx.who.worker, ctx.today])? {
        facts.entry(row.take()?).or_default().push(Facts::take(&mut row)?);
    }
    let is_known = |all: &[Facts]| knows(&ctx.who.roles, Facts::together(all).situation());
    Ok(facts.into_iter().filter(|(_, all)| !is_known(all)).map(|(brief, _)| brief).collect())
}

fn briefs(tx: &mut Tx, ctx: &Ctx, hidden: &[BriefId]) -> Result<Vec<DeskCard>, Problem> {
    let mut cards = Vec::new();
    for mut row in tx.rows(&BRIEFS, values![ctx.authority(), ctx.who.worker, ctx.today, since(ctx)])? {
        let brief: Brief = row.record()?;
        let (family, author): (String, String) = (row.take()?, row.take()?);
        let coordinator: Option<String> = row.take()?;
        let serves: i64 = row.take()?;
        let situation = Facts::take(&mut row)?.situation();
        if is_shown(ctx, &brief, serves, situation) && !hidden.contains(&brief.brief_id) {
            cards.push(card(ctx, &brief, (family, author, coordinator), situation));
        }
    }
    Ok(cards)
}

fn card(
    ctx: &Ctx,
    brief: &Brief,
    (family, author, coordinator): (String, String, Option<String>),
    situation: Situation,
) -> DeskCard {
    let is_own = brief.worker_id == ctx.who.worker;
    let link = format!("/briefs/{}", brief.brief_id);
    let next = match brief.state {
        BriefState::WithWorker if is_own => Some(("Read the draft", format!("{link}/read"))),
        state if state.is_with_desk() && would_permit(ctx, Action::DraftForWorker, situation) => {
            Some(("Draft it", format!("{link}/draft")))
        }
        _ => None,
    };
    let mut who = vec![format!("from {}", if is_own { "you" } else { &author })];
    who.extend(coordinator.map(|name| format!("with {name}")));
    let first = brief.bullets.lines().find(|line| !line.trim().is_empty()).unwrap_or("Photo or voice note");
    DeskCard {
        family,
        wanted: if brief.state.is_open() { brief.wanted.label() } else { brief.wanted.record() },
        state: brief.state.label(),
        tag: tag(brief.state),
        first_line: shortened(first),
        who: who.join(", "),
        age: format!("left {}", day_in_words(london_today(brief.left_at), ctx.today)),
        due: if brief.state.is_open() { due(ctx, brief) } else { String::new() },
        is_late: brief.state.is_open() && brief.due_on < ctx.today,
        is_own,
        next,
        link,
        brief_state: brief.state,
    }
}

fn shortened(line: &str) -> String {
    const MOST: usize = 90;
    if line.chars().count() <= MOST {
        return line.to_owned();
    }
    let short: String = line.chars().take(MOST).collect();
    format!("{}…", short.trim_end())
}

fn replies(tx: &mut Tx, ctx: &Ctx, hidden: &[BriefId]) -> Result<Vec<ReplyCard>, Problem> {
    let mut cards = Vec::new();
    for mut row in tx.rows(&REPLIES, values![ctx.authority(), ctx.who.worker, ctx.today])? {
        let (reply, brief): (AwaitedReply, Brief) = (row.record()?, row.record()?);
        let (family, author): (String, String) = (row.take()?, row.take()?);
        let serves: i64 = row.take()?;
        let situation = Facts::take(&mut row)?.situation();
        if !is_shown(ctx, &brief, serves, situation) || hidden.contains(&brief.brief_id) {
            continue;
        }
        let is_late = reply.due_on < ctx.today;
        let wanted = day_in_words(reply.due_on, ctx.today);
        let wanted = if is_late { format!("overdue since {wanted}") } else { format!("wanted {wanted}") };
        let chased = match reply.times_chased {
            0 => "not chased yet".to_owned(),
            1 => "chased once".to_owned(),
            n => format!("chased {n} times"),
        };
        cards.push(ReplyCard {
            link: format!("/briefs/{}#replies", brief.brief_id),
            from_whom: reply.from_whom,
            family: format!("{family}, for {author}"),
            when: format!("{wanted}, {chased}"),
            is_late,
        });
    }
    Ok(cards)
}

fn served(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<String>, Problem> {
    let mut served = Vec::new();
    for mut row in tx.rows(&SERVED, values![ctx.authority(), ctx.who.worker, ctx.today])? {
        let (name, covers): (String, Option<String>) = (row.take()?, row.take()?);
        let ends_on: Option<Date> = row.take()?;
        let until = ends_on.map_or_else(String::new, |on| format!(" until {}", day_in_words(on, ctx.today)));
        served.push(match covers {
            Some(colleague) => format!("{name}, covering for {colleague}{until}"),
            None => format!("{name}{until}"),
        });
    }
    Ok(served)
}
