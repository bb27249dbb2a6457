//! The page of one contact: what was told, what the record knows already, and what is decided for each child.

use askama::Template;
use axum::http::StatusCode;
use kith_practice::referral::{
    ContactOutcome, ContactRefusal, ContactState, decide_outcomes, hours_left, is_re_referral,
};
use kith_vocabulary::calendar::{london, london_today};
use kith_vocabulary::codes::{Coded, primary_need::PrimaryNeed, referral_source::ReferralSource};
use kith_vocabulary::ids::{ContactId, PersonId};
use kith_vocabulary::time::date_in_words;

use super::queue::left_in_words;
use crate::answers::{Choice, choices_of};
use crate::front_door::actions::{self, Decision, Read};
use crate::front_door::sql::{self, Whole, is_open};
use crate::journey::rows::Referral;
use crate::platform::access::{Action, Grant, Kind, Subject, may, permit, would_permit};
use crate::platform::context::Ctx;
use crate::platform::db::Tx;
use crate::platform::html::Shell;
use crate::platform::http::{Answers, Asked, Reply};
use crate::platform::problem::Problem;
use crate::story::{StoryEntry, story_of_family};
use crate::visits::answers::Mistakes;
use crate::visits::pages::form::Filled;
use crate::visits::pages::{moment_in_words, sending};
use crate::visits::sql::{self as visits, Around};

/// How much of the story is in view before deciding.
const STORY: usize = 20;

/// A contact and everything around it, for somebody who may do this to it.
pub(super) struct Open {
    pub(super) whole: Whole,
    pub(super) around: Around,
    pub(super) referrals: Vec<(PersonId, Referral)>,
    story: Vec<StoryEntry>,
    taken_by: Option<String>,
}

impl Open {
    /// The children of it whom the reader may know, with their names.
    pub(super) fn children(&self) -> Vec<(PersonId, String)> {
        let all = self.whole.children.iter().map(|child| child.person_id);
        all.filter_map(|person| Some((person, self.around.name(person)?.to_owned()))).collect()
    }
}

/// One child with what is decided, or to be decided, for them.
pub(super) struct ChildPart {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) link: String,
    /// What the record says that matters for the decision: an open referral, a re-referral.
    pub(super) before: Vec<(bool, String)>,
    pub(super) outcome: String,
    pub(super) outcomes: Vec<Choice>,
    pub(super) needs: Vec<Choice>,
    pub(super) outcome_error: String,
    pub(super) need_error: String,
}

impl ChildPart {
    pub(super) fn named(&self, name: &str) -> String {
        format!("{name}-{}", self.id)
    }
}

