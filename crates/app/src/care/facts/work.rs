//! What is found of a child while the care goes on: reviews, education, being missing, and checks put right.

use jiff::civil::Date;
use kith_practice::care::{CheckKind, EducationOccasion, KnownBy};
use kith_practice::people::YesNo;
use kith_vocabulary::calendar::age_on;
use kith_vocabulary::codes::missing_kind::MissingKind;
use kith_vocabulary::codes::review_participation::ReviewParticipation;
use kith_vocabulary::codes::sdq_reason::SdqReason;
use uuid::Uuid;

use super::{Fact, Telling, push, push_day};
use crate::care::answers::Told;
use crate::care::episodes::{codes, words};
use crate::care::load::{self, Care};
use crate::care::rows::{CareCheck, CareReview, EducationPlan, MissingEpisode};
use crate::meetings::pages::form::Questions;
use crate::platform::db::Statement;
use crate::platform::http::Answers;

/// The day is within a time of being looked after.
pub(super) fn in_care(told: &mut Told, care: &Care, field: &str, on: Option<Date>) {
    let Some(on) = on else { return };
    if !care.periods().iter().any(|period| period.from() <= on && period.until().is_none_or(|end| end >= on))
    {
        told.wrong(field, format!("{} was not looked after on this day", care.name));
    }
}

/// Where nothing is said, the day that care began, so that a record that is not whole says so.
fn unsaid() -> Date {
    Date::ZERO
}

impl Fact for CareReview {
    const ROWS: &'static Statement = &load::REVIEWS;
    const PATH: &'static str = "review";
    const NAME: &'static str = "Record a review of care";
    const INTENT: &'static str = "record a review of care";
    const HEADING: &'static str = "Review of care";

    fn blank(id: Uuid, care: &Care) -> Self {
        CareReview {
            care_review_id: id.into(),
            version: 0,
            family_id: care.around.family,
            person_id: care.person,
            reviewed_on: unsaid(),
            participation: None,
            chaired_by: None,
            views: None,
            decisions: None,
        }
    }

    fn ask(questions: &mut Questions, _: &Telling) {
        questions.date("on", "Day of the review", "");
        let all = codes!(ReviewParticipation, |_: &ReviewParticipation| true);
        questions.radios("participation", "How did the child take part?", "", &all);
        questions.area(
            "views",
            "What does the child think and wish?",
            "In their own words, or what they showed.",
            "3",
        );
        questions.area("decisions", "What was decided?", "", "5");
        questions.field("chaired_by", "Who chaired the review?", "The independent reviewing officer.");
    }

    fn answers(&self, answers: &mut Answers) {
        push_day(answers, "on", Some(self.reviewed_on));
        push(answers, "participation", self.participation.as_deref());
        push(answers, "views", self.views.as_deref());
        push(answers, "decisions", self.decisions.as_deref());
        push(answers, "chaired_by", self.chaired_by.as_deref());
    }

    fn read(&mut self, told: &mut Told, care: &Care) {
        let on = told.day("on", "Enter the day of the review");
        in_care(told, care, "on", on);
        self.reviewed_on = on.unwrap_or(self.reviewed_on);
        let part: Option<ReviewParticipation> = told.code("participation", "Choose how the child took part");
        let age = care.way.way.birth.born_on().zip(on).and_then(|(born, on)| age_on(born, on));
        match (part, age) {
            (Some(ReviewParticipation::UnderFour), Some(age)) if age >= 4 => {
                told.wrong(
                    "participation",
                    format!("{} was {age} at the review. Choose how they took part", care.name),
                );
            }
            (Some(part), Some(age)) if age < 4 && part != ReviewParticipation::UnderFour => {
                told.wrong("participation", format!("{} was under 4 at the review", care.name));
            }
            _ => {}
        }
        self.participation = part.map(|part| part.code().to_owned());
        self.views = told.answers.owned("views");
        self.decisions = told.text("decisions", "Say what was decided");
        self.chaired_by = told.text("chaired_by", "Enter who chaired the review");
    }
}

impl Fact for EducationPlan {
    const ROWS: &'static Statement = &load::EDUCATION;
    const PATH: &'static str = "education";
    const NAME: &'static str = "Record a personal education plan";
    const INTENT: &'static str = "record a personal education plan";
    const HEADING: &'static str = "Personal education plan";

    fn blank(id: Uuid, care: &Care) -> Self {
        EducationPlan {
            education_plan_id: id.into(),
            version: 0,
            family_id: care.around.family,
            person_id: care.person,
            occasion: EducationOccasion::Started,
            held_on: unsaid(),
            school: None,
            going_well: None,
            hopes: None,
            next_steps: None,
        }
    }

    fn ask(questions: &mut Questions, _: &Telling) {
        questions.date("on", "Day of the meeting", "");
        questions.radios("occasion", "What happened to the plan?", "", &words!(EducationOccasion));
        questions.field("school", "School, nursery or college", "");
        questions.area("going_well", "What goes well, and what does not?", "", "3");
        questions.area("hopes", "What does the child hope for?", "", "3");
        questions.area("next_steps", "What comes next, and who does it?", "", "3");
    }

    fn answers(&self, answers: &mut Answers) {
        push_day(answers, "on", Some(self.held_on));
        answers.push("occasion", self.occasion.key());
        push(answers, "school", self.school.as_deref());
        push(answers, "going_well", self.going_well.as_deref());
        push(answers, "hopes", self.hopes.as_deref());
        push(answers, "next_steps", self.next_steps.as_deref());
    }

