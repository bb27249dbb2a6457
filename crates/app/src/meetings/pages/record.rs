//! The page that records a meeting: one form for every kind, asking what that kind decides.

use jiff::ToSpan;
use jiff::civil::Date;
use kith_practice::protection::next::{WhyNot, may_hold};
use kith_practice::protection::{Decision, MeetingKind, PlanEnd};
use kith_vocabulary::codes::abuse_category::AbuseCategory;
use kith_vocabulary::ids::FamilyId;

use super::form::{Form, Questions};
use crate::answers::Faults;
use crate::meetings::actions;
use crate::meetings::answers::{self, decides_together};
use crate::meetings::children::{Child, Children, children};
use crate::meetings::{deed, path_of, slug};
use crate::platform::access::{Kind, Subject, permit};
use crate::platform::context::Ctx;
use crate::platform::http::{Asked, Reply};
use crate::platform::problem::Problem;
use crate::story::in_a_row;
use crate::visits::pages::sending;

/// How many days back a child may have had the meeting for the form to offer them.
const OFFERED_BACK: i32 = 400;

/// The kind that the address names, if this deed records it.
fn kind_in<A: Kind>(asked: &Asked) -> Result<MeetingKind, Problem> {
    let named = asked.parts.get("kind").ok_or(Problem::NotFound)?;
    let kind = MeetingKind::ALL.iter().copied().find(|kind| slug(*kind) == *named);
    kind.filter(|kind| deed(*kind) == A::ACTION).ok_or(Problem::NotFound)
}

/// The form for a new meeting.
pub(in crate::meetings) fn show<A: Kind>(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let kind = kind_in::<A>(asked)?;
    let known = ctx.read(|tx| {
        permit::<A>(tx, ctx, Subject::Family(family))?;
        children(tx, ctx, family)
    })?;
    let answers = answers::new_meeting(kind, &known, &ctx.who.name, ctx.today);
    form(family, kind, &|questions| ask_new(questions, kind, &known, ctx.today))
        .open(ctx, asked, &known, answers)
}

fn form(family: FamilyId, kind: MeetingKind, ask: &dyn Fn(&mut Questions)) -> Form<'_> {
    Form {
        name: "Record a meeting",
        heading: kind.label().to_owned(),
        path: format!("/families/{family}/{}", path_of(kind)),
        version: 0,
        stands: Vec::new(),
        ask,
    }
}

/// Records a meeting.
pub(in crate::meetings) fn record<A: Kind + 'static>(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let family: FamilyId = asked.id("family")?;
    let kind = kind_in::<A>(asked)?;
    let (answers, sending) = (asked.form.clone(), sending(asked));
    let outcome = ctx.write(move |tx, ctx| {
        let grant = permit::<A>(tx, ctx, Subject::Family(family))?;
        actions::record_meeting(tx, ctx, &grant, kind, sending, &answers)
    });
    let faults = match outcome {
        Ok(path) => return Reply::see(path),
        Err(problem) => Faults::of(problem)?,
    };
    let known = ctx.read(|tx| {
        permit::<A>(tx, ctx, Subject::Family(family))?;
        children(tx, ctx, family)
    })?;
    form(family, kind, &|questions| ask_new(questions, kind, &known, ctx.today))
        .again(ctx, asked, &known, &faults)
}

/// Whether the meeting may have been of this child on any day that somebody is likely to record now.
fn was_possible(kind: MeetingKind, child: &Child, today: Date) -> bool {
    (0..OFFERED_BACK).any(|days| may_hold(kind, &child.way, today.saturating_sub(days.days()), today).is_ok())
}

