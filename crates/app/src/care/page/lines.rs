//! What was found and decided of a child in care, section by section, the newest first.

use jiff::civil::Date;
use kith_practice::care::home::{Outcome, outcome};
use kith_practice::care::{CheckKind, KnownBy, Standing};
use kith_practice::people::YesNo;
use kith_vocabulary::codes::Coded;
use kith_vocabulary::codes::missing_kind::MissingKind;
use kith_vocabulary::codes::placed_adoption_end_reason::PlacedAdoptionEndReason;
use kith_vocabulary::codes::previous_permanence::PreviousPermanence;
use kith_vocabulary::codes::review_participation::ReviewParticipation;
use kith_vocabulary::codes::sdq_reason::SdqReason;
use kith_vocabulary::codes::social_worker_change_reason::SocialWorkerChangeReason;
use kith_vocabulary::time::date_in_words;

use crate::care::load::{Care, Found};
use crate::care::rows::{CareCheck, HomeDecision};
use crate::platform::access::{Action, Situation, would_permit};
use crate::platform::context::Ctx;
use crate::protection::Line;

/// A section of the page.
pub(super) struct Section {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    pub(super) lines: Vec<Line>,
    /// What is said where there is none.
    pub(super) none: &'static str,
}

/// Makes the lines of one child, each with where to correct it.
struct Told<'t> {
    care: &'t Care,
    may_record: bool,
    may_review: bool,
    may_decide: bool,
}

impl Told<'_> {
    fn line(&self, may: bool, kind: &str, id: impl std::fmt::Display, words: String, more: String) -> Line {
        let link = may.then(|| (self.care.path(&format!("/{kind}?row={id}")), "Correct"));
        Line { words, more, link }
    }
}

/// Every section, in the order of the page.
pub(super) fn sections(ctx: &Ctx, care: &Care, found: &Found, situation: Situation) -> Vec<Section> {
    let told = Told {
        care,
        may_record: would_permit(ctx, Action::RecordCare, situation),
        may_review: would_permit(ctx, Action::ReviewCare, situation),
        may_decide: would_permit(ctx, Action::DecidePermanence, situation),
    };
    let section = |id, title, lines, none| Section { id, title, lines, none };
    vec![
        section("reviews", "Reviews", reviews(&told, found), "No review is recorded."),
        section(
            "health",
            "Health and wellbeing",
            checks(&told, found),
            "Nothing of the child’s health is recorded.",
        ),
        section(
            "education",
            "Personal education plan",
            education(&told, found),
            "No personal education plan is recorded.",
        ),
        section(
            "missing",
            "Missing or away",
            missing(&told, found),
            "No time of being missing or away is recorded.",
        ),
        section("permanence", "A permanent home", permanence(&told, found), "No permanence plan is decided."),
        section(
            "home",
            "Staying home and going home",
            home(&told, found, ctx.today),
            "Nothing is decided about staying or going home.",
        ),
        section(
            "background",
            "Before care, and more",
            background(&told, found),
            "Nothing of this is recorded.",
        ),
    ]
}

fn newest_first(mut lines: Vec<(Option<Date>, Line)>) -> Vec<Line> {
    lines.sort_by_key(|(on, _)| std::cmp::Reverse(*on));
    lines.into_iter().map(|(_, line)| line).collect()
}

fn all_of(parts: impl IntoIterator<Item = Option<String>>) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(". ")
}

fn span(from: Option<Date>, until: Option<Date>) -> String {
    match (from, until) {
        (Some(from), Some(until)) => format!("{} to {}", date_in_words(from), date_in_words(until)),
        (Some(from), None) => format!("Since {}", date_in_words(from)),
        (None, Some(until)) => format!("Until {}", date_in_words(until)),
        (None, None) => "Days not recorded".to_owned(),
    }
}

fn reviews(told: &Told, found: &Found) -> Vec<Line> {
    let line = |row: &crate::care::rows::CareReview| {
        let part = row
            .participation
            .as_deref()
            .map(|code| Coded::<ReviewParticipation>::read(code).label().to_owned());
        let more = all_of([
            part,
            row.chaired_by.as_ref().map(|who| format!("Chaired by {who}")),
            row.decisions.clone(),
        ]);
        let words = format!("{}: review", date_in_words(row.reviewed_on));
        (Some(row.reviewed_on), told.line(told.may_review, "reviews/review", row.care_review_id, words, more))
    };
    newest_first(found.reviews.iter().map(line).collect())
}

