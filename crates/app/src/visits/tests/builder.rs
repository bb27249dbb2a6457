//! Families for the tests of visits, Today, actions and drafts.

use jiff::civil::{Date, date};
use kith_practice::family::{AllocationRole, Part};
use kith_practice::people::NameKind;
use kith_vocabulary::ids::{FamilyId, PersonId, VisitId, WorkerId};

use crate::families::rows::{Allocation, Family, FamilyMember, Recusal, Restriction, RestrictionName};
use crate::people::rows::{Person, PersonName};
use crate::platform::access::Role;
use crate::platform::recorder::{Intent, Recorder, record_task};
use crate::testing::{Answer, House, NOW, SignedIn};
use crate::visits::rows::{Visit, VisitChild};
use crate::visits::sql::{self, Whole};

/// A family of the tests.
#[derive(Clone)]
pub(crate) struct Home {
    pub(crate) family: FamilyId,
    pub(crate) children: Vec<PersonId>,
    pub(crate) adults: Vec<PersonId>,
}

impl Home {
    pub(crate) fn path(&self, rest: &str) -> String {
        format!("/families/{}{rest}", self.family)
    }
}

/// Saves rows under one task.
pub(crate) fn save(house: &House, work: impl Fn(&mut Recorder) + Send + 'static) {
    let acting = house.acting;
    house
        .app
        .db
        .write(move |tx| {
            record_task(tx, acting, Intent::to("set up a test"), |recorder| {
                work(recorder);
                Ok(String::new())
            })
        })
        .unwrap();
}

fn new_person(recorder: &mut Recorder, given: &str, family: &str, birth: &str) -> PersonId {
    let person_id = recorder.new_id();
    let mut person = Person {
        person_id,
        version: 0,
        birth: birth.parse().unwrap(),
        died_on: None,
        sex: None,
        gender_identity: None,
        ethnicity: None,
        first_language: None,
        needs_interpreter: None,
        religion: None,
        disabilities: String::new(),
        communication_needs: None,
        upn_unknown: None,
        merged_into_id: None,
    };
    recorder.save(&mut person).unwrap();
    let mut name = PersonName {
        person_name_id: recorder.new_id(),
        version: 0,
        person_id,
        kind: NameKind::Legal,
        given: given.to_owned(),
        family: family.to_owned(),
        starts_on: None,
        ends_on: None,
    };
    recorder.save(&mut name).unwrap();
    person_id
}

/// Adds somebody to a family.
pub(crate) fn join(house: &House, family: FamilyId, person_id: PersonId, part: Part) {
    save(house, move |recorder| {
        let mut member = FamilyMember {
            family_member_id: recorder.new_id(),
            version: 0,
            family_id: family,
            person_id,
            part,
            starts_on: date(2024, 1, 1),
            ends_on: None,
        };
        recorder.save(&mut member).unwrap();
    });
}

/// Makes a family with these children: given name and birth.
pub(crate) fn home(house: &House, name: &str, children: &[(&str, &str)]) -> Home {
    use std::sync::{Arc, Mutex};
    let made = Arc::new(Mutex::new(None));
    let (name, filled) = (name.to_owned(), made.clone());
    let children: Vec<(String, String)> = children.iter().map(|(a, b)| ((*a).into(), (*b).into())).collect();
    save(house, move |recorder| {
        let family_id = recorder.new_id();
        let mut family = Family { family_id, version: 0, name: name.clone(), matters_now: None };
        recorder.save(&mut family).unwrap();
        let ids = children.iter().map(|(given, birth)| new_person(recorder, given, &name, birth)).collect();
        let adult = new_person(recorder, "Maryam", &name, "1990-02-03");
        *filled.lock().unwrap() = Some(Home { family: family_id, children: ids, adults: vec![adult] });
    });
    let home = made.lock().unwrap().clone().unwrap();
    for child in &home.children {
        join(house, home.family, *child, Part::Child);
    }
    join(house, home.family, home.adults[0], Part::Adult);
    home
}

