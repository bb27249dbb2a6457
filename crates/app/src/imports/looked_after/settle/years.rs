//! What a return tells of a year and not of a day: health, care leavers, adoption. Each keeps its year.

use kith_practice::care::{CheckKind, KnownBy};
use kith_practice::people::YesNo;
use kith_returns::cell::Text;
use kith_returns::ssda903::assemble::birthday_in;
use kith_returns::ssda903::tables::{Ad1, Oc2, Oc3};
use kith_returns::table::Row;

use super::person::{born_of, text};
use super::{How, Says, Settling};
use crate::care::rows::{Adoption, CareCheck};
use crate::imports::census::{Kept, Left};
use crate::imports::looked_after::known::KnownCare;
use crate::imports::looked_after::rows::AdoptionTold;
use crate::imports::looked_after::said::ChildSaid;
use crate::leaving_care::rows::LeaverContact;

const NOT_YES_OR_NO: &str = "One of these answers is neither 0 nor 1, or the score is no number.";

/// One thing that a return tells of a child's health in the year.
struct CheckSaid<'f> {
    row: &'f Oc2,
    kind: CheckKind,
    answer: Option<YesNo>,
    score: Option<i64>,
    reason: Option<String>,
}

impl Says for CheckSaid<'_> {
    fn row(&self) -> &dyn Row {
        self.row
    }
}

impl Settling<'_> {
    pub(super) fn settle_years(&self, known: &mut KnownCare, said: &ChildSaid, left: &mut Vec<Left>) {
        self.settle_health(known, &said.oc2, left);
        self.settle_leaver(known, said, left);
        self.settle_adoptions(known, &said.ad1, left);
    }

    fn settle_health(&self, known: &mut KnownCare, said: &[&Oc2], left: &mut Vec<Left>) {
        let (family_id, person_id) = (known.who.family_id, known.who.person_id());
        let found_on = self.year.end;
        let mut checks = Vec::new();
        for row in said {
            let before = checks.len();
            checks.extend(answers_in(row));
            let n_told = row.columns().iter().skip(2).filter(|column| is_told(row, column)).count();
            let both = usize::from(row.sdq_score.known().is_some() && row.sdq_reason.is_filled());
            if checks.len() - before + both < n_told {
                left.push(self.left(*row, NOT_YES_OR_NO));
            }
        }
        let how = How {
            is_it: &|row: &CareCheck, said: &CheckSaid| {
                row.kind == said.kind && row.found_on == found_on && row.known_by == KnownBy::Year
            },
            make: &|said: &CheckSaid| CareCheck {
                care_check_id: (self.new_id)().into(),
                version: 0,
                family_id,
                person_id,
                kind: said.kind,
                found_on,
                known_by: KnownBy::Year,
                answer: None,
                score: None,
                reason: None,
                detail: None,
            },
            put: &|row, said, putting| {
                putting.put(&mut row.answer, said.answer);
                putting.put(&mut row.score, said.score);
                putting.put(&mut row.reason, said.reason.clone());
            },
        };
        self.lay(&mut known.checks, &checks, &how, left);
    }

    /// A care leaver is told around the birthday in the year; where the birth is not known, on its last day.
    fn settle_leaver(&self, known: &mut KnownCare, said: &ChildSaid, left: &mut Vec<Left>) {
        let (family_id, person_id) = (known.who.family_id, known.who.person_id());
        let born = known.who.person.row.birth.born_on().or_else(|| born_of(said));
        let told_on = born.and_then(|born| birthday_in(born, self.year)).unwrap_or(self.year.end);
        let how = How {
            is_it: &|row: &LeaverContact, _: &&Oc3| row.told_on == told_on,
            make: &|_: &&Oc3| LeaverContact {
                leaver_contact_id: (self.new_id)().into(),
                version: 0,
                family_id,
                person_id,
                told_on,
                in_touch: None,
                activity: None,
                accommodation: None,
                why_suitable: None,
                note: None,
            },
            put: &|row, said, putting| {
                putting.put(&mut row.in_touch, text(&said.in_touch));
                putting.put(&mut row.activity, text(&said.activ));
                putting.put(&mut row.accommodation, text(&said.accom));
            },
        };
        self.lay(&mut known.contacts, &said.oc3, &how, left);
    }

    fn settle_adoptions(&self, known: &mut KnownCare, said: &[&Ad1], left: &mut Vec<Left>) {
        let (family_id, person_id) = (known.who.family_id, known.who.person_id());
        let how = How {
            is_it: &|_: &Adoption, _: &&Ad1| true,
            make: &|_: &&Ad1| Adoption {
                adoption_id: (self.new_id)().into(),
                version: 0,
                family_id,
                person_id,
                decided_on: None,
                matched_on: None,
                former_carer: None,
                n_adopters: None,
                adopters_sex: None,
                adopters_legal_status: None,
            },
            put: &|row, said, putting| {
                putting.put(&mut row.decided_on, said.date_int.known());
                putting.put(&mut row.matched_on, said.date_match.known());
                putting.put(&mut row.former_carer, text(&said.foster_care));
                putting.put(&mut row.n_adopters, text(&said.nb_adoptr));
                putting.put(&mut row.adopters_sex, text(&said.sex_adoptr));
                putting.put(&mut row.adopters_legal_status, text(&said.ls_adoptr));
            },
        };
        let year = i64::from(self.year.year);
        for at in self.lay(&mut known.adoptions, said, &how, left) {
            let adoption_id = known.adoptions[at].row.adoption_id;
            let is_told = |row: &AdoptionTold| row.adoption_id == adoption_id && row.year == year;
            if !known.told.iter().any(|kept| is_told(&kept.row)) {
                known.told.push(Kept::new(AdoptionTold {
                    adoption_told_id: (self.new_id)().into(),
                    version: 0,
                    family_id,
                    person_id,
                    adoption_id,
                    year,
                }));
            }
        }
    }
}

fn is_told(row: &Oc2, column: &str) -> bool {
    row.value(column).is_some_and(|value| value.is_filled())
}

/// What a row tells that can be understood.
fn answers_in(row: &Oc2) -> Vec<CheckSaid<'_>> {
    let answer = |text: &Text| match text.as_str() {
        "1" => Some(YesNo::Yes),
        "0" => Some(YesNo::No),
        _ => None,
    };
    let asked = [
        (CheckKind::Conviction, &row.convicted),
        (CheckKind::DevelopmentCheck, &row.health_check),
        (CheckKind::Immunisations, &row.immunisations),
        (CheckKind::DentalCheck, &row.teeth_check),
        (CheckKind::HealthAssessment, &row.health_assessment),
        (CheckKind::SubstanceMisuse, &row.substance_misuse),
        (CheckKind::InterventionReceived, &row.intervention_received),
        (CheckKind::InterventionOffered, &row.intervention_offered),
    ];
    let answers = asked.into_iter().filter_map(|(kind, text)| {
        let answer = answer(text);
        answer.is_some().then_some(CheckSaid { row, kind, answer, score: None, reason: None })
    });
    let (score, reason) = (row.sdq_score.known(), text(&row.sdq_reason));
    let strengths = (score.is_some() || reason.is_some()).then_some(CheckSaid {
        row,
        kind: CheckKind::Strengths,
        answer: None,
        score,
        reason,
    });
    answers.chain(strengths).collect()
}
