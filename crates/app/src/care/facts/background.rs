//! What surrounds a child's care: what was before it, and facts that a return asks for.

use jiff::civil::Date;
use kith_practice::people::YesNo;
use kith_vocabulary::codes::previous_permanence::PreviousPermanence as Before;
use kith_vocabulary::codes::social_worker_change_reason::SocialWorkerChangeReason;
use uuid::Uuid;

use super::{Fact, Telling, push, push_day};
use crate::care::answers::Told;
use crate::care::episodes::{codes, words};
use crate::care::load::{self, Care};
use crate::care::rows::{Asylum, LibertyOrder, Motherhood, PreviousPermanence, SocialWorkerChange};
use crate::meetings::pages::form::Questions;
use crate::platform::db::Statement;
use crate::platform::http::Answers;

/// Reads two days, the second of which may be left out and comes no earlier.
fn span(told: &mut Told, missing: &str) -> (Option<Date>, Option<Date>) {
    let from = told.day("on", missing);
    let until = told.day_if_told("until");
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        told.wrong("until", "The end cannot come before the start");
    }
    (from, until)
}

impl Fact for PreviousPermanence {
    const ROWS: &'static Statement = &load::PREVIOUS;
    const PATH: &'static str = "previous-permanence";
    const NAME: &'static str = "Record an earlier permanent home";
    const INTENT: &'static str = "record an earlier permanent home";
    const HEADING: &'static str = "An earlier permanent home";

    fn blank(id: Uuid, care: &Care) -> Self {
        PreviousPermanence {
            previous_permanence_id: id.into(),
            version: 0,
            family_id: care.around.family,
            person_id: care.person,
            kind: None,
            la_code: None,
            ordered_on: None,
        }
    }

    fn ask(questions: &mut Questions, _: &Telling) {
        let all = codes!(Before, |_: &Before| true);
        questions.radios(
            "kind",
            "Which permanent home did the child have before coming into care?",
            "",
            &all,
        );
        questions.field(
            "la_code",
            "Authority that arranged it (optional)",
            "Its number, or WAL, SCO, NIR or NUK.",
        );
        questions.field(
            "ordered_on",
            "Day of the order (optional)",
            "For example 27/03/2019; write zz for what is not known, like zz/03/2019.",
        );
    }

    fn answers(&self, answers: &mut Answers) {
        push(answers, "kind", self.kind.as_deref());
        push(answers, "la_code", self.la_code.as_deref());
        push(answers, "ordered_on", self.ordered_on.as_deref());
    }

    fn read(&mut self, told: &mut Told, _: &Care) {
        let kind: Option<Before> = told.code("kind", "Choose which permanent home the child had");
        self.kind = kind.map(|kind| kind.code().to_owned());
        self.la_code = told.answers.text("la_code").map(str::to_uppercase);
        self.ordered_on = told.answers.text("ordered_on").map(str::to_lowercase);
        let is_day = |text: &str| {
            let parts: Vec<&str> = text.split('/').collect();
            let is = |part: &str, long: usize| {
                part.len() == long
                    && (part.chars().all(|one| one.is_ascii_digit()) || part.chars().all(|one| one == 'z'))
            };
            matches!(parts.as_slice(), [day, month, year] if is(day, 2) && is(month, 2) && is(year, 4))
        };
        if self.ordered_on.as_deref().is_some_and(|text| !is_day(text)) {
            told.wrong("ordered_on", "Enter the day like 27/03/2019, with zz for what is not known");
        }
    }
}

impl Fact for Motherhood {
    const ROWS: &'static Statement = &load::MOTHERHOOD;
    const PATH: &'static str = "motherhood";
    const NAME: &'static str = "Record whether she is a mother";
    const INTENT: &'static str = "record whether she is a mother";
    const HEADING: &'static str = "Motherhood";

    fn blank(id: Uuid, care: &Care) -> Self {
        Motherhood {
            motherhood_id: id.into(),
            version: 0,
            family_id: care.around.family,
            person_id: care.person,
            answer: YesNo::No,
            child_born_on: None,
        }
    }

    fn ask(questions: &mut Questions, _: &Telling) {
        questions.radios("answer", "Is she a mother?", "", &words!(YesNo));
        questions.date("on", "When was her first child born?", "");
    }

    fn answers(&self, answers: &mut Answers) {
        answers.push("answer", self.answer.key());
        push_day(answers, "on", self.child_born_on);
    }