/// What a check found, in words.
pub(in crate::care) fn check_in_words(row: &CareCheck) -> String {
    let day = match row.known_by {
        KnownBy::Day => date_in_words(row.found_on),
        KnownBy::Year => format!("Year to {}", date_in_words(row.found_on)),
    };
    let found = match (row.kind, row.answer, row.score) {
        (CheckKind::Strengths, _, Some(score)) => format!("score {score} of 40"),
        (CheckKind::Strengths, _, None) => row
            .reason
            .as_deref()
            .map_or_else(String::new, |code| Coded::<SdqReason>::read(code).label().to_lowercase()),
        (CheckKind::HealthAssessment | CheckKind::DentalCheck, Some(YesNo::Yes), _) => "held".to_owned(),
        (CheckKind::HealthAssessment | CheckKind::DentalCheck, Some(YesNo::No), _) => "not held".to_owned(),
        (_, Some(answer), _) => answer.label().to_lowercase(),
        _ => "not told".to_owned(),
    };
    format!("{day}: {}: {found}", row.kind.label())
}

fn checks(told: &Told, found: &Found) -> Vec<Line> {
    let line = |row: &CareCheck| {
        let more = row.detail.clone().unwrap_or_default();
        (
            Some(row.found_on),
            told.line(told.may_record, "facts/check", row.care_check_id, check_in_words(row), more),
        )
    };
    newest_first(found.checks.iter().map(line).collect())
}

fn education(told: &Told, found: &Found) -> Vec<Line> {
    let line = |row: &crate::care::rows::EducationPlan| {
        let words = format!("{}: {}", date_in_words(row.held_on), row.occasion.label().to_lowercase());
        let next = row.next_steps.as_ref().map(|next| format!("Next: {next}"));
        let more = all_of([row.school.clone(), row.going_well.clone(), next]);
        (Some(row.held_on), told.line(told.may_record, "facts/education", row.education_plan_id, words, more))
    };
    newest_first(found.education.iter().map(line).collect())
}

fn missing(told: &Told, found: &Found) -> Vec<Line> {
    let line = |row: &crate::care::rows::MissingEpisode| {
        let kind = Coded::<MissingKind>::read(&row.kind).label().to_owned();
        let words = span(Some(row.started_on), row.ended_on);
        (
            Some(row.started_on),
            told.line(told.may_record, "facts/missing", row.missing_episode_id, words, kind),
        )
    };
    newest_first(found.missing.iter().map(line).collect())
}

fn permanence(told: &Told, found: &Found) -> Vec<Line> {
    let plans = found.permanence.iter().map(|row| {
        let beside = if row.standing == Standing::Parallel { ", beside the plan" } else { "" };
        let words =
            format!("{}: {}{beside}", date_in_words(row.decided_on), row.option.label().to_lowercase());
        let until = row.ended_on.map(|on| format!("Until {}", date_in_words(on)));
        let by = row.decided_by.as_ref().map(|who| format!("Decided by {who}"));
        let months = row.months.map(|months| format!("In {months} months"));
        let more = all_of([until, months, Some(row.why.clone()), by]);
        (
            Some(row.decided_on),
            told.line(told.may_decide, "decisions/permanence", row.permanence_plan_id, words, more),
        )
    });
    let decided = found.decided.iter().map(|row| {
        let on = row.decided_on.map_or_else(|| "Day not recorded".to_owned(), date_in_words);
        let reversed = row.reversed_on.map(|on| format!("Reversed on {}", date_in_words(on)));
        let why = row.reversed_because.as_deref();
        let why = why.map(|code| Coded::<PlacedAdoptionEndReason>::read(code).label().to_owned());
        let words = format!("{on}: should be placed for adoption");
        let more = all_of([reversed, why]);
        (
            row.decided_on,
            told.line(told.may_decide, "decisions/adoption-decision", row.adoption_decision_id, words, more),
        )
    });
    let adopted = found.adoptions.iter().map(|row| {
        let on = row.matched_on.or(row.decided_on);
        let words = format!("{}: adoption", on.map_or_else(|| "Day not recorded".to_owned(), date_in_words));
        let matched = row.matched_on.map(|on| format!("Matched on {}", date_in_words(on)));
        let former = (row.former_carer.as_deref() == Some("1")).then(|| "By former foster carers".to_owned());
        let more = all_of([matched, former]);
        (on, told.line(told.may_decide, "decisions/adoption", row.adoption_id, words, more))
    });
    newest_first(plans.chain(decided).chain(adopted).collect())
}

