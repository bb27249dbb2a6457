//! A person's details as answers of a form, and back.

use kith_practice::people::YesNo;
use kith_vocabulary::codes::{
    disability::Disability, ethnicity::Ethnicity, first_language::Language, gender_identity::GenderIdentity,
    religion::Religion, sex::Sex, upn_unknown::UpnUnknown,
};

use crate::answers::{Choice, Faults, birth_answers, birth_in, choices_of};
use crate::people::rows::Person;
use crate::platform::http::Answers;
use crate::platform::problem::Problem;

/// The answers that would give these details.
pub(super) fn answers_of(person: &Person) -> Answers {
    let mut answers = Answers::default();
    birth_answers(&mut answers, "birth", person.birth);
    if let Some(died) = person.died_on {
        answers.push("died_on-day", died.day().to_string());
        answers.push("died_on-month", died.month().to_string());
        answers.push("died_on-year", died.year().to_string());
    }
    for (name, value) in [
        ("sex", &person.sex),
        ("gender_identity", &person.gender_identity),
        ("ethnicity", &person.ethnicity),
        ("first_language", &person.first_language),
        ("religion", &person.religion),
        ("communication_needs", &person.communication_needs),
        ("upn_unknown", &person.upn_unknown),
    ] {
        answers.push(name, value.clone().unwrap_or_default());
    }
    answers.push("needs_interpreter", person.needs_interpreter.map_or("", YesNo::key));
    for code in person.disabilities.split_whitespace() {
        answers.push("disabilities", code);
    }
    answers
}

/// The person with the details that the answers give.
pub(super) fn with_answers(person: &Person, answers: &Answers) -> Result<Person, Problem> {
    let mut faults = Faults::none();
    let mut changed = person.clone();
    match birth_in(answers, "birth") {
        Ok(birth) => changed.birth = birth,
        Err(fault) => faults.add("birth", fault),
    }
    match answers.date("died_on") {
        Ok(died_on) => changed.died_on = died_on,
        Err(fault) => faults.add("died_on", fault),
    }
    changed.sex = answers.owned("sex");
    changed.gender_identity = answers.owned("gender_identity");
    changed.ethnicity = answers.owned("ethnicity");
    changed.first_language = answers.owned("first_language");
    changed.needs_interpreter = answers.text("needs_interpreter").and_then(|key| key.parse().ok());
    changed.religion = answers.owned("religion");
    changed.disabilities = disabilities(answers, &mut faults);
    changed.communication_needs = answers.owned("communication_needs");
    changed.upn_unknown = answers.owned("upn_unknown");
    if let (Some(died_on), Some(born)) = (changed.died_on, changed.birth.earliest())
        && died_on < born
    {
        faults.add("died_on", "The date of death is before the date of birth");
    }
    faults.stop()?;
    Ok(changed)
}

fn disabilities(answers: &Answers, faults: &mut Faults) -> String {
    let codes = answers.all("disabilities");
    let none = Disability::NoDisability.code();
    if codes.contains(&none) && codes.len() > 1 {
        faults.add("disabilities", "Choose “No disability” alone, or the disabilities");
    }
    codes.join(" ")
}

/// What the form offers, with what is chosen.
pub(super) struct Offered {
    pub(super) unborn: Vec<Choice>,
    pub(super) sexes: Vec<Choice>,
    pub(super) genders: Vec<Choice>,
    pub(super) ethnicities: Vec<Choice>,
    pub(super) languages: Vec<Choice>,
    pub(super) interpreter: Vec<Choice>,
    pub(super) religions: Vec<Choice>,
    pub(super) disabilities: Vec<Choice>,
    pub(super) upn_reasons: Vec<Choice>,
}

/// The choices of the form for these answers.
pub(super) fn offered(answers: &Answers) -> Offered {
    let at = |name: &str| answers.text(name).unwrap_or_default();
    Offered {
        unborn: vec![Choice::new(
            "yes",
            "Not born yet: this is the day the baby is expected",
            at("birth-expected"),
        )],
        sexes: choices_of::<Sex>("Not recorded", at("sex")),
        genders: choices_of::<GenderIdentity>("Not asked", at("gender_identity")),
        ethnicities: choices_of::<Ethnicity>("Not recorded", at("ethnicity")),
        languages: choices_of::<Language>("Not recorded", at("first_language")),
        interpreter: [("", "Not asked"), ("yes", "Yes"), ("no", "No")]
            .map(|(value, label)| Choice::new(value, label, at("needs_interpreter")))
            .into(),
        religions: choices_of::<Religion>("Not recorded", at("religion")),
        disabilities: Disability::ALL
            .iter()
            .map(|disability| Choice {
                value: disability.code().to_owned(),
                label: disability.label().to_owned(),
                hint: String::new(),
                chosen: answers.has("disabilities", disability.code()),
            })
            .collect(),
        upn_reasons: choices_of::<UpnUnknown>("There is a UPN, or none is needed", at("upn_unknown")),
    }
}

/// Takes one detail over from another version of the same row.
pub(super) fn take_over(field: &str, from: &Person, to: &mut Person) {
    match field {
        "birth" => to.birth = from.birth,
        "died_on" => to.died_on = from.died_on,
        "sex" => to.sex.clone_from(&from.sex),
        "gender_identity" => to.gender_identity.clone_from(&from.gender_identity),
        "ethnicity" => to.ethnicity.clone_from(&from.ethnicity),
        "first_language" => to.first_language.clone_from(&from.first_language),
        "needs_interpreter" => to.needs_interpreter = from.needs_interpreter,
        "religion" => to.religion.clone_from(&from.religion),
        "disabilities" => to.disabilities.clone_from(&from.disabilities),
        "communication_needs" => to.communication_needs.clone_from(&from.communication_needs),
        _ => to.upn_unknown.clone_from(&from.upn_unknown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn details_come_back_as_they_were_shown() {
        let person = Person {
            person_id: kith_vocabulary::ids::PersonId(uuid::Uuid::nil()),
            version: 3,
            birth: "2016-02".parse().unwrap(),
            died_on: "2020-02-29".parse().ok(),
            sex: Some("F".to_owned()),
            gender_identity: None,
            ethnicity: Some("AIND".to_owned()),
            first_language: Some("a language of the hills".to_owned()),
            needs_interpreter: Some(YesNo::No),
            religion: None,
            disabilities: "AUT LD".to_owned(),
            communication_needs: Some("Pictures".to_owned()),
            upn_unknown: Some("UN1".to_owned()),
            merged_into_id: None,
        };
        assert_eq!(with_answers(&person, &answers_of(&person)).unwrap(), person);
        let mut blank = person.clone();
        for (field, _, _) in crate::people::page::details(&person) {
            take_over(field, &person, &mut blank);
        }
        assert_eq!(blank, person);
    }
}
