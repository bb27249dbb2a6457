//! The pages on which an offer of family group decision-making and its answer are recorded.

use kith_practice::protection::OfferAnswer;
use kith_vocabulary::time::date_in_words;

use super::Asking;
use crate::meetings::children::Children;
use crate::meetings::pages::form::Questions;
use crate::platform::access::may;
use crate::platform::context::Ctx;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::proceedings::actions;
use crate::story::in_a_row;
use crate::visits::answers::push_date;

const OFFER: Asking =
    Asking { name: "Offer family group decision-making", path: "group-offer", ask: ask_offer };
const ANSWER: Asking =
    Asking { name: "Record the answer to an offer", path: "group-answer", ask: ask_answer };

fn ask_offer(questions: &mut Questions, known: &Children) {
    questions.note(
        "The family is offered its own meeting before any application to court, unless that is against the child’s best interests (Children Act 1989, section 31ZA).",
    );
    questions.date("offered_on", "Day of the offer", "");
    let hint = "Parents and everybody else with parental responsibility.";
    questions.field("offered_to", "To whom was it offered?", hint);
    questions.children("About which children?", known.children.iter());
}

/// The form for an offer.
pub(in crate::proceedings) fn show_offer(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    OFFER.show::<may::RecordProtection>(ctx, asked, |known| {
        let mut answers = Answers::default();
        push_date(&mut answers, "offered_on", ctx.today);
        for child in &known.children {
            answers.push("child", child.person.to_string());
        }
        answers
    })
}

/// Keeps an offer.
pub(in crate::proceedings) fn offer(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    OFFER.send::<may::RecordProtection>(ctx, asked, actions::offer)
}

fn ask_answer(questions: &mut Questions, known: &Children) {
    let open: Vec<(String, String)> = actions::waiting(known)
        .into_iter()
        .map(|(offer, names)| {
            let label = format!(
                "Offered on {} to {}, for {}",
                date_in_words(offer.offered_on),
                offer.offered_to,
                in_a_row(names)
            );
            (offer.group_offer_id.to_string(), label)
        })
        .collect();
    if open.is_empty() {
        questions.note("No offer of this family waits for an answer.");
    }
    let choices: Vec<(&str, &str)> = open.iter().map(|(id, label)| (id.as_str(), label.as_str())).collect();
    questions.radios("offer", "Which offer?", "", &choices);
    let answers: Vec<(&str, &str)> = OfferAnswer::ALL.iter().map(|one| (one.key(), one.label())).collect();
    let hint = "Where one person with parental responsibility accepts, the meeting is held.";
    questions.radios("answer", "What did they answer?", hint, &answers);
    questions.date("answered_on", "Day of the answer", "");
    questions.area(
        "declined_because",
        "Why did they decline?",
        "As they told it. Leave blank where they accepted.",
        "2",
    );
}

/// The form for an answer.
pub(in crate::proceedings) fn show_answer(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    ANSWER.show::<may::RecordProtection>(ctx, asked, |known| {
        let mut answers = Answers::default();
        push_date(&mut answers, "answered_on", ctx.today);
        if let [(offer, _)] = actions::waiting(known).as_slice() {
            answers.push("offer", offer.group_offer_id.to_string());
        }
        answers
    })
}

/// Keeps an answer.
pub(in crate::proceedings) fn answer(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    ANSWER.send::<may::RecordProtection>(ctx, asked, actions::answer)
}