/// What came of a decision, in words.
pub(in crate::care) fn outcome_in_words(outcome: Outcome) -> String {
    match outcome {
        Outcome::NotForHome => String::new(),
        Outcome::Held(_) => "At home for twelve months since".to_owned(),
        Outcome::CameIntoCare(on) => format!("Came into care on {}", date_in_words(on)),
        Outcome::StillInCare => "Not gone home yet".to_owned(),
        Outcome::TooEarly(on) => format!("Twelve months are over on {}", date_in_words(on)),
    }
}

fn home(told: &Told, found: &Found, today: Date) -> Vec<Line> {
    let periods = told.care.periods();
    let line = |row: &HomeDecision| {
        let came = outcome_in_words(outcome(row.kind, row.decision, row.decided_on, &periods, today));
        let words = format!(
            "{}: {}. Risk {}",
            date_in_words(row.decided_on),
            row.decision.label(),
            row.risk.label().to_lowercase()
        );
        let step = Some(format!("{} ({})", row.kind.label(), row.step.label().to_lowercase()));
        let by = Some(format!("Decided by {}", row.decided_by));
        let came = Some(came).filter(|came| !came.is_empty());
        let more = all_of([step, Some(row.why.clone()), by, came]);
        (
            Some(row.decided_on),
            told.line(told.may_decide, "decisions/home", row.home_decision_id, words, more),
        )
    };
    newest_first(found.home.iter().map(line).collect())
}

fn background(told: &Told, found: &Found) -> Vec<Line> {
    let may = told.may_record;
    let mut all: Vec<(Option<Date>, Line)> = Vec::new();
    for row in &found.previous {
        let kind = row.kind.as_deref().map_or_else(
            || "an earlier permanent home".to_owned(),
            |code| Coded::<PreviousPermanence>::read(code).label().to_lowercase(),
        );
        let order = row.ordered_on.as_ref().map(|on| format!("Order of {on}"));
        let by = row.la_code.as_ref().map(|code| format!("Authority {code}"));
        let words = format!("Before care: {kind}");
        all.push((
            None,
            told.line(
                may,
                "facts/previous-permanence",
                row.previous_permanence_id,
                words,
                all_of([order, by]),
            ),
        ));
    }
    for row in &found.motherhood {
        let words = match row.answer {
            YesNo::Yes => "Is a mother".to_owned(),
            YesNo::No => "Is not a mother".to_owned(),
        };
        let born = row.child_born_on.map(|on| format!("Child born on {}", date_in_words(on)));
        all.push((None, told.line(may, "facts/motherhood", row.motherhood_id, words, all_of([born]))));
    }
    for row in &found.asylum {
        let words = format!("Seeking asylum without family. {}", span(row.started_on, row.ended_on));
        all.push((row.started_on, told.line(may, "facts/asylum", row.asylum_id, words, String::new())));
    }
    for row in &found.liberty {
        let words = format!("Deprivation of liberty order. {}", span(Some(row.started_on), row.ended_on));
        all.push((
            Some(row.started_on),
            told.line(may, "facts/liberty", row.liberty_order_id, words, String::new()),
        ));
    }
    for row in &found.workers {
        let words = format!("Social worker. {}", span(row.started_on, row.ended_on));
        let number = row.worker_number.as_ref().map(|number| format!("Number {number}"));
        let why = row
            .reason
            .as_deref()
            .map(|code| Coded::<SocialWorkerChangeReason>::read(code).label().to_owned());
        let more = all_of([number, why]);
        all.push((
            row.started_on,
            told.line(may, "facts/social-worker", row.social_worker_change_id, words, more),
        ));
    }
    newest_first(all)
}
