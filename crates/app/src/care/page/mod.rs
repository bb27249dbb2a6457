//! The page of a child's care: where the child stands, what is due, what may come next, and what was.

mod family;
mod lines;
mod steps;
mod timeline;

use askama::Template;
use jiff::ToSpan;
use jiff::civil::Date;
use kith_practice::care::lasts_at_most_days;
use kith_practice::care::period::known;
use kith_vocabulary::codes::Coded;
use kith_vocabulary::codes::category_of_need::CategoryOfNeed;
use kith_vocabulary::codes::legal_status::LegalStatus;
use kith_vocabulary::time::date_in_words;

use self::lines::Section;
use self::steps::{NotNow, Step, more, steps};
use self::timeline::{EpisodeLine, Picture, law_in_words, place_in_words};
use super::episodes::asked_about;
use super::load::{Care, Found, care, found};
use super::rows::CareEpisode;
use crate::platform::access::{Action, Situation, Subject, may, permit, would_permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::{statement, values};

pub(super) use self::family::show as show_family;
pub(super) use self::lines::check_in_words;

statement! {
    DUE = "
        select d.name, d.reason, d.due_on
          from person mine
          join deadline d on d.authority_id = mine.authority_id and d.person_id = mine.person_id
         where mine.authority_id = ?1 and (mine.person_id = ?2 or mine.merged_into_id = ?2)
           and d.state = 'open' and d.due_on is not null
         order by d.due_on, d.name
         limit 60";
}

/// Something that is due for the child.
struct DueLine {
    what: String,
    when: String,
    why: String,
    is_overdue: bool,
}

/// Where the child is, for those who may know.
enum Where {
    NotPlaced,
    Withheld,
    Told { lines: Vec<String>, change: Option<String> },
}

#[derive(Template)]
#[template(path = "care/page.html")]
struct CarePage {
    shell: Shell,
    family_name: String,
    back: String,
    name: String,
    person_link: String,
    stands: Vec<String>,
    warning: Option<String>,
    due: Vec<DueLine>,
    steps: Vec<Step>,
    more: Vec<Step>,
    not_now: Vec<NotNow>,
    picture: Option<Picture>,
    episodes: Vec<EpisodeLine>,
    placed: Where,
    sections: Vec<Section>,
}

/// The page of a child's care.
pub(super) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let (family, person) = asked_about(asked)?;
    let (care, found, due, situation) = ctx.read(|tx| {
        let grant = permit::<may::ViewFamily>(tx, ctx, Subject::Family(family))?;
        let care = care(tx, ctx, family, person)?;
        let found = found(tx, ctx, &care)?;
        let due = due(tx, ctx, &care)?;
        if would_permit(ctx, Action::ViewPlacement, grant.situation()) {
            permit::<may::ViewPlacement>(tx, ctx, Subject::Family(family))?;
        }
        Ok((care, found, due, grant.situation()))
    })?;
    Reply::page(&page(ctx, asked, &care, &found, (due, situation)))
}

fn page(
    ctx: &Ctx,
    asked: &Asked,
    care: &Care,
    found: &Found,
    (due, situation): (Vec<DueLine>, Situation),
) -> CarePage {
    let (steps, not_now) = steps(ctx, care, situation);
    let may_correct = would_permit(ctx, Action::RecordCare, situation);
    CarePage {
        shell: Shell::new(ctx, asked, format!("Care: {}", care.name)),
        family_name: care.around.family_name.clone(),
        back: format!("/families/{}/care", care.around.family),
        name: care.name.clone(),
        person_link: format!("/people/{}", care.person),
        stands: stands(care, ctx.today),
        warning: warning(care, ctx.today),
        due,
        steps,
        more: more(ctx, care, situation),
        not_now,
        picture: timeline::picture(care, found, ctx.today),
        episodes: timeline::lines(care, may_correct),
        placed: placed(ctx, care, situation),
        sections: lines::sections(ctx, care, found, situation),
    }
}

fn due(tx: &mut Tx, ctx: &Ctx, care: &Care) -> Result<Vec<DueLine>, Problem> {
    let mut all = Vec::new();
    for mut row in tx.rows(&DUE, values![ctx.authority(), care.person])? {
        let (what, why, due_on): (String, String, Date) = (row.take()?, row.take()?, row.take()?);
        all.push(DueLine { what, when: date_in_words(due_on), why, is_overdue: due_on < ctx.today });
    }
    Ok(all)
}

/// Where the child stands, in sentences.
pub(super) fn stands(care: &Care, today: Date) -> Vec<String> {
    let periods = care.periods();
    let Some(running) = periods.iter().find(|period| period.runs_past(today)) else {
        let last =
            periods.iter().rev().find_map(|period| period.until().map(|until| (until, period.ended())));
        return vec![match last {
            Some((until, Some(why))) => {
                format!("Not looked after. Left care on {}: {}", date_in_words(until), why.label())
            }
            Some((until, None)) => format!("Not looked after. Left care on {}", date_in_words(until)),
            None => "Not looked after, and never was as far as this record knows".to_owned(),
        }];
    };
    let days = running.from().until(today).map_or(0, |span| span.get_days());
    let kind = if running.is_short_break() { "In short breaks" } else { "Looked after" };
    let mut all = vec![format!("{kind} since {} ({days} days)", date_in_words(running.from()))];
    if let Some(row) = care.episode(today) {
        all.push(law_in_words(row));
        all.push(format!("{}, since {}", place_in_words(row), date_in_words(since(care, row))));
        if let Some(need) = row.category_of_need.as_deref() {
            all.push(format!("Main reason: {}", Coded::<CategoryOfNeed>::read(need).label()));
        }
    }
    match running.n_placements() {
        0 | 1 => {}
        many => all.push(format!("{many} placements in this time in care")),
    }
    all
}

/// Since when the child is in the placement of an episode.
fn since(care: &Care, row: &CareEpisode) -> Date {
    let same = care.episodes.iter().filter(|one| one.placement_id == row.placement_id);
    same.map(|one| one.started_on).min().unwrap_or(row.started_on)
}

/// A legal status that lasts days has a last day by law.
fn warning(care: &Care, today: Date) -> Option<String> {
    let row = care.episode(today)?;
    let status: LegalStatus = known(row.legal_status.as_deref())?;
    let last = row.lawful_on.unwrap_or(row.started_on).saturating_add(lasts_at_most_days(status)?.days());
    let verb = if last < today { "ended by law" } else { "ends by law" };
    Some(format!("{} {verb} on {} at the latest.", status.label(), date_in_words(last)))
}

fn placed(ctx: &Ctx, care: &Care, situation: Situation) -> Where {
    let Some(row) = care.episode(ctx.today) else { return Where::NotPlaced };
    if !would_permit(ctx, Action::ViewPlacement, situation) {
        return Where::Withheld;
    }
    let placement = care.placements.get(&row.placement_id);
    let may_change = would_permit(ctx, Action::RecordCare, situation);
    Where::Told {
        lines: placement.map(super::episodes::placing::lines_of).unwrap_or_default(),
        change: may_change.then(|| care.path(&format!("/placements/{}", row.placement_id))),
    }
}

/// An episode in words, line by line, without where it was.
pub(super) fn words_of(row: &CareEpisode) -> Vec<String> {
    let until = row.ended_on.map_or_else(|| "goes on".to_owned(), date_in_words);
    vec![format!("{} to {until}", date_in_words(row.started_on)), law_in_words(row), place_in_words(row)]
}
