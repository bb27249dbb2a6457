use jiff::civil::date;
use kith_practice::need::NeedEnd;

use crate::protection::tests::builder::{boxes, refused, said, saved, scene};

#[test]
fn a_plan_begins_is_reviewed_and_steps_up_when_a_conference_makes_a_protection_plan() {
    let scene = scene();
    let begin = boxes("started_on", date(2026, 3, 3));
    saved(&scene.step(&scene.worker, "begin-need", &[0, 1, 2], &begin));
    refused(&scene.step(&scene.worker, "begin-need", &[0], &begin), "Chidi Okafor has a child in need plan");
    let mut met = boxes("held_on", date(2026, 3, 4)).to_vec();
    met.extend(said(&[("came", "Maryam Okafor, mother"), ("narrative", "We agreed on routines.")]));
    saved(&scene.step(&scene.worker, "need/child-in-need-meeting", &[0, 1], &met));
    scene.two_on_plans();
    let needs = scene.needs();
    for need in &needs {
        let went_on = need.person_id == scene.child(0);
        let ended = if went_on { None } else { Some(date(2026, 3, 20)) };
        assert_eq!((need.ended_on, need.ended_because), (ended, ended.map(|_| NeedEnd::ProtectionPlan)));
    }
    let on_plan = scene.step(&scene.worker, "begin-need", &[1], &boxes("started_on", date(2026, 4, 1)));
    refused(&on_plan, "Ngozi Okafor has a child protection plan since 20 March 2026");
}

#[test]
fn a_plan_ends_with_its_reason_and_no_earlier_than_it_began() {
    let scene = scene();
    saved(&scene.step(&scene.worker, "begin-need", &[0, 2], &boxes("started_on", date(2026, 4, 1))));
    let mut early = boxes("ended_on", date(2026, 3, 31)).to_vec();
    early.extend(said(&[("why", "stepped down")]));
    refused(
        &scene.step(&scene.worker, "end-need", &[0], &early),
        "Chidi Okafor has no child in need plan on that day",
    );
    refused(
        &scene.step(&scene.worker, "end-need", &[0], &boxes("ended_on", date(2026, 9, 1))),
        "Choose why the plan ends",
    );
    let mut end = boxes("ended_on", date(2026, 9, 1)).to_vec();
    end.extend(said(&[("why", "stepped down"), ("note", "School goes on helping")]));
    saved(&scene.step(&scene.worker, "end-need", &[0], &end));
    let ended = scene.needs().into_iter().find(|need| need.person_id == scene.child(0)).unwrap();
    assert_eq!((ended.ended_on, ended.ended_because), (Some(date(2026, 9, 1)), Some(NeedEnd::SteppedDown)));
    let page = scene.house.get(&scene.worker, &scene.home.path("/protection"));
    page.shows("Stepped down to early help").shows("Child in need plan since 1 April 2026");
}
