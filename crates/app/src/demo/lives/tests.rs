use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::{Date, date};
use kith_practice::family::{Part, RelationshipKind};
use kith_practice::people::IdentifierScheme;
use kith_practice::visit::{Seen, VisitState};
use kith_vocabulary::calendar::{age_on, london_today};
use kith_vocabulary::identifiers::nhs_number::NhsNumber;
use kith_vocabulary::identifiers::postcode::Postcode;
use kith_vocabulary::identifiers::upn::Upn;
use kith_vocabulary::ids::{PersonId, WorkerId};
use uuid::Uuid;

use super::Lives;
use crate::demo::Size;
use crate::demo::chance::days_between;
use crate::demo::story::{AnyRow, Told};
use crate::families::rows::{Address, Allocation, FamilyMember, Relationship};
use crate::journey::rows::{Assessment, Enquiry, NeedPlan, ProtectionPlan, ProtectionReview, Referral};
use crate::people::rows::{Identifier, Person};
use crate::platform::access::Role;
use crate::testing::NOW;
use crate::visits::rows::{ActionItem, Visit, VisitChild};

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

/// A service as its rows stand in the end.
struct Made {
    workers: BTreeMap<Role, WorkerId>,
    told: Vec<Told>,
    rows: BTreeMap<Uuid, AnyRow>,
    today: Date,
}

impl Made {
    fn of(seed: u64, children: usize) -> Self {
        let mut lives = Lives::new(seed, now(), children);
        let workers = lives.workforce().accounts.iter().copied().collect();
        let mut told = vec![lives.workforce().told.clone()];
        told.extend(&mut lives);
        let steps = told.iter().flat_map(|history| &history.steps);
        let rows = steps.flat_map(|step| &step.rows).map(|row| (row.id(), row.clone())).collect();
        Made { workers, told, rows, today: london_today(now()) }
    }

    fn all<R>(&self, pick: impl Fn(&AnyRow) -> Option<&R>) -> Vec<&R> {
        self.rows.values().filter_map(pick).collect()
    }

    fn people(&self) -> BTreeMap<PersonId, &Person> {
        self.all(person).into_iter().map(|person| (person.person_id, person)).collect()
    }
}

macro_rules! picks {
    ($($name:ident $record:ident;)*) => {$(
        fn $name(row: &AnyRow) -> Option<&$record> {
            match row {
                AnyRow::$record(row) => Some(row),
                _ => None,
            }
        }
    )*};
}

picks! {
    person Person; member FamilyMember; relationship Relationship; identifier Identifier; address Address;
    allocation Allocation; visit Visit; visit_child VisitChild; action ActionItem;
    referral Referral; assessment Assessment; need NeedPlan; enquiry Enquiry; protection ProtectionPlan;
    review ProtectionReview;
}

#[test]
fn the_same_seed_tells_the_same_story_and_another_seed_another() {
    let told = |seed| Made::of(seed, 60).told;
    assert_eq!(told(3), told(3));
    assert_ne!(told(3), told(4));
}

#[test]
fn there_are_as_many_children_as_were_asked_for() {
    for children in [1, 37, Size::Small.children()] {
        let made = Made::of(5, children);
        let members = made.all(member).into_iter().filter(|member| member.part == Part::Child);
        let distinct: BTreeSet<PersonId> = members.map(|member| member.person_id).collect();
        assert_eq!(distinct.len(), children);
    }
}

#[test]
fn history_goes_forward_and_ends_now() {
    let made = Made::of(6, 600);
    for history in &made.told {
        let mut versions: BTreeMap<Uuid, i64> = BTreeMap::new();
        assert!(history.steps.is_sorted_by_key(|step| step.at));
        for step in &history.steps {
            assert!(step.at <= now(), "{step:?}");
            for row in &step.rows {
                let stands = versions.entry(row.id()).or_insert(0);
                assert_eq!(row.version(), *stands, "{row:?}");
                *stands += 1;
            }
        }
    }
}