fn ask_new(questions: &mut Questions, kind: MeetingKind, known: &Children, today: Date) {
    let (offered, others): (Vec<&Child>, Vec<&Child>) =
        known.children.iter().partition(|child| was_possible(kind, child, today));
    ask_about(questions, kind);
    questions.children("Which children?", offered.iter().copied());
    let mut not_offered: Vec<(WhyNot, Vec<String>)> = Vec::new();
    for child in others {
        let Err(why) = may_hold(kind, &child.way, today, today) else { continue };
        match not_offered.iter_mut().find(|(other, _)| *other == why) {
            Some((_, names)) => names.push(child.name.clone()),
            None => not_offered.push((why, vec![child.name.clone()])),
        }
    }
    for (why, names) in not_offered {
        questions.note(&format!("Not offered now. {}: {why}.", in_a_row(names)));
    }
    ask_what_was_said(questions, kind);
    ask_decisions(questions, kind, &offered);
}

/// When it was and who was there.
pub(super) fn ask_about(questions: &mut Questions, kind: MeetingKind) {
    questions.date("held_on", "Day of the meeting", "");
    questions.field("held_at", "Time it began (optional)", "Like 2:30pm");
    let chair = if decides_together(kind) { "Who chaired it and decided" } else { "Who chaired it" };
    questions.field("chaired_by", chair, "");
    let line = "One on each line: Sam Reed, health visitor";
    questions.area("came", "Who came", line, "4");
    questions.area("apologies", "Who sent apologies (optional)", line, "2");
    questions.area("absent", "Who was invited and did not come (optional)", line, "2");
    if kind.is_conference() {
        questions.area("reports", "Who sent a report (optional)", line, "2");
    }
}

/// What everybody shares of it.
pub(super) fn ask_what_was_said(questions: &mut Questions, kind: MeetingKind) {
    let label = match kind {
        MeetingKind::StrategyDiscussion => "What was shared",
        _ => "What was said and agreed",
    };
    let hint = "Every child of the meeting shares this. Write what belongs to one child under that child.";
    questions.area("narrative", label, hint, "7");
}

/// What was decided: once where a discussion decides for all, for each child otherwise.
pub(super) fn ask_decisions(questions: &mut Questions, kind: MeetingKind, of: &[&Child]) {
    let decisions: Vec<(&str, &str)> =
        kind.decisions().iter().map(|decision| (decision.key(), decision.label())).collect();
    if decides_together(kind) {
        let hint = "Where it differs for one child, record that child’s discussion by itself.";
        questions.radios("decision", "What was decided?", hint, &decisions);
        questions.area("reason_together", "Why?", "", "3");
    }
    for child in of {
        let id = child.person;
        questions.heading(&child.name);
        if !decides_together(kind) && !decisions.is_empty() {
            ask_decision(questions, kind, child, &decisions);
        }
        let hint = format!("In {}’s own words. Only this child’s record shows it.", child.name);
        questions.area(&format!("views-{id}"), "What the child thinks (optional)", &hint, "2");
    }
}

fn ask_decision(questions: &mut Questions, kind: MeetingKind, child: &Child, decisions: &[(&str, &str)]) {
    let named = |name: &str| format!("{name}-{}", child.person);
    questions.radios(&named("decision"), &format!("What was decided for {}?", child.name), "", decisions);
    let has = |of: fn(Decision) -> bool| kind.decisions().iter().any(|decision| of(*decision));
    if has(Decision::has_category) {
        let categories: Vec<(&str, &str)> =
            AbuseCategory::ALL.iter().map(|one| (one.code(), one.label())).collect();
        let hint = "For a child with a protection plan.";
        questions.select(&named("category"), "Category of the plan", hint, &categories);
    }
    if kind.decisions().contains(&Decision::ProtectionPlan) {
        let hint = "With this authority or any other. Needed where a plan begins.";
        questions.field(&named("previous"), "Protection plans before this one", hint);
    }
    if has(Decision::ends_plan) {
        let ends: Vec<(&str, &str)> = PlanEnd::AT_REVIEW.iter().map(|one| (one.key(), one.label())).collect();
        questions.select(&named("end"), "Why the plan ends", "Where it does.", &ends);
    }
    questions.area(&named("reason"), "Why?", "", "3");
}
