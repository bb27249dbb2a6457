//! A made-up period of being looked after, as the episodes of the return.

use jiff::civil::Date;
use kith_vocabulary::calendar::birthday;

use super::Plan;
use super::chance::{Chance, later};
use super::draft::day_first;
use super::people::Person;

/// A period of care, with the episodes of it that the year's return has.
pub(super) struct Period {
    pub(super) began: Date,
    pub(super) ended: Option<Date>,
    pub(super) episodes: Vec<Episode>,
}

/// One episode.
pub(super) struct Episode {
    start: Date,
    end: Option<Date>,
    why_new: &'static str,
    why_ended: &'static str,
    why_moved: &'static str,
    law: &'static str,
    need: &'static str,
    home: Home,
}

/// Where a child lives.
#[derive(Debug, Clone)]
struct Home {
    kind: &'static str,
    provider: &'static str,
    urn: String,
    postcode: String,
}

impl Period {
    /// The child is looked after from before the year to beyond it.
    pub(super) fn is_all_year(&self, plan: Plan) -> bool {
        self.began <= plan.start() && self.ended.is_none()
    }
}

impl Episode {
    /// What it says beside its days.
    pub(super) fn cells(&self) -> [(&'static str, &str); 10] {
        [
            ("RNE", self.why_new),
            ("LS", self.law),
            ("CIN", self.need),
            ("PLACE", self.home.kind),
            ("PLACE_PROVIDER", self.home.provider),
            ("REC", self.why_ended),
            ("REASON_PLACE_CHANGE", self.why_moved),
            ("HOME_POST", "SO23 8UJ"),
            ("PL_POST", &self.home.postcode),
            ("URN", &self.home.urn),
        ]
    }

    /// When it started and ended, as the return writes them.
    pub(super) fn days(&self) -> [(&'static str, String); 2] {
        [("DECOM", day_first(Some(self.start))), ("DEC", day_first(self.end))]
    }
}

/// Makes a period: under way since before the year, or begun in it; ended in it or not.
pub(super) fn period(plan: Plan, chance: &mut Chance, person: &Person, is_uasc: bool) -> Period {
    let (start, end) = (plan.start(), plan.end());
    let since_before = chance.in_hundred(65) && person.age(start) > 0 && !is_uasc;
    let began = if since_before {
        chance.day(later(start, -1500).max(later(person.born, 30)), later(start, -1))
    } else {
        chance.day(start.max(later(person.born, 30)), later(end, -60))
    };
    // Respite and the last days before adulthood have rules of their own; a period here ends by going home.
    let ended = chance.in_hundred(20).then(|| chance.day(later(began.max(start), 45), later(end, -5)));
    let ended = ended.filter(|day| *day < birthday(person.born, 18));
    let (law, need) = law_and_need(chance, is_uasc);
    let mut home = home(chance, person, began, law);
    let mut from = began;
    let mut why_new = "S";
    let last = ended.unwrap_or(end);
    let mut episodes = vec![];
    let moves_on = chance.day(from.max(start), last);
    if chance.in_hundred(40) && later(from, 20) < moves_on && later(moves_on, 20) < last {
        let why_moved = chance.of(&["CARPL", "CREQB", "CHILD", "PLACE"]);
        let next = self::home(chance, person, moves_on, law);
        let before = std::mem::replace(&mut home, next);
        let (end, why_ended) = (Some(moves_on), "X1");
        episodes.push(Episode { start: from, end, why_new, why_ended, why_moved, law, need, home: before });
        (from, why_new) = (moves_on, "P");
    }
    let why_ended = if ended.is_some() { "E4A" } else { "" };
    episodes.push(Episode { start: from, end: ended, why_new, why_ended, why_moved: "", law, need, home });
    Period { began, ended, episodes }
}

fn law_and_need(chance: &mut Chance, is_uasc: bool) -> (&'static str, &'static str) {
    if is_uasc {
        return ("V2", "N8");
    }
    (chance.of(&["C2", "C2", "C2", "V2", "V2", "C1"]), chance.of(&["N1", "N1", "N1", "N4", "N5", "N6"]))
}

fn home(chance: &mut Chance, person: &Person, on: Date, law: &str) -> Home {
    let postcode = format!(
        "{}{} {}{}{}",
        chance.of(&["SO", "PO", "GU", "RG"]),
        chance.below(30) + 1,
        chance.below(9) + 1,
        chance.of(&['A', 'B', 'D', 'E', 'H', 'J', 'L']),
        chance.of(&['A', 'B', 'D', 'E', 'H', 'J', 'L']),
    );
    let urn = format!("SC{:06}", 100_000 + chance.below(2_000));
    if law == "C2" && chance.in_hundred(5) {
        return Home { kind: "P1", provider: "PR0", urn: String::new(), postcode };
    }
    let kind = match person.age(on) {
        16.. if chance.in_hundred(50) => "K3",
        12.. if chance.in_hundred(25) => "K2",
        _ => chance.of(&["U1", "U4", "U4", "U5", "U6"]),
    };
    Home { kind, provider: chance.of(&["PR1", "PR4"]), urn, postcode }
}