/// The rows that a row speaks of.
fn speaks_of(row: &AnyRow) -> Vec<Uuid> {
    match row {
        AnyRow::WorkerRole(row) => vec![row.worker_id.0],
        AnyRow::Post(row) => vec![row.worker_id.0, row.team_id.0],
        AnyRow::Serving(row) => vec![row.worker_id.0, row.served_id.0],
        AnyRow::PersonName(row) => vec![row.person_id.0],
        AnyRow::Identifier(row) => vec![row.person_id.0],
        AnyRow::ContactDetail(row) => vec![row.person_id.0],
        AnyRow::FamilyMember(row) => vec![row.family_id.0, row.person_id.0],
        AnyRow::Household(row) => vec![row.family_id.0],
        AnyRow::Address(row) => vec![row.household_id.0],
        AnyRow::Residence(row) => vec![row.household_id.0, row.person_id.0],
        AnyRow::Relationship(row) => vec![row.person_id.0, row.other_id.0],
        AnyRow::Professional(row) => vec![row.family_id.0],
        AnyRow::Allocation(row) => vec![row.family_id.0, row.person_id.0, row.worker_id.0],
        AnyRow::Restriction(row) => vec![row.family_id.0],
        AnyRow::RestrictionName(row) => vec![row.restriction_id.0, row.worker_id.0],
        AnyRow::Recusal(row) => vec![row.family_id.0, row.worker_id.0],
        AnyRow::Visit(row) => vec![row.family_id.0, row.worker_id.0],
        AnyRow::VisitChild(row) => vec![row.visit_id.0, row.person_id.0],
        AnyRow::VisitPresent(row) => vec![row.visit_id.0],
        AnyRow::ActionItem(row) => vec![row.family_id.0],
        AnyRow::Referral(row) => vec![row.family_id.0, row.person_id.0],
        AnyRow::Assessment(row) => vec![row.person_id.0, row.referral_id.0],
        AnyRow::NeedPlan(row) => vec![row.person_id.0, row.referral_id.0],
        AnyRow::Enquiry(row) => vec![row.person_id.0, row.referral_id.0],
        AnyRow::ProtectionPlan(row) => vec![row.person_id.0, row.referral_id.0],
        AnyRow::ProtectionReview(row) => vec![row.person_id.0, row.protection_plan_id.0],
        AnyRow::Meeting(row) => vec![row.family_id.0],
        AnyRow::MeetingChild(row) => vec![row.meeting_id.0, row.person_id.0],
        AnyRow::MeetingPerson(row) => vec![row.meeting_id.0],
        AnyRow::GroupOffer(row) => vec![row.family_id.0],
        AnyRow::GroupOfferChild(row) => vec![row.group_offer_id.0, row.person_id.0],
        AnyRow::Plan(row) => vec![row.family_id.0],
        AnyRow::PlanVersion(row) => vec![row.plan_id.0, row.worker_id.0],
        AnyRow::PlanChild(row) => vec![row.plan_version_id.0, row.person_id.0],
        AnyRow::PlanLine(row) => vec![row.plan_version_id.0],
        AnyRow::PlanGoal(row) => vec![row.plan_version_id.0],
        AnyRow::PlanStep(row) => vec![row.plan_version_id.0, row.action_item_id.0],
        AnyRow::PlanNetwork(row) => vec![row.plan_version_id.0],
        AnyRow::PlanRating(row) => vec![row.plan_id.0],
        AnyRow::PlanAgreement(row) => vec![row.plan_version_id.0, row.person_id.0],
        AnyRow::PlanStepMark(row) => vec![row.plan_version_id.0, row.action_item_id.0],
        AnyRow::PlanTest(row) => vec![row.plan_id.0],
        AnyRow::Team(_) | AnyRow::Worker(_) | AnyRow::Person(_) | AnyRow::Family(_) => Vec::new(),
    }
}

#[test]
fn nothing_is_said_of_what_is_not_yet_there() {
    let made = Made::of(12, 800);
    let mut there: BTreeSet<Uuid> = BTreeSet::new();
    for step in made.told.iter().flat_map(|history| &history.steps) {
        assert!(there.contains(&step.worker.0) || there.len() < 4, "nobody does this: {step:?}");
        for row in &step.rows {
            there.insert(row.id());
            for other in speaks_of(row) {
                assert!(there.contains(&other), "{other} is not there yet: {row:?} in {step:?}");
            }
        }
    }
}

