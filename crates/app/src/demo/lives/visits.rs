//! The visits of an episode: when, by whom, what was seen and said, and the actions that came of them.

use jiff::civil::{Date, Time};
use kith_practice::visit::{Mode, Place, Purpose, VisitState};
use kith_vocabulary::calendar::next_working_day_on_or_after;
use kith_vocabulary::ids::{FamilyId, PersonId, WorkerId};

use super::journey::{Episode, Path};
use super::lines::{Cast, Lately};
use super::people::YEAR;
use super::themes::Theme;
use super::workforce::Workforce;
use crate::demo::chance::{Chance, days_after, days_between};
use crate::demo::story::Story;
use crate::visits::rows::{ActionItem, Visit, VisitChild, VisitPresent};

/// What is in the diary for a family whose work goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Diary {
    /// As it comes.
    AsItComes,
    /// A visit in so many days, 0 today, at this hour; one in the past was not written up.
    In(i64, i8),
    /// Nothing, although a visit is due.
    Overdue,
}

/// A child as a visitor knows them.
#[derive(Debug, Clone)]
pub(crate) struct Visited {
    pub(crate) person: PersonId,
    pub(crate) name: String,
    pub(crate) born: Date,
    /// The first day on which they can be visited.
    pub(crate) from: Date,
}

/// What all visits of a family share.
pub(crate) struct Visiting<'v> {
    pub(crate) family: FamilyId,
    pub(crate) children: Vec<Visited>,
    pub(crate) adults: Vec<(PersonId, Date)>,
    pub(crate) cast: Cast,
    pub(crate) theme: Theme,
    /// What else a visit may be about, as sections of sentences.
    pub(crate) matters: Vec<&'static str>,
    pub(crate) workforce: &'v Workforce,
    /// The seats that assess and that help.
    pub(crate) seats: (usize, usize),
    pub(crate) today: Date,
}

/// One visit to be told of.
pub(crate) struct Call {
    pub(crate) on: Date,
    /// The first day on which anybody could have planned it.
    since: Date,
    hour: i8,
    pub(crate) purpose: Purpose,
    worker: WorkerId,
    pub(crate) phase: Phase,
    pub(crate) children: Vec<Visited>,
}

/// Whether things are still as they were, or have begun to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    Early,
    Later,
}

