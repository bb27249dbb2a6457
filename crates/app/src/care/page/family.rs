//! The children of a family and their care: one line each.

use std::collections::HashMap;

use askama::Template;
use kith_practice::care::period::periods;
use kith_vocabulary::ids::{FamilyId, PersonId};
use kith_vocabulary::time::date_in_words;

use super::timeline::{law_in_words, place_in_words};
use crate::care::load::{meant, path_of};
use crate::care::rows::CareEpisode;
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::visits::sql::around;
use crate::{family_people, statement, values};

statement! {
    EPISODES = concat!("
        with ", family_people!("?2"), "
        select {care_episode x}
          from everyone e
          join care_episode x on x.authority_id = ?1 and x.person_id = e.person_id
         order by x.started_on, x.care_episode_id
         limit 3000");
}

/// One child.
struct ChildRow {
    name: String,
    age: String,
    link: String,
    stands: Vec<String>,
}

#[derive(Template)]
#[template(path = "care/family.html")]
struct FamilyCarePage {
    shell: Shell,
    family_name: String,
    family_link: String,
    children: Vec<ChildRow>,
}

/// The page of a family's children and their care.
pub(in crate::care) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let (around, episodes) = ctx.read(|tx| {
        permit::<may::ViewFamily>(tx, ctx, Subject::Family(family))?;
        let around = around(tx, ctx, family, None)?;
        let episodes: Vec<CareEpisode> = tx.records(&EPISODES, values![ctx.authority(), family])?;
        Ok((around, episodes))
    })?;
    let mut of: HashMap<PersonId, Vec<CareEpisode>> = HashMap::new();
    for row in episodes {
        of.entry(around.survivor(row.person_id)).or_default().push(row);
    }
    let children = around
        .children()
        .map(|child| ChildRow {
            name: child.name.clone(),
            age: child.birth.age_in_words(ctx.today),
            link: path_of(family, child.person, ""),
            stands: stands(of.get(&child.person).map_or(&[], Vec::as_slice), ctx.today),
        })
        .collect();
    Reply::page(&FamilyCarePage {
        shell: Shell::new(ctx, asked, format!("Care: {}", around.family_name)),
        family_name: around.family_name.clone(),
        family_link: format!("/families/{family}"),
        children,
    })
}

fn stands(rows: &[CareEpisode], today: jiff::civil::Date) -> Vec<String> {
    let episodes: Vec<_> = rows.iter().map(meant).collect();
    let periods = periods(&episodes);
    if let Some(running) = periods.iter().find(|period| period.runs_past(today)) {
        let mut all = vec![format!("Looked after since {}", date_in_words(running.from()))];
        if let Some(row) = rows.iter().rfind(|row| row.ended_on.is_none_or(|end| end > today)) {
            all.extend([law_in_words(row), place_in_words(row)]);
        }
        return all;
    }
    match periods.last().and_then(|period| period.until()) {
        Some(until) => vec![format!("Left care on {}", date_in_words(until))],
        None => vec!["Never looked after".to_owned()],
    }
}
