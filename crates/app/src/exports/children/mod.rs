//! What the record holds of the children that a return is about, read in stretches.
//!
//! Many children are read in few statements, and never all of them at once: a stretch has a fixed number of
//! statements, however many children are in it. What was merged into a child's record is theirs.

mod sql;

pub(in crate::exports) use sql::of_people;

use std::collections::HashMap;

use kith_practice::people::IdentifierScheme;
use kith_vocabulary::ids::{AuthorityId, PersonId};
use kith_vocabulary::ids::{ProtectionPlanId, ReferralId};

use crate::journey::rows::{Assessment, Enquiry, NeedPlan, ProtectionPlan, ProtectionReview, Referral};
use crate::people::rows::{Identifier, Person};
use crate::platform::db::{Record, Statement, Tx};
use crate::platform::problem::Problem;
use crate::values;
use jiff::civil::Date;

/// How many children are read at a time.
pub(super) const STRETCH: usize = 2_000;

/// The rows of one child.
#[derive(Debug)]
pub(crate) struct ChildRows {
    pub(crate) person: Person,
    pub(crate) identifiers: Vec<Identifier>,
    pub(crate) referrals: Vec<Referral>,
    pub(crate) assessments: Vec<Assessment>,
    pub(crate) need_plans: Vec<NeedPlan>,
    pub(crate) enquiries: Vec<Enquiry>,
    pub(crate) protection_plans: Vec<ProtectionPlan>,
    pub(crate) protection_reviews: Vec<ProtectionReview>,
}

impl ChildRows {
    fn of(person: Person) -> Self {
        ChildRows {
            person,
            identifiers: Vec::new(),
            referrals: Vec::new(),
            assessments: Vec::new(),
            need_plans: Vec::new(),
            enquiries: Vec::new(),
            protection_plans: Vec::new(),
            protection_reviews: Vec::new(),
        }
    }

    /// The number that the child has in every return: the authority's own or, until it has given one, a number made
    /// from the record's id, which stays the same.
    pub(crate) fn child_id(&self) -> String {
        self.open_identifier(IdentifierScheme::ChildId)
            .unwrap_or_else(|| made_child_id(self.person.person_id))
    }

    /// The unique pupil number.
    pub(crate) fn upn(&self) -> Option<String> {
        self.open_identifier(IdentifierScheme::Upn)
    }

    /// The unique pupil number that the child had last before.
    pub(crate) fn former_upn(&self) -> Option<String> {
        let former = |row: &&Identifier| {
            row.scheme == IdentifierScheme::FormerUpn
                || (row.scheme == IdentifierScheme::Upn && row.ends_on.is_some())
        };
        let latest =
            self.identifiers.iter().filter(former).max_by_key(|row| (row.noted_on, row.identifier_id));
        latest.map(|row| row.value.clone())
    }

    fn open_identifier(&self, scheme: IdentifierScheme) -> Option<String> {
        let open = self.identifiers.iter().filter(|row| row.scheme == scheme && row.ends_on.is_none());
        // The record's own number before one of a record that was merged into it.
        let own = |row: &&Identifier| row.person_id == self.person.person_id;
        open.max_by_key(|row| (own(row), row.noted_on, row.identifier_id)).map(|row| row.value.clone())
    }
}

/// A number for a child to whom the authority has given none: `K` and nine letters and digits of the id's chance.
///
/// Ten characters is the most that the return on children looked after takes.
fn made_child_id(person: PersonId) -> String {
    made_number(person.into())
}

/// A number for somebody whom nobody has given one, from the record's id.
pub(crate) fn made_number(id: uuid::Uuid) -> String {
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let mut bits = id.as_u128();
    let mut made = vec![b'K'; 10];
    for place in made[1..].iter_mut().rev() {
        *place = LETTERS[usize::try_from(bits & 31).unwrap_or(0)];
        bits >>= 5;
    }
    made.into_iter().map(char::from).collect()
}

/// The children with a referral that was open, or came, from one day to another, in the order of their ids.
pub(crate) fn children_in_need(
    tx: &mut Tx,
    authority: AuthorityId,
    from: Date,
    to: Date,
) -> Result<Vec<PersonId>, Problem> {
    let rows = tx.rows(&sql::CHILDREN_IN_NEED, values![authority, from, to])?;
    rows.into_iter().map(|mut row| row.take()).collect()
}

/// One child, whole.
pub(crate) fn read_child(
    tx: &mut Tx,
    authority: AuthorityId,
    person: PersonId,
) -> Result<Option<ChildRows>, Problem> {
    Ok(read_stretch(tx, authority, &[person])?.0.into_iter().next())
}