#[test]
fn parents_are_old_enough_and_twins_share_a_birth() {
    let made = Made::of(7, 2000);
    let people = made.people();
    let mut by_mother: BTreeMap<PersonId, Vec<Date>> = BTreeMap::new();
    let mut twins = 0;
    for tie in made.all(relationship) {
        let is_parent = matches!(tie.kind, RelationshipKind::Mother | RelationshipKind::Father);
        let (Some(parent), Some(child)) =
            (people[&tie.person_id].birth.latest(), people[&tie.other_id].birth.latest())
        else {
            continue;
        };
        if is_parent {
            assert!(age_on(parent, child).is_some_and(|age| age >= 14), "{tie:?}");
        }
        if tie.kind == RelationshipKind::Mother && people[&tie.other_id].birth.born_on().is_some() {
            by_mother.entry(tie.person_id).or_default().push(child);
        }
    }
    for births in by_mother.values_mut() {
        births.sort();
        for pair in births.windows(2) {
            let apart = days_between(pair[0], pair[1]);
            assert!(apart == 0 || apart >= 250, "brothers or sisters {apart} days apart");
            twins += usize::from(apart == 0);
        }
    }
    assert!(twins > 5, "{twins} pairs of twins");
}

#[test]
fn visits_that_are_done_have_happened_and_say_whether_each_child_was_seen() {
    let made = Made::of(8, 1200);
    let visits = made.all(visit);
    let children = made.all(visit_child);
    let of = |wanted: &Visit| {
        children.iter().filter(|child| child.visit_id == wanted.visit_id).copied().collect::<Vec<_>>()
    };
    let mut by_state: BTreeMap<VisitState, usize> = BTreeMap::new();
    for visit in visits {
        *by_state.entry(visit.state).or_default() += 1;
        let is_done = visit.state == VisitState::Done;
        assert_eq!(is_done, visit.happened_on.is_some_and(|day| day <= made.today), "{visit:?}");
        assert_eq!(is_done, !visit.narrative.is_empty(), "{visit:?}");
        assert!(!visit.narrative.contains('{'), "{visit:?}");
        let seen = of(visit);
        assert!(!seen.is_empty(), "{visit:?}");
        for child in seen {
            assert_eq!(child.seen.is_some(), is_done, "{child:?}");
            if child.seen == Some(Seen::NotSeen) {
                assert_eq!(child.own_words, None);
            }
        }
    }
    assert_eq!(by_state.len(), 3, "{by_state:?}");
}

#[test]
fn steps_follow_the_order_of_practice() {
    let made = Made::of(9, 1200);
    let referrals: BTreeMap<_, &Referral> =
        made.all(referral).into_iter().map(|referral| (referral.referral_id, referral)).collect();
    let plans: BTreeMap<_, &ProtectionPlan> =
        made.all(protection).into_iter().map(|plan| (plan.protection_plan_id, plan)).collect();
    let check = |id, person, days: &[Option<Date>]| {
        let referral: &Referral = referrals[&id];
        assert_eq!(referral.person_id, person);
        let mut known: Vec<Date> = vec![referral.referred_on];
        known.extend(days.iter().flatten());
        known.extend(referral.closed_on);
        assert!(known.is_sorted(), "{known:?}");
        assert!(known.iter().all(|day| *day <= made.today), "{known:?}");
    };
    for row in made.all(assessment) {
        check(row.referral_id, row.person_id, &[Some(row.started_on), row.authorised_on]);
    }
    for row in made.all(need) {
        check(row.referral_id, row.person_id, &[Some(row.started_on), row.ended_on]);
    }
    for row in made.all(enquiry) {
        check(row.referral_id, row.person_id, &[Some(row.started_on), row.conference_on]);
    }
    for plan in plans.values() {
        check(plan.referral_id, plan.person_id, &[Some(plan.started_on), plan.ended_on]);
    }
    for row in made.all(review) {
        let plan = plans[&row.protection_plan_id];
        assert!(plan.started_on < row.reviewed_on && row.reviewed_on <= made.today, "{row:?}");
        assert!(plan.ended_on.is_none_or(|ended| row.reviewed_on <= ended), "{row:?}");
    }
    assert!(plans.len() > 50);
}