    fn read(&mut self, told: &mut Told, _: &Care) {
        self.answer = told.word("answer", "Choose whether she is a mother").unwrap_or(self.answer);
        self.child_born_on = match self.answer {
            YesNo::Yes => told.day("on", "Enter when her first child was born"),
            YesNo::No => None,
        };
    }
}

impl Fact for Asylum {
    const ROWS: &'static Statement = &load::ASYLUM;
    const PATH: &'static str = "asylum";
    const NAME: &'static str = "Record seeking asylum without family";
    const INTENT: &'static str = "record seeking asylum without family";
    const HEADING: &'static str = "Seeking asylum without family";

    fn blank(id: Uuid, care: &Care) -> Self {
        Asylum {
            asylum_id: id.into(),
            version: 0,
            family_id: care.around.family,
            person_id: care.person,
            started_on: None,
            ended_on: None,
        }
    }

    fn ask(questions: &mut Questions, _: &Telling) {
        questions.date("on", "From which day?", "");
        questions.date(
            "until",
            "Until which day? (blank while it holds)",
            "A decision on asylum, or the 18th birthday.",
        );
    }

    fn answers(&self, answers: &mut Answers) {
        push_day(answers, "on", self.started_on);
        push_day(answers, "until", self.ended_on);
    }

    fn read(&mut self, told: &mut Told, _: &Care) {
        (self.started_on, self.ended_on) =
            span(told, "Enter the day from which the child sought asylum without family");
    }
}

impl Fact for LibertyOrder {
    const ROWS: &'static Statement = &load::LIBERTY;
    const PATH: &'static str = "liberty";
    const NAME: &'static str = "Record a deprivation of liberty order";
    const INTENT: &'static str = "record a deprivation of liberty order";
    const HEADING: &'static str = "Deprivation of liberty order";

    fn blank(id: Uuid, care: &Care) -> Self {
        LibertyOrder {
            liberty_order_id: id.into(),
            version: 0,
            family_id: care.around.family,
            person_id: care.person,
            started_on: Date::ZERO,
            ended_on: None,
        }
    }

    fn ask(questions: &mut Questions, _: &Telling) {
        questions.date("on", "Day of the order", "");
        questions.date("until", "Day on which it ended (blank while it holds)", "");
    }

    fn answers(&self, answers: &mut Answers) {
        push_day(answers, "on", Some(self.started_on));
        push_day(answers, "until", self.ended_on);
    }

    fn read(&mut self, told: &mut Told, _: &Care) {
        let (from, until) = span(told, "Enter the day of the order");
        self.started_on = from.unwrap_or(self.started_on);
        self.ended_on = until;
    }
}

impl Fact for SocialWorkerChange {
    const ROWS: &'static Statement = &load::WORKERS;
    const PATH: &'static str = "social-worker";
    const NAME: &'static str = "Record why the social worker changed";
    const INTENT: &'static str = "record why the social worker changed";
    const HEADING: &'static str = "Change of social worker";

    fn blank(id: Uuid, care: &Care) -> Self {
        SocialWorkerChange {
            social_worker_change_id: id.into(),
            version: 0,
            family_id: care.around.family,
            person_id: care.person,
            worker_number: None,
            worker_id: None,
            started_on: None,
            ended_on: None,
            reason: None,
        }
    }

    fn ask(questions: &mut Questions, _: &Telling) {
        questions.note("The return asks for each social worker of a child in care, and why they changed.");
        questions.field("worker_number", "Registration number of the social worker", "It begins with SW.");
        questions.date("on", "From which day?", "");
        questions.date("until", "Until which day? (blank while it goes on)", "");
        let all = codes!(SocialWorkerChangeReason, |_: &SocialWorkerChangeReason| true);
        questions.select("reason", "Why did the social worker change to them?", "", &all);
    }

    fn answers(&self, answers: &mut Answers) {
        push(answers, "worker_number", self.worker_number.as_deref());
        push_day(answers, "on", self.started_on);
        push_day(answers, "until", self.ended_on);
        push(answers, "reason", self.reason.as_deref());
    }

    fn read(&mut self, told: &mut Told, _: &Care) {
        self.worker_number =
            told.text("worker_number", "Enter the registration number").map(|text| text.to_uppercase());
        (self.started_on, self.ended_on) =
            span(told, "Enter the day from which this worker worked with the child");
        let why: Option<SocialWorkerChangeReason> =
            told.code("reason", "Choose why the social worker changed");
        self.reason = why.map(|why| why.code().to_owned());
    }
}
