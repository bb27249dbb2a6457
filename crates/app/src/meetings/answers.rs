//! A meeting as answers of its form, and answers as a meeting: the one place that knows the form's names.

use jiff::civil::{Date, Time};
use kith_practice::people::YesNo;
use kith_practice::protection::moved::{may_change, may_move};
use kith_practice::protection::next::{may_begin_proceedings, may_enquire, may_hold, may_plan};
use kith_practice::protection::{Attendance, Decision, MeetingKind, PlanEnd};
use kith_vocabulary::codes::abuse_category::AbuseCategory;
use kith_vocabulary::ids::PersonId;
use kith_vocabulary::time::time_in_words;

use super::children::{Child, Children};
use super::rows::{Meeting, MeetingChild, MeetingPerson};
use crate::answers::Faults;
use crate::platform::http::Answers;
use crate::platform::problem::Problem;
use crate::visits::answers::{Mistakes, lines, needed_date, optional_time, push_date};

/// A meeting, as told.
#[derive(Debug, Clone)]
pub struct Said {
    /// The day.
    pub held_on: Date,
    /// When it began.
    pub held_at: Option<Time>,
    /// Who chaired it.
    pub chaired_by: String,
    /// What everybody shares of it.
    pub narrative: String,
    /// Each child's part.
    pub children: Vec<SaidChild>,
    /// Who was there or invited.
    pub people: Vec<SaidPerson>,
}

/// One child's part, as told.
#[derive(Debug, Clone)]
pub struct SaidChild {
    /// The child.
    pub person: PersonId,
    /// What was decided.
    pub decision: Option<Decision>,
    /// Code of the abuse categories.
    pub category: Option<String>,
    /// Why the plan ended, where it does.
    pub plan_end: Option<PlanEnd>,
    /// How many plans there were before, where one begins.
    pub previous_plans: Option<i64>,
    /// Why.
    pub reason: Option<String>,
    /// What the child thinks.
    pub views: Option<String>,
}

/// Somebody who was there or invited, as told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidPerson {
    /// Their name.
    pub name: String,
    /// Where they work, or what they are to the family.
    pub agency: Option<String>,
    /// Whether they came.
    pub attendance: Attendance,
    /// Whether they sent a report.
    pub sent_report: YesNo,
}

/// A meeting of the record with everything that belongs to it.
#[derive(Debug, Clone)]
pub struct Whole {
    /// The meeting.
    pub meeting: Meeting,
    /// Each child's part, of those whom the reader may know.
    pub parts: Vec<MeetingChild>,
    /// Who was there or invited.
    pub people: Vec<MeetingPerson>,
}

impl Whole {
    /// Counts every change of the meeting and of its parts, so that an edit of an older one is noticed.
    pub fn version(&self) -> i64 {
        let parts: i64 = self.parts.iter().map(|part| part.version).sum();
        let people: i64 = self.people.iter().map(|person| person.version).sum();
        self.meeting.version + parts + people
    }
}

/// Whether one decision is asked for all children together: a discussion's, which seldom differs.
pub fn decides_together(kind: MeetingKind) -> bool {
    matches!(kind, MeetingKind::StrategyDiscussion | MeetingKind::LegalGateway)
}

/// The answers that the form for a new meeting opens with.
pub fn new_meeting(kind: MeetingKind, children: &Children, me: &str, today: Date) -> Answers {
    let mut answers = Answers::default();
    push_date(&mut answers, "held_on", today);
    answers.push("chaired_by", me);
    for child in &children.children {
        let id = child.person;
        if may_hold(kind, &child.way, today, today).is_ok() {
            answers.push("child", id.to_string());
        }
        let category = child.plan(today).and_then(|plan| plan.latest_category.clone());
        answers.push(&format!("category-{id}"), category.unwrap_or_default());
        answers.push(&format!("previous-{id}"), child.plans_before(today).to_string());
    }
    answers
}

/// The answers that the form to correct a meeting opens with.
pub fn of_meeting(whole: &Whole, children: &Children) -> Answers {
    let mut answers = Answers::default();
    let meeting = &whole.meeting;
    push_date(&mut answers, "held_on", meeting.held_on);
    answers.push("held_at", meeting.held_at.map(time_in_words).unwrap_or_default());
    answers.push("chaired_by", meeting.chaired_by.clone());
    answers.push("narrative", meeting.narrative.clone());
    for (name, text) in lists_of_people(&whole.people) {
        answers.push(name, text);
    }
    for part in &whole.parts {
        let id = part.person_id;
        answers.push("child", id.to_string());
        let mut push = |name: &str, value: Option<String>| {
            answers.push(&format!("{name}-{id}"), value.unwrap_or_default());
        };
        push("decision", part.decision.map(|decision| decision.key().to_owned()));
        push("category", part.category.clone());
        push("reason", part.reason.clone());
        push("views", part.views.clone());
        let child = children.child(id);
        let began = child
            .and_then(|child| child.plans.iter().find(|plan| plan.meeting_id == Some(meeting.meeting_id)));
        push("previous", began.and_then(|plan| plan.previous_plans).map(|n| n.to_string()));
        let ended =
            child.and_then(|child| child.plans.iter().find(|plan| plan.ended_on == Some(meeting.held_on)));
        push("end", ended.and_then(|plan| plan.ended_because).map(|why| why.key().to_owned()));
    }
    if decides_together(meeting.kind)
        && let Some(decision) = whole.parts.first().and_then(|part| part.decision)
    {
        answers.push("decision", decision.key());
        answers.push(
            "reason_together",
            whole.parts.first().and_then(|part| part.reason.clone()).unwrap_or_default(),
        );
    }
    answers
}