#[test]
fn about_a_third_of_the_children_are_with_the_service_today() {
    let made = Made::of(10, 3000);
    let open: BTreeSet<PersonId> = made
        .all(allocation)
        .into_iter()
        .filter(|allocation| allocation.ends_on.is_none())
        .map(|allocation| allocation.person_id)
        .collect();
    assert!((800..1300).contains(&open.len()), "{} of 3000", open.len());
    let mut caseloads: BTreeMap<WorkerId, usize> = BTreeMap::new();
    for allocation in made.all(allocation).into_iter().filter(|allocation| allocation.ends_on.is_none()) {
        *caseloads.entry(allocation.worker_id).or_default() += 1;
    }
    let largest = caseloads.values().max().copied().unwrap_or(0);
    assert!((12..=30).contains(&largest), "{caseloads:?}");
}

#[test]
fn numbers_and_places_are_well_formed_and_belong_to_nobody() {
    let made = Made::of(11, 800);
    let mut values = BTreeSet::new();
    for identifier in made.all(identifier) {
        match identifier.scheme {
            IdentifierScheme::Upn => {
                let upn: Upn = identifier.value.parse().unwrap();
                assert!(upn.check_letter_is_right() && upn.authority() == "999");
            }
            IdentifierScheme::NhsNumber => {
                assert!(identifier.value.parse::<NhsNumber>().unwrap().as_str().starts_with("999"));
            }
            _ => {}
        }
        assert!(values.insert((identifier.scheme, identifier.value.clone())), "{identifier:?}");
    }
    for address in made.all(address) {
        let postcode: Postcode = address.postcode.as_deref().unwrap().parse().unwrap();
        assert_eq!(postcode.area(), "ZS");
    }
}

#[test]
fn the_social_worker_who_can_sign_in_has_a_days_work() {
    let made = Made::of(1, Size::Small.children());
    let worker = made.workers[&Role::SocialWorker];
    let mine: Vec<&Allocation> = made
        .all(allocation)
        .into_iter()
        .filter(|allocation| allocation.worker_id == worker && allocation.ends_on.is_none())
        .collect();
    let mut families: BTreeMap<_, usize> = BTreeMap::new();
    for allocation in mine {
        *families.entry(allocation.family_id).or_default() += 1;
    }
    assert_eq!(families.len(), 9);
    assert!(families.values().any(|children| *children == 3), "{families:?}");
    let visits = made.all(visit).into_iter().filter(|visit| visit.worker_id == worker);
    let planned: Vec<Date> = visits
        .filter(|visit| visit.state == VisitState::Planned)
        .filter_map(|visit| visit.planned_on)
        .collect();
    assert_eq!(planned.iter().filter(|day| **day == made.today).count(), 2, "{planned:?}");
    assert!(planned.iter().any(|day| *day < made.today), "{planned:?}");
    assert!(planned.iter().any(|day| *day > made.today), "{planned:?}");
    let owed = made.all(action).into_iter().filter(|action| action.worker_id == Some(worker));
    assert!(owed.filter(|action| action.done_on.is_none()).count() > 2);
}

#[test]
fn stories_are_told_on_a_leap_day_and_over_a_change_of_clocks() {
    for text in ["2028-02-29T00:30:00Z", "2026-10-25T00:30:00Z", "2026-03-29T01:00:00Z"] {
        let now: Timestamp = text.parse().unwrap();
        let told: Vec<Told> = Lives::new(2, now, 60).collect();
        assert!(told.iter().flat_map(|history| &history.steps).all(|step| step.at <= now), "{text}");
    }
    assert_eq!(london_today("2026-10-25T00:30:00Z".parse().unwrap()), date(2026, 10, 25));
}
