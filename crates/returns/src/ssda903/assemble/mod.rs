//! The return made from the record: which children and which of their facts belong to a year, and what was known of
//! them on its last day.
//!
//! A period of care that went on past 31 March is told as still open. What a return asks for by year (health, care
//! leavers, adoption) is worked out from what was recorded by day, and from what an earlier return told of that year.

mod facts;
#[cfg(test)]
mod tests;

pub use facts::{
    AdoptionFacts, Check, CheckFacts, ContactFacts, EpisodeFacts, LookedAfterFacts, PreviousHomeFacts,
    WorkerFacts,
};

use jiff::civil::Date;
use kith_vocabulary::calendar::{add_months, birthday};

use super::tables::{
    Ad1, DoLo, Episode, Header, Missing, Oc2, Oc3, PlacedAdoption, PrevPerm, Review, SwEpisode, Tables, Uasc,
};
use crate::cell::{Cell, Text};
use crate::cin_census::assemble::CensusYear;

/// The first collection year in which the sex is a letter.
const SEX_IS_A_LETTER: i16 = 2025;
/// The first collection year that asks for social workers.
const SOCIAL_WORKERS: i16 = 2024;
/// The first collection year that asks for social workers of the year before as well.
const WORKERS_OF_TWO_YEARS: i16 = 2025;
/// The first collection year that asks for orders on liberty.
const LIBERTY_ORDERS: i16 = 2027;
/// Ages of the care leavers whom the return asks for.
const LEAVER_AGES: std::ops::RangeInclusive<u16> = 17..=21;
/// Why an episode ends when a child is adopted.
const ADOPTED: [&str; 2] = ["E11", "E12"];

/// The tables that the return of a year has.
pub fn tables_of(year: i16) -> impl Iterator<Item = &'static str> {
    Tables::NAMES.iter().copied().filter(move |table| match *table {
        "SWEpisodes" => year >= SOCIAL_WORKERS,
        "DoLo" => year >= LIBERTY_ORDERS,
        _ => true,
    })
}

/// The rows of one child in the return of a year; nothing when it does not tell of the child.
pub fn assemble(child: &LookedAfterFacts, year: CensusYear) -> Option<Tables> {
    let episodes = child.episodes.iter().filter(|one| year.saw(one.started_on, one.ended_on));
    let adoptions = child.adoptions.iter().filter(|one| is_of(child, one, year));
    let mut rows = Tables {
        episodes: episodes.map(|one| episode(child, one, year)).collect(),
        oc3: leaver(child, year).into_iter().collect(),
        ad1: adoptions.map(|one| adoption(child, one)).collect(),
        ..Tables::default()
    };
    rows.episodes.sort_by_key(|row| row.decom.known());
    let told = child.checks.iter().any(|check| check.of_year && check.found_on == year.end);
    let is_in_care = !rows.episodes.is_empty() || !rows.ad1.is_empty() || told;
    if !is_in_care && rows.oc3.is_empty() {
        return None;
    }
    rows.headers = vec![header(child, year)];
    rows.oc2 = health(child, year).into_iter().collect();
    rows.placement_places = rows
        .episodes
        .iter()
        .any(|row| row.pl_la.is_filled() || row.pl_location.is_filled() || row.pl_distance.is_filled());
    // Of a young person who has left care the return asks only who they are and how they are.
    if is_in_care {
        around(child, year, &mut rows);
    } else {
        for row in &mut rows.headers {
            (row.mother, row.mc_dob) = (Text::default(), Cell::Blank);
        }
    }
    Some(rows)
}

/// What surrounds the episodes.
fn around(child: &LookedAfterFacts, year: CensusYear, rows: &mut Tables) {
    let (id, dob) = (&child.id, born(child));
    let of_year = |day: &Date| (year.start..=year.end).contains(day);
    for (reviewed_on, participation) in child.reviews.iter().filter(|(day, _)| of_year(day)) {
        let (child, dob) = (Text::from(id.as_str()), dob.clone());
        let (review, review_code) = (Cell::Known(*reviewed_on), text(participation));
        rows.reviews.push(Review { child, dob, review, review_code, ..Review::default() });
    }
    let seeking = |(from, until): &&(Option<Date>, Option<Date>)| {
        from.is_none_or(|from| from <= year.end) && until.is_none_or(|until| until >= year.start)
    };
    for (_, until) in child.asylum.iter().filter(seeking) {
        rows.uasc.push(Uasc {
            child: Text::from(id.as_str()),
            sex: sex(child, year),
            dob: dob.clone(),
            duc: day(*until),
            ..Uasc::default()
        });
    }
    for (kind, from, until) in child.away.iter().filter(|(_, from, until)| year.saw(*from, *until)) {
        rows.missing.push(Missing {
            child: Text::from(id.as_str()),
            dob: dob.clone(),
            missing: Text::from(kind.as_str()),
            mis_start: Cell::Known(*from),
            mis_end: day(year.known(*until)),
            ..Missing::default()
        });
    }
    for (decided, reversed, why) in &child.adoption_decisions {
        if decided.is_some_and(|decided| !year.saw(decided, *reversed)) {
            continue;
        }
        let known = year.known(*reversed);
        rows.placed_adoption.push(PlacedAdoption {
            child: Text::from(id.as_str()),
            dob: dob.clone(),
            date_placed: day(*decided),
            date_placed_ceased: day(known),
            reason_placed_ceased: text(&why.clone().filter(|_| known == *reversed)),
            ..PlacedAdoption::default()
        });
    }
    for home in &child.previous_homes {
        let mut row = PrevPerm {
            child: Text::from(id.as_str()),
            dob: dob.clone(),
            prev_perm: text(&home.kind),
            la_perm: text(&home.la_code),
            ..PrevPerm::default()
        };
        let ordered_on = home.ordered_on.as_deref().unwrap_or_default();
        crate::cell::Written::write(&mut row.date_perm, ordered_on, crate::cell::Manner::DayFirstCapitals);
        rows.prev_perm.push(row);
    }
    later_tables(child, year, rows);
}

