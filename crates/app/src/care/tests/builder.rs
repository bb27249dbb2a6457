//! The steps of a child's care, sent through their forms.

use jiff::civil::{Date, date};
use kith_vocabulary::ids::PersonId;

use crate::care::rows::{CareCheck, CareEpisode, Placement};
use crate::platform::db::{Record, Statement};
use crate::protection::tests::builder::{Scene, boxes, said};
use crate::testing::{Answer, SignedIn};
use crate::{statement, values};

statement! {
    EPISODES = "select {care_episode} from care_episode where authority_id = ?1 order by started_on limit 100";
    PLACEMENTS = "select {placement} from placement where authority_id = ?1 order by placement_id limit 100";
    CHECKS = "select {care_check} from care_check where authority_id = ?1 order by kind, care_check_id limit 100";
    DUE = "
        select name, due_on
          from deadline
         where authority_id = ?1 and person_id = ?2 and state = 'open'
         order by name
         limit 100";
}

/// The address of a child's care.
pub(super) fn path(scene: &Scene, at: usize, rest: &str) -> String {
    scene.home.path(&format!("/care/{}{rest}", scene.child(at)))
}

/// Sends a form of a child's care.
pub(super) fn step(
    scene: &Scene,
    who: &SignedIn,
    (at, rest): (usize, &str),
    changed: &[(String, String)],
) -> Answer {
    scene.step(who, &path(scene, at, rest), &[], changed)
}

/// What is said of coming into care by agreement, with foster carers.
pub(super) fn coming(on: Date) -> Vec<(String, String)> {
    let mut answers = boxes("started_on", on).to_vec();
    answers.extend(boxes("lawful_on", on));
    answers.extend(said(&[
        ("legal_status", "V2"),
        ("lawful_by", "Maryam Okafor, mother"),
        ("need", "N1"),
        ("placement_type", "U6"),
        ("placement_provider", "PR1"),
        ("carer", "Robin and Lee Marsh"),
        ("address", "12 Quay Lane, Solentport"),
        ("postcode", "so31 9zz"),
        ("note", "Nobody of the family could care for him. Mo Field decided it."),
    ]));
    answers
}

/// The first child comes into care on a day.
pub(super) fn come(scene: &Scene, on: Date) -> Answer {
    step(scene, &scene.worker, (0, "/start"), &coming(on))
}

/// What is said of a move to a children's home.
pub(super) fn moving(on: Date) -> Vec<(String, String)> {
    let mut answers = boxes("started_on", on).to_vec();
    answers.extend(said(&[
        ("moved", "other carer"),
        ("place_change_reason", "CREQB"),
        ("placement_type", "K2"),
        ("placement_provider", "PR4"),
        ("carer", "Harbour House"),
        ("urn", "sc1234567"),
    ]));
    answers
}

/// He came on 10 March, moved on 1 May, and is there since.
pub(super) fn moved(scene: &Scene) {
    crate::protection::tests::builder::saved(&come(scene, date(2026, 3, 10)));
    let answer = step(scene, &scene.worker, (0, "/change"), &moving(date(2026, 5, 1)));
    crate::protection::tests::builder::saved(&answer);
}

fn rows<R: Record>(scene: &Scene, statement: &'static Statement) -> Vec<R> {
    let authority = scene.house.authority;
    scene.house.app.db.read(|tx| tx.records(statement, values![authority])).unwrap()
}

pub(super) fn episodes(scene: &Scene) -> Vec<CareEpisode> {
    rows(scene, &EPISODES)
}

pub(super) fn placements(scene: &Scene) -> Vec<Placement> {
    rows(scene, &PLACEMENTS)
}

pub(super) fn checks(scene: &Scene) -> Vec<CareCheck> {
    rows(scene, &CHECKS)
}

/// What is due for a child: its name and day.
pub(super) fn due(scene: &Scene, person: PersonId) -> Vec<(String, Date)> {
    let authority = scene.house.authority;
    let read = |tx: &mut crate::platform::db::Tx| {
        let mut all = Vec::new();
        for mut row in tx.rows(&DUE, values![authority, person])? {
            all.push((row.take()?, row.take()?));
        }
        Ok(all)
    };
    scene.house.app.db.read(read).unwrap()
}
