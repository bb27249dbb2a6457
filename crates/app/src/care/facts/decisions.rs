//! What is decided for a child: a permanent home, staying and going home, adoption.

use jiff::civil::Date;
use kith_practice::care::home::{HomeChoice, HomeKind, HomeStep, Risk};
use kith_practice::care::{PermanenceOption, Standing};
use kith_practice::people::YesNo;
use kith_vocabulary::codes::adopter_legal_status::AdopterLegalStatus;
use kith_vocabulary::codes::adopter_sex::AdopterSex;
use kith_vocabulary::codes::placed_adoption_end_reason::PlacedAdoptionEndReason;
use uuid::Uuid;

use super::{Fact, Telling, push, push_day};
use crate::care::answers::Told;
use crate::care::episodes::{codes, words};
use crate::care::load::{self, Care};
use crate::care::rows::{Adoption, AdoptionDecision, HomeDecision, PermanencePlan};
use crate::meetings::pages::form::Questions;
use crate::platform::db::Statement;
use crate::platform::http::Answers;

/// The end of a decision comes after it.
fn after(told: &mut Told, from: Option<Date>, field: &str, until: Option<Date>) {
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        told.wrong(field, "This day cannot come before the decision");
    }
}

impl Fact for PermanencePlan {
    const ROWS: &'static Statement = &load::PERMANENCE;
    const PATH: &'static str = "permanence";
    const NAME: &'static str = "Decide on a permanent home";
    const INTENT: &'static str = "decide on a permanent home";
    const HEADING: &'static str = "A permanent home";

    fn blank(id: Uuid, care: &Care) -> Self {
        PermanencePlan {
            permanence_plan_id: id.into(),
            version: 0,
            family_id: care.around.family,
            person_id: care.person,
            option: PermanenceOption::Other,
            standing: Standing::First,
            decided_on: Date::ZERO,
            ended_on: None,
            months: None,
            decided_by: None,
            why: String::new(),
        }
    }

    fn ask(questions: &mut Questions, _: &Telling) {
        questions.date("on", "Day of the decision", "");
        questions.radios("option", "What is the plan?", "", &words!(PermanenceOption));
        questions.field("months", "In how many months? (only for a return home later)", "");
        questions.radios(
            "standing",
            "How does it stand?",
            "Several plans may be pursued at the same time.",
            &words!(Standing),
        );
        questions.area("why", "Why is this right for the child?", "", "4");
        questions.field("decided_by", "Who decided?", "");
        questions.date("until", "Day on which it was given up or replaced (blank while it holds)", "");
    }

    fn answers(&self, answers: &mut Answers) {
        push_day(answers, "on", Some(self.decided_on));
        answers.push("option", self.option.key());
        answers.push("months", self.months.map_or_else(String::new, |months| months.to_string()));
        answers.push("standing", self.standing.key());
        answers.push("why", self.why.clone());
        push(answers, "decided_by", self.decided_by.as_deref());
        push_day(answers, "until", self.ended_on);
    }

    fn read(&mut self, told: &mut Told, _: &Care) {
        let on = told.day("on", "Enter the day of the decision");
        self.decided_on = on.unwrap_or(self.decided_on);
        self.option = told.word("option", "Choose the plan").unwrap_or(self.option);
        self.months = match told.answers.text("months").map(str::parse::<i64>) {
            None => None,
            Some(Ok(months)) if (1..=216).contains(&months) => Some(months),
            Some(_) => {
                told.wrong("months", "Enter months as a whole number, like 9");
                None
            }
        };
        if self.option == PermanenceOption::ReturnLater && told.answers.text("months").is_none() {
            told.wrong("months", "Enter in how many months the child is to go home");
        }
        self.standing =
            told.word("standing", "Choose how it stands beside other plans").unwrap_or(self.standing);
        self.why = told.text("why", "Say why this is right for the child").unwrap_or_default();
        self.decided_by = told.text("decided_by", "Enter who decided");
        self.ended_on = told.day_if_told("until");
        after(told, on, "until", self.ended_on);
    }
}

