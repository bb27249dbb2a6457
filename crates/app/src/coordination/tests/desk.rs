use axum::http::StatusCode;

use super::{path_in, scene, serving};
use crate::platform::access::Role;
use crate::visits::tests::builder::{allocate, home as home_of, restrict};

#[test]
fn who_serves_whom_is_arranged_by_the_manager_of_the_workers_team() {
    let scene = scene();
    let house = &scene.house;
    let (team, other) = (house.team("Family Help East"), house.team("Family Help West"));
    let manager = house.worker("Mary Holt", &[Role::TeamManager], Some(team));
    let workers: Vec<String> = ["Ann", "Ben", "Cal", "Dee"]
        .iter()
        .map(|name| {
            house.worker(&format!("{name} Worth"), &[Role::SocialWorker], Some(team)).worker.to_string()
        })
        .collect();
    let elsewhere = house.worker("Eve Worth", &[Role::SocialWorker], Some(other)).worker.to_string();
    let kim = house.worker("Kim Hay", &[Role::Coordinator], Some(team));
    let (kim_id, cora_id) = (kim.worker.to_string(), scene.cora.worker.to_string());
    let arrange = |changed: &[(&str, &str)]| {
        let usual = [("coordinator", kim_id.as_str())];
        let usual = usual.iter().filter(|(name, _)| !changed.iter().any(|(other, _)| other == name));
        let answers: Vec<(&str, &str)> = usual.chain(changed).copied().collect();
        scene.fill(&manager, "/desk/serving", &answers)
    };
    for worker in &workers[..3] {
        assert_eq!(path_in(&arrange(&[("worker", worker)]), "?done=serving-arranged"), "/desk/serving");
    }
    let check = |changed: &[(&str, &str)], words: &str| {
        let answer = arrange(changed);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(answer.body.contains(words), "{words}: {}", answer.main());
    };
    check(&[("worker", &workers[3])], "They serve three workers already");
    check(&[("worker", &workers[0])], "They serve this worker already");
    check(&[("worker", &elsewhere)], "Choose a worker of your team");
    check(&[("worker", &workers[3]), ("coordinator", &workers[0])], "Choose a co-ordinator");
    check(&[("worker", &workers[3]), ("covers", &cora_id)], "Say on which day the cover ends");
    let until = [("until-day", "4"), ("until-month", "12"), ("until-year", "2026")];
    let cover =
        arrange(&[&[("worker", workers[3].as_str()), ("covers", cora_id.as_str())][..], &until[..]].concat());
    assert_eq!(cover.status, StatusCode::SEE_OTHER, "{}", cover.main());
    house.get(&kim, "/desk").shows("Dee Worth, covering for Cora Lane until");
    assert_eq!(house.get(&scene.worker, "/desk/serving").status, StatusCode::FORBIDDEN);
    assert_eq!(house.get(&scene.cora, "/desk/serving").status, StatusCode::FORBIDDEN);
}

#[test]
fn a_co_ordinator_serves_from_the_first_day_and_no_longer_from_the_last() {
    let scene = scene();
    let house = &scene.house;
    let team = house.team("Family Help East");
    let manager = house.worker("Mary Holt", &[Role::TeamManager], Some(team));
    let ann = house.worker("Ann Worth", &[Role::SocialWorker], Some(team));
    let home = home_of(house, "Brandt", &[("Lena", "2017-01-01")]);
    allocate(house, &home, ann.worker, None);
    let kim = house.worker("Kim Hay", &[Role::Coordinator], Some(team));
    let (kim_id, ann_id) = (kim.worker.to_string(), ann.worker.to_string());
    let days = [
        ("from-day", "27"),
        ("from-month", "11"),
        ("from-year", "2026"),
        ("until-day", "30"),
        ("until-month", "11"),
        ("until-year", "2026"),
    ];
    let who = [("coordinator", kim_id.as_str()), ("worker", ann_id.as_str())];
    scene.fill(&manager, "/desk/serving", &[&who[..], &days[..]].concat());
    let check = |now: &str, expected: StatusCode| {
        house.at(now);
        let kim = house.sign_in(kim.worker, &kim.roles);
        assert_eq!(house.get(&kim, &home.path("")).status, expected, "{now}");
        assert_eq!(house.get(&kim, "/today").body.contains("Brandt"), expected == StatusCode::OK, "{now}");
    };
    check("2026-11-26T23:30:00Z", StatusCode::NOT_FOUND);
    check("2026-11-27T08:00:00Z", StatusCode::OK);
    check("2026-11-29T20:00:00Z", StatusCode::OK);
    check("2026-11-30T00:30:00Z", StatusCode::NOT_FOUND);
}

#[test]
fn the_figures_hold_both_sides_minutes_and_no_family_that_the_reader_may_not_know() {
    let scene = scene();
    let (house, worker, cora) = (&scene.house, &scene.worker, &scene.cora);
    let brief = scene.leave(&[("bullets", "Saw both"), ("desk_minutes", "2")]);
    scene.draft_visit(&brief);
    scene.fill(worker, &format!("{brief}/read"), &[("all", "yes"), ("desk_minutes", "3")]);
    for who in [worker, cora] {
        let page = house.get(who, "/desk/figures");
        for (label, value) in [
            ("Briefs left", "1"),
            ("Confirmed", "1"),
            ("Worker’s minutes", "5"),
            ("Co-ordinator’s minutes", "20"),
            ("Together", "25"),
        ] {
            page.shows(&format!("data-label=\"{label}\" class=\"kith-table__number\">{value}</td>"));
        }
        assert!(page.statements <= 5, "{} statements", page.statements);
    }
    let stranger = serving(house, "Kim Hay", scene.cora.worker);
    house.get(&stranger, "/desk/figures").shows("No brief was left");
    restrict(house, scene.home.family, &[worker.worker]);
    house.get(cora, "/desk/figures").shows("No brief was left");
    house.get(worker, "/desk/figures").shows("Ada Quill");
}

#[test]
fn the_desk_takes_a_fixed_number_of_statements_and_shows_what_is_late_first() {
    let mut scene = scene();
    scene.leave(&[("bullets", "First"), ("due", "today")]);
    let one = scene.house.get(&scene.cora, "/desk").statements;
    for n in 0..4 {
        scene.leave(&[("bullets", &format!("More {n}")), ("wanted", "letter")]);
    }
    scene.later("2026-11-30T10:00:00Z");
    let page = scene.house.get(&scene.cora, "/desk");
    assert_eq!(page.statements, one);
    assert!(one <= 6, "{one} statements");
    page.shows("To be drafted (5)").shows("overdue since");
    assert!(page.body.find("First") < page.body.find("More 0"));
}
