//! The lives of Solentshire: the workers, then family after family, from a seed, as plain data.
//!
//! The first families are made to order, so that the social worker who can sign in has a day's work before them.
//! Nothing here touches a database.

mod casework;
mod family;
mod household;
mod journey;
mod lines;
mod meetings;
mod names;
mod orders;
mod people;
mod places;
mod plan_words;
mod plans;
#[cfg(test)]
mod tests;
mod themes;
mod visit_words;
mod visits;
mod workforce;

use jiff::Timestamp;
use jiff::civil::Date;
use kith_vocabulary::calendar::london_today;

use self::casework::Casework;
use self::family::Home;
use self::household::{Frame, Kindred, kindred};
use self::journey::{Ending, Episode, episodes};
use self::lines::Cast;
use self::orders::{Coming, Holder, Limit, Order, order};
pub(crate) use self::people::LA_CODE;
use self::people::{Kin, YEAR};
use self::themes::{Newborn, Theme};
use self::visits::{Diary, Visited, Visiting};
pub(crate) use self::workforce::Workforce;
use self::workforce::{Desk, earliest_referral};
use super::chance::{Chance, Ids, days_after, days_between};
use super::lists::lists;
use super::story::{Story, Told};
use crate::families::rows::{Recusal, Restriction, RestrictionName};

/// Families one after another, until so many children are made.
pub(crate) struct Lives {
    seed: u64,
    now: Timestamp,
    today: Date,
    wanted: usize,
    made: usize,
    families: u64,
    workforce: Workforce,
}

impl Lives {
    /// The lives of so many children.
    pub(crate) fn new(seed: u64, now: Timestamp, children: usize) -> Self {
        let today = london_today(now);
        let workforce = Workforce::hire(seed, now, today, children);
        Lives { seed, now, today, wanted: children, made: 0, families: 0, workforce }
    }

    /// The workers.
    pub(crate) fn workforce(&mut self) -> &mut Workforce {
        &mut self.workforce
    }

    /// How many children there are so far.
    pub(crate) fn children(&self) -> usize {
        self.made
    }
}

impl Iterator for Lives {
    type Item = Told;

    fn next(&mut self) -> Option<Told> {
        let left = self.wanted - self.made;
        if left == 0 {
            return None;
        }
        let number = self.families + 1;
        let mut chance = Chance::stream(self.seed, number);
        let mut order = order(&mut chance, self.families);
        order.children = order.children.min(left);
        let first_day = days_after(self.today, -10 * YEAR);
        let mut story = Story::new(Ids::of(first_day, self.seed, number), self.now);
        self.tell(&mut story, &mut chance, &order);
        self.families += 1;
        self.made += order.children;
        Some(story.told())
    }
}

impl Lives {
    fn tell(&mut self, story: &mut Story, chance: &mut Chance, order: &Order) {
        let today = self.today;
        let mut times = episodes(chance, order.path, order.ending, today, earliest_referral(today));
        let last = &times[times.len() - 1];
        let frame = Frame {
            first_child: self.made as u64,
            children: order.children,
            referred: last.referred,
            expected: expected(chance, order, last, today),
            youngest: order.youngest,
        };
        let people = kindred(&mut story.ids, chance, &frame);
        let referred = last.referred;
        let oldest = people.children().first().map_or(referred, |at| people.people[*at].born);
        times.retain(|time| time.referred == referred || days_after(oldest, 20) <= time.referred);
        let theme = order.theme.unwrap_or_else(|| theme(chance, &people, referred));
        let seats = self.seats(chance, order, &times[times.len() - 1]);
        let workforce = &self.workforce;
        let mut home = Home::new(story, chance, people, &times, theme, (workforce, seats.0), today);
        home.tell(story, chance);
        self.limit(story, chance, order, &home, seats);
        let visiting = visiting(&home, workforce, seats);
        let mut plans_before = 0;
        for (nth, time) in times.iter().enumerate() {
            let is_last = nth + 1 == times.len();
            let children = subjects(&home, time, is_last);
            let casework = Casework {
                family: home.family.family_id,
                children,
                episode: time,
                theme,
                workforce,
                seats,
                today,
                plans_before,
            };
            casework.tell(story, chance);
            plans_before += i64::from(time.protection.is_some());
            let diary = if is_last { order.diary } else { Diary::AsItComes };
            visiting.tell(story, chance, time, diary);
            visiting.safety_plan(story, time);
        }
        self.say_what_matters(story, chance, &mut home, &visiting.cast, seats);
        story.known = home.known();
    }

    /// The seats that assess and that help.
    fn seats(&mut self, chance: &mut Chance, order: &Order, last: &Episode) -> (usize, usize) {
        let assesses = self.workforce.any_seat(chance, Desk::Assessment);
        if !last.is_open() {
            return (assesses, self.workforce.any_seat(chance, Desk::FamilyHelp));
        }
        match order.seat {
            Holder::Own => (assesses, self.workforce.own_seat),
            Holder::Colleague => (assesses, self.workforce.next_seat),
            Holder::Anybody if last.handed_over().is_some() => {
                (assesses, self.workforce.take_on(Desk::FamilyHelp, order.children))
            }
            Holder::Anybody => {
                let assesses = self.workforce.take_on(Desk::Assessment, order.children);
                (assesses, self.workforce.any_seat(chance, Desk::FamilyHelp))
            }
        }
    }

