//! A family of three with open referrals, and its steps sent through their forms.

use jiff::civil::{Date, date};
use kith_vocabulary::ids::{MeetingId, PersonId};

use crate::journey::rows::{Enquiry, NeedPlan, ProtectionPlan, Referral};
use crate::platform::access::Role;
use crate::platform::db::{Record, Statement};
use crate::testing::{Answer, House, SignedIn};
use crate::visits::tests::builder::{Home, allocate, form_on, home, save, send};
use crate::{statement, values};

statement! {
    ENQUIRIES = "select {enquiry} from enquiry where authority_id = ?1 order by enquiry_id limit 100";
    PLANS = "select {protection_plan} from protection_plan where authority_id = ?1 order by protection_plan_id limit 100";
    NEEDS = "select {need_plan} from need_plan where authority_id = ?1 order by need_plan_id limit 100";
    MEETINGS = "select {meeting} from meeting where authority_id = ?1 order by meeting_id limit 100";
}

/// A house with a family of three brothers and sisters, its worker, its manager and a conference chair.
pub(crate) struct Scene {
    pub(crate) house: House,
    pub(crate) worker: SignedIn,
    pub(crate) manager: SignedIn,
    pub(crate) chair: SignedIn,
    pub(crate) home: Home,
}

/// The scene, with a referral of each child on 2 March 2026.
pub(crate) fn scene() -> Scene {
    let house = House::new();
    let team = house.team("Family help");
    let worker = house.worker("Ada Quill", &[Role::SocialWorker], Some(team));
    let manager = house.worker("Mo Field", &[Role::TeamManager], Some(team));
    let chair = house.worker("Cass Hale", &[Role::ConferenceChair], None);
    let children = [("Chidi", "2012-03-01"), ("Ngozi", "2016-07-12"), ("Obi", "expected 2026-12-20")];
    let home = home(&house, "Okafor", &children);
    allocate(&house, &home, worker.worker, None);
    refer(&house, &home);
    Scene { house, worker, manager, chair, home }
}

fn refer(house: &House, home: &Home) {
    let home = home.clone();
    save(house, move |recorder| {
        for child in &home.children {
            let mut referral = Referral {
                referral_id: recorder.new_id(),
                version: 0,
                family_id: home.family,
                person_id: *child,
                referred_on: date(2026, 3, 2),
                source: Some("6".to_owned()),
                primary_need: Some("N1".to_owned()),
                no_further_action: None,
                closed_on: None,
                closure_reason: None,
                first_conference_on: None,
            };
            recorder.save(&mut referral).unwrap();
        }
    });
}

/// A day as its three boxes.
pub(crate) fn boxes(name: &str, on: Date) -> [(String, String); 3] {
    [
        (format!("{name}-day"), on.day().to_string()),
        (format!("{name}-month"), on.month().to_string()),
        (format!("{name}-year"), on.year().to_string()),
    ]
}

impl Scene {
    /// One of the children.
    pub(crate) fn child(&self, at: usize) -> PersonId {
        self.home.children[at]
    }

    /// The name of a control about one child.
    pub(crate) fn of(&self, name: &str, at: usize) -> String {
        format!("{name}-{}", self.child(at))
    }

    /// Opens a form and sends it about these children only, with these answers in place of what it had.
    pub(crate) fn step(
        &self,
        who: &SignedIn,
        path: &str,
        children: &[usize],
        changed: &[(String, String)],
    ) -> Answer {
        let path = if path.starts_with('/') { path.to_owned() } else { self.home.path(&format!("/{path}")) };
        let page = self.house.get(who, &path);
        let mut answers: Vec<(&str, &str)> =
            changed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let ids: Vec<String> = children.iter().map(|at| self.child(*at).to_string()).collect();
        answers.extend(ids.iter().map(|id| ("child", id.as_str())));
        send(&self.house, who, &path, &form_on(&page, &path), &answers)
    }

    /// The strategy discussion of 4 March about these children.
    pub(crate) fn discuss(&self, children: &[usize], decision: &str) -> Answer {
        let mut answers = boxes("held_on", date(2026, 3, 4)).to_vec();
        answers.extend(said(&[
            ("came", "Sam Reed, health visitor\r\nPC Dee Moor, police"),
            ("apologies", "Lin Rowe, school"),
            ("narrative", "A neighbour heard shouting."),
            ("decision", decision),
            ("reason_together", "There is reason to suspect harm."),
        ]));
        self.step(&self.worker, "meetings/strategy-discussion", children, &answers)
    }

