use axum::http::StatusCode;
use jiff::civil::{Date, date};

use crate::protection::tests::builder::{Scene, boxes, refused, said, saved, scene};
use crate::testing::Answer;

fn apply(scene: &Scene, on: Date, why: &str) -> Answer {
    let mut answers = boxes("applied_on", on).to_vec();
    answers.extend(said(&[("order_sought", "Interim care order"), ("no_offer_because", why)]));
    scene.step(&scene.manager, "application", &[1], &answers)
}

fn gateway(scene: &Scene) -> Answer {
    let mut answers = boxes("held_on", date(2026, 5, 1)).to_vec();
    answers.extend(said(&[
        ("came", "Vi Strand, legal services"),
        ("narrative", "We looked at the threshold."),
        ("decision", "pre-proceedings"),
        ("reason_together", "Nothing has changed since the plan began."),
    ]));
    scene.step(&scene.manager, "proceedings/legal-gateway", &[1, 2], &answers)
}

#[test]
fn no_application_is_recorded_where_the_family_was_not_offered_its_own_meeting() {
    let scene = scene();
    let words = "The family of Ngozi Okafor was not offered family group decision-making before this day";
    refused(&apply(&scene, date(2026, 5, 1), ""), words);
    saved(&apply(&scene, date(2026, 5, 1), "She was in danger that night"));
    let page = scene.house.get(&scene.worker, &scene.home.path("/protection"));
    page.shows("application to court about Ngozi Okafor").shows("She was in danger that night");
}

#[test]
fn an_accepted_offer_is_held_before_an_application() {
    let scene = scene();
    let mut offer = boxes("offered_on", date(2026, 4, 1)).to_vec();
    offer.extend(said(&[("offered_to", "Maryam Okafor")]));
    saved(&scene.step(&scene.worker, "group-offer", &[1], &offer));
    refused(&apply(&scene, date(2026, 3, 31), ""), "was not offered");
    let mut answer = boxes("answered_on", date(2026, 4, 8)).to_vec();
    answer.extend(said(&[("answer", "declined")]));
    refused(&scene.step(&scene.worker, "group-answer", &[], &answer), "Say why they declined");
    answer.extend(said(&[("answer", "accepted")]));
    answer.remove(3);
    saved(&scene.step(&scene.worker, "group-answer", &[], &answer));
    refused(&apply(&scene, date(2026, 4, 30), ""), "the meeting was not held before this day");
    let mut met = boxes("held_on", date(2026, 4, 28)).to_vec();
    met.extend(said(&[
        ("came", "Maryam Okafor\r\nAunt Ife"),
        ("narrative", "Ife can have the children at weekends."),
    ]));
    saved(&scene.step(&scene.worker, "meetings/family-group-meeting", &[1], &met));
    saved(&apply(&scene, date(2026, 4, 30), ""));
}

#[test]
fn pre_proceedings_go_from_the_gateway_by_the_letter_with_its_offer_to_the_outcome() {
    let scene = scene();
    let letter = |offer: &str, to: &str| {
        let mut answers = boxes("letter_on", date(2026, 5, 4)).to_vec();
        answers.extend(said(&[("offer", offer), ("offered_to", to)]));
        scene.step(&scene.worker, "letter", &[1, 2], &answers)
    };
    refused(&letter("yes", "Maryam Okafor"), "has no pre-proceedings on that day");
    saved(&gateway(&scene));
    refused(&gateway(&scene), "Ngozi Okafor has pre-proceedings since 1 May 2026");
    refused(&letter("", ""), "Choose whether the letter holds the offer");
    refused(&letter("no", ""), "Say why an offer is against the child’s best interests");
    saved(&letter("yes", "Maryam Okafor"));
    let mut met = boxes("held_on", date(2026, 5, 12)).to_vec();
    met.extend(said(&[("came", "Maryam Okafor, mother"), ("narrative", "We agreed on what must change.")]));
    let review = "meetings/pre-proceedings-review";
    refused(
        &scene.step(&scene.worker, review, &[1, 2], &met),
        "has had no first pre-proceedings meeting by then",
    );
    saved(&scene.step(&scene.worker, "meetings/pre-proceedings-meeting", &[1, 2], &met));
    saved(&scene.step(&scene.worker, review, &[1, 2], &met));
    let mut end = boxes("ended_on", date(2026, 5, 11)).to_vec();
    end.extend(said(&[("outcome", "diverted")]));
    refused(&scene.step(&scene.manager, "end-proceedings", &[1], &end), "went on after this day");
    end[0].1 = "30".to_owned();
    saved(&scene.step(&scene.manager, "end-proceedings", &[1], &end));
    let page = scene.house.get(&scene.worker, &scene.home.path("/protection"));
    page.shows("Letter sent 4 May 2026")
        .shows("The child is safe enough")
        .shows("Pre-proceedings since 1 May 2026");
}

#[test]
fn only_a_manager_or_a_leader_decides_on_proceedings() {
    let scene = scene();
    for path in ["proceedings/legal-gateway", "application", "end-proceedings"] {
        let path = scene.home.path(&format!("/{path}"));
        for who in [&scene.worker, &scene.chair] {
            assert_eq!(scene.house.get(who, &path).status, StatusCode::FORBIDDEN, "{path}");
            assert_eq!(scene.house.post(who, &path, &[]).status, StatusCode::FORBIDDEN, "{path}");
        }
        assert_eq!(scene.house.get(&scene.manager, &path).status, StatusCode::OK, "{path}");
    }
}
