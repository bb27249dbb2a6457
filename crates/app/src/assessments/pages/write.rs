//! The page that writes an assessment, or corrects one: what is shared once, then each child's own part.

use askama::Template;
use axum::http::StatusCode;
use kith_practice::assessment::{
    AssessmentOutcome, AssessmentState, Finding, Hand, Lack, Step, decide_complete, decide_written, may_step,
};
use kith_vocabulary::codes::assessment_factor::AssessmentFactor;
use kith_vocabulary::ids::{FamilyAssessmentId, PersonId};

use super::{Open, open, read_version};
use crate::answers::Choice;
use crate::assessments::actions::{self, Said, SaidChild};
use crate::assessments::sql;
use crate::platform::access::{Subject, may, permit};
use crate::platform::context::Ctx;
use crate::platform::html::Shell;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::visits::answers::{Mistakes, push_date};
use crate::visits::pages::form::{DateBoxes, DraftFields, Filled};
use crate::visits::pages::{drafts_of, sending};

/// What the draft of the form is called.
const FORM: &str = "Write an assessment";

/// Why the form is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    /// To write on.
    Writing,
    /// To correct what was authorised.
    Correcting,
}

/// One child of the form.
struct ChildPart {
    id: String,
    name: String,
    seen: DateBoxes,
    seen_error: String,
    not_seen: String,
    words: String,
    conclusion: String,
    conclusion_error: String,
    outcomes: Vec<Choice>,
    outcome_error: String,
    factors: Vec<Choice>,
    factors_error: String,
    chosen: String,
}

impl ChildPart {
    fn named(&self, name: &str) -> String {
        format!("{name}-{}", self.id)
    }
}

#[derive(Template)]
#[template(path = "assessments/write.html")]
struct WritePage {
    shell: Shell,
    heading: &'static str,
    action: String,
    family_name: String,
    back: String,
    version: i64,
    draft: DraftFields,
    filled: Filled,
    shared_factors: Vec<Choice>,
    n_shared: usize,
    children: Vec<ChildPart>,
    returned_because: Option<String>,
    reason: Option<String>,
}

/// The form to write on.
pub(in crate::assessments) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: FamilyAssessmentId = asked.id("assessment")?;
    let path = format!("/assessments/{id}/write");
    let (open, drafts) = ctx.read(|tx| {
        let (open, _) = open::<may::WriteAssessment>(tx, ctx, id)?;
        Ok((open, drafts_of(tx, ctx, asked, &path)?))
    })?;
    if may_step(open.whole.shared.state, Step::Write, Hand::Other).is_err() {
        return Reply::see(format!("/assessments/{id}"));
    }
    let answers = drafts.0.as_ref().map_or_else(|| stands(&open), |draft| draft.answers.clone());
    let version = answers.text("version").and_then(|text| text.parse().ok());
    let filled = Filled { answers, mistakes: Mistakes::new() };
    let version = version.unwrap_or_else(|| open.whole.version());
    let mut page = page(ctx, asked, &open, (Why::Writing, version), filled);
    page.draft = page.draft.found(drafts.0.as_ref(), drafts.1.as_ref());
    Reply::page(&page)
}

/// The form to correct what was authorised.
pub(in crate::assessments) fn show_correct(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: FamilyAssessmentId = asked.id("assessment")?;
    let (open, _) = ctx.read(|tx| open::<may::CorrectAssessment>(tx, ctx, id))?;
    if open.whole.shared.state != AssessmentState::Authorised {
        return Reply::see(format!("/assessments/{id}"));
    }
    let filled = Filled { answers: stands(&open), mistakes: Mistakes::new() };
    Reply::page(&page(ctx, asked, &open, (Why::Correcting, open.whole.version()), filled))
}