/// Lets a worker work with every child of a family.
pub(crate) fn allocate(house: &House, home: &Home, worker_id: WorkerId, every_days: Option<i64>) {
    let home = home.clone();
    save(house, move |recorder| {
        for child in &home.children {
            let mut allocation = Allocation {
                allocation_id: recorder.new_id(),
                version: 0,
                family_id: home.family,
                person_id: *child,
                worker_id,
                role: AllocationRole::LeadPractitioner,
                visit_every_days: every_days,
                starts_on: date(2026, 6, 1),
                ends_on: None,
            };
            recorder.save(&mut allocation).unwrap();
        }
    });
}

/// Restricts a family to those named.
pub(crate) fn restrict(house: &House, family: FamilyId, named: &[WorkerId]) {
    let named = named.to_vec();
    save(house, move |recorder| {
        let restriction_id = recorder.new_id();
        let starts_on = date(2026, 1, 1);
        let mut restriction = Restriction {
            restriction_id,
            version: 0,
            family_id: family,
            reason: "A colleague's family".to_owned(),
            starts_on,
            ends_on: None,
        };
        recorder.save(&mut restriction).unwrap();
        for worker_id in &named {
            let mut name = RestrictionName {
                restriction_name_id: recorder.new_id(),
                version: 0,
                restriction_id,
                family_id: family,
                worker_id: *worker_id,
                starts_on,
                ends_on: None,
            };
            recorder.save(&mut name).unwrap();
        }
    });
}

/// Keeps a worker away from a family.
pub(crate) fn recuse(house: &House, family: FamilyId, worker_id: WorkerId) {
    save(house, move |recorder| {
        let mut recusal = Recusal {
            recusal_id: recorder.new_id(),
            version: 0,
            family_id: family,
            worker_id,
            reason: "It is their sister's family".to_owned(),
            starts_on: date(2026, 1, 1),
            ends_on: None,
        };
        recorder.save(&mut recusal).unwrap();
    });
}

/// A house with one social worker and one family of two children allocated to them.
pub(crate) fn ordinary() -> (House, SignedIn, Home) {
    let house = House::new();
    let worker = house.worker("Ada Quill", &[Role::SocialWorker], None);
    let home = home(&house, "Okafor", &[("Chidi", "2016-03-01"), ("Ngozi", "2019-07-12")]);
    allocate(&house, &home, worker.worker, Some(28));
    (house, worker, home)
}

/// Plans a visit to every child of a family through its page, some days ago.
pub(crate) fn plan(house: &House, who: &SignedIn, home: &Home, on: Date, at: &str) -> VisitId {
    let date = [on.day().to_string(), on.month().to_string(), on.year().to_string()];
    let children: Vec<String> = home.children.iter().map(ToString::to_string).collect();
    let worker = who.worker.to_string();
    let mut answers = vec![
        ("planned_on-day", date[0].as_str()),
        ("planned_on-month", &date[1]),
        ("planned_on-year", &date[2]),
        ("planned_at", at),
        ("minutes", "60"),
        ("purpose", "child in need"),
        ("place", "home"),
        ("mode", "in person"),
        ("worker", &worker),
    ];
    answers.extend(children.iter().map(|child| ("child", child.as_str())));
    house.at("2026-11-20T10:00:00Z");
    let answer = house.post(who, &home.path("/visits/plan"), &answers);
    house.at(NOW);
    visit_in(&answer)
}

/// The visit that an answer leads to.
#[track_caller]
pub(crate) fn visit_in(answer: &Answer) -> VisitId {
    let id = answer.location.split("visit=").nth(1);
    id.unwrap_or_else(|| panic!("no visit was saved: {} {}", answer.status, answer.main())).parse().unwrap()
}

/// A visit as the record has it.
pub(crate) fn saved(house: &House, id: VisitId) -> Whole {
    let authority = house.authority;
    let read = |tx: &mut crate::platform::db::Tx| {
        let visit = sql::find_visit(tx, authority, id)?.unwrap();
        sql::whole(tx, authority, visit)
    };
    house.app.db.read(read).unwrap()
}

