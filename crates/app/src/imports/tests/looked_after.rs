//! SSDA903 returns of two years: what becomes of each table, the same folder again, the next year, an earlier one.

use jiff::civil::date;
use kith_practice::care::{CheckKind, KnownBy};

use super::*;
use crate::care::rows::{Adoption, AdoptionDecision, Asylum, CareCheck, CareEpisode, CareReview, Placement};
use crate::imports::looked_after::{check, import_checked};
use crate::journey::rows::Import;
use crate::leaving_care::rows::LeaverContact;
use crate::platform::clock::new_id;
use crate::platform::verify;

statement! {
    EPISODES = "
        select {care_episode}
          from care_episode
         where authority_id = ?1 and person_id = ?2
         order by started_on, care_episode_id
         limit 100";

    PLACEMENTS = "
        select {placement}
          from placement
         where authority_id = ?1 and person_id = ?2
         order by placement_id
         limit 100";

    REVIEWS = "
        select {care_review}
          from care_review
         where authority_id = ?1 and person_id = ?2
         order by reviewed_on, participation, care_review_id
         limit 100";

    CHECKS = "
        select {care_check}
          from care_check
         where authority_id = ?1 and person_id = ?2
         order by found_on, kind
         limit 100";

    CONTACTS = "
        select {leaver_contact}
          from leaver_contact
         where authority_id = ?1 and person_id = ?2
         order by told_on
         limit 100";

    ASYLUMS = "
        select {asylum}
          from asylum
         where authority_id = ?1 and person_id = ?2
         limit 100";

    ADOPTIONS = "
        select {adoption}
          from adoption
         where authority_id = ?1 and person_id = ?2
         limit 100";

    DECISIONS = "
        select {adoption_decision}
          from adoption_decision
         where authority_id = ?1 and person_id = ?2
         limit 100";
}

const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n";
const EPISODES_HEAD: &str =
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n";

/// The rows of a statement about a person.
fn rows<R: crate::platform::db::Record>(
    house: &House,
    statement: &'static crate::platform::db::Statement,
    person: PersonId,
) -> Vec<R> {
    house.app.db.read(|tx| tx.records(statement, values![house.authority, person])).unwrap()
}

/// Reads a folder of these files as the return of a year.
#[track_caller]
fn bring(house: &House, year: i16, files: &[(&str, String)]) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let today = kith_vocabulary::calendar::london_today(house.app.clock.now());
    let checked = check(folder.path(), &format!("903-{year}"), Some(year), today).unwrap();
    import_checked(&house.app.db, house.acting, new_id(house.acting.now), checked, &mut |_, _| {}).unwrap()
}

#[track_caller]
fn read(house: &House, year: i16, files: &[(&str, String)]) -> Import {
    match bring(house, year, files) {
        Outcome::Read(import) => import,
        Outcome::Before(_) => panic!("this was read before"),
    }
}

fn header(rows: &str) -> (&'static str, String) {
    ("header.csv", format!("{HEADER}{rows}"))
}

fn episodes(rows: &str) -> (&'static str, String) {
    ("episodes.csv", format!("{EPISODES_HEAD}{rows}"))
}

/// A girl in care since 2024, whose legal status changed on 1 October 2025.
fn two_episodes() -> Vec<(&'static str, String)> {
    vec![
        header("A1,F,04/05/2009,WBRI,UN5,0,\n"),
        episodes(
            "A1,01/06/2024,S,C1,N1,U4,PR1,01/10/2025,X1,,AB1 2CD,AB3 4EF,SC123\n\
             A1,01/10/2025,L,C2,N1,U4,PR1,,,,AB1 2CD,AB3 4EF,SC123\n",
        ),
    ]
}

#[test]
fn a_return_becomes_episodes_of_which_those_in_one_place_share_it() {
    let house = House::new();
    let import = read(&house, 2026, &two_episodes());
    assert_eq!((import.children, import.year, import.findings), (1, Some(2026), 0));
    let girl = person(&house, "A1").unwrap();
    let episodes: Vec<CareEpisode> = rows(&house, &EPISODES, girl);
    let said: Vec<_> = episodes
        .iter()
        .map(|row| (row.started_on.to_string(), row.legal_status.clone().unwrap(), row.ended_on.is_some()))
        .collect();
    assert_eq!(said, [("2024-06-01".into(), "C1".into(), true), ("2025-10-01".into(), "C2".into(), false)]);
    assert_eq!(episodes[0].placement_id, episodes[1].placement_id, "she did not move");
    let places: Vec<Placement> = rows(&house, &PLACEMENTS, girl);
    assert_eq!(places.len(), 1);
    assert_eq!((places[0].postcode.as_deref(), places[0].urn.as_deref()), (Some("AB3 4EF"), Some("SC123")));
    assert!(verify::verify(&house.app.db).is_ok());
}

