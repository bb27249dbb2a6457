//! The people who do the work: teams, seats in them held by one worker after another, and an account for each role.

use jiff::Timestamp;
use jiff::civil::Date;
use kith_vocabulary::codes::sex::Sex;
use kith_vocabulary::ids::{TeamId, WorkerId};

use super::names;
use super::people::YEAR;
use crate::demo::chance::{Chance, Ids, days_after};
use crate::demo::lists::lists;
use crate::demo::story::{Story, Told};
use crate::platform::access::Role;
use crate::workers::rows::{Post, Serving, Team, Worker, WorkerRole};

/// How many children one social worker holds, about.
const CASELOAD: usize = 16;
/// How many years of history there are at the most.
const YEARS: i64 = 9;

/// What the workers of a team do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Desk {
    /// From referral to the end of the assessment.
    Assessment,
    /// Plans, of both kinds.
    FamilyHelp,
}

/// One worker's time in a seat.
#[derive(Debug, Clone, Copy)]
struct Stay {
    worker: WorkerId,
    from: Date,
    to: Option<Date>,
}

/// A social worker's post, whoever holds it.
#[derive(Debug, Clone)]
struct Seat {
    desk: Desk,
    team: usize,
    stays: Vec<Stay>,
    load: usize,
}

/// All who work for the authority.
pub(crate) struct Workforce {
    /// The seat of the social worker who has an account.
    pub(crate) own_seat: usize,
    /// Another seat in the same team.
    pub(crate) next_seat: usize,
    /// How everybody came to be there.
    pub(crate) told: Told,
    /// Those who can sign in.
    pub(crate) accounts: Vec<(Role, WorkerId)>,
    seats: Vec<Seat>,
    managers: Vec<WorkerId>,
}

impl Workforce {
    /// The workers for so many children, of whom a third are open.
    pub(crate) fn hire(seed: u64, now: Timestamp, today: Date, children: usize) -> Self {
        let began = days_after(today, -YEARS * YEAR - 30);
        let mut hiring = Hiring {
            chance: Chance::stream(seed, u64::MAX),
            story: Story::new(Ids::of(days_after(began, -1), seed, 0), now),
            began,
            today,
            hired: 0,
        };
        let setter_up = hiring.story.ids.next();
        let leader = hiring.join(setter_up, setter_up, "Service leader", (Role::ServiceLeader, None), began);
        let n_seats = (children / 3 / CASELOAD).max(12);
        let n_teams = n_seats.div_ceil(7).max(2);
        let mut force = Workforce {
            own_seat: 0,
            next_seat: 1,
            told: Told { steps: Vec::new(), known: Vec::new() },
            accounts: vec![(Role::ServiceLeader, leader)],
            seats: Vec::new(),
            managers: Vec::new(),
        };
        for nth in 0..n_teams {
            let size = (n_seats * (nth + 1) / n_teams - n_seats * nth / n_teams).clamp(6, 8);
            hiring.team(&mut force, leader, nth, size);
        }
        for role in Role::ALL {
            if force.accounts.iter().all(|(has, _)| *has != role) {
                let worker = hiring.story.ids.next();
                // There were conferences as long as there was a service.
                let since = if role == Role::ConferenceChair { began } else { days_after(today, -2 * YEAR) };
                hiring.join(worker, leader, role.label(), (role, None), since);
                force.accounts.push((role, worker));
            }
        }
        force.told = hiring.story.told();
        force
    }

    /// The free seat with the fewest open children, which takes on so many more.
    pub(crate) fn take_on(&mut self, desk: Desk, children: usize) -> usize {
        let seats = self.seats.iter().enumerate();
        let free = seats.filter(|(at, seat)| seat.desk == desk && *at != self.own_seat);
        let (at, _) = free.min_by_key(|(_, seat)| seat.load).expect("every kind of team has seats");
        self.seats[at].load += children;
        at
    }

    /// Any seat, for work that is over.
    pub(crate) fn any_seat(&self, chance: &mut Chance, desk: Desk) -> usize {
        let of_desk: Vec<usize> = (0..self.seats.len()).filter(|at| self.seats[*at].desk == desk).collect();
        *chance.pick(&of_desk)
    }