    fn read(&mut self, told: &mut Told, care: &Care) {
        let on = told.day("on", "Enter the day of the meeting");
        in_care(told, care, "on", on);
        self.held_on = on.unwrap_or(self.held_on);
        self.occasion = told.word("occasion", "Choose what happened to the plan").unwrap_or(self.occasion);
        self.school = told.text("school", "Enter the school, nursery or college");
        self.going_well = told.answers.owned("going_well");
        self.hopes = told.answers.owned("hopes");
        self.next_steps = told.text("next_steps", "Say what comes next, and who does it");
    }
}

impl Fact for MissingEpisode {
    const ROWS: &'static Statement = &load::MISSING;
    const PATH: &'static str = "missing";
    const NAME: &'static str = "Record being missing or away";
    const INTENT: &'static str = "record that a child was missing or away";
    const HEADING: &'static str = "Missing or away";

    fn blank(id: Uuid, care: &Care) -> Self {
        MissingEpisode {
            missing_episode_id: id.into(),
            version: 0,
            family_id: care.around.family,
            person_id: care.person,
            kind: MissingKind::Missing.code().to_owned(),
            started_on: unsaid(),
            ended_on: None,
        }
    }

    fn ask(questions: &mut Questions, _: &Telling) {
        let all = codes!(MissingKind, |_: &MissingKind| true);
        questions.radios("kind", "What was it?", "", &all);
        questions.date("on", "From which day?", "");
        questions.date(
            "until",
            "Until which day?",
            "The day on which the child was found or came back. Blank while it goes on.",
        );
    }

    fn answers(&self, answers: &mut Answers) {
        answers.push("kind", self.kind.clone());
        push_day(answers, "on", Some(self.started_on));
        push_day(answers, "until", self.ended_on);
    }

    fn read(&mut self, told: &mut Told, care: &Care) {
        let kind: Option<MissingKind> = told.code("kind", "Choose whether the child was missing or away");
        let from = told.day("on", "Enter the day from which the child was missing or away");
        in_care(told, care, "on", from);
        let until = told.day_if_told("until");
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            told.wrong("until", "The child cannot come back before going");
        }
        self.kind = kind.map_or_else(|| self.kind.clone(), |kind| kind.code().to_owned());
        self.started_on = from.unwrap_or(self.started_on);
        self.ended_on = until;
    }
}

impl Fact for CareCheck {
    const ROWS: &'static Statement = &load::CHECKS;
    const PATH: &'static str = "check";
    const NAME: &'static str = "Correct what was found";
    const INTENT: &'static str = "correct what was found of a child in care";
    const HEADING: &'static str = "What was found";

    fn blank(id: Uuid, care: &Care) -> Self {
        CareCheck {
            care_check_id: id.into(),
            version: 0,
            family_id: care.around.family,
            person_id: care.person,
            kind: CheckKind::HealthAssessment,
            found_on: unsaid(),
            known_by: KnownBy::Day,
            answer: None,
            score: None,
            reason: None,
            detail: None,
        }
    }

    fn ask(questions: &mut Questions, _: &Telling) {
        questions.select("kind", "What was looked at?", "", &words!(CheckKind));
        questions.date("on", "On which day?", "");
        questions.radios("answer", "What was found? (not for the questionnaire)", "", &words!(YesNo));
        questions.field("score", "Score of the questionnaire", "A number from 0 to 40.");
        let all = codes!(SdqReason, |_: &SdqReason| true);
        questions.select("reason", "Or why there is no score", "", &all);
        questions.area("detail", "More (optional)", "", "2");
    }

    fn answers(&self, answers: &mut Answers) {
        answers.push("kind", self.kind.key());
        push_day(answers, "on", Some(self.found_on));
        answers.push("answer", self.answer.map_or("", YesNo::key));
        answers.push("score", self.score.map_or_else(String::new, |score| score.to_string()));
        push(answers, "reason", self.reason.as_deref());
        push(answers, "detail", self.detail.as_deref());
    }

    fn read(&mut self, told: &mut Told, _: &Care) {
        self.kind = told.word("kind", "Choose what was looked at").unwrap_or(self.kind);
        let on = told.day("on", "Enter the day");
        if on.is_some_and(|on| on != self.found_on) {
            self.known_by = KnownBy::Day;
        }
        self.found_on = on.unwrap_or(self.found_on);
        self.detail = told.answers.owned("detail");
        if self.kind == CheckKind::Strengths {
            (self.score, self.reason) = score(told, "score", "reason");
            self.answer = None;
        } else {
            self.answer = told.word("answer", "Choose what was found");
            (self.score, self.reason) = (None, None);
        }
    }
}

/// Reads a score of the questionnaire, or why there is none: one of the two.
pub(super) fn score(told: &mut Told, score: &str, reason: &str) -> (Option<i64>, Option<String>) {
    let typed = told.answers.text(score).map(str::to_owned);
    let why: Option<SdqReason> = told.code_if_told(reason);
    match (typed, why) {
        (Some(_), Some(_)) => told.wrong(reason, "Enter a score, or why there is none, but not both"),
        (None, None) => told.wrong(score, "Enter the score, or choose why there is none"),
        (None, Some(why)) => return (None, Some(why.code().to_owned())),
        (Some(typed), None) => match typed.parse::<i64>().ok().filter(|score| (0..=40).contains(score)) {
            Some(score) => return (Some(score), None),
            None => told.wrong(score, "The score must be a number from 0 to 40"),
        },
    }
    (None, None)
}