#[test]
fn the_same_folder_changes_nothing_and_neither_do_the_same_facts_in_another() {
    let house = House::new();
    read(&house, 2026, &two_episodes());
    let before = size(&house);
    assert!(matches!(bring(&house, 2026, &two_episodes()), Outcome::Before(_)));
    assert_eq!(size(&house), before);
    let mut again = two_episodes();
    again[1].1 = again[1].1.replace('\n', "\r\n");
    let import = read(&house, 2026, &again);
    assert_eq!((import.new_rows, import.changed_rows, import.findings), (0, 0, 0));
    assert!(import.same_rows > 3);
}

#[test]
fn the_next_year_ends_and_adds_and_an_earlier_one_only_fills_what_is_blank() {
    let house = House::new();
    read(&house, 2026, &two_episodes());
    let next = episodes(
        "A1,01/10/2025,L,C2,N1,U4,PR1,01/06/2026,X1,CARPL,AB1 2CD,AB3 4EF,SC123\n\
         A1,01/06/2026,P,C2,N1,U6,PR2,,,,AB1 2CD,GH5 6IJ,SC456\n",
    );
    let import = read(&house, 2027, &[header("A1,F,04/05/2009,WBRI,A123456789012,0,\n"), next]);
    assert!(import.changed_rows >= 2, "{import:?}");
    let girl = person(&house, "A1").unwrap();
    let now: Vec<CareEpisode> = rows(&house, &EPISODES, girl);
    assert_eq!(now.len(), 3);
    assert_eq!(now[1].ended_on.map(|day| day.to_string()).as_deref(), Some("2026-06-01"));
    assert_ne!(now[1].placement_id, now[2].placement_id);
    let earlier = episodes("A1,01/06/2024,S,V2,N1,U4,PR1,,,,AB1 2CD,AB3 4EF,SC123\n");
    let import = read(&house, 2025, &[header("A1,M,04/05/2009,WBRI,UN5,0,\n"), earlier]);
    assert_eq!((import.new_rows, import.changed_rows), (0, 0));
    let why = whys(&house, Some(girl));
    assert_eq!(why.iter().filter(|why| why.contains("from a later return")).count(), 2, "{why:?}");
    let first: Vec<CareEpisode> = rows(&house, &EPISODES, girl);
    assert_eq!(first[0].legal_status.as_deref(), Some("C1"));
}

#[test]
fn a_row_that_is_there_twice_stays_two_however_often_it_is_read() {
    let house = House::new();
    let reviews = |last: &str| {
        let text = format!(
            "CHILD,DOB,REVIEW,REVIEW_CODE\nA1,04/05/2009,01/07/2025,PN1\nA1,04/05/2009,01/07/2025,PN1\n\
             A1,04/05/2009,01/07/2025,{last}\n"
        );
        [two_episodes(), vec![("reviews.csv", text)]].concat()
    };
    read(&house, 2026, &reviews("PN3"));
    let girl = person(&house, "A1").unwrap();
    let held: Vec<CareReview> = rows(&house, &REVIEWS, girl);
    assert_eq!(held.len(), 3);
    let import = read(&house, 2026, &reviews("PN4"));
    assert_eq!((import.new_rows, import.changed_rows), (0, 1));
    let held: Vec<CareReview> = rows(&house, &REVIEWS, girl);
    let codes: Vec<_> = held.iter().filter_map(|row| row.participation.as_deref()).collect();
    assert_eq!(codes, ["PN1", "PN1", "PN4"]);
}

#[test]
fn what_is_told_of_a_year_keeps_its_year() {
    let house = House::new();
    let files = [
        two_episodes(),
        vec![
            (
                "oc2.csv",
                "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED\n\
                 A1,04/05/2009,12,,0,,1,1,1,0,,\n"
                    .to_owned(),
            ),
            ("oc3.csv", "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\nB2,01/02/2007,YES,F1,K1\n".to_owned()),
            ("uasc.csv", "CHILD,SEX,DOB,DUC\nB2,M,01/02/2007,01/02/2025\n".to_owned()),
            (
                "ad1.csv",
                "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR\n\
                 C3,05/05/2020,01/02/2025,01/05/2025,0,2,MF,L11\n"
                    .to_owned(),
            ),
            (
                "placed.csv",
                "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED\nC3,05/05/2020,01/02/2025,,\n".to_owned(),
            ),
        ],
    ]
    .concat();
    read(&house, 2026, &files);
    let girl = person(&house, "A1").unwrap();
    let checks: Vec<CareCheck> = rows(&house, &CHECKS, girl);
    assert!(checks.iter().all(|row| row.found_on == date(2026, 3, 31) && row.known_by == KnownBy::Year));
    assert_eq!(checks.len(), 6, "a blank answer is no answer");
    assert!(checks.iter().any(|row| row.kind == CheckKind::Strengths && row.score == Some(12)));
    let leaver = person(&house, "B2").unwrap();
    let contacts: Vec<LeaverContact> = rows(&house, &CONTACTS, leaver);
    assert_eq!(contacts[0].told_on, date(2026, 2, 1), "around the birthday in the year");
    let asylums: Vec<Asylum> = rows(&house, &ASYLUMS, leaver);
    assert_eq!(asylums[0].ended_on, Some(date(2025, 2, 1)));
    let child = person(&house, "C3").unwrap();
    let adoptions: Vec<Adoption> = rows(&house, &ADOPTIONS, child);
    assert_eq!(adoptions[0].adopters_sex.as_deref(), Some("MF"));
    let decisions: Vec<AdoptionDecision> = rows(&house, &DECISIONS, child);
    assert_eq!(decisions[0].decided_on, Some(date(2025, 2, 1)));
}