fn page(ctx: &Ctx, asked: &Asked, open: &Open, (why, version): (Why, i64), filled: Filled) -> WritePage {
    let id = open.whole.shared.family_assessment_id;
    let (heading, step) = match why {
        Why::Writing => ("Write the assessment", "write"),
        Why::Correcting => ("Correct the assessment", "correct"),
    };
    let title = if filled.mistakes.is_empty() { heading.to_owned() } else { format!("Error: {heading}") };
    let path = format!("/assessments/{id}/{step}");
    let children = open.whole.children.iter().filter_map(|child| {
        let name = open.name(child.person_id)?.to_owned();
        Some(child_part(&filled, child.person_id, name))
    });
    let children = children.collect();
    let shared_factors = factor_choices(&filled.answers, "factors");
    WritePage {
        shell: Shell::new(ctx, asked, title),
        heading,
        action: path.clone(),
        family_name: open.around.family_name.clone(),
        back: format!("/assessments/{id}"),
        version,
        draft: DraftFields::new(ctx, asked, FORM, path, &open.around),
        n_shared: shared_factors.iter().filter(|choice| choice.chosen).count(),
        shared_factors,
        children,
        returned_because: open.whole.shared.returned_because.clone(),
        reason: (why == Why::Correcting).then(|| filled.text("reason").to_owned()),
        filled,
    }
}

fn child_part(filled: &Filled, person: PersonId, name: String) -> ChildPart {
    let id = person.to_string();
    let named = |name: &str| format!("{name}-{id}");
    let text = |name: &str| filled.text(&named(name)).to_owned();
    let error = |name: &str| filled.error(&named(name)).to_owned();
    let outcome = text("outcome");
    let mut outcomes = vec![Choice::new("", "Not decided yet", &outcome)];
    let all = AssessmentOutcome::ALL.iter();
    outcomes.extend(all.map(|one| Choice::new(one.key(), one.label(), &outcome)));
    let factors = factor_choices(&filled.answers, &named("factors"));
    let n = factors.iter().filter(|choice| choice.chosen).count();
    ChildPart {
        seen: filled.date(&named("seen")),
        seen_error: error("seen"),
        not_seen: text("notseen"),
        words: text("words"),
        conclusion: text("conclusion"),
        conclusion_error: error("conclusion"),
        outcomes,
        outcome_error: error("outcome"),
        chosen: if n == 0 { String::new() } else { format!(" ({n})") },
        factors,
        factors_error: error("factors"),
        name,
        id,
    }
}

/// The factors that may be chosen today, or are chosen already.
fn factor_choices(answers: &Answers, name: &str) -> Vec<Choice> {
    let all = AssessmentFactor::ALL
        .iter()
        .map(|factor| (factor, Choice::among(factor.code(), factor.label(), answers, name)));
    let old = [AssessmentFactor::PhysicalAbuse, AssessmentFactor::SexualAbuse];
    all.filter(|(factor, choice)| choice.chosen || !old.contains(factor)).map(|(_, choice)| choice).collect()
}

/// The answers that stand. A factor that every child has is a shared one.
fn stands(open: &Open) -> Answers {
    let mut answers = Answers::default();
    let shared = open.whole.shared.clone();
    for (name, text) in [
        ("worrying", shared.worrying),
        ("working_well", shared.working_well),
        ("family_views", shared.family_views),
        ("analysis", shared.analysis),
    ] {
        answers.push(name, text.unwrap_or_default());
    }
    let all: Vec<Vec<AssessmentFactor>> =
        open.whole.children.iter().map(|child| sql::factors(&child.factors)).collect();
    let is_shared = |factor: &AssessmentFactor| all.iter().all(|of| of.contains(factor));
    for factor in AssessmentFactor::ALL.iter().filter(|factor| is_shared(factor)) {
        answers.push("factors", factor.code());
    }
    for (child, factors) in open.whole.children.iter().zip(&all) {
        let person = child.person_id;
        if let Some(seen) = child.seen_on {
            push_date(&mut answers, &format!("seen-{person}"), seen);
        }
        let mut push = |name: &str, text: Option<String>| {
            answers.push(&format!("{name}-{person}"), text.unwrap_or_default());
        };
        push("notseen", child.not_seen_because.clone());
        push("words", child.own_words.clone());
        push("conclusion", child.conclusion.clone());
        push("outcome", child.outcome.map(|outcome| outcome.key().to_owned()));
        for factor in factors.iter().filter(|factor| !is_shared(factor)) {
            push("factors", Some(factor.code().to_owned()));
        }
    }
    answers
}

/// How whole the answers must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wholeness {
    /// What is there must be right.
    Unfinished,
    /// Nothing may be missing.
    Whole,
}

