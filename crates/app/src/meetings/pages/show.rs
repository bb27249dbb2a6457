//! The page of one meeting, and its lines in words.

use askama::Template;
use kith_practice::people::YesNo;
use kith_vocabulary::codes::Coded;
use kith_vocabulary::codes::abuse_category::AbuseCategory;
use kith_vocabulary::ids::MeetingId;
use kith_vocabulary::time::{date_in_words, time_in_words};

use super::correct::known_whole;
use crate::meetings::answers::{Whole, lists_of_people};
use crate::meetings::children::{Children, children};
use crate::meetings::rows::MeetingPerson;
use crate::meetings::{actions, deed, folder};
use crate::platform::access::{Action, Subject, may, permit, would_permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;

/// What a meeting decided for one child, in words.
struct PartLine {
    name: String,
    link: String,
    decision: String,
    reason: Option<String>,
    views: Option<String>,
}

#[derive(Template)]
#[template(path = "meetings/show.html")]
struct MeetingPage {
    shell: Shell,
    family_name: String,
    back: String,
    kind: &'static str,
    when: String,
    chaired_by: String,
    people: Vec<(&'static str, String)>,
    narrative: String,
    parts: Vec<PartLine>,
    correct: Option<String>,
    history: Option<String>,
}

/// A meeting.
pub(in crate::meetings) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: MeetingId = asked.id("meeting")?;
    let (whole, known, situation) = ctx.read(|tx| {
        let meeting = actions::find_meeting(tx, ctx, id)?;
        let grant = permit::<may::ViewFamily>(tx, ctx, Subject::Family(meeting.family_id))?;
        let known = children(tx, ctx, meeting.family_id)?;
        Ok((known_whole(actions::whole(tx, ctx, meeting)?, &known), known, grant.situation()))
    })?;
    let family = whole.meeting.family_id;
    let kind = whole.meeting.kind;
    let can_see_history = would_permit(ctx, Action::ViewHistory, situation);
    Reply::page(&MeetingPage {
        shell: Shell::new(ctx, asked, kind.label()),
        family_name: known.around.family_name.clone(),
        back: format!("/families/{family}/protection"),
        kind: kind.label(),
        when: when(&whole),
        chaired_by: whole.meeting.chaired_by.clone(),
        people: people(&whole),
        narrative: whole.meeting.narrative.clone(),
        parts: parts(&whole, &known),
        correct: would_permit(ctx, deed(kind), situation).then(|| format!("/{}/{id}/correct", folder(kind))),
        history: can_see_history.then(|| format!("/families/{family}/history")),
    })
}

fn when(whole: &Whole) -> String {
    let day = date_in_words(whole.meeting.held_on);
    whole.meeting.held_at.map_or_else(|| day.clone(), |at| format!("{day} at {}", time_in_words(at)))
}

fn people(whole: &Whole) -> Vec<(&'static str, String)> {
    let label = |name: &str| match name {
        "came" => "Came",
        "apologies" => "Sent apologies",
        "absent" => "Invited, did not come",
        _ => "Sent a report",
    };
    let lists = lists_of_people(&whole.people).into_iter();
    lists.filter(|(_, lines)| !lines.is_empty()).map(|(name, lines)| (label(name), lines)).collect()
}

fn parts(whole: &Whole, known: &Children) -> Vec<PartLine> {
    let mut parts: Vec<_> = whole.parts.iter().collect();
    parts.sort_by_key(|part| known.around.place(part.person_id));
    parts
        .into_iter()
        .filter_map(|part| {
            let name = known.around.name(part.person_id)?.to_owned();
            let decision = part.decision.map_or("", |decision| decision.label());
            let category =
                part.category.as_deref().map(|code| Coded::<AbuseCategory>::read(code).label().to_owned());
            Some(PartLine {
                name,
                link: format!("/people/{}", part.person_id),
                decision: match category {
                    Some(category) => format!("{decision}: {}", category.to_lowercase()),
                    None => decision.to_owned(),
                },
                reason: part.reason.clone(),
                views: part.views.clone(),
            })
        })
        .collect()
}

/// The meeting as lines, for showing what stands beside an edit that came too late.
pub(super) fn lines_of(whole: &Whole, known: &Children) -> Vec<String> {
    let mut lines = vec![when(whole), format!("Chaired by {}", whole.meeting.chaired_by)];
    let named = |row: &&MeetingPerson| row.name.is_some();
    for row in whole.people.iter().filter(named) {
        let name = row.name.as_deref().unwrap_or_default();
        let agency = row.agency.as_deref().map(|agency| format!(", {agency}")).unwrap_or_default();
        let report = if row.sent_report == YesNo::Yes { ", with a report" } else { "" };
        lines.push(format!("{name}{agency}: {}{report}", row.attendance.label().to_lowercase()));
    }
    lines.push(whole.meeting.narrative.clone());
    for part in parts(whole, known) {
        let reason = part.reason.map(|why| format!(". {why}")).unwrap_or_default();
        lines.push(format!("{}: {}{reason}", part.name, part.decision));
    }
    lines
}
