//! A family safety plan for families whose work goes on: made with them, agreed, tested and reviewed.

use jiff::civil::Date;
use kith_practice::plan::{Agreement, Held, LineKind, Occasion, PlanKind, StepMark};
use kith_vocabulary::calendar::next_working_day_on_or_after;
use kith_vocabulary::ids::{GoalId, PersonId, WorkerId};

use super::journey::Episode;
use super::plan_words::{Words, words};
use super::visits::{Visited, Visiting};
use crate::demo::chance::{days_after, days_between};
use crate::demo::story::{Step, Story};
use crate::plans::rows::{
    Plan, PlanAgreement, PlanChild, PlanGoal, PlanLine, PlanNetwork, PlanRating, PlanStep, PlanStepMark,
    PlanTest, PlanVersion,
};
use crate::visits::rows::ActionItem;

/// How long after the work passed on a plan is made, tested and reviewed.
const MADE_AFTER: i64 = 8;
const TESTED_AFTER: i64 = 15;
const REVIEWED_AFTER: i64 = 28;
/// How long after a review the plan is tried again.
const TESTED_AGAIN_AFTER: i64 = 49;
/// How old a plan that stands is, in days.
const LATELY: i64 = 58;

impl Visiting<'_> {
    /// Tells the safety plan of an episode whose work goes on.
    pub(crate) fn safety_plan(&self, story: &mut Story, episode: &Episode) {
        let Some(begun) = episode.handed_over().filter(|_| episode.is_open()) else { return };
        // Families meet again and again; the plan that stands is a few weeks old.
        let lately = days_after(self.today, -LATELY - 3 * self.children.len() as i64);
        let made_on = next_working_day_on_or_after(days_after(begun, MADE_AFTER).max(lately));
        let children: Vec<&Visited> = self.children.iter().filter(|child| child.from <= made_on).collect();
        if made_on >= self.today || children.is_empty() {
            return;
        }
        let worker = self.workforce.holder(self.seats.1, made_on);
        let mut plan = Plan {
            plan_id: story.ids.next(),
            version: 0,
            family_id: self.family,
            kind: PlanKind::FamilySafety,
            newest: 1,
            ended_on: None,
            ended_because: None,
        };
        let (goal, words) = (story.ids.next(), words(self.theme));
        let mut step = story.step(made_on, 11, 30, worker, "write a plan");
        step.save(&mut plan);
        let carer = self.adults.first().filter(|(_, from)| *from <= made_on).map(|(person, _)| *person);
        let mut items = vec![
            self.action(story, words.carer_does.0, (carer, worker), days_after(made_on, 21)),
            self.action(story, words.worker_does.0, (None, worker), days_after(made_on, 24)),
        ];
        for item in &mut items {
            step.save(item);
        }
        let known = [words.carer_does.1, words.worker_does.1];
        let steps: Vec<(&ActionItem, &str)> = items.iter().zip(known).collect();
        let told = Version { plan: &plan, worker, made_on, goal, words: &words, children: &children };
        let mut version = told.header(
            story,
            Occasion::Made,
            "Made round the kitchen table with the family and who they trust.",
        );
        step.save(&mut version);
        told.content(story, &mut step, &version, &steps, self.cast.kin.as_deref());
        told.rate(story, &mut step, carer, (3, 2));
        self.agree(story, &mut step, &version, carer, "It says what we do anyway on a good week.");
        story.push(step);
        self.test(story, &plan, made_on);
        self.review(story, (plan, items, carer), goal, &children);
    }

    fn action(
        &self,
        story: &mut Story,
        what: &str,
        (person, worker): (Option<PersonId>, WorkerId),
        due: Date,
    ) -> ActionItem {
        ActionItem {
            action_item_id: story.ids.next(),
            version: 0,
            family_id: self.family,
            visit_id: None,
            what: what.to_owned(),
            worker_id: person.is_none().then_some(worker),
            person_id: person,
            due_on: Some(next_working_day_on_or_after(due)),
            done_on: None,
            outcome: None,
            child_id: None,
        }
    }

    fn agree(
        &self,
        story: &mut Story,
        step: &mut Step,
        version: &PlanVersion,
        carer: Option<PersonId>,
        words: &str,
    ) {
        let child = self.children.iter().find(|child| days_between(child.born, version.made_on) > 5 * 365);
        let carer = carer.map(|person| (person, Agreement::Agrees, Some(words)));
        let child = child.map(|child| (child.person, Agreement::Agrees, Some("I like that I can ring.")));
        for (person_id, answer, words) in carer.into_iter().chain(child) {
            step.save(&mut PlanAgreement {
                plan_agreement_id: story.ids.next(),
                version: 0,
                plan_version_id: version.plan_version_id,
                plan_id: version.plan_id,
                family_id: self.family,
                person_id,
                answer,
                words: words.map(str::to_owned),
                answered_on: version.made_on,
            });
        }
    }

    fn test(&self, story: &mut Story, plan: &Plan, made_on: Date) {
        let tested_on = days_after(made_on, TESTED_AFTER);
        if tested_on >= self.today {
            return;
        }
        let worker = self.workforce.holder(self.seats.1, tested_on);
        let mut step = story.step(tested_on, 16, 20, worker, "test a safety plan");
        step.save(&mut PlanTest {
            plan_test_id: story.ids.next(),
            version: 0,
            plan_id: plan.plan_id,
            family_id: self.family,
            tested_on,
            held: Held::Partly,
            happened: "The signal was sent at teatime. Somebody answered within five minutes and was there in forty; the plan says thirty.".to_owned(),
        });
        story.push(step);
    }

    /// The first review: the worker's step is done, the carer's goes on, and one is new.
    fn review(
        &self,
        story: &mut Story,
        (mut plan, mut items, carer): (Plan, Vec<ActionItem>, Option<PersonId>),
        goal: GoalId,
        children: &[&Visited],
    ) {
        let on = next_working_day_on_or_after(days_after(made_on(&items), REVIEWED_AFTER));
        if on >= self.today {
            return;
        }
        let (worker, words) = (self.workforce.holder(self.seats.1, on), words(self.theme));
        let mut step = story.step(on, 15, 10, worker, "review a plan");
        plan.newest = 2;
        step.save(&mut plan);
        let mut done = items.pop().expect("a plan has two steps");
        done.done_on = Some(on);
        done.outcome = Some("Done at the review of the plan".to_owned());
        step.save(&mut done);
        let mut new = self.action(
            story,
            "Write who comes when on the kitchen calendar",
            (carer, worker),
            days_after(on, 14),
        );
        step.save(&mut new);
        items.push(new);
        let told = Version { plan: &plan, worker, made_on: on, goal, words: &words, children };
        let mut version = told.header(
            story,
            Occasion::Reviewed,
            "The first weeks went better than people feared. The forty minutes worry everybody.",
        );
        step.save(&mut version);
        let known = [words.carer_does.1, "Anybody in the family can say who comes tonight"];
        let steps: Vec<(&ActionItem, &str)> = items.iter().zip(known).collect();
        told.content(story, &mut step, &version, &steps, self.cast.kin.as_deref());
        for (item, mark) in [(&items[0], StepMark::GoesOn), (&done, StepMark::Done)] {
            step.save(&mut PlanStepMark {
                plan_step_mark_id: story.ids.next(),
                version: 0,
                plan_version_id: version.plan_version_id,
                family_id: self.family,
                action_item_id: item.action_item_id,
                mark,
                person_id: None,
            });
        }
        told.rate(story, &mut step, carer, (7, 4));
        self.agree(story, &mut step, &version, carer, "Yes, but ask us before you ring the school.");
        story.push(step);
    }
}

