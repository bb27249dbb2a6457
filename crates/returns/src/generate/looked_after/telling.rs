//! What the return of one year tells of a life: what was so in that year, and nothing that came later.

use jiff::civil::Date;
use kith_vocabulary::calendar::birthday;

use super::super::Plan;
use super::super::chance::{Chance, later};
use super::super::draft::{Draft, day_first};
use super::life::{Episode, Life};

/// The rows of the year; none where the return does not know the child.
pub(super) fn tell(life: &Life, plan: Plan, chance: &mut Chance) -> Draft {
    let mut draft = Draft::default();
    let (start, end) = (plan.start(), plan.end());
    let in_year = |episode: &&Episode| is_in(episode.start, episode.end, start, end);
    let episodes: Vec<&Episode> = life.episodes.iter().filter(in_year).collect();
    // Whoever left care is asked after around the birthdays of 19 to 21, of which one is in every year.
    let has_left = life.ended().is_some_and(|day| day == birthday(life.person.born, 18) && day < start);
    if episodes.is_empty() && !has_left {
        return draft;
    }
    header(life, plan, episodes.is_empty(), &mut draft);
    if has_left {
        leaving(chance, &mut draft);
    }
    for episode in &episodes {
        self::episode(episode, plan, &mut draft);
    }
    if episodes.is_empty() {
        return draft;
    }
    draft.row("PrevPerm", &[("PREV_PERM", "Z1")]);
    if life.has_breaks_only {
        return draft;
    }
    if life.is_uasc {
        let adult = day_first(Some(birthday(life.person.born, 18)));
        draft.row("UASC", &[("SEX", sex(life, plan)), ("DUC", &adult)]);
    }
    reviews(life, plan, chance, &mut draft);
    if life.began().is_some_and(|began| began <= start) && life.ended().is_none_or(|ended| ended > end) {
        health(life, plan, chance, &mut draft);
    }
    for away in life.missing.iter().filter(|away| is_in(away.from, Some(away.until), start, end)) {
        let (from, until) = (day_first(Some(away.from)), told_by(end, Some(away.until)));
        draft.row("Missing", &[("MISSING", away.kind), ("MIS_START", &from), ("MIS_END", &until)]);
    }
    adoption(life, plan, &mut draft);
    workers(life, plan, &mut draft);
    liberty(life, plan, &mut draft);
    draft
}

fn is_in(from: Date, until: Option<Date>, start: Date, end: Date) -> bool {
    from <= end && until.is_none_or(|until| until >= start)
}

/// A day as the return of a year writes it; blank while it is still to come.
fn told_by(end: Date, day: Option<Date>) -> String {
    day_first(day.filter(|day| *day <= end))
}

/// The sex in the codes of the year.
fn sex(life: &Life, plan: Plan) -> &'static str {
    match life.person.sex {
        sex if plan.year >= 2025 => sex,
        "M" => "1",
        _ => "2",
    }
}

fn header(life: &Life, plan: Plan, has_left: bool, draft: &mut Draft) {
    let is_asked = life.person.sex == "F" && !has_left && !life.has_breaks_only;
    let born = life.became_mother.filter(|day| *day <= plan.end());
    let mother = if !is_asked {
        ""
    } else if born.is_some() {
        "1"
    } else {
        "0"
    };
    let upn = life.person.upn(plan.end()).unwrap_or_else(|| "UN1".to_owned());
    draft.row(
        "Header",
        &[
            ("SEX", sex(life, plan)),
            ("ETHNIC", life.person.ethnicity),
            ("UPN", &upn),
            ("MOTHER", mother),
            ("MC_DOB", &day_first(born)),
        ],
    );
}

fn leaving(chance: &mut Chance, draft: &mut Draft) {
    let (activity, home) = (chance.of(&["F2", "F4", "F5", "G5", "P1"]), chance.of(&["U1", "V1", "D1", "C1"]));
    let told = match chance.below(20) {
        0 => ["RHOM", "0", "0"],
        1 => ["REFU", "0", "0"],
        2 => ["NO", "0", "0"],
        _ => ["YES", activity, home],
    };
    let [in_touch, activity, home] = told;
    draft.row("OC3", &[("IN_TOUCH", in_touch), ("ACTIV", activity), ("ACCOM", home)]);
}