/// People as the lines that the form shows, by the name of the question.
pub fn lists_of_people(people: &[MeetingPerson]) -> Vec<(&'static str, String)> {
    let line = |person: &MeetingPerson| {
        let name = person.name.clone()?;
        Some(match &person.agency {
            Some(agency) => format!("{name}, {agency}"),
            None => name,
        })
    };
    let list = |is: &dyn Fn(&MeetingPerson) -> bool| {
        people.iter().filter(|person| is(person)).filter_map(line).collect::<Vec<_>>().join("\n")
    };
    vec![
        ("came", list(&|person| person.attendance == Attendance::Came)),
        ("apologies", list(&|person| person.attendance == Attendance::Apologies)),
        ("absent", list(&|person| person.attendance == Attendance::Absent)),
        ("reports", list(&|person| person.sent_report == YesNo::Yes)),
    ]
}

/// Reads a meeting. With `stands`, a correction of what stands; the meeting's children stay its children.
pub fn read(
    kind: MeetingKind,
    answers: &Answers,
    children: &Children,
    today: Date,
    stands: Option<&Whole>,
) -> Result<Said, Problem> {
    let mut reading = Reading { kind, answers, today, stands, mistakes: Mistakes::new() };
    let said = reading.meeting(children);
    faults_of(reading.mistakes).stop()?;
    said.ok_or_else(|| Problem::fault("a meeting without a day had no mistake"))
}

/// Mistakes by field. What is wrong with several children at one question is told of each.
pub fn faults_of(mistakes: Mistakes) -> Faults {
    let mut by_field: std::collections::BTreeMap<String, Vec<String>> = std::collections::BTreeMap::new();
    for (field, message) in mistakes {
        let told = by_field.entry(field).or_default();
        if !told.contains(&message) {
            told.push(message);
        }
    }
    let mut faults = Faults::none();
    for (field, told) in by_field {
        faults.add(&field, told.join(". "));
    }
    faults
}

struct Reading<'r> {
    kind: MeetingKind,
    answers: &'r Answers,
    today: Date,
    stands: Option<&'r Whole>,
    mistakes: Mistakes,
}