#[derive(Template)]
#[template(path = "front_door/show.html")]
struct ContactPage {
    shell: Shell,
    id: ContactId,
    family_name: String,
    family_link: String,
    heading: String,
    is_waiting: bool,
    left: String,
    is_late: bool,
    facts: Vec<(&'static str, String)>,
    worrying: String,
    working_well: Option<String>,
    children: Vec<ChildPart>,
    story: Vec<(StoryEntry, String)>,
    version: i64,
    filled: Filled,
    rationale: Option<String>,
    can_decide: bool,
    why_not: &'static str,
    can_tell: bool,
    can_correct: bool,
    can_allocate: bool,
}

/// Opens a contact for a deed. A contact about a family that the reader may not know is not found.
pub(super) fn open<A: Kind>(tx: &mut Tx, ctx: &Ctx, id: ContactId) -> Result<(Open, Grant<A>), Problem> {
    let authority = ctx.authority();
    let mut whole = sql::whole(tx, authority, id)?;
    let family = whole.contact.family_id;
    let grant = permit::<A>(tx, ctx, Subject::Family(family))?;
    let around = visits::around(tx, ctx, family, Some(whole.contact.worker_id))?;
    for child in &mut whole.children {
        child.person_id = around.survivor(child.person_id);
    }
    let link = format!("/contacts/{id}");
    let mut story = story_of_family(tx, authority, family)?;
    story.retain(|entry| entry.link.as_deref() != Some(&link));
    let referrals = sql::referrals_of(tx, authority, id)?;
    let taken_by = around.worker(whole.contact.worker_id).map(str::to_owned);
    Ok((Open { whole, around, referrals, story, taken_by }, grant))
}

/// The page.
pub(in crate::front_door) fn show(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: ContactId = asked.id("contact")?;
    let (open, grant) = ctx.read(|tx| open::<may::ViewFamily>(tx, ctx, id))?;
    let filled = Filled { answers: Answers::default(), mistakes: Mistakes::new() };
    Reply::page(&page(ctx, asked, &open, filled, |action| would_permit(ctx, action, grant.situation())))
}

fn page(ctx: &Ctx, asked: &Asked, open: &Open, filled: Filled, can: impl Fn(Action) -> bool) -> ContactPage {
    let contact = &open.whole.contact;
    let is_waiting = contact.state == ContactState::Waiting;
    let hours = hours_left(london(contact.received_at), london(ctx.now));
    let source = Coded::<ReferralSource>::read(&contact.source);
    ContactPage {
        shell: Shell::new(ctx, asked, "Contact"),
        id: contact.contact_id,
        family_name: open.around.family_name.clone(),
        family_link: format!("/families/{}", open.around.family),
        heading: format!("Contact, {}", date_in_words(london_today(contact.received_at))),
        is_waiting,
        left: left_in_words(hours),
        is_late: hours < 0,
        facts: facts(open),
        worrying: contact.worrying.clone(),
        working_well: contact.working_well.clone(),
        children: child_parts(open, &filled),
        story: story(open),
        version: open.whole.version(),
        filled,
        rationale: contact.rationale.clone(),
        can_decide: is_waiting && can(Action::DecideContact),
        why_not: Action::DecideContact.refusal(),
        can_tell: !is_waiting
            && contact.feedback_on.is_none()
            && source.known() != Some(ReferralSource::Anonymous)
            && can(Action::TakeContact),
        can_correct: can(Action::CorrectContact),
        can_allocate: !is_waiting && can(Action::Allocate),
    }
}

fn facts(open: &Open) -> Vec<(&'static str, String)> {
    let contact = &open.whole.contact;
    let source = Coded::<ReferralSource>::read(&contact.source).label().to_owned();
    let who: Vec<String> =
        [contact.referrer_name.clone(), contact.referrer_agency.clone()].into_iter().flatten().collect();
    let basis = match &contact.basis_words {
        Some(words) => format!("{}: {words}", contact.basis.label()),
        None => contact.basis.label().to_owned(),
    };
    let told = contact
        .feedback_on
        .map(|on| format!("{}: {}", date_in_words(on), contact.feedback.as_deref().unwrap_or("told")));
    let all = [
        ("Who told us", Some(source)),
        ("Their name and service", (!who.is_empty()).then(|| who.join(", "))),
        ("How to reach them", contact.referrer_reach.clone()),
        ("When it came", Some(moment_in_words(contact.received_at))),
        ("Taken by", open.taken_by.clone()),
        ("Consent or lawful basis", Some(basis)),
        ("Decided", contact.decided_at.map(moment_in_words)),
        ("The referrer was told", told),
    ];
    all.into_iter().filter_map(|(label, value)| Some((label, value?))).collect()
}

/// The questions about each child, over what was answered, or over what stands.
pub(super) fn child_parts(open: &Open, filled: &Filled) -> Vec<ChildPart> {
    let received = london_today(open.whole.contact.received_at);
    let parts = open.children().into_iter().map(|(person, name)| {
        let row = open.whole.children.iter().find(|child| child.person_id == person);
        let (outcome, need) = (format!("outcome-{person}"), format!("need-{person}"));
        let stands = |name: &str, stands: Option<String>| match filled.answers.raw(name) {
            Some(said) => said.to_owned(),
            None => stands.unwrap_or_default(),
        };
        let outcome_said = stands(&outcome, row.and_then(|row| row.outcome).map(|one| one.key().to_owned()));
        let need_said = stands(&need, row.and_then(|row| row.primary_need.clone()));
        let mut outcomes = vec![Choice::new("", "Choose", &outcome_said)];
        let all = ContactOutcome::ALL.iter();
        outcomes.extend(all.map(|one| Choice::new(one.key(), one.label(), &outcome_said)));
        ChildPart {
            id: person.to_string(),
            link: format!("/people/{person}"),
            before: before(open, person, row.and_then(|row| row.referral_id), received),
            outcome: row.map_or_else(String::new, |row| decided(row.outcome, row.primary_need.as_deref())),
            outcomes,
            needs: choices_of::<PrimaryNeed>("Only for a referral", &need_said),
            outcome_error: filled.error(&outcome).to_owned(),
            need_error: filled.error(&need).to_owned(),
            name,
        }
    });
    parts.collect()
}

fn decided(outcome: Option<ContactOutcome>, need: Option<&str>) -> String {
    let Some(outcome) = outcome else { return String::new() };
    match need.map(Coded::<PrimaryNeed>::read) {
        Some(need) => format!("{}. Main need: {}", outcome.label(), need.label()),
        None => outcome.label().to_owned(),
    }
}

/// What the record says of a child before this contact that weighs on the decision.
fn before(
    open: &Open,
    person: PersonId,
    own: Option<kith_vocabulary::ids::ReferralId>,
    received: jiff::civil::Date,
) -> Vec<(bool, String)> {
    let earlier: Vec<&Referral> = open
        .referrals
        .iter()
        .filter(|(whose, referral)| *whose == person && Some(referral.referral_id) != own)
        .map(|(_, referral)| referral)
        .filter(|referral| referral.referred_on <= received)
        .collect();
    let mut told = Vec::new();
    if let Some(referral) = earlier.iter().find(|referral| is_open(referral)) {
        let since = date_in_words(referral.referred_on);
        told.push((
            true,
            format!("Works with us already: referral open since {since}. This contact joins it."),
        ));
    } else if let Some(last) = earlier.iter().find(|one| is_re_referral(one.referred_on, received)) {
        let day = date_in_words(last.referred_on);
        told.push((
            true,
            format!("Within 12 months of the last referral, on {day}: this would be a re-referral."),
        ));
    }
    if earlier.is_empty() {
        told.push((false, "No earlier referral".to_owned()));
    } else {
        let n = earlier.len();
        told.push((
            false,
            if n == 1 { "1 earlier referral".to_owned() } else { format!("{n} earlier referrals") },
        ));
    }
    told
}

fn story(open: &Open) -> Vec<(StoryEntry, String)> {
    let names = |entry: &StoryEntry| {
        let known = entry.people.iter().filter_map(|person| open.around.name(*person));
        crate::story::in_a_row(known.map(str::to_owned).collect())
    };
    let entries = open.story.iter().filter_map(|entry| {
        let told = names(entry);
        if !entry.people.is_empty() && told.is_empty() {
            return None;
        }
        // Each child's own part of a visit is on the visit's own page.
        Some((StoryEntry { own: Vec::new(), ..entry.clone() }, told))
    });
    entries.take(STORY).collect()
}

/// The decision that the answers tell, or what is wrong with it.
pub(super) fn read_decision(answers: &Answers, open: &Open) -> Result<Decision, Mistakes> {
    let named = open.children();
    let children: Vec<(PersonId, Option<ContactOutcome>, Option<String>)> = named
        .iter()
        .map(|&(person, _)| {
            let outcome = answers.text(&format!("outcome-{person}")).and_then(|key| key.parse().ok());
            let need = answers.text(&format!("need-{person}")).and_then(PrimaryNeed::from_code);
            (person, outcome, need.map(|need| need.code().to_owned()))
        })
        .collect();
    let told: Vec<(Option<ContactOutcome>, bool)> =
        children.iter().map(|(_, outcome, need)| (*outcome, need.is_some())).collect();
    let mut mistakes = Mistakes::new();
    for refusal in decide_outcomes(&told, answers.text("rationale")).err().unwrap_or_default() {
        let field = match refusal {
            ContactRefusal::NotDecided(at) => format!("outcome-{}", children[at].0),
            ContactRefusal::NoNeed(at) => format!("need-{}", children[at].0),
            _ => "rationale".to_owned(),
        };
        let words = match refusal {
            ContactRefusal::NotDecided(at) => format!("Choose what happens for {}", named[at].1),
            ContactRefusal::NoNeed(at) => format!("Choose the main need of {}", named[at].1),
            other => other.to_string(),
        };
        mistakes.push((field, words));
    }
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    Ok(Decision {
        children: children
            .into_iter()
            .filter_map(|(person, outcome, need)| Some((person, outcome?, need)))
            .collect(),
        rationale: answers.owned("rationale").unwrap_or_default(),
    })
}

/// The version of the contact that the form was made from.
pub(super) fn read_version(asked: &Asked, contact: ContactId) -> Read {
    let version = asked.form.text("version").and_then(|text| text.parse().ok()).unwrap_or(0);
    Read { contact, version }
}

/// Decides.
pub(in crate::front_door) fn decide(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: ContactId = asked.id("contact")?;
    let (open, grant) = ctx.read(|tx| open::<may::DecideContact>(tx, ctx, id))?;
    let decision = match read_decision(&asked.form, &open) {
        Ok(decision) => decision,
        Err(mistakes) => {
            let filled = Filled { answers: asked.form.clone(), mistakes };
            let can = |action| would_permit(ctx, action, grant.situation());
            return Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page(ctx, asked, &open, filled, can));
        }
    };
    let (sending, read) = (sending(asked), read_version(asked, id));
    let to = ctx.write(move |tx, ctx| {
        let family = sql::family_of(tx, ctx.authority(), id)?;
        let grant = permit::<may::DecideContact>(tx, ctx, Subject::Family(family))?;
        actions::decide_contact(tx, ctx, &grant, (sending, read), &decision)
    })?;
    Reply::see(to)
}

/// Keeps what the referrer was told.
pub(in crate::front_door) fn tell_referrer(ctx: &Ctx, asked: &Asked) -> Result<Reply, Problem> {
    let id: ContactId = asked.id("contact")?;
    let (open, grant) = ctx.read(|tx| open::<may::TakeContact>(tx, ctx, id))?;
    let Some(feedback) = asked.form.owned("feedback") else {
        let message = "Write what the referrer was told".to_owned();
        let mistakes = vec![("feedback".to_owned(), message)];
        let filled = Filled { answers: Answers::default(), mistakes };
        let can = |action| would_permit(ctx, action, grant.situation());
        return Reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page(ctx, asked, &open, filled, can));
    };
    let (sending, read) = (sending(asked), read_version(asked, id));
    let to = ctx.write(move |tx, ctx| {
        let family = sql::family_of(tx, ctx.authority(), id)?;
        let grant = permit::<may::TakeContact>(tx, ctx, Subject::Family(family))?;
        actions::tell_referrer(tx, ctx, &grant, (sending, read), &feedback)
    })?;
    Reply::see(to)
}