/// What later collections began to ask for.
fn later_tables(child: &LookedAfterFacts, year: CensusYear, rows: &mut Tables) {
    let asked = if year.year >= WORKERS_OF_TWO_YEARS {
        CensusYear { start: CensusYear::ending_in(year.year - 1).start, ..year }
    } else {
        year
    };
    let saw = |from: Option<Date>, until| from.is_none_or(|from| asked.saw(from, until));
    let workers = child.workers.iter().filter(|worker| saw(worker.started_on, worker.ended_on));
    for worker in workers.filter(|_| year.year >= SOCIAL_WORKERS) {
        rows.sw_episodes.push(SwEpisode {
            child: Text::from(child.id.as_str()),
            dob: born(child),
            sw_id: text(&worker.number),
            sw_decom: day(worker.started_on),
            sw_dec: day(year.known(worker.ended_on)),
            sw_reason: text(&worker.reason),
            ..SwEpisode::default()
        });
    }
    let orders = child.liberty_orders.iter().filter(|(from, until)| year.saw(*from, *until));
    for (from, until) in orders.filter(|_| year.year >= LIBERTY_ORDERS) {
        rows.dolo.push(DoLo {
            child: Text::from(child.id.as_str()),
            dob: born(child),
            dolo_start: Cell::Known(*from),
            dolo_end: day(year.known(*until)),
            ..DoLo::default()
        });
    }
}

fn header(child: &LookedAfterFacts, year: CensusYear) -> Header {
    let (is_mother, child_born_on) = child.mother.unwrap_or_default();
    let answer = if is_mother { "1" } else { "0" };
    Header {
        child: Text::from(child.id.as_str()),
        sex: sex(child, year),
        dob: born(child),
        ethnic: text(&child.ethnicity),
        upn: text(&child.upn.clone().or(child.upn_unknown.clone())),
        mother: child.mother.map_or_else(Text::default, |_| Text::from(answer)),
        mc_dob: day(year.known(child_born_on)),
        ..Header::default()
    }
}

fn episode(child: &LookedAfterFacts, facts: &EpisodeFacts, year: CensusYear) -> Episode {
    // What ended after the year is open in its return.
    let ended_on = year.known(facts.ended_on);
    let is_told = ended_on == facts.ended_on;
    let miles = facts.miles.map(|miles| miles.to_string());
    Episode {
        child: Text::from(child.id.as_str()),
        decom: Cell::Known(facts.started_on),
        rne: text(&facts.start_reason),
        ls: text(&facts.legal_status),
        cin: text(&facts.category_of_need),
        place: text(&facts.placement_type),
        place_provider: text(&facts.placement_provider),
        dec: day(ended_on),
        rec: text(&facts.end_reason.clone().filter(|_| is_told)),
        reason_place_change: text(&facts.place_change_reason.clone().filter(|_| is_told)),
        home_post: text(&facts.home_postcode),
        pl_post: text(&facts.placement_postcode),
        urn: text(&facts.urn),
        pl_la: text(&facts.la_code),
        pl_location: text(&facts.location),
        pl_distance: text(&miles),
        ..Episode::default()
    }
}