impl Visiting<'_> {
    /// Tells all visits of an episode.
    pub(crate) fn tell(&self, story: &mut Story, chance: &mut Chance, episode: &Episode, diary: Diary) {
        if episode.path == Path::NoFurtherAction {
            return;
        }
        let mut days = self.days(chance, episode);
        let next = days.iter().position(|(day, _)| *day >= self.today).map(|at| days.split_off(at)[0]);
        if let Some((_, purpose)) = days.last().copied().filter(|_| episode.is_open()) {
            let last = match diary {
                Diary::Overdue => {
                    days_after(self.today, if purpose == Purpose::ChildProtection { -17 } else { -33 })
                }
                Diary::In(days, _) => days_after(self.today, days.min(0) - 4),
                Diary::AsItComes => self.today,
            };
            while days.len() > 1 && days[days.len() - 1].0 > last {
                days.pop();
            }
        }
        let mut lately = Lately::default();
        for (day, purpose) in &days {
            if let Some(call) = self.call(chance, episode, *day, *purpose) {
                self.held(story, chance, &call, &mut lately);
            }
        }
        if episode.is_open() {
            self.plan(story, chance, episode, diary, next);
        }
    }

    /// The days on which visits fall, up to the first that is today or later.
    fn days(&self, chance: &mut Chance, episode: &Episode) -> Vec<(Date, Purpose)> {
        let mut days = Vec::new();
        let end = episode.until(self.today);
        let plan_starts = episode.handed_over().or(episode.authorised).unwrap_or(end);
        let mut day = next_working_day_on_or_after(days_after(episode.referred, chance.between(1, 6)));
        while day < plan_starts && days.len() < 5 {
            days.push((day, Purpose::Assessment));
            day = next_working_day_on_or_after(days_after(day, chance.between(7, 16)));
        }
        day = day.max(plan_starts);
        loop {
            let protected = episode
                .protection
                .as_ref()
                .is_some_and(|plan| plan.started <= day && plan.ended.is_none_or(|ended| day < ended));
            let (purpose, low, high) =
                if protected { (Purpose::ChildProtection, 9, 15) } else { (Purpose::ChildInNeed, 21, 31) };
            let purpose = if episode.handed_over().is_none() { Purpose::Assessment } else { purpose };
            day = next_working_day_on_or_after(days_after(day, chance.between(low, high)));
            if day >= end && !episode.is_open() {
                return days;
            }
            days.push((day, purpose));
            if day >= self.today {
                return days;
            }
        }
    }

    fn call(&self, chance: &mut Chance, episode: &Episode, on: Date, purpose: Purpose) -> Option<Call> {
        let children: Vec<Visited> = self.children.iter().filter(|child| child.from <= on).cloned().collect();
        if children.is_empty() {
            return None;
        }
        let seat =
            if episode.handed_over().is_some_and(|day| day <= on) { self.seats.1 } else { self.seats.0 };
        let length = days_between(episode.referred, episode.until(self.today)).max(1);
        let way = 100 * days_between(episode.referred, on) / length;
        // At first little has changed, and towards the end not everything.
        let changed = way > 20 && chance.happens(usize::try_from(way.min(93)).unwrap_or(50));
        let at_school = children.iter().any(|child| days_between(child.born, on) > 5 * YEAR);
        let earliest = if at_school { 15 } else { 10 };
        let known = children.iter().map(|child| child.from).max().unwrap_or(on);
        Some(Call {
            on,
            since: known.max(episode.referred),
            hour: i8::try_from(chance.between(earliest, 17)).unwrap_or(16),
            purpose,
            worker: self.workforce.holder(seat, on),
            phase: if changed { Phase::Later } else { Phase::Early },
            children,
        })
    }

    /// A visit as its row is before it happens.
    fn planned(&self, story: &mut Story, chance: &mut Chance, call: &Call) -> (Visit, Vec<VisitChild>) {
        let place =
            chance.weighted(&[(78, Place::Home), (13, Place::School), (6, Place::Office), (3, Place::Home)]);
        let school_age = call.children.iter().all(|child| days_between(child.born, call.on) > 5 * YEAR);
        let place = if place == Place::School && !school_age { Place::Home } else { place };
        let minute = *chance.pick(&[0, 15, 30, 45]);
        let hour = if place == Place::School { call.hour - 4 } else { call.hour };
        let visit = Visit {
            visit_id: story.ids.next(),
            version: 0,
            family_id: self.family,
            state: VisitState::Planned,
            purpose: call.purpose,
            planned_on: Some(call.on),
            planned_at: Some(Time::new(hour, minute, 0, 0).expect("a visit has an hour of the day")),
            happened_on: None,
            happened_at: None,
            mode: if chance.happens(3) { Mode::Video } else { Mode::InPerson },
            place,
            minutes: None,
            travel_minutes: None,
            worker_id: call.worker,
            narrative: String::new(),
            not_held_because: None,
        };
        let children = call
            .children
            .iter()
            .map(|child| VisitChild {
                visit_child_id: story.ids.next(),
                version: 0,
                visit_id: visit.visit_id,
                family_id: self.family,
                person_id: child.person,
                seen: None,
                where_seen: None,
                own_words: None,
                meaning: None,
            })
            .collect();
        (visit, children)
    }

    /// A visit whose day has passed: done and written up, or not held and why.
    fn held(&self, story: &mut Story, chance: &mut Chance, call: &Call, lately: &mut Lately) {
        let (mut visit, mut children) = self.planned(story, chance, call);
        let cast = self.cast_of(call);
        let recent = days_between(call.on, self.today) < 40;
        let not_held = if chance.happens(6) { cast.line(chance, "not held") } else { None };
        if recent || not_held.is_some() {
            let before = days_after(call.on, -chance.between(3, 9)).max(call.since);
            let mut step = story.step(before, 16, 20, call.worker, "plan a visit");
            step.save(&mut visit);
            children.iter_mut().for_each(|child| step.save(child));
            story.push(step);
        }
        let kind = if not_held.is_some() { "note that a visit did not happen" } else { "record a visit" };
        let (delay, hour) = chance.weighted(&[(55, (0, 18)), (30, (1, 9)), (15, (2, 12))]);
        let written = days_after(call.on, delay).min(self.today);
        let mut step = story.step(written, hour, 10, call.worker, kind);
        if not_held.is_some() {
            visit.state = VisitState::NotHeld;
            visit.not_held_because = not_held;
            step.save(&mut visit);
            story.push(step);
            return;
        }
        visit.state = VisitState::Done;
        visit.happened_on = Some(call.on);
        visit.happened_at = visit.planned_at;
        visit.minutes = Some(5 * chance.between(6, 18));
        visit.travel_minutes = (visit.mode == Mode::InPerson).then(|| 5 * chance.between(2, 14));
        visit.narrative = self.narrative(chance, call, &cast, &visit, lately);
        step.save(&mut visit);
        for (row, child) in children.iter_mut().zip(&call.children) {
            self.see(chance, call, &cast, child, (row, lately));
            step.save(row);
        }
        let at_home = self.adults.iter().find(|(_, from)| *from <= call.on && visit.place != Place::School);
        if let Some((adult, _)) = at_home {
            step.save(&mut VisitPresent {
                visit_present_id: story.ids.next(),
                version: 0,
                visit_id: visit.visit_id,
                family_id: self.family,
                person_id: Some(*adult),
                name: None,
            });
        }
        let mut actions = self.actions(story, chance, (call, lately), &cast, &visit);
        actions.iter_mut().for_each(|(action, _)| step.save(action));
        story.push(step);
        for (action, outcome) in actions {
            self.finish(story, chance, call, action, outcome);
        }
    }

    /// What is to be done, each with what will come of it.
    fn actions(
        &self,
        story: &mut Story,
        chance: &mut Chance,
        (call, lately): (&Call, &mut Lately),
        cast: &Cast,
        visit: &Visit,
    ) -> Vec<(ActionItem, String)> {
        let n_actions = chance.weighted(&[(42, 0), (45, 1), (13, 2)]);
        let mut actions: Vec<(ActionItem, String)> = Vec::new();
        for _ in 0..n_actions {
            let adult = self.adults.iter().find(|(_, from)| *from <= call.on);
            let theirs = adult.filter(|_| chance.happens(32));
            let section = if theirs.is_some() { "action family" } else { "action worker" };
            let Some(line) = cast.fresh(chance, section, lately) else { continue };
            let (what, outcome) = line.split_once('|').unwrap_or((&line, ""));
            if actions.iter().any(|(action, _)| action.what == what) {
                continue;
            }
            let action = ActionItem {
                action_item_id: story.ids.next(),
                version: 0,
                family_id: self.family,
                visit_id: Some(visit.visit_id),
                what: what.to_owned(),
                worker_id: theirs.is_none().then_some(call.worker),
                person_id: theirs.map(|(person, _)| *person),
                due_on: Some(next_working_day_on_or_after(days_after(call.on, chance.between(3, 21)))),
                done_on: None,
                outcome: None,
                child_id: None,
            };
            actions.push((action, outcome.to_owned()));
        }
        actions
    }

    /// Most actions are done about when they were due.
    fn finish(
        &self,
        story: &mut Story,
        chance: &mut Chance,
        call: &Call,
        mut action: ActionItem,
        outcome: String,
    ) {
        let due = action.due_on.unwrap_or(call.on);
        let done = days_after(due, chance.between(-3, 4)).max(days_after(call.on, 3));
        if done >= self.today || !chance.happens(91) {
            return;
        }
        let mut step = story.step(done, 14, 40, call.worker, "finish an action");
        action.done_on = Some(done);
        action.outcome = Some(outcome);
        step.save(&mut action);
        story.push(step);
    }

    /// Puts the next visit in the diary.
    fn plan(
        &self,
        story: &mut Story,
        chance: &mut Chance,
        episode: &Episode,
        diary: Diary,
        next: Option<(Date, Purpose)>,
    ) {
        let Some((next_day, purpose)) = next else { return };
        let (on, hour) = match diary {
            Diary::Overdue => return,
            Diary::In(days, hour) => (days_after(self.today, days), hour),
            Diary::AsItComes => match chance.weighted(&[(62, 0), (10, 1), (28, 2)]) {
                0 if days_between(self.today, next_day) <= 16 => (next_day, 15),
                1 => (days_after(self.today, -chance.between(1, 3)).max(episode.referred), 15),
                _ => return,
            },
        };
        let Some(mut call) = self.call(chance, episode, on, purpose) else { return };
        call.hour = hour;
        call.worker = self
            .workforce
            .holder(if episode.handed_over().is_some() { self.seats.1 } else { self.seats.0 }, self.today);
        let (mut visit, mut children) = self.planned(story, chance, &call);
        let before = days_after(on.min(self.today), -chance.between(1, 4)).max(call.since);
        let mut step = story.step(before, 17, 5, call.worker, "plan a visit");
        step.save(&mut visit);
        children.iter_mut().for_each(|child| step.save(child));
        story.push(step);
    }
}
