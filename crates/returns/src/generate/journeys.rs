//! What became of a made-up child's referrals: the ways through children's social care that the census knows.

use jiff::civil::Date;
use kith_vocabulary::calendar::{add_working_days, next_working_day_on_or_after};

use super::Plan;
use super::chance::{Chance, later};
use super::draft::{Draft, year_first};
use super::people::Person;

const SOURCES: [&str; 12] = ["1A", "1B", "1C", "1D", "2A", "2B", "3A", "3C", "4", "5B", "6", "7"];
const NEEDS: [&str; 8] = ["N1", "N1", "N1", "N2", "N3", "N4", "N5", "N6"];
const FACTORS: [&str; 14] =
    ["1A", "1C", "2B", "3A", "3B", "3C", "4A", "4B", "6A", "6C", "10A", "11A", "18B", "19C"];
const CATEGORIES: [&str; 4] = ["NEG", "PHY", "SAB", "EMO"];

/// A referral while it is being written.
struct Referral<'a> {
    plan: Plan,
    id: String,
    chance: &'a mut Chance,
    draft: &'a mut Draft,
}

/// Writes a child's referrals: one, or two after one another.
pub(super) fn referrals(plan: Plan, chance: &mut Chance, person: &Person, draft: &mut Draft) {
    let (start, end) = (plan.start(), plan.end());
    let from = start.max(person.born);
    let way = chance.below(100);
    let mut referral = Referral { plan, id: "1".to_owned(), chance, draft };
    if later(from, 150) > end {
        // Somebody born so late in the year can only just have been referred.
        return referral.being_assessed(from);
    }
    match way {
        0..10 => referral.no_further_action(from),
        10..40 => {
            let closed = referral.assessed_and_closed(from, later(end, -75));
            if later(closed, 60) < end && referral.chance.in_hundred(20) {
                "2".clone_into(&mut referral.id);
                let again = later(end, -40).max(later(closed, 15));
                referral.being_assessed(again);
            }
        }
        40..65 => referral.in_need(from),
        65..80 => referral.in_need_and_closed(from),
        80..90 => referral.protected(from),
        90..96 if person.born < later(start, -300) => referral.protected_since_before(),
        _ => referral.being_assessed(from),
    }
}

