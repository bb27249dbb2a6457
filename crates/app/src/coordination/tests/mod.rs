//! The desk from brief to confirmed record, whom a co-ordinator may serve, and what they may never do.

mod desk;
mod journey;
mod rights;

use kith_vocabulary::ids::WorkerId;

use crate::platform::access::Role;
use crate::testing::{Answer, House, SignedIn};
use crate::visits::tests::builder::{Home, form_on, ordinary, send};

/// A house with a worker, the co-ordinator who serves them, and a family of two children of the worker's.
pub(super) struct Scene {
    pub(super) house: House,
    pub(super) worker: SignedIn,
    pub(super) cora: SignedIn,
    pub(super) home: Home,
}

pub(super) fn scene() -> Scene {
    let (house, worker, home) = ordinary();
    let cora = house.worker_serving("Cora Lane", &[Role::Coordinator], None, &[worker.worker]);
    Scene { house, worker, cora, home }
}

/// A co-ordinator who serves somebody.
pub(super) fn serving(house: &House, name: &str, served: WorkerId) -> SignedIn {
    house.worker_serving(name, &[Role::Coordinator], None, &[served])
}

impl Scene {
    /// Moves the clock, past the end of every session, and signs both in again.
    pub(super) fn later(&mut self, now: &str) {
        self.house.at(now);
        for who in [&mut self.worker, &mut self.cora] {
            *who = self.house.sign_in(who.worker, &who.roles.clone());
        }
    }

    /// Opens a page and sends its form with these answers.
    #[track_caller]
    pub(super) fn fill(&self, who: &SignedIn, path: &str, changed: &[(&str, &str)]) -> Answer {
        let page = self.house.get(who, path);
        send(&self.house, who, path, &form_on(&page, path), changed)
    }

    /// Leaves a brief and gives its page.
    #[track_caller]
    pub(super) fn leave(&self, changed: &[(&str, &str)]) -> String {
        let answer = self.fill(&self.worker, &self.home.path("/briefs/new"), changed);
        path_in(&answer, "?done=brief-left")
    }

    /// Drafts the write-up of a visit to both children, as the brief's own co-ordinator.
    #[track_caller]
    pub(super) fn draft_visit(&self, brief: &str) {
        let seen = self.home.children.iter().map(|child| format!("seen-{child}")).collect::<Vec<_>>();
        let words = format!("words-{}", self.home.children[0]);
        let draft = [
            ("happened_at", "9am"),
            ("minutes", "50"),
            ("narrative", "Ms Okafor had tidied the flat and talked about nights."),
            ("next", "Call the school\nAsk for the sleep clinic"),
            ("desk_minutes", "20"),
            (seen[0].as_str(), "alone"),
            (seen[1].as_str(), "with others"),
            (words.as_str(), "I sleep in my own bed now"),
        ];
        let answer = self.fill(&self.cora, &format!("{brief}/draft"), &draft);
        assert_eq!(answer.location, format!("{brief}?done=draft-sent"), "{}", answer.main());
    }

    /// The control for the worker's word on a part, by its label, and the one for why it is given back.
    #[track_caller]
    pub(super) fn verdict(&self, brief: &str, label: &str) -> (String, String) {
        let page = self.house.get(&self.worker, &format!("{brief}/read"));
        let before = page.body.split(&format!("\">{label}</h2>")).next().unwrap();
        let from = before.rfind("id=\"part-").unwrap_or_else(|| panic!("no {label}: {}", page.main()));
        let id = &before[from + "id=\"part-".len()..];
        (format!("verdict-{id}"), format!("why-{id}"))
    }
}

/// Where an answer leads, without what was just done.
#[track_caller]
pub(super) fn path_in(answer: &Answer, done: &str) -> String {
    let path = answer.location.strip_suffix(done);
    path.unwrap_or_else(|| panic!("{}: {}", answer.location, answer.main())).to_owned()
}