impl Fact for HomeDecision {
    const ROWS: &'static Statement = &load::HOME;
    const PATH: &'static str = "home";
    const NAME: &'static str = "Decide on staying or going home";
    const INTENT: &'static str = "decide on staying or going home";
    const HEADING: &'static str = "Staying or going home";

    fn blank(id: Uuid, care: &Care) -> Self {
        HomeDecision {
            home_decision_id: id.into(),
            version: 0,
            family_id: care.around.family,
            person_id: care.person,
            kind: HomeKind::EdgeOfCare,
            step: HomeStep::Plan,
            decided_on: Date::ZERO,
            risk: Risk::Severe,
            decision: HomeChoice::NotYet,
            decided_by: String::new(),
            why: String::new(),
            agreement: None,
        }
    }

    fn ask(questions: &mut Questions, telling: &Telling) {
        let today = telling.today;
        let looked_after = telling.care.periods().iter().any(|period| period.runs_past(today));
        questions.note(if looked_after {
            "The child is looked after today."
        } else {
            "The child is not looked after today."
        });
        questions.date("on", "Day of the decision", "");
        questions.radios("kind", "Where is the child?", "", &words!(HomeKind));
        questions.radios("step", "What is decided?", "", &words!(HomeStep));
        questions.radios(
            "risk",
            "How high is the risk of harm at home?",
            "With the family’s own evidence of change.",
            &words!(Risk),
        );
        questions.radios("decision", "What is the decision?", "", &words!(HomeChoice));
        questions.area("why", "Why? What has changed, and what protects the child?", "", "4");
        questions.area(
            "agreement",
            "What was agreed with the family (optional)",
            "Support, who looks in, and what happens if it does not hold.",
            "4",
        );
        questions.field("decided_by", "Who decided?", "");
    }

    fn answers(&self, answers: &mut Answers) {
        push_day(answers, "on", Some(self.decided_on));
        answers.push("kind", self.kind.key());
        answers.push("step", self.step.key());
        answers.push("risk", self.risk.key());
        answers.push("decision", self.decision.key());
        answers.push("why", self.why.clone());
        push(answers, "agreement", self.agreement.as_deref());
        answers.push("decided_by", self.decided_by.clone());
    }

    fn read(&mut self, told: &mut Told, care: &Care) {
        let on = told.day("on", "Enter the day of the decision");
        self.decided_on = on.unwrap_or(self.decided_on);
        let kind = told.word("kind", "Choose where the child is");
        if let (Some(kind), Some(on)) = (kind, on) {
            let was = care.periods().iter().any(|period| period.runs_past(on) && !period.is_short_break());
            let left = care.periods().iter().any(|period| period.until().is_some_and(|until| until <= on));
            match kind {
                HomeKind::EdgeOfCare if was => {
                    told.wrong("kind", format!("{} was looked after on that day", care.name));
                }
                HomeKind::Reunification if !was && !left => {
                    told.wrong("kind", format!("{} was not looked after by that day", care.name));
                }
                _ => {}
            }
        }
        self.kind = kind.unwrap_or(self.kind);
        self.step = told.word("step", "Choose what is decided").unwrap_or(self.step);
        self.risk = told.word("risk", "Choose how high the risk is").unwrap_or(self.risk);
        self.decision = told.word("decision", "Choose the decision").unwrap_or(self.decision);
        self.why = told.text("why", "Say why").unwrap_or_default();
        self.agreement = told.answers.owned("agreement");
        self.decided_by = told.text("decided_by", "Enter who decided").unwrap_or_default();
    }
}

impl Fact for AdoptionDecision {
    const ROWS: &'static Statement = &load::DECIDED;
    const PATH: &'static str = "adoption-decision";
    const NAME: &'static str = "Decide on placing for adoption";
    const INTENT: &'static str = "decide on placing for adoption";
    const HEADING: &'static str = "Placing for adoption";

    fn blank(id: Uuid, care: &Care) -> Self {
        AdoptionDecision {
            adoption_decision_id: id.into(),
            version: 0,
            family_id: care.around.family,
            person_id: care.person,
            decided_on: None,
            reversed_on: None,
            reversed_because: None,
        }
    }

