//! Which steps may come next in a child's care, and why the others may not.

use kith_practice::care::next::{WhyNot, may_begin, may_move_on};

use crate::care::load::Care;
use crate::platform::access::{Action, Situation, would_permit};
use crate::platform::context::Ctx;

/// A step that may come next.
pub(super) struct Step {
    pub(super) words: &'static str,
    pub(super) path: String,
}

/// A step that may not be taken now, and why.
pub(super) struct NotNow {
    pub(super) words: &'static str,
    pub(super) why: String,
}

struct Possible {
    action: Action,
    words: &'static str,
    path: &'static str,
    may: Result<(), WhyNot>,
}

/// The steps for somebody in this situation: what they may do now, and what nobody may.
pub(super) fn steps(ctx: &Ctx, care: &Care, situation: Situation) -> (Vec<Step>, Vec<NotNow>) {
    let (mut now, mut not_now) = (Vec::new(), Vec::new());
    for one in possible(ctx, care) {
        if !would_permit(ctx, one.action, situation) {
            continue;
        }
        match one.may {
            Ok(()) => now.push(Step { words: one.words, path: care.path(one.path) }),
            Err(why) => not_now.push(NotNow { words: one.words, why: why.of(&care.name) }),
        }
    }
    (now, not_now)
}

fn possible(ctx: &Ctx, care: &Care) -> Vec<Possible> {
    let today = ctx.today;
    let goes_on = may_move_on(&care.way, today, today).map(|_| ());
    let was_in_care = if care.episodes.is_empty() { Err(WhyNot::NotInCare) } else { Ok(()) };
    let step = |action, words, path, may| Possible { action, words, path, may };
    vec![
        step(
            Action::RecordCare,
            "Record that the child comes into care",
            "/start",
            may_begin(&care.way, today, today),
        ),
        step(Action::RecordCare, "Record a move or another legal status", "/change", goes_on),
        step(Action::RecordCare, "Record that care ended", "/end", goes_on),
        step(Action::ReviewCare, "Record a review", "/reviews/review", was_in_care),
        step(Action::RecordCare, "Record health", "/health", was_in_care),
        step(Action::RecordCare, "Record a personal education plan", "/facts/education", was_in_care),
        step(Action::RecordCare, "Record being missing or away", "/facts/missing", was_in_care),
        step(Action::DecidePermanence, "Decide on a permanent home", "/decisions/permanence", was_in_care),
        step(Action::DecidePermanence, "Decide on staying or going home", "/decisions/home", Ok(())),
        step(
            Action::DecidePermanence,
            "Decide on placing for adoption",
            "/decisions/adoption-decision",
            was_in_care,
        ),
    ]
}

/// What else can be recorded of a child who is or was in care.
pub(super) fn more(ctx: &Ctx, care: &Care, situation: Situation) -> Vec<Step> {
    if care.episodes.is_empty() {
        return Vec::new();
    }
    let all = [
        (Action::RecordCare, "An earlier permanent home", "/facts/previous-permanence"),
        (Action::RecordCare, "Whether she is a mother", "/facts/motherhood"),
        (Action::RecordCare, "Seeking asylum without family", "/facts/asylum"),
        (Action::RecordCare, "A deprivation of liberty order", "/facts/liberty"),
        (Action::RecordCare, "Why the social worker changed", "/facts/social-worker"),
        (Action::DecidePermanence, "Adoption: match and adopters", "/decisions/adoption"),
    ];
    all.into_iter()
        .filter(|(action, _, _)| would_permit(ctx, *action, situation))
        .map(|(_, words, path)| Step { words, path: care.path(path) })
        .collect()
}