fn episode(episode: &Episode, plan: Plan, draft: &mut Draft) {
    let has_ended = episode.end.is_some_and(|day| day <= plan.end());
    let of_the_end = |text: &'static str| if has_ended { text } else { "" };
    // Supported accommodation had another code until it was registered.
    let kind = if plan.year <= 2024 && episode.home.kind == "K3" { "H5" } else { episode.home.kind };
    draft.row(
        "Episodes",
        &[
            ("DECOM", &day_first(Some(episode.start))),
            ("RNE", episode.why_new),
            ("LS", episode.law),
            ("CIN", episode.need),
            ("PLACE", kind),
            ("PLACE_PROVIDER", episode.home.provider),
            ("DEC", &told_by(plan.end(), episode.end)),
            ("REC", of_the_end(episode.why_ended)),
            ("REASON_PLACE_CHANGE", of_the_end(episode.why_moved)),
            ("HOME_POST", if episode.home.postcode.is_empty() { "" } else { "SO23 8UJ" }),
            ("PL_POST", &episode.home.postcode),
            ("URN", if kind == "H5" && plan.year <= 2023 { "" } else { &episode.home.urn }),
        ],
    );
}

fn reviews(life: &Life, plan: Plan, chance: &mut Chance, draft: &mut Draft) {
    for day in life.reviews.iter().filter(|day| **day >= plan.start() && **day <= plan.end()) {
        let young = life.person.age(*day) < 4;
        let code = if young { "PN0" } else { chance.of(&["PN1", "PN1", "PN2", "PN3", "PN5"]) };
        draft.row("Reviews", &[("REVIEW", &day_first(Some(*day))), ("REVIEW_CODE", code)]);
    }
}

fn health(life: &Life, plan: Plan, chance: &mut Chance, draft: &mut Draft) {
    let (at_start, at_end) = (life.person.age(plan.start()), life.person.age(plan.end()));
    let score = chance.below(30).to_string();
    let asks_score = at_end >= 4 && at_start < 17;
    let yes_or_no = chance.of(&["1", "1", "1", "0"]);
    let misuse = at_start >= 13 && chance.in_hundred(6);
    let (received, offered) = if misuse { chance.of(&[("1", ""), ("0", "1"), ("0", "0")]) } else { ("", "") };
    draft.row(
        "OC2",
        &[
            ("SDQ_SCORE", if asks_score { &score } else { "" }),
            ("CONVICTED", if at_end >= 10 { "0" } else { "" }),
            ("HEALTH_CHECK", if at_end < 5 { "1" } else { "" }),
            ("IMMUNISATIONS", "1"),
            ("TEETH_CHECK", yes_or_no),
            ("HEALTH_ASSESSMENT", "1"),
            ("SUBSTANCE_MISUSE", if misuse { "1" } else { "0" }),
            ("INTERVENTION_RECEIVED", received),
            ("INTERVENTION_OFFERED", offered),
        ],
    );
}

fn adoption(life: &Life, plan: Plan, draft: &mut Draft) {
    let (start, end) = (plan.start(), plan.end());
    let Some(adoption) = &life.adoption else { return };
    let decided = day_first(Some(adoption.decided));
    let given_up = adoption.given_up.filter(|(day, _)| *day <= end);
    if adoption.decided <= end && given_up.is_none_or(|(day, _)| day >= start) {
        draft.row(
            "PlacedAdoption",
            &[
                ("DATE_PLACED", &decided),
                ("DATE_PLACED_CEASED", &day_first(given_up.map(|(day, _)| day))),
                ("REASON_PLACED_CEASED", given_up.map_or("", |(_, reason)| reason)),
            ],
        );
    }
    if let Some(matched) = adoption.matched.filter(|_| life.ended().is_some_and(|day| day <= end)) {
        let [number, sex, law] = adoption.adopters;
        draft.row(
            "AD1",
            &[
                ("DATE_INT", &decided),
                ("DATE_MATCH", &day_first(Some(matched))),
                ("FOSTER_CARE", if adoption.by_carers { "1" } else { "0" }),
                ("NB_ADOPTR", number),
                ("SEX_ADOPTR", sex),
                ("LS_ADOPTR", law),
            ],
        );
    }
}

/// Told since 2023/24; since 2024/25 for the year before as well.
fn workers(life: &Life, plan: Plan, draft: &mut Draft) {
    if plan.year < 2024 {
        return;
    }
    let since = if plan.year >= 2025 { later(plan.start(), -365) } else { plan.start() };
    for worker in life.workers.iter().filter(|worker| is_in(worker.from, worker.until, since, plan.end())) {
        draft.row(
            "SWEpisodes",
            &[
                ("SW_ID", &worker.id),
                ("SW_DECOM", &day_first(Some(worker.from))),
                ("SW_DEC", &told_by(plan.end(), worker.until)),
                ("SW_REASON", worker.reason),
            ],
        );
    }
}

/// Told since 2026/27.
fn liberty(life: &Life, plan: Plan, draft: &mut Draft) {
    let told = life.liberty.filter(|(from, until)| is_in(*from, Some(*until), plan.start(), plan.end()));
    if let Some((from, until)) = told.filter(|_| plan.year >= 2027) {
        let (from, until) = (day_first(Some(from)), told_by(plan.end(), Some(until)));
        draft.row("DoLo", &[("DOLO_START", &from), ("DOLO_END", &until)]);
    }
}
