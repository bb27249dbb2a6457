//! Laying what the file says of a child over what the record holds.
//!
//! The file never blanks a value. Where it is silent about an end that the record has, or where an older file says
//! otherwise than the record, the file's words are set aside for somebody to look at.

use jiff::civil::Date;
use kith_practice::people::IdentifierScheme;
use kith_vocabulary::birth::Birth;
use kith_vocabulary::ids::ReferralId;

use super::known::{Kept, Known, NewId, Weight, find_or_make};
use super::part::{Left, Said};
use super::said::{AssessmentSaid, ChildSaid, EnquirySaid, PlanSaid, ProtectionSaid, ReferralSaid};
use crate::journey::rows::{Assessment, Enquiry, NeedPlan, ProtectionPlan, ProtectionReview, Referral};
use crate::people::rows::Identifier;

const OTHERWISE: &str = "The record says otherwise, from a later file or an earlier place in this one. The record was left as it is.";
const BORN_ALREADY: &str = "The record has the date of birth already.";
const NO_END: &str = "The record says that this has ended; the file gives no end. The record was left as it is. Check which is right.";
const OTHER_CHILD_ID: &str = "The child was found by the UPN; the record knew them by another child ID.";

/// How what the file says becomes rows.
pub(in crate::imports) struct Settling<'a> {
    /// How much the file's word counts.
    pub(in crate::imports) weight: Weight,
    /// Makes the ids of new rows.
    pub(in crate::imports) new_id: NewId<'a>,
    /// Today, for identifiers that are noted now.
    pub(in crate::imports) today: Date,
    /// The last day that the file tells of, if it says so.
    pub(in crate::imports) until: Option<Date>,
    /// `imported from FILE (...)`.
    pub(in crate::imports) source: &'a str,
}