#[test]
fn whatever_has_no_place_is_kept_whole_beside_the_child() {
    let house = House::new();
    let mut files = two_episodes();
    files[0].1 = files[0].1.replace("MC_DOB\n", "MC_DOB,SHOES\n").replace("UN5,0,\n", "UN5,0,,4\n");
    files.push((
        "reviews.csv",
        "CHILD,DOB,REVIEW,REVIEW_CODE\nA1,04/05/2009,32/07/2025,PN1\nA1,04/05/2010,01/07/2025,PN9\n\
         A1,04/05/2009,01/07/2030,PN1\n,,01/07/2025,PN1\n"
            .to_owned(),
    ));
    let import = read(&house, 2026, &files);
    let girl = person(&house, "A1").unwrap();
    let held: Vec<CareReview> = rows(&house, &REVIEWS, girl);
    assert_eq!(held.len(), 1);
    assert_eq!(held[0].participation.as_deref(), Some("PN9"), "a code is kept as it came");
    let why = whys(&house, Some(girl)).join("\n");
    for words in [
        "The return has no place for this value",
        "REVIEW: this is not a date",
        "there is none that it can read",
        "PN9",
        "another date of birth",
        "still to come",
    ] {
        let kept = leftovers(&house).iter().any(|left| left.why.contains(words) || left.body.contains(words));
        assert!(kept, "{words} is not among\n{why}");
    }
    assert!(leftovers(&house).iter().any(|left| left.body == "SHOES: 4" && left.person_id == Some(girl)));
    assert!(whys(&house, None).iter().any(|why| why == "This row names no child."));
    assert_eq!(import.findings, leftovers(&house).len() as i64);
}

#[test]
fn a_child_of_the_census_is_the_same_child_in_care() {
    let house = House::new();
    import_children(&house, 2025, &child("A1", "<PersonBirthDate>2009-05-04</PersonBirthDate>", ""));
    let known = person(&house, "A1").unwrap();
    read(&house, 2026, &two_episodes());
    assert_eq!(person(&house, "A1"), Some(known));
    let episodes: Vec<CareEpisode> = rows(&house, &EPISODES, known);
    assert_eq!(episodes.len(), 2);
}

#[test]
fn a_folder_without_a_return_is_refused_and_nothing_is_imported() {
    let house = House::new();
    let folder = tempfile::tempdir().unwrap();
    let today = date(2026, 11, 25);
    let refused = |year| check(folder.path(), "folder", year, today).err().unwrap().to_string();
    assert!(refused(None).contains("no files"));
    std::fs::write(folder.path().join("a.csv"), "name,age\nA,4\n").unwrap();
    assert!(refused(None).contains("no table of an SSDA903 return"));
    std::fs::write(folder.path().join("a.csv"), format!("{HEADER}A1,F,04/05/2009,WBRI,UN5,0,\n")).unwrap();
    assert!(refused(None).contains("Say it with --year"));
    assert!(refused(Some(26)).contains("not a collection year"));
    assert_eq!(leftovers(&house).len(), 0);
}

#[test]
fn an_analyst_brings_a_zip_through_the_page() {
    use crate::platform::access::Role;
    let house = House::new();
    let analyst = house.worker("Ana Lyst", &[Role::Analyst], None);
    let mut tables = kith_returns::ssda903::tables::Tables::default();
    let origin = kith_returns::table::Origin::default();
    tables.add("Header", origin, &[(0, "A1"), (1, "F"), (2, "04/05/2009")]);
    tables.add("Episodes", origin, &[(0, "A1"), (1, "01/06/2025"), (3, "C1")]);
    let mut zip = std::io::Cursor::new(Vec::new());
    kith_returns::ssda903::write_csv::write_zip(&tables, ["Header", "Episodes"].into_iter(), &mut zip)
        .unwrap();
    let asked = super::pages::send(&house, &analyst, "903.zip", zip.get_ref());
    assert_eq!(asked.status, axum::http::StatusCode::SEE_OTHER, "{}", asked.main());
    assert!(crate::platform::jobs::run_one(&house.app, &crate::job_kinds()).unwrap());
    let done = house.get(&analyst, &asked.location);
    house.get(&analyst, &done.location).shows("Episode of care from 1 June 2025").shows("2025/26");
    assert!(person(&house, "A1").is_some());
}