    /// Who chairs conferences.
    pub(crate) fn chair(&self) -> WorkerId {
        let found = self.accounts.iter().find(|(role, _)| *role == Role::ConferenceChair);
        found.expect("somebody was hired for every role").1
    }

    /// Who holds a seat on a day.
    pub(crate) fn holder(&self, seat: usize, on: Date) -> WorkerId {
        let stays = &self.seats[seat].stays;
        let stay = stays.iter().find(|stay| stay.to.is_none_or(|to| on < to));
        stay.or(stays.last()).expect("a seat was always held").worker
    }

    /// Who held a seat from one day to another, each with their days.
    pub(crate) fn holders(
        &self,
        seat: usize,
        from: Date,
        to: Option<Date>,
    ) -> Vec<(WorkerId, Date, Option<Date>)> {
        let mut held = Vec::new();
        for stay in &self.seats[seat].stays {
            let first = stay.from.max(from);
            let last = match (stay.to, to) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            };
            if last.is_none_or(|last| first < last) {
                held.push((stay.worker, first, last));
            }
        }
        if held.is_empty() {
            held.push((self.holder(seat, from), from, to));
        }
        held
    }

    /// Who manages the team of a seat.
    pub(crate) fn manager(&self, seat: usize) -> WorkerId {
        self.managers[self.seats[seat].team]
    }
}

/// Hiring under way.
struct Hiring {
    chance: Chance,
    story: Story,
    began: Date,
    today: Date,
    hired: u64,
}

impl Hiring {
    fn team(&mut self, force: &mut Workforce, leader: WorkerId, nth: usize, size: usize) {
        let (name, desk) = team_name(nth);
        let mut step = self.story.step(self.began, 9, 0, leader, "make a team");
        let mut team = Team { team_id: self.story.ids.next(), version: 0, name };
        step.save(&mut team);
        self.story.push(step);
        let manager = self.story.ids.next();
        let place = Some(team.team_id);
        self.join(manager, leader, "Team manager", (Role::TeamManager, place), self.began);
        force.managers.push(manager);
        let first = force.seats.len();
        for at in 0..size {
            let mine = nth == 0 && at == 0;
            let stays = self.stays(team.team_id, manager, if mine { Account::Yes } else { Account::No });
            force.seats.push(Seat { desk, team: nth, stays, load: 0 });
        }
        let coordinator = self.story.ids.next();
        let title = "Social work co-ordinator";
        let since = days_after(self.today, -500);
        self.join(coordinator, manager, title, (Role::Coordinator, place), since);
        for seat in &force.seats[first..first + 3] {
            self.serve(coordinator, manager, &seat.stays, since);
        }
        if nth == 0 {
            let social_worker = force.seats[0].stays.last().expect("a seat was always held").worker;
            force.accounts.push((Role::SocialWorker, social_worker));
            force.accounts.push((Role::Coordinator, coordinator));
            force.accounts.push((Role::TeamManager, manager));
        }
    }

    /// Those who held a seat, one after another, until today.
    fn stays(&mut self, team: TeamId, manager: WorkerId, account: Account) -> Vec<Stay> {
        let mut stays: Vec<Stay> = Vec::new();
        let mut from = self.began;
        loop {
            let to = days_after(from, self.chance.between(500, 1900));
            // The one with an account has been there for two years.
            let last = days_after(self.today, if account == Account::Yes { -2 * YEAR } else { -120 });
            let to = if from >= last { None } else { Some(to.min(last)) };
            let worker = self.story.ids.next();
            let title = *self.chance.pick(&["Social worker", "Social worker", "Senior social worker"]);
            self.join_and_leave(worker, manager, title, team, from, to);
            stays.push(Stay { worker, from, to });
            match to {
                Some(day) => from = day,
                None => return stays,
            }
        }
    }