impl Settling<'_> {
    /// Lays what the file says over the rows, and gives what was set aside.
    pub(in crate::imports) fn settle(&self, known: &mut Known, mut said: ChildSaid) -> Vec<Left> {
        let mut left = std::mem::take(&mut said.left);
        let referrals = std::mem::take(&mut said.referrals);
        self.settle_person(known, said, &mut left);
        for referral in referrals {
            self.settle_referral(known, referral, &mut left);
        }
        left
    }

    fn settle_person(&self, known: &mut Known, said: ChildSaid, left: &mut Vec<Left>) {
        let weight = known.person.mention(self.weight);
        let person = &mut known.person.row;
        put_birth(&mut person.birth, said.birth, weight, left);
        put(&mut person.died_on, said.died_on, weight, left);
        put(&mut person.sex, said.sex, weight, left);
        put(&mut person.ethnicity, said.ethnicity, weight, left);
        put_codes(&mut person.disabilities, said.disabilities, weight, left);
        // A number that is given now ends the reason why there was none.
        if said.upn.is_some() && said.upn_unknown.is_none() && weight == Weight::Newest {
            person.upn_unknown = None;
        }
        put(&mut person.upn_unknown, said.upn_unknown, weight, left);
        self.settle_identifier(known, IdentifierScheme::ChildId, said.child_id, left);
        self.settle_identifier(known, IdentifierScheme::Upn, said.upn, left);
        for former in said.former_upns {
            self.note_identifier(known, IdentifierScheme::FormerUpn, former.value);
        }
    }

    /// An identifier of which a person has one at a time.
    fn settle_identifier(
        &self,
        known: &mut Known,
        scheme: IdentifierScheme,
        said: Option<Said<String>>,
        left: &mut Vec<Left>,
    ) {
        let Some(said) = said else { return };
        let is_another_open =
            |row: &Identifier| row.scheme == scheme && row.ends_on.is_none() && row.value != said.value;
        let another = known.identifiers.iter().position(|kept| is_another_open(&kept.row));
        if let Some(at) = another {
            if self.weight == Weight::Older {
                left.push(said.left(OTHERWISE));
                return;
            }
            known.identifiers[at].row.ends_on = Some(self.today);
            if scheme == IdentifierScheme::ChildId {
                left.push(said.left(OTHER_CHILD_ID));
            }
        }
        let at = self.note_identifier(known, scheme, said.value);
        if self.weight == Weight::Newest {
            known.identifiers[at].row.ends_on = None;
        }
    }

    /// Notes an identifier, unless the record has it.
    fn note_identifier(&self, known: &mut Known, scheme: IdentifierScheme, value: String) -> usize {
        let at = known.identifier(scheme, &value).unwrap_or_else(|| {
            known.identifiers.push(Kept::new(Identifier {
                identifier_id: (self.new_id)().into(),
                version: 0,
                person_id: known.person_id(),
                scheme,
                value,
                source: self.source.to_owned(),
                noted_on: self.today,
                ends_on: None,
            }));
            known.identifiers.len() - 1
        });
        known.identifiers[at].mention(self.weight);
        at
    }

    fn settle_referral(&self, known: &mut Known, said: ReferralSaid, left: &mut Vec<Left>) {
        let (family_id, person_id) = (known.family_id, known.person_id());
        let referred_on = said.referred_on.value;
        let (row, weight) = find_or_make(
            &mut known.referrals,
            self.weight,
            |row| row.referred_on == referred_on,
            || Referral {
                referral_id: (self.new_id)().into(),
                version: 0,
                family_id,
                person_id,
                referred_on,
                source: None,
                primary_need: None,
                no_further_action: None,
                closed_on: None,
                closure_reason: None,
                first_conference_on: None,
            },
        );
        let referral_id = row.referral_id;
        put(&mut row.source, said.source, weight, left);
        put(&mut row.primary_need, said.primary_need, weight, left);
        put(&mut row.no_further_action, said.no_further_action, weight, left);
        self.put_end(&mut row.closed_on, said.closed_on, &said.referred_on, weight, left);
        put(&mut row.closure_reason, said.closure_reason, weight, left);
        put(&mut row.first_conference_on, said.first_conference_on, weight, left);
        for assessment in said.assessments {
            self.settle_assessment(known, referral_id, assessment, left);
        }
        for plan in said.need_plans {
            self.settle_need_plan(known, referral_id, plan, left);
        }
        for enquiry in said.enquiries {
            self.settle_enquiry(known, referral_id, enquiry, left);
        }
        for plan in said.protection_plans {
            self.settle_protection_plan(known, referral_id, plan, left);
        }
    }

    fn settle_assessment(
        &self,
        known: &mut Known,
        referral_id: ReferralId,
        said: AssessmentSaid,
        left: &mut Vec<Left>,
    ) {
        let (family_id, person_id) = (known.family_id, known.person_id());
        let started_on = said.started_on.value;
        let (row, weight) = find_or_make(
            &mut known.assessments,
            self.weight,
            |row| row.referral_id == referral_id && row.started_on == started_on,
            || Assessment {
                assessment_id: (self.new_id)().into(),
                version: 0,
                family_id,
                person_id,
                referral_id,
                started_on,
                reviewed_on: None,
                authorised_on: None,
                factors: String::new(),
            },
        );
        put(&mut row.reviewed_on, said.reviewed_on, weight, left);
        put(&mut row.authorised_on, said.authorised_on, weight, left);
        put_codes(&mut row.factors, said.factors, weight, left);
    }

    fn settle_need_plan(
        &self,
        known: &mut Known,
        referral_id: ReferralId,
        said: PlanSaid,
        left: &mut Vec<Left>,
    ) {
        let (family_id, person_id) = (known.family_id, known.person_id());
        let started_on = said.started_on.value;
        let (row, weight) = find_or_make(
            &mut known.need_plans,
            self.weight,
            |row| row.referral_id == referral_id && row.started_on == started_on,
            || NeedPlan {
                need_plan_id: (self.new_id)().into(),
                version: 0,
                family_id,
                person_id,
                referral_id,
                started_on,
                ended_on: None,
                meeting_id: None,
                ended_because: None,
            },
        );
        self.put_end(&mut row.ended_on, said.ended_on, &said.started_on, weight, left);
    }

    fn settle_enquiry(
        &self,
        known: &mut Known,
        referral_id: ReferralId,
        said: EnquirySaid,
        left: &mut Vec<Left>,
    ) {
        let (family_id, person_id) = (known.family_id, known.person_id());
        let started_on = said.started_on.value;
        let (row, weight) = find_or_make(
            &mut known.enquiries,
            self.weight,
            |row| row.referral_id == referral_id && row.started_on == started_on,
            || Enquiry {
                enquiry_id: (self.new_id)().into(),
                version: 0,
                family_id,
                person_id,
                referral_id,
                started_on,
                conference_due_on: None,
                conference_on: None,
                conference_not_required: None,
                meeting_id: None,
                outcome: None,
                ended_on: None,
                finding: None,
                no_conference_because: None,
            },
        );
        put(&mut row.conference_due_on, said.conference_due_on, weight, left);
        put(&mut row.conference_on, said.conference_on, weight, left);
        put(&mut row.conference_not_required, said.conference_not_required, weight, left);
    }

    fn settle_protection_plan(
        &self,
        known: &mut Known,
        referral_id: ReferralId,
        said: ProtectionSaid,
        left: &mut Vec<Left>,
    ) {
        let (family_id, person_id) = (known.family_id, known.person_id());
        let started_on = said.plan.started_on.value;
        let (row, weight) = find_or_make(
            &mut known.protection_plans,
            self.weight,
            |row| row.started_on == started_on,
            || ProtectionPlan {
                protection_plan_id: (self.new_id)().into(),
                version: 0,
                family_id,
                person_id,
                referral_id,
                started_on,
                ended_on: None,
                initial_category: None,
                latest_category: None,
                previous_plans: None,
                meeting_id: None,
                ended_because: None,
            },
        );
        let protection_plan_id = row.protection_plan_id;
        self.put_end(&mut row.ended_on, said.plan.ended_on, &said.plan.started_on, weight, left);
        put(&mut row.initial_category, said.initial_category, weight, left);
        put(&mut row.latest_category, said.latest_category, weight, left);
        put(&mut row.previous_plans, said.previous_plans, weight, left);
        for review in said.reviews {
            let reviewed_on = review.value;
            find_or_make(
                &mut known.protection_reviews,
                self.weight,
                |row| row.protection_plan_id == protection_plan_id && row.reviewed_on == reviewed_on,
                || ProtectionReview {
                    protection_review_id: (self.new_id)().into(),
                    version: 0,
                    family_id,
                    person_id,
                    protection_plan_id,
                    reviewed_on,
                    meeting_id: None,
                },
            );
        }
    }

    /// Puts the day on which something ended. An end that the record knows and the file should have is told.
    fn put_end(
        &self,
        field: &mut Option<Date>,
        said: Option<Said<Date>>,
        of: &Said<Date>,
        weight: Weight,
        left: &mut Vec<Left>,
    ) {
        if let (None, Some(ended), Some(until)) = (&said, &field, self.until)
            && weight == Weight::Newest
            && *ended <= until
        {
            left.push(of.left(NO_END));
        }
        put(field, said, weight, left);
    }
}