    /// Keeps the record from those who may not know of it.
    fn limit(
        &self,
        story: &mut Story,
        chance: &mut Chance,
        order: &Order,
        home: &Home,
        seats: (usize, usize),
    ) {
        let day = home.episodes[home.episodes.len() - 1].referred;
        let family_id = home.family.family_id;
        let manager = self.workforce.manager(seats.1);
        let mut step = story.step(day, 10, 20, manager, "limit who may know of a family");
        match order.limit {
            Limit::None => return,
            Limit::Recused => {
                let reason = chance.word(&lists().section("recusal")[..1]).to_owned();
                step.save(&mut Recusal {
                    recusal_id: story.ids.next(),
                    version: 0,
                    family_id,
                    worker_id: self.workforce.holder(self.workforce.own_seat, self.today),
                    reason,
                    starts_on: day,
                    ends_on: None,
                });
            }
            Limit::Restricted => {
                let mut restriction = Restriction {
                    restriction_id: story.ids.next(),
                    version: 0,
                    family_id,
                    reason: chance.word(lists().section("restriction")).to_owned(),
                    starts_on: day,
                    ends_on: None,
                };
                step.save(&mut restriction);
                let mut named = vec![
                    manager,
                    self.workforce.manager(seats.0),
                    self.workforce.holder(seats.0, self.today),
                    self.workforce.holder(seats.1, self.today),
                ];
                named.sort();
                named.dedup();
                for worker_id in named {
                    step.save(&mut RestrictionName {
                        restriction_name_id: story.ids.next(),
                        version: 0,
                        restriction_id: restriction.restriction_id,
                        family_id,
                        worker_id,
                        starts_on: day,
                        ends_on: None,
                    });
                }
            }
        }
        story.push(step);
    }

    /// Says what whoever opens the page should know first, where work goes on.
    fn say_what_matters(
        &self,
        story: &mut Story,
        chance: &mut Chance,
        home: &mut Home,
        cast: &Cast,
        seats: (usize, usize),
    ) {
        let last = &home.episodes[home.episodes.len() - 1];
        let Some(day) = last.handed_over().filter(|_| last.is_open()) else { return };
        let section = format!("matters {}", home.theme.name());
        let Some(line) = cast.line(chance, &section) else { return };
        let worker = self.workforce.holder(seats.1, day);
        let mut step = story.step(day, 17, 30, worker, "say what matters now");
        home.family.matters_now = Some(line);
        step.save(&mut home.family);
        story.push(step);
    }
}

/// The day on which a baby is expected, where one is on the way.
fn expected(chance: &mut Chance, order: &Order, last: &Episode, today: Date) -> Option<Date> {
    if order.coming == Coming::No {
        return None;
    }
    let by = match order.ending {
        Ending::Open => days_after(last.referred, 190),
        // Work does not end while a baby is still on the way.
        Ending::Closed => days_after(last.until(today), -30).min(days_after(last.referred, 190)),
    };
    let from = days_after(last.referred, 25);
    (from < by).then(|| chance.day(from, by))
}

fn theme(chance: &mut Chance, people: &Kindred, referred: Date) -> Theme {
    let children = people.children();
    let age = |at: Option<&usize>| at.map_or(0, |at| days_between(people.people[*at].born, referred));
    let newborn = if age(children.last()) < 120 { Newborn::Yes } else { Newborn::No };
    Theme::any(chance, age(children.first()) / YEAR, newborn)
}

/// The children of an episode: at home, and born; one on the way too, at the last.
fn subjects(home: &Home, time: &Episode, is_last: bool) -> Vec<kith_vocabulary::ids::PersonId> {
    let children = home.kindred.children().into_iter().filter(|at| home.kindred.lives_in_main_home(*at));
    let known = children.filter(|at| is_last || home.joined[*at] <= time.referred);
    known.map(|at| home.kindred.people[at].person.person_id).collect()
}

fn visiting<'v>(home: &Home<'v>, workforce: &'v Workforce, seats: (usize, usize)) -> Visiting<'v> {
    let people = &home.kindred.people;
    let called = |at: usize| people[at].called.everyday().to_owned();
    let children = home.kindred.children().into_iter().filter(|at| home.kindred.lives_in_main_home(*at));
    let visited = |at: usize| {
        let being = &people[at];
        let born = being.person.birth.born_on().map(|born| days_after(born, 4));
        let from = born.map_or(Date::MAX, |born| born.max(home.joined[at]));
        Visited { person: being.person.person_id, name: called(at), born: being.born, from }
    };
    let carer = home.kindred.carer();
    let others =
        [Kin::Father, Kin::StepParent, Kin::Mother].into_iter().filter_map(|kin| home.kindred.first(kin));
    let kin = [Kin::Grandmother, Kin::AuntOrUncle, Kin::Friend];
    let kin = kin.into_iter().filter_map(|kin| home.kindred.first(kin)).find(|at| *at != carer);
    let at_home = |at: usize| home.kindred.lives_in_main_home(at);
    // Where one parent hurts the other and has not left, nothing is said that would have them gone.
    let told_of = |at: &usize| *at != carer && !(home.theme == Theme::DomesticAbuse && at_home(*at));
    let other = others.into_iter().find(told_of);
    let mut matters = vec!["routine", "school", "home", "network", "safety plan"];
    // Time with the other parent is a matter where they live apart and may meet.
    if other.is_some_and(|at| !at_home(at)) && home.theme != Theme::DomesticAbuse {
        matters.push("contact");
    }
    let adults = [carer].into_iter().map(|at| (people[at].person.person_id, home.joined[at]));
    Visiting {
        family: home.family.family_id,
        children: children.map(visited).collect(),
        adults: adults.collect(),
        cast: Cast {
            children: String::new(),
            child: None,
            carer: called(carer),
            other: other.map(called),
            kin: kin.map(called),
            school: home.school.map(str::to_owned),
        },
        theme: home.theme,
        matters,
        workforce,
        seats,
        today: home.today,
    }
}