/// Hands on every child of these, whole, in stretches.
pub(crate) fn each_stretch(
    tx: &mut Tx,
    authority: AuthorityId,
    children: &[PersonId],
    work: &mut dyn FnMut(&mut Tx, Stretch) -> Result<(), Problem>,
) -> Result<(), Problem> {
    for wanted in children.chunks(STRETCH) {
        let (children, whose) = read_stretch(tx, authority, wanted)?;
        let (first, last) = (wanted[0], wanted[wanted.len() - 1]);
        work(tx, Stretch { first, last, children, whose })?;
    }
    Ok(())
}

/// Children that were read together, from the first id to the last.
pub(crate) struct Stretch {
    pub(crate) first: PersonId,
    pub(crate) last: PersonId,
    pub(crate) children: Vec<ChildRows>,
    /// Which of them a record is of: its own, or the one that it was merged into.
    pub(crate) whose: HashMap<PersonId, usize>,
}

struct Reading<'a, 'c> {
    tx: &'a mut Tx<'c>,
    authority: AuthorityId,
    first: PersonId,
    last: PersonId,
    /// Which child a record is of: its own, or the one that it was merged into.
    whose: HashMap<PersonId, usize>,
}

impl Reading<'_, '_> {
    fn rows<R: Record>(&mut self, statement: &'static Statement) -> Result<Vec<R>, Problem> {
        self.tx.records(statement, values![self.authority, self.first, self.last])
    }

    /// Gives each row to its child. Rows of others who stand between them are nobody's here.
    fn give<R: Record>(
        &mut self,
        statement: &'static Statement,
        children: &mut [ChildRows],
        into: impl Fn(&mut ChildRows) -> &mut Vec<R>,
    ) -> Result<(), Problem> {
        for row in self.rows::<R>(statement)? {
            let person = row.about().person.map(PersonId::from);
            if let Some(at) = person.and_then(|person| self.whose.get(&person)) {
                into(&mut children[*at]).push(row);
            }
        }
        Ok(())
    }
}

/// The rows of children, and which of them each record is of.
type Read = (Vec<ChildRows>, HashMap<PersonId, usize>);

fn read_stretch(tx: &mut Tx, authority: AuthorityId, wanted: &[PersonId]) -> Result<Read, Problem> {
    let (Some(first), Some(last)) = (wanted.first(), wanted.last()) else { return Ok(Read::default()) };
    let mut reading = Reading { tx, authority, first: *first, last: *last, whose: HashMap::new() };
    let people: Vec<Person> = reading.rows(&sql::PEOPLE)?;
    let (merged, own): (Vec<Person>, Vec<Person>) =
        people.into_iter().partition(|person| person.merged_into_id.is_some());
    let mut children = Vec::with_capacity(wanted.len());
    for person in own {
        if wanted.binary_search(&person.person_id).is_ok() {
            reading.whose.insert(person.person_id, children.len());
            children.push(ChildRows::of(person));
        }
    }
    for person in merged {
        let kept = person.merged_into_id.and_then(|kept| reading.whose.get(&kept).copied());
        if let Some(at) = kept {
            reading.whose.insert(person.person_id, at);
        }
    }
    reading.give(&sql::IDENTIFIERS, &mut children, |child| &mut child.identifiers)?;
    reading.give(&sql::REFERRALS, &mut children, |child| &mut child.referrals)?;
    reading.give(&sql::ASSESSMENTS, &mut children, |child| &mut child.assessments)?;
    reading.give(&sql::NEED_PLANS, &mut children, |child| &mut child.need_plans)?;
    reading.give(&sql::ENQUIRIES, &mut children, |child| &mut child.enquiries)?;
    reading.give(&sql::PROTECTION_PLANS, &mut children, |child| &mut child.protection_plans)?;
    reading.give(&sql::PROTECTION_REVIEWS, &mut children, |child| &mut child.protection_reviews)?;
    Ok((children, reading.whose))
}

/// Takes out the rows that belong to a referral.
pub(crate) fn of_referral<R>(
    rows: &mut Vec<R>,
    referral: ReferralId,
    whose: impl Fn(&R) -> ReferralId,
) -> Vec<R> {
    rows.extract_if(.., |row| whose(row) == referral).collect()
}

/// The days on which a plan was reviewed.
pub(crate) fn reviews_of(reviews: &[ProtectionReview], plan: ProtectionPlanId) -> Vec<Date> {
    reviews.iter().filter(|row| row.protection_plan_id == plan).map(|row| row.reviewed_on).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_made_child_id_is_letters_and_digits_and_stays_the_same() {
        let one: PersonId = "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap();
        let other: PersonId = "01890a5d-ac96-774b-bcce-b302099a8058".parse().unwrap();
        assert_eq!(made_child_id(one), made_child_id(one));
        assert_ne!(made_child_id(one), made_child_id(other));
        let made = made_child_id(one);
        assert!(made.len() == 10 && made.chars().all(|c| c.is_ascii_alphanumeric()), "{made}");
    }
}
