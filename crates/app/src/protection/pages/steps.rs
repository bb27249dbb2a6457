//! Which steps may come next for a family's children, and why the others may not.

use jiff::civil::Date;
use kith_practice::need::{may_begin, may_end};
use kith_practice::protection::MeetingKind;
use kith_practice::protection::next::{WhyNot, may_hold, may_work};

use crate::meetings::children::{Child, Children};
use crate::meetings::{deed, path_of};
use crate::platform::access::{Action, Situation, would_permit};
use crate::platform::context::Ctx;
use crate::protection::actions::running;
use crate::story::in_a_row;

/// A step that may come next.
pub(in crate::protection) struct Step {
    pub(in crate::protection) words: &'static str,
    pub(in crate::protection) path: String,
    pub(in crate::protection) whom: String,
}

/// A step that may not be taken now, and why not for each child.
pub(in crate::protection) struct NotNow {
    pub(in crate::protection) words: &'static str,
    pub(in crate::protection) why: Vec<String>,
}

/// One thing that could be done: the deed, its words, where, and for which children.
struct Possible {
    action: Action,
    words: &'static str,
    path: String,
    may: fn(&Child, Date) -> Result<(), String>,
}

/// The steps for somebody in this situation: what they may do now, and what nobody may.
pub(in crate::protection) fn steps(
    ctx: &Ctx,
    known: &Children,
    situation: Situation,
) -> (Vec<Step>, Vec<NotNow>) {
    let (mut now, mut not_now) = (Vec::new(), Vec::new());
    for one in possible() {
        if !would_permit(ctx, one.action, situation) {
            continue;
        }
        let mut whom = Vec::new();
        let mut why: Vec<(String, Vec<String>)> = Vec::new();
        for child in &known.children {
            let name = child.name.clone();
            match (one.may)(child, ctx.today) {
                Ok(()) => whom.push(name),
                Err(reason) => match why.iter_mut().find(|(other, _)| *other == reason) {
                    Some((_, names)) => names.push(name),
                    None => why.push((reason, vec![name])),
                },
            }
        }
        if whom.is_empty() {
            let told = |(reason, names): (String, Vec<String>)| format!("{}: {reason}", in_a_row(names));
            not_now.push(NotNow { words: one.words, why: why.into_iter().map(told).collect() });
        } else {
            let path = format!("/families/{}/{}", known.around.family, one.path);
            now.push(Step { words: one.words, path, whom: in_a_row(whom) });
        }
    }
    (now, not_now)
}

fn told(result: Result<(), WhyNot>) -> Result<(), String> {
    result.map_err(|why| why.to_string())
}

macro_rules! meeting {
    ($kind:ident, $words:literal) => {
        Possible {
            action: deed(MeetingKind::$kind),
            words: $words,
            path: path_of(MeetingKind::$kind),
            may: |child, today| told(may_hold(MeetingKind::$kind, &child.way, today, today)),
        }
    };
}

fn step(
    action: Action,
    words: &'static str,
    path: &str,
    may: fn(&Child, Date) -> Result<(), String>,
) -> Possible {
    Possible { action, words, path: path.to_owned(), may }
}

fn possible() -> Vec<Possible> {
    let mut all = of_protection_and_need();
    all.extend(of_proceedings());
    all
}

fn of_protection_and_need() -> Vec<Possible> {
    vec![
        meeting!(StrategyDiscussion, "Record a strategy discussion"),
        step(Action::RecordProtection, "Record the outcome of an enquiry", "enquiry-outcome", |child, _| {
            let none = || "has no section 47 enquiry that waits for its outcome".to_owned();
            running(child).map(|_| ()).ok_or_else(none)
        }),
        meeting!(InitialConference, "Record an initial child protection conference"),
        step(Action::RecordProtection, "Record a transfer in", "transfer-in", |child, today| {
            if let Some(plan) = child.way.plan(today) {
                return Err(WhyNot::OnPlan(plan.span.from).to_string());
            }
            told(may_work(&child.way, today))
        }),
        meeting!(TransferConference, "Record a transfer-in conference"),
        meeting!(CoreGroup, "Record a core group"),
        meeting!(ReviewConference, "Record a review conference"),
        step(
            Action::DecideConference,
            "End a protection plan without a conference",
            "end-plan",
            |child, today| child.plan(today).map(|_| ()).ok_or_else(|| WhyNot::NotOnPlan.to_string()),
        ),
        step(Action::RecordNeed, "Begin a child in need plan", "begin-need", |child, today| {
            told(may_begin(&child.way, today, today))
        }),
        meeting!(NeedMeeting, "Record a child in need meeting or review"),
        step(Action::RecordNeed, "End a child in need plan", "end-need", |child, today| {
            told(may_end(&child.way, today, today))
        }),
    ]
}

fn of_proceedings() -> Vec<Possible> {
    vec![
        step(
            Action::RecordProtection,
            "Offer family group decision-making",
            "group-offer",
            |child, today| told(may_work(&child.way, today)),
        ),
        step(Action::RecordProtection, "Record the answer to an offer", "group-answer", |child, today| {
            let waits = child.offers.iter().any(|offer| offer.offered_on <= today && !offer.is_answered);
            waits.then_some(()).ok_or_else(|| "has no offer that waits for an answer".to_owned())
        }),
        meeting!(FamilyGroup, "Record a family group decision-making meeting"),
        meeting!(LegalGateway, "Record a legal gateway meeting"),
        step(Action::RecordProtection, "Record the letter before proceedings", "letter", |child, today| {
            let Some(one) = child.way.proceeding(today) else {
                return Err(WhyNot::NoProceedings.to_string());
            };
            let sent = || "has had the letter sent already".to_owned();
            one.letter_on.is_none().then_some(()).ok_or_else(sent)
        }),
        meeting!(PreProceedings, "Record a pre-proceedings meeting"),
        meeting!(PreProceedingsReview, "Record a pre-proceedings review meeting"),
        step(Action::DecideProceedings, "End pre-proceedings", "end-proceedings", |child, today| {
            let runs = child.way.proceeding(today).filter(|one| one.ended_on.is_none());
            runs.map(|_| ()).ok_or_else(|| WhyNot::NoProceedings.to_string())
        }),
        step(Action::DecideProceedings, "Record an application to court", "application", |child, today| {
            told(may_work(&child.way, today))
        }),
    ]
}