/// Puts a value where the file's word counts or nothing stands; otherwise it is set aside.
fn put<T: PartialEq>(field: &mut Option<T>, said: Option<Said<T>>, weight: Weight, left: &mut Vec<Left>) {
    let Some(said) = said else { return };
    match field {
        Some(held) if *held == said.value => {}
        Some(_) if weight == Weight::Older => left.push(said.left(OTHERWISE)),
        _ => *field = Some(said.value),
    }
}

/// Puts codes that are kept in one text; their order says nothing.
fn put_codes(field: &mut String, said: Option<Said<String>>, weight: Weight, left: &mut Vec<Left>) {
    let Some(said) = said else { return };
    if sorted(field) == sorted(&said.value) {
        return;
    }
    let mut held = (!field.is_empty()).then(|| std::mem::take(field));
    put(&mut held, Some(said), weight, left);
    *field = held.unwrap_or_default();
}

fn sorted(codes: &str) -> Vec<&str> {
    let mut all: Vec<&str> = codes.split(' ').collect();
    all.sort_unstable();
    all
}

/// Puts a birth. A date of birth is never undone by an expected date.
fn put_birth(field: &mut Birth, said: Option<Said<Birth>>, weight: Weight, left: &mut Vec<Left>) {
    let Some(said) = said else { return };
    let is_born = field.earliest().is_some();
    match (*field, said.value) {
        (held, new) if held == new => {}
        (_, Birth::Expected(_)) if is_born => left.push(said.left(BORN_ALREADY)),
        (Birth::Unknown, new) | (Birth::Expected(_), new @ Birth::Born(_)) => *field = new,
        (_, new) if weight == Weight::Newest => *field = new,
        _ => left.push(said.left(OTHERWISE)),
    }
}