    fn join(
        &mut self,
        worker: WorkerId,
        actor: WorkerId,
        title: &str,
        (role, team): (Role, Option<TeamId>),
        from: Date,
    ) -> WorkerId {
        let rows = self.rows(worker, title, role, team, from);
        let mut step = self.story.step(from, 9, 30, actor, "let a worker join");
        let (mut person, mut has, post) = rows;
        step.save(&mut person);
        step.save(&mut has);
        if let Some(mut post) = post {
            step.save(&mut post);
        }
        self.story.push(step);
        worker
    }

    fn join_and_leave(
        &mut self,
        worker: WorkerId,
        manager: WorkerId,
        title: &str,
        team: TeamId,
        from: Date,
        to: Option<Date>,
    ) {
        let (mut person, mut has, post) = self.rows(worker, title, Role::SocialWorker, Some(team), from);
        let mut post = post.expect("a post was asked for");
        let mut step = self.story.step(from, 11, 0, manager, "let a worker join");
        step.save(&mut person);
        step.save(&mut has);
        step.save(&mut post);
        self.story.push(step);
        if to.is_some() {
            let mut step = self.story.step(to.unwrap_or(from), 17, 0, manager, "let a worker leave");
            (has.ends_on, post.ends_on) = (to, to);
            step.save(&mut has);
            step.save(&mut post);
            self.story.push(step);
        }
    }

    fn rows(
        &mut self,
        worker_id: WorkerId,
        title: &str,
        role: Role,
        team: Option<TeamId>,
        starts_on: Date,
    ) -> (Worker, WorkerRole, Option<Post>) {
        let sex = if self.chance.happens(75) { Sex::Female } else { Sex::Male };
        let culture = lists().any_culture(&mut self.chance);
        let called = names::adult(&mut self.chance, culture, sex);
        self.hired += 1;
        let registered = matches!(role, Role::SocialWorker | Role::TeamManager | Role::ServiceLeader);
        let person = Worker {
            worker_id,
            version: 0,
            name: called.whole(),
            // Zeros lead, so that the number is nobody's.
            registration_number: registered.then(|| format!("SW{:07}", self.hired)),
            phone: Some(format!("01632 960{:03}", self.chance.below(1000))),
        };
        let has = WorkerRole {
            worker_role_id: self.story.ids.next(),
            version: 0,
            worker_id,
            role,
            starts_on,
            ends_on: None,
        };
        let post = team.map(|team_id| Post {
            post_id: self.story.ids.next(),
            version: 0,
            worker_id,
            team_id,
            title: title.to_owned(),
            starts_on,
            ends_on: None,
        });
        (person, has, post)
    }

    fn serve(&mut self, coordinator: WorkerId, manager: WorkerId, stays: &[Stay], since: Date) {
        for stay in stays.iter().filter(|stay| stay.to.is_none()) {
            let from = since.max(stay.from);
            let mut step = self.story.step(from, 12, 0, manager, "let a co-ordinator serve a worker");
            step.save(&mut Serving {
                serving_id: self.story.ids.next(),
                version: 0,
                worker_id: coordinator,
                served_id: stay.worker,
                starts_on: from,
                ends_on: None,
                covers_id: None,
            });
            self.story.push(step);
        }
    }
}

/// Whether a seat is the one of the social worker who can sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Account {
    Yes,
    No,
}

/// Every third team assesses; now and then one is on duty for the front door.
fn team_name(nth: usize) -> (String, Desk) {
    let areas = lists().section("areas");
    let (kind, desk) = match nth % 9 {
        1 | 4 => ("Assessment", Desk::Assessment),
        7 => ("Duty and Assessment", Desk::Assessment),
        _ => ("Family Help", Desk::FamilyHelp),
    };
    let round = nth / (3 * areas.len());
    let number = if round == 0 { String::new() } else { format!(" {}", round + 1) };
    (format!("{kind} {}{number}", areas[nth / 3 % areas.len() * 3 % areas.len()]), desk)
}

/// How far back a history may go.
pub(crate) fn earliest_referral(today: Date) -> Date {
    days_after(today, -8 * YEAR)
}