/// The day on which a plan with these steps was made: 21 days before its first is due, give or take a weekend.
fn made_on(items: &[ActionItem]) -> Date {
    let due = items.first().and_then(|item| item.due_on).expect("the first step has a date");
    days_after(due, -21)
}

/// One version to be told of.
struct Version<'v> {
    plan: &'v Plan,
    worker: WorkerId,
    made_on: Date,
    goal: GoalId,
    words: &'v Words,
    children: &'v [&'v Visited],
}

impl Version<'_> {
    fn header(&self, story: &mut Story, occasion: Occasion, told: &str) -> PlanVersion {
        let tested_after = if occasion == Occasion::Made { TESTED_AFTER } else { TESTED_AGAIN_AFTER };
        PlanVersion {
            plan_version_id: story.ids.next(),
            version: 0,
            plan_id: self.plan.plan_id,
            family_id: self.plan.family_id,
            number: self.plan.newest,
            occasion,
            worker_id: self.worker,
            made_on: self.made_on,
            told: Some(told.to_owned()),
            review_on: days_after(self.made_on, 42),
            test_on: Some(days_after(self.made_on, tested_after)),
        }
    }

    /// Everything that the version says.
    fn content(
        &self,
        story: &mut Story,
        step: &mut Step,
        version: &PlanVersion,
        steps: &[(&ActionItem, &str)],
        kin: Option<&str>,
    ) {
        let (id, family_id, words) = (version.plan_version_id, self.plan.family_id, self.words);
        for child in self.children {
            let (plan_child_id, person_id) = (story.ids.next(), child.person);
            step.save(&mut PlanChild {
                plan_child_id,
                version: 0,
                plan_version_id: id,
                family_id,
                person_id,
            });
        }
        self.lines(story, step, version);
        step.save(&mut PlanGoal {
            plan_goal_id: story.ids.next(),
            version: 0,
            plan_version_id: id,
            family_id,
            goal_id: self.goal,
            place: 0,
            danger: words.danger.to_owned(),
            goal: words.goal.to_owned(),
            zero: words.zero.to_owned(),
            ten: words.ten.to_owned(),
            person_id: None,
        });
        for (place, (item, known_by)) in (0..).zip(steps) {
            step.save(&mut PlanStep {
                plan_step_id: story.ids.next(),
                version: 0,
                plan_version_id: id,
                family_id,
                goal_id: self.goal,
                place,
                action_item_id: item.action_item_id,
                known_by: Some((*known_by).to_owned()),
                person_id: None,
            });
        }
        self.network(story, step, version, kin);
    }

    fn network(&self, story: &mut Story, step: &mut Step, version: &PlanVersion, kin: Option<&str>) {
        let (id, family_id) = (version.plan_version_id, self.plan.family_id);
        let kin = kin.map(|name| (name, "07700 900317", "Comes over or takes the children", false));
        let night = Some(("Out of hours social work team", "0300 555 1373", "Answers at night", true));
        for (place, (name, phone, does, is_professional)) in (0..).zip(kin.into_iter().chain(night)) {
            step.save(&mut PlanNetwork {
                plan_network_id: story.ids.next(),
                version: 0,
                plan_version_id: id,
                family_id,
                place,
                person_id: None,
                name: Some(name.to_owned()),
                phone: Some(phone.to_owned()),
                does: Some(does.to_owned()),
                is_professional,
            });
        }
    }

    fn lines(&self, story: &mut Story, step: &mut Step, version: &PlanVersion) {
        let words = self.words;
        let signal = self.children.first().map(|child| child.person);
        let lines = [
            (LineKind::Strength, words.strength, None),
            (LineKind::BottomLine, words.bottom_line, None),
            (LineKind::Trigger, words.trigger, None),
            (LineKind::Signal, "A text with a red heart", signal),
            (
                LineKind::Contingency,
                "The children go to somebody on this list, and we all meet within two days",
                None,
            ),
        ];
        for (place, (kind, words, person_id)) in (0..).zip(lines) {
            step.save(&mut PlanLine {
                plan_line_id: story.ids.next(),
                version: 0,
                plan_version_id: version.plan_version_id,
                family_id: self.plan.family_id,
                kind,
                place,
                words: words.to_owned(),
                person_id,
            });
        }
    }

    /// What the carer and the worker say on the scale: each their own value.
    fn rate(&self, story: &mut Story, step: &mut Step, carer: Option<PersonId>, (theirs, ours): (i64, i64)) {
        let carer = carer.map(|person| (Some(person), None, theirs));
        for (person_id, worker_id, value) in carer.into_iter().chain([(None, Some(self.worker), ours)]) {
            step.save(&mut PlanRating {
                plan_rating_id: story.ids.next(),
                version: 0,
                plan_id: self.plan.plan_id,
                family_id: self.plan.family_id,
                goal_id: self.goal,
                person_id,
                worker_id,
                rated_on: self.made_on,
                value,
                reason: None,
            });
        }
    }
}