impl Referral<'_> {
    fn details(&mut self, on: Date, nfa: &str, need: &str, closed: Option<(Date, &str)>) {
        let source = self.chance.of(&SOURCES);
        let reason = closed.map_or("", |(_, reason)| reason);
        self.draft.row(
            "CINdetails",
            &[
                ("CINdetailsID", &self.id),
                ("CINreferralDate", &on.to_string()),
                ("ReferralSource", source),
                ("PrimaryNeedCode", need),
                ("CINclosureDate", &year_first(closed.map(|(day, _)| day))),
                ("ReasonForClosure", reason),
                ("ReferralNFA", nfa),
            ],
        );
    }

    fn assessment(&mut self, start: Date, authorised: Option<Date>) {
        self.draft.row(
            "Assessments",
            &[
                ("CINdetailsID", &self.id),
                ("AssessmentID", "1"),
                ("AssessmentActualStartDate", &start.to_string()),
                ("AssessmentAuthorisationDate", &year_first(authorised)),
            ],
        );
        if authorised.is_some() {
            let first = usize::try_from(self.chance.below(14)).unwrap_or(0);
            let n = usize::try_from(self.chance.below(4)).unwrap_or(0) + 1;
            let row = self.draft.0.last_mut().expect("a row was added just now");
            let factors = (0..n).map(|at| ("AssessmentFactors", FACTORS[(first + at) % 14].to_owned()));
            row.cells.extend(factors);
        }
    }

    fn plan_of_need(&mut self, start: Date, end: Option<Date>) {
        self.draft.row(
            "CINplanDates",
            &[
                ("CINdetailsID", &self.id),
                ("CINPlanStartDate", &start.to_string()),
                ("CINPlanEndDate", &year_first(end)),
            ],
        );
    }

    fn need(&mut self) -> &'static str {
        self.chance.of(&NEEDS)
    }

    fn no_further_action(&mut self, from: Date) {
        let on = self.chance.day(from, self.plan.end());
        self.details(on, "true", "", None);
    }

    fn assessed_and_closed(&mut self, from: Date, to: Date) -> Date {
        let on = self.chance.day(from, to);
        let start = later(on, self.chance.days(0, 3));
        let authorised = later(start, self.chance.days(10, 60));
        let closed = later(authorised, self.chance.days(0, 5));
        let (need, reason) = (self.need(), self.chance.of(&["RC8", "RC8", "RC9"]));
        self.details(on, "false", need, Some((closed, reason)));
        self.assessment(start, Some(authorised));
        closed
    }

    fn being_assessed(&mut self, from: Date) {
        let on = self.chance.day(from.max(later(self.plan.end(), -40)), later(self.plan.end(), -3));
        let need = self.need();
        self.details(on, "false", need, None);
        self.assessment(later(on, 1), None);
    }

    fn in_need(&mut self, from: Date) {
        let on = self.chance.day(from, later(self.plan.end(), -90));
        let authorised = later(on, self.chance.days(20, 60));
        let need = self.need();
        self.details(on, "false", need, None);
        self.assessment(later(on, 1), Some(authorised));
        self.plan_of_need(authorised, None);
    }

    fn in_need_and_closed(&mut self, from: Date) {
        let on = self.chance.day(from, later(self.plan.end(), -145));
        let authorised = later(on, self.chance.days(20, 60));
        let ended = later(authorised, self.chance.days(30, 80));
        let (need, reason) = (self.need(), self.chance.of(&["RC1", "RC3", "RC6", "RC7"]));
        self.details(on, "false", need, Some((ended, reason)));
        self.assessment(later(on, 1), Some(authorised));
        self.plan_of_need(authorised, Some(ended));
    }

    fn protected(&mut self, from: Date) {
        let on = self.chance.day(from, later(self.plan.end(), -130));
        let enquiry = later(on, self.chance.days(0, 5));
        let target = add_working_days(enquiry, 15);
        let conference = next_working_day_on_or_after(later(enquiry, self.chance.days(10, 20)));
        let authorised = later(conference, self.chance.days(-5, 10));
        let need = self.need();
        self.details(on, "false", need, None);
        self.assessment(later(on, 1), Some(authorised));
        self.draft.row(
            "Section47",
            &[
                ("CINdetailsID", &self.id),
                ("S47ActualStartDate", &enquiry.to_string()),
                ("InitialCPCtarget", &target.to_string()),
                ("DateOfInitialCPC", &conference.to_string()),
                ("ICPCnotRequired", "false"),
            ],
        );
        self.protection_plan(conference, None);
    }

    fn protected_since_before(&mut self) {
        let start = self.plan.start();
        let on = self.chance.day(later(start, -300), later(start, -60));
        let need = self.need();
        self.details(on, "false", need, None);
        let began = later(on, 40);
        let ended = self
            .chance
            .in_hundred(50)
            .then(|| self.chance.day(later(began.max(start), 100), later(start, 330)));
        self.protection_plan(began, ended);
        if let Some(ended) = ended {
            self.plan_of_need(later(ended, 1), None);
        }
    }

    fn protection_plan(&mut self, start: Date, end: Option<Date>) {
        let (category, previous) = (self.chance.of(&CATEGORIES), self.chance.of(&["0", "0", "0", "1", "2"]));
        let ids = [("CINdetailsID", self.id.clone()), ("CPPID", "1".to_owned())];
        let [(details, id), (plan, plan_id)] = &ids;
        self.draft.row(
            "ChildProtectionPlans",
            &[
                (details, id),
                (plan, plan_id),
                ("CPPstartDate", &start.to_string()),
                ("CPPendDate", &year_first(end)),
                ("InitialCategoryOfAbuse", category),
                ("LatestCategoryOfAbuse", category),
                ("NumberOfPreviousCPP", previous),
            ],
        );
        let last = end.unwrap_or(self.plan.end());
        let mut review = later(start, 80);
        while review < last {
            if review >= self.plan.start() {
                self.draft.row(
                    "Reviews",
                    &[(details, id), (plan, plan_id), ("CPPreviewDate", &review.to_string())],
                );
            }
            review = later(review, self.chance.days(150, 180));
        }
    }
}