fn read(answers: &Answers, open: &Open, ctx: &Ctx, wholeness: Wholeness) -> Result<Said, Mistakes> {
    let mut mistakes = Mistakes::new();
    let shared = answers.all("factors");
    let mut children = Vec::new();
    for child in open.whole.children.iter().filter(|child| open.name(child.person_id).is_some()) {
        let person = child.person_id;
        let named = |name: &str| format!("{name}-{person}");
        let seen_on = answers.date(&named("seen")).unwrap_or_else(|message| {
            mistakes.push((named("seen"), message));
            None
        });
        let own = answers.all(&named("factors"));
        let is_chosen =
            |factor: &&AssessmentFactor| shared.contains(&factor.code()) || own.contains(&factor.code());
        children.push(SaidChild {
            person,
            own_words: answers.owned(&named("words")),
            finding: Finding {
                seen_on,
                not_seen_because: answers.owned(&named("notseen")),
                conclusion: answers.owned(&named("conclusion")),
                outcome: answers.text(&named("outcome")).and_then(|key| key.parse().ok()),
                factors: AssessmentFactor::ALL.iter().filter(is_chosen).copied().collect(),
            },
        });
    }
    let findings: Vec<Finding> = children.iter().map(|child| child.finding.clone()).collect();
    let started = open.whole.shared.started_on;
    let decided = match wholeness {
        Wholeness::Unfinished => decide_written(&findings, started, ctx.today),
        Wholeness::Whole => decide_complete(answers.text("analysis"), &findings, started, ctx.today),
    };
    for lack in decided.err().unwrap_or_default() {
        mistakes.push((field_of(lack, &children), lack.to_string()));
    }
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    Ok(Said {
        worrying: answers.owned("worrying"),
        working_well: answers.owned("working_well"),
        family_views: answers.owned("family_views"),
        analysis: answers.owned("analysis"),
        children,
    })
}

fn field_of(lack: Lack, children: &[SaidChild]) -> String {
    let (name, at) = match lack {
        Lack::Analysis => return "analysis".to_owned(),
        Lack::Seen(at) | Lack::SeenOn(at) => ("seen", at),
        Lack::Conclusion(at) => ("conclusion", at),
        Lack::Outcome(at) => ("outcome", at),
        Lack::Factors(at) | Lack::NoFactorsBesideOthers(at) => ("factors", at),
    };
    children.get(at).map_or_else(String::new, |child| format!("{name}-{}", child.person))
}

/// Writes on.
pub(in crate::assessments) fn write(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: FamilyAssessmentId = asked.id("assessment")?;
    let open = ctx.read(|tx| open::<may::WriteAssessment>(tx, ctx, id))?.0;
    let read_as = read_version(asked, id);
    let said = match read(&asked.form, &open, ctx, Wholeness::Unfinished) {
        Ok(said) => said,
        Err(mistakes) => {
            let filled = Filled { answers: asked.form.clone(), mistakes };
            let page = page(ctx, asked, &open, (Why::Writing, read_as.version), filled);
            return Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let sending = sending(asked);
    let to = ctx.write(move |tx, ctx| {
        let family = sql::family_of(tx, ctx.authority(), id)?;
        let grant = permit::<may::WriteAssessment>(tx, ctx, Subject::Family(family))?;
        actions::write_assessment(tx, ctx, &grant, (sending, read_as), &said)
    })?;
    Reply::see(to)
}

/// Corrects it.
pub(in crate::assessments) fn correct(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: FamilyAssessmentId = asked.id("assessment")?;
    let open = ctx.read(|tx| open::<may::CorrectAssessment>(tx, ctx, id))?.0;
    let read_as = read_version(asked, id);
    let reason = asked.form.owned("reason").unwrap_or_default();
    let said = read(&asked.form, &open, ctx, Wholeness::Whole);
    let mut mistakes = said.as_ref().err().cloned().unwrap_or_default();
    if reason.is_empty() {
        mistakes.push(("reason".to_owned(), "Say why you correct this assessment".to_owned()));
    }
    let (Ok(said), true) = (said, mistakes.is_empty()) else {
        let filled = Filled { answers: asked.form.clone(), mistakes };
        let page = page(ctx, asked, &open, (Why::Correcting, read_as.version), filled);
        return Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let sending = sending(asked);
    let to = ctx.write(move |tx, ctx| {
        let family = sql::family_of(tx, ctx.authority(), id)?;
        let grant = permit::<may::CorrectAssessment>(tx, ctx, Subject::Family(family))?;
        actions::correct_assessment(tx, ctx, &grant, (sending, read_as), (&said, &reason))
    })?;
    Reply::see(to)
}
