//! The pages on which the letter before proceedings, the end of pre-proceedings and an application are recorded.

use kith_practice::protection::ProceedingsOutcome;

use super::Asking;
use crate::meetings::children::{Child, Children};
use crate::meetings::pages::form::Questions;
use crate::platform::access::may;
use crate::platform::context::Ctx;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::proceedings::actions;
use crate::visits::answers::push_date;

const LETTER: Asking =
    Asking { name: "Record the letter before proceedings", path: "letter", ask: ask_letter };
const END: Asking = Asking { name: "End pre-proceedings", path: "end-proceedings", ask: ask_end };
const APPLICATION: Asking =
    Asking { name: "Record an application to court", path: "application", ask: ask_application };

fn runs(child: &&Child) -> bool {
    child.proceedings.iter().any(|row| row.ended_on.is_none())
}

fn ask_letter(questions: &mut Questions, known: &Children) {
    questions.date("letter_on", "Day on which the letter was sent", "");
    let no_letter = |child: &&Child| {
        child.proceedings.iter().any(|row| row.ended_on.is_none() && row.letter_on.is_none())
    };
    questions.children("About which children?", known.children.iter().filter(no_letter));
    questions.radios(
        "offer",
        "Does the letter offer family group decision-making?",
        "It must, unless that is against the child’s best interests (Children Act 1989, section 31ZA).",
        &[
            ("yes", "Yes, the offer is in the letter"),
            ("no", "No, an offer is against the child’s best interests"),
        ],
    );
    let hint = "Where the letter holds the offer: parents and everybody else with parental responsibility.";
    questions.field("offered_to", "To whom is it offered?", hint);
    questions.area(
        "no_offer_because",
        "Why is an offer against the child’s best interests?",
        "Where it holds none.",
        "2",
    );
}

/// The form for the letter.
pub(in crate::proceedings) fn show_letter(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    LETTER.show::<may::RecordProtection>(ctx, asked, |known| opening(ctx, known, "letter_on"))
}

/// The answers of a form about the children who have pre-proceedings, on today.
fn opening(ctx: &Ctx, known: &Children, day: &str) -> Answers {
    let mut answers = Answers::default();
    push_date(&mut answers, day, ctx.today);
    for child in known.children.iter().filter(runs) {
        answers.push("child", child.person.to_string());
    }
    answers
}

/// Keeps that the letter was sent.
pub(in crate::proceedings) fn send_letter(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    LETTER.send::<may::RecordProtection>(ctx, asked, actions::send_letter)
}

fn ask_end(questions: &mut Questions, known: &Children) {
    questions.note("An application to court ends pre-proceedings by itself.");
    let outcomes: Vec<(&str, &str)> = ProceedingsOutcome::ALL
        .iter()
        .filter(|one| **one != ProceedingsOutcome::Applied)
        .map(|one| (one.key(), one.label()))
        .collect();
    questions.radios("outcome", "What came of them?", "", &outcomes);
    questions.date("ended_on", "Day on which this was decided", "");
    questions.children("About which children?", known.children.iter().filter(runs));
    questions.area("note", "What does this rest on? (optional)", "", "2");
}

/// The form to end pre-proceedings.
pub(in crate::proceedings) fn show_end(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    END.show::<may::DecideProceedings>(ctx, asked, |known| opening(ctx, known, "ended_on"))
}

/// Ends pre-proceedings.
pub(in crate::proceedings) fn end(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    END.send::<may::DecideProceedings>(ctx, asked, actions::end)
}

fn ask_application(questions: &mut Questions, known: &Children) {
    questions.date("applied_on", "Day of the application", "");
    questions.field("order_sought", "Which order is sought?", "Like: interim care order");
    questions.children("About which children?", known.children.iter());
    let hint = "Only where no meeting was offered, or an accepted one was not held, before this day. Kept with the application.";
    questions.area("no_offer_because", "Why was that against the child’s best interests?", hint, "3");
}

/// The form for an application.
pub(in crate::proceedings) fn show_application(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    APPLICATION.show::<may::DecideProceedings>(ctx, asked, |known| opening(ctx, known, "applied_on"))
}

/// Keeps an application.
pub(in crate::proceedings) fn apply(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    APPLICATION.send::<may::DecideProceedings>(ctx, asked, actions::apply)
}
