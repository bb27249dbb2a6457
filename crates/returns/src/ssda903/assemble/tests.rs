use super::*;
use jiff::civil::date;
use kith_vocabulary::birth::Birth;

const YEAR: i16 = 2026;

fn child() -> LookedAfterFacts {
    LookedAfterFacts {
        id: "7".to_owned(),
        birth: Birth::Born(date(2010, 5, 4)),
        sex: Some("F".to_owned()),
        ..LookedAfterFacts::default()
    }
}

fn episode_of(from: Date, until: Option<Date>) -> EpisodeFacts {
    EpisodeFacts {
        started_on: from,
        ended_on: until,
        legal_status: Some("C2".to_owned()),
        end_reason: until.map(|_| "E4A".to_owned()),
        ..EpisodeFacts::default()
    }
}

fn in_year(facts: &LookedAfterFacts, year: i16) -> Option<Tables> {
    assemble(facts, CensusYear::ending_in(year))
}

fn cell(tables: &Tables, table: &str, column: &str) -> Vec<String> {
    tables.rows(table).into_iter().map(|row| row.value(column).unwrap_or_default().to_string()).collect()
}

#[test]
fn an_episode_is_told_in_every_year_that_it_touches_and_open_while_it_goes_on() {
    for (from, until, told) in [
        (date(2024, 1, 1), Some(date(2025, 3, 31)), None),
        (date(2024, 1, 1), Some(date(2025, 4, 1)), Some("01/04/2025")),
        (date(2024, 1, 1), Some(date(2026, 3, 31)), Some("31/03/2026")),
        (date(2024, 1, 1), Some(date(2026, 4, 1)), Some("")),
        (date(2026, 3, 31), None, Some("")),
        (date(2026, 4, 1), None, None),
    ] {
        let facts = LookedAfterFacts { episodes: vec![episode_of(from, until)], ..child() };
        let tables = in_year(&facts, YEAR);
        let dec = tables.as_ref().map(|tables| cell(tables, "Episodes", "DEC").concat());
        assert_eq!(dec.as_deref(), told, "{from} to {until:?}");
        if let Some(tables) = tables {
            let reason = cell(&tables, "Episodes", "REC").concat();
            assert_eq!(reason.is_empty(), told == Some(""), "an end that is not told has no reason");
        }
    }
}

#[test]
fn health_is_told_of_those_looked_after_throughout_and_yes_stands_above_no() {
    let check = |check, found_on, answer| CheckFacts {
        check,
        found_on,
        of_year: false,
        answer,
        score: None,
        reason: None,
    };
    let checks = vec![
        check(Check::Teeth, date(2025, 5, 1), Some(true)),
        check(Check::Teeth, date(2025, 9, 1), Some(false)),
        check(Check::Immunisations, date(2025, 5, 1), Some(true)),
        check(Check::Immunisations, date(2025, 9, 1), Some(false)),
        check(Check::HealthAssessment, date(2025, 3, 31), Some(true)),
    ];
    let whole =
        vec![episode_of(date(2024, 1, 1), Some(date(2025, 8, 1))), episode_of(date(2025, 8, 1), None)];
    let facts = LookedAfterFacts { episodes: whole, checks, ..child() };
    let tables = in_year(&facts, YEAR).unwrap();
    let told = ["TEETH_CHECK", "IMMUNISATIONS", "HEALTH_ASSESSMENT"]
        .map(|column| cell(&tables, "OC2", column).concat());
    assert_eq!(told, ["1", "0", ""], "the latest counts for immunisations; last year's assessment does not");
    let mut with_gap = facts;
    with_gap.episodes[1].started_on = date(2025, 8, 2);
    assert!(in_year(&with_gap, YEAR).unwrap().oc2.is_empty());
}

#[test]
fn a_care_leaver_is_told_as_they_were_nearest_to_their_birthday() {
    let contact = |told_on, in_touch: &str| ContactFacts {
        told_on,
        in_touch: Some(in_touch.to_owned()),
        activity: None,
        accommodation: None,
    };
    let born = Birth::Born(date(2007, 6, 1));
    for (days, told) in [
        (&[date(2025, 2, 28)][..], None),
        (&[date(2025, 3, 1)], Some("0")),
        (&[date(2025, 3, 1), date(2025, 6, 3)], Some("1")),
        (&[date(2025, 7, 1)], Some("0")),
        (&[date(2025, 7, 2)], None),
    ] {
        let contacts = days.iter().enumerate().map(|(n, day)| contact(*day, &n.to_string())).collect();
        let facts = LookedAfterFacts { birth: born, contacts, ..child() };
        let tables = in_year(&facts, YEAR);
        let in_touch = tables.map(|tables| cell(&tables, "OC3", "IN_TOUCH").concat());
        assert_eq!(in_touch.as_deref(), told, "{days:?}");
    }
}

#[test]
fn the_years_differ_in_how_sex_is_written_and_which_tables_there_are() {
    let workers = vec![WorkerFacts {
        number: Some("SW1".to_owned()),
        started_on: Some(date(2020, 1, 1)),
        ended_on: None,
        reason: None,
    }];
    let orders = vec![(date(2020, 1, 1), None)];
    let episodes = vec![episode_of(date(2020, 1, 1), None)];
    let facts = LookedAfterFacts { episodes, workers, liberty_orders: orders, ..child() };
    for (year, sex, n_workers, n_orders) in
        [(2023, "2", 0, 0), (2024, "2", 1, 0), (2025, "F", 1, 0), (2026, "F", 1, 0), (2027, "F", 1, 1)]
    {
        let tables = in_year(&facts, year).unwrap();
        assert_eq!(cell(&tables, "Header", "SEX"), [sex], "{year}");
        assert_eq!((tables.sw_episodes.len(), tables.dolo.len()), (n_workers, n_orders), "{year}");
        assert_eq!(tables_of(year).any(|table| table == "DoLo"), n_orders > 0);
    }
}

#[test]
fn since_2024_to_2025_the_social_workers_of_the_year_before_are_told_too() {
    for (year, ended_on, told) in [
        (2024, date(2023, 3, 31), false),
        (2024, date(2023, 4, 1), true),
        (2025, date(2023, 3, 31), false),
        (2025, date(2023, 4, 1), true),
        (2026, date(2024, 3, 31), false),
        (2026, date(2024, 4, 1), true),
    ] {
        let workers = vec![WorkerFacts {
            number: Some("SW1".to_owned()),
            started_on: Some(date(2020, 1, 1)),
            ended_on: Some(ended_on),
            reason: None,
        }];
        let facts =
            LookedAfterFacts { episodes: vec![episode_of(date(2020, 1, 1), None)], workers, ..child() };
        assert_eq!(!in_year(&facts, year).unwrap().sw_episodes.is_empty(), told, "{year}, {ended_on}");
    }
}

#[test]
fn an_adoption_is_told_in_the_year_of_the_order_or_of_the_return_that_told_it() {
    let mut adopted = episode_of(date(2024, 1, 1), Some(date(2025, 9, 9)));
    adopted.end_reason = Some("E11".to_owned());
    let adoptions = vec![AdoptionFacts { told_in: vec![2020], ..AdoptionFacts::default() }];
    let facts = LookedAfterFacts { episodes: vec![adopted], adoptions, ..child() };
    for (year, told) in [(2020, true), (2025, false), (2026, true), (2027, false)] {
        let n = in_year(&facts, year).map_or(0, |tables| tables.ad1.len());
        assert_eq!(n > 0, told, "{year}");
    }
}