    /// What the enquiry found, on 10 March: at continuing risk, but not these.
    pub(crate) fn find(&self, children: &[usize], safe: &[usize]) -> Answer {
        let mut answers = boxes("ended_on", date(2026, 3, 10)).to_vec();
        for at in children {
            let is_safe = safe.contains(at);
            let outcome = if is_safe { "not substantiated" } else { "at continuing risk" };
            answers.push((self.of("outcome", *at), outcome.to_owned()));
            answers.push((self.of("finding", *at), "What we saw at home.".to_owned()));
            answers.push((
                self.of("no-conference", *at),
                if is_safe { "No harm was found" } else { "" }.to_owned(),
            ));
        }
        self.step(&self.worker, "enquiry-outcome", children, &answers)
    }

    /// The initial conference of 20 March: a plan for each of these.
    pub(crate) fn confer(&self, children: &[usize]) -> Answer {
        let mut answers = boxes("held_on", date(2026, 3, 20)).to_vec();
        answers.extend(said(&[
            ("came", "Maryam Okafor, mother"),
            ("reports", "Lin Rowe, school"),
            ("narrative", "We met."),
        ]));
        for at in children {
            answers.push((self.of("decision", *at), "protection plan".to_owned()));
            answers.push((self.of("category", *at), "NEG".to_owned()));
            answers.push((self.of("reason", *at), "The home is not safe yet.".to_owned()));
        }
        self.step(&self.chair, "conferences/initial-conference", children, &answers)
    }

    /// The three siblings until two of them have a plan.
    pub(crate) fn two_on_plans(&self) {
        saved(&self.discuss(&[0, 1, 2], "joint enquiry"));
        saved(&self.find(&[0, 1, 2], &[0]));
        saved(&self.confer(&[1, 2]));
    }

    /// A review conference on a day: what was decided for each child, and the category that goes with it.
    pub(crate) fn review(&self, on: Date, decisions: &[(usize, &str, &str)]) -> Answer {
        let mut answers = boxes("held_on", on).to_vec();
        answers.extend(said(&[("came", "Maryam Okafor, mother"), ("narrative", "We looked at the plan.")]));
        for (at, decision, category) in decisions {
            answers.push((self.of("decision", *at), (*decision).to_owned()));
            answers.push((self.of("category", *at), (*category).to_owned()));
            answers.push((self.of("reason", *at), "As the plan shows.".to_owned()));
            answers.push((self.of("end", *at), "no longer at risk".to_owned()));
        }
        let children: Vec<usize> = decisions.iter().map(|(at, _, _)| *at).collect();
        self.step(&self.chair, "conferences/review-conference", &children, &answers)
    }

    fn rows<R: Record>(&self, statement: &'static Statement) -> Vec<R> {
        let authority = self.house.authority;
        self.house.app.db.read(|tx| tx.records(statement, values![authority])).unwrap()
    }

    pub(crate) fn enquiries(&self) -> Vec<Enquiry> {
        self.rows(&ENQUIRIES)
    }

    pub(crate) fn plans(&self) -> Vec<ProtectionPlan> {
        self.rows(&PLANS)
    }

    pub(crate) fn needs(&self) -> Vec<NeedPlan> {
        self.rows(&NEEDS)
    }

    /// The only meeting of a kind.
    pub(crate) fn meeting(&self, kind: kith_practice::protection::MeetingKind) -> MeetingId {
        let all: Vec<crate::meetings::rows::Meeting> = self.rows(&MEETINGS);
        let mut of_kind = all.iter().filter(|meeting| meeting.kind == kind);
        let only = of_kind.next().unwrap().meeting_id;
        assert!(of_kind.next().is_none(), "several meetings of one kind");
        only
    }
}

/// Answers as pairs of text.
pub(crate) fn said(answers: &[(&str, &str)]) -> Vec<(String, String)> {
    answers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// Insists that a form was saved.
#[track_caller]
pub(crate) fn saved(answer: &Answer) {
    assert!(answer.location.contains("done="), "{} {}", answer.status, answer.main());
}

/// Insists that a form was refused with these words.
#[track_caller]
pub(crate) fn refused(answer: &Answer, words: &str) {
    assert_eq!(
        answer.status,
        axum::http::StatusCode::UNPROCESSABLE_ENTITY,
        "{} {}",
        answer.location,
        answer.main()
    );
    assert!(answer.body.contains(words), "{words:?} is not on the page:\n{}", answer.main());
}