/// The answers of a form on a page, as a browser would send them untouched. The token is left out.
pub(crate) fn form_on(page: &Answer, action: &str) -> Vec<(String, String)> {
    let start =
        page.body.find(&format!("action=\"{action}\"")).unwrap_or_else(|| panic!("no form: {}", page.main()));
    let form = &page.body[start..start + page.body[start..].find("</form>").unwrap()];
    let mut answers = Vec::new();
    for (at, _) in form.match_indices("name=\"") {
        let open = form[..at].rfind('<').unwrap();
        let tag = &form[open..open + form[open..].find('>').unwrap()];
        let value = |name: &str| {
            tag.split(&format!(" {name}=\"")).nth(1).map(|rest| unescape(rest.split('"').next().unwrap()))
        };
        let name = value("name").unwrap();
        let answer = if tag.starts_with("<select") {
            let rest = &form[open..open + form[open..].find("</select>").unwrap()];
            let chosen = rest.split("<option").find(|option| option.contains(" selected"));
            chosen
                .and_then(|option| option.split("value=\"").nth(1))
                .map(|rest| unescape(rest.split('"').next().unwrap()))
        } else if tag.starts_with("<textarea") {
            let rest = &form[open + tag.len() + 1..];
            Some(unescape(rest[..rest.find("</textarea>").unwrap()].trim_start_matches('\n')))
        } else if tag.starts_with("<button")
            || (tag.contains("type=\"radio\"") || tag.contains("type=\"checkbox\""))
                && !tag.contains(" checked")
        {
            None
        } else {
            value("value")
        };
        if let (Some(answer), true) = (answer, name != "csrf") {
            answers.push((name, answer));
        }
    }
    answers
}

fn unescape(text: &str) -> String {
    text.replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#38;", "&")
}

/// Answers a form: what is named here takes the place of what the form had.
pub(crate) fn send(
    house: &House,
    who: &SignedIn,
    path: &str,
    form: &[(String, String)],
    changed: &[(&str, &str)],
) -> Answer {
    let kept = form.iter().filter(|(name, _)| !changed.iter().any(|(other, _)| other == name));
    let mut answers: Vec<(&str, &str)> = kept.map(|(name, value)| (name.as_str(), value.as_str())).collect();
    answers.extend(changed.iter().filter(|(_, value)| *value != "(left out)"));
    house.post(who, path, &answers)
}

/// A child protection plan, saved straight into the record.
pub(crate) fn on_protection_plan(
    house: &House,
    home: &Home,
    person_id: PersonId,
    started_on: Date,
    ended_on: Option<Date>,
) {
    let family_id = home.family;
    save(house, move |recorder| {
        let mut referral = crate::journey::rows::Referral {
            referral_id: recorder.new_id(),
            version: 0,
            family_id,
            person_id,
            referred_on: started_on,
            source: None,
            primary_need: None,
            no_further_action: None,
            closed_on: ended_on,
            closure_reason: None,
            first_conference_on: None,
        };
        recorder.save(&mut referral).unwrap();
        let mut plan = crate::journey::rows::ProtectionPlan {
            protection_plan_id: recorder.new_id(),
            version: 0,
            family_id,
            person_id,
            referral_id: referral.referral_id,
            started_on,
            ended_on,
            initial_category: None,
            latest_category: None,
            previous_plans: None,
            meeting_id: None,
            ended_because: None,
        };
        recorder.save(&mut plan).unwrap();
    });
}

/// A visit that happened, saved straight into the record.
pub(crate) fn done(house: &House, home: &Home, worker_id: WorkerId, on: Date) {
    let home = home.clone();
    save(house, move |recorder| {
        let mut visit = Visit {
            visit_id: recorder.new_id(),
            version: 0,
            family_id: home.family,
            state: kith_practice::visit::VisitState::Done,
            purpose: kith_practice::visit::Purpose::ChildInNeed,
            planned_on: None,
            planned_at: None,
            happened_on: Some(on),
            happened_at: None,
            mode: kith_practice::visit::Mode::InPerson,
            place: kith_practice::visit::Place::Home,
            minutes: Some(45),
            travel_minutes: None,
            worker_id,
            narrative: "We talked about school.".to_owned(),
            not_held_because: None,
        };
        recorder.save(&mut visit).unwrap();
        for person_id in &home.children {
            let mut child = VisitChild {
                visit_child_id: recorder.new_id(),
                version: 0,
                visit_id: visit.visit_id,
                family_id: home.family,
                person_id: *person_id,
                seen: Some(kith_practice::visit::Seen::Alone),
                where_seen: None,
                own_words: None,
                meaning: None,
            };
            recorder.save(&mut child).unwrap();
        }
    });
}