impl Reading<'_> {
    fn wrong(&mut self, field: impl Into<String>, message: impl Into<String>) {
        self.mistakes.push((field.into(), message.into()));
    }

    fn meeting(&mut self, children: &Children) -> Option<Said> {
        let answers = self.answers;
        let held_on = needed_date(answers, "held_on", "Enter the day of the meeting", &mut self.mistakes);
        let held_at = optional_time(answers, "held_at", &mut self.mistakes);
        let chaired_by = answers.owned("chaired_by").unwrap_or_default();
        if chaired_by.is_empty() {
            self.wrong("chaired_by", "Enter who chaired it");
        }
        let narrative = answers.owned("narrative").unwrap_or_default();
        if narrative.is_empty() {
            self.wrong("narrative", "Write what was shared and said");
        }
        let people = self.people();
        let held_on = held_on?;
        let chosen: Vec<&Child> = match self.stands {
            Some(whole) => whole.parts.iter().filter_map(|part| children.child(part.person_id)).collect(),
            None => children
                .children
                .iter()
                .filter(|child| answers.has("child", &child.person.to_string()))
                .collect(),
        };
        if chosen.is_empty() && self.stands.is_none() {
            self.wrong("child", "Choose at least one child");
        }
        let children = chosen.into_iter().map(|child| self.child(child, held_on)).collect();
        Some(Said { held_on, held_at, chaired_by, narrative, children, people })
    }

    fn child(&mut self, child: &Child, held_on: Date) -> SaidChild {
        let id = child.person;
        let named = |name: &str| format!("{name}-{id}");
        let together = decides_together(self.kind);
        let (asked, why) = if together {
            ("decision".to_owned(), "reason_together".to_owned())
        } else {
            (named("decision"), named("reason"))
        };
        let decision: Option<Decision> = self
            .answers
            .text(&asked)
            .and_then(|key| key.parse().ok())
            .filter(|decision| self.kind.decisions().contains(decision));
        if decision.is_none() && !self.kind.decisions().is_empty() {
            let whom = if together { String::new() } else { format!(" for {}", child.name) };
            self.wrong(&asked, format!("Choose what was decided{whom}"));
        }
        let reason = self.answers.owned(&why);
        if decision.is_some() && reason.is_none() {
            let whom = if together { String::new() } else { format!(" for {}", child.name) };
            self.wrong(&why, format!("Say why this was decided{whom}"));
        }
        self.is_lawful(child, decision, held_on, &asked);
        let category = self.category(child, decision);
        let plan_end = self.plan_end(child, decision);
        let previous_plans = self.previous_plans(child, decision);
        let views = self.answers.owned(&named("views"));
        SaidChild { person: id, decision, category, plan_end, previous_plans, reason, views }
    }

    /// Whether the meeting, and what it decided, can be of this child on that day.
    fn is_lawful(&mut self, child: &Child, decision: Option<Decision>, held_on: Date, asked: &str) {
        if let Some(whole) = self.stands {
            if held_on > self.today {
                self.wrong("held_on", "The day of the meeting must be in the past");
            }
            let was = whole.meeting.held_on;
            if was != held_on
                && let Err(bound) = may_move(self.kind, &child.way, (was, held_on), &child.name)
            {
                self.wrong("held_on", format!("{}: {bound}", child.name));
            }
            let stood = whole.parts.iter().find(|part| part.person_id == child.person);
            if !may_change(stood.and_then(|part| part.decision), decision) {
                let message = format!(
                    "What was decided for {} began or ended a plan or an enquiry, and more may have followed. Record a new meeting instead",
                    child.name
                );
                self.wrong(asked, message);
            }
            return;
        }
        if let Err(why) = may_hold(self.kind, &child.way, held_on, self.today) {
            self.wrong("child", why.of(&child.name));
        }
        let follows = match decision {
            Some(decision) if decision.starts_enquiry() => may_enquire(&child.way, held_on),
            Some(Decision::ProtectionPlan) => may_plan(&child.way, held_on),
            Some(decision) if decision.begins_need() && child.need(held_on).is_none() => {
                may_plan(&child.way, held_on)
            }
            Some(Decision::BeginPreProceedings) => may_begin_proceedings(&child.way, held_on),
            _ => Ok(()),
        };
        if let Err(why) = follows {
            self.wrong(asked, why.of(&child.name));
        }
    }

    fn category(&mut self, child: &Child, decision: Option<Decision>) -> Option<String> {
        if !decision.is_some_and(Decision::has_category) {
            return None;
        }
        let field = format!("category-{}", child.person);
        let code = self.answers.text(&field).and_then(AbuseCategory::from_code);
        if code.is_none() {
            self.wrong(field, format!("Choose the category of {}’s plan", child.name));
        }
        code.map(|code| code.code().to_owned())
    }

    fn plan_end(&mut self, child: &Child, decision: Option<Decision>) -> Option<PlanEnd> {
        if !decision.is_some_and(Decision::ends_plan) {
            return None;
        }
        let field = format!("end-{}", child.person);
        let why = self.answers.text(&field).and_then(|key| key.parse().ok());
        let why = why.filter(|why| PlanEnd::AT_REVIEW.contains(why));
        if why.is_none() {
            self.wrong(field, format!("Choose why {}’s plan ends", child.name));
        }
        why
    }

    fn previous_plans(&mut self, child: &Child, decision: Option<Decision>) -> Option<i64> {
        if decision != Some(Decision::ProtectionPlan) {
            return None;
        }
        let field = format!("previous-{}", child.person);
        let number = self.answers.text(&field).and_then(|text| text.parse().ok());
        let number = number.filter(|number| (0..=99).contains(number));
        if number.is_none() {
            self.wrong(field, format!("Enter how many plans {} had before, as a number like 0", child.name));
        }
        number
    }

    fn people(&mut self) -> Vec<SaidPerson> {
        let answers = self.answers;
        let mut people: Vec<SaidPerson> = Vec::new();
        for (field, attendance) in
            [("came", Attendance::Came), ("apologies", Attendance::Apologies), ("absent", Attendance::Absent)]
        {
            for line in lines(answers, field) {
                let (name, agency) = name_and_agency(&line);
                if agency.is_none() && self.kind != MeetingKind::FamilyGroup {
                    self.wrong(
                        field,
                        format!("Say where {name} works, or what they are to the family, after a comma"),
                    );
                }
                people.push(SaidPerson { name, agency, attendance, sent_report: YesNo::No });
            }
        }
        if !people.iter().any(|person| person.attendance == Attendance::Came) {
            self.wrong("came", "Enter who came, one on each line");
        }
        for line in lines(answers, "reports") {
            let (name, agency) = name_and_agency(&line);
            let known = people.iter_mut().find(|person| {
                person.name.eq_ignore_ascii_case(&name) && (agency.is_none() || person.agency == agency)
            });
            match known {
                Some(person) => person.sent_report = YesNo::Yes,
                None => people.push(SaidPerson {
                    name,
                    agency,
                    attendance: Attendance::Absent,
                    sent_report: YesNo::Yes,
                }),
            }
        }
        people
    }
}

/// `Sam Reed, health visitor` as the name and what comes after it.
fn name_and_agency(line: &str) -> (String, Option<String>) {
    match line.split_once(',') {
        Some((name, agency)) if !agency.trim().is_empty() => {
            (name.trim().to_owned(), Some(agency.trim().to_owned()))
        }
        _ => (line.trim().trim_end_matches(',').to_owned(), None),
    }
}