    fn ask(questions: &mut Questions, _: &Telling) {
        questions.date(
            "on",
            "Day on which it was decided that the child should be placed for adoption",
            "By the agency’s decision maker.",
        );
        questions.date("until", "Day on which that was reversed (blank while it holds)", "");
        let all = codes!(PlacedAdoptionEndReason, |_: &PlacedAdoptionEndReason| true);
        questions.select("reason", "Why was it reversed?", "", &all);
    }

    fn answers(&self, answers: &mut Answers) {
        push_day(answers, "on", self.decided_on);
        push_day(answers, "until", self.reversed_on);
        push(answers, "reason", self.reversed_because.as_deref());
    }

    fn read(&mut self, told: &mut Told, _: &Care) {
        self.decided_on = told.day("on", "Enter the day of the decision");
        self.reversed_on = told.day_if_told("until");
        after(told, self.decided_on, "until", self.reversed_on);
        let why: Option<PlacedAdoptionEndReason> = told.code_if_told("reason");
        match (self.reversed_on, why) {
            (Some(_), None) => told.wrong("reason", "Choose why it was reversed"),
            (None, Some(_)) => told.wrong("until", "Enter the day on which it was reversed"),
            _ => {}
        }
        self.reversed_because = why.map(|why| why.code().to_owned());
    }
}

impl Fact for Adoption {
    const ROWS: &'static Statement = &load::ADOPTIONS;
    const PATH: &'static str = "adoption";
    const NAME: &'static str = "Record an adoption";
    const INTENT: &'static str = "record an adoption";
    const HEADING: &'static str = "Adoption";

    fn blank(id: Uuid, care: &Care) -> Self {
        Adoption {
            adoption_id: id.into(),
            version: 0,
            family_id: care.around.family,
            person_id: care.person,
            decided_on: None,
            matched_on: None,
            former_carer: None,
            n_adopters: None,
            adopters_sex: None,
            adopters_legal_status: None,
        }
    }

    fn ask(questions: &mut Questions, _: &Telling) {
        questions.date("on", "Day on which it was decided that the child should be adopted", "");
        questions.date("matched", "Day on which the child was matched with those who adopt", "");
        questions.radios("former", "Did they foster the child before?", "", &words!(YesNo));
        let sexes = codes!(AdopterSex, |_: &AdopterSex| true);
        questions.select("sex", "Who adopts?", "", &sexes);
        let bound = codes!(AdopterLegalStatus, |_: &AdopterLegalStatus| true);
        questions.select("bound", "How are they bound in law?", "", &bound);
    }

    fn answers(&self, answers: &mut Answers) {
        push_day(answers, "on", self.decided_on);
        push_day(answers, "matched", self.matched_on);
        let former = match self.former_carer.as_deref() {
            Some("1") => "yes",
            Some("0") => "no",
            _ => "",
        };
        answers.push("former", former);
        push(answers, "sex", self.adopters_sex.as_deref());
        push(answers, "bound", self.adopters_legal_status.as_deref());
    }

    fn read(&mut self, told: &mut Told, _: &Care) {
        self.decided_on = told.day("on", "Enter the day of the decision");
        self.matched_on = told.day("matched", "Enter the day of the match");
        after(told, self.decided_on, "matched", self.matched_on);
        let former: Option<YesNo> = told.word("former", "Choose whether they fostered the child before");
        self.former_carer = former.map(|one| if one == YesNo::Yes { "1" } else { "0" }.to_owned());
        let sex: Option<AdopterSex> = told.code("sex", "Choose who adopts");
        self.adopters_sex = sex.map(|sex| sex.code().to_owned());
        let bound: Option<AdopterLegalStatus> = told.code("bound", "Choose how they are bound in law");
        self.adopters_legal_status = bound.map(|bound| bound.code().to_owned());
        // How many they are follows from how they are bound.
        self.n_adopters = bound.map(|bound| bound.n_adopters().to_string());
    }
}
