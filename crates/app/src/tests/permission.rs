use crate::platform::access::{Action, Role, Situation, allows, knows, tick_table};
use crate::platform::http::Page;

/// What anybody may reach without signing in. This list should only ever shrink.
const OPEN: [(&str, &str); 3] = [
    ("GET", "/sign-in"),
    ("POST", "/sign-in"),
    // A lost phone on which nobody is signed in must still hear that it is to remove everything. It is told that and
    // no more, by a token of its own.
    ("POST", "/recording/standing"),
];

#[test]
fn every_route_names_a_deed_but_the_way_in() {
    let open: Vec<(&str, &str)> = crate::routes()
        .iter()
        .filter(|route| matches!(route.page, Page::Open(_)))
        .map(|route| (route.method, route.path))
        .collect();
    assert_eq!(open, OPEN, "a new route names the deed it is for: Route::get(path, Action::..., page)");
}

#[test]
fn a_route_that_shows_or_changes_a_record_is_for_a_deed() {
    for route in crate::routes() {
        let own = matches!(route.page, Page::Own(_));
        assert!(!own || !route.path.contains('{'), "{} holds an id and names no deed", route.path);
    }
}

#[test]
fn the_permissions_table_that_people_read_is_the_one_that_holds() {
    let kept = std::fs::read_to_string("../../docs/generated/permissions.md").unwrap();
    assert_eq!(kept, tick_table(), "run: cargo xtask docs");
}

#[test]
fn nobody_does_anything_to_a_record_they_may_not_know() {
    for role in Role::ALL {
        for situation in Situation::ALL {
            for action in Action::ALL {
                assert!(
                    knows(&[role], situation) || !allows(&[role], *action, situation),
                    "{role} may {} when {} without knowing of it",
                    action.key(),
                    situation.key()
                );
            }
        }
    }
}

#[test]
fn restricted_and_recused_are_absent_for_every_role_together() {
    for situation in [Situation::Restricted, Situation::Recused] {
        assert!(!knows(&Role::ALL, situation));
    }
}

#[test]
fn a_co_ordinator_never_finishes_what_the_worker_must() {
    for situation in Situation::ALL {
        for action in [
            Action::RecordVisit,
            Action::CorrectVisit,
            Action::Allocate,
            Action::Restrict,
            Action::RecordProtection,
            Action::DecideConference,
            Action::DecideProceedings,
            Action::RecordNeed,
            Action::DecideContact,
            Action::CorrectContact,
            Action::EndReferral,
            Action::SendAssessment,
            Action::DecideAssessment,
            Action::CorrectAssessment,
            Action::TakeAwayFile,
            Action::LeaveBrief,
            Action::ConfirmDraft,
            Action::ArrangeServing,
        ] {
            assert!(!allows(&[Role::Coordinator], action, situation));
        }
    }
}

#[test]
fn what_a_conference_decided_is_recorded_by_its_chair_and_nobody_who_does_or_manages_the_work() {
    for role in Role::ALL.into_iter().filter(|role| *role != Role::ConferenceChair) {
        for situation in Situation::ALL {
            assert!(!allows(&[role], Action::DecideConference, situation), "{role} {}", situation.key());
        }
    }
    assert!(allows(&[Role::ConferenceChair], Action::DecideConference, Situation::Elsewhere));
    assert!(!allows(&[Role::ConferenceChair], Action::RecordVisit, Situation::Elsewhere));
}
