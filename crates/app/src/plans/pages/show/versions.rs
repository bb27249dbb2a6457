//! Any two versions of a plan side by side, heading by heading.

use askama::Template;
use kith_practice::plan::paper::Line;
use kith_vocabulary::ids::PlanId;

use crate::answers::Choice;
use crate::plans::load::sections::{lines_of, version_in_words};
use crate::plans::load::{self, Open};
use crate::plans::pages::plan_in;
use crate::platform::access::may;
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;

/// One heading of both versions.
pub(in crate::plans) struct Compared {
    pub(in crate::plans) heading: &'static str,
    pub(in crate::plans) is_same: bool,
    /// The lines of the one, and whether the other has each of them too.
    pub(in crate::plans) one: Vec<(String, bool)>,
    /// The lines of the other.
    pub(in crate::plans) other: Vec<(String, bool)>,
}

#[derive(Template)]
#[template(path = "plans/versions.html")]
struct VersionsPage {
    shell: Shell,
    id: PlanId,
    kind: &'static str,
    family_name: String,
    one: String,
    other: String,
    one_choices: Vec<Choice>,
    other_choices: Vec<Choice>,
    headings: Vec<Compared>,
    n_different: usize,
}

/// Two versions: the newest and the one before it when no others are asked for.
pub(in crate::plans) fn side_by_side(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id = plan_in(asked)?;
    let asked_for = |name: &str| asked.query.text(name).and_then(|text| text.parse::<i64>().ok());
    let (one, other) = ctx.read(|tx| {
        let (other, _) = load::open::<may::ViewFamily>(tx, ctx, id, asked_for("other"))?;
        let before = asked_for("one").unwrap_or((other.whole.version.number - 1).max(1));
        let (one, _) = load::open::<may::ViewFamily>(tx, ctx, id, Some(before))?;
        Ok((one, other))
    })?;
    let headings = compare(&lines_of(&one), &lines_of(&other));
    let choices = |chosen: i64| {
        let all = other.whole.versions.iter();
        all.map(|v| Choice::new(v.number.to_string(), version_in_words(&other.whole, v), &chosen.to_string()))
            .collect()
    };
    Reply::page(&VersionsPage {
        shell: Shell::new(ctx, asked, "Two versions side by side"),
        id,
        kind: other.whole.plan.kind.label(),
        family_name: other.around.family_name.clone(),
        one: version_in_words(&one.whole, &one.whole.version),
        other: version_in_words(&other.whole, &other.whole.version),
        one_choices: choices(one.whole.version.number),
        other_choices: choices(other.whole.version.number),
        n_different: headings.iter().filter(|heading| !heading.is_same).count(),
        headings,
    })
}

/// The lines of two versions under each heading, in the order of the page.
pub(in crate::plans) fn compare(one: &[Line], other: &[Line]) -> Vec<Compared> {
    let mut headings: Vec<&'static str> = Vec::new();
    for line in one.iter().chain(other) {
        if !headings.contains(&line.heading) {
            headings.push(line.heading);
        }
    }
    let under = |lines: &[Line], heading: &str| -> Vec<String> {
        lines.iter().filter(|line| line.heading == heading).map(|line| line.words.clone()).collect()
    };
    let beside = |lines: &[String], others: &[String]| -> Vec<(String, bool)> {
        lines.iter().map(|words| (words.clone(), others.contains(words))).collect()
    };
    let compared = headings.into_iter().map(|heading| {
        let (one, other) = (under(one, heading), under(other, heading));
        Compared { heading, is_same: one == other, one: beside(&one, &other), other: beside(&other, &one) }
    });
    compared.collect()
}

/// A link to each version, with its words.
pub(super) fn links(open: &Open) -> Vec<(String, String)> {
    let id = open.whole.plan.plan_id;
    let link = |version: &crate::plans::rows::PlanVersion| {
        (format!("/plans/{id}?version={}", version.number), version_in_words(&open.whole, version))
    };
    open.whole.versions.iter().map(link).collect()
}
