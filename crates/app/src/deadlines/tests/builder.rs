//! Rows that start and meet deadlines, for the tests.

use jiff::civil::Date;
use kith_vocabulary::ids::{PersonId, ProtectionPlanId, ReferralId};
use uuid::Uuid;

use crate::journey::rows::{Assessment, ProtectionPlan, ProtectionReview, Referral};
use crate::platform::clock::new_id;
use crate::testing::House;
use crate::visits::tests::builder::{Home, save};
use crate::{statement, values};

statement! {
    ROWS = "
        select person_id, definition, reason, due_on, due_at, state, met_on
          from deadline
         where authority_id = ?1
         order by person_id, definition, started_on, deadline_id
         limit 10000";
}

/// What the table says: definition, reason, last day, state.
pub(super) type Line = (String, String, Option<Date>, String);

/// The deadlines of one child, by definition.
pub(super) fn deadlines(house: &House, child: PersonId) -> Vec<Line> {
    let rows = house.app.db.read(|tx| tx.rows(&ROWS, values![house.authority])).unwrap();
    let mut lines = Vec::new();
    for mut row in rows {
        let person: PersonId = row.take().unwrap();
        let line: Line = (row.take().unwrap(), row.take().unwrap(), row.take().unwrap(), {
            let _: Option<jiff::Timestamp> = row.take().unwrap();
            row.take().unwrap()
        });
        if person == child {
            lines.push(line);
        }
    }
    lines
}

/// The one deadline of a child by a definition.
#[track_caller]
pub(super) fn the(house: &House, child: PersonId, definition: &str) -> Line {
    let all = deadlines(house, child);
    let found: Vec<&Line> = all.iter().filter(|line| line.0 == definition).collect();
    match found[..] {
        [one] => one.clone(),
        _ => panic!("{definition} is not there once: {all:?}"),
    }
}

fn id<I: From<Uuid>>(house: &House) -> I {
    new_id(house.app.clock.now())
}

/// Refers the first child of a family.
pub(crate) fn refer(house: &House, home: &Home, on: Date) -> ReferralId {
    let (family_id, person_id, referral_id) = (home.family, home.children[0], id(house));
    save(house, move |recorder| {
        let mut referral = Referral {
            referral_id,
            version: 0,
            family_id,
            person_id,
            referred_on: on,
            source: None,
            primary_need: None,
            no_further_action: None,
            closed_on: None,
            closure_reason: None,
            first_conference_on: None,
        };
        recorder.save(&mut referral).unwrap();
    });
    referral_id
}

/// Authorises an assessment of the first child.
pub(crate) fn assess(house: &House, home: &Home, referral_id: ReferralId, started: Date, authorised: Date) {
    let (family_id, person_id) = (home.family, home.children[0]);
    save(house, move |recorder| {
        let mut assessment = Assessment {
            assessment_id: recorder.new_id(),
            version: 0,
            family_id,
            person_id,
            referral_id,
            started_on: started,
            reviewed_on: None,
            authorised_on: Some(authorised),
            factors: String::new(),
        };
        recorder.save(&mut assessment).unwrap();
    });
}

/// Puts the first child on a protection plan.
pub(crate) fn protect(house: &House, home: &Home, referral_id: ReferralId, on: Date) -> ProtectionPlanId {
    let (family_id, person_id, protection_plan_id) = (home.family, home.children[0], id(house));
    save(house, move |recorder| {
        let mut plan = ProtectionPlan {
            protection_plan_id,
            version: 0,
            family_id,
            person_id,
            referral_id,
            started_on: on,
            ended_on: None,
            initial_category: None,
            latest_category: None,
            previous_plans: None,
            meeting_id: None,
            ended_because: None,
        };
        recorder.save(&mut plan).unwrap();
    });
    protection_plan_id
}

/// Reviews the plan of the first child.
pub(crate) fn review(house: &House, home: &Home, protection_plan_id: ProtectionPlanId, on: Date) {
    let (family_id, person_id) = (home.family, home.children[0]);
    save(house, move |recorder| {
        let mut review = ProtectionReview {
            protection_review_id: recorder.new_id(),
            version: 0,
            family_id,
            person_id,
            protection_plan_id,
            reviewed_on: on,
            meeting_id: None,
        };
        recorder.save(&mut review).unwrap();
    });
}
