//! Where things stand: what waits for a decision, the open referral and the assessment of each child, and what may come
//! next. Strategy discussions and plans add their own lines here; days that are due are on the page apart.

use jiff::Timestamp;
use jiff::civil::Date;
use kith_practice::assessment::{AssessmentState, due_on};
use kith_vocabulary::codes::{Coded, referral_source::ReferralSource};
use kith_vocabulary::ids::{ContactId, FamilyAssessmentId, FamilyId, PersonId, ReferralId};
use kith_vocabulary::time::date_in_words;

use super::{Button, Whole};
use crate::families::View;
use crate::platform::access::Action;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::visits::pages::moment_in_words;
use crate::{statement, values};

statement! {
    WAITING_CONTACTS = "
        select c.contact_id, c.received_at
          from contact c
         where c.authority_id = ?1 and c.family_id = ?2 and c.state = 'waiting'
         order by c.received_at
         limit 20";

    /// Each open referral with its assessments, the newest of both first.
    OPEN_REFERRALS = "
        select coalesce(p.merged_into_id, p.person_id), r.referral_id, r.referred_on, r.source,
               a.started_on, a.authorised_on, w.family_assessment_id, w.state
          from referral r
          join person p on p.authority_id = r.authority_id and p.person_id = r.person_id
          left join assessment a on a.authority_id = r.authority_id and a.referral_id = r.referral_id
          left join assessment_child c on c.authority_id = a.authority_id and c.assessment_id = a.assessment_id
          left join family_assessment w
            on w.authority_id = c.authority_id and w.family_assessment_id = c.family_assessment_id
         where r.authority_id = ?1 and r.family_id = ?2 and r.closed_on is null
           and coalesce(r.no_further_action, 'no') <> 'yes'
         order by r.referred_on desc, r.referral_id desc, a.started_on desc, a.assessment_id desc
         limit 200";
}

/// One thing that stands, for one child or for several alike.
#[derive(Debug)]
pub struct Standing {
    /// Whom it is about; blank for the whole family.
    pub who: String,
    /// What stands.
    pub words: String,
    /// What may come next.
    pub next: Vec<Next>,
}

/// A step that may come next.
#[derive(Debug)]
pub struct Next {
    /// What it is, in words and with its address.
    pub button: Button,
    /// For whom it is, where that must be said.
    pub of: String,
}

struct Line {
    person: PersonId,
    referral: ReferralId,
    words: String,
    assessment: Option<FamilyAssessmentId>,
    state: Option<AssessmentState>,
    may_start: bool,
}

/// What stands for a family.
pub(super) fn standing(tx: &mut Tx, view: &View<FamilyId>, whole: &Whole) -> Result<Vec<Standing>, Problem> {
    let of = values![view.authority, view.of];
    let mut all = Vec::new();
    for mut row in tx.rows(&WAITING_CONTACTS, of)? {
        let (contact, at): (ContactId, Timestamp) = (row.take()?, row.take()?);
        let button = Button { words: "Look at the contact", path: format!("/contacts/{contact}") };
        all.push(Standing {
            who: String::new(),
            words: format!("A contact of {} waits for a decision.", moment_in_words(at)),
            next: vec![Next { button, of: String::new() }],
        });
    }
    let mut lines: Vec<Line> = Vec::new();
    for row in tx.rows(&OPEN_REFERRALS, of)? {
        let line = line(row, view.today)?;
        if view.shows(line.person) && !lines.iter().any(|known| known.person == line.person) {
            lines.push(line);
        }
    }
    while !lines.is_empty() {
        let first = lines.remove(0);
        let (alike, rest): (Vec<Line>, Vec<Line>) =
            lines.into_iter().partition(|one| one.words == first.words && one.assessment == first.assessment);
        lines = rest;
        let mut group = vec![first];
        group.extend(alike);
        all.push(together(view, whole, &group));
    }
    Ok(all)
}

fn line(mut row: crate::platform::db::Row, today: Date) -> Result<Line, Problem> {
    let (person, referral, referred_on): (PersonId, ReferralId, Date) =
        (row.take()?, row.take()?, row.take()?);
    let source: Option<String> = row.take()?;
    let (started, authorised): (Option<Date>, Option<Date>) = (row.take()?, row.take()?);
    let (assessment, state) = (row.take()?, row.take()?);
    let from = source.map(|code| Coded::<ReferralSource>::read(&code).label().to_owned());
    let from = from.map_or_else(String::new, |from| format!(" from {from}"));
    let referred = format!("Referral{from}, {}.", date_in_words(referred_on));
    let due = due_on(referred_on);
    let is_due = if due < today { "was due" } else { "is due" };
    let told = match (started, authorised, state) {
        (None, ..) => format!("No assessment yet: it {is_due} {}.", date_in_words(due)),
        (_, Some(on), _) => format!("Assessment authorised {}.", date_in_words(on)),
        (Some(_), None, Some(AssessmentState::Sent)) => {
            format!("The assessment is with a manager. It {is_due} {}.", date_in_words(due))
        }
        (Some(on), None, _) => {
            format!("Assessment since {}. It {is_due} {}.", date_in_words(on), date_in_words(due))
        }
    };
    let may_start = started.is_none() || authorised.is_some();
    Ok(Line { person, referral, words: format!("{referred} {told}"), assessment, state, may_start })
}

fn together(view: &View<FamilyId>, whole: &Whole, group: &[Line]) -> Standing {
    let who = whole.first_names(group.iter().map(|line| line.person).collect(), view.today);
    let mut next = Vec::new();
    let mut offer = |words: &'static str, path: String, of: String| {
        next.push(Next { button: Button { words, path }, of });
    };
    if let Some(first) = group.first() {
        if first.may_start && view.may(Action::WriteAssessment) {
            offer("Start an assessment", format!("/families/{}/assessments/new", view.of), who.clone());
        }
        if let Some(id) = first.assessment {
            match first.state {
                Some(AssessmentState::Writing | AssessmentState::Returned)
                    if view.may(Action::WriteAssessment) =>
                {
                    offer("Write on", format!("/assessments/{id}/write"), who.clone());
                }
                _ => {}
            }
            offer("Look at the assessment", format!("/assessments/{id}"), who.clone());
        }
    }
    if view.may(Action::EndReferral) {
        for line in group {
            let name = whole.first_names(vec![line.person], view.today);
            offer("End the referral", format!("/referrals/{}/end", line.referral), name);
        }
    }
    Standing { who, words: group.first().map_or_else(String::new, |line| line.words.clone()), next }
}
