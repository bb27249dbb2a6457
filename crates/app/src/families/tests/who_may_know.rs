//! Pages name exactly the people whose own page would be shown: over many made-up services, for every role.

use axum::http::StatusCode;
use kith_practice::family::{Part, RelationshipKind};
use kith_vocabulary::ids::{FamilyId, PersonId};

use super::builders::{Someone, also_in, family_of, recuse, restrict, tie};
use crate::platform::access::Role;
use crate::testing::{House, SignedIn};

const NAMES: [&str; 8] =
    ["Abelard", "Bathilde", "Corentin", "Drusilla", "Evander", "Fiammetta", "Gawain", "Hesper"];

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % sides).unwrap()
    }
}

struct Service {
    house: House,
    workers: Vec<SignedIn>,
    families: Vec<FamilyId>,
    people: Vec<PersonId>,
}

/// Eight families of one, each with people of others, some restricted, some that a worker must stay away from.
fn service(seed: u64) -> Service {
    let mut dice = Dice(seed);
    let house = House::new();
    let teams = [house.team("North"), house.team("South")];
    let mut workers: Vec<SignedIn> = Role::ALL
        .iter()
        .map(|role| house.worker(role.label(), &[*role], Some(teams[dice.roll(2)])))
        .collect();
    let lead = house.worker("Lead", &[Role::SocialWorker], Some(teams[0]));
    workers.push(house.worker_serving("Serves", &[Role::Coordinator], None, &[lead.worker]));
    workers.push(lead);
    let (mut families, mut people) = (Vec::new(), Vec::new());
    for name in NAMES {
        let leads = &workers[dice.roll(workers.len() as u64)];
        let (family, made) =
            family_of(&house, leads, &[Someone(name, "Testament", "2015-03-04", Part::Child)]);
        families.push(family);
        people.push(made[0]);
    }
    for at in 0..NAMES.len() {
        let other = dice.roll(8);
        if other != at {
            also_in(&house, families[at], people[other], Part::Adult);
            tie(&house, people[other], RelationshipKind::Relative, people[at]);
        }
        match dice.roll(4) {
            0 => restrict(&house, families[at]),
            1 => recuse(&house, families[at], &workers[dice.roll(workers.len() as u64)]),
            _ => {}
        }
    }
    Service { house, workers, families, people }
}

#[test]
fn pages_name_exactly_those_whose_own_page_would_be_shown() {
    for seed in 1..=3 {
        let service = service(seed);
        let (mut shown, mut kept_out) = (0, 0);
        for worker in &service.workers {
            let may_know: Vec<bool> = service
                .people
                .iter()
                .map(|person| {
                    service.house.get(worker, &format!("/people/{person}")).status == StatusCode::OK
                })
                .collect();
            let families = service.families.iter().map(|family| format!("/families/{family}"));
            let people = service.people.iter().map(|person| format!("/people/{person}"));
            for path in families.chain(people) {
                let page = service.house.get(worker, &path);
                if page.status != StatusCode::OK {
                    kept_out += 1;
                    continue;
                }
                shown += 1;
                for (name, may_know) in NAMES.iter().zip(&may_know) {
                    assert!(
                        *may_know || !page.main().contains(name),
                        "seed {seed}: {name} is named on {path} for {:?}:\n{}",
                        worker.roles,
                        page.main()
                    );
                }
            }
        }
        assert!(shown > 20 && kept_out > 20, "seed {seed}: {shown} shown, {kept_out} not");
    }
}