/// Health of a child who was looked after throughout the year, or of whom a return of the year told it.
fn health(child: &LookedAfterFacts, year: CensusYear) -> Option<Oc2> {
    let within = |check: &&CheckFacts| (year.start..=year.end).contains(&check.found_on);
    let all: Vec<&CheckFacts> = child.checks.iter().filter(within).collect();
    if !all.iter().any(|check| check.of_year) && !looked_after_throughout(child, year) {
        return None;
    }
    let latest = |wanted: Check| {
        all.iter().filter(|check| check.check == wanted).max_by_key(|check| (check.found_on, check.of_year))
    };
    let answer = |wanted: Check| -> Text {
        let of_kind = || all.iter().filter(|check| check.check == wanted);
        let told = match wanted {
            Check::Immunisations => latest(wanted).and_then(|check| check.answer),
            _ if of_kind().any(|check| check.answer == Some(true)) => Some(true),
            _ => of_kind().find_map(|check| check.answer),
        };
        told.map_or_else(Text::default, |yes| Text::from(if yes { "1" } else { "0" }))
    };
    let strengths = latest(Check::Strengths);
    Some(Oc2 {
        child: Text::from(child.id.as_str()),
        dob: born(child),
        sdq_score: strengths.and_then(|check| check.score).map_or(Cell::Blank, Cell::Known),
        sdq_reason: text(&strengths.and_then(|check| check.reason.clone())),
        convicted: answer(Check::Conviction),
        health_check: answer(Check::Development),
        immunisations: answer(Check::Immunisations),
        teeth_check: answer(Check::Teeth),
        health_assessment: answer(Check::HealthAssessment),
        substance_misuse: answer(Check::SubstanceMisuse),
        intervention_received: answer(Check::HelpReceived),
        intervention_offered: answer(Check::HelpOffered),
        ..Oc2::default()
    })
}

/// Whether episodes without a gap, none of them short breaks, cover every day of the year.
fn looked_after_throughout(child: &LookedAfterFacts, year: CensusYear) -> bool {
    let is_short_break = |e: &&EpisodeFacts| !matches!(e.legal_status.as_deref(), Some("V3" | "V4"));
    let mut spans: Vec<(Date, Date)> = child
        .episodes
        .iter()
        .filter(is_short_break)
        .map(|e| (e.started_on, e.ended_on.unwrap_or(Date::MAX)))
        .collect();
    spans.sort_unstable();
    let mut covered = year.start;
    for (from, until) in spans {
        if from <= covered {
            covered = covered.max(until);
        }
    }
    covered > year.end
}

/// A care leaver around the birthday in the year: what was found nearest to it, from three months before to a month
/// after.
fn leaver(child: &LookedAfterFacts, year: CensusYear) -> Option<Oc3> {
    let turned = birthday_in(child.birth.born_on()?, year)?;
    let near = add_months(turned, -3)..=add_months(turned, 1);
    let contacts = child.contacts.iter().filter(|contact| near.contains(&contact.told_on));
    let distance = |contact: &&ContactFacts| contact.told_on.duration_since(turned).abs();
    let nearest = contacts.min_by_key(distance)?;
    Some(Oc3 {
        child: Text::from(child.id.as_str()),
        dob: born(child),
        in_touch: text(&nearest.in_touch),
        activ: text(&nearest.activity),
        accom: text(&nearest.accommodation),
        ..Oc3::default()
    })
}

/// The birthday from 17 to 21 that falls in a year.
pub fn birthday_in(born: Date, year: CensusYear) -> Option<Date> {
    LEAVER_AGES.map(|age| birthday(born, age)).find(|day| (year.start..=year.end).contains(day))
}

fn is_of(child: &LookedAfterFacts, adoption: &AdoptionFacts, year: CensusYear) -> bool {
    let adopted = |episode: &EpisodeFacts| {
        episode.end_reason.as_deref().is_some_and(|reason| ADOPTED.contains(&reason))
            && episode.ended_on.is_some_and(|day| (year.start..=year.end).contains(&day))
    };
    adoption.told_in.contains(&year.year) || child.episodes.iter().any(adopted)
}

fn adoption(child: &LookedAfterFacts, facts: &AdoptionFacts) -> Ad1 {
    Ad1 {
        child: Text::from(child.id.as_str()),
        dob: born(child),
        date_int: day(facts.decided_on),
        date_match: day(facts.matched_on),
        foster_care: text(&facts.former_carer),
        nb_adoptr: text(&facts.n_adopters),
        sex_adoptr: text(&facts.adopters_sex),
        ls_adoptr: text(&facts.adopters_legal_status),
        ..Ad1::default()
    }
}

/// The sex as the year's return writes it: numbers first, letters later.
fn sex(child: &LookedAfterFacts, year: CensusYear) -> Text {
    match child.sex.as_deref() {
        Some("M") if year.year < SEX_IS_A_LETTER => Text::from("1"),
        Some("F") if year.year < SEX_IS_A_LETTER => Text::from("2"),
        other => Text::from(other.unwrap_or_default()),
    }
}

fn born(child: &LookedAfterFacts) -> Cell<Date> {
    day(child.birth.born_on())
}

fn day(value: Option<Date>) -> Cell<Date> {
    value.map_or(Cell::Blank, Cell::Known)
}

fn text(value: &Option<String>) -> Text {
    Text::from(value.as_deref().unwrap_or_default())
}
